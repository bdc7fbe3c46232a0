//! The coded reasons of a referral's answers.

use crate::codes::codes;

codes! {
    /// Who said no; a decline always says it.
    DeclinedBy {
        /// The provider has no place or cannot serve.
        Provider = "provider",
        /// The person does not want this place.
        Person = "person",
        /// The centre took it back after asking, for instance because it erred.
        Centre = "centre",
    }

    /// Why there is no place this time.
    DeclineReason {
        NoPlace = "no_place",
        AgeNotServed = "age_not_served",
        FamilyNotServed = "family_not_served",
        NeedsMoreSupport = "needs_more_support",
        PapersMissing = "papers_missing",
        SchoolingMissing = "schooling_missing",
        TooFar = "too_far",
        StartPassed = "start_passed",
        ProgrammeClosed = "programme_closed",
        NotReached = "not_reached",
        AnotherPlan = "another_plan",
        WorkOrFamily = "work_or_family",
        NotSafe = "not_safe",
        Other = "other",
    }

    /// Why somebody waits.
    WaitReason {
        NoPlaceNow = "no_place_now",
        NextGroup = "next_group",
        PapersPending = "papers_pending",
        ApprovalPending = "approval_pending",
        Other = "other",
    }

    /// What the provider needs to know first.
    Wanted {
        Papers = "papers",
        Health = "health",
        Family = "family",
        Schooling = "schooling",
        Dates = "dates",
        Contact = "contact",
        Other = "other",
    }

    /// Why a referral is taken back.
    WithdrawalKind {
        /// The person does not want to go on.
        NotWanted = "not_wanted",
        /// A place was found elsewhere.
        PlacedElsewhere = "placed_elsewhere",
        /// The person takes the consent back.
        ConsentWithdrawn = "consent_withdrawn",
        /// The person moved away.
        Moved = "moved",
        /// The person cannot be reached.
        NotReached = "not_reached",
        /// It would not be safe.
        NotSafe = "not_safe",
        /// It was sent in error.
        Mistake = "mistake",
    }
}

impl DeclineReason {
    /// True when this side can have this reason.
    pub const fn fits(self, by: DeclinedBy) -> bool {
        match self {
            Self::Other | Self::NotSafe | Self::NotReached => true,
            Self::AnotherPlan | Self::WorkOrFamily => matches!(by, DeclinedBy::Person),
            Self::TooFar | Self::StartPassed => matches!(by, DeclinedBy::Person | DeclinedBy::Provider),
            Self::ProgrammeClosed => matches!(by, DeclinedBy::Provider | DeclinedBy::Centre),
            Self::NoPlace
            | Self::AgeNotServed
            | Self::FamilyNotServed
            | Self::NeedsMoreSupport
            | Self::PapersMissing
            | Self::SchoolingMissing => matches!(by, DeclinedBy::Provider),
        }
    }

    /// The reasons a side is offered.
    pub fn offered(by: DeclinedBy) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |reason| reason.fits(by))
    }
}
