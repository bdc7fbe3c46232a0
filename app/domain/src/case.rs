//! A case: the reintegration file of a household or person, with one owner.

use jiff::civil::Date;

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    handover::{Duty, Handover},
    ids::{CaseId, CentreId, HouseholdId, StaffId},
    outbox::OutMessage,
};

codes! {
    /// Why a file is closed.
    CloseReason {
        GoalsMet = "goals_met",
        /// The person does not want to go on.
        NotWanted = "not_wanted",
        /// Three tries without an answer (domain.md 4.5).
        NotReached = "not_reached",
        LeftCountry = "left_country",
        Died = "died",
        /// It goes on in the file of the same household.
        JoinedHousehold = "joined_household",
        OpenedTwice = "opened_twice",
        /// Every child of it is in the care of an authority or the family, and they confirmed it.
        HandedOver = "handed_over",
    }

    /// Why a file rests.
    HoldReason {
        PersonAsked = "person_asked",
        InHospital = "in_hospital",
        Travelling = "travelling",
        PapersPending = "papers_pending",
    }
}

names! { OPEN = "open", ON_HOLD = "on_hold", CLOSED = "closed", TRANSFERRED = "transferred" }

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseState {
    /// Being worked on.
    Open { on: Stamp },
    /// Resting until a day on which somebody looks again.
    OnHold { on: Stamp, reason: HoldReason, until: Date },
    /// Over.
    Closed { on: Stamp, reason: CloseReason },
    /// Another centre has it; this one keeps its history.
    Transferred { on: Stamp, to: CentreId },
}

impl CaseState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } => name::OPEN,
            Self::OnHold { .. } => name::ON_HOLD,
            Self::Closed { .. } => name::CLOSED,
            Self::Transferred { .. } => name::TRANSFERRED,
        }
    }
}

/// The reintegration file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    pub id: CaseId,
    pub household: HouseholdId,
    pub centre: CentreId,
    pub owner: Option<StaffId>,
    pub state: CaseState,
}

/// Why a file cannot be closed or passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotClose {
    /// A provider still answers or a place is still kept.
    #[error("{0} referrals are open")]
    OpenReferrals(u32),
    /// Children of it are not yet in confirmed care.
    #[error("{0} children wait")]
    ChildrenWaiting(u32),
    /// It is closed or elsewhere.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

impl Case {
    /// Opens the file of a household.
    pub fn open(
        id: CaseId,
        household: HouseholdId,
        centre: CentreId,
        owner: Option<StaffId>,
        on: Stamp,
    ) -> Change<Self> {
        let case = Self { id, household, centre, owner, state: CaseState::Open { on } };
        Change::new(id, case, on, "case_opened").fact_if("owner", owner)
    }

    /// Gives it to a caseworker; referrals stay with it.
    pub fn assign(self, owner: StaffId, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            CaseState::Open { .. } | CaseState::OnHold { .. } => {
                let to = Self { owner: Some(owner), ..self };
                let change = Change::step(self.id, &[name::OPEN, name::ON_HOLD], to, on, "case_assigned");
                Ok(change.fact("owner", owner).tell(OutMessage::CaseAssigned(self.id)))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Lets it rest until a day.
    pub fn hold(self, reason: HoldReason, until: Date, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            CaseState::Open { .. } => {
                let change = self.becomes(&[name::OPEN], CaseState::OnHold { on, reason, until }, on, "case_on_hold");
                Ok(change.fact("reason", reason.code()).fact("until", until))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Takes it up again, after a rest or when the person comes back.
    pub fn reopen(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            CaseState::OnHold { .. } | CaseState::Closed { .. } => {
                Ok(self.becomes(&[name::ON_HOLD, name::CLOSED], CaseState::Open { on }, on, "case_reopened"))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Ends it; nothing may be left that a provider or the person waits for.
    pub fn close(self, reason: CloseReason, open_referrals: u32, on: Stamp) -> Result<Change<Self>, CannotClose> {
        self.working()?;
        if open_referrals > 0 {
            return Err(CannotClose::OpenReferrals(open_referrals));
        }
        let change = self.becomes(&[name::OPEN, name::ON_HOLD], CaseState::Closed { on, reason }, on, "case_closed");
        Ok(change.fact("reason", reason.code()))
    }

    /// Ends a sealed file: every child of it is in the care of somebody who confirmed it.
    pub fn close_sealed(
        self,
        children: &[Handover],
        open_referrals: u32,
        on: Stamp,
    ) -> Result<Change<Self>, CannotClose> {
        self.working()?;
        let waiting = children.iter().filter(|child| child.duty() != Duty::Close).count();
        if waiting > 0 {
            return Err(CannotClose::ChildrenWaiting(u32::try_from(waiting).unwrap_or(u32::MAX)));
        }
        self.close(CloseReason::HandedOver, open_referrals, on)
    }

    /// Passes it to another centre.
    pub fn transfer(self, to: CentreId, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.working()?;
        let change =
            self.becomes(&[name::OPEN, name::ON_HOLD], CaseState::Transferred { on, to }, on, "case_transferred");
        Ok(change.fact("to", to))
    }

    fn working(&self) -> Result<(), NotNow> {
        match self.state {
            CaseState::Open { .. } | CaseState::OnHold { .. } => Ok(()),
            CaseState::Closed { .. } | CaseState::Transferred { .. } => Err(self.not_now()),
        }
    }

    fn becomes(self, from: &'static [&'static str], state: CaseState, on: Stamp, code: &'static str) -> Change<Self> {
        Change::step(self.id, from, Self { state, ..self }, on, code)
    }

    fn not_now(&self) -> NotNow {
        NotNow { state: self.state.name() }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::change::tests::{agree, ana, id};

    fn every() -> Vec<Case> {
        let case = Case::open(id(CaseId::mint, 1), id(HouseholdId::mint, 2), id(CentreId::mint, 3), None, ana(0)).to;
        let all = vec![
            case,
            case.hold(HoldReason::Travelling, date(2026, 3, 1), ana(1)).unwrap().to,
            case.close(CloseReason::GoalsMet, 0, ana(1)).unwrap().to,
            case.transfer(id(CentreId::mint, 9), ana(1)).unwrap().to,
        ];
        assert_eq!(all.iter().map(|case| case.state.name()).collect::<Vec<_>>(), name::ALL);
        all
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let states = |step: &dyn Fn(Case) -> Result<Change<Case>, NotNow>| agree(every(), |c| c.state.name(), step);
        states(&|c| c.assign(id(StaffId::mint, 5), ana(2)));
        states(&|c| c.hold(HoldReason::PersonAsked, date(2026, 3, 1), ana(2)));
        states(&|c| c.reopen(ana(2)));
        states(&|c| c.transfer(id(CentreId::mint, 9), ana(2)));
        agree(every(), |c| c.state.name(), |c| c.close(CloseReason::NotReached, 0, ana(2)));
    }

    #[test]
    fn a_file_with_an_open_referral_stays_open() {
        assert_eq!(every()[0].close(CloseReason::GoalsMet, 1, ana(2)), Err(CannotClose::OpenReferrals(1)));
    }

    #[test]
    fn the_file_of_a_child_who_still_waits_stays_open() {
        let case = every()[0];
        let child =
            Handover::prepare(id(crate::ids::HandoverId::mint, 6), case.id, id(crate::ids::PersonId::mint, 7), ana(0))
                .to;
        assert_eq!(case.close_sealed(&[child], 0, ana(2)), Err(CannotClose::ChildrenWaiting(1)));
        assert!(case.close_sealed(&[], 0, ana(2)).is_ok());
    }
}
