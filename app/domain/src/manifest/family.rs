//! Families, heads, and children alone.

use std::collections::{BTreeMap, BTreeSet};

use super::alone;
use super::draft::Draft;
use super::issue::{Issue, IssueCode};
use super::person;
use crate::fields::fold::{fold, letters_and_digits};
use crate::fields::relation::Relation;

/// Puts people together who say they travel with each other, names the head, and says which children are alone.
pub fn settle(drafts: &mut [Draft], issues: &mut Vec<Issue>) {
    together(drafts);
    let groups = groups(drafts);
    for members in groups.values() {
        head(drafts, members);
    }
    children(drafts, &groups, issues);
}

/// People of one label on one flight.
fn groups(drafts: &[Draft]) -> BTreeMap<(usize, String), Vec<usize>> {
    let mut groups: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (i, draft) in drafts.iter().enumerate() {
        if let Some(label) = &draft.line.family_group {
            groups.entry((draft.flight, fold(label))).or_default().push(i);
        }
    }
    groups
}

/// The key by which a list names other people; the one that finds most of them.
#[derive(Clone, Copy)]
enum Key {
    ListNo,
    SenderRef,
    Cui,
    Name,
}

fn key_of(draft: &Draft, key: Key) -> Vec<String> {
    let line = &draft.line;
    match key {
        Key::ListNo => line.list_no.iter().cloned().collect(),
        Key::SenderRef => line.sender_ref.iter().cloned().collect(),
        Key::Cui => line.cui.iter().map(|c| c.number.clone()).collect(),
        Key::Name => {
            let (s, g) =
                (fold(line.surnames.as_deref().unwrap_or("")), fold(line.given_names.as_deref().unwrap_or("")));
            vec![format!("{s} {g}"), format!("{g} {s}")]
        }
    }
}

fn wanted(text: &str, key: Key) -> String {
    match key {
        Key::ListNo => person::list_no(text).unwrap_or_default(),
        Key::SenderRef | Key::Cui => letters_and_digits(text),
        Key::Name => alone::bare_name(text),
    }
}

/// The words of everybody's names, by flight, to find who is named by some of them.
struct Named(BTreeMap<usize, Vec<NamedOne>>);

/// One of them.
struct NamedOne {
    place: usize,
    words: BTreeSet<String>,
    grown: bool,
}

/// People of one flight among whom a name is looked for word by word.
const MOST_NAMED: usize = 1_000;

impl Named {
    fn of(drafts: &[Draft], wanted: bool) -> Self {
        let mut flights: BTreeMap<usize, Vec<NamedOne>> = BTreeMap::new();
        for (i, draft) in drafts.iter().enumerate().filter(|_| wanted) {
            let words = draft.folded_name().split([' ', '|']).map(str::to_owned).collect();
            let grown = draft.line.is_minor == Some(false);
            flights.entry(draft.flight).or_default().push(NamedOne { place: i, words, grown });
        }
        flights.retain(|_, people| people.len() <= MOST_NAMED);
        Self(flights)
    }

    /// The only other person of a flight in whose name all words stand, two at least; of several the only grown-up.
    fn find(&self, asks: usize, flight: usize, name: &str) -> Option<usize> {
        let words: Vec<&str> = name.split(' ').collect();
        let has = |one: &&NamedOne| one.place != asks && words.iter().all(|w| one.words.contains(*w));
        let found: Vec<&NamedOne> = self.0.get(&flight).filter(|_| words.len() >= 2)?.iter().filter(has).collect();
        let grown: Vec<&NamedOne> = found.iter().copied().filter(|one| one.grown).collect();
        match (found.as_slice(), grown.as_slice()) {
            ([only], _) | (_, [only]) => Some(only.place),
            _ => None,
        }
    }
}

