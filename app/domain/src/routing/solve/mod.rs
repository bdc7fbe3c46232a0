//! The solver: each file is a named step of routing.md 9, with its cost and its source.

pub mod bound;
pub mod chains;
pub mod conflicts;
pub mod options;
pub mod part;
pub mod paths;
pub mod prices;
pub mod relaxation;
pub mod rounding;
pub mod worth;

use part::{Part, Taken};
use prices::{Aim, GENTLE, Prices, as_float, greedy, learn};
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

/// The plan of one part, and what no plan exceeds.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The choice taken for each need.
    pub taken: Taken,
    /// What it is worth.
    pub worth: Worth,
    /// What no plan of the part exceeds.
    pub bound: Worth,
}

/// Solves one part to the lexicographic objective, conflicts aside.
pub fn solve(part: &Part, work: &mut Work) -> Solved {
    solve_from(part, None, work)
}

/// Solves a part, with a plan already known for it.
pub fn solve_from(part: &Part, known: Option<Taken>, work: &mut Work) -> Solved {
    let packed = Scale::packed(part);
    if part.is_assignment() {
        let taken = paths::assign(part, &packed).taken;
        let worth = Worth::of(part, &taken);
        return Solved { taken, worth, bound: worth };
    }
    let prices = gentle_prices(part, work);
    let ranked = columns(part, &prices, COLUMNS_WIDE);
    let mut plans = vec![greedy(part, &prices)];
    plans.extend(known);
    if part.needs.len() <= LARGE {
        let narrow: Vec<Vec<usize>> = ranked.iter().map(|k| k.iter().copied().take(COLUMNS).collect()).collect();
        work.relaxations += 1;
        plans.extend(relax(part, &narrow, Whole::No).map(|shares| rounding::round(part, &shares)));
    }
    if part.needs.len() <= SMALL {
        work.relaxations += 1;
        plans.extend(relax(part, &ranked, Whole::Within(NODES)).map(|shares| rounding::round(part, &shares)));
    }
    let depth = if part.needs.len() <= SMALL { 4 } else { 3 };
    let improved = plans.iter().map(|plan| {
        let (taken, moves) = chains::Chains::new(part, &packed, &ranked, plan, depth).run();
        work.moves += moves;
        taken
    });
    let taken = best(part, &packed, improved.collect());
    let worth = Worth::of(part, &taken);
    work.steps += 1;
    let bound = bound::bound(part, worth, &prices);
    Solved { taken, worth, bound }
}

/// Prices towards a first plan's value, at gentle tier values.
fn gentle_prices(part: &Part, work: &mut Work) -> Prices {
    let zero = Prices::zero(part, GENTLE);
    let first = greedy(part, &zero);
    let value = part.needs.iter().enumerate().filter_map(|(n, need)| {
        let choice = part.taken(&first, n)?;
        Some(as_float(need.people) * (GENTLE[need.tier] + as_float(choice.fit)))
    });
    let aim = Aim { target: value.sum(), near: 0.5, steps: 1000 };
    work.steps += 1000;
    learn(part, zero, [None; 4], aim)
}

/// The plan of highest value; of equal ones the first.
fn best(part: &Part, scale: &Scale, plans: Vec<Taken>) -> Taken {
    let mut best: Option<(i128, Taken)> = None;
    for plan in plans {
        let total = scale.total(part, &plan);
        if best.as_ref().is_none_or(|(most, _)| total > *most) {
            best = Some((total, plan));
        }
    }
    best.map_or_else(|| vec![None; part.needs.len()], |(_, plan)| plan)
}
