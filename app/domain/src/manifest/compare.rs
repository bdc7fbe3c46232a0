//! A corrected list against what a flight already has: who came, who is gone, and what of whom changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::reading::{Line, Reading};
use crate::fields::fold::fold;

/// A line that a flight already has, with where it stood in its list.
#[derive(Clone, Debug, Default)]
pub struct KnownLine {
    /// What is known of the person; `flight` and what follows from other fields does not matter.
    pub line: Line,
}

impl From<&Line> for KnownLine {
    fn from(line: &Line) -> Self {
        Self { line: line.clone() }
    }
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct At {
    /// The sheet, in workbooks.
    pub sheet: Option<String>,
    /// The row; of the new file, for those gone of the old one.
    pub row: u32,
}

/// A line that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The sheet, in workbooks.
    pub sheet: Option<String>,
    /// The row in the new file.
    pub row: u32,
    /// Fields a person would correct.
    pub fields: Vec<&'static str>,
    /// Where the person stood before.
    pub was: At,
}

/// The difference of two lists of one flight.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The name of the earlier list.
    pub base: Option<String>,
    /// People only in the new list.
    pub added: Vec<At>,
    /// People only in the old list.
    pub gone: Vec<At>,
    /// People in both, not the same.
    pub changed: Vec<Changed>,
}

fn at(line: &Line) -> At {
    At { sheet: line.sheet.clone(), row: line.row }
}

/// Compares the lines a flight has with a new list. People are matched as persons: by reference, CUI, paper, names and birth.
pub fn compare(base: &[KnownLine], new: &Reading) -> Diff {
    compare_lines(
        &base.iter().map(|k| &k.line).collect::<Vec<_>>(),
        &new.lines.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
    )
}

/// A person of both lists, by index, with what a person would correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Index in the old list.
    pub old: usize,
    /// Index in the new list.
    pub new: usize,
    /// Fields that differ; none when the line says the same.
    pub fields: Vec<&'static str>,
}

/// Two lists of one flight laid beside each other; indexes, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// People of both, in the order of the new list.
    pub both: Vec<Pair>,
    /// People only in the new list.
    pub added: Vec<usize>,
    /// People only in the old list.
    pub gone: Vec<usize>,
}

/// Lays two lists of one flight beside each other; `sure` pairs (old, new) are known before.
pub fn pair_up(old: &[&Line], new: &[&Line], sure: &[(usize, usize)]) -> Pairing {
    let pairs = pair(old, new, sure);
    let old_of: BTreeMap<usize, usize> = pairs.iter().map(|(o, n)| (*n, *o)).collect();
    let new_of: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let company_old = company(old, |i| new_of.contains_key(&i).then_some(i));
    let company_new = company(new, |i| old_of.get(&i).copied());
    let mut pairing = Pairing::default();
    for (n, line) in new.iter().enumerate() {
        let Some((o, was)) = old_of.get(&n).and_then(|o| Some((*o, old.get(*o)?))) else {
            pairing.added.push(n);
            continue;
        };
        let mut fields = changes(was, line);
        if company_old.get(&o) != company_new.get(&o) {
            fields.push("family_group");
        }
        pairing.both.push(Pair { old: o, new: n, fields });
    }
    pairing.gone = (0..old.len()).filter(|o| !new_of.contains_key(o)).collect();
    pairing
}

impl Pairing {
    /// The difference as it is printed.
    pub fn diff(&self, old: &[&Line], new: &[&Line]) -> Diff {
        let places = |of: &[&Line], indexes: &[usize]| -> Vec<At> {
            indexes.iter().filter_map(|i| of.get(*i).map(|l| at(l))).collect()
        };
        let changed = self.both.iter().filter(|p| !p.fields.is_empty());
        let changed = changed.filter_map(|p| {
            let (was, line) = (old.get(p.old)?, new.get(p.new)?);
            Some(Changed { sheet: line.sheet.clone(), row: line.row, fields: p.fields.clone(), was: at(was) })
        });
        Diff { base: None, added: places(new, &self.added), gone: places(old, &self.gone), changed: changed.collect() }
    }
}

/// Compares two lists of lines.
pub fn compare_lines(old: &[&Line], new: &[&Line]) -> Diff {
    pair_up(old, new, &[]).diff(old, new)
}

/// For every matched person (by old index) the matched people of the same family.
fn company(lines: &[&Line], id: impl Fn(usize) -> Option<usize>) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut groups: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, line) in lines.iter().enumerate() {
        if let (Some(label), Some(id)) = (&line.family_group, id(i)) {
            groups.entry(fold(label)).or_default().insert(id);
        }
    }
    let mut out = BTreeMap::new();
    for group in groups.values().filter(|g| g.len() > 1) {
        out.extend(group.iter().map(|id| (*id, group.clone())));
    }
    out
}

