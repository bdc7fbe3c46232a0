//! A flight: one arrival movement by air or land, from the list that comes to the act that is signed.

use jiff::Timestamp;

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{CentreId, FlightId},
};

codes! {
    /// By air or by land.
    Movement { Air = "air", Land = "land" }

    /// Why a movement does not come.
    CancelReason {
        Weather = "weather",
        OtherAirport = "other_airport",
        Postponed = "postponed",
        ByOrigin = "by_origin",
        EnteredTwice = "entered_twice",
    }

    /// What does not add up (interface.md S4).
    Blocker {
        /// Listed people of whom nobody said whether they came.
        Undecided = "undecided",
        /// Listed is not arrived and absent together.
        Listed = "listed",
        /// Registered is not listed and unlisted together.
        Registered = "registered",
        /// Children alone are here and not handed over.
        Children = "children",
        /// Cards taken from the box are neither with people nor annulled.
        Cards = "cards",
        /// Somebody left without a card and without a reason.
        Cardless = "cardless",
        /// A desk still has registrations to send.
        Uploads = "uploads",
    }
}

names! {
    EXPECTED = "expected", LANDED = "landed", RECEIVING = "receiving", RECONCILING = "reconciling",
    CLOSED = "closed", CANCELLED = "cancelled",
}

/// Where a movement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlightState {
    /// Announced for a time.
    Expected { at: Timestamp },
    /// On the ground.
    Landed { on: Stamp },
    /// Desks register its people.
    Receiving { on: Stamp },
    /// Nobody is left in the hall; the list is compared with the people.
    Reconciling { on: Stamp },
    /// Every difference is explained and the act is signed.
    Closed { on: Stamp },
    /// It does not come.
    Cancelled { on: Stamp, reason: CancelReason },
}

impl FlightState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Expected { .. } => name::EXPECTED,
            Self::Landed { .. } => name::LANDED,
            Self::Receiving { .. } => name::RECEIVING,
            Self::Reconciling { .. } => name::RECONCILING,
            Self::Closed { .. } => name::CLOSED,
            Self::Cancelled { .. } => name::CANCELLED,
        }
    }
}

/// One arrival movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flight {
    pub id: FlightId,
    pub centre: CentreId,
    pub movement: Movement,
    pub state: FlightState,
}

/// What is counted before a flight is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    pub listed: u32,
    pub arrived: u32,
    pub absent: u32,
    pub undecided: u32,
    pub registered: u32,
    pub unlisted: u32,
    pub children_alone: u32,
    pub children_handed_over: u32,
    pub cards_taken: u32,
    pub cards_bound: u32,
    pub cards_annulled: u32,
    /// People who did not want a card, or whose card comes later, with the reason noted.
    pub without_card: u32,
    pub uploads_waiting: u32,
}

impl Tallies {
    /// Everything that does not add up, in the order of the page; empty when the flight may be closed.
    pub fn blockers(&self) -> Vec<Blocker> {
        let sum = |parts: &[u32]| parts.iter().map(|part| u64::from(*part)).sum::<u64>();
        [
            (Blocker::Undecided, self.undecided == 0),
            (Blocker::Listed, u64::from(self.listed) == sum(&[self.arrived, self.absent, self.undecided])),
            (Blocker::Registered, u64::from(self.registered) == sum(&[self.arrived, self.unlisted])),
            (Blocker::Children, self.children_alone == self.children_handed_over),
            (Blocker::Cards, u64::from(self.cards_taken) == sum(&[self.cards_bound, self.cards_annulled])),
            (
                Blocker::Cardless,
                u64::from(self.registered) == sum(&[self.cards_bound, self.without_card, self.children_alone]),
            ),
            (Blocker::Uploads, self.uploads_waiting == 0),
        ]
        .into_iter()
        .filter_map(|(blocker, adds_up)| (!adds_up).then_some(blocker))
        .collect()
    }
}

/// Why a flight cannot be closed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotClose {
    /// The sums differ.
    #[error("does not add up: {0:?}")]
    Unbalanced(Vec<Blocker>),
    /// It is not being reconciled.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

impl Flight {
    /// Announces a movement.
    pub fn announce(id: FlightId, centre: CentreId, movement: Movement, at: Timestamp, on: Stamp) -> Change<Self> {
        let flight = Self { id, centre, movement, state: FlightState::Expected { at } };
        Change::new(id, flight, on, "flight_announced").fact("movement", movement.code()).fact("expected", at)
    }

