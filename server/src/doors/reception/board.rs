//! S2: today's flights.

use app::kit::when;
use app::reception::{Board, BoardFlight, board_page};
use casework::Staff;
use domain::access::{Action, Relation};
use domain::small_numbers::{Readers, Shown, alone};

use crate::http::{callers::Calling, frame::Here, page::Page, refusal::Stop};

pub async fn get(Calling(staff): Calling, here: Here) -> Result<Page, Stop> {
    let board = staff.flights_today().await?;
    let facts = Board {
        now: when::moment(staff.house().now()),
        flights: board.flights.into_iter().map(|one| flight(&staff, one)).collect(),
        waiting: board.waiting.into_iter().map(|one| (one.id.to_string(), one.name, one.lines, one.left)).collect(),
        blank_cards: board.blank_cards,
        closes: staff.actor.may(Action::CloseFlight, Relation::Team).allows(),
        routes: staff.actor.may(Action::RoutePlaneload, Relation::Team).allows(),
    };
    Ok(Page::staff(board_page(&here.staff(&staff), &facts)))
}

fn flight(staff: &Staff, one: casework::flights::BoardFlight) -> BoardFlight {
    // Whoever may read whom a number counts reads it exactly; for others a small one is hidden.
    let exact = staff.actor.may(Action::ReadFlag, Relation::Team).allows();
    let private = match alone(one.tally.private_interviews, Readers::Inside) {
        Shown::Hidden if !exact => None,
        _ => Some(one.tally.private_interviews),
    };
    BoardFlight {
        id: one.id.to_string(),
        number: one.number,
        origin: one.origin,
        land: one.kind == "land",
        day: one.day.parse().map_or_else(|_| when::day(staff.house().today()), when::day),
        at: one.at.map(|at| when::moment(store::instant(at))),
        open: casework::flights::takes_people(&one.state),
        state: one.state,
        listed: one.tally.listed,
        registered: one.tally.registered,
        minors: one.tally.minors,
        alone: one.tally.alone,
        families: one.tally.families,
        private_interviews: private,
        to_review: one.tally.to_review,
    }
}
