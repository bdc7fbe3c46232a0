//! Step 8: two cases in conflict never have places at the same provider, in any category.
//!
//! Parts are solved without conflicts first; only those whose plans break one are joined and solved again, with a
//! row of capacity 1 for every two needs that could meet at a provider: to all steps it is one more slot.
//! Cost: nothing when no conflict binds. Source: routing.md 2 and 9.

use std::collections::{BTreeMap, BTreeSet};

use super::options::Board;
use super::part::{Part, Taken};
use crate::routing::names::Name;

/// Groups of parts, by place, that must be solved together because their plans break a conflict.
pub fn broken(parts: &[Part], plans: &[&Taken], board: &Board) -> Vec<Vec<usize>> {
    let mut at: BTreeMap<(usize, Name), ()> = BTreeMap::new();
    for (part, taken) in parts.iter().zip(plans) {
        for (n, need) in part.needs.iter().enumerate() {
            if let Some(choice) = part.taken(taken, n) {
                at.insert((need.case, choice.provider), ());
            }
        }
    }
    let meets = |(case, provider): &(usize, Name)| {
        board.partners(*case).iter().any(|partner| at.contains_key(&(*partner, *provider)))
    };
    let guilty: BTreeSet<usize> = at.keys().filter(|here| meets(here)).map(|(case, _)| *case).collect();
    if guilty.is_empty() { Vec::new() } else { groups(parts, board, &guilty) }
}

/// Parts linked by needs that could meet, kept where one of the guilty cases is among them.
fn groups(parts: &[Part], board: &Board, guilty: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    let mut could: BTreeMap<(usize, Name), BTreeSet<usize>> = BTreeMap::new();
    for (p, part) in parts.iter().enumerate() {
        for need in part.needs.iter().filter(|need| !board.partners(need.case).is_empty()) {
            for choice in &need.choices {
                could.entry((need.case, choice.provider)).or_default().insert(p);
            }
        }
    }
    let mut group: Vec<usize> = (0..parts.len()).collect();
    for ((case, provider), here) in &could {
        for partner in board.partners(*case) {
            for there in could.get(&(*partner, *provider)).into_iter().flatten() {
                for one in here {
                    let (low, high) = (group[*one].min(group[*there]), group[*one].max(group[*there]));
                    group.iter_mut().filter(|g| **g == high).for_each(|g| *g = low);
                }
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (p, g) in group.iter().enumerate() {
        found.entry(*g).or_default().push(p);
    }
    let is_guilty = |p: &usize| parts[*p].needs.iter().any(|need| guilty.contains(&need.case));
    found.into_values().filter(|group| group.iter().any(is_guilty)).collect()
}

/// Joins parts into one, with a row for every two needs that could meet; and the joined plan, rivals dropped.
pub fn join(parts: &[Part], plans: &[&Taken], group: &[usize], board: &Board) -> (Part, Taken) {
    let (mut joined, mut plan) = (Part::default(), Taken::new());
    for p in group {
        let shift = joined.free.len();
        for need in &parts[*p].needs {
            let mut need = need.clone();
            need.choices.iter_mut().for_each(|choice| choice.first += shift);
            joined.needs.push(need);
        }
        joined.free.extend_from_slice(&parts[*p].free);
        joined.slot.extend_from_slice(&parts[*p].slot);
        plan.extend_from_slice(plans[*p]);
    }
    add_rows(&mut joined, board);
    drop_rivals(&joined, &mut plan);
    (joined, plan)
}

fn add_rows(part: &mut Part, board: &Board) {
    let mut of_case: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, need) in part.needs.iter().enumerate() {
        of_case.entry(need.case).or_default().push(n);
    }
    for (case, needs) in &of_case {
        for partner in board.partners(*case).iter().filter(|partner| *partner > case) {
            for rival in of_case.get(partner).into_iter().flatten() {
                for need in needs {
                    add_rows_of(part, *need, *rival);
                }
            }
        }
    }
}

fn add_rows_of(part: &mut Part, one: usize, other: usize) {
    let providers = |n: usize| -> BTreeSet<Name> { part.needs[n].choices.iter().map(|c| c.provider).collect() };
    let common: Vec<Name> = providers(one).intersection(&providers(other)).copied().collect();
    for provider in common {
        let row = part.free.len();
        part.free.push(1);
        for need in [one, other] {
            let choices = part.needs[need].choices.iter_mut();
            choices.filter(|choice| choice.provider == provider).for_each(|choice| choice.meets.push(row));
        }
    }
}

/// Takes out, in the common order, whoever would meet somebody already there.
fn drop_rivals(part: &Part, plan: &mut Taken) {
    let mut free = part.free.clone();
    for n in part.order() {
        if let Some(choice) = part.taken(plan, n) {
            if choice.fits(&free) {
                choice.take(&mut free);
            } else {
                plan[n] = None;
            }
        }
    }
}
