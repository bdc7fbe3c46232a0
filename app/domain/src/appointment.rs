//! An appointment: a date with a place, which the person can confirm or say no to.

use jiff::Timestamp;

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{AppointmentId, CaseId, OfferingId},
    outbox::OutMessage,
};

codes! {
    /// Why the person cannot come; said beforehand (interface.md R5).
    CannotGo {
        Work = "work",
        Money = "money",
        Family = "family",
        Unwell = "unwell",
        /// This help is no longer wanted.
        Unwanted = "unwanted",
    }

    /// Why the person did not come, as far as is known.
    MissedReason {
        NotReached = "not_reached",
        NoTransport = "no_transport",
        NotTold = "not_told",
        Unwell = "unwell",
        Work = "work",
        Family = "family",
        Unknown = "unknown",
    }

    /// Why the centre or provider takes the date back.
    CancelReason {
        ProviderUnable = "provider_unable",
        PlaceClosed = "place_closed",
        ReferralWithdrawn = "referral_withdrawn",
        Mistake = "mistake",
    }
}

names! {
    PLANNED = "planned", CONFIRMED = "confirmed", ATTENDED = "attended", MISSED = "missed", EXCUSED = "excused",
    CANCELLED = "cancelled",
}

/// Where an appointment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppointmentState {
    /// Set; the person has not answered.
    Planned { on: Stamp },
    /// The person comes.
    Confirmed { on: Stamp },
    /// The person came.
    Attended { on: Stamp },
    /// The person did not come.
    Missed { on: Stamp, reason: MissedReason },
    /// The person said beforehand that they cannot.
    Excused { on: Stamp, reason: CannotGo },
    /// Taken back.
    Cancelled { on: Stamp, reason: CancelReason },
}

impl AppointmentState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Planned { .. } => name::PLANNED,
            Self::Confirmed { .. } => name::CONFIRMED,
            Self::Attended { .. } => name::ATTENDED,
            Self::Missed { .. } => name::MISSED,
            Self::Excused { .. } => name::EXCUSED,
            Self::Cancelled { .. } => name::CANCELLED,
        }
    }
}

/// A date with a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appointment {
    pub id: AppointmentId,
    pub case: CaseId,
    pub offering: Option<OfferingId>,
    pub starts: Timestamp,
    /// Shown to nobody by its subject: "private appointment".
    pub sensitive: bool,
    pub state: AppointmentState,
}

/// Why an answer about a date does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAttend {
    /// The date is past; how it went is noted instead.
    #[error("was at {0}")]
    Past(Timestamp),
    /// The date lies ahead; nobody can have come or stayed away.
    #[error("is not until {0}")]
    NotYet(Timestamp),
    /// It is answered or off.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

/// The states of a date that still stands.
const STANDS: &[&str] = &[name::PLANNED, name::CONFIRMED];

impl Appointment {
    /// Sets a date.
    pub fn plan(self, on: Stamp) -> Change<Self> {
        let to = Self { state: AppointmentState::Planned { on }, ..self };
        Change::new(self.id, to, on, "appointment_planned")
            .fact("starts", self.starts)
            .tell(OutMessage::AppointmentPlanned(self.id))
    }

    /// The person comes; saying it twice, or after a no, is no mistake.
    pub fn confirm(self, on: Stamp) -> Result<Change<Self>, CannotAttend> {
        if !matches!(self.state, AppointmentState::Excused { .. }) {
            self.stands()?;
        }
        self.ahead(on.at)?;
        let from = &[name::PLANNED, name::CONFIRMED, name::EXCUSED];
        Ok(self.becomes(from, AppointmentState::Confirmed { on }, on, "appointment_confirmed"))
    }

    /// The person cannot come; the caseworker hears it.
    pub fn excuse(self, reason: CannotGo, on: Stamp) -> Result<Change<Self>, CannotAttend> {
        self.stands()?;
        self.ahead(on.at)?;
        let change = self.becomes(STANDS, AppointmentState::Excused { on, reason }, on, "appointment_excused");
        Ok(change.fact("reason", reason.code()).tell(OutMessage::AppointmentExcused(self.id)))
    }

    /// Moves it to another time, by whichever side; the answer is open again unless the person chose the time.
    pub fn move_to(self, starts: Timestamp, chosen_by_person: bool, on: Stamp) -> Result<Change<Self>, CannotAttend> {
        const FROM: &[&str] = &[name::PLANNED, name::CONFIRMED, name::EXCUSED, name::MISSED];
        match self.state {
            AppointmentState::Attended { .. } | AppointmentState::Cancelled { .. } => {
                return Err(self.not_now().into());
            }
            AppointmentState::Planned { .. }
            | AppointmentState::Confirmed { .. }
            | AppointmentState::Excused { .. }
            | AppointmentState::Missed { .. } => {}
        }
        if starts <= on.at {
            return Err(CannotAttend::Past(starts));
        }
        let state =
            if chosen_by_person { AppointmentState::Confirmed { on } } else { AppointmentState::Planned { on } };
        let to = Self { starts, state, ..self };
        let change =
            Change::step(self.id, FROM, to, on, "appointment_moved").fact("was", self.starts).fact("starts", starts);
        Ok(if chosen_by_person { change } else { change.tell(OutMessage::AppointmentMoved(self.id)) })
    }

