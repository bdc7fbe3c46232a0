//! Whether a text, a cell or a heading says that a child is alone, or in company.

use super::profile::is_mark;
use crate::fields::fold::fold;
use crate::fields::relation::{self, Relation};

/// What a text says about a child being alone.
pub fn alone(text: &str) -> Option<bool> {
    let folded = fold(text).replace("w o ", "without ");
    let denied = ["no es ", "ya no es ", "is not ", "not a ", "not an ", "not ", "nao e "];
    if denied.iter().filter_map(|no| folded.strip_prefix(no)).any(|rest| alone(rest) == Some(true)) {
        return Some(false);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |phrases: &[&str]| phrases.iter().any(|p| folded.contains(p));
    // "M.N.A." and "U.A.C." are their letters.
    let letters: String = words.iter().filter(|w| w.len() == 1).copied().collect();
    // "No viaja acompañada", "sin su familia": a word for not, and soon after it a word for company.
    let soon = |not: &[&str], company: &[&str]| {
        let at = words.iter().position(|w| not.contains(w));
        at.and_then(|at| words.get(at + 1..words.len().min(at + 5)))
            .is_some_and(|behind| behind.iter().any(|w| company.iter().any(|c| w.starts_with(c))))
    };
    let people = ["acomp", "accomp", "famil", "parent", "adult", "guardian", "padres", "tutor", "ningun", "encargad"];
    let not = ["no", "not", "nao", "non"];
    let travels = words.iter().any(|w| ["viaj", "vien", "vino", "travel", "voyag"].iter().any(|v| w.starts_with(v)));
    if soon(&not, &["acomp", "accomp"])
        || travels && soon(&not, &people)
        || soon(&["sin", "without", "sem", "sans", "s"], &people)
        || matches!(
            folded.as_str(),
            "solo"
                | "sola"
                | "alone"
                | "seul"
                | "seule"
                | "sozinho"
                | "sozinha"
                | "individual"
                | "single"
                | "single minor"
        )
        || has(&[
            "desacomp",
            "no acompanad",
            "no acomp",
            "unaccompanied",
            "sin acompan",
            "viaja sol",
            "viajan sol",
            "viajando sol",
            "menor sol",
            "menores sol",
            "ninos sol",
            "ninas sol",
            "adolescentes sol",
            "nna sol",
            "travels alone",
            "traveling alone",
            "travelling alone",
            "nino sol",
            "nina sol",
            "sin familia",
            "not accompanied",
            "travelling by",
            "by himself",
            "by herself",
            "on his own",
            "on her own",
            "adolescente sol",
            "va sol",
            "vino sol",
            "viene sol",
            "isole",
            "voyage seul",
            "viaja desacompanh",
            "sozinh",
            "minor alone",
            "child alone",
            "juvenile alone",
            "single juvenile",
            "nna na",
            "por su cuenta",
        ])
        || words.iter().any(|w| matches!(*w, "uac" | "nnana" | "uacs" | "umc" | "uam" | "mna" | "mena" | "uc" | "uasc"))
        || ["uac", "mna", "uam", "nnana", "uc"].iter().any(|a| letters.contains(a))
    {
        Some(true)
    } else if with_a_relative(&words) || has(&["acompanad", "acompanhad", "accompanied", "accompagn"]) {
        Some(false)
    } else {
        None
    }
}

/// Small words before a relative: *con su madre*, *with her mother*.
const BEFORE: [&str; 17] = [
    "con", "su", "sus", "la", "el", "los", "with", "his", "her", "the", "avec", "sa", "son", "ses", "com", "sua", "seu",
];

/// Whether a word names a relative who is grown up beside a child.
fn is_elder(word: &str) -> bool {
    matches!(relation::parse(word), Ok(Relation::Parent | Relation::Grandparent | Relation::Partner))
        || matches!(word, "tio" | "tia" | "aunt" | "uncle" | "tante" | "oncle" | "padres" | "parents" | "abuelos")
}

/// Whether the words say with whom a child travels, right behind the verb: *viaja con su madre*. A mother who waits is no
/// company: *viaja a reunirse con su madre*.
fn with_a_relative(words: &[&str]) -> bool {
    let travels = |w: &&str| ["viaj", "vien", "vino", "travel", "voyag"].iter().any(|v| w.starts_with(v));
    let at = words.iter().position(travels).map_or(words.len(), |at| at + 1);
    let behind = words.get(at..).unwrap_or(&[]);
    let small = behind.iter().take_while(|w| BEFORE.contains(*w)).count();
    matches!(behind.first(), Some(&("con" | "with" | "avec" | "com"))) && behind.get(small).is_some_and(|w| is_elder(w))
}

/// Whether a text names a grown-up relative, *su madre*, *con el papá*, *Madre: Ana Pop*.
pub(super) fn names_an_elder(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').find(|w| !BEFORE.contains(w)).is_some_and(is_elder)
}

/// A name without the words for a relative before it: *su madre Ana Pop*.
pub(super) fn bare_name(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(' ').skip_while(|w| BEFORE.contains(w) || is_elder(w));
    words.collect::<Vec<_>>().join(" ")
}

/// What a cell says of being alone: under a title about it a yes or a cross is enough, *NNA acompañado*.
pub(super) fn told_in(header: &str, text: &str) -> Option<bool> {
    match alone(header) {
        Some(true) => flag(header, text),
        Some(false) if is_mark(text) => Some(false),
        _ => alone(text),
    }
}

/// A cell of a column that is only about being alone, read with its header.
pub(super) fn flag(header: &str, text: &str) -> Option<bool> {
    let yes = match fold(text).as_str() {
        "si" | "s" | "yes" | "y" | "x" | "1" | "true" | "sim" | "verdadero" | "oui" | "o" => true,
        "no" | "n" | "0" | "false" | "falso" | "nao" | "non" => false,
        "" if is_mark(text) => true,
        "solo" | "sola" | "alone" | "uc" => return Some(true),
        _ => return alone(text),
    };
    let folded = fold(header);
    let with = [
        "acompan",
        "accompan",
        "accompagn",
        "viaja con",
        "viajando con",
        "con famil",
        "travels with",
        "traveling with",
        "with famil",
        "avec",
    ];
    let company = alone(header) != Some(true) && with.iter().any(|w| folded.contains(w));
    if company { Some(!yes) } else { yes.then_some(true) }
}

/// Whether a heading speaks of others beside children alone: *Retornados y NNA no acompañados*, *Adultos y menores solos*.
pub fn others_too(text: &str) -> bool {
    let folded = text.replace([',', '/', '&', '+', ';', '-'], " y ");
    let folded = format!(" {} ", fold(&folded).replace(" and ", " y ").replace(" e ", " y "));
    let has = |part: &str, words: &[&str]| words.iter().any(|w| part.contains(w));
    let children =
        ["menor", "nin", "nna", "adolesc", "minor", "child", "juven", "uac", "mna", "mineur", "enfant", "infan"];
    let people = ["retorn", "pasaj", "person", "migrant", "passe", "passag", "return", "deport", "manif", "vuelo"];
    has(&folded, &["adult"])
        || has(&folded, &["famil"]) && !has(&folded, &["sin famil", "sin su famil"])
        || folded.contains(" y ") && folded.split(" y ").any(|part| has(part, &people) && !has(part, &children))
}

#[cfg(test)]
mod tests {
    use super::{alone, names_an_elder, others_too};

    #[test]
    fn a_mother_who_travels_is_company_and_one_who_waits_is_not() {
        for (text, said) in [
            ("viaja con su madre", Some(false)),
            ("Viene con la tía, No. 12", Some(false)),
            ("traveling with her mother", Some(false)),
            ("viaja a reunirse con su madre", None),
            ("lo recibe su mamá", None),
            ("viaja sola, la espera su papá", Some(true)),
            ("no viaja con sus padres", Some(true)),
            ("No es NNA no acompañado", Some(false)),
            ("Menor acompanhado", Some(false)),
            ("Hipertenso", None),
        ] {
            assert_eq!(alone(text), said, "{text}");
        }
        assert!(names_an_elder("su mamá") && names_an_elder("Padre: Juan Pop") && !names_an_elder("Juan Pop"));
    }

    #[test]
    fn a_heading_of_everybody_is_not_one_of_children_alone() {
        for text in ["LISTADO DE RETORNADOS Y NNA NO ACOMPAÑADOS", "Adultos y menores no acompañados"] {
            assert!(others_too(text), "{text}");
        }
        for text in ["Niños, niñas y adolescentes no acompañados", "MENORES NO ACOMPAÑADOS", "Unaccompanied minors"]
        {
            assert!(!others_too(text), "{text}");
        }
    }
}
