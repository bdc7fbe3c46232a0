//! What a plan is worth: five integers compared from the left, packed into one where that is faster.

use std::ops::AddAssign;

use super::options::Choice;
use super::part::{Open, Part, Taken};
use crate::routing::tier::TIERS;

/// Persons placed by tier, then persons × fit: compared from the left (routing.md 6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Worth {
    /// Persons placed in tiers 1 to 4.
    pub persons: [i64; TIERS],
    /// Sum of persons × fit.
    pub fit: i64,
}

impl Worth {
    /// Counts one placement.
    pub fn add(&mut self, tier: usize, people: i64, fit: i64) {
        self.persons[tier] += people;
        self.fit += people * fit;
    }

    /// As one number: persons × (value of their tier + fit).
    pub fn valued(&self, values: &[i64]) -> i64 {
        self.fit + self.persons.iter().zip(values).map(|(people, value)| people * value).sum::<i64>()
    }

    /// The worth of a plan of one part.
    pub fn of(part: &Part, taken: &Taken) -> Self {
        let mut worth = Self::default();
        for (n, need) in part.needs.iter().enumerate() {
            if let Some(choice) = part.taken(taken, n) {
                worth.add(need.tier, need.people, choice.fit);
            }
        }
        worth
    }
}

impl AddAssign for Worth {
    fn add_assign(&mut self, other: Self) {
        for (mine, theirs) in self.persons.iter_mut().zip(other.persons) {
            *mine += theirs;
        }
        self.fit += other.fit;
    }
}

/// A person's value by tier: a placement is worth people × (tier value + fit).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(pub [i128; TIERS]);

impl Scale {
    /// The packing that keeps the lexicographic order within a part: each tier outweighs all that follows it.
    ///
    /// Cannot overflow: at most 200,000 needs of 100 members give values below 10^38 (routing.md 6).
    pub fn packed(part: &Part) -> Self {
        let mut persons = [0_i128; TIERS];
        let mut fit = 1_i128;
        for need in &part.needs {
            persons[need.tier] += i128::from(need.people);
            let best = need.choices.iter().map(|choice| choice.fit).max().unwrap_or(0);
            fit += i128::from(need.people * best.max(0));
        }
        let mut scale = [fit; TIERS];
        for tier in (0..TIERS - 1).rev() {
            scale[tier] = scale[tier + 1] * (persons[tier + 1] + 1);
        }
        Self(scale)
    }

    /// Fixed values by tier.
    pub fn flat(values: &[i64]) -> Self {
        let mut scale = [0; TIERS];
        for (mine, value) in scale.iter_mut().zip(values) {
            *mine = i128::from(*value);
        }
        Self(scale)
    }

    /// The value of a choice.
    pub fn value(&self, need: &Open, choice: &Choice) -> i128 {
        i128::from(need.people) * (self.0[need.tier] + i128::from(choice.fit))
    }

    /// The value of a plan of one part.
    pub fn total(&self, part: &Part, taken: &Taken) -> i128 {
        let needs = part.needs.iter().enumerate();
        needs.filter_map(|(n, need)| Some(self.value(need, part.taken(taken, n)?))).sum()
    }
}
