//! Labels of families that no two people share: a letter behind the family's number, or the label at its first person only.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::fields::fold::fold;

/// The part of a label that a family shares, and the part that counts its people: `12b`, `F3-2`, `A1`.
pub(super) fn stem(label: &str) -> Option<(String, u32)> {
    let label = label.trim();
    let last = label.chars().next_back()?;
    let digits = label.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (stem, suffix) = label.split_at(label.len().checked_sub(if digits > 0 { digits } else { last.len_utf8() })?);
    let number = if digits > 0 {
        suffix.parse().ok()?
    } else {
        let letter = last.to_ascii_lowercase();
        letter.is_ascii_lowercase().then(|| u32::from(letter) - u32::from('a') + 1)?
    };
    let bare = stem.trim_end_matches(|c: char| !c.is_alphanumeric());
    let parted = if digits > 0 {
        bare.len() < stem.len() || bare.ends_with(char::is_alphabetic)
    } else {
        bare.ends_with(|c: char| c.is_ascii_digit())
    };
    (parted && !bare.is_empty()).then(|| (bare.to_owned(), number))
}

/// Whether labels are a family's number with a mark for each person: all different, each family counted from its first on,
/// and at least two families of two; one is enough where letters count them.
pub(super) fn by_stem(labels: &[String]) -> bool {
    let mut families: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let said: Vec<&String> = labels.iter().filter(|l| !l.trim().is_empty()).collect();
    let different: BTreeSet<String> = said.iter().map(|l| fold(l)).collect();
    for label in &said {
        if let Some((stem, number)) = stem(label) {
            families.entry(fold(&stem)).or_default().push(number);
        }
    }
    let counted = |numbers: &&Vec<u32>| {
        let mut sorted = (*numbers).clone();
        sorted.sort_unstable();
        sorted.iter().zip(1..).all(|(n, at)| *n == at)
    };
    let lettered = said.iter().all(|l| l.trim().ends_with(char::is_alphabetic));
    let people: usize = families.values().filter(counted).map(Vec::len).sum();
    different.len() == said.len()
        && people * 10 >= said.len() * 8
        && families.values().filter(counted).filter(|n| n.len() > 1).count() >= if lettered { 1 } else { 2 }
}

/// Whether a family's label stands at its first person only: all different, the first row has one, and many of the people
/// without one bear a surname of the person above them who has.
pub(super) fn at_first_only(drafts: &[Draft]) -> bool {
    let labels: Vec<&str> = drafts.iter().filter_map(|d| d.line.family_group.as_deref()).collect();
    let different: BTreeSet<String> = labels.iter().map(|l| fold(l)).collect();
    let silent = drafts.len() - labels.len();
    if labels.len() < 3
        || silent == 0
        || different.len() != labels.len()
        || drafts.first().is_none_or(|d| d.line.family_group.is_none())
    {
        return false;
    }
    let surnames = |d: &Draft| -> Vec<String> {
        [&d.line.surname_1, &d.line.surname_2].into_iter().flatten().map(|s| fold(s)).collect()
    };
    let mut head: Vec<String> = Vec::new();
    let mut related = 0;
    for draft in drafts {
        let own = surnames(draft);
        if draft.line.family_group.is_some() {
            head = own;
        } else {
            related += usize::from(own.iter().any(|s| head.contains(s)));
        }
    }
    // Where most people have a label, those without one belong to somebody; else surnames must say so.
    let share = if labels.len() * 2 >= drafts.len() { 4 } else { 6 };
    related * 10 >= silent * share
}

/// Gives everybody below a label that label.
pub(super) fn carry(drafts: &mut [Draft]) {
    let mut label: Option<String> = None;
    for draft in drafts {
        if draft.line.family_group.is_some() {
            label.clone_from(&draft.line.family_group);
        } else {
            draft.line.family_group.clone_from(&label);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{by_stem, stem};

    fn labels(all: &[&str]) -> Vec<String> {
        all.iter().map(|l| (*l).to_owned()).collect()
    }

    #[test]
    fn a_mark_behind_the_number_of_a_family_counts_its_people() {
        assert_eq!(stem("12b"), Some(("12".into(), 2)));
        assert_eq!(stem("F3-2"), Some(("F3".into(), 2)));
        assert_eq!((stem("12"), stem("A")), (None, None));
        assert!(by_stem(&labels(&["12a", "12b", "", "13a", "13b", "13c"])));
        assert!(by_stem(&labels(&["A1", "A2", "B1", "B2", "C1"])));
        assert!(!by_stem(&labels(&["F-01", "F-02", "F-03"])));
        assert!(!by_stem(&labels(&["1", "1", "2", "2"])));
        assert!(!by_stem(&labels(&["12b", "12c", "13b", "13c"])));
    }
}
