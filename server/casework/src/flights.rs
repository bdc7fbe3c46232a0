//! The board of flights: what comes, what is open, how far we are.

use domain::{
    access::{Action, Relation},
    flight::name,
    ids::{FlightId, UploadId},
};
use store::{
    Uuid,
    flights::{Flight, Tally},
};

use crate::{Refused, Staff};

/// One flight of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardFlight {
    pub id: FlightId,
    pub number: String,
    /// `air` or `land`.
    pub kind: String,
    pub origin: String,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// When it is expected (milliseconds UTC), if anybody said.
    pub at: Option<i64>,
    /// Its state's name (`domain::flight::name`).
    pub state: String,
    pub tally: Tally,
}

/// A list that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub id: UploadId,
    pub name: String,
    pub lines: i64,
    /// Rows left to put right, of a list that was approved.
    pub left: Option<i64>,
}

/// Today's board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    pub day: jiff::civil::Date,
    pub flights: Vec<BoardFlight>,
    pub waiting: Vec<Waiting>,
    /// Cards left in the box.
    pub blank_cards: u64,
}

impl Staff {
    /// Today's flights of the centre and every other one that is not over, with their counts.
    pub async fn flights_today(&self) -> Refused<Board> {
        self.permit(Action::ReadTallies, Relation::Team)?;
        let store = &self.house.store;
        let day = self.house.today();
        let mut flights = Vec::new();
        for row in store.flights(self.scope(), &day.to_string()).await? {
            flights.push(self.board_flight(row).await?);
        }
        let waiting = store.uploads_waiting(self.scope()).await?;
        let waiting = waiting
            .into_iter()
            .map(|one| Waiting { id: UploadId::from_uuid(one.id), name: one.name, lines: one.lines, left: one.left })
            .collect();
        Ok(Board { day, flights, waiting, blank_cards: store.blank_cards().await? })
    }

    /// One flight with its counts.
    pub async fn flight(&self, id: FlightId) -> Refused<BoardFlight> {
        self.permit(Action::ReadTallies, Relation::Team)?;
        let row = self.house.store.flight(self.scope(), id.uuid()).await?;
        self.board_flight(row).await
    }

    async fn board_flight(&self, row: Flight) -> Refused<BoardFlight> {
        let tally = self.house.store.tally(row.id).await?;
        Ok(BoardFlight {
            id: FlightId::from_uuid(row.id),
            number: row.number,
            kind: row.kind,
            origin: row.origin,
            day: row.arrives_on,
            at: row.arrives_at,
            state: row.state,
            tally,
        })
    }
}

/// True while people of a flight can be registered.
pub fn takes_people(state: &str) -> bool {
    [name::EXPECTED, name::LANDED, name::RECEIVING, name::RECONCILING].contains(&state)
}

/// The civil day a flight arrives on.
pub(crate) fn day(row: &Flight) -> Refused<jiff::civil::Date> {
    row.arrives_on.parse().map_err(|_| {
        let (id, what) = (row.id.to_string(), "day unreadable");
        crate::Refusal::Unavailable(store::StoreError::Inconsistent { table: "flights", id, what })
    })
}

impl Staff {
    /// The centre the caller works in; nothing exists for others.
    pub(crate) fn centre(&self) -> Refused<Uuid> {
        self.actor.centre.map(domain::ids::CentreId::uuid).ok_or(crate::Refusal::NotFound)
    }
}
