//! One landing: what the flight asks for, and its households placed together at values net of prices.

use std::ops::ControlFlow;

use super::Reserve;
use super::outlook::{Outlook, Wish};
use crate::routing::facts::OfferIndex;
use crate::routing::instance::Instance;
use crate::routing::plan;
use crate::routing::solve::options::{Board, choices};
use crate::routing::solve::part::{Open, Part, split};
use crate::routing::solve::{Work, flat};

/// Every way knows its future, and so makes more of a place than anybody can: a price counts for nine tenths of itself.
const SHARE: f64 = 0.9;

/// A flight that has landed.
pub struct Flight<'a> {
    pub instance: &'a Instance,
    pub reserve: &'a Reserve,
    /// Needs without an accepted place.
    pub needs: &'a [usize],
}

type Placed = Vec<(usize, OfferIndex)>;

impl Flight<'_> {
    /// What a placed person counts by tier from 0.
    fn value(&self, tier: usize) -> i64 {
        self.instance.input.weights.tier_value.get(tier).copied().unwrap_or(0)
    }

    /// No price is higher.
    pub fn dearest(&self) -> f64 {
        (self.value(0) + 1000) as f64
    }

    fn open(&self, board: &Board, priced: bool) -> Vec<Open> {
        let needs = self.needs.iter().map(|index| (*index, &self.instance.needs[*index]));
        let wanted = needs.filter(|(_, need)| self.reserve.categories.contains(&need.category) == priced);
        let open = wanted.map(|(index, need)| {
            let choices = choices(self.instance, need, board);
            Open { need: index, case: need.case, tier: need.tier - 1, people: need.people(), choices }
        });
        open.collect()
    }

    /// Needs of categories with prices, and what is free for them.
    pub fn priced(&self, board: &Board) -> Vec<Open> {
        self.open(board, true)
    }

    /// Adds what the flight asks for to an outlook.
    pub fn ask(&self, open: &[Open], outlook: &mut Outlook) {
        for need in open {
            let value = self.value(need.tier);
            outlook.add(
                need.choices
                    .iter()
                    .map(|choice| Wish::new(need.people * (value + choice.fit), choice.units, choice.span())),
            );
        }
    }

    /// Categories without prices: a batch of their own (routing.md 6).
    pub fn place_without_prices(&self, board: &mut Board, work: &mut Work) -> Placed {
        let parts = split(self.open(board, false), board);
        let solved = plan::together(parts, 1, board, work, &mut |_| ControlFlow::Continue(())).unwrap_or_default();
        self.take(solved.iter().map(|(part, solved)| (part, &solved.taken)), board)
    }

    /// The others: every choice counts what it is worth less what its slots cost, and none below nothing is taken.
    pub fn place_with_prices(&self, board: &mut Board, prices: &[f64], work: &mut Work) -> Placed {
        let mut open = self.priced(board);
        for need in &mut open {
            let value = self.value(need.tier);
            let spared = self.reserve.spare_first_tier && need.tier == 0;
            for choice in &mut need.choices {
                let price: f64 = if spared { 0.0 } else { prices[choice.span()].iter().sum() };
                choice.fit = need.people * (value + choice.fit) - (SHARE * price * choice.units as f64).round() as i64;
            }
            need.choices.retain(|choice| choice.fit >= 0);
            (need.people, need.tier) = (1, 0);
        }
        let solved = flat::together(split(open, board), board, work);
        self.take(solved.iter().map(|(part, taken)| (part, taken)), board)
    }

    /// Gives the places away.
    fn take<'p>(&self, solved: impl Iterator<Item = (&'p Part, &'p Vec<Option<usize>>)>, board: &mut Board) -> Placed {
        let placed: Placed = solved.flat_map(|(part, taken)| part.placements(taken)).collect();
        for (need, offer) in &placed {
            board.take(self.instance, &self.instance.needs[*need], *offer);
        }
        placed
    }
}
