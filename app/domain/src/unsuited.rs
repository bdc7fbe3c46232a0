//! "Does not suit": a programme that the person turned down, with why; it can be taken back.
//!
//! Routing reads it as rule 4: only the person changes it, so it is never offered as something to change.

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{CaseId, ProgrammeId, ProviderId},
};
use uuid::Uuid;

names! { SAID = "said", TAKEN_BACK = "taken_back" }

codes! {
    /// Why a programme does not suit somebody.
    UnsuitedReason {
        NotWanted = "not_wanted",
        TooFar = "too_far",
        Schedule = "schedule",
        /// Has it, or knows it, already.
        HasIt = "has_it",
        Cost = "cost",
        /// It is for people who need it more.
        ForOthers = "for_others",
        /// The person does not want to go to that provider.
        NotThere = "not_there",
        NotSafe = "not_safe",
    }
}

impl UnsuitedReason {
    /// True when nothing of that provider is offered any more, whatever the programme.
    pub const fn whole_provider(self) -> bool {
        matches!(self, Self::NotThere | Self::NotSafe)
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsuitedState {
    /// Said, and left out of what is calculated.
    Said { on: Stamp },
    /// Taken back.
    TakenBack { on: Stamp },
}

impl UnsuitedState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Said { .. } => name::SAID,
            Self::TakenBack { .. } => name::TAKEN_BACK,
        }
    }
}

/// A programme that does not suit a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsuited {
    pub id: Uuid,
    pub case: CaseId,
    pub programme: ProgrammeId,
    pub provider: ProviderId,
    pub reason: UnsuitedReason,
    pub state: UnsuitedState,
}

impl Unsuited {
    /// The person, or who helps them, says so.
    pub fn say(
        id: Uuid,
        case: CaseId,
        (programme, provider): (ProgrammeId, ProviderId),
        reason: UnsuitedReason,
        on: Stamp,
    ) -> Change<Self> {
        let one = Self { id, case, programme, provider, reason, state: UnsuitedState::Said { on } };
        Change::new(case, one, on, "programme_unsuited").fact("programme", programme).fact("reason", reason.code())
    }

    /// It may be offered again.
    ///
    /// # Errors
    /// When it was taken back before.
    pub fn take_back(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            UnsuitedState::Said { .. } => {
                let to = Self { state: UnsuitedState::TakenBack { on }, ..self };
                Ok(Change::step(self.case, &[name::SAID], to, on, "programme_suits_again")
                    .fact("programme", self.programme))
            }
            UnsuitedState::TakenBack { .. } => Err(NotNow { state: self.state.name() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, id};

    #[test]
    fn what_was_said_is_taken_back_once() {
        let which = (id(ProgrammeId::mint, 2), id(ProviderId::mint, 3));
        let said = Unsuited::say(Uuid::nil(), id(CaseId::mint, 1), which, UnsuitedReason::Schedule, ana(0)).to;
        let back = said.take_back(ana(1)).unwrap().to;
        assert_eq!([said.state.name(), back.state.name()], name::ALL);
        agree(vec![said, back], |one| one.state.name(), |one: Unsuited| one.take_back(ana(2)));
    }

    #[test]
    fn only_what_is_about_the_provider_closes_all_of_it() {
        let all = UnsuitedReason::ALL.iter().filter(|reason| reason.whole_provider()).map(|reason| reason.code());
        assert_eq!(all.collect::<Vec<_>>(), ["not_there", "not_safe"]);
    }
}
