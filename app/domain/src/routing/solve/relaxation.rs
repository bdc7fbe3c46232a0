//! Step 5: the relaxation of a part, on the choices that look best at its prices.
//!
//! Rows that another night of the same offer dominates are left out. Cost: 0.3–0.5 s for a month's housing on
//! twelve columns a need, milliseconds for a planeload's part. Source: routing.md 9. The answer is a hint only:
//! the plan made of it is repaired and judged in integers.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

use super::part::Part;
use super::prices::{Prices, as_float};
use crate::routing::tier::TIERS;

/// Tier values thirty times apart: in the order of the objective, and within a solver's precision.
pub const APART: [f64; TIERS] = [54_000_000.0, 1_800_000.0, 60_000.0, 2_000.0];

/// A choice of a need, and how much of it the relaxation takes.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// The need.
    pub need: usize,
    /// Its choice.
    pub choice: usize,
    /// From 0 to 1.
    pub share: f64,
}

/// Whether shares must be whole, and after how many nodes to stop looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Shares of a choice are welcome.
    No,
    /// Whole choices only, within this many nodes.
    Within(u64),
}

/// The relaxation's shares above zero; nothing when the solver gives up.
pub fn relax(part: &Part, columns: &[Vec<usize>], whole: Whole) -> Option<Vec<Share>> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let mut variables: Vec<(usize, usize, Variable)> = Vec::new();
    for (n, (need, columns)) in part.needs.iter().zip(columns).enumerate() {
        let mut row = Vec::with_capacity(columns.len());
        for k in columns {
            let value = as_float(need.people) * (APART[need.tier] + as_float(need.choices[*k].fit));
            let variable = match whole {
                Whole::No => problem.add_var(value, (0.0, 1.0)),
                Whole::Within(_) => problem.add_binary_var(value),
            };
            row.push((variable, 1.0));
            variables.push((n, *k, variable));
        }
        if !row.is_empty() {
            problem.add_constraint(row, ComparisonOp::Le, 1.0);
        }
    }
    for (row, free) in rows(part, &variables) {
        problem.add_constraint(row, ComparisonOp::Le, free);
    }
    let mut options = SolveOptions::default();
    if let Whole::Within(nodes) = whole {
        options.node_limit = Some(nodes);
    }
    let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
    let shares = variables.into_iter().map(|(need, choice, variable)| Share {
        need,
        choice,
        share: solution.var_value(variable),
    });
    Some(shares.filter(|share| share.share > 1e-6).collect())
}

/// Capacity rows that can bind and that no neighbouring night dominates.
fn rows(part: &Part, variables: &[(usize, usize, Variable)]) -> Vec<(Vec<(Variable, f64)>, f64)> {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); part.free.len()];
    for (v, (need, choice, _)) in variables.iter().enumerate() {
        for (slot, _) in part.needs[*need].choices[*choice].uses() {
            users[slot].push(v);
        }
    }
    let units = |v: usize, slot: usize| {
        let (need, choice, _) = variables[v];
        let choice = &part.needs[need].choices[choice];
        if slot < part.slot.len() { choice.units } else { 1 }
    };
    let mut rows = Vec::new();
    for slot in 0..part.free.len() {
        let (mut most, mut last) = (0, None);
        for v in &users[slot] {
            let need = variables[*v].0;
            if last != Some(need) {
                most += units(*v, slot);
            }
            last = Some(need);
        }
        if most > part.free[slot] && !dominated(part, &users, slot) {
            let row = users[slot].iter().map(|v| (variables[*v].2, as_float(units(*v, slot)))).collect();
            rows.push((row, as_float(part.free[slot])));
        }
    }
    rows
}

/// Whether a neighbour has all users of this slot and no more room; of two equal ones the first stays.
fn dominated(part: &Part, users: &[Vec<usize>], slot: usize) -> bool {
    let near = [slot.checked_sub(1), Some(slot + 1).filter(|next| *next < users.len())];
    near.into_iter().flatten().any(|other| {
        let no_more_room = part.free[other] <= part.free[slot];
        let equal = part.free[other] == part.free[slot] && users[other] == users[slot];
        no_more_room && (!equal || other < slot) && subset(&users[slot], &users[other])
    })
}

/// Whether every entry of one rising list is in the other.
fn subset(one: &[usize], other: &[usize]) -> bool {
    let mut rest = other.iter();
    one.iter().all(|entry| rest.any(|there| there == entry))
}

/// The choices of each need with the best value net of prices, at most `width`, best first.
pub fn columns(part: &Part, prices: &Prices, width: usize) -> Vec<Vec<usize>> {
    let sums = prices.sums();
    let best = part.needs.iter().map(|need| {
        let net = |k: usize| as_float(need.people * need.choices[k].fit) - prices.cost(&sums, &need.choices[k]);
        let mut ranked: Vec<(f64, usize)> = (0..need.choices.len()).map(|k| (net(k), k)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.truncate(width);
        ranked.into_iter().map(|(_, k)| k).collect()
    });
    best.collect()
}
