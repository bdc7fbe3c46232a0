//! The control room: how the flights of the day go, and what waits too long. Every number is the length of a list here.

use domain::{
    access::{Action, Relation},
    ids::FlightId,
    room::{Milestone, Watch, waits_too_long},
};
use store::{
    Uuid, instant,
    room::{Came, Listed},
};

use crate::{Refused, Staff, flights::BoardFlight};

/// A flight of the room with how many people reached each milestone.
pub struct RoomFlight {
    pub flight: BoardFlight,
    pub reached: Vec<(Milestone, usize)>,
}

/// The room at one instant.
pub struct Room {
    pub flights: Vec<RoomFlight>,
    /// How long each watch is, and since when its oldest waits (milliseconds UTC).
    pub watches: Vec<(Watch, usize, Option<i64>)>,
    /// People registered by each clerk on the flights at hand, the busiest first.
    pub clerks: Vec<(String, usize)>,
    /// Providers that owe an answer.
    pub silent_providers: usize,
}

/// Somebody of a list behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub case: Option<Uuid>,
    pub name: String,
    /// Since when they wait, or until when an answer was due.
    pub at: i64,
    /// Referral, provider and programme.
    pub about: Option<(Uuid, String, String)>,
}

impl Staff {
    /// The control room of the caller's centre.
    pub async fn room(&self) -> Refused<Room> {
        self.permit(Action::CloseFlight, Relation::Team)?;
        let board = self.flights_today().await?;
        let today = board.day.to_string();
        let at_hand: Vec<BoardFlight> = board.flights.into_iter().filter(|one| is_at_hand(one, &today)).collect();
        let came = self.came_with(&at_hand).await?;
        let (unowned, unanswered) = (self.house().store.unowned(self.scope()).await?, self.unanswered().await?);
        let unmet = self.house().store.unmet(self.scope()).await?;
        let mut providers: Vec<&str> =
            unanswered.iter().filter_map(|one| one.about.as_ref().map(|(_, provider, _)| provider.as_str())).collect();
        providers.sort_unstable();
        providers.dedup();
        let oldest = |list: &[Listed]| list.iter().map(|one| one.at).min();
        let waiting: Vec<&Came> = came.iter().filter(|one| self.waits(one)).collect();
        let private: Vec<&Came> = came.iter().filter(|one| asks_apart(one)).collect();
        let first = |list: &[&Came]| list.iter().map(|one| one.at).min();
        let watches = vec![
            (Watch::Waiting, waiting.len(), first(&waiting)),
            (Watch::Private, private.len(), first(&private)),
            (Watch::Unowned, unowned.len(), oldest(&unowned)),
            (Watch::Unanswered, unanswered.len(), oldest(&unanswered)),
            (Watch::Unmet, unmet.len(), oldest(&unmet)),
        ];
        let mut clerks: Vec<(String, usize)> = Vec::new();
        for one in &came {
            match clerks.iter_mut().find(|(name, _)| *name == one.clerk) {
                Some((_, count)) => *count += 1,
                None => clerks.push((one.clerk.clone(), 1)),
            }
        }
        clerks.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
        let silent_providers = providers.len();
        let count = |flight: &BoardFlight, milestone: Milestone| {
            came.iter().filter(|one| one.flight == flight.id.uuid() && one.progress.reached(milestone)).count()
        };
        let flights = at_hand.into_iter().map(|flight| {
            let reached = Milestone::ALL.iter().map(|milestone| (*milestone, count(&flight, *milestone))).collect();
            RoomFlight { flight, reached }
        });
        Ok(Room { flights: flights.collect(), watches, clerks, silent_providers })
    }

    /// The people behind a number of a flight; that the list was seen is kept.
    pub async fn room_flight_list(&self, flight: FlightId, milestone: Milestone) -> Refused<(BoardFlight, Vec<Shown>)> {
        self.permit(Action::CloseFlight, Relation::Team)?;
        self.permit(Action::ReadCase, Relation::Team)?;
        let flight = self.flight(flight).await?;
        let came = self.house().store.came(self.scope(), &[flight.id.uuid()]).await?;
        self.list_seen("flight", Some(flight.id.uuid()), milestone.code()).await?;
        Ok((flight, came.iter().filter(|one| one.progress.reached(milestone)).map(shown).collect()))
    }

    /// The list behind a watch; that it was seen is kept.
    pub async fn room_watch(&self, watch: Watch) -> Refused<Vec<Shown>> {
        self.permit(Action::CloseFlight, Relation::Team)?;
        self.permit(Action::ReadCase, Relation::Team)?;
        let list = match watch {
            Watch::Unowned => self.house().store.unowned(self.scope()).await?.into_iter().map(listed).collect(),
            Watch::Unanswered => self.unanswered().await?.into_iter().map(listed).collect(),
            Watch::Unmet => self.house().store.unmet(self.scope()).await?.into_iter().map(listed).collect(),
            Watch::Waiting | Watch::Private => {
                let board = self.flights_today().await?;
                let today = board.day.to_string();
                let at_hand: Vec<BoardFlight> =
                    board.flights.into_iter().filter(|one| is_at_hand(one, &today)).collect();
                let came = self.came_with(&at_hand).await?;
                let stays = |one: &&Came| if watch == Watch::Waiting { self.waits(one) } else { asks_apart(one) };
                came.iter().filter(stays).map(shown).collect()
            }
        };
        self.list_seen("centre", self.actor.centre.map(domain::ids::CentreId::uuid), watch.code()).await?;
        Ok(list)
    }

    async fn came_with(&self, flights: &[BoardFlight]) -> Refused<Vec<Came>> {
        let ids: Vec<Uuid> = flights.iter().map(|one| one.id.uuid()).collect();
        Ok(self.house().store.came(self.scope(), &ids).await?)
    }

    async fn unanswered(&self) -> Refused<Vec<Listed>> {
        Ok(self.house().store.unanswered(self.scope(), self.house().now().as_millisecond()).await?)
    }

    fn waits(&self, one: &Came) -> bool {
        !one.owned && waits_too_long(instant(one.at), self.house().now())
    }

    async fn list_seen(&self, kind: &'static str, id: Option<Uuid>, what: &'static str) -> Refused<()> {
        let mut write = self.write().await?;
        write.looked((kind, id), None, "room_list_viewed", what).await?;
        Ok(write.commit().await?)
    }
}

/// Flights of the day, and earlier ones whose people are still being received.
fn is_at_hand(flight: &BoardFlight, today: &str) -> bool {
    use domain::flight::name::{CANCELLED, LANDED, RECEIVING, RECONCILING};
    (flight.day == today && flight.state != CANCELLED)
        || [LANDED, RECEIVING, RECONCILING].contains(&flight.state.as_str())
}

fn asks_apart(one: &Came) -> bool {
    one.private_interview && !one.progress.interviewed
}

fn shown(one: &Came) -> Shown {
    Shown { case: one.case, name: format!("{}, {}", one.surnames, one.given_names), at: one.at, about: None }
}

fn listed(one: Listed) -> Shown {
    Shown { case: Some(one.case), name: format!("{}, {}", one.surnames, one.given_names), at: one.at, about: one.about }
}
