//! One household, every offer: ranked with its fit, or excluded with its reason (routing.md 7, *instant*).
//!
//! Cost: rules and fit 12–16 µs a household over 600 offers in the prototype; counterfactuals some more.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::change::{Step, steps};
use super::facts::Need;
use super::fit::Fit;
use super::input::Category;
use super::instance::Instance;
use super::reason::{Reason, Word};
use super::rules::{Pair, failing, judge};
use super::tier::{Priority, priority};

/// Every offer for every need of one case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Ranking<'a> {
    /// The case.
    pub case: Word<'a>,
    /// Rules version the answer follows.
    pub rules_version: Word<'a>,
    /// Its needs, in order of id.
    pub needs: Vec<NeedRanking<'a>>,
}

/// Every offer of its category for one need.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct NeedRanking<'a> {
    /// The need.
    pub need: Word<'a>,
    /// What is missing.
    pub category: Category,
    /// Members of the need.
    pub people: i64,
    /// Its tier, and whether waiting moved it up.
    pub priority: Priority,
    /// Offers that pass every rule: best fit first, then by id.
    pub options: Vec<Choice<'a>>,
    /// All other offers of the category, by id.
    pub excluded: Vec<Excluded<'a>>,
}

/// An offer the need can have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Choice<'a> {
    /// The offer.
    pub offer: Word<'a>,
    /// Sum of the parts, at most 1,000.
    pub total: i64,
    /// The parts and what they say.
    pub fit: Fit,
}

/// An offer the need cannot have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Excluded<'a> {
    /// The offer.
    pub offer: Word<'a>,
    /// First rule that fails.
    pub reason: Reason<'a>,
    /// What would change it, at most two steps; empty when nothing would.
    pub change: Vec<Step<'a>>,
}

/// Ranks every offer for every need of a case; nothing for an unknown case.
pub fn instant<'a>(instance: &'a Instance, case_id: &str) -> Option<Ranking<'a>> {
    let case = instance.input.cases.binary_search_by(|case| case.id.as_str().cmp(case_id)).ok()?;
    let needs = instance.input.cases.get(case)?.needs.iter();
    Some(Ranking {
        case: Cow::Borrowed(&instance.input.cases.get(case)?.id),
        rules_version: Cow::Borrowed(&instance.input.rules_version),
        needs: needs.filter_map(|need| explain(instance, &need.id)).collect(),
    })
}

/// Ranks every offer for one need; nothing for an unknown need.
pub fn explain<'a>(instance: &'a Instance, need_id: &str) -> Option<NeedRanking<'a>> {
    let place = instance.needs.binary_search_by(|need| instance.word(need.id).cmp(need_id)).ok()?;
    Some(rank(instance, instance.needs.get(place)?))
}

/// Every rule that keeps this offer from this need, in order; empty when it applies, nothing for an unknown pair.
pub fn against<'a>(instance: &'a Instance, need_id: &str, offer_id: &str) -> Option<Vec<Reason<'a>>> {
    let need = instance.needs.binary_search_by(|need| instance.word(need.id).cmp(need_id)).ok()?;
    let offer = instance.offers.binary_search_by(|offer| instance.word(offer.id).cmp(offer_id)).ok()?;
    let (need, offer) = (instance.needs.get(need)?, instance.offers.get(offer)?);
    Some(failing(&Pair { instance, case: &instance.cases[need.case], need, offer }))
}

fn rank<'a>(instance: &'a Instance, need: &'a Need) -> NeedRanking<'a> {
    let case = &instance.cases[need.case];
    let (mut options, mut excluded) = (Vec::new(), Vec::new());
    for index in instance.offers_of(need.category) {
        let offer = &instance.offers[*index];
        let pair = Pair { instance, case, need, offer };
        let id = Cow::Borrowed(instance.word(offer.id));
        match judge(&pair) {
            Ok(()) => {
                let fit = Fit::of(&pair);
                options.push(Choice { offer: id, total: fit.total(), fit });
            }
            Err(reason) => {
                let change = steps(&pair, &reason);
                excluded.push(Excluded { offer: id, reason, change });
            }
        }
    }
    options.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.offer.cmp(&b.offer)));
    NeedRanking {
        need: Cow::Borrowed(instance.word(need.id)),
        category: need.category,
        people: need.people(),
        priority: of_record(instance, need),
        options,
        excluded,
    }
}

/// The priority from the record itself, which knows the days waited.
fn of_record(instance: &Instance, need: &Need) -> Priority {
    let case = &instance.input.cases[need.case];
    let record = case.needs.iter().find(|record| record.id == instance.word(need.id));
    let plain = Priority { tier: need.tier, moved_up_after: None };
    record.map_or(plain, |record| priority(record, !case.vulnerabilities.is_empty(), &instance.input.weights))
}