    /// The person came, perhaps after all.
    pub fn attend(self, on: Stamp) -> Result<Change<Self>, CannotAttend> {
        const FROM: &[&str] = &[name::PLANNED, name::CONFIRMED, name::EXCUSED, name::MISSED];
        match self.state {
            AppointmentState::Attended { .. } | AppointmentState::Cancelled { .. } => Err(self.not_now().into()),
            // The day's list is filled in from the morning on: people come early.
            _ if on.at < self.starts - jiff::SignedDuration::from_hours(12) => Err(CannotAttend::NotYet(self.starts)),
            _ => Ok(self.becomes(FROM, AppointmentState::Attended { on }, on, "appointment_attended")),
        }
    }

    /// The person did not come.
    pub fn miss(self, reason: MissedReason, on: Stamp) -> Result<Change<Self>, CannotAttend> {
        self.stands()?;
        if on.at < self.starts {
            return Err(CannotAttend::NotYet(self.starts));
        }
        let change = self.becomes(STANDS, AppointmentState::Missed { on, reason }, on, "appointment_missed");
        Ok(change.fact("reason", reason.code()).tell(OutMessage::AppointmentMissed(self.id)))
    }

    /// The date is off, not by the person.
    pub fn cancel(self, reason: CancelReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.stands()?;
        let change = self.becomes(STANDS, AppointmentState::Cancelled { on, reason }, on, "appointment_cancelled");
        Ok(change.fact("reason", reason.code()).tell(OutMessage::AppointmentCancelled(self.id)))
    }

    fn stands(&self) -> Result<(), NotNow> {
        match self.state {
            AppointmentState::Planned { .. } | AppointmentState::Confirmed { .. } => Ok(()),
            _ => Err(self.not_now()),
        }
    }

    fn ahead(&self, now: Timestamp) -> Result<(), CannotAttend> {
        if now < self.starts { Ok(()) } else { Err(CannotAttend::Past(self.starts)) }
    }

    fn becomes(
        self,
        from: &'static [&'static str],
        state: AppointmentState,
        on: Stamp,
        code: &'static str,
    ) -> Change<Self> {
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

    fn every() -> Vec<Appointment> {
        let on = ana(0);
        let states = [
            AppointmentState::Planned { on },
            AppointmentState::Confirmed { on },
            AppointmentState::Attended { on },
            AppointmentState::Missed { on, reason: MissedReason::Unknown },
            AppointmentState::Excused { on, reason: CannotGo::Work },
            AppointmentState::Cancelled { on, reason: CancelReason::PlaceClosed },
        ];
        assert_eq!(states.map(|state| state.name()), name::ALL);
        let one = |state| Appointment {
            id: id(AppointmentId::mint, 1),
            case: id(CaseId::mint, 2),
            offering: None,
            starts: at(24),
            sensitive: false,
            state,
        };
        states.map(one).to_vec()
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let states = |step: &dyn Fn(Appointment) -> Result<Change<Appointment>, CannotAttend>| {
            agree(every(), |a| a.state.name(), step).join(" ")
        };
        assert_eq!(states(&|a| a.confirm(ana(1))), "confirmed excused planned");
        assert_eq!(states(&|a| a.excuse(CannotGo::Money, ana(1))), "confirmed planned");
        assert_eq!(states(&|a| a.move_to(at(48), true, ana(1))), "confirmed excused missed planned");
        assert_eq!(states(&|a| a.attend(ana(24))), "confirmed excused missed planned");
        assert_eq!(states(&|a| a.miss(MissedReason::Unknown, ana(25))), "confirmed planned");
        agree(every(), |a| a.state.name(), |a| a.cancel(CancelReason::Mistake, ana(1)));
    }

    #[test]
    fn nobody_stays_away_from_a_date_that_lies_ahead_nor_confirms_one_that_is_past() {
        let planned = every()[0];
        assert_eq!(planned.miss(MissedReason::Unknown, ana(23)), Err(CannotAttend::NotYet(at(24))));
        assert_eq!(planned.attend(ana(1)), Err(CannotAttend::NotYet(at(24))));
        assert_eq!(planned.confirm(ana(24)), Err(CannotAttend::Past(at(24))));
        assert_eq!(planned.move_to(at(1), false, ana(2)), Err(CannotAttend::Past(at(1))));
    }

    #[test]
    fn a_time_the_person_chose_is_a_yes_and_needs_no_letter() {
        let chosen = every()[4].move_to(at(72), true, ana(3)).unwrap();
        assert_eq!((chosen.to.state.name(), chosen.to.starts, chosen.message), (name::CONFIRMED, at(72), None));
        let given = every()[0].move_to(at(72), false, ana(3)).unwrap();
        assert_eq!(given.message, Some(OutMessage::AppointmentMoved(given.to.id)));
    }
}
