//! What a plan says beside its placements: what places were worth, who waits for which, what was noticed in the input.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::facts::OfferIndex;
use super::input::Standing;
use super::instance::Instance;
use super::reason::RULE_CODES;
use super::rules::{Pair, judge};
use super::solve::options::Board;
use super::solve::part::Open;

/// Offers that a need waits for.
const WAITS_FOR: usize = 3;

/// What one more unit of a slot would have been worth to the plan: people × (tier value + fit).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Price {
    /// The offer.
    pub offer: String,
    /// The night, or the day a dated offer begins.
    pub day: i64,
    /// Above 0, and never more than the first tier's value and 1,000.
    pub price: i64,
}

/// Who would take a place of an offer next.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct WaitingList {
    /// The offer.
    pub offer: String,
    /// Needs in the order of tier, persons, id.
    pub needs: Vec<String>,
}

/// A need that had a place proposed and now has another, or none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Moved {
    /// The need.
    pub need: String,
    /// The offer proposed before.
    pub from: String,
    /// The offer in this plan.
    pub to: Option<String>,
    /// Needs that have the places it leaves.
    pub room_for: Vec<String>,
}

/// What was noticed; each has one message `warning-…` in both languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// Accepted places alone exceed the capacity; nothing is free there.
    OverCapacity {
        /// The offer.
        offer: String,
    },
    /// Two cases that must not meet both hold accepted places at one provider.
    AcceptedConflict {
        /// One case.
        one: String,
        /// The other.
        other: String,
    },
    /// An offer without a single unit.
    NoCapacity {
        /// The offer.
        offer: String,
    },
    /// An offer that no need of its category can have.
    ExcludesEverybody {
        /// The offer.
        offer: String,
        /// The rule that excludes most of them.
        rule: String,
    },
    /// A need that no offer of its category could ever take.
    Unmet {
        /// The need.
        need: String,
    },
}

/// Needs that nobody sealed is behind, tried against one offer.
fn pairs(instance: &Instance, offer: OfferIndex) -> impl Iterator<Item = Pair<'_, '_>> {
    let facts = &instance.offers[offer];
    let needs = instance
        .needs
        .iter()
        .filter(move |need| need.category == facts.category && !instance.cases[need.case].protected);
    needs.map(move |need| Pair { instance, case: &instance.cases[need.case], need, offer: facts })
}

/// What is to be said of the input; `open` is what each need could have.
pub fn warnings(instance: &Instance, open: &[Open], board: &Board) -> Vec<Warning> {
    let word = |name| instance.word(name).to_owned();
    let mut found: Vec<Warning> = Vec::new();
    let over: BTreeSet<OfferIndex> =
        board.free.iter().zip(&board.offer).filter(|(free, _)| **free < 0).map(|(_, offer)| *offer).collect();
    found.extend(over.into_iter().map(|offer| Warning::OverCapacity { offer: word(instance.offers[offer].id) }));
    found.extend(meetings(instance).into_iter().map(|(one, other)| Warning::AcceptedConflict {
        one: word(instance.cases[one].id),
        other: word(instance.cases[other].id),
    }));
    let chosen: BTreeSet<OfferIndex> = open.iter().flat_map(|need| &need.choices).map(|choice| choice.offer).collect();
    for (index, offer) in instance.offers.iter().enumerate().filter(|(index, _)| !chosen.contains(index)) {
        if offer.capacity.iter().all(|units| *units == 0) {
            found.push(Warning::NoCapacity { offer: word(offer.id) });
            continue;
        }
        let mut reasons = [0; RULE_CODES.len()];
        let nobody = pairs(instance, index).all(|pair| {
            judge(&pair).is_err_and(|reason| {
                reasons[reason.number() - 1] += 1;
                true
            })
        });
        let most = (0..reasons.len())
            .max_by_key(|rule| (reasons[*rule], std::cmp::Reverse(*rule)))
            .filter(|rule| reasons[*rule] > 0);
        if let Some(rule) = most.filter(|_| nobody) {
            found.push(Warning::ExcludesEverybody { offer: word(offer.id), rule: RULE_CODES[rule].to_owned() });
        }
    }
    for need in open.iter().filter(|need| need.choices.is_empty() && !instance.cases[need.case].protected) {
        let need = &instance.needs[need.need];
        let case = &instance.cases[need.case];
        let could = instance
            .offers_of(need.category)
            .iter()
            .any(|offer| judge(&Pair { instance, case, need, offer: &instance.offers[*offer] }).is_ok());
        if !could {
            found.push(Warning::Unmet { need: word(need.id) });
        }
    }
    found.sort();
    found
}

