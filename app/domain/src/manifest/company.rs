//! With whom a person travels, and whether a child is alone.

use super::draft::Draft;
use super::field::Field;
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
        draft.line.family_group = label.filter(|_| !single);
    }
    draft.travels_with = person.said(Field::TravelsWith).map(|(_, t)| t);
    draft.line.relation = person.said(Field::Relation).and_then(|(_, t)| {
        relation::parse(&t).ok().or_else(|| rules.legend.get(&fold(&t)).and_then(|m| relation::parse(m).ok()))
    });
    for (column, cell) in person.all(Field::Unaccompanied).filter(|(_, c)| !c.is_blank()) {
        draft.alone = draft.alone.or_else(|| flag(&column.header, &cell.text()));
    }
    let remarks: Vec<String> =
        person.all(Field::Remarks).filter(|(_, c)| !c.is_blank()).map(|(_, c)| tidy(&c.text())).collect();
    for text in &remarks {
        draft.alone = draft.alone.or_else(|| alone(text));
    }
    // A child alone must not be missed because nobody knew what its column is.
    let unknown =
        person.all(Field::Ignored).filter(|(_, c)| !c.is_blank()).find_map(|(_, c)| alone(&c.text()).filter(|a| *a));
    draft.alone = draft.alone.or(unknown);
    draft.line.remarks = (!remarks.is_empty()).then(|| remarks.join("; "));
}

/// What a text says about a child being alone.
pub fn alone(text: &str) -> Option<bool> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |phrases: &[&str]| phrases.iter().any(|p| folded.contains(p));
    if has(&[
        "no acompanad",
        "no acomp",
        "unaccompanied",
        "sin acompan",
        "viaja sol",
        "viajan sol",
        "viajando sol",
        "menor sol",
        "travels alone",
        "traveling alone",
        "travelling alone",
        "nino sol",
        "nina sol",
        "sin familia",
        "not accompanied",
        "travelling by",
    ]) || words.iter().any(|w| matches!(*w, "uac" | "nnana" | "uacs" | "umc" | "uam"))
    {
        Some(true)
    } else if has(&["acompanad", "accompanied"]) {
        Some(false)
    } else {
        None
    }
}

/// A cell of a column that is only about being alone, read with its header.
fn flag(header: &str, text: &str) -> Option<bool> {
    let yes = match fold(text).as_str() {
        "si" | "s" | "yes" | "y" | "x" | "1" | "true" | "sim" | "verdadero" => true,
        "no" | "n" | "0" | "false" | "falso" | "nao" => false,
        "solo" | "sola" | "alone" | "uc" => return Some(true),
        _ => return alone(text),
    };
    let negative = alone(header) != Some(false) && !fold(header).starts_with("acompan");
    if negative { yes.then_some(true) } else { Some(!yes) }
}
