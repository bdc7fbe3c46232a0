//! What proves the bound of a plan, so that anybody can calculate it again (routing.md 10).
//!
//! For a component of needs, prices π ≥ 0 on its slots and multipliers λ by tier, in parts of [`Level::grain`]:
//! `Σ π·free − Σ λ_t·P_t + Σ over needs of max(0, best of people × (λ_tier + what counts) − units·Σπ)`, where P_t are the
//! persons placed of each tier held fixed, and what counts is 1,000 a person at the level of a tier (needs of later tiers
//! are not there), the fit at the last one. At the level `whole` nothing is held, λ outweigh each other in the order
//! of the objective and the sum is the plan's own: no plan is better in anything.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::instance::Instance;
use super::plan::{Ask, Objective, Plan, keep, objective, open, worth};
use super::solve::Solved;
use super::solve::bound::{self, GRAIN, Level as Of, PERSON, Vectors};
use super::solve::options::Board;
use super::solve::part::{Open, Part};
use super::solve::worth::{Scale, Worth};
use super::tier::TIERS;

/// What proves the bound of one component.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Proof {
    /// Its needs, in order.
    pub needs: Vec<String>,
    /// Levels of the objective; where everybody of a tier is placed there is nothing to prove.
    pub levels: Vec<Level>,
}

/// The vectors of one level.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Level {
    /// `tier_1` to `tier_4`, `fit`, or `whole`.
    pub level: String,
    /// Numbers are in parts of this.
    pub grain: i128,
    /// λ by tier.
    pub multipliers: [i128; TIERS],
    /// π where it is not 0.
    pub prices: Vec<Rate>,
    /// π of two needs of cases in conflict that could meet at a provider, where it is not 0: one of them has room.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Meeting>,
}

/// The price of one slot in a proof.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Rate {
    /// The offer.
    pub offer: String,
    /// The night, or the day a dated offer begins.
    pub day: i64,
    /// In grains.
    pub price: i128,
}

/// The price of two needs meeting.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Meeting {
    /// The two needs.
    pub needs: Vec<String>,
    /// Where.
    pub provider: String,
    /// In grains.
    pub price: i128,
}

/// The proofs of solved components, in order of their first need.
pub(super) fn written(instance: &Instance, board: &Board, solved: &[(Part, Solved)]) -> Vec<Proof> {
    let one = |(part, solved): &(Part, Solved)| Proof {
        needs: part.needs.iter().map(|need| name(instance, need)).collect(),
        levels: solved.proof.iter().map(|vectors| level(instance, board, part, vectors)).collect(),
    };
    let mut proofs: Vec<Proof> = solved.iter().map(one).collect();
    proofs.sort_by(|a, b| a.needs.first().cmp(&b.needs.first()));
    proofs
}

fn name(instance: &Instance, need: &Open) -> String {
    instance.word(instance.needs[need.need].id).to_owned()
}

fn day(instance: &Instance, board: &Board, slot: usize) -> i64 {
    instance.offers[board.offer[slot]].start_day + i64::try_from(board.night(slot)).unwrap_or(0)
}

fn level(instance: &Instance, board: &Board, part: &Part, vectors: &Vectors) -> Level {
    let (level, grain) = match vectors.level {
        Of::Tier(tier) => (format!("tier_{}", tier + 1), GRAIN),
        Of::Fit => ("fit".to_owned(), GRAIN),
        Of::Whole => ("whole".to_owned(), 1),
    };
    let priced = |(row, price): (usize, &i128)| (*price != 0).then_some((row, *price));
    let prices = part.slot.iter().zip(&vectors.prices).filter(|(_, price)| **price != 0).map(|(slot, price)| Rate {
        offer: instance.word(instance.offers[board.offer[*slot]].id).to_owned(),
        day: day(instance, board, *slot),
        price: *price,
    });
    let rows = vectors.prices.iter().enumerate().skip(part.slot.len()).filter_map(priced);
    let meetings = rows.map(|(row, price)| {
        let meets = |need: &&Open| need.choices.iter().any(|choice| choice.meets.contains(&row));
        let needs: Vec<&Open> = part.needs.iter().filter(meets).collect();
        let at = needs.iter().flat_map(|need| &need.choices).find(|choice| choice.meets.contains(&row));
        Meeting {
            needs: needs.into_iter().map(|need| name(instance, need)).collect(),
            provider: at.map(|choice| instance.word(choice.provider).to_owned()).unwrap_or_default(),
            price,
        }
    });
    Level { level, grain, multipliers: vectors.multipliers, prices: prices.collect(), meetings: meetings.collect() }
}

