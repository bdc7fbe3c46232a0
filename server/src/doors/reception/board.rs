//! S2: today's flights.

use app::reception::{Board, BoardFlight, board_page};

use crate::http::{callers::Calling, frame::Here, page::Page, refusal::Stop};

pub async fn get(Calling(staff): Calling, here: Here) -> Result<Page, Stop> {
    let board = staff.flights_today().await?;
    let facts = Board {
        flights: board.flights.into_iter().map(flight).collect(),
        waiting: board.waiting.into_iter().map(|one| (one.id.to_string(), one.name, one.lines, one.left)).collect(),
        blank_cards: board.blank_cards,
    };
    Ok(Page::staff(board_page(&here.staff(&staff), &facts)))
}

fn flight(one: casework::flights::BoardFlight) -> BoardFlight {
    BoardFlight {
        id: one.id.to_string(),
        number: one.number,
        origin: one.origin,
        day: one.day,
        open: casework::flights::takes_people(&one.state),
        state: one.state,
        listed: one.tally.listed,
        registered: one.tally.registered,
        minors: one.tally.minors,
        alone: one.tally.alone,
        families: one.tally.families,
        private_interviews: one.tally.private_interviews,
        to_review: one.tally.to_review,
    }
}
