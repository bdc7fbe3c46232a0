//! The largest sum of values, without tiers: a flight at values net of prices (routing.md 7, *reserve*).
//!
//! The `fit` of a choice is its whole value here. Assignment parts are exact by step 3; the others are filled by value
//! and improved by step 7. Cost: below a millisecond for a flight.

use super::chains::Chains;
use super::conflicts::{broken, join};
use super::options::Board;
use super::parallel::Pulse;
use super::part::{Part, Taken};
use super::worth::Scale;
use super::{Work, paths};

/// Depth of the chains.
const DEPTH: usize = 4;

/// Places every part, those that break a conflict together.
pub fn together(parts: Vec<Part>, board: &Board, work: &mut Work) -> Vec<(Part, Taken)> {
    let plans: Vec<Taken> = parts.iter().map(|part| place(part, work)).collect();
    let all: Vec<&Taken> = plans.iter().collect();
    let groups = broken(&parts, &all, board);
    let joined: Vec<Part> = groups.iter().map(|group| join(&parts, &all, group, board).0).collect();
    let alone = |p: &usize| !groups.iter().any(|group| group.contains(p));
    let kept = parts.into_iter().zip(plans).enumerate().filter(|(p, _)| alone(p)).map(|(_, solved)| solved);
    let mut solved: Vec<(Part, Taken)> = kept.collect();
    for part in joined {
        let taken = place(&part, work);
        solved.push((part, taken));
    }
    solved
}

fn place(part: &Part, work: &mut Work) -> Taken {
    let scale = Scale::flat(&[]);
    if part.is_assignment() {
        return paths::assign(part, &scale, &Pulse::none());
    }
    let value = |n: usize, k: usize| part.needs[n].choices[k].fit;
    let ranked: Vec<Vec<usize>> = (0..part.needs.len())
        .map(|n| {
            let mut ranked: Vec<usize> = (0..part.needs[n].choices.len()).collect();
            ranked.sort_by_key(|k| (-value(n, *k), *k));
            ranked
        })
        .collect();
    let mut order: Vec<usize> = (0..part.needs.len()).collect();
    order.sort_by_key(|n| (-ranked[*n].first().map_or(0, |k| value(*n, *k)), *n));
    let mut free = part.free.clone();
    let mut taken = vec![None; part.needs.len()];
    for n in order {
        taken[n] = ranked[n].iter().copied().find(|k| part.needs[n].choices[*k].fits(&free));
        if let Some(choice) = part.taken(&taken, n) {
            choice.take(&mut free);
        }
    }
    let (taken, moves) = Chains::new(part, &scale, &ranked, &taken, DEPTH).run(&Pulse::none());
    work.moves += moves;
    taken
}
