//! Consent: four purposes, each for a recipient, in a version of the words, given in a way, and taken back at any time.

use jiff::Timestamp;

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{ConsentId, PersonId, ProviderId},
    outbox::OutMessage,
};

codes! {
    /// What the person agrees to (interface.md S10).
    Purpose {
        /// To be helped and followed up.
        Help = "help",
        /// To share with the programmes they choose.
        Share = "share",
        /// To be called or written to.
        Contact = "contact",
        /// Figures without a name.
        Figures = "figures",
    }

    /// How the answer was given.
    Given {
        /// Spoken, before a witness.
        Spoken = "spoken",
        /// Signed on paper or screen.
        Signed = "signed",
        /// A thumb print on paper; the print itself is not stored.
        Thumb = "thumb",
        /// By the person on the phone page.
        Online = "online",
        /// By the caregiver, with the child's assent.
        Caregiver = "caregiver",
        /// By the State's representative for a child, with the child's assent.
        Guardian = "guardian",
    }
}

impl Given {
    /// True when somebody else has to stand for it.
    pub const fn needs_witness(self) -> bool {
        !matches!(self, Self::Signed | Self::Online)
    }
}

/// For whom an answer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recipient {
    /// The centres that help the person.
    House,
    /// Every provider the person chooses together with the caseworker.
    Chosen,
    /// One provider.
    Provider(ProviderId),
}

/// The words that were read or shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Version of the text.
    pub version: String,
    /// Language code in which it was read.
    pub language: String,
    /// Whether it was interpreted.
    pub interpreted: bool,
}

names! { GIVEN = "given", REFUSED = "refused", WITHDRAWN = "withdrawn", EXPIRED = "expired" }

/// What the answer is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsentState {
    /// Yes, until a day.
    Given { on: Stamp, how: Given, until: Timestamp },
    /// No.
    Refused { on: Stamp },
    /// Taken back.
    Withdrawn { on: Stamp },
    /// It was yes and the time is over.
    Expired { at: Timestamp },
}

impl ConsentState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Given { .. } => name::GIVEN,
            Self::Refused { .. } => name::REFUSED,
            Self::Withdrawn { .. } => name::WITHDRAWN,
            Self::Expired { .. } => name::EXPIRED,
        }
    }
}

/// One answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub id: ConsentId,
    pub person: PersonId,
    pub purpose: Purpose,
    pub recipient: Recipient,
    pub words: Words,
    pub state: ConsentState,
}

/// Why an answer cannot be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotRecord {
    /// A spoken or thumbed yes needs its witness.
    #[error("witness missing")]
    WitnessMissing,
    /// The end lies before the answer.
    #[error("ends before it begins")]
    EndsBefore,
}

/// What was asked and of whom, before the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: ConsentId,
    pub person: PersonId,
    pub purpose: Purpose,
    pub recipient: Recipient,
    pub words: Words,
}

impl Consent {
    /// Records a yes.
    pub fn give(
        asked: Asked,
        how: Given,
        witnessed: bool,
        until: Timestamp,
        on: Stamp,
    ) -> Result<Change<Self>, CannotRecord> {
        if how.needs_witness() && !witnessed {
            return Err(CannotRecord::WitnessMissing);
        }
        if until <= on.at {
            return Err(CannotRecord::EndsBefore);
        }
        Ok(Self::answered(asked, ConsentState::Given { on, how, until }, on, "consent_given"))
    }

    /// Records a no, which never blocks help on arrival.
    pub fn refuse(asked: Asked, on: Stamp) -> Change<Self> {
        Self::answered(asked, ConsentState::Refused { on }, on, "consent_refused")
    }

    fn answered(asked: Asked, state: ConsentState, on: Stamp, code: &'static str) -> Change<Self> {
        let Asked { id, person, purpose, recipient, words } = asked;
        let consent = Self { id, person, purpose, recipient, words, state };
        let (version, language) = (consent.words.version.clone(), consent.words.language.clone());
        let change = Change::new(id, consent, on, code).fact("purpose", purpose.code());
        change.fact("version", version).fact("language", language)
    }

