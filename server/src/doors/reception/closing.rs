//! S4: a flight compared with its list, and closed.

use app::kit::{form::Form, when};
use app::paths;
use app::reception::{ClosingFacts, ClosingLine, closing_page};
use axum::extract::Path;
use casework::closing::{Act, OpenLine};
use casework::{Refusal, Refused, Staff};
use domain::ids::FlightId;
use locales::dates;

use super::id;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
};

async fn page(staff: &Staff, here: &Here, flight: FlightId, form: Form) -> Answer {
    let closing = staff.closing(flight).await?;
    let frame = here.staff(staff);
    let line = |one: OpenLine| ClosingLine {
        id: one.id.to_string(),
        list_no: one.list_no.unwrap_or_default(),
        name: one.name,
        reason: one.reason,
    };
    let day = closing.flight.day.parse().map(|day| dates::long_day(frame.locale, when::day(day))).unwrap_or_default();
    let facts = ClosingFacts {
        flight: closing.flight.id.to_string(),
        number: closing.flight.number,
        origin: closing.flight.origin,
        day,
        state: closing.flight.state,
        tallies: closing.tallies,
        blockers: closing.blockers,
        undecided: closing.undecided.into_iter().map(line).collect(),
        absent: closing.absent.into_iter().map(line).collect(),
        cardless: closing
            .cardless
            .into_iter()
            .map(|one| (one.arrival.to_string(), format!("{}, {}", one.surnames, one.given_names), one.receipt))
            .collect(),
        over_at: closing.over_at.map(|at| when::moment(store::instant(at))),
        form,
    };
    Ok(Page::staff(closing_page(&frame, &facts)))
}

pub async fn get(Calling(staff): Calling, here: Here, Path(flight): Path<String>) -> Answer {
    page(&staff, &here, id(&flight)?, Form::default()).await
}

async fn answer(staff: &Staff, here: &Here, flight: FlightId, posted: Posted, done: Refused<()>) -> Answer {
    match done {
        Ok(()) => Ok(Page::see_other(paths::flight_balance(flight))),
        Err(Refusal::Invalid(problems)) => {
            page(staff, here, flight, Form::refused(posted.typed, problems)).await.map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn post_act(
    Calling(staff): Calling,
    here: Here,
    Path((flight, act)): Path<(String, String)>,
    posted: Posted,
) -> Answer {
    let (flight, act) = (id(&flight)?, Act::parse(&act).ok_or(Stop::Missing)?);
    let done = staff.act_on_flight(flight, act, posted.request, here.path(), &posted.typed).await;
    answer(&staff, &here, flight, posted, done).await
}

pub async fn post_lines(Calling(staff): Calling, here: Here, Path(flight): Path<String>, posted: Posted) -> Answer {
    let flight = id(&flight)?;
    let done = staff.decide_lines(flight, posted.request, here.path(), &posted.typed).await;
    answer(&staff, &here, flight, posted, done).await
}

pub async fn post_cards(Calling(staff): Calling, here: Here, Path(flight): Path<String>, posted: Posted) -> Answer {
    let flight = id(&flight)?;
    let done = staff.excuse_cards(flight, posted.request, here.path(), &posted.typed).await;
    answer(&staff, &here, flight, posted, done).await
}
