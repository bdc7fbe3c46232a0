//! Step 1: every placement that passes the hard rules, and the slots it uses up.
//!
//! Cost: 1–2 ms for a planeload (200 needs, 600 offers), 0.1 s for a month (4,000 × 2,000). Source: routing.md 9.

use std::ops::Range;

use crate::routing::facts::{Need, OfferIndex};
use crate::routing::fit::Fit;
use crate::routing::instance::Instance;
use crate::routing::names::{Name, Set};
use crate::routing::rules::{Pair, judge, slots};

/// Free units of every slot of every offer, and who must not go where because of places already held.
#[derive(Clone, Debug)]
pub struct Board {
    /// First slot of each offer; one more entry at the end.
    base: Vec<usize>,
    /// Free units by slot.
    pub free: Vec<i64>,
    /// Offer of each slot.
    pub offer: Vec<OfferIndex>,
    /// Providers closed to each case because somebody it must not meet is there.
    closed: Vec<Set>,
    /// Conflict partners of each case.
    partners: Vec<Vec<usize>>,
}

impl Board {
    /// The capacities as the instance gives them.
    pub fn new(instance: &Instance) -> Self {
        let (mut base, mut free, mut offer) = (vec![0], Vec::new(), Vec::new());
        for (index, facts) in instance.offers.iter().enumerate() {
            free.extend_from_slice(&facts.capacity);
            offer.resize(free.len(), index);
            base.push(free.len());
        }
        let mut partners = vec![Vec::new(); instance.cases.len()];
        for (one, other) in &instance.conflicts {
            partners[*one].push(*other);
            partners[*other].push(*one);
        }
        Self { base, free, offer, closed: vec![Set::default(); instance.cases.len()], partners }
    }

    /// Number of a slot within its own offer: 0 for dated offers, the night for others.
    pub fn night(&self, slot: usize) -> usize {
        slot - self.base[self.offer[slot]]
    }

    /// Uses up what a placement takes; units may fall below zero where accepted places exceed capacity.
    pub fn take(&mut self, instance: &Instance, need: &Need, offer: OfferIndex) {
        let facts = &instance.offers[offer];
        if let Ok(nights) = slots(need, facts) {
            for night in nights {
                self.free[self.base[offer] + night] -= need.units(facts);
            }
        }
        for partner in &self.partners[need.case] {
            self.closed[*partner].insert(facts.provider);
        }
    }

    /// Slots of some nights of an offer; none where it has no such nights.
    pub fn span(&self, offer: OfferIndex, first: usize, nights: usize) -> Option<Range<usize>> {
        let (base, end) = (self.base[offer], self.base[offer + 1]);
        let first = base.checked_add(first)?;
        first.checked_add(nights).filter(|after| *after <= end).map(|after| first..after)
    }

    /// Cases that must not meet this one.
    pub fn partners(&self, case: usize) -> &[usize] {
        &self.partners[case]
    }

    fn has_room(&self, span: Range<usize>, units: i64) -> bool {
        self.free[span].iter().all(|free| *free >= units)
    }
}

/// A placement that passes every hard rule and finds room on the board.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The offer.
    pub offer: OfferIndex,
    /// First slot used.
    pub first: usize,
    /// Number of consecutive slots.
    pub nights: usize,
    /// Units used in each.
    pub units: i64,
    /// Fit, 0 to 1,000.
    pub fit: i64,
    /// Who runs the offer: two cases in conflict must not both be there.
    pub provider: Name,
    /// Rows of conflicts this choice would fill (step 8); one unit each.
    pub meets: Vec<usize>,
}

impl Choice {
    /// The slots used.
    pub fn span(&self) -> Range<usize> {
        self.first..self.first + self.nights
    }

    /// Everything used up: slots, then rows of conflicts, each with its units.
    pub fn uses(&self) -> impl Iterator<Item = (usize, i64)> + '_ {
        self.span().map(|slot| (slot, self.units)).chain(self.meets.iter().map(|row| (*row, 1)))
    }

    /// Whether there is room in everything used up.
    pub fn fits(&self, free: &[i64]) -> bool {
        self.uses().all(|(slot, units)| free[slot] >= units)
    }

    /// Uses it up.
    pub fn take(&self, free: &mut [i64]) {
        for (slot, units) in self.uses() {
            free[slot] -= units;
        }
    }
}

/// The choices of one need; `None` for a sealed case, for which nothing is done.
pub fn choices(instance: &Instance, need: &Need, board: &Board) -> Vec<Choice> {
    let case = &instance.cases[need.case];
    if case.protected {
        return Vec::new();
    }
    let closed = &board.closed[need.case];
    let mut found = Vec::new();
    for index in instance.offers_of(need.category) {
        let offer = &instance.offers[*index];
        // The two rules that exclude most come first as a quick test; the verdict is that of all rules.
        if !case.consents.contains(offer.agency) || closed.contains(offer.provider) {
            continue;
        }
        let pair = Pair { instance, case, need, offer };
        let (Ok(()), Ok(nights)) = (judge(&pair), slots(need, offer)) else { continue };
        let (first, units) = (board.base[*index] + nights.start, need.units(offer));
        if board.has_room(first..first + nights.len(), units) {
            let fit = Fit::of(&pair).total();
            let (offer, provider) = (*index, offer.provider);
            found.push(Choice { offer, first, nights: nights.len(), units, fit, provider, meets: Vec::new() });
        }
    }
    found
}