fn changes(was: &Line, is: &Line) -> Vec<&'static str> {
    let mut fields = Vec::new();
    let mut note = |name, same: bool| {
        if !same {
            fields.push(name);
        }
    };
    note("given_names", was.given_names == is.given_names);
    note("surnames", was.surnames == is.surnames);
    note("sex", was.sex == is.sex);
    note("birth_date", was.birth_date == is.birth_date);
    note("age", was.age == is.age);
    note("nationality", was.nationality == is.nationality);
    note("cui", was.cui.as_ref().map(|c| &c.number) == is.cui.as_ref().map(|c| &c.number));
    note("document", was.document == is.document);
    note("sender_ref", was.sender_ref == is.sender_ref);
    note("municipality_code", was.municipality_code == is.municipality_code);
    note("relation", was.relation == is.relation);
    note("list_no", was.list_no == is.list_no);
    note("seat", was.seat == is.seat);
    fields
}

/// Pairs of old and new lines that are the same person, best evidence first.
fn pair(old: &[&Line], new: &[&Line], sure: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut index: BTreeMap<(u8, String), Vec<usize>> = BTreeMap::new();
    for (i, line) in old.iter().enumerate() {
        for key in keys(line) {
            index.entry(key).or_default().push(i);
        }
    }
    let mut bids: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for (n, line) in new.iter().enumerate() {
        let near: BTreeSet<usize> =
            keys(line).iter().filter_map(|k| index.get(k)).filter(|v| v.len() <= 40).flatten().copied().collect();
        for o in near {
            if let Some(score) = old.get(o).map(|was| likeness(was, line)).filter(|s| *s >= 5) {
                bids.insert((o, n), score);
            }
        }
    }
    let mut order: Vec<((usize, usize), u32)> = bids.into_iter().collect();
    order.sort_by_key(|((o, n), score)| (std::cmp::Reverse(*score), *o, *n));
    let (mut taken_old, mut taken_new, mut pairs) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    let likely = order.into_iter().map(|(pair, _)| pair);
    for (o, n) in sure.iter().copied().chain(likely) {
        if !taken_old.contains(&o) && !taken_new.contains(&n) {
            taken_old.insert(o);
            taken_new.insert(n);
            pairs.push((o, n));
        }
    }
    pairs
}

fn keys(line: &Line) -> Vec<(u8, String)> {
    let folded = |t: &Option<String>| fold(t.as_deref().unwrap_or(""));
    let (given, surnames) = (folded(&line.given_names), folded(&line.surnames));
    let born = line.birth_date.value.clone().unwrap_or_default();
    let mut keys = vec![(3, format!("{surnames}|{given}"))];
    keys.extend(line.sender_ref.iter().map(|r| (0, r.clone())));
    keys.extend(line.cui.iter().map(|c| (1, c.number.clone())));
    keys.extend(line.document.iter().filter_map(|d| d.number.clone()).map(|n| (2, n)));
    if !born.is_empty() {
        keys.extend([(4, format!("{born}|{surnames}")), (5, format!("{born}|{given}"))]);
    }
    keys
}

/// Evidence that two lines are one person.
fn likeness(was: &Line, is: &Line) -> u32 {
    let same = |a: &Option<String>, b: &Option<String>| {
        a.is_some() && fold(a.as_deref().unwrap_or("")) == fold(b.as_deref().unwrap_or(""))
    };
    let (given, surnames) = (same(&was.given_names, &is.given_names), same(&was.surnames, &is.surnames));
    let born = was.birth_date.value.is_some() && was.birth_date.value == is.birth_date.value;
    let mut score = 0;
    score += 5 * u32::from(was.sender_ref.is_some() && was.sender_ref == is.sender_ref);
    score +=
        5 * u32::from(was.cui.is_some() && was.cui.as_ref().map(|c| &c.number) == is.cui.as_ref().map(|c| &c.number));
    score += 2 * u32::from(
        was.document
            .as_ref()
            .and_then(|d| d.number.as_ref())
            .is_some_and(|n| is.document.as_ref().and_then(|d| d.number.as_ref()) == Some(n)),
    );
    score += 2 * u32::from(given) + 2 * u32::from(surnames) + 2 * u32::from(born);
    score += u32::from(given && surnames) + u32::from(was.list_no.is_some() && was.list_no == is.list_no);
    score + u32::from(was.municipality_code.is_some() && was.municipality_code == is.municipality_code)
}
