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
pub const GRAIN: i128 = 4096;
/// What a person counts while a tier is bounded; fit is left out.
pub const PERSON: i64 = 1000;
/// The bound on fit is good enough at this share of the plan's fit.
const NEAR: f64 = 0.000_02;
/// Steps towards each level.
const STEPS: usize = 1000;

/// What is bounded at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Persons of a tier, from 0, given those of the tiers before it.
    Tier(usize),
    /// Fit, given the persons of all tiers.
    Fit,
    /// All at once: the multipliers outweigh each other as the order of the objective does.
    Whole,
}

/// Multipliers and prices that prove one level, in integers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vectors {
    /// What they bound.
    pub level: Level,
    /// λ by tier.
    pub multipliers: [i128; TIERS],
    /// π by slot of the part, then by row of conflicts.
    pub prices: Vec<i128>,
}

impl Vectors {
    fn of(level: Level, prices: &Prices) -> Self {
        let multipliers = prices.tier.map(grains);
        Self { level, multipliers, prices: prices.slot.iter().map(|price| grains(*price)).collect() }
    }
}

/// What no plan of a part exceeds, and why.
#[derive(Clone, Debug)]
pub struct Bound {
    /// Given what the plan reaches.
    pub worth: Worth,
    /// The prices that prove its last level.
    pub prices: Prices,
    /// What proves each level that needs a proof: where everybody of a tier is placed there is nothing to prove.
    pub proof: Vec<Vectors>,
}

/// A vector no plan of the part exceeds, given what this plan reaches.
pub fn bound(part: &Part, plan: Worth, near: &Prices, pulse: &Pulse) -> Bound {
    let (mut bound, mut proof) = (Worth::default(), Vec::new());
    for tier in 0..TIERS {
        let (most, vectors) = persons(part, plan, near, tier, pulse);
        bound.persons[tier] = most;
        proof.extend(vectors);
    }
    let held = plan.persons.map(Some);
    let aim = Aim { target: as_float(plan.fit), near: as_float(plan.fit) * NEAR, steps: 2 * STEPS, pace: 100.0 };
    let (prices, _) = learn(part, near.clone(), held, aim, pulse);
    let vectors = Vectors::of(Level::Fit, &prices);
    bound.fit = proven(part, &vectors, held).max(plan.fit);
    proof.push(vectors);
    Bound { worth: bound, prices, proof }
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
    proven(part, &Vectors::of(Level::Fit, &prices), [None; TIERS])
}

/// Most persons of a tier, when those before it are placed as in the plan.
fn persons(part: &Part, plan: Worth, near: &Prices, tier: usize, pulse: &Pulse) -> (i64, Option<Vectors>) {
    let reached = plan.persons[tier];
    let asked: i64 = part.needs.iter().filter(|need| need.tier == tier).map(|need| need.people).sum();
    if reached == asked {
        return (reached, None);
    }
    let level = level(part, tier);
    let unit = as_float(PERSON) / near.tier[tier].max(1.0);
    let mut start = Prices::zero(&level, [0.0; TIERS]);
    for (mine, theirs) in start.slot.iter_mut().zip(&near.slot) {
        *mine = theirs * unit;
    }
    let mut held: Held = [None; TIERS];
    for (before, persons) in plan.persons.iter().enumerate().take(tier) {
        start.tier[before] = near.tier[before] * unit;
        held[before] = Some(*persons);
    }
    let aim = Aim { target: as_float(reached * PERSON), near: as_float(PERSON) * 0.98, steps: STEPS, pace: 20.0 };
    let (prices, _) = learn(&level, start, held, aim, pulse);
    let vectors = Vectors::of(Level::Tier(tier), &prices);
    ((proven(&level, &vectors, held) / PERSON).clamp(reached, asked), Some(vectors))
}

/// The part as one tier sees it: persons count, fit does not, later tiers are not there.
pub fn level(part: &Part, tier: usize) -> Part {
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
pub fn proven(part: &Part, vectors: &Vectors, held: Held) -> i64 {
    let mut total = relaxed(part, vectors, GRAIN);
    for (value, count) in vectors.multipliers.iter().zip(held) {
        total -= value * i128::from(count.unwrap_or(0));
    }
    i64::try_from(total.div_euclid(GRAIN)).unwrap_or(i64::MAX)
}

/// The same where nothing is held and nothing rounded: what the packed value of no plan exceeds.
pub fn whole(part: &Part, vectors: &Vectors) -> i128 {
    relaxed(part, vectors, 1)
}

/// `Σ π·free + Σ over needs of max(0, best of people × (λ_tier + fit) − units·Σπ)`, in grains.
fn relaxed(part: &Part, vectors: &Vectors, grain: i128) -> i128 {
    let (price, tier) = (&vectors.prices, &vectors.multipliers);
    let mut sums = vec![0_i128];
    for price in price {
        sums.push(sums.last().copied().unwrap_or(0) + price);
    }
    let mut total: i128 = price.iter().zip(&part.free).map(|(price, free)| price * i128::from(*free)).sum();
    for need in &part.needs {
        let people = i128::from(need.people);
        let net = need.choices.iter().map(|choice| {
            let nights = sums[choice.first + choice.nights] - sums[choice.first];
            let met: i128 = choice.meets.iter().map(|row| price[*row]).sum();
            people * (tier[need.tier] + grain * i128::from(choice.fit)) - i128::from(choice.units) * nights - met
        });
        total += net.max().unwrap_or(0).max(0);
    }
    total
}

#[expect(clippy::cast_possible_truncation, reason = "prices are far below 2^63, and floats saturate")]
fn grains(price: f64) -> i128 {
    (price.max(0.0) * 4096.0).round() as i128
}
