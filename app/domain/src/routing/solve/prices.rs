//! Step 4: what a unit of each slot is worth, by Lagrangian relaxation of the capacities.
//!
//! Each step lets every need take its best choice net of prices and moves the prices along what is asked too much
//! or too little (Polyak's step towards a known plan). Prefix sums over nights make a step linear in the choices.
//! Cost: 1,000 steps for 507 needs with 13,116 choices in some 20–40 ms. Source: routing.md 9; Held, Wolfe and
//! Crowder, "Validation of subgradient optimization", Mathematical Programming 1974.

use super::options::Choice;
use super::part::{Part, Taken};
use crate::routing::tier::TIERS;

/// Tier values of the first look at prices: far enough apart to matter, near enough to move smoothly.
pub const GENTLE: [f64; TIERS] = [20_000.0, 14_000.0, 8_000.0, 3_000.0];

/// Halve the step after so many steps without a better bound.
const PATIENCE: usize = 20;

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
}

/// One relaxed answer: its value, and what it asks of slots and tiers.
struct Answer {
    value: f64,
    used: Vec<f64>,
    placed: [f64; TIERS],
}

/// Improves prices towards an aim; returns those with the lowest bound seen.
///
/// Where `held` names a count, that tier's value moves as well, so that the relaxed plan places those persons.
pub fn learn(part: &Part, start: Prices, held: Held, aim: Aim) -> Prices {
    let flat = Flat::of(part);
    let mut prices = start.clone();
    let (mut best, mut best_value) = (start, f64::MAX);
    let (mut pace, mut waited) = (1.0_f64, 0);
    for _ in 0..aim.steps {
        let answer = flat.answer(&prices, held);
        if answer.value < best_value - 1e-9 * best_value.abs() {
            best_value = answer.value;
            best.clone_from(&prices);
            waited = 0;
        } else {
            waited += 1;
            if waited >= PATIENCE {
                waited = 0;
                pace *= 0.7;
                prices.clone_from(&best);
                continue;
            }
        }
        let over = answer.value - aim.target;
        if over <= aim.near || pace < 1e-4 {
            break;
        }
        if !flat.move_along(&mut prices, &answer, held, pace * over) {
            break;
        }
    }
    best
}

/// The choices of a part as flat arrays.
struct Flat<'a> {
    part: &'a Part,
    free: Vec<f64>,
    /// People × fit, first slot, slot after the last, units; by need.
    choices: Vec<(f64, u32, u32, f64)>,
    spans: Vec<(usize, usize)>,
    in_conflict: bool,
}

impl<'a> Flat<'a> {
    fn of(part: &'a Part) -> Self {
        let (mut choices, mut spans) = (Vec::new(), Vec::new());
        for need in &part.needs {
            let start = choices.len();
            choices.extend(need.choices.iter().map(|c| {
                let fit = as_float(need.people * c.fit);
                (fit, as_small(c.first), as_small(c.first + c.nights), as_float(c.units))
            }));
            spans.push((start, choices.len()));
        }
        Self { part, free: part.free.iter().map(|free| as_float(*free)).collect(), choices, spans, in_conflict: part.slot.len() < part.free.len() }
    }

    fn answer(&self, prices: &Prices, held: Held) -> Answer {
        let sums = prices.sums();
        let mut change = vec![0.0; self.free.len() + 1];
        let mut placed = [0.0; TIERS];
        let mut met = Vec::new();
        let mut value: f64 = prices.slot.iter().zip(&self.free).map(|(price, free)| price * free).sum();
        for (need, (start, end)) in self.part.needs.iter().zip(&self.spans) {
            let people = as_float(need.people);
            let (mut most, mut which) = (0.0, None);
            let gain = people * prices.tier[need.tier];
            for (k, (fit, first, end, units)) in self.choices[*start..*end].iter().enumerate() {
                let mut net = gain + fit - units * (sums[*end as usize] - sums[*first as usize]);
                if self.in_conflict {
                    net -= need.choices[k].meets.iter().map(|row| prices.slot[*row]).sum::<f64>();
                }
                if net > most {
                    (most, which) = (net, Some(k));
                }
            }
            if let Some(k) = which {
                let (_, first, end, units) = self.choices[start + k];
                value += most;
                placed[need.tier] += people;
                change[first as usize] += units;
                change[end as usize] -= units;
                met.extend_from_slice(&need.choices[k].meets);
            }
        }
        for (tier, count) in held.iter().enumerate() {
            value -= prices.tier[tier] * count.map_or(0.0, as_float);
        }
        let mut running = 0.0;
        change.pop();
        for units in &mut change {
            running += *units;
            *units = running;
        }
        for row in met {
            change[row] += 1.0;
        }
        Answer { value, used: change, placed }
    }

    /// One step; false when nothing is asked too much or too little.
    fn move_along(&self, prices: &mut Prices, answer: &Answer, held: Held, length: f64) -> bool {
        let gap = |slot: usize| answer.used[slot] - self.free[slot];
        let mut norm = 0.0;
        for slot in 0..self.free.len() {
            if gap(slot) > 0.0 || prices.slot[slot] > 0.0 {
                norm += gap(slot) * gap(slot);
            }
        }
        let short = |tier: usize| held[tier].map_or(0.0, |count| as_float(count) - answer.placed[tier]);
        norm += (0..TIERS).map(|tier| short(tier) * short(tier)).sum::<f64>();
        if norm <= 0.0 {
            return false;
        }
        let step = length / norm;
        for (slot, price) in prices.slot.iter_mut().enumerate() {
            *price = (*price + step * gap(slot)).max(0.0);
        }
        for (tier, value) in prices.tier.iter_mut().enumerate() {
            *value = (*value + step * short(tier)).max(0.0);
        }
        true
    }
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

fn as_small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
