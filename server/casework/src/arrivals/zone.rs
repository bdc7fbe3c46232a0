//! A document read by a scanner that types: its machine-readable zone fills the form. A check digit that does not fit is said
//! beside its field, never repaired and never swallowed; the clerk compares with the paper.

use domain::{
    fields::{cui, fold::fold},
    mrz::{self, Checked, Zone},
    problems::{ProblemCode, Problems, Typed},
};
use jiff::civil::Date;

/// The field of the desk that holds what a scanner typed.
pub const FIELD: &str = "zone";

/// Fills a form from the zone in it and takes the zone out; a text that is no zone stays, with its problem.
pub fn fill(typed: &mut Typed, today: Date) -> Problems {
    let mut problems = Problems::new();
    let text = typed.get(FIELD).cloned().unwrap_or_default();
    let Ok(zone) = mrz::read(&text, today) else {
        problems.add(FIELD, ProblemCode::ZoneUnreadable);
        return problems;
    };
    for check in &zone.doubtful {
        problems.add(field_of(*check), ProblemCode::ZoneCheckDigit);
    }
    typed.remove(FIELD);
    put_name(typed, "given_names", &zone.given_names);
    put_name(typed, "surnames", &zone.surnames);
    if let Some(birth) = zone.birth {
        typed.insert("birth".into(), format!("{:02}/{:02}/{:04}", birth.day(), birth.month(), birth.year()));
    }
    if let Some(sex) = zone.sex {
        typed.insert("sex".into(), sex.code().into());
    }
    let (kind, number) = paper(&zone);
    typed.insert("document".into(), number);
    typed.insert("document_kind".into(), kind);
    problems
}

/// Where a check digit's doubt is shown.
const fn field_of(check: Checked) -> &'static str {
    match check {
        Checked::Birth => "birth",
        Checked::Number | Checked::PersonalNumber | Checked::Expiry | Checked::Whole => "document",
    }
}

/// A zone has neither accents nor small letters: a name that is the same without them stays as it stands.
fn put_name(typed: &mut Typed, field: &str, read: &str) {
    let same = typed.get(field).is_some_and(|there| fold(there) == fold(read));
    if !same && !read.is_empty() {
        typed.insert(field.to_owned(), read.split(' ').map(capital).collect::<Vec<_>>().join(" "));
    }
}

fn capital(word: &str) -> String {
    let mut signs = word.chars();
    signs
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(signs.flat_map(char::to_lowercase)).collect())
}

/// The identity number when the issuer put it into the zone, else the paper's own.
fn paper(zone: &Zone) -> (String, String) {
    let own =
        zone.personal_number.as_deref().filter(|_| zone.issuer == "GTM").and_then(|number| cui::parse(number).ok());
    match own {
        Some(cui) => ("dpi".to_owned(), cui.number),
        None => (crate::manifests::code_of(&zone.kind).unwrap_or_else(|| "other".to_owned()), zone.number.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n";

    fn filled(zone: &str, pairs: &[(&str, &str)]) -> (Typed, Problems) {
        let mut typed: Typed = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        typed.insert(FIELD.into(), zone.into());
        let problems = fill(&mut typed, jiff::civil::date(2026, 11, 24));
        (typed, problems)
    }

    #[test]
    fn a_zone_fills_the_form_and_keeps_what_was_better_typed() {
        let (typed, problems) = filled(ZONE, &[("surnames", "Ériksson"), ("phone", "5512 3456")]);
        assert!(problems.is_empty());
        let field = |name: &str| typed.get(name).map_or("", String::as_str);
        assert_eq!(
            (field("given_names"), field("surnames"), field("birth"), field("sex")),
            ("Anna Maria", "Ériksson", "12/08/1974", "F")
        );
        assert_eq!(
            (field("document"), field("document_kind"), field("phone"), field(FIELD)),
            ("L898902C3", "passport", "5512 3456", "")
        );
    }

    #[test]
    fn a_wrong_check_digit_is_said_and_the_number_stays_as_read() {
        let (typed, problems) = filled(&ZONE.replace("L898902C36", "L898902C37"), &[]);
        assert_eq!(typed.get("document").map(String::as_str), Some("L898902C3"));
        assert!(
            problems.iter().any(|one| one.field == "document" && one.code == ProblemCode::ZoneCheckDigit)
                && !problems.block()
        );
    }

    #[test]
    fn what_is_no_zone_stays_in_its_field() {
        let (typed, problems) = filled("P<UTO", &[("given_names", "Ana")]);
        assert!(
            problems.block()
                && typed.get(FIELD).map(String::as_str) == Some("P<UTO")
                && typed.get("given_names").map(String::as_str) == Some("Ana")
        );
    }
}
