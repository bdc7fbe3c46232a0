//! A plan for everybody together: batch and re-plan (routing.md 7).

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::facts::OfferIndex;
use super::fit::Fit;
use super::input::{Kind, Standing};
use super::instance::Instance;
use super::rules::Pair;
use super::solve::options::{Board, choices};
use super::solve::conflicts::{broken, join};
use super::solve::part::{Open, Part, Taken, split};
use super::solve::worth::Worth;
use super::solve::{Draft, Solved, Work, draft, prove};

/// The plan format this engine writes.
pub const PLAN_FORMAT: &str = "ceiba-routing-plan/1";

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Components solved.
    pub components_done: usize,
    /// Components in all.
    pub components: usize,
    /// Needs decided.
    pub needs_done: usize,
    /// Needs in all.
    pub needs: usize,
}

/// The run was stopped from outside; nothing was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the run was cancelled")]
pub struct Cancelled;

/// A plan, as written to a file (routing/README 3).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Plan {
    /// [`PLAN_FORMAT`].
    pub format: String,
    /// Name of the instance.
    pub instance: String,
    /// Rules version it follows.
    pub rules_version: String,
    /// In order of need.
    pub placements: Vec<Placement>,
    /// What it is worth.
    pub objective: Objective,
    /// What no plan exceeds.
    pub bound: Objective,
    /// Counts of work.
    pub work: Work,
}

/// A need at an offer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub struct Placement {
    /// The need.
    pub need: String,
    /// The offer.
    pub offer: String,
}

/// What a plan is worth, by the kind of its instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum Objective {
    /// Batch and re-plan: compared from the left.
    Levels {
        /// Persons placed in tiers 1 to 4.
        tier_persons: [i64; 4],
        /// Sum of persons × fit.
        fit: i64,
    },
    /// Stream: one number.
    Value {
        /// Sum of persons × (tier value + fit).
        weighted_value: i64,
    },
}

/// Places everybody of an instance together; `progress` may stop the run.
pub fn plan(
    instance: &Instance,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Plan, Cancelled> {
    let mut board = Board::new(instance);
    let kept = keep(instance, &mut board);
    let mut open = Vec::new();
    for (index, need) in instance.needs.iter().enumerate() {
        if !is_kept(instance, index) {
            let choices = choices(instance, need, &board);
            let (tier, people) = (need.tier - 1, need.people());
            open.push(Open { need: index, case: need.case, tier, people, choices });
        }
    }
    let parts = split(open, &board);
    let mut state = Progress {
        components_done: 0,
        components: parts.len(),
        needs_done: 0,
        needs: parts.iter().map(|part| part.needs.len()).sum(),
    };
    let mut work = Work::default();
    let mut drafts = Vec::new();
    for part in &parts {
        if progress(state).is_break() {
            return Err(Cancelled);
        }
        drafts.push(draft(part, None, &mut work));
        state.components_done += 1;
        state.needs_done += part.needs.len();
    }
    let solved = settle(parts, drafts, &board, &mut work);
    Ok(write(instance, kept, &solved, work))
}

/// Joins parts whose plans break a conflict, solves those again, and proves every plan.
fn settle(parts: Vec<Part>, drafts: Vec<Draft>, board: &Board, work: &mut Work) -> Vec<(Part, Solved)> {
    let plans: Vec<&Taken> = drafts.iter().map(|draft| &draft.taken).collect();
    let groups = broken(&parts, &plans, board);
    let joined: Vec<(Part, Taken)> = groups.iter().map(|group| join(&parts, &plans, group, board)).collect();
    let mut solved = Vec::new();
    for (part, plan) in joined {
        let again = draft(&part, Some(plan), work);
        let proved = prove(&part, again, work);
        solved.push((part, proved));
    }
    for (p, (part, draft)) in parts.into_iter().zip(drafts).enumerate() {
        if !groups.iter().any(|group| group.contains(&p)) {
            let proved = prove(&part, draft, work);
            solved.push((part, proved));
        }
    }
    solved
}

/// Whether a need holds an accepted place.
fn is_kept(instance: &Instance, need: usize) -> bool {
    let need = &instance.needs[need];
    need.standing == Some(Standing::Accepted) && instance.current_offer(need).is_some()
}

/// Accepted places, which never move, and what they use up.
fn keep(instance: &Instance, board: &mut Board) -> Vec<(usize, OfferIndex)> {
    let mut kept = Vec::new();
    for (index, need) in instance.needs.iter().enumerate() {
        if let (true, Some(offer)) = (is_kept(instance, index), instance.current_offer(need)) {
            board.take(instance, need, offer);
            kept.push((index, offer));
        }
    }
    kept
}

fn write(
    instance: &Instance,
    mut placed: Vec<(usize, OfferIndex)>,
    solved: &[(Part, Solved)],
    work: Work,
) -> Plan {
    let (mut worth, mut bound) = (Worth::default(), Worth::default());
    for (need, offer) in &placed {
        let facts = &instance.needs[*need];
        let pair = Pair { instance, case: &instance.cases[facts.case], need: facts, offer: &instance.offers[*offer] };
        worth.add(facts.tier - 1, facts.people(), Fit::of(&pair).total());
    }
    bound += worth;
    for (part, solved) in solved {
        worth += solved.worth;
        bound += solved.bound;
        for (n, need) in part.needs.iter().enumerate() {
            placed.extend(part.taken(&solved.taken, n).map(|choice| (need.need, choice.offer)));
        }
    }
    placed.sort_unstable();
    let name = |id| instance.word(id).to_owned();
    let placements = placed.into_iter().map(|(need, offer)| Placement {
        need: name(instance.needs[need].id),
        offer: name(instance.offers[offer].id),
    });
    Plan {
        format: PLAN_FORMAT.to_owned(),
        instance: instance.input.name.clone(),
        rules_version: instance.input.rules_version.clone(),
        placements: placements.collect(),
        objective: objective(instance, worth),
        bound: objective(instance, bound),
        work,
    }
}

/// The objective in the terms of the instance's kind.
fn objective(instance: &Instance, worth: Worth) -> Objective {
    let Worth { persons, fit } = worth;
    match instance.input.kind {
        Kind::Batch | Kind::Replan => Objective::Levels { tier_persons: persons, fit },
        Kind::Stream => {
            let values = persons.iter().zip(&instance.input.weights.tier_value);
            Objective::Value { weighted_value: fit + values.map(|(people, value)| people * value).sum::<i64>() }
        }
    }
}
