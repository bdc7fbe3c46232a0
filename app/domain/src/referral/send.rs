//! The centre's side of a referral: write, send, answer questions, remind, withdraw; and what time does.

use jiff::Timestamp;

use super::{Referral, ReferralState as S, WithdrawalKind, name};
use crate::{
    change::{Change, NotNow, Stamp},
    consent::{Consent, Purpose, Recipient, allows},
    outbox::OutMessage,
};

/// Why a referral cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSend {
    /// The person has not agreed to share with this provider.
    #[error("consent missing")]
    ConsentMissing,
    /// The time for the answer is over before it begins.
    #[error("the answer is due in the past")]
    DuePassed,
    /// It was sent before or is over.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

impl Referral {
    /// Begins to write one.
    pub fn draft(self, on: Stamp) -> Change<Self> {
        let to = Self { state: S::Draft, ..self };
        Change::new(to.id, to, on, "referral_drafted").fact("offering", to.offering)
    }

    /// Asks the provider; the consent must cover sharing with exactly this provider.
    pub fn send(self, consents: &[Consent], answer_by: Timestamp, on: Stamp) -> Result<Change<Self>, CannotSend> {
        let S::Draft = self.state else {
            return Err(self.not_now().into());
        };
        let consent = self.may_share(consents, on.at).ok_or(CannotSend::ConsentMissing)?;
        if answer_by <= on.at {
            return Err(CannotSend::DuePassed);
        }
        let change = self.becomes(&[name::DRAFT], S::Sent { on, answer_by }, on, "referral_sent");
        Ok(change.fact("offering", self.offering).fact("consent", consent).tell(OutMessage::ReferralSent(self.id)))
    }

    /// Gives the detail that was asked for; the provider's clock starts anew.
    pub fn inform(self, answer_by: Timestamp, on: Stamp) -> Result<Change<Self>, CannotSend> {
        let S::InfoRequested { wanted, .. } = self.state else {
            return Err(self.not_now().into());
        };
        if answer_by <= on.at {
            return Err(CannotSend::DuePassed);
        }
        let change = self.becomes(&[name::INFO_REQUESTED], S::Sent { on, answer_by }, on, "referral_informed");
        Ok(change.fact("wanted", wanted.code()).tell(OutMessage::ReferralInformed(self.id)))
    }

    /// Reminds the provider; nothing changes but the story.
    pub fn remind(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            S::Sent { .. } | S::Waitlisted { .. } => {
                let change = self.becomes(&[name::SENT, name::WAITLISTED], self.state, on, "referral_reminded");
                Ok(change.tell(OutMessage::ReferralReminder(self.id)))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Takes it back; a kept place becomes free.
    pub fn withdraw(self, kind: WithdrawalKind, on: Stamp) -> Result<Change<Self>, NotNow> {
        const FROM: &[&str] = &[name::DRAFT, name::SENT, name::INFO_REQUESTED, name::WAITLISTED, name::ACCEPTED];
        match self.state {
            S::Draft | S::Sent { .. } | S::InfoRequested { .. } | S::Waitlisted { .. } | S::Accepted { .. } => {
                let change =
                    self.becomes(FROM, S::Withdrawn { on, kind }, on, "referral_withdrawn").fact("reason", kind.code());
                // Nobody was told of a draft.
                Ok(if self.state == S::Draft { change } else { change.tell(OutMessage::ReferralWithdrawn(self.id)) })
            }
            S::Declined { .. } | S::Withdrawn { .. } | S::Expired { .. } => Err(self.not_now()),
        }
    }

    /// Ends the wait for an answer that did not come; caseworker and supervisor are told, so that it goes on elsewhere.
    pub fn expire(self, now: Timestamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            S::Sent { answer_by, .. } | S::InfoRequested { answer_by, .. } if answer_by <= now => {
                let from = &[name::SENT, name::INFO_REQUESTED];
                let change = self.becomes(from, S::Expired { at: now }, Stamp::clock(now), "referral_expired");
                Ok(change.tell(OutMessage::ReferralExpired(self.id)))
            }
            _ => Err(self.not_now()),
        }
    }

    pub(super) fn may_share(&self, consents: &[Consent], now: Timestamp) -> Option<crate::ids::ConsentId> {
        allows(consents, Purpose::Share, Recipient::Provider(self.provider), now)
    }

    pub(super) fn becomes(
        self,
        from: &'static [&'static str],
        state: S,
        on: Stamp,
        code: &'static str,
    ) -> Change<Self> {
        Change::step(self.id, from, Self { state, ..self }, on, code)
    }

    pub(super) fn not_now(&self) -> NotNow {
        NotNow { state: self.state.name() }
    }
}
