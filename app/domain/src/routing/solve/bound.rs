//! Step 9: what no plan can exceed, in integers, level by level (routing.md 10).
//!
//! For any prices π ≥ 0 and tier multipliers λ: `Σ π·free − Σ λ_t·P_t + Σ over needs of max(0, best of people ×
//! (fit + λ_tier) − units·Σπ)` bounds the fit of every plan that places P_t persons of each tier. The same with
//! persons instead of fit bounds a tier, given the tiers before it; needs of later tiers drop out.

use super::parallel::Pulse;
use super::part::{Open, Part};
use super::paths;
use super::prices::{Aim, Held, Prices, as_float, learn};
use super::worth::{Scale, Worth};
use crate::routing::tier::TIERS;

/// Prices and multipliers are rounded to this part of a unit before they prove anything.
const GRAIN: i128 = 4096;
/// What a person counts while a tier is bounded; fit is left out.
const PERSON: i64 = 1000;
/// The bound on fit is good enough at this share of the plan's fit.
const NEAR: f64 = 0.000_02;
/// Steps towards each level.
const STEPS: usize = 1000;

/// A vector no plan of the part exceeds, given what this plan reaches, and the prices that prove its last level.
pub fn bound(part: &Part, plan: Worth, near: &Prices, pulse: &Pulse) -> (Worth, Prices) {
    let mut bound = Worth::default();
    for tier in 0..TIERS {
        bound.persons[tier] = persons(part, plan, near, tier, pulse);
    }
    let held = plan.persons.map(Some);
    let aim = Aim { target: as_float(plan.fit), near: as_float(plan.fit) * NEAR, steps: 2 * STEPS, pace: 100.0 };
    let (prices, _) = learn(part, near.clone(), held, aim, pulse);
    bound.fit = proven(part, &prices, held).max(plan.fit);
    (bound, prices)
}

/// The largest sum of people × (tier value + fit) that no plan of the part exceeds (streams, in hindsight).
pub fn value(part: &Part, values: &[i64], pulse: &Pulse) -> i64 {
    if part.is_assignment() {
        let scale = Scale::flat(values);
        let total = scale.total(part, &paths::assign(part, &scale, pulse));
        return i64::try_from(total).unwrap_or(i64::MAX);
    }
    let mut tier = [0.0; TIERS];
    tier.iter_mut().zip(values).for_each(|(mine, value)| *mine = as_float(*value));
    let aim = Aim { target: 0.0, near: 0.0, steps: STEPS, pace: 200.0 };
    let (prices, _) = learn(part, Prices::zero(part, tier), [None; TIERS], aim, pulse);
    proven(part, &prices, [None; TIERS])
}

/// Most persons of a tier, when those before it are placed as in the plan.
fn persons(part: &Part, plan: Worth, near: &Prices, tier: usize, pulse: &Pulse) -> i64 {
    let reached = plan.persons[tier];
    let asked: i64 = part.needs.iter().filter(|need| need.tier == tier).map(|need| need.people).sum();
    if reached == asked {
        return reached;
    }
    let level = level(part, tier);
    let unit = as_float(PERSON) / near.tier[tier].max(1.0);
    let mut start = Prices::zero(&level, [0.0; TIERS]);
    for (mine, theirs) in start.slot.iter_mut().zip(&near.slot) {
        *mine = theirs * unit;
    }
    let mut held: Held = [None; TIERS];
    for before in 0..tier {
        start.tier[before] = near.tier[before] * unit;
        held[before] = Some(plan.persons[before]);
    }
    let aim = Aim { target: as_float(reached * PERSON), near: as_float(PERSON) * 0.98, steps: STEPS, pace: 20.0 };
    let (prices, _) = learn(&level, start, held, aim, pulse);
    (proven(&level, &prices, held) / PERSON).clamp(reached, asked)
}

/// The part as one tier sees it: persons count, fit does not, later tiers are not there.
fn level(part: &Part, tier: usize) -> Part {
    let needs = part.needs.iter().filter(|need| need.tier <= tier).map(|need| {
        let mut need: Open = need.clone();
        for choice in &mut need.choices {
            choice.fit = if need.tier == tier { PERSON } else { 0 };
        }
        need
    });
    Part { needs: needs.collect(), free: part.free.clone(), slot: part.slot.clone() }
}

/// The bound that prices and multipliers prove, evaluated over all choices in integers.
fn proven(part: &Part, prices: &Prices, held: Held) -> i64 {
    let price: Vec<i128> = prices.slot.iter().map(|price| grains(*price)).collect();
    let tier: Vec<i128> = prices.tier.iter().map(|value| grains(*value)).collect();
    let mut sums = vec![0_i128];
    for price in &price {
        sums.push(sums.last().copied().unwrap_or(0) + price);
    }
    let mut total: i128 = price.iter().zip(&part.free).map(|(price, free)| price * i128::from(*free)).sum();
    for (value, count) in tier.iter().zip(held) {
        total -= value * i128::from(count.unwrap_or(0));
    }
    for need in &part.needs {
        let people = i128::from(need.people);
        let net = need.choices.iter().map(|choice| {
            let nights = sums[choice.first + choice.nights] - sums[choice.first];
            let met: i128 = choice.meets.iter().map(|row| price[*row]).sum();
            people * (tier[need.tier] + GRAIN * i128::from(choice.fit)) - i128::from(choice.units) * nights - met
        });
        total += net.max().unwrap_or(0).max(0);
    }
    i64::try_from(total.div_euclid(GRAIN)).unwrap_or(i64::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "prices are far below 2^63, and floats saturate")]
fn grains(price: f64) -> i128 {
    (price.max(0.0) * 4096.0).round() as i128
}
