//! With whom a person travels, and whether a child is alone.

use super::alone::{flag, names_an_elder, told_in};
use super::draft::Draft;
use super::field::Field;
use super::labels;
use super::person::{Person, Rules};
use crate::fields::fold::{fold, tidy};
use crate::fields::relation;

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
    if draft.travels_with.as_deref().is_some_and(names_an_elder) {
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
