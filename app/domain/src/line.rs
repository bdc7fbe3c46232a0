//! A manifest line: one listed person, announced and not yet present.

use jiff::Timestamp;

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{ArrivalId, FlightId, LineId, PersonId},
};

codes! {
    /// Why a listed person did not come.
    AbsentReason {
        DidNotBoard = "did_not_board",
        ChangedFlight = "changed_flight",
        TakenToHospital = "taken_to_hospital",
        WithOtherAuthority = "with_other_authority",
        /// A corrected list does not name them any more; they may still come.
        TakenOffList = "taken_off_list",
        NotSaid = "not_said",
    }

    /// Why a line is nobody to expect.
    RefusedReason {
        NotAPerson = "not_a_person",
        ListedTwice = "listed_twice",
        Crew = "crew",
        Unreadable = "unreadable",
    }
}

names! {
    PENDING = "pending", NEEDS_REVIEW = "needs_review", MATCHED = "matched", ARRIVED = "arrived",
    ABSENT = "absent", REFUSED = "refused",
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// Expected.
    Pending,
    /// Somebody has to look at it first.
    NeedsReview,
    /// This person came before.
    Matched { person: PersonId },
    /// Registered.
    Arrived { arrival: ArrivalId, on: Stamp },
    /// Did not come.
    Absent { on: Stamp, reason: AbsentReason },
    /// Nobody to expect.
    Refused { on: Stamp, reason: RefusedReason },
}

impl LineState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Pending => name::PENDING,
            Self::NeedsReview => name::NEEDS_REVIEW,
            Self::Matched { .. } => name::MATCHED,
            Self::Arrived { .. } => name::ARRIVED,
            Self::Absent { .. } => name::ABSENT,
            Self::Refused { .. } => name::REFUSED,
        }
    }
}

/// One listed person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: LineId,
    pub flight: FlightId,
    /// The number on the list.
    pub number: u32,
    pub state: LineState,
}

/// Why a line cannot be booked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotArrive {
    /// Somebody registered this line before: the page shows where and when.
    #[error("arrived at {at}")]
    AlreadyArrived { arrival: ArrivalId, at: Timestamp },
    /// The line was found to be nobody.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

/// The states of a line that is still open.
const OPEN: &[&str] = &[name::PENDING, name::NEEDS_REVIEW, name::MATCHED];

impl Line {
    /// Somebody has to look at it, for instance because two people are alike.
    pub fn review(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            LineState::Pending | LineState::Matched { .. } => {
                Ok(self.becomes(&[name::PENDING, name::MATCHED], LineState::NeedsReview, on, "line_to_review"))
            }
            _ => Err(self.not_now()),
        }
    }

    /// This is somebody who came before.
    pub fn match_to(self, person: PersonId, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.open()?;
        Ok(self.becomes(OPEN, LineState::Matched { person }, on, "line_matched").fact("person", person))
    }

    /// This is nobody we know, or the match was wrong.
    pub fn unmatch(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            LineState::NeedsReview | LineState::Matched { .. } => {
                Ok(self.becomes(&[name::NEEDS_REVIEW, name::MATCHED], LineState::Pending, on, "line_unmatched"))
            }
            _ => Err(self.not_now()),
        }
    }

    /// The person is here. Someone marked absent may still come out of the plane last.
    pub fn arrive(self, arrival: ArrivalId, on: Stamp) -> Result<Change<Self>, CannotArrive> {
        const FROM: &[&str] = &[name::PENDING, name::NEEDS_REVIEW, name::MATCHED, name::ABSENT];
        match self.state {
            LineState::Pending | LineState::NeedsReview | LineState::Matched { .. } | LineState::Absent { .. } => {
                Ok(self.becomes(FROM, LineState::Arrived { arrival, on }, on, "line_arrived").fact("arrival", arrival))
            }
            LineState::Arrived { arrival, on } => Err(CannotArrive::AlreadyArrived { arrival, at: on.at }),
            LineState::Refused { .. } => Err(self.not_now().into()),
        }
    }

    /// The person did not come.
    pub fn absent(self, reason: AbsentReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.open()?;
        Ok(self.becomes(OPEN, LineState::Absent { on, reason }, on, "line_absent").fact("reason", reason.code()))
    }

    /// The line is nobody to expect.
    pub fn refuse(self, reason: RefusedReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.open()?;
        Ok(self.becomes(OPEN, LineState::Refused { on, reason }, on, "line_refused").fact("reason", reason.code()))
    }

    /// The arrival was void, or the absence a mistake: the line is open again.
    pub fn reopen(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            LineState::Arrived { .. } | LineState::Absent { .. } | LineState::Refused { .. } => {
                Ok(self.becomes(&[name::ARRIVED, name::ABSENT, name::REFUSED], LineState::Pending, on, "line_reopened"))
            }
            _ => Err(self.not_now()),
        }
    }

    fn open(&self) -> Result<(), NotNow> {
        match self.state {
            LineState::Pending | LineState::NeedsReview | LineState::Matched { .. } => Ok(()),
            _ => Err(self.not_now()),
        }
    }

    fn becomes(self, from: &'static [&'static str], state: LineState, on: Stamp, code: &'static str) -> Change<Self> {
        Change::step(self.id, from, Self { state, ..self }, on, code).fact("number", self.number)
    }

    fn not_now(&self) -> NotNow {
        NotNow { state: self.state.name() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, at, id};

    fn every() -> Vec<Line> {
        let (on, arrival) = (ana(0), id(ArrivalId::mint, 1));
        let states = [
            LineState::Pending,
            LineState::NeedsReview,
            LineState::Matched { person: id(PersonId::mint, 2) },
            LineState::Arrived { arrival, on },
            LineState::Absent { on, reason: AbsentReason::DidNotBoard },
            LineState::Refused { on, reason: RefusedReason::Crew },
        ];
        assert_eq!(states.map(|state| state.name()), name::ALL);
        states.map(|state| Line { id: id(LineId::mint, 3), flight: id(FlightId::mint, 4), number: 42, state }).to_vec()
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let person = id(PersonId::mint, 2);
        let states = |step: &dyn Fn(Line) -> Result<Change<Line>, NotNow>| agree(every(), |l| l.state.name(), step);
        states(&|l| l.review(ana(1)));
        states(&|l| l.match_to(person, ana(1)));
        states(&|l| l.unmatch(ana(1)));
        states(&|l| l.absent(AbsentReason::ChangedFlight, ana(1)));
        states(&|l| l.refuse(RefusedReason::ListedTwice, ana(1)));
        states(&|l| l.reopen(ana(1)));
        agree(every(), |l| l.state.name(), |l| l.arrive(id(ArrivalId::mint, 9), ana(1)));
    }

    #[test]
    fn nobody_is_booked_in_twice_and_the_second_desk_hears_when() {
        let first = every()[0].arrive(id(ArrivalId::mint, 9), ana(2)).unwrap().to;
        let again = first.arrive(id(ArrivalId::mint, 10), ana(3));
        assert_eq!(again.unwrap_err(), CannotArrive::AlreadyArrived { arrival: id(ArrivalId::mint, 9), at: at(2) });
    }
}
