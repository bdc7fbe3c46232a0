//! The provider's side of a referral: accept, put on the list, ask, decline.

use jiff::{Timestamp, civil::Date};

use super::{DeclineReason, DeclinedBy, Referral, ReferralState as S, WaitReason, Wanted, name};
use crate::{
    change::{By, Change, Stamp},
    consent::Consent,
    ids::{OfferingId, PlaceId},
    outbox::OutMessage,
};

/// Whether there is a place at the moment of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// There is; a numbered one where the provider counts them.
    Free(Option<PlaceId>),
    /// The last one was taken meanwhile.
    Gone,
}

/// Why an answer does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAnswer {
    /// Somebody answered before.
    #[error("answered at {at}")]
    AlreadyAnswered { by: By, at: Timestamp },
    /// The centre or the person took it back.
    #[error("withdrawn")]
    Withdrawn,
    /// The time was over.
    #[error("expired at {at}")]
    Expired { at: Timestamp },
    /// It was never sent.
    #[error("not sent")]
    NotSent,
    /// The person no longer agrees to this sharing.
    #[error("consent missing")]
    ConsentMissing,
    /// The last place was taken.
    #[error("no place left")]
    PlaceGone,
    /// This side cannot have that reason.
    #[error("the reason does not fit who declines")]
    ReasonDoesNotFit,
    /// The list is numbered from 1.
    #[error("lists are numbered from 1")]
    NumberZero,
}

/// The states in which an answer is awaited.
const AWAITED: &[&str] = &[name::SENT, name::INFO_REQUESTED, name::WAITLISTED];

impl Referral {
    /// Keeps a place for the person.
    pub fn accept(self, consents: &[Consent], seat: Seat, on: Stamp) -> Result<Change<Self>, CannotAnswer> {
        self.awaited()?;
        self.may_share(consents, on.at).ok_or(CannotAnswer::ConsentMissing)?;
        let Seat::Free(place) = seat else {
            return Err(CannotAnswer::PlaceGone);
        };
        let change = self.becomes(AWAITED, S::Accepted { on, place }, on, "referral_accepted");
        Ok(change.fact("offering", self.offering).fact_if("place", place).tell(OutMessage::ReferralAccepted(self.id)))
    }

    /// Puts the person on the list, or moves them on it.
    pub fn waitlist(
        self,
        reason: WaitReason,
        number: u32,
        expected: Option<Date>,
        on: Stamp,
    ) -> Result<Change<Self>, CannotAnswer> {
        self.awaited()?;
        if number == 0 {
            return Err(CannotAnswer::NumberZero);
        }
        let change = self.becomes(AWAITED, S::Waitlisted { on, reason, number, expected }, on, "referral_waitlisted");
        let change = change.fact("reason", reason.code()).fact("number", number).fact_if("expected", expected);
        Ok(change.tell(OutMessage::ReferralWaitlisted(self.id)))
    }

    /// Asks for a detail first; the centre answers by then.
    pub fn ask(self, wanted: Wanted, answer_by: Timestamp, on: Stamp) -> Result<Change<Self>, CannotAnswer> {
        self.awaited()?;
        let change = self.becomes(AWAITED, S::InfoRequested { on, wanted, answer_by }, on, "referral_asked");
        Ok(change.fact("wanted", wanted.code()).tell(OutMessage::ReferralAsked(self.id)))
    }

    /// Says no: who, why, and where else if known. A person may also decline a place that was kept.
    pub fn decline(
        self,
        by: DeclinedBy,
        reason: DeclineReason,
        alternative: Option<OfferingId>,
        on: Stamp,
    ) -> Result<Change<Self>, CannotAnswer> {
        const AWAITED_OR_KEPT: &[&str] = &[name::SENT, name::INFO_REQUESTED, name::WAITLISTED, name::ACCEPTED];
        let kept = matches!(self.state, S::Accepted { .. }) && by == DeclinedBy::Person;
        if !kept {
            self.awaited()?;
        }
        if !reason.fits(by) {
            return Err(CannotAnswer::ReasonDoesNotFit);
        }
        let from = if by == DeclinedBy::Person { AWAITED_OR_KEPT } else { AWAITED };
        let change = self.becomes(from, S::Declined { on, by, reason, alternative }, on, "referral_declined");
        let change =
            change.fact("declined_by", by.code()).fact("reason", reason.code()).fact_if("alternative", alternative);
        Ok(change.tell(OutMessage::ReferralDeclined(self.id)))
    }

    fn awaited(&self) -> Result<(), CannotAnswer> {
        match self.state {
            S::Sent { .. } | S::InfoRequested { .. } | S::Waitlisted { .. } => Ok(()),
            S::Draft => Err(CannotAnswer::NotSent),
            S::Accepted { on, .. } | S::Declined { on, .. } => {
                Err(CannotAnswer::AlreadyAnswered { by: on.by, at: on.at })
            }
            S::Withdrawn { .. } => Err(CannotAnswer::Withdrawn),
            S::Expired { at } => Err(CannotAnswer::Expired { at }),
        }
    }
}
