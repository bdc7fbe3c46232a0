//! From the files of a flight and the catalogue to one question to the engine, and its answer.

use std::ops::ControlFlow;

use domain::{
    catalogue::Catalogue,
    ids::FlightId,
    routing::{self, Ask, Instance, Kind},
};
use jiff::{Timestamp, civil::Date};
use store::{StoreError, Uuid, aboard::Aboard, catalogue::Ids, plans::Whole, told::Told};

use crate::{Refused, recommend::question};

/// What a flight and the catalogue are at one moment.
pub(super) struct Load {
    pub aboard: Vec<Aboard>,
    /// What the files tell whose answers are part of the question.
    pub told: Vec<Told>,
    pub catalogue: Catalogue,
    pub ids: Ids,
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
        self.told.iter().map(|one| one.case.id).collect()
    }

    /// The question with this day as day 0: interviewed households with what they need, and every ordinary offer of that.
    pub fn instance(&self, flight: FlightId, day: Date, now: Timestamp) -> Refused<Instance> {
        let name = format!("planeload {flight} {day}");
        question(&name, Kind::Batch, &self.catalogue, &self.ids, &self.told, day, now)
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

/// True when a file is part of the question.
pub(super) fn asked(one: &Aboard) -> bool {
    one.interviewed && open_needs(one) > 0
}