/// The bound that the proofs of a batch or re-plan prove, calculated from the instance alone; nothing when they do not belong
/// to it. It is the plan's own bound, or the plan says something that its proofs do not show.
pub fn proven(instance: &Instance, plan: &Plan) -> Option<Objective> {
    let mut board = Board::new(instance);
    let mut total = worth(instance, &keep(instance, &mut board));
    let ask = Ask { threads: 1, ..Ask::default() };
    let open = open(instance, &ask, &board, &mut |_| ControlFlow::Continue(())).ok()?;
    let open: BTreeMap<String, Open> = open.into_iter().map(|need| (name(instance, &need), need)).collect();
    let placed: BTreeMap<&str, &str> =
        plan.placements.iter().map(|one| (one.need.as_str(), one.offer.as_str())).collect();
    for proof in &plan.proofs {
        let needs: Option<Vec<Open>> = proof.needs.iter().map(|need| open.get(need).cloned()).collect();
        let part = Part { needs: needs?, free: board.free.clone(), slot: Vec::new() };
        let mut reached = Worth::default();
        for (id, need) in proof.needs.iter().zip(&part.needs) {
            let choice = need
                .choices
                .iter()
                .find(|choice| placed.get(id.as_str()) == Some(&instance.word(instance.offers[choice.offer].id)));
            if let Some(choice) = choice {
                reached.add(need.tier, need.people, choice.fit);
            }
        }
        total += component(instance, &board, part, proof, reached)?;
    }
    Some(objective(instance, total))
}

/// What the levels of one component prove, given what its plan reaches.
fn component(instance: &Instance, board: &Board, part: Part, proof: &Proof, reached: Worth) -> Option<Worth> {
    let asked = |tier: usize| part.needs.iter().filter(|need| need.tier == tier).map(|need| need.people).sum::<i64>();
    // Without a proof nothing is known but who asked.
    let mut most = Worth { persons: [0, 1, 2, 3].map(asked), fit: i64::MAX / 2 };
    for level in &proof.levels {
        let (part, prices) = rated(instance, board, &part, proof, level)?;
        let vectors = |of: Of| Vectors { level: of, multipliers: level.multipliers, prices: prices.clone() };
        match level.level.as_str() {
            "whole" => {
                let scale = Scale(level.multipliers);
                let orders = scale == Scale::packed(&part);
                let worth: i128 = (0..TIERS).map(|tier| scale.0[tier] * i128::from(reached.persons[tier])).sum();
                let proved = bound::whole(&part, &vectors(Of::Whole)) == worth + i128::from(reached.fit);
                return (orders && proved).then_some(reached);
            }
            "fit" => {
                let value = bound::proven(&part, &vectors(Of::Fit), reached.persons.map(Some));
                most.fit = most.fit.min(value.max(reached.fit));
            }
            name => {
                let tier = name.strip_prefix("tier_")?.parse::<usize>().ok()?.checked_sub(1).filter(|t| *t < TIERS)?;
                let mut held = [None; TIERS];
                (0..tier).for_each(|before| held[before] = Some(reached.persons[before]));
                let value = bound::proven(&bound::level(&part, tier), &vectors(Of::Tier(tier)), held);
                most.persons[tier] = (value / PERSON).clamp(reached.persons[tier], most.persons[tier]);
            }
        }
    }
    Some(most)
}

/// The part on all slots of the board with a row for every meeting that has a price, and the prices of both.
fn rated(instance: &Instance, board: &Board, part: &Part, proof: &Proof, level: &Level) -> Option<(Part, Vec<i128>)> {
    if level
        .prices
        .iter()
        .map(|rate| rate.price)
        .chain(level.meetings.iter().map(|one| one.price))
        .any(|price| price < 0)
    {
        return None;
    }
    let mut prices = vec![0; board.free.len()];
    let slots: BTreeMap<(&str, i64), usize> = (0..board.free.len())
        .map(|slot| ((instance.word(instance.offers[board.offer[slot]].id), day(instance, board, slot)), slot))
        .collect();
    for rate in &level.prices {
        prices[*slots.get(&(rate.offer.as_str(), rate.day))?] = rate.price;
    }
    let mut part = part.clone();
    for meeting in &level.meetings {
        let row = part.free.len();
        part.free.push(1);
        prices.push(meeting.price);
        for (id, need) in proof.needs.iter().zip(&mut part.needs) {
            if meeting.needs.contains(id) {
                let there = need.choices.iter_mut();
                there
                    .filter(|choice| instance.word(choice.provider) == meeting.provider)
                    .for_each(|choice| choice.meets.push(row));
            }
        }
    }
    Some((part, prices))
}
