//! A placement: what came of an accepted referral, from the place that is kept to the service that really happened.

use jiff::civil::Date;

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{PlacementId, ReferralId},
    outbox::OutMessage,
    referral::{Referral, ReferralState},
};

codes! {
    /// Why it did not begin.
    NotStartedReason {
        DidNotCome = "did_not_come",
        ChangedPlan = "changed_plan",
        PapersMissing = "papers_missing",
        NoTransport = "no_transport",
        Unwell = "unwell",
        ProgrammeCancelled = "programme_cancelled",
    }

    /// Why the person left before the end.
    LeftReason {
        FoundWork = "found_work",
        WentToFamily = "went_to_family",
        MovedAway = "moved_away",
        CareOfFamily = "care_of_family",
        Unwell = "unwell",
        NoTransport = "no_transport",
        NotWhatWasNeeded = "not_what_was_needed",
        NotSafe = "not_safe",
        NotSaid = "not_said",
    }

    /// Why the provider ended it.
    EndedReason {
        TimeOver = "time_over",
        ProgrammeClosed = "programme_closed",
        HouseRules = "house_rules",
        NeedsMoreSupport = "needs_more_support",
    }

    /// Why it rests.
    PauseReason {
        Unwell = "unwell",
        CareOfFamily = "care_of_family",
        ProgrammePaused = "programme_paused",
    }
}

names! {
    PLANNED = "planned", STARTED = "started", DID_NOT_START = "did_not_start", ON_HOLD = "on_hold",
    COMPLETED = "completed", LEFT_EARLY = "left_early", ENDED_BY_PROVIDER = "ended_by_provider",
}

/// Where a placement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacementState {
    /// It begins on a day, if the day is known.
    Planned { on: Stamp, begins: Option<Date> },
    /// It began.
    Started { on: Stamp },
    /// It did not begin.
    DidNotStart { on: Stamp, reason: NotStartedReason },
    /// It rests.
    OnHold { on: Stamp, reason: PauseReason },
    /// It was brought to its end.
    Completed { on: Stamp },
    /// The person left before.
    LeftEarly { on: Stamp, reason: LeftReason },
    /// The provider ended it.
    EndedByProvider { on: Stamp, reason: EndedReason },
}

impl PlacementState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Planned { .. } => name::PLANNED,
            Self::Started { .. } => name::STARTED,
            Self::DidNotStart { .. } => name::DID_NOT_START,
            Self::OnHold { .. } => name::ON_HOLD,
            Self::Completed { .. } => name::COMPLETED,
            Self::LeftEarly { .. } => name::LEFT_EARLY,
            Self::EndedByProvider { .. } => name::ENDED_BY_PROVIDER,
        }
    }

    /// True while it uses up a place.
    pub const fn holds_place(&self) -> bool {
        matches!(self, Self::Planned { .. } | Self::Started { .. } | Self::OnHold { .. })
    }
}

/// What came of an accepted referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    pub id: PlacementId,
    pub referral: ReferralId,
    pub state: PlacementState,
}

/// How a placement ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Completed,
    LeftEarly(LeftReason),
    ByProvider(EndedReason),
}

impl Placement {
    /// Plans what an accepted referral promised.
    pub fn plan(id: PlacementId, referral: &Referral, begins: Option<Date>, on: Stamp) -> Result<Change<Self>, NotNow> {
        match referral.state {
            ReferralState::Accepted { .. } => {
                let to = Self { id, referral: referral.id, state: PlacementState::Planned { on, begins } };
                Ok(Change::new(id, to, on, "placement_planned").fact("referral", referral.id).fact_if("begins", begins))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    /// It begins, or goes on after a rest.
    pub fn start(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            PlacementState::Planned { .. } | PlacementState::OnHold { .. } => Ok(self.becomes(
                &[name::PLANNED, name::ON_HOLD],
                PlacementState::Started { on },
                on,
                "placement_started",
            )),
            _ => Err(self.not_now()),
        }
    }

    /// It does not begin.
    pub fn not_started(self, reason: NotStartedReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            PlacementState::Planned { .. } => {
                let state = PlacementState::DidNotStart { on, reason };
                let change =
                    self.becomes(&[name::PLANNED], state, on, "placement_not_started").fact("reason", reason.code());
                Ok(change.tell(OutMessage::PlacementEnded(self.referral)))
            }
            _ => Err(self.not_now()),
        }
    }

    /// It rests; the place stays the person's.
    pub fn pause(self, reason: PauseReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            PlacementState::Started { .. } => {
                let change =
                    self.becomes(&[name::STARTED], PlacementState::OnHold { on, reason }, on, "placement_paused");
                Ok(change.fact("reason", reason.code()))
            }
            _ => Err(self.not_now()),
        }
    }

    /// It ends, one way or another.
    pub fn end(self, ending: Ending, on: Stamp) -> Result<Change<Self>, NotNow> {
        let (PlacementState::Started { .. } | PlacementState::OnHold { .. }) = self.state else {
            return Err(self.not_now());
        };
        let (state, reason) = match ending {
            Ending::Completed => (PlacementState::Completed { on }, None),
            Ending::LeftEarly(reason) => (PlacementState::LeftEarly { on, reason }, Some(reason.code())),
            Ending::ByProvider(reason) => (PlacementState::EndedByProvider { on, reason }, Some(reason.code())),
        };
        let change = self.becomes(&[name::STARTED, name::ON_HOLD], state, on, "placement_ended");
        Ok(change
            .fact("ending", state.name())
            .fact_if("reason", reason)
            .tell(OutMessage::PlacementEnded(self.referral)))
    }

    fn becomes(
        self,
        from: &'static [&'static str],
        state: PlacementState,
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
    use crate::change::tests::{agree, ana, id};

    fn every() -> Vec<Placement> {
        let on = ana(0);
        let states = [
            PlacementState::Planned { on, begins: None },
            PlacementState::Started { on },
            PlacementState::DidNotStart { on, reason: NotStartedReason::DidNotCome },
            PlacementState::OnHold { on, reason: PauseReason::Unwell },
            PlacementState::Completed { on },
            PlacementState::LeftEarly { on, reason: LeftReason::FoundWork },
            PlacementState::EndedByProvider { on, reason: EndedReason::TimeOver },
        ];
        assert_eq!(states.map(|state| state.name()), name::ALL);
        states
            .map(|state| Placement { id: id(PlacementId::mint, 1), referral: id(ReferralId::mint, 2), state })
            .to_vec()
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let states =
            |step: &dyn Fn(Placement) -> Result<Change<Placement>, NotNow>| agree(every(), |p| p.state.name(), step);
        states(&|p| p.start(ana(1)));
        states(&|p| p.not_started(NotStartedReason::NoTransport, ana(1)));
        states(&|p| p.pause(PauseReason::CareOfFamily, ana(1)));
        for ending in
            [Ending::Completed, Ending::LeftEarly(LeftReason::NotSaid), Ending::ByProvider(EndedReason::HouseRules)]
        {
            states(&|p| p.end(ending, ana(1)));
        }
    }

    #[test]
    fn a_place_is_free_again_at_every_end() {
        let held: Vec<_> = every().iter().filter(|p| p.state.holds_place()).map(|p| p.state.name()).collect();
        assert_eq!(held, [name::PLANNED, name::STARTED, name::ON_HOLD]);
    }
}
