//! Rows of what follows an acceptance, folded into the domain's states; a row that no state fits is a named inconsistency.

use domain::{
    appointment::{Appointment, AppointmentState, CancelReason, CannotGo, MissedReason},
    change::{By, Stamp},
    ids::{AppointmentId, CaseId, OfferingId, StaffId},
    placement::{EndedReason, LeftReason, NotStartedReason, PauseReason, PlacementState},
};
use jiff::{Timestamp, civil, tz::Offset};
use sea_orm::prelude::*;

use crate::{
    StoreError,
    entities::{appointments, placements},
    instant,
};

/// The facts of one row's state.
struct Facts<'a> {
    table: &'static str,
    id: Uuid,
    json: Option<&'a Json>,
}

impl Facts<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.json?.get(name)?.as_str()
    }

    fn wrong(&self, what: &'static str) -> StoreError {
        StoreError::Inconsistent { table: self.table, id: self.id.to_string(), what }
    }

    fn reason<T>(&self, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
        self.text("reason").and_then(parse).ok_or_else(|| self.wrong("reason"))
    }

    /// Who and when; a state of before the facts were kept counts as time's own.
    fn stamp(&self, at: i64) -> Stamp {
        let id = self.text("by").and_then(|id| Uuid::try_parse(id).ok());
        let by = self
            .text("by_kind")
            .and_then(|kind| By::from_row(kind, id))
            .or_else(|| id.map(|id| By::Staff(StaffId::from_uuid(id))));
        Stamp { by: by.unwrap_or(By::Clock), at: instant(at) }
    }
}

/// The state of a placement.
pub fn placement(row: &placements::Model) -> Result<PlacementState, StoreError> {
    use PlacementState as S;
    let facts = Facts { table: "placements", id: row.id, json: row.state_facts.as_ref() };
    let on = facts.stamp(row.updated_at);
    Ok(match row.state.as_str() {
        "planned" => S::Planned { on, begins: row.starts_on.parse().ok() },
        "started" => S::Started { on },
        "did_not_start" => S::DidNotStart { on, reason: facts.reason(NotStartedReason::parse)? },
        "on_hold" => S::OnHold { on, reason: facts.reason(PauseReason::parse)? },
        "completed" => S::Completed { on },
        "left_early" => S::LeftEarly { on, reason: facts.reason(LeftReason::parse)? },
        "ended_by_provider" => S::EndedByProvider { on, reason: facts.reason(EndedReason::parse)? },
        _ => return Err(facts.wrong("state")),
    })
}

/// A date with a place; `sensitive` where its subject is shown to nobody. An hour that was not given counts as 8 in the morning.
pub fn appointment(row: &appointments::Model, sensitive: bool) -> Result<Appointment, StoreError> {
    use AppointmentState as S;
    let facts = Facts { table: "appointments", id: row.id, json: row.state_facts.as_ref() };
    let on = facts.stamp(row.answered_at.unwrap_or(row.created_at));
    let state = match row.state.as_str() {
        "planned" => S::Planned { on },
        "confirmed" => S::Confirmed { on },
        "attended" => S::Attended { on },
        "missed" => S::Missed { on, reason: facts.reason(MissedReason::parse)? },
        "excused" => S::Excused { on, reason: facts.reason(CannotGo::parse)? },
        "cancelled" => S::Cancelled { on, reason: facts.reason(CancelReason::parse)? },
        _ => return Err(facts.wrong("state")),
    };
    Ok(Appointment {
        id: AppointmentId::from_uuid(row.id),
        case: CaseId::from_uuid(row.case_id),
        offering: row.offering_id.map(OfferingId::from_uuid),
        starts: starts(&row.on_date, row.at_time.as_deref()).ok_or_else(|| facts.wrong("on_date"))?,
        sensitive,
        state,
    })
}

/// The instant of a civil date and hour in Guatemala (UTC−6, no summer time); an hour that was not given counts as 8 in the morning.
pub fn starts(on_date: &str, at_time: Option<&str>) -> Option<Timestamp> {
    let day: civil::Date = on_date.parse().ok()?;
    let time: civil::Time = at_time.and_then(|at| at.parse().ok()).unwrap_or(civil::time(8, 0, 0, 0));
    Offset::constant(-6).to_timestamp(day.to_datetime(time)).ok()
}