/// Joins everybody with the person they name; a label already printed is kept.
fn together(drafts: &mut [Draft]) {
    let asked: Vec<usize> =
        (0..drafts.len()).filter(|i| drafts.get(*i).is_some_and(|d| d.travels_with.is_some())).collect();
    if asked.is_empty() {
        return;
    }
    let find = |key: Key| -> Vec<(usize, usize)> {
        let mut index: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for (i, d) in drafts.iter().enumerate() {
            for k in key_of(d, key) {
                index.entry((d.flight, k)).or_insert(i);
            }
        }
        let named = Named::of(drafts, matches!(key, Key::Name));
        let hit = |i: &usize| {
            let d = drafts.get(*i)?;
            let key = wanted(d.travels_with.as_deref()?, key);
            let exact = index.get(&(d.flight, key.clone())).or_else(|| index.get(&(d.flight, format!("A{key}"))));
            let to = exact.copied().or_else(|| named.find(*i, d.flight, &key))?;
            (to != *i).then_some((*i, to))
        };
        asked.iter().filter_map(hit).collect()
    };
    let pairs = [Key::ListNo, Key::SenderRef, Key::Cui, Key::Name]
        .map(find)
        .into_iter()
        .rev()
        .max_by_key(Vec::len)
        .unwrap_or_default();
    let mut parent: Vec<usize> = (0..drafts.len()).collect();
    let root = |parent: &[usize], mut i: usize| {
        while let Some(p) = parent.get(i).filter(|p| **p != i) {
            i = *p;
        }
        i
    };
    for (a, b) in &pairs {
        let (a, b) = (root(&parent, *a), root(&parent, *b));
        if let Some(p) = parent.get_mut(a) {
            *p = b;
        }
    }
    let members: BTreeSet<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    for i in members {
        let top = root(&parent, i);
        let label =
            drafts.get(top).and_then(|d| d.line.family_group.clone()).unwrap_or_else(|| format!("g{}", top + 1));
        if let Some(d) = drafts.get_mut(i) {
            d.line.family_group = Some(label);
        }
    }
    let mut named: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, to) in &pairs {
        *named.entry(*to).or_default() += 1;
    }
    for to in named.keys() {
        let names_nobody = pairs.iter().all(|(from, _)| from != to);
        if let Some(d) = drafts.get_mut(*to).filter(|d| d.line.relation.is_none() && names_nobody) {
            d.line.relation = Some(Relation::Head);
        }
    }
}

/// Where relations are told and nobody is the head, whoever alone has no relation is.
fn head(drafts: &mut [Draft], members: &[usize]) {
    let relation = |i: &usize| drafts.get(*i).and_then(|d| d.line.relation);
    if members.len() < 2
        || members.iter().any(|i| relation(i) == Some(Relation::Head))
        || members.iter().all(|i| relation(i).is_none())
    {
        return;
    }
    let silent: Vec<usize> = members.iter().copied().filter(|i| relation(i).is_none()).collect();
    if let [only] = silent.as_slice()
        && let Some(d) = drafts.get_mut(*only)
    {
        d.line.relation = Some(Relation::Head);
    }
}

/// `true` if the list says so, or tells families and no adult of the family is there; `false` with an adult.
fn children(drafts: &mut [Draft], groups: &BTreeMap<(usize, String), Vec<usize>>, issues: &mut Vec<Issue>) {
    let told: BTreeSet<usize> = drafts.iter().filter(|d| d.families_told).map(|d| d.flight).collect();
    let grown_up = |d: &Draft| match d.line.is_minor {
        Some(minor) => Some(!minor),
        None => matches!(
            d.line.relation,
            Some(Relation::Head | Relation::Partner | Relation::Parent | Relation::Grandparent)
        )
        .then_some(true),
    };
    for i in 0..drafts.len() {
        // A child alone whose age nobody wrote is shown all the same.
        if let Some(d) = drafts.get(i).filter(|d| d.line.is_minor.is_none() && d.alone == Some(true)) {
            issues.push(Issue::new(IssueCode::MinorUnaccompanied, d.line.sheet.as_deref(), Some(d.line.row)));
        }
        let Some(child) = drafts.get(i).filter(|d| d.line.is_minor == Some(true)) else {
            continue;
        };
        let members = child.line.family_group.as_ref().and_then(|l| groups.get(&(child.flight, fold(l))));
        let others: Vec<Option<bool>> =
            members.into_iter().flatten().filter(|m| **m != i).filter_map(|m| drafts.get(*m)).map(grown_up).collect();
        let alone = match child.alone {
            Some(alone) => Some(alone),
            None if others.contains(&Some(true)) => Some(false),
            None if child.heading_alone => Some(true),
            None if !told.contains(&child.flight) || others.contains(&None) => None,
            None => Some(true),
        };
        if alone == Some(true) {
            issues.push(Issue::new(IssueCode::MinorUnaccompanied, child.line.sheet.as_deref(), Some(child.line.row)));
        }
        if let Some(d) = drafts.get_mut(i) {
            d.line.unaccompanied = alone;
        }
    }
}
