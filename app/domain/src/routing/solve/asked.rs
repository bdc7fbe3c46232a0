//! Step 4, inside: what all needs of a part ask for at given prices.
//!
//! Prefix sums over nights make the cost of a choice one subtraction. A step has few branches, because the processor
//! cannot guess which choice wins. Cost: 1,000 steps for 178 needs with 1,259 choices in some 4 ms.

use std::hint::select_unpredictable;
use std::ops::Range;

use super::part::Part;
use super::prices::{Held, Prices, as_float};
use crate::routing::tier::TIERS;

/// A tier's value touches many needs at once, so it moves by this part of what a price would.
const TIER_PACE: f64 = 0.1;

/// A choice, flat.
struct Row {
    /// People × fit.
    fit: f64,
    units: f64,
    /// First slot, and the one after the last.
    first: u32,
    end: u32,
}

/// The choices of a part, flat, and what is asked at the last prices.
pub struct Asked<'a> {
    part: &'a Part,
    free: Vec<f64>,
    rows: Vec<Row>,
    /// The rows of each need.
    spans: Vec<Range<usize>>,
    /// Rows that fill rows of conflicts as well, with the stretch of `meets` that names those.
    meeting: Vec<(usize, Range<usize>)>,
    meets: Vec<usize>,
    /// What each row is worth net of prices.
    nets: Vec<f64>,
    sums: Vec<f64>,
    used: Vec<f64>,
    met: Vec<usize>,
    placed: [f64; TIERS],
}

impl<'a> Asked<'a> {
    /// Nothing is asked yet.
    pub fn of(part: &'a Part) -> Self {
        let (mut rows, mut spans) = (Vec::new(), Vec::new());
        let (mut meeting, mut meets) = (Vec::new(), Vec::new());
        for need in &part.needs {
            let start = rows.len();
            for choice in &need.choices {
                if !choice.meets.is_empty() {
                    meeting.push((rows.len(), meets.len()..meets.len() + choice.meets.len()));
                    meets.extend_from_slice(&choice.meets);
                }
                rows.push(Row {
                    fit: as_float(need.people * choice.fit),
                    units: as_float(choice.units),
                    first: as_small(choice.first),
                    end: as_small(choice.first + choice.nights),
                });
            }
            spans.push(start..rows.len());
        }
        Self {
            part,
            free: part.free.iter().map(|free| as_float(*free)).collect(),
            nets: vec![0.0; rows.len()],
            rows,
            spans,
            meeting,
            meets,
            sums: vec![0.0; part.slot.len() + 1],
            used: vec![0.0; part.free.len().max(part.slot.len() + 1)],
            met: Vec::new(),
            placed: [0.0; TIERS],
        }
    }

    /// How many choices there are.
    pub fn choices(&self) -> usize {
        self.rows.len()
    }

    /// The relaxed value at these prices; what is asked is remembered for the next step.
    pub fn answer(&mut self, prices: &Prices, held: Held) -> f64 {
        let mut value = self.value_rows(prices);
        self.used.fill(0.0);
        self.met.clear();
        self.placed = [0.0; TIERS];
        for n in 0..self.spans.len() {
            value += self.ask(n, prices);
        }
        for (tier, count) in held.iter().enumerate() {
            value -= prices.tier[tier] * count.map_or(0.0, as_float);
        }
        // Nights are asked from the first to the one before the last; rows of conflicts follow the nights.
        let mut running = 0.0;
        let nights = self.part.slot.len();
        for units in &mut self.used[..nights] {
            running += *units;
            *units = running;
        }
        self.used[nights..].fill(0.0);
        for row in &self.met {
            self.used[*row] += 1.0;
        }
        value
    }

    /// Finds what each row is worth net of prices; answers what all that is free is worth.
    fn value_rows(&mut self, prices: &Prices) -> f64 {
        let (mut sum, mut value) = (0.0, 0.0);
        let (nights, conflicts) = prices.slot.split_at(self.part.slot.len());
        for ((total, price), free) in self.sums[1..].iter_mut().zip(nights).zip(&self.free) {
            sum += price;
            *total = sum;
            value += price * free;
        }
        value =
            conflicts.iter().zip(&self.free[nights.len()..]).fold(value, |value, (price, free)| value + price * free);
        for (net, row) in self.nets.iter_mut().zip(&self.rows) {
            *net = row.fit - row.units * (self.sums[row.end as usize] - self.sums[row.first as usize]);
        }
        for (row, meets) in &self.meeting {
            self.nets[*row] -= self.meets[meets.clone()].iter().map(|row| prices.slot[*row]).sum::<f64>();
        }
        value
    }

    /// Lets one need take its best choice net of prices, of equal ones the first; what that is worth.
    fn ask(&mut self, n: usize, prices: &Prices) -> f64 {
        const NONE: usize = usize::MAX;
        let need = &self.part.needs[n];
        let span = self.spans[n].clone();
        let worth = as_float(need.people) * prices.tier[need.tier];
        let (mut most, mut best) = (-worth, NONE);
        for (k, net) in self.nets[span.clone()].iter().enumerate() {
            best = select_unpredictable(*net > most, k, best);
            most = if *net > most { *net } else { most };
        }
        if best == NONE {
            return 0.0;
        }
        let row = &self.rows[span.start + best];
        self.placed[need.tier] += as_float(need.people);
        self.used[row.first as usize] += row.units;
        self.used[row.end as usize] -= row.units;
        self.met.extend_from_slice(&need.choices[best].meets);
        most + worth
    }

    /// One step: what is asked too much becomes dearer, what is asked too little cheaper.
    pub fn move_along(&self, prices: &mut Prices, held: Held, pace: f64) {
        for ((price, used), free) in prices.slot.iter_mut().zip(&self.used).zip(&self.free) {
            *price = (*price + pace * (used - free)).max(0.0);
        }
        for (tier, value) in prices.tier.iter_mut().enumerate() {
            let short = held[tier].map_or(0.0, |count| as_float(count) - self.placed[tier]);
            *value = (*value + TIER_PACE * pace * short).max(0.0);
        }
    }
}

fn as_small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