    /// Takes a yes back; what was shared has to stop within a minute.
    pub fn withdraw(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            ConsentState::Given { .. } => {
                let (id, purpose) = (self.id, self.purpose);
                let to = Self { state: ConsentState::Withdrawn { on }, ..self };
                let change = Change::step(id, &[name::GIVEN], to, on, "consent_withdrawn");
                Ok(change.fact("purpose", purpose.code()).tell(OutMessage::ConsentWithdrawn(id)))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    /// Ends a yes whose time is over.
    pub fn expire(self, now: Timestamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            ConsentState::Given { until, .. } if until <= now => {
                let (id, purpose) = (self.id, self.purpose);
                let to = Self { state: ConsentState::Expired { at: now }, ..self };
                Ok(Change::step(id, &[name::GIVEN], to, Stamp::clock(now), "consent_expired")
                    .fact("purpose", purpose.code()))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    fn covers(&self, purpose: Purpose, recipient: Recipient) -> bool {
        let whom = self.recipient == recipient
            || (self.recipient == Recipient::Chosen && matches!(recipient, Recipient::Provider(_)));
        self.purpose == purpose && whom
    }

    fn answered_at(&self) -> Timestamp {
        match self.state {
            ConsentState::Given { on, .. } | ConsentState::Refused { on } | ConsentState::Withdrawn { on } => on.at,
            ConsentState::Expired { at } => at,
        }
    }
}

/// The consent that allows this now: the newest answer about exactly this recipient decides, else the newest general
/// one; so a no to one provider stands against a yes to all.
pub fn allows(consents: &[Consent], purpose: Purpose, recipient: Recipient, now: Timestamp) -> Option<ConsentId> {
    let newest = consents
        .iter()
        .filter(|consent| consent.covers(purpose, recipient))
        .max_by_key(|consent| (consent.recipient == recipient, consent.answered_at(), consent.id))?;
    match newest.state {
        ConsentState::Given { until, .. } if now < until => Some(newest.id),
        _ => None,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, at, id};

    fn asked(seed: u64, recipient: Recipient) -> Asked {
        let words = Words { version: "3".into(), language: "mam".into(), interpreted: true };
        Asked {
            id: id(ConsentId::mint, seed),
            person: id(PersonId::mint, 1),
            purpose: Purpose::Share,
            recipient,
            words,
        }
    }

    pub(crate) fn shares(provider: ProviderId) -> Consent {
        Consent::give(asked(1, Recipient::Provider(provider)), Given::Spoken, true, at(24 * 365), ana(-1)).unwrap().to
    }

    #[test]
    fn a_spoken_yes_needs_a_witness_and_an_end() {
        let give = |how, witnessed, hours| {
            Consent::give(asked(1, Recipient::House), how, witnessed, at(hours), ana(0)).map(|c| c.to.state.name())
        };
        assert_eq!(give(Given::Spoken, false, 9), Err(CannotRecord::WitnessMissing));
        assert_eq!(give(Given::Signed, false, 9), Ok(name::GIVEN));
        assert_eq!(give(Given::Signed, false, 0), Err(CannotRecord::EndsBefore));
    }

    #[test]
    fn a_no_to_one_provider_stands_against_a_later_yes_to_all() {
        let provider = id(ProviderId::mint, 4);
        let no = Consent::refuse(asked(1, Recipient::Provider(provider)), ana(1)).to;
        let yes = Consent::give(asked(2, Recipient::Chosen), Given::Signed, false, at(900), ana(2)).unwrap().to;
        let all = [no, yes];
        assert_eq!(allows(&all, Purpose::Share, Recipient::Provider(provider), at(3)), None);
        assert!(allows(&all, Purpose::Share, Recipient::Provider(id(ProviderId::mint, 5)), at(3)).is_some());
        assert_eq!(allows(&all, Purpose::Contact, Recipient::House, at(3)), None);
    }

    #[test]
    fn a_yes_ends_with_its_time_and_with_a_word() {
        let provider = id(ProviderId::mint, 4);
        let yes = shares(provider);
        let asked = Recipient::Provider(provider);
        assert_eq!(allows(std::slice::from_ref(&yes), Purpose::Share, asked, at(24 * 365)), None);
        let taken_back = yes.withdraw(ana(5)).unwrap();
        assert_eq!(taken_back.message, Some(OutMessage::ConsentWithdrawn(taken_back.to.id)));
        assert_eq!(allows(&[taken_back.to], Purpose::Share, asked, at(6)), None);
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let yes = shares(id(ProviderId::mint, 4));
        let no = Consent::refuse(asked(3, Recipient::House), ana(0)).to;
        let all = vec![yes.clone(), no, yes.clone().withdraw(ana(1)).unwrap().to, yes.expire(at(24 * 366)).unwrap().to];
        agree(all.clone(), |c| c.state.name(), |c| c.withdraw(ana(9)));
        agree(all, |c| c.state.name(), |c| c.expire(at(24 * 400)));
    }
}
