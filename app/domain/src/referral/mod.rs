//! A referral: a case shared with a provider, which answers; the owner stays. It cannot die: silence has a clock.

mod answer;
mod reason;
mod send;
#[cfg(test)]
mod tests;

use jiff::{Timestamp, civil::Date};

pub use answer::{CannotAnswer, Seat};
pub use reason::{DeclineReason, DeclinedBy, WaitReason, Wanted, WithdrawalKind};
pub use send::CannotSend;

use crate::{
    change::Stamp,
    codes::names,
    ids::{CaseId, NeedId, OfferingId, PlaceId, ProviderId, ReferralId},
};

names! {
    DRAFT = "draft", SENT = "sent", INFO_REQUESTED = "info_requested", WAITLISTED = "waitlisted",
    ACCEPTED = "accepted", DECLINED = "declined", WITHDRAWN = "withdrawn", EXPIRED = "expired",
}

/// Where a referral stands, with the facts of that state and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferralState {
    /// Being written.
    Draft,
    /// The provider was asked and answers by then.
    Sent { on: Stamp, answer_by: Timestamp },
    /// The provider needs a detail first.
    InfoRequested { on: Stamp, wanted: Wanted, answer_by: Timestamp },
    /// On the provider's list.
    Waitlisted { on: Stamp, reason: WaitReason, number: u32, expected: Option<Date> },
    /// A place is kept.
    Accepted { on: Stamp, place: Option<PlaceId> },
    /// No.
    Declined { on: Stamp, by: DeclinedBy, reason: DeclineReason, alternative: Option<OfferingId> },
    /// Taken back by the centre or the person.
    Withdrawn { on: Stamp, kind: WithdrawalKind },
    /// Nobody answered in time.
    Expired { at: Timestamp },
}

impl ReferralState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Draft => name::DRAFT,
            Self::Sent { .. } => name::SENT,
            Self::InfoRequested { .. } => name::INFO_REQUESTED,
            Self::Waitlisted { .. } => name::WAITLISTED,
            Self::Accepted { .. } => name::ACCEPTED,
            Self::Declined { .. } => name::DECLINED,
            Self::Withdrawn { .. } => name::WITHDRAWN,
            Self::Expired { .. } => name::EXPIRED,
        }
    }

    /// True while somebody still has to do something about it.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Draft | Self::Sent { .. } | Self::InfoRequested { .. } | Self::Waitlisted { .. })
    }

    /// When an answer is due, if one is.
    pub const fn answer_by(&self) -> Option<Timestamp> {
        match self {
            Self::Sent { answer_by, .. } | Self::InfoRequested { answer_by, .. } => Some(*answer_by),
            _ => None,
        }
    }
}

/// A case shared with a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referral {
    pub id: ReferralId,
    pub case: CaseId,
    pub need: Option<NeedId>,
    pub provider: ProviderId,
    pub offering: OfferingId,
    pub state: ReferralState,
}
