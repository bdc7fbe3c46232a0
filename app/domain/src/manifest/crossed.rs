//! One question in two columns: a cross under F or under M.

use std::collections::BTreeMap;

use super::grid::Row;
use super::profile::{Profile, is_mark};
use super::words;
use crate::fields::sex::{self, Sex};

/// Columns in which a cross says a sex: two whose titles name one sex each, with crosses only, one in nearly every row and
/// never both.
pub(super) fn find(titles: &[&str], profiles: &[Profile], rows: &[&Row]) -> BTreeMap<usize, Sex> {
    let ends: Vec<(usize, String)> = titles
        .iter()
        .enumerate()
        .filter(|(c, _)| profiles.get(*c).is_some_and(|p| p.marks > 0.98))
        .filter_map(|(c, title)| Some((c, words::tokens(title).pop()?)))
        .collect();
    let letter = sex::letter_m(ends.iter().map(|(_, word)| word.as_str()));
    let named: Vec<(usize, Sex)> =
        ends.iter().filter_map(|(c, word)| Some((*c, sex::parse(word, letter).ok()?))).collect();
    let [(one, first), (other, second)] = named.as_slice() else {
        return BTreeMap::new();
    };
    let marked = |row: &&&Row| [one, other].iter().filter(|c| is_mark(&row.cell(***c).text())).count();
    let of_people: Vec<usize> = rows.iter().filter(|r| r.filled().count() > 2).map(|r| marked(&r)).collect();
    let once = of_people.iter().filter(|n| **n == 1).count();
    if first == second || once * 10 < of_people.len() * 8 {
        return BTreeMap::new();
    }
    BTreeMap::from([(*one, *first), (*other, *second)])
}
