//! The control room: how far each person of a flight has come, and who waits longer than the house allows.

use jiff::{SignedDuration, Timestamp};

use crate::codes::codes;

/// Somebody who came waits too long when nobody has taken their file by then.
pub const TAKEN_WITHIN: SignedDuration = SignedDuration::from_mins(60);

codes! {
    /// How far somebody has come. Each counts the people who reached it, whatever else they reached.
    Milestone {
        Registered = "registradas",
        /// They or their family carry a card.
        Carded = "con_tarjeta",
        Interviewed = "entrevistadas",
        Referred = "referidas",
        /// A provider answered, whatever it said.
        Answered = "con_respuesta",
        /// A date, or a referral that is under way or accepted.
        NextStep = "con_paso",
        /// Registered, and nothing is on its way.
        NoNextStep = "sin_paso",
    }

    /// What a supervisor is told before it hurts; each is the list behind a number.
    Watch {
        /// Files that nobody has.
        Unowned = "sin_responsable",
        /// Referrals whose answer is overdue.
        Unanswered = "sin_respuesta",
        /// People of the flights at hand whom nobody took in time.
        Waiting = "en_espera",
        /// People who asked to talk apart and have not yet.
        Private = "aparte",
        /// Files with a need that no programme could meet.
        Unmet = "sin_oferta",
    }
}

/// How far one person has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub carded: bool,
    pub interviewed: bool,
    pub referred: bool,
    pub answered: bool,
    pub next_step: bool,
}

impl Progress {
    /// True when the person counts there.
    pub const fn reached(self, milestone: Milestone) -> bool {
        match milestone {
            Milestone::Registered => true,
            Milestone::Carded => self.carded,
            Milestone::Interviewed => self.interviewed,
            Milestone::Referred => self.referred,
            Milestone::Answered => self.answered,
            Milestone::NextStep => self.next_step,
            Milestone::NoNextStep => !self.next_step,
        }
    }
}

/// True when somebody who came at `since` and has nobody responsible waits too long.
pub fn waits_too_long(since: Timestamp, now: Timestamp) -> bool {
    now.duration_since(since) >= TAKEN_WITHIN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::at;

    #[test]
    fn whoever_is_registered_has_a_next_step_or_has_none() {
        for next_step in [true, false] {
            let one = Progress { next_step, ..Progress::default() };
            assert!(one.reached(Milestone::Registered));
            assert_ne!(one.reached(Milestone::NextStep), one.reached(Milestone::NoNextStep));
        }
        assert!(!Progress::default().reached(Milestone::Carded));
    }

    #[test]
    fn an_hour_without_anybody_is_too_long() {
        assert!(!waits_too_long(at(0), at(0) + SignedDuration::from_mins(59)));
        assert!(waits_too_long(at(0), at(1)));
    }
}
