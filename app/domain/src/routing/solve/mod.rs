//! The solver: each file is a named step of routing.md 9, with its cost and its source.

pub mod asked;
pub mod bound;
pub mod chains;
pub mod conflicts;
pub mod flat;
pub mod options;
pub mod parallel;
pub mod part;
pub mod paths;
pub mod prices;
pub mod relaxation;
pub mod rounding;
pub mod worth;

use bound::{Bound, Level, Vectors};
use parallel::Pulse;
use part::{Part, Taken};
use prices::{Aim, GENTLE, Prices, greedy, learn};
use relaxation::{Whole, columns, relax};
use worth::{Scale, Worth};

/// Columns kept for each need in the relaxation.
const COLUMNS: usize = 12;
/// Columns looked at by chains and by the search for whole numbers in small parts.
const COLUMNS_WIDE: usize = 40;
/// Parts up to this size are searched for their whole-number optimum.
const SMALL: usize = 60;
/// Nodes of that search.
const NODES: u64 = 200;
/// Price steps from nothing, and the first one's pace.
const STEPS: usize = 1000;
const PACE: f64 = 400.0;
/// A larger part is not searched again when its tiers are proved and fit lies within one part in so many.
const NEAR: i64 = 1000;
/// Beyond this size a part is left to prices and chains.
const LARGE: usize = 1500;

/// What was done, for the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Work {
    /// Price steps granted.
    pub steps: u64,
    /// Relaxations solved.
    pub relaxations: u64,
    /// Placements tried by chains.
    pub moves: u64,
}

impl std::ops::AddAssign for Work {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::Add for Work {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            steps: self.steps + other.steps,
            relaxations: self.relaxations + other.relaxations,
            moves: self.moves + other.moves,
        }
    }
}

/// The plan of one part, and what no plan exceeds.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The choice taken for each need.
    pub taken: Taken,
    /// What no plan of the part exceeds.
    pub bound: Worth,
    /// What proves it.
    pub proof: Vec<Vectors>,
}

/// A plan of a part and the prices it was found at; assignment parts need none.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The choice taken for each need.
    pub taken: Taken,
    found: Found,
}

/// How a plan was found: what proves it already, or prices to prove it from.
#[derive(Clone, Debug)]
enum Found {
    Exact(Vectors),
    Near(Prices),
}

/// Steps 3 to 7: a good plan, exact for assignment parts; `known` is a plan to start from besides.
pub fn draft(part: &Part, known: Option<Taken>, pulse: &Pulse) -> (Draft, Work) {
    let mut work = Work::default();
    let packed = Scale::packed(part);
    if part.is_assignment() {
        let (taken, prices) = paths::priced(part, &packed, pulse);
        let found = Found::Exact(Vectors { level: Level::Whole, multipliers: packed.0, prices });
        return (Draft { taken, found }, work);
    }
    let (prices, first) = gentle_prices(part, &mut work, pulse);
    let ranked = columns(part, &prices, COLUMNS_WIDE);
    let mut plans: Vec<Taken> = known.into_iter().collect();
    // The relaxation is the one step that cannot be stopped inside: it is not begun when nobody wants it.
    if part.needs.len() <= LARGE && !pulse.stops(0) {
        work.relaxations += 1;
        plans.extend(relax(part, &narrow(&ranked, COLUMNS), Whole::No).map(|shares| rounding::round(part, &shares)));
    }
    plans.push(first);
    let taken = improved(part, &packed, &ranked, plans, 3, (&mut work, pulse));
    (Draft { taken, found: Found::Near(prices) }, work)
}

/// Step 9 and, where a gap stays, steps 5 to 7 once more at the prices that prove it: whole numbers in small parts.
pub fn prove(part: &Part, draft: &Draft, pulse: &Pulse) -> (Solved, Work) {
    let mut work = Work::default();
    let worth = Worth::of(part, &draft.taken);
    let same = |bound, proof| Solved { taken: draft.taken.clone(), bound, proof };
    let prices = match &draft.found {
        Found::Exact(vectors) => return (same(worth, vec![vectors.clone()]), work),
        Found::Near(prices) => prices,
    };
    let Bound { worth: bound, prices: nearer, proof } = bound::bound(part, worth, prices, pulse);
    let small = part.needs.len() <= SMALL;
    let near = bound.persons == worth.persons && (bound.fit - worth.fit) * NEAR < worth.fit;
    if part.needs.len() > LARGE || bound == worth || (near && !small) || pulse.stops(0) {
        return (same(bound, proof), work);
    }
    let packed = Scale::packed(part);
    let ranked = columns(part, &nearer, COLUMNS_WIDE);
    let (width, whole, depth) = if small { (COLUMNS_WIDE, Whole::Within(NODES), 4) } else { (COLUMNS, Whole::No, 3) };
    work.relaxations += 1;
    let again = relax(part, &narrow(&ranked, width), whole).map(|shares| rounding::round(part, &shares));
    let plans = [draft.taken.clone()].into_iter().chain(again).collect();
    let taken = improved(part, &packed, &ranked, plans, depth, (&mut work, pulse));
    let better = Worth::of(part, &taken);
    if better.persons == worth.persons {
        return (Solved { taken, bound, proof }, work);
    }
    let Bound { worth: bound, proof, .. } = bound::bound(part, better, prices, pulse);
    (Solved { taken, bound, proof }, work)
}

/// The first columns of each need.
fn narrow(ranked: &[Vec<usize>], width: usize) -> Vec<Vec<usize>> {
    ranked.iter().map(|columns| columns.iter().copied().take(width).collect()).collect()
}

/// The best of several plans, each improved by chains; of equal ones the first.
fn improved(
    part: &Part,
    packed: &Scale,
    ranked: &[Vec<usize>],
    plans: Vec<Taken>,
    depth: usize,
    (work, pulse): (&mut Work, &Pulse),
) -> Taken {
    let mut best: Option<(i128, Taken)> = None;
    for plan in plans {
        let (taken, moves) = chains::Chains::new(part, packed, ranked, &plan, depth).run(pulse);
        work.moves += moves;
        let total = packed.total(part, &taken);
        if best.as_ref().is_none_or(|(most, _)| total > *most) {
            best = Some((total, taken));
        }
    }
    best.map_or_else(|| vec![None; part.needs.len()], |(_, taken)| taken)
}

/// Prices at gentle tier values, and the better greedy plan without or with them.
fn gentle_prices(part: &Part, work: &mut Work, pulse: &Pulse) -> (Prices, Taken) {
    let scale = Scale(GENTLE.map(as_whole));
    let prices = Prices::zero(part, GENTLE);
    let mut first = greedy(part, &prices);
    work.steps += STEPS as u64;
    let target = whole_as_float(scale.total(part, &first));
    let (prices, _) = learn(part, prices, [None; 4], Aim { target, near: 0.5, steps: STEPS, pace: PACE }, pulse);
    let plan = greedy(part, &prices);
    if scale.total(part, &plan) > scale.total(part, &first) {
        first = plan;
    }
    (prices, first)
}

#[expect(clippy::cast_possible_truncation, reason = "tier values are small whole numbers")]
fn as_whole(value: f64) -> i128 {
    value as i128
}

#[expect(clippy::cast_precision_loss, reason = "a hint only; values stay below 2^53")]
fn whole_as_float(value: i128) -> f64 {
    value as f64
}
