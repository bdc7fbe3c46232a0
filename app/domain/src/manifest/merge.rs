//! Sheets that repeat people of another sheet add what they know to their lines and make no lines of their own.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::issue::{Issue, IssueCode};
use super::sheet::Lines;

/// Merges every sheet into an earlier one whose people it repeats. `same_flight` sheets keep their own flights.
pub fn merge(mut sheets: Vec<Lines>, issues: &mut Vec<Issue>) -> Vec<Draft> {
    let mut kept: Vec<Lines> = Vec::new();
    // The fuller sheet is the list; the other adds to it.
    let order = fullest_first(&sheets);
    let mut positions: Vec<usize> = Vec::new();
    for at in order {
        let Some(sheet) = sheets.get_mut(at).map(std::mem::take) else {
            continue;
        };
        let target = kept.iter().position(|k| repeats(&k.drafts, &sheet.drafts));
        if let Some(target) = target.and_then(|t| kept.get_mut(t)) {
            add(target, sheet, issues);
        } else {
            issues.extend(sheet.issues.iter().cloned());
            kept.push(Lines { issues: Vec::new(), ..sheet });
            positions.push(at);
        }
    }
    let mut ordered: Vec<(usize, Lines)> = positions.into_iter().zip(kept).collect();
    ordered.sort_by_key(|(at, _)| *at);
    ordered.into_iter().flat_map(|(_, l)| l.drafts).collect()
}

fn fullest_first(sheets: &[Lines]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sheets.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(sheets.get(*i).map_or(0, |s| s.drafts.len())));
    order
}

/// How a person is found again: by name, with the list number where both have one.
fn index(drafts: &[Draft]) -> BTreeMap<String, Vec<usize>> {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, d) in drafts.iter().enumerate() {
        index.entry(d.folded_name()).or_default().push(i);
    }
    index
}

fn same(index: &BTreeMap<String, Vec<usize>>, drafts: &[Draft], one: &Draft) -> Option<usize> {
    let found = index.get(&one.folded_name())?;
    let number = |i: &&usize| drafts.get(**i).and_then(|d| d.line.list_no.as_deref());
    if let Some(no) = one.line.list_no.as_deref() {
        found.iter().find(|i| number(i) == Some(no)).copied()
    } else {
        let birth = |i: &&usize| {
            drafts.get(**i).is_some_and(|d| d.birth.is_none() || one.birth.is_none() || d.birth == one.birth)
        };
        let mut fits = found.iter().filter(birth);
        fits.next().copied().filter(|_| fits.next().is_none())
    }
}

/// Whether at least half of a sheet's people stand in another one.
fn repeats(list: &[Draft], other: &[Draft]) -> bool {
    let index = index(list);
    let hits = other.iter().filter(|o| same(&index, list, o).is_some()).count();
    hits > 0 && hits * 2 >= other.len()
}

fn add(target: &mut Lines, sheet: Lines, issues: &mut Vec<Issue>) {
    let index = index(&target.drafts);
    let label = sheet.drafts.first().and_then(|d| d.line.sheet.clone());
    let mut silent: Vec<u32> = Vec::new();
    let flight = target.drafts.first().map(|d| d.flight);
    for draft in sheet.drafts {
        if let Some(at) = same(&index, &target.drafts, &draft) {
            silent.push(draft.line.row);
            if let Some(known) = target.drafts.get_mut(at) {
                learn(known, draft);
            }
        } else {
            let mut draft = draft;
            if let Some(flight) = flight.filter(|_| target.drafts.iter().all(|d| Some(d.flight) == flight)) {
                draft.on(flight);
            }
            target.drafts.push(draft);
        }
    }
    // What a repeated row leaves blank is no fault of the list.
    issues.extend(sheet.issues.into_iter().filter(|i| i.row.is_none_or(|r| !silent.contains(&r))));
    issues.push(Issue::new(IssueCode::SheetMerged, label.as_deref(), None).cell("", silent.len().to_string()));
}

/// Takes what another line of the same person knows.
fn learn(known: &mut Draft, other: Draft) {
    let (line, more) = (&mut known.line, other.line);
    line.seat = line.seat.take().or(more.seat);
    line.sex = line.sex.or(more.sex);
    line.nationality = line.nationality.or(more.nationality);
    line.cui = line.cui.take().or(more.cui);
    line.document = line.document.take().or(more.document);
    line.sender_ref = line.sender_ref.take().or(more.sender_ref);
    line.languages = line.languages.take().or(more.languages);
    line.family_group = line.family_group.take().or(more.family_group);
    line.relation = line.relation.or(more.relation);
    if line.municipality_code.is_none() && more.municipality_code.is_some() {
        (line.municipality_code, line.department_code) = (more.municipality_code, more.department_code);
    }
    if known.birth.is_none() && other.birth.is_some() {
        (line.birth_date, line.is_minor, known.birth) = (more.birth_date, more.is_minor, other.birth);
    }
    line.age = if known.birth.is_some() { None } else { line.age.or(more.age) };
    line.is_minor = line.is_minor.or(more.is_minor);
    if let Some(text) = more.remarks {
        line.remarks = Some(line.remarks.take().map_or(text.clone(), |had| format!("{had}; {text}")));
    }
    known.travels_with = known.travels_with.take().or(other.travels_with);
    known.alone = known.alone.or(other.alone);
    known.heading_alone |= other.heading_alone;
    known.families_told |= other.families_told;
}