/// Cases in conflict whose accepted places are at one provider.
fn meetings(instance: &Instance) -> Vec<(usize, usize)> {
    let mut at: BTreeSet<(usize, u32)> = BTreeSet::new();
    for need in instance.needs.iter().filter(|need| instance.is_kept(need)) {
        at.extend(instance.current_offer(need).map(|offer| (need.case, instance.offers[offer].provider)));
    }
    let meet = |one: usize, other: usize| {
        at.range((one, 0)..=(one, u32::MAX)).any(|(_, provider)| at.contains(&(other, *provider)))
    };
    instance.conflicts.iter().copied().filter(|(one, other)| meet(*one, *other)).collect()
}

/// Waiting lists: every need without a place waits for the offers that suit it best.
pub fn waiting(instance: &Instance, open: &[Open], placed: &BTreeMap<usize, OfferIndex>) -> Vec<WaitingList> {
    let mut order: Vec<&Open> = open.iter().filter(|need| !placed.contains_key(&need.need)).collect();
    order.sort_by_key(|need| (need.tier, -need.people, need.need));
    let mut lists: BTreeMap<OfferIndex, Vec<String>> = BTreeMap::new();
    for need in order {
        let mut best: Vec<_> = need.choices.iter().map(|choice| (-choice.fit, choice.offer)).collect();
        best.sort_unstable();
        for (_, offer) in best.into_iter().take(WAITS_FOR) {
            lists.entry(offer).or_default().push(instance.word(instance.needs[need.need].id).to_owned());
        }
    }
    lists
        .into_iter()
        .map(|(offer, needs)| WaitingList { offer: instance.word(instance.offers[offer].id).to_owned(), needs })
        .collect()
}

/// What moved against the proposals, and who has the places instead.
pub fn moved(instance: &Instance, placed: &BTreeMap<usize, OfferIndex>) -> Vec<Moved> {
    let mut at: BTreeMap<OfferIndex, Vec<usize>> = BTreeMap::new();
    for (need, offer) in placed {
        at.entry(*offer).or_default().push(*need);
    }
    let name = |need: usize| instance.word(instance.needs[need].id).to_owned();
    let mut moved = Vec::new();
    for (index, need) in instance.needs.iter().enumerate().filter(|(_, need)| need.standing == Some(Standing::Proposed))
    {
        let (Some(from), to) = (instance.current_offer(need), placed.get(&index).copied()) else { continue };
        if to == Some(from) || instance.cases[need.case].protected {
            continue;
        }
        let now = at
            .get(&from)
            .into_iter()
            .flatten()
            .filter(|other| instance.needs[**other].current_offer != Some(instance.offers[from].id));
        moved.push(Moved {
            need: name(index),
            from: instance.word(instance.offers[from].id).to_owned(),
            to: to.map(|offer| instance.word(instance.offers[offer].id).to_owned()),
            room_for: now.map(|other| name(*other)).collect(),
        });
    }
    moved
}

/// Prices by slot of the board, as they are shown.
pub fn prices(instance: &Instance, board: &Board, by_slot: impl Iterator<Item = (usize, i64)>) -> Vec<Price> {
    let most = instance.input.weights.tier_value.first().copied().unwrap_or(0) + 1000;
    let mut prices: Vec<Price> = by_slot
        .filter(|(_, price)| *price > 0)
        .map(|(slot, price)| {
            let offer = &instance.offers[board.offer[slot]];
            let day = offer.start_day + i64::try_from(board.night(slot)).unwrap_or(0);
            Price { offer: instance.word(offer.id).to_owned(), day, price: price.min(most) }
        })
        .collect();
    prices.sort_by(|a, b| (&a.offer, a.day).cmp(&(&b.offer, b.day)));
    prices
}
