//! What only shows when all lines are there: people twice, list numbers twice, totals that do not agree.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::issue::{Issue, IssueCode};
use super::rowkind::Counted;
use super::table::Table;
use crate::fields::sex::Sex;

/// The same person twice on the same flight: same CUI, same reference, or same names and birth date.
pub fn duplicates(drafts: &[Draft], issues: &mut Vec<Issue>) -> BTreeSet<usize> {
    let shared_refs = refs_are_shared(drafts);
    let mut seen: BTreeMap<(usize, u8, String), usize> = BTreeMap::new();
    let mut doubled = BTreeSet::new();
    for (i, d) in drafts.iter().enumerate() {
        let line = &d.line;
        let mut keys: Vec<(usize, u8, String)> = Vec::new();
        keys.extend(line.cui.iter().filter(|c| c.number.len() == 13).map(|c| (d.flight, 0, c.number.clone())));
        keys.extend(line.sender_ref.iter().filter(|_| !shared_refs).map(|r| (d.flight, 1, r.clone())));
        if let (Some(born), true) = (&line.birth_date.value, line.given_names.is_some() && line.surnames.is_some()) {
            keys.push((d.flight, 2, format!("{}|{born}", d.folded_name())));
        }
        let first = keys.iter().filter_map(|k| seen.get(k)).min().copied();
        for key in keys {
            seen.entry(key).or_insert(i);
        }
        if let Some(earlier) = first.and_then(|f| drafts.get(f)) {
            doubled.insert(i);
            let same_sheet = earlier.line.sheet == line.sheet;
            let mut issue =
                Issue::new(IssueCode::DuplicateInFile, line.sheet.as_deref(), Some(line.row)).related(earlier.line.row);
            issue.value = (!same_sheet).then(|| earlier.line.sheet.clone()).flatten();
            issues.push(issue);
        }
    }
    doubled
}

/// A reference that many different people share is the family's or the case's, not the person's.
fn refs_are_shared(drafts: &[Draft]) -> bool {
    let mut names: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for d in drafts {
        if let Some(r) = d.line.sender_ref.as_deref() {
            names.entry(r).or_default().insert(d.folded_name());
        }
    }
    let shared = names.values().filter(|n| n.len() > 1).count();
    shared >= 3 && shared * 12 > names.len()
}

/// A list number given to another person before, and numbers left out; numbers start again with each flight.
pub fn list_numbers(drafts: &[Draft], doubled: &BTreeSet<usize>, issues: &mut Vec<Issue>) {
    // A sheet that counts from 1 on is a list of its own.
    let sheets: BTreeSet<(usize, &Option<String>)> =
        drafts.iter().filter(|d| d.line.list_no.as_deref() == Some("1")).map(|d| (d.flight, &d.line.sheet)).collect();
    let own = |d: &Draft| sheets.contains(&(d.flight, &d.line.sheet));
    let mut seen: BTreeMap<(usize, Option<&str>, &str), usize> = BTreeMap::new();
    let mut last: BTreeMap<(usize, Option<&str>), u32> = BTreeMap::new();
    for (i, d) in drafts.iter().enumerate() {
        let list = d.line.sheet.as_deref().filter(|_| own(d));
        let Some(no) = d.line.list_no.as_deref() else {
            continue;
        };
        let at = Some(d.line.row);
        match seen.get(&(d.flight, list, no)).and_then(|e| drafts.get(*e)) {
            Some(earlier) if !(doubled.contains(&i) && earlier.folded_name() == d.folded_name()) => {
                issues.push(
                    Issue::new(IssueCode::ListNoRepeated, d.line.sheet.as_deref(), at)
                        .cell("", no)
                        .related(earlier.line.row),
                );
            }
            Some(_) => {}
            None => {
                seen.insert((d.flight, list, no), i);
            }
        }
        if let Ok(number) = no.parse::<u32>() {
            if last.get(&(d.flight, list)).is_some_and(|l| number > l + 1) {
                issues.push(Issue::new(IssueCode::ListNoGap, d.line.sheet.as_deref(), at).cell("", no));
            }
            last.insert((d.flight, list), number);
        }
    }
}

/// Printed totals against the lines they stand for: those above it, those of its flight with the people other sheets add, or,
/// under several flights, all.
pub fn totals(table: &Table<'_>, drafts: &[Draft], issues: &mut Vec<Issue>) {
    let fits = |d: &Draft, of: Counted| match of {
        Counted::All => true,
        Counted::Women => d.line.sex == Some(Sex::F),
        Counted::Men => d.line.sex == Some(Sex::M),
        Counted::Minors => d.line.is_minor == Some(true),
        Counted::Adults => d.line.is_minor != Some(true),
        Counted::Other => false,
    };
    let label = table.sheet.label();
    let mut from = 0;
    let mut held_from = 0;
    for (t, total) in table.totals.iter().enumerate() {
        let Some(number) = total.printed.number.filter(|_| total.printed.of != Counted::Other) else {
            continue;
        };
        let of = total.printed.of;
        let rows = |a: usize, b: usize| -> BTreeSet<u32> {
            table
                .entries
                .get(a..b)
                .unwrap_or(&[])
                .iter()
                .filter_map(|e| table.sheet.rows.get(e.row))
                .map(|r| r.number)
                .collect()
        };
        let count = |rows: &BTreeSet<u32>| {
            drafts
                .iter()
                .filter(|d| d.line.sheet.as_deref() == label && rows.contains(&d.line.row) && fits(d, of))
                .count()
        };
        let above = rows(from, total.before);
        let whole_held = if of == Counted::All { total.held_before - held_from } else { 0 };
        let mut possible = vec![count(&above) + whole_held];
        let flights: BTreeSet<usize> = table
            .entries
            .iter()
            .enumerate()
            .filter(|(i, e)| {
                e.context == total.context && (*i < total.before || total.before == 0 || from == total.before)
            })
            .filter_map(|(_, e)| table.sheet.rows.get(e.row))
            .filter_map(|r| drafts.iter().find(|d| d.line.sheet.as_deref() == label && d.line.row == r.number))
            .map(|d| d.flight)
            .collect();
        let of_flights = drafts.iter().filter(|d| flights.contains(&d.flight) && fits(d, of)).count();
        let held = if of == Counted::All { table.held.iter().filter(|h| h.1 == total.context).count() } else { 0 };
        possible.push(of_flights + held);
        if t + 1 == table.totals.len() {
            possible.push(
                drafts.iter().filter(|d| fits(d, of)).count() + if of == Counted::All { table.held.len() } else { 0 },
            );
        }
        if !possible.contains(&(number as usize)) {
            issues.push(Issue::new(IssueCode::CountMismatch, label, Some(total.row)).cell("", number.to_string()));
        }
        let next_continues = table.totals.get(t + 1).is_some_and(|n| n.before == total.before);
        if of == Counted::All && !next_continues {
            (from, held_from) = (total.before, total.held_before);
        }
    }
}
