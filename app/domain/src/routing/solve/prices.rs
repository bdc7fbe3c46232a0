//! Step 4: what a unit of each slot is worth, by Lagrangian relaxation of the capacities.
//!
//! Each step lets every need take its best choice net of prices and moves the prices along what is asked too much
//! or too little, in steps that shrink evenly. Source: routing.md 9; Held, Wolfe and
//! Crowder, "Validation of subgradient optimization", Mathematical Programming 1974.

use super::asked::Asked;
use super::options::Choice;
use super::parallel::Pulse;
use super::part::{Part, Taken};
use crate::routing::tier::TIERS;

/// Tier values of the first look at prices: far enough apart to matter, near enough to move smoothly.
pub const GENTLE: [f64; TIERS] = [20_000.0, 14_000.0, 8_000.0, 3_000.0];

/// The last step is this part of the first.
const SLOWDOWN: f64 = 0.001;

/// Prices by slot, always ≥ 0, and a value for each tier.
#[derive(Clone, Debug)]
pub struct Prices {
    /// Price of one unit by slot.
    pub slot: Vec<f64>,
    /// Value of a person placed by tier.
    pub tier: [f64; TIERS],
}

impl Prices {
    /// No prices yet.
    pub fn zero(part: &Part, tier: [f64; TIERS]) -> Self {
        Self { slot: vec![0.0; part.free.len()], tier }
    }

    /// What a choice costs, from the [`Prices::sums`].
    pub fn cost(&self, sums: &[f64], choice: &Choice) -> f64 {
        let span = as_float(choice.units) * (sums[choice.first + choice.nights] - sums[choice.first]);
        span + choice.meets.iter().map(|row| self.slot[*row]).sum::<f64>()
    }

    /// Sums of prices up to each slot.
    pub fn sums(&self) -> Vec<f64> {
        let mut sum = 0.0;
        let mut sums = Vec::with_capacity(self.slot.len() + 1);
        sums.push(0.0);
        for price in &self.slot {
            sum += price;
            sums.push(sum);
        }
        sums
    }
}

/// What is counted beside the capacities: persons to hold by tier, when a lower level is bounded.
pub type Held = [Option<i64>; TIERS];

/// Where learning aims and when it is good enough.
#[derive(Clone, Copy, Debug)]
pub struct Aim {
    /// A value that some plan reaches.
    pub target: f64,
    /// Stop when the bound is nearer than this.
    pub near: f64,
    /// Most steps.
    pub steps: usize,
    /// How much one unit asked too much moves a price at the first step.
    pub pace: f64,
}

/// Improves prices towards an aim; returns those with the lowest bound seen, and that bound.
///
/// Where `held` names a count, that tier's value moves as well, so that the relaxed plan places those persons.
pub fn learn(part: &Part, start: Prices, held: Held, aim: Aim, pulse: &Pulse) -> (Prices, f64) {
    let mut asked = Asked::of(part);
    let mut prices = start.clone();
    let (mut best, mut best_value) = (start, f64::MAX);
    let mut pace = aim.pace;
    let slower = SLOWDOWN.powf(1.0 / as_float(i64::try_from(aim.steps).unwrap_or(1)));
    for _ in 0..aim.steps {
        let value = asked.answer(&prices, held);
        if value < best_value {
            best_value = value;
            best.slot.copy_from_slice(&prices.slot);
            best.tier = prices.tier;
        }
        if best_value - aim.target <= aim.near || pulse.stops(asked.choices()) {
            break;
        }
        asked.move_along(&mut prices, held, pace);
        pace *= slower;
    }
    (best, best_value)
}

/// Steps towards the prices that are shown.
const SHOWN_STEPS: usize = 200;

/// What a unit of each slot of a part is worth when a placed person counts these values by tier, in whole numbers.
#[expect(clippy::cast_possible_truncation, reason = "prices stay below 2^53, and floats saturate")]
pub fn shown(part: &Part, values: &[i64], pulse: &Pulse) -> Vec<(usize, i64)> {
    let mut tier = [0.0; TIERS];
    tier.iter_mut().zip(values).for_each(|(mine, value)| *mine = as_float(*value));
    let aim = Aim { target: 0.0, near: 0.0, steps: SHOWN_STEPS, pace: 200.0 };
    let (prices, _) = learn(part, Prices::zero(part, tier), [None; TIERS], aim, pulse);
    part.slot.iter().zip(&prices.slot).map(|(slot, price)| (*slot, price.round() as i64)).collect()
}

/// A first plan: needs in order, each takes the best choice net of prices that still has room.
pub fn greedy(part: &Part, prices: &Prices) -> Taken {
    let sums = prices.sums();
    let mut free = part.free.clone();
    let mut taken = vec![None; part.needs.len()];
    for n in part.order() {
        let need = &part.needs[n];
        let mut best: Option<(f64, usize)> = None;
        for (k, choice) in need.choices.iter().enumerate() {
            if !choice.fits(&free) {
                continue;
            }
            let net = as_float(need.people * choice.fit) - prices.cost(&sums, choice);
            if best.is_none_or(|(most, _)| net > most) {
                best = Some((net, k));
            }
        }
        if let Some((_, k)) = best {
            taken[n] = Some(k);
            need.choices[k].take(&mut free);
        }
    }
    taken
}

/// An integer as a float; every integer here is far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "values stay below 2^53")]
pub fn as_float(number: i64) -> f64 {
    number as f64
}
