//! A plan: everybody together, or flight after flight (routing.md 7).

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::account::{self, Moved, Price, WaitingList, Warning};
use super::facts::OfferIndex;
use super::fit::Fit;
use super::input::Kind;
use super::instance::Instance;
use super::proof::{self, Proof};
use super::reserve::{self, Reserve};
use super::rules::Pair;
use super::solve::conflicts::{broken, join};
use super::solve::options::{Board, choices};
use super::solve::parallel::{Pulse, each};
use super::solve::part::{Open, Part, Taken, split};
use super::solve::worth::Worth;
use super::solve::{Draft, Solved, Work, bound, draft, prices, prove};

/// The plan format this engine writes.
pub const PLAN_FORMAT: &str = "ceiba-routing-plan/1";

/// What a run is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking for what each need can have.
    Options,
    /// Placing, component by component or flight by flight.
    Placing,
    /// Proving how good the places are, and placing better where the proof shows how.
    Proving,
}

/// How far a stage of a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The stage.
    pub stage: Stage,
    /// Components or flights done.
    pub components_done: usize,
    /// Components or flights in all; 0 while they are not known.
    pub components: usize,
    /// Needs done.
    pub needs_done: usize,
    /// Needs in all.
    pub needs: usize,
}

/// How a plan is made; no part of it but `reserve` can change the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Streams: for whom places are kept.
    pub reserve: Reserve,
    /// Threads that work at once.
    pub threads: usize,
}

impl Default for Ask {
    /// Prices everywhere, on all processors.
    fn default() -> Self {
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self { reserve: Reserve::everywhere(), threads }
    }
}

/// The run was stopped from outside; nothing was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the run was cancelled")]
pub struct Cancelled;

pub(super) type Placed = Vec<(usize, OfferIndex)>;
pub(super) type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

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
    /// What one more unit would have been worth, where it would: in order of offer and day.
    pub prices: Vec<Price>,
    /// What proves the bound, component by component; none for a stream.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<Proof>,
    /// Who waits for what.
    pub waiting: Vec<WaitingList>,
    /// What moved against the proposals.
    pub moved: Vec<Moved>,
    /// What was noticed in the input.
    pub warnings: Vec<Warning>,
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

/// How far a plan can be from the best one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// A tier, from 1, in which a better plan might place more persons; those before it are proved.
    Persons {
        /// The tier.
        tier: usize,
        /// At most so many.
        more: i64,
    },
    /// All tiers are proved; what suits, or the value of a stream, may be better by so many millionths.
    Ppm(i64),
}

impl Plan {
    /// The distance to the bound at the first level that is not proved.
    pub fn gap(&self) -> Gap {
        match (self.objective, self.bound) {
            (Objective::Levels { tier_persons, fit }, Objective::Levels { tier_persons: most, fit: best }) => {
                let short = tier_persons.iter().zip(&most).position(|(placed, most)| placed < most);
                short.map_or_else(
                    || Gap::Ppm(ppm(fit, best)),
                    |at| Gap::Persons { tier: at + 1, more: most[at] - tier_persons[at] },
                )
            }
            (Objective::Value { weighted_value }, Objective::Value { weighted_value: best }) => {
                Gap::Ppm(ppm(weighted_value, best))
            }
            _ => Gap::Ppm(1_000_000),
        }
    }
}

/// How much of the bound is missing, in millionths, rounded up.
fn ppm(reached: i64, bound: i64) -> i64 {
    let missing = i128::from(bound.saturating_sub(reached).max(0)) * 1_000_000;
    let all = i128::from(bound.max(1));
    i64::try_from((missing + all - 1) / all).unwrap_or(i64::MAX)
}

