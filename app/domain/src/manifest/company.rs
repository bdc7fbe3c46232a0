//! With whom a person travels, and whether a child is alone.

use super::draft::Draft;
use super::field::Field;
use super::labels;
use super::person::{Person, Rules};
use super::profile::is_mark;
use crate::fields::fold::{fold, tidy};
use crate::fields::relation::{self, Relation};

/// Reads family, companion, relation, remarks and what they say about being alone.
pub(super) fn read(person: Person<'_>, rules: &Rules, draft: &mut Draft) {
    let told = [Field::FamilyGroup, Field::TravelsWith, Field::Relation].iter().any(|f| person.first(*f).is_some());
    draft.families_told = told
        && !(rules.family_is_flag
            && person.first(Field::TravelsWith).is_none()
            && person.first(Field::Relation).is_none());
    if !rules.family_is_flag {
        let label = person.said(Field::FamilyGroup).map(|(_, t)| tidy(&t)).filter(|t| t != "0");
        // A word for "alone" is no label: it would put all who travel alone together.
        let single = label.as_deref().is_some_and(|t| {
            matches!(
                fold(t).as_str(),
                "individual" | "solo" | "sola" | "single" | "alone" | "sin familia" | "sin grupo"
            )
        });
        let stem =
            |t: String| if rules.family_by_stem { labels::stem(&t).map_or(t.clone(), |(stem, _)| stem) } else { t };
        draft.line.family_group = label.filter(|_| !single).map(stem);
    }
    draft.travels_with = person.said(Field::TravelsWith).map(|(_, t)| t);
    for field in [Field::Relation, Field::Remarks, Field::FamilyGroup] {
        let of = person.all(field).find_map(|(_, cell)| relative_of(&cell.text()));
        if draft.travels_with.is_none() && of.is_some() {
            (draft.travels_with, draft.families_told) = (of, true);
            if field == Field::FamilyGroup {
                draft.line.family_group = None;
            }
        }
    }
    let word = person.said(Field::Relation).or_else(|| {
        let named = |(_, t): &(_, String)| relative_of(t).is_some();
        person.said(Field::FamilyGroup).filter(named).or_else(|| person.said(Field::Remarks).filter(named))
    });
    draft.line.relation = word.and_then(|(_, t)| {
        relation::parse(&t).ok().or_else(|| rules.legend.get(&fold(&t)).and_then(|m| relation::parse(m).ok()))
    });
    for (column, cell) in person.all(Field::Unaccompanied).filter(|(_, c)| !c.is_blank()) {
        draft.alone = draft.alone.or_else(|| flag(&column.header, &cell.text()));
    }
    let remarks: Vec<String> =
        person.all(Field::Remarks).filter(|(_, c)| !c.is_blank()).map(|(_, c)| tidy(&c.text())).collect();
    for (column, cell) in person.all(Field::Remarks).filter(|(_, c)| !c.is_blank()) {
        draft.alone = draft.alone.or_else(|| told_in(&column.header, &cell.text()));
    }
    // "Viaja con: su madre" names nobody of the list, and is company.
    if draft.travels_with.as_deref().is_some_and(with_grown_up) {
        draft.alone = draft.alone.or(Some(false));
    }
    // A child alone must not be missed because nobody knew what its column is.
    let unknown = person
        .all(Field::Ignored)
        .filter(|(_, c)| !c.is_blank())
        .find_map(|(column, c)| told_in(&column.header, &c.text()).filter(|alone| *alone));
    draft.alone = draft.alone.or(unknown);
    draft.line.remarks = (!remarks.is_empty()).then(|| remarks.join("; "));
}

/// What a cell says of being alone: under a title about it a yes or a cross is enough, *NNA acompañado*.
fn told_in(header: &str, text: &str) -> Option<bool> {
    match alone(header) {
        Some(true) => flag(header, text),
        Some(false) if is_mark(text) => Some(false),
        _ => alone(text),
    }
}

/// Whether a text names a grown-up relative and no more: *su madre*, *con el papá*, *her aunt*.
fn with_grown_up(text: &str) -> bool {
    let small = |w: &&str| {
        !matches!(
            *w,
            "con"
                | "su"
                | "sus"
                | "la"
                | "el"
                | "with"
                | "his"
                | "her"
                | "the"
                | "avec"
                | "sa"
                | "son"
                | "com"
                | "sua"
                | "seu"
        )
    };
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(small).collect();
    let kin = |w: &&str| {
        matches!(relation::parse(w), Ok(Relation::Parent | Relation::Grandparent | Relation::Partner))
            || ["tio", "tia", "aunt", "uncle", "tante", "oncle", "padres", "parents"].contains(w)
    };
    words.first().is_some_and(kin) && words.len() <= 3
}

/// Whose relative a text names by number, *hijo de 12*, *esposa del No. 4*, *son of #7*.
fn relative_of(text: &str) -> Option<String> {
    let folded = fold(text);
    let (kin, rest) = folded.split_once(' ')?;
    let number = rest
        .split(' ')
        .filter(|w| {
            !matches!(
                *w,
                "de" | "del"
                    | "la"
                    | "el"
                    | "of"
                    | "do"
                    | "da"
                    | "du"
                    | "no"
                    | "num"
                    | "nro"
                    | "n"
                    | "pax"
                    | "pasajero"
                    | "pasajera"
                    | "folio"
                    | "linea"
                    | "line"
                    | "with"
            )
        })
        .collect::<Vec<_>>();
    match number.as_slice() {
        [only] if relation::parse(kin).is_ok() && only.len() <= 4 && only.bytes().all(|b| b.is_ascii_digit()) => {
            Some((*only).to_owned())
        }
        _ => None,
    }
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

/// Whether a heading names one family, those below it: *GRUPO FAMILIAR 3*, *Familia Pop Caal*, *Family unit 2*.
pub fn family_heading(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let kinds: [&[&str]; 10] = [
        &["grupo", "familiar"],
        &["unidad", "familiar"],
        &["nucleo", "familiar"],
        &["family", "unit"],
        &["family", "group"],
        &["groupe", "familial"],
        &["family"],
        &["familia"],
        &["famille"],
        &["uf"],
    ];
    let label = kinds.iter().find_map(|kind| words.strip_prefix(*kind)).unwrap_or(&[]);
    let number = label.iter().filter(|w| w.bytes().all(|b| b.is_ascii_digit())).count();
    let lettered = matches!(label, [one] if one.len() == 1);
    let named = text.chars().filter(|c| c.is_uppercase()).count() >= 2 && label.iter().all(|w| w.len() >= 2);
    (1..=5).contains(&label.len()) && (number >= 1 || lettered || number == 0 && named)
}

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
    } else if has(&["acompanad", "acompanhad", "accompanied", "accompagn"]) {
        Some(false)
    } else {
        None
    }
}

/// A cell of a column that is only about being alone, read with its header.
fn flag(header: &str, text: &str) -> Option<bool> {
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
