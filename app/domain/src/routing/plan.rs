//! A plan for everybody together: batch and re-plan (routing.md 7).

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::facts::OfferIndex;
use super::fit::Fit;
use super::input::Kind;
use super::instance::Instance;
use super::reserve::{self, Reserve};
use super::rules::Pair;
use super::solve::options::{Board, choices};
use super::solve::conflicts::{broken, join};
use super::solve::part::{Open, Part, Taken, split};
use super::solve::worth::Worth;
use super::solve::{Draft, Solved, Work, bound, draft, prove};

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

type Placed = Vec<(usize, OfferIndex)>;
type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

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
    plan_with(instance, &Reserve::everywhere(), progress)
}

/// The same; on a stream with places kept as `reserve` says.
pub fn plan_with(
    instance: &Instance,
    reserve: &Reserve,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Plan, Cancelled> {
    let mut board = Board::new(instance);
    let kept = keep(instance, &mut board);
    match instance.input.kind {
        Kind::Batch | Kind::Replan => everybody(instance, kept, &board, progress),
        Kind::Stream => flights(instance, reserve, kept, board, progress),
    }
}

/// Batch and re-plan: everybody together, over the places that are already held.
fn everybody(instance: &Instance, mut placed: Placed, board: &Board, progress: Watch) -> Result<Plan, Cancelled> {
    let mut bound = worth(instance, &placed);
    let parts = split(open(instance, board), board);
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
    for (part, solved) in settle(parts, drafts, board, &mut work) {
        bound += solved.bound;
        placed.extend(part.placements(&solved.taken));
    }
    Ok(write(instance, placed, bound, work))
}

/// A stream: flight after flight, and what somebody who knew all of them could not exceed.
fn flights(instance: &Instance, reserve: &Reserve, mut placed: Placed, mut board: Board, progress: Watch) -> Result<Plan, Cancelled> {
    let mut work = Work::default();
    let kept = worth(instance, &placed);
    let hindsight = split(open(instance, &board), &board);
    placed.extend(reserve::place(instance, reserve, &mut board, &mut work, progress)?);
    let mut plan = write(instance, placed, Worth::default(), work);
    let values = &instance.input.weights.tier_value;
    let most: i64 = hindsight.iter().map(|part| bound::value(part, values)).sum();
    plan.bound = Objective::Value { weighted_value: kept.valued(values) + most };
    Ok(plan)
}

/// Needs without an accepted place, with what is free for them.
fn open(instance: &Instance, board: &Board) -> Vec<Open> {
    let needs = instance.needs.iter().enumerate().filter(|(_, need)| !instance.is_kept(need));
    let open = needs.map(|(index, need)| {
        let choices = choices(instance, need, board);
        Open { need: index, case: need.case, tier: need.tier - 1, people: need.people(), choices }
    });
    open.collect()
}

/// Solves and proves parts one by one, those that break a conflict together.
pub(super) fn together(parts: Vec<Part>, board: &Board, work: &mut Work) -> Vec<(Part, Solved)> {
    let drafts = parts.iter().map(|part| draft(part, None, work)).collect();
    settle(parts, drafts, board, work)
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

/// Accepted places, which never move, and what they use up.
fn keep(instance: &Instance, board: &mut Board) -> Placed {
    let mut kept = Vec::new();
    for (index, need) in instance.needs.iter().enumerate() {
        if let (true, Some(offer)) = (instance.is_kept(need), instance.current_offer(need)) {
            board.take(instance, need, offer);
            kept.push((index, offer));
        }
    }
    kept
}

/// What placements are worth, counted from the records themselves.
fn worth(instance: &Instance, placed: &[(usize, OfferIndex)]) -> Worth {
    let mut worth = Worth::default();
    for (need, offer) in placed {
        let need = &instance.needs[*need];
        let pair = Pair { instance, case: &instance.cases[need.case], need, offer: &instance.offers[*offer] };
        worth.add(need.tier - 1, need.people(), Fit::of(&pair).total());
    }
    worth
}

fn write(instance: &Instance, mut placed: Placed, bound: Worth, work: Work) -> Plan {
    let worth = worth(instance, &placed);
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
    match instance.input.kind {
        Kind::Batch | Kind::Replan => Objective::Levels { tier_persons: worth.persons, fit: worth.fit },
        Kind::Stream => Objective::Value { weighted_value: worth.valued(&instance.input.weights.tier_value) },
    }
}
