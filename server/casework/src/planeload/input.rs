//! From the files of a flight and the catalogue to one question to the engine, and its answer.

use std::ops::ControlFlow;

use domain::{
    catalogue::{Catalogue, to_routing},
    ids::FlightId,
    routing::{self, Ask, Instance, Kind, RULES_VERSION, RuleBook},
};
use jiff::{Timestamp, civil::Date};
use store::{StoreError, Uuid, aboard::Aboard, catalogue::Ids, plans::Whole};

use crate::{
    Refusal, Refused,
    recommend::{HORIZON_DAYS, agencies, routing_case},
};

/// What a flight and the catalogue are at one moment.
pub(super) struct Load {
    pub aboard: Vec<Aboard>,
    pub catalogue: Catalogue,
    pub ids: Ids,
}

const fn refused(what: &'static str) -> Refusal {
    Refusal::Unavailable(StoreError::Inconsistent { table: "plans", id: String::new(), what })
}

/// The needs of a file that look for a place.
pub(super) fn open_needs(one: &Aboard) -> usize {
    one.needs.iter().filter(|need| looks_for_a_place(&need.state)).count()
}

/// Whether a need in this state looks for a place.
pub(super) fn looks_for_a_place(state: &str) -> bool {
    ["open", "unmet", "partly_met"].contains(&state)
}

/// Calculates a stored input again; the same bytes come out.
pub fn replay(input: &str) -> Option<String> {
    answer(&routing::read_instance(input.as_bytes()).ok()?, &mut |_| ControlFlow::Continue(())).ok()?
}

/// The plan as it is kept; nothing when it was stopped.
fn answer(
    instance: &Instance,
    progress: &mut dyn FnMut(routing::Progress) -> ControlFlow<()>,
) -> Result<Option<String>, StoreError> {
    // One planeload takes milliseconds: the other cores are for those who wait at a desk.
    let ask = Ask { threads: 1, ..Ask::default() };
    let Ok(plan) = routing::plan(instance, &ask, progress) else { return Ok(None) };
    Ok(Some(serde_json::to_string(&plan)?))
}

impl Load {
    /// The files whose answers are part of the question.
    pub fn cases(&self) -> Vec<Uuid> {
        self.aboard.iter().filter(|one| asked(one)).map(|one| one.case.id).collect()
    }

    /// The question with this day as day 0: interviewed households with what they need, and everything ordinary there is.
    pub fn instance(&self, flight: FlightId, day: Date, now: Timestamp) -> Refused<Instance> {
        let book = RuleBook::shipped(RULES_VERSION).ok_or_else(|| refused("rules version not shipped"))?;
        let mut input = book.input(&format!("planeload {flight} {day}"), Kind::Batch, HORIZON_DAYS.into());
        let offers = self.catalogue.ordinary();
        input.offers = offers.filter_map(|one| to_routing(&self.catalogue, one, day, HORIZON_DAYS)).collect();
        input.cases = self.aboard.iter().filter(|one| asked(one)).map(|one| self.case(one, day, now)).collect();
        Instance::checked(input).map_err(|refusal| {
            tracing::error!(place = %refusal.place, "input of a planeload refused");
            refused("input refused")
        })
    }

    fn case(&self, one: &Aboard, day: Date, now: Timestamp) -> routing::Case {
        let home =
            one.destination.clone().or_else(|| one.people.first().and_then(|person| person.municipality_code.clone()));
        let served = one.referrals.iter().filter(|referral| referral.state == "accepted");
        let known = served.filter_map(|referral| {
            self.ids.providers.iter().find(|(_, id)| **id == referral.provider_id).map(|(code, _)| code.clone())
        });
        let consents = agencies(&self.catalogue, &self.ids, &one.consents, now);
        routing_case(&one.case, &one.people, &one.answers, &one.needs, consents, known.collect(), day, home.as_deref())
    }

    /// The question and its answer as they are kept; nothing when it was stopped.
    pub fn solved(
        &self,
        flight: FlightId,
        day: Date,
        now: Timestamp,
        progress: &mut dyn FnMut(routing::Progress) -> ControlFlow<()>,
    ) -> Refused<Option<Whole>> {
        let instance = self.instance(flight, day, now)?;
        let Some(result) = answer(&instance, progress)? else { return Ok(None) };
        let input = serde_json::to_string(instance.input()).map_err(StoreError::from)?;
        Ok(Some(Whole { digest: instance.digest(), input, result }))
    }
}

fn asked(one: &Aboard) -> bool {
    one.interviewed && open_needs(one) > 0
}
