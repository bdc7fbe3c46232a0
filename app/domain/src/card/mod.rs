//! A card: blank in the box, bound to a person by one scan, frozen at once when lost, revoked when replaced.

mod number;
mod pin;

pub use number::CardNumber;
pub use pin::Pin;

use jiff::Timestamp;

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{CardId, PersonId},
    outbox::OutMessage,
    problems::ProblemCode,
};

codes! {
    /// Why a card is frozen.
    FreezeReason {
        /// Twenty wrong tries in its life.
        TooManyTries = "too_many_tries",
        Lost = "lost",
        /// Taken by somebody.
        Seized = "seized",
        PersonAsked = "person_asked",
    }

    /// Why a card is over.
    RevokeReason {
        Replaced = "replaced",
        Damaged = "damaged",
        Misprinted = "misprinted",
        WrongPerson = "wrong_person",
        CaseClosed = "case_closed",
    }
}

names! { BLANK = "blank", BOUND = "bound", FROZEN = "frozen", REVOKED = "revoked" }

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardState {
    /// In the box.
    Blank,
    /// With a person.
    Bound { person: PersonId, on: Stamp },
    /// Opens nothing until somebody at a desk has seen the person.
    Frozen { person: PersonId, on: Stamp, reason: FreezeReason },
    /// Over for good.
    Revoked { person: Option<PersonId>, on: Stamp, reason: RevokeReason },
}

impl CardState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Blank => name::BLANK,
            Self::Bound { .. } => name::BOUND,
            Self::Frozen { .. } => name::FROZEN,
            Self::Revoked { .. } => name::REVOKED,
        }
    }
}

/// A numbered card; the number itself is known only to who holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    pub id: CardId,
    pub state: CardState,
}

/// Why a card cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotBind {
    /// A child alone gets no card.
    #[error("no card for a child alone")]
    ChildAlone,
    /// It belongs to somebody; who, is shown only to those who may see the person.
    #[error("bound at {at}")]
    AlreadyBound { person: PersonId, at: Timestamp },
    /// It is frozen.
    #[error("frozen")]
    Frozen,
    /// It is over.
    #[error("revoked")]
    Revoked,
}

impl CannotBind {
    /// The problem beside the field.
    pub const fn problem(self) -> ProblemCode {
        match self {
            Self::ChildAlone => ProblemCode::CardForChildAlone,
            Self::AlreadyBound { .. } => ProblemCode::CardAlreadyBound,
            Self::Frozen => ProblemCode::CardFrozen,
            Self::Revoked => ProblemCode::CardRevoked,
        }
    }
}

impl Card {
    /// Prints a blank card for the box.
    pub fn print(id: CardId, on: Stamp) -> Change<Self> {
        Change::new(id, Self { id, state: CardState::Blank }, on, "card_printed")
    }

    /// Gives it to a person; scanning it again for the same person is no mistake at the desk.
    pub fn bind(self, person: PersonId, child_alone: bool, on: Stamp) -> Result<Change<Self>, CannotBind> {
        match self.state {
            _ if child_alone => Err(CannotBind::ChildAlone),
            CardState::Blank => Ok(self
                .becomes(&[name::BLANK], CardState::Bound { person, on }, on, "card_bound")
                .fact("person", person)),
            CardState::Bound { person, on } => Err(CannotBind::AlreadyBound { person, at: on.at }),
            CardState::Frozen { .. } => Err(CannotBind::Frozen),
            CardState::Revoked { .. } => Err(CannotBind::Revoked),
        }
    }

    /// Stops it at once; sessions and known phones end with it.
    pub fn freeze(self, reason: FreezeReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            CardState::Bound { person, .. } => {
                let change = self.becomes(&[name::BOUND], CardState::Frozen { person, on, reason }, on, "card_frozen");
                Ok(change.fact("reason", reason.code()).tell(OutMessage::CardFrozen(self.id)))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Opens it again, in person at a desk, with a new PIN.
    pub fn thaw(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            CardState::Frozen { person, .. } => {
                Ok(self.becomes(&[name::FROZEN], CardState::Bound { person, on }, on, "card_thawed"))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Ends it for good.
    pub fn revoke(self, reason: RevokeReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        let person = match self.state {
            CardState::Blank => None,
            CardState::Bound { person, .. } | CardState::Frozen { person, .. } => Some(person),
            CardState::Revoked { .. } => return Err(self.not_now()),
        };
        let from = &[name::BLANK, name::BOUND, name::FROZEN];
        let change = self.becomes(from, CardState::Revoked { person, on, reason }, on, "card_revoked");
        Ok(change.fact("reason", reason.code()))
    }

    fn becomes(self, from: &'static [&'static str], state: CardState, on: Stamp, code: &'static str) -> Change<Self> {
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

    fn maria() -> PersonId {
        id(PersonId::mint, 7)
    }

    fn every() -> Vec<Card> {
        let blank = Card::print(id(CardId::mint, 1), ana(0)).to;
        let bound = blank.bind(maria(), false, ana(1)).unwrap().to;
        let frozen = bound.freeze(FreezeReason::Lost, ana(2)).unwrap().to;
        let all = vec![blank, bound, frozen, frozen.revoke(RevokeReason::Replaced, ana(3)).unwrap().to];
        assert_eq!(all.iter().map(|card| card.state.name()).collect::<Vec<_>>(), name::ALL);
        all
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        agree(every(), |c| c.state.name(), |c| c.bind(maria(), false, ana(4)));
        agree(every(), |c| c.state.name(), |c| c.freeze(FreezeReason::Seized, ana(4)));
        agree(every(), |c| c.state.name(), |c| c.thaw(ana(4)));
        agree(every(), |c| c.state.name(), |c| c.revoke(RevokeReason::Damaged, ana(4)));
    }

    #[test]
    fn a_card_is_given_once_and_to_no_child_alone() {
        let again = every()[1].bind(id(PersonId::mint, 8), false, ana(5)).unwrap_err();
        assert_eq!(again, CannotBind::AlreadyBound { person: maria(), at: at(1) });
        assert_eq!(again.problem(), ProblemCode::CardAlreadyBound);
        assert_eq!(every()[0].bind(maria(), true, ana(5)), Err(CannotBind::ChildAlone));
    }
}
