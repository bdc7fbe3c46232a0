//! M1: the control room and the lists behind its numbers.

use app::kit::when::moment;
use app::oversight::{RoomFacts, RoomFlight, Shown, Which, room_list_page, room_page};
use axum::extract::Path;
use casework::Staff;
use domain::ids::FlightId;
use domain::room::{Milestone, Watch};
use store::instant;

use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    refusal::Stop,
};

pub async fn get(Calling(staff): Calling, here: Here) -> Answer {
    let (room, board) = (staff.room().await?, staff.flights_today().await?);
    let frame = here.staff(&staff);
    let now = staff.house().now();
    let minutes = |at: i64| (now.as_millisecond() - at) / 60_000;
    let to_review = room.flights.iter().filter(|one| one.flight.tally.to_review > 0);
    let facts = RoomFacts {
        now: moment(now),
        to_review: to_review
            .map(|one| (one.flight.id.to_string(), one.flight.number.clone(), one.flight.tally.to_review))
            .collect(),
        watches: room.watches.iter().map(|(watch, count, oldest)| (*watch, *count, oldest.map(minutes))).collect(),
        silent_providers: room.silent_providers,
        clerks: room.clerks,
        lists_waiting: board.waiting.len(),
        flights: room
            .flights
            .into_iter()
            .map(|one| RoomFlight {
                id: one.flight.id.to_string(),
                number: one.flight.number,
                origin: one.flight.origin,
                state: app::reception::state(frame.locale, &one.flight.state),
                listed: one.flight.tally.listed,
                reached: one.reached,
            })
            .collect(),
    };
    Ok(Page::staff(room_page(&frame, &facts)))
}

fn list(staff: &Staff, here: &Here, which: &Which, rows: Vec<casework::room::Shown>) -> Page {
    let now = staff.house().now().as_millisecond();
    let rows: Vec<Shown> = rows
        .into_iter()
        .map(|row| Shown {
            case: row.case.map(|case| case.to_string()),
            name: row.name,
            at: moment(instant(row.at)),
            minutes: (now - row.at) / 60_000,
            about: row.about.map(|(referral, provider, programme)| (referral.to_string(), provider, programme)),
        })
        .collect();
    Page::staff(room_list_page(&here.staff(staff), which, &rows))
}

pub async fn watch(Calling(staff): Calling, Path(code): Path<String>, here: Here) -> Answer {
    let watch = Watch::parse(&code).ok_or(Stop::Missing)?;
    let rows = staff.room_watch(watch).await?;
    Ok(list(&staff, &here, &Which::Watch(watch), rows))
}

pub async fn flight(Calling(staff): Calling, Path((flight, code)): Path<(FlightId, String)>, here: Here) -> Answer {
    let milestone = Milestone::parse(&code).ok_or(Stop::Missing)?;
    let (flight, rows) = staff.room_flight_list(flight, milestone).await?;
    Ok(list(&staff, &here, &Which::Flight(flight.number, milestone), rows))
}