/// The plan of an instance, as its kind asks for; `progress` may stop the run.
pub fn plan(
    instance: &Instance,
    ask: &Ask,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Plan, Cancelled> {
    let mut board = Board::new(instance);
    let kept = keep(instance, &mut board);
    match instance.input.kind {
        Kind::Batch | Kind::Replan => everybody(instance, ask, kept, &board, progress),
        Kind::Stream => flights(instance, ask, kept, board, progress),
    }
}

/// Batch and re-plan: everybody together, over the places that are already held.
fn everybody(
    instance: &Instance,
    ask: &Ask,
    mut placed: Placed,
    board: &Board,
    progress: Watch,
) -> Result<Plan, Cancelled> {
    let mut bound = worth(instance, &placed);
    let mut work = Work::default();
    let open = open(instance, ask, board, progress)?;
    let solved = together(split(open.clone(), board), ask.threads, board, &mut work, progress)?;
    for (part, solved) in &solved {
        bound += solved.bound;
        placed.extend(part.placements(&solved.taken));
    }
    let values = &instance.input.weights.tier_value;
    let last = step_of(Stage::Proving, &solved, |(part, _)| part, solved.len());
    let shown = |(part, _): &(Part, Solved), pulse: &Pulse| prices::shown(part, values, pulse);
    let priced = each(ask.threads, &solved, shown, &mut |_| progress(last)).ok_or(Cancelled)?;
    let prices = account::prices(instance, board, priced.into_iter().flatten());
    let mut plan = write(instance, &open, board, placed, prices, bound, work);
    plan.proofs = proof::written(instance, board, &solved);
    Ok(plan)
}

/// A stream: flight after flight, and what somebody who knew all of them could not exceed.
fn flights(
    instance: &Instance,
    ask: &Ask,
    mut placed: Placed,
    mut board: Board,
    progress: Watch,
) -> Result<Plan, Cancelled> {
    let mut work = Work::default();
    let kept = worth(instance, &placed);
    let open = open(instance, ask, &board, progress)?;
    let (empty, hindsight) = (board.clone(), split(open.clone(), &board));
    let (landed, last) = reserve::place(instance, ask, &mut board, &mut work, progress)?;
    placed.extend(landed);
    let prices = account::prices(instance, &board, last.into_iter().enumerate());
    let mut plan = write(instance, &open, &empty, placed, prices, Worth::default(), work);
    let values = &instance.input.weights.tier_value;
    let most = |part: &Part, pulse: &Pulse| bound::value(part, values, pulse);
    let last = step_of(Stage::Proving, &hindsight, |part| part, hindsight.len());
    let most = each(ask.threads, &hindsight, most, &mut |_| progress(last)).ok_or(Cancelled)?;
    plan.bound = Objective::Value { weighted_value: kept.valued(values) + most.iter().sum::<i64>() };
    Ok(plan)
}

/// Needs looked at in one go.
const CHUNK: usize = 256;

/// Needs without an accepted place, with what is free for them.
pub(super) fn open(instance: &Instance, ask: &Ask, board: &Board, progress: Watch) -> Result<Vec<Open>, Cancelled> {
    let wanted: Vec<usize> =
        (0..instance.needs.len()).filter(|index| !instance.is_kept(&instance.needs[*index])).collect();
    let chunks: Vec<&[usize]> = wanted.chunks(CHUNK).collect();
    let mut state =
        Progress { stage: Stage::Options, components_done: 0, components: 0, needs_done: 0, needs: wanted.len() };
    let found = each(ask.threads, &chunks, |chunk, _| look(instance, board, chunk), &mut |at| {
        state.needs_done += at.map_or(0, |at| chunks[at].len());
        progress(state)
    });
    Ok(found.ok_or(Cancelled)?.into_iter().flatten().collect())
}

/// What is free for some needs.
fn look(instance: &Instance, board: &Board, needs: &[usize]) -> Vec<Open> {
    let needs = needs.iter().map(|index| (*index, &instance.needs[*index]));
    let open = needs.map(|(index, need)| {
        let choices = choices(instance, need, board);
        Open { need: index, case: need.case, tier: need.tier - 1, people: need.people(), choices }
    });
    open.collect()
}

/// A part to be proved: with its draft, or joined of parts that broke a conflict, with what of their plans can stay.
enum Ready {
    Drafted(Draft),
    Joined(Taken),
}

/// Solves and proves parts, those that break a conflict together.
pub(super) fn together(
    mut parts: Vec<Part>,
    threads: usize,
    board: &Board,
    work: &mut Work,
    progress: Watch,
) -> Result<Vec<(Part, Solved)>, Cancelled> {
    // The largest first, so that no thread begins with it when the others are done.
    parts.sort_by_key(|part| std::cmp::Reverse(part.needs.len()));
    let drafts =
        step(Stage::Placing, threads, &parts, |part| part, |part, pulse| draft(part, None, pulse), work, progress)?;
    let plans: Vec<&Taken> = drafts.iter().map(|draft| &draft.taken).collect();
    let groups = broken(&parts, &plans, board);
    let joined = groups.iter().map(|group| join(&parts, &plans, group, board));
    let mut ready: Vec<(Part, Ready)> = joined.map(|(part, plan)| (part, Ready::Joined(plan))).collect();
    for (p, (part, draft)) in parts.into_iter().zip(drafts).enumerate() {
        if !groups.iter().any(|group| group.contains(&p)) {
            ready.push((part, Ready::Drafted(draft)));
        }
    }
    let finish = |(part, ready): &(Part, Ready), pulse: &Pulse| match ready {
        Ready::Drafted(draft) => prove(part, draft, pulse),
        Ready::Joined(plan) => {
            let (draft, cost) = draft(part, Some(plan.clone()), pulse);
            let (solved, more) = prove(part, &draft, pulse);
            (solved, cost + more)
        }
    };
    let solved = step(Stage::Proving, threads, &ready, |(part, _)| part, finish, work, progress)?;
    Ok(ready.into_iter().zip(solved).map(|((part, _), solved)| (part, solved)).collect())
}

/// A stage of which so many parts are done, the first ones of the list.
fn step_of<Q>(stage: Stage, questions: &[Q], part: impl Fn(&Q) -> &Part, done: usize) -> Progress {
    let needs = |some: &[Q]| some.iter().map(|one| part(one).needs.len()).sum();
    Progress {
        stage,
        components_done: done,
        components: questions.len(),
        needs_done: needs(&questions[..done]),
        needs: needs(questions),
    }
}

/// One stage over all parts.
fn step<Q: Sync, A: Send>(
    stage: Stage,
    threads: usize,
    questions: &[Q],
    part: impl Fn(&Q) -> &Part,
    answer: impl Fn(&Q, &Pulse) -> (A, Work) + Sync,
    work: &mut Work,
    progress: Watch,
) -> Result<Vec<A>, Cancelled> {
    let mut state = step_of(stage, questions, &part, 0);
    if progress(state).is_break() {
        return Err(Cancelled);
    }
    let answers = each(threads, questions, answer, &mut |at| {
        if let Some(at) = at {
            state.components_done += 1;
            state.needs_done += part(&questions[at]).needs.len();
        }
        progress(state)
    });
    let answers = answers.ok_or(Cancelled)?.into_iter();
    Ok(answers
        .map(|(answer, cost)| {
            *work += cost;
            answer
        })
        .collect())
}

/// Accepted places, which never move, and what they use up.
pub(super) fn keep(instance: &Instance, board: &mut Board) -> Placed {
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
pub(super) fn worth(instance: &Instance, placed: &[(usize, OfferIndex)]) -> Worth {
    let mut worth = Worth::default();
    for (need, offer) in placed {
        let need = &instance.needs[*need];
        let pair = Pair { instance, case: &instance.cases[need.case], need, offer: &instance.offers[*offer] };
        worth.add(need.tier - 1, need.people(), Fit::of(&pair).total());
    }
    worth
}

fn write(
    instance: &Instance,
    open: &[Open],
    board: &Board,
    mut placed: Placed,
    prices: Vec<Price>,
    bound: Worth,
    work: Work,
) -> Plan {
    let worth = worth(instance, &placed);
    let at: BTreeMap<usize, OfferIndex> = placed.iter().copied().collect();
    placed.sort_unstable();
    let name = |id| instance.word(id).to_owned();
    let placements = placed
        .into_iter()
        .map(|(need, offer)| Placement { need: name(instance.needs[need].id), offer: name(instance.offers[offer].id) });
    Plan {
        format: PLAN_FORMAT.to_owned(),
        instance: instance.input.name.clone(),
        rules_version: instance.input.rules_version.clone(),
        placements: placements.collect(),
        objective: objective(instance, worth),
        bound: objective(instance, bound),
        prices,
        proofs: Vec::new(),
        waiting: account::waiting(instance, open, &at),
        moved: account::moved(instance, &at),
        warnings: account::warnings(instance, open, board),
        work,
    }
}

/// The objective in the terms of the instance's kind.
pub(super) fn objective(instance: &Instance, worth: Worth) -> Objective {
    match instance.input.kind {
        Kind::Batch | Kind::Replan => Objective::Levels { tier_persons: worth.persons, fit: worth.fit },
        Kind::Stream => Objective::Value { weighted_value: worth.valued(&instance.input.weights.tier_value) },
    }
}
