//! What became of a proposed placement since its plan was made (routing.md 11: fresh, then stale).

use super::fit::Fit;
use super::input::{Case, Need, Offer};
use super::instance::Instance;
use super::reason::Reason;
use super::rules::{Pair, judge};

/// A part of a placement that is not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Who they are, where they go, what makes them vulnerable.
    Household,
    /// What is needed, for whom, how soon.
    Need,
    /// What the offer asks for, or when it is.
    Offer,
}

/// How a proposed placement stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since<'a> {
    /// As it was when the plan was made.
    Same,
    /// It still can be, and something of it is not as it was.
    Changed(Vec<Difference>),
    /// The first rule that it fails now; no room left is the last of them.
    Fails(Reason<'a>),
    /// The need does not look for a place any more, or its case is none of this instance.
    NoNeed,
    /// The offer is gone.
    NoOffer,
}

/// Compares a placement of a plan with how things are. `then` is the input of the plan, `as_then` what is known now told
/// with the plan's day 0, `now` the same with today as day 0: rules are asked of today.
pub fn since<'a>(then: &Instance, as_then: &Instance, now: &'a Instance, need: &str, offer: &str) -> Since<'a> {
    if find(now, need).is_none() {
        return Since::NoNeed;
    }
    let Some(pair) = pair(now, need, offer) else { return Since::NoOffer };
    if let Err(reason) = judge(&pair) {
        return Since::Fails(reason);
    }
    let told = |instance: &Instance| {
        let (case, need) = find(instance, need)?;
        Some((household(case), need.clone(), supply(find_offer(instance, offer)?)))
    };
    let (Some(before), Some(after)) = (told(then), told(as_then)) else { return Since::NoNeed };
    let differences = [
        (before.0 != after.0, Difference::Household),
        (before.1 != after.1, Difference::Need),
        (before.2 != after.2, Difference::Offer),
    ];
    let changed: Vec<Difference> =
        differences.into_iter().filter(|(differs, _)| *differs).map(|(_, difference)| difference).collect();
    if changed.is_empty() { Since::Same } else { Since::Changed(changed) }
}

/// How well an offer suits a need; nothing when either is unknown or a rule excludes it.
pub fn fit(instance: &Instance, need: &str, offer: &str) -> Option<Fit> {
    let pair = pair(instance, need, offer)?;
    judge(&pair).is_ok().then(|| Fit::of(&pair))
}

fn pair<'a>(instance: &'a Instance, need: &str, offer: &str) -> Option<Pair<'a, 'a>> {
    let need = instance.needs.binary_search_by(|one| instance.word(one.id).cmp(need)).ok()?;
    let offer = instance.offers.binary_search_by(|one| instance.word(one.id).cmp(offer)).ok()?;
    let need = instance.needs.get(need)?;
    Some(Pair { instance, case: instance.cases.get(need.case)?, need, offer: instance.offers.get(offer)? })
}

fn find<'a>(instance: &'a Instance, need: &str) -> Option<(&'a Case, &'a Need)> {
    instance.input.cases.iter().find_map(|case| Some((case, case.needs.iter().find(|one| one.id == need)?)))
}

fn find_offer<'a>(instance: &'a Instance, offer: &str) -> Option<&'a Offer> {
    instance.input.offers.iter().find(|one| one.id == offer)
}

/// The case without what other needs, other agencies and other places did to it: rules ask about those by themselves.
fn household(case: &Case) -> Case {
    let mut case = case.clone();
    (case.needs, case.consents, case.avoid_providers, case.known_providers) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    case
}

/// The offer without its free units: what is left of them is a rule.
fn supply(offer: &Offer) -> Offer {
    let mut offer = offer.clone();
    offer.capacity.clear();
    offer
}
