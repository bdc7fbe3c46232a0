//! From the database to a question for the engine: one case or a planeload, the same way.

use std::collections::BTreeSet;

use domain::{
    catalogue::{Catalogue, to_routing},
    routing::{Case, Category, Instance, Kind, Offer, RULES_VERSION, RuleBook},
};
use jiff::{Timestamp, civil::Date};
use store::{StoreError, catalogue::Ids, told::Told};

use super::facts;
use crate::{Refusal, Refused};

/// Days ahead that a recommendation looks at.
pub const HORIZON_DAYS: u16 = 90;

/// What these cases ask of this catalogue with this day as day 0, and what is permitted at an instant. Minimal: only offers of what is looked for, only codes that
/// those offers name.
pub fn question(
    name: &str,
    kind: Kind,
    catalogue: &Catalogue,
    ids: &Ids,
    told: &[Told],
    day: Date,
    now: Timestamp,
) -> Refused<Instance> {
    let refused =
        |what| Refusal::Unavailable(StoreError::Inconsistent { table: "recommendations", id: name.to_owned(), what });
    let book = RuleBook::shipped(RULES_VERSION).ok_or_else(|| refused("no rules"))?;
    let mut input = book.input(name, kind, HORIZON_DAYS.into());
    let mut cases: Vec<Case> = told.iter().map(|one| facts::case(one, catalogue, ids, day, now)).collect();
    let looked_for: BTreeSet<Category> = cases.iter().flat_map(|case| &case.needs).map(|need| need.category).collect();
    // What is over is no reason for or against anything.
    let there = catalogue.ordinary().filter(|offering| offering.last_day >= day);
    let offers = there.filter_map(|one| to_routing(catalogue, one, day, HORIZON_DAYS));
    input.offers = offers.filter(|offer| looked_for.contains(&offer.category)).collect();
    for case in &mut cases {
        only_named(case, &input.offers);
    }
    input.cases = cases;
    Instance::checked(input).map_err(|refusal| {
        tracing::error!(place = %refusal.place, reason = %refusal.reason, "a question to routing was refused");
        refused("input refused")
    })
}

/// Leaves out of a case what these offers do not name.
fn only_named(case: &mut Case, offers: &[Offer]) {
    let providers: BTreeSet<&str> = offers.iter().map(|offer| offer.provider.as_str()).collect();
    let agencies: BTreeSet<&str> = offers.iter().map(|offer| offer.agency.as_str()).collect();
    let known: BTreeSet<&str> = offers.iter().map(|offer| offer.id.as_str()).collect();
    case.consents.retain(|agency| agencies.contains(agency.as_str()));
    case.avoid_providers.retain(|id| providers.contains(id.as_str()));
    case.known_providers.retain(|id| providers.contains(id.as_str()));
    case.avoid_offers.retain(|id| known.contains(id.as_str()));
}