    /// It is on the ground.
    pub fn land(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            FlightState::Expected { .. } => {
                Ok(self.becomes(&[name::EXPECTED], FlightState::Landed { on }, on, "flight_landed"))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Opens the desks; also before anybody typed that it landed, and again after reconciling began.
    pub fn receive(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            FlightState::Expected { .. } | FlightState::Landed { .. } | FlightState::Reconciling { .. } => {
                let from = &[name::EXPECTED, name::LANDED, name::RECONCILING];
                Ok(self.becomes(from, FlightState::Receiving { on }, on, "flight_receiving"))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Begins to compare the list with the people.
    pub fn reconcile(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            FlightState::Receiving { .. } => {
                Ok(self.becomes(&[name::RECEIVING], FlightState::Reconciling { on }, on, "flight_reconciling"))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Closes it when every sum is right.
    pub fn close(self, tallies: &Tallies, on: Stamp) -> Result<Change<Self>, CannotClose> {
        let FlightState::Reconciling { .. } = self.state else {
            return Err(self.not_now().into());
        };
        let blockers = tallies.blockers();
        if !blockers.is_empty() {
            return Err(CannotClose::Unbalanced(blockers));
        }
        let change = self.becomes(&[name::RECONCILING], FlightState::Closed { on }, on, "flight_closed");
        Ok(change
            .fact("listed", tallies.listed)
            .fact("arrived", tallies.arrived)
            .fact("registered", tallies.registered))
    }

    /// It does not come.
    pub fn cancel(self, reason: CancelReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            FlightState::Expected { .. } => {
                let change =
                    self.becomes(&[name::EXPECTED], FlightState::Cancelled { on, reason }, on, "flight_cancelled");
                Ok(change.fact("reason", reason.code()))
            }
            _ => Err(self.not_now()),
        }
    }

    fn becomes(self, from: &'static [&'static str], state: FlightState, on: Stamp, code: &'static str) -> Change<Self> {
        Change::step(self.id, from, Self { state, ..self }, on, code)
    }

    fn not_now(&self) -> NotNow {
        NotNow { state: self.state.name() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, at, id};

    fn every() -> Vec<Flight> {
        let on = ana(0);
        let states = [
            FlightState::Expected { at: at(0) },
            FlightState::Landed { on },
            FlightState::Receiving { on },
            FlightState::Reconciling { on },
            FlightState::Closed { on },
            FlightState::Cancelled { on, reason: CancelReason::Weather },
        ];
        assert_eq!(states.map(|state| state.name()), name::ALL);
        states
            .map(|state| Flight {
                id: id(FlightId::mint, 1),
                centre: id(CentreId::mint, 2),
                movement: Movement::Air,
                state,
            })
            .to_vec()
    }

    /// The sums of the drawn page: 131 listed, 129 registered, 2 children alone, one card annulled.
    fn drawn() -> Tallies {
        Tallies {
            listed: 131,
            arrived: 126,
            absent: 5,
            registered: 129,
            unlisted: 3,
            children_alone: 2,
            children_handed_over: 2,
            cards_taken: 128,
            cards_bound: 127,
            cards_annulled: 1,
            ..Tallies::default()
        }
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let states = |step: fn(Flight) -> Result<Change<Flight>, NotNow>| agree(every(), |f| f.state.name(), step);
        states(|f| f.land(ana(1)));
        states(|f| f.receive(ana(1)));
        states(|f| f.reconcile(ana(1)));
        states(|f| f.cancel(CancelReason::Postponed, ana(1)));
        agree(every(), |f| f.state.name(), |f| f.close(&drawn(), ana(1)));
    }

    #[test]
    fn a_flight_closes_when_every_sum_is_right_and_names_each_that_is_not() {
        assert_eq!(drawn().blockers(), []);
        let blocked = |wrong: fn(&mut Tallies)| {
            let mut tallies = drawn();
            wrong(&mut tallies);
            tallies.blockers()
        };
        assert_eq!(blocked(|t| t.absent = 4), [Blocker::Listed]);
        assert_eq!(blocked(|t| (t.absent, t.undecided) = (4, 1)), [Blocker::Undecided]);
        assert_eq!(blocked(|t| t.children_handed_over = 1), [Blocker::Children]);
        assert_eq!(blocked(|t| t.cards_annulled = 0), [Blocker::Cards]);
        assert_eq!(blocked(|t| t.uploads_waiting = 1), [Blocker::Uploads]);
        assert_eq!(blocked(|t| t.registered = 128), [Blocker::Registered, Blocker::Cardless]);
        assert_eq!(blocked(|t| (t.arrived, t.unlisted) = (u32::MAX, u32::MAX)), [Blocker::Listed, Blocker::Registered]);
    }
}
