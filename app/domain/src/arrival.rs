//! An arrival: a person came at a time, and leaves with a card, a next step and somebody responsible.

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{ArrivalId, CardId, FlightId, PersonId, StaffId},
};

codes! {
    /// Why an arrival did not happen after all.
    VoidReason {
        EnteredTwice = "entered_twice",
        WrongPerson = "wrong_person",
        NotArrived = "not_arrived",
    }

    /// Why somebody leaves without a card.
    NoCard {
        /// The person did not want one.
        NotWanted = "not_wanted",
        /// None were left; it comes later.
        OutOfStock = "out_of_stock",
        /// A child's caregiver carries the family's card.
        WithCaregiver = "with_caregiver",
    }

    /// What comes next for the person.
    NextStep {
        Interview = "interview",
        Call = "call",
        Appointment = "appointment",
        Shelter = "shelter",
        Transport = "transport",
        /// The person wants nothing more and knows how to come back.
        NothingWanted = "nothing_wanted",
    }
}

names! { REGISTERED = "registered", CHECKED_OUT = "checked_out", VOID = "void" }

/// With what a person leaves the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// The card, or why there is none.
    pub card: Result<CardId, NoCard>,
    /// The next step.
    pub next: NextStep,
    /// Who is responsible for it.
    pub responsible: StaffId,
}

/// Where an arrival stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrivalState {
    /// Registered at a desk.
    Registered { on: Stamp },
    /// Left the centre.
    CheckedOut { on: Stamp, leaving: Option<Leaving> },
    /// It did not happen.
    Void { on: Stamp, reason: VoidReason },
}

impl ArrivalState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Registered { .. } => name::REGISTERED,
            Self::CheckedOut { .. } => name::CHECKED_OUT,
            Self::Void { .. } => name::VOID,
        }
    }
}

/// A person came at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    pub id: ArrivalId,
    pub person: PersonId,
    pub flight: Option<FlightId>,
    /// Under 18 on the day without an adult of the family (`household::alone`).
    pub child_alone: bool,
    pub state: ArrivalState,
}

/// Why somebody cannot leave yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotLeave {
    /// A child alone leaves only by a hand-over.
    #[error("a child alone is handed over, not checked out")]
    ChildAlone,
    /// Not registered, or gone.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

impl Arrival {
    /// Registers somebody.
    pub fn register(
        id: ArrivalId,
        person: PersonId,
        flight: Option<FlightId>,
        child_alone: bool,
        on: Stamp,
    ) -> Change<Self> {
        let arrival = Self { id, person, flight, child_alone, state: ArrivalState::Registered { on } };
        Change::new(id, arrival, on, "arrival_registered").fact_if("flight", flight)
    }

    /// The person leaves, with a card, a next step and somebody responsible.
    pub fn check_out(self, leaving: Leaving, on: Stamp) -> Result<Change<Self>, CannotLeave> {
        if self.child_alone {
            return Err(CannotLeave::ChildAlone);
        }
        let change = self.leave(Some(leaving), on)?;
        let change = change.fact("next", leaving.next.code()).fact("responsible", leaving.responsible);
        Ok(change.fact_if("no_card", leaving.card.err().map(NoCard::code)))
    }

    /// A child alone leaves with the officer; the hand-over itself is the proof.
    pub fn handed_over(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.leave(None, on)
    }

    /// The person stays without a card of their own, for a reason.
    pub fn without_card(self, reason: NoCard, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            ArrivalState::Registered { .. } => {
                let change = Change::step(self.id, &[name::REGISTERED], self, on, "card_withheld");
                Ok(change.fact("reason", reason.code()))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    /// It did not happen.
    pub fn void(self, reason: VoidReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            ArrivalState::Registered { .. } | ArrivalState::CheckedOut { .. } => {
                let to = Self { state: ArrivalState::Void { on, reason }, ..self };
                let change = Change::step(self.id, &[name::REGISTERED, name::CHECKED_OUT], to, on, "arrival_void");
                Ok(change.fact("reason", reason.code()))
            }
            ArrivalState::Void { .. } => Err(NotNow { state: name::VOID }),
        }
    }

    fn leave(self, leaving: Option<Leaving>, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            ArrivalState::Registered { .. } => {
                let to = Self { state: ArrivalState::CheckedOut { on, leaving }, ..self };
                Ok(Change::step(self.id, &[name::REGISTERED], to, on, "arrival_checked_out"))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, id};

    fn arrival(child_alone: bool) -> Arrival {
        Arrival::register(id(ArrivalId::mint, 1), id(PersonId::mint, 2), None, child_alone, ana(0)).to
    }

    fn leaving() -> Leaving {
        Leaving { card: Ok(id(CardId::mint, 3)), next: NextStep::Interview, responsible: id(StaffId::mint, 4) }
    }

    #[test]
    fn a_child_alone_is_handed_over_and_never_checked_out() {
        assert_eq!(arrival(true).check_out(leaving(), ana(1)), Err(CannotLeave::ChildAlone));
        assert_eq!(arrival(true).handed_over(ana(1)).unwrap().to.state.name(), name::CHECKED_OUT);
    }

    #[test]
    fn whoever_leaves_without_a_card_says_why() {
        let without = Leaving { card: Err(NoCard::NotWanted), ..leaving() };
        let facts = arrival(false).check_out(without, ana(1)).unwrap().event.facts;
        assert!(facts.contains(&("no_card", "not_wanted".into())));
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let here = arrival(false);
        let all = vec![
            here,
            here.check_out(leaving(), ana(1)).unwrap().to,
            here.void(VoidReason::WrongPerson, ana(1)).unwrap().to,
        ];
        agree(all.clone(), |a| a.state.name(), |a| a.check_out(leaving(), ana(2)));
        agree(all.clone(), |a| a.state.name(), |a| a.without_card(NoCard::OutOfStock, ana(2)));
        agree(all, |a| a.state.name(), |a| a.void(VoidReason::EnteredTwice, ana(2)));
    }
}
