//! A hand-over: custody of a child or protected person passes to a named authority, with a chain of signatures.

use jiff::{SignedDuration, Timestamp};

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{ArrivalId, HandoverId, StaffId},
    outbox::OutMessage,
};

codes! {
    /// Who takes custody (domain.md 3.1).
    Authority {
        /// Secretariat of social welfare.
        SocialWelfare = "sbs",
        /// Attorney general's office, for children's rights.
        AttorneyGeneral = "pgn",
        /// Child-protection officer of the migration institute.
        ProtectionOfficer = "opi",
        /// Immediate-response team for people who may have been trafficked.
        ResponseTeam = "eri",
        /// The verified family: two people and proof of kinship.
        Family = "family",
    }

    /// The paper the receiving person showed.
    Seen { Dpi = "dpi", Credential = "credential", Passport = "passport" }

    /// How it was signed.
    Signature { Screen = "screen", Paper = "paper" }

    /// How a hand-over that waits stands against the clock (product.md 6).
    Alarm { InTime = "in_time", Soon = "soon", Over = "over" }
}

names! { PREPARED = "prepared", HANDED_OVER = "handed_over", ACKNOWLEDGED = "acknowledged" }

/// Who received the child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    pub authority: Authority,
    /// Name as on the paper seen; stored sealed.
    pub name: String,
    pub seen: Seen,
    pub signature: Signature,
}

/// The second person and the proof without which nobody is "reunified with" anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reunion {
    pub second: StaffId,
    /// A birth certificate or a decision was seen and kept.
    pub proof_of_kinship: bool,
}

/// Where a hand-over stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoverState {
    /// The officer was called; time is counted.
    Prepared { on: Stamp },
    /// Custody passed.
    HandedOver { on: Stamp, receiver: Receiver },
    /// The authority confirmed it.
    Acknowledged { on: Stamp, receiver: Receiver },
}

impl HandoverState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Prepared { .. } => name::PREPARED,
            Self::HandedOver { .. } => name::HANDED_OVER,
            Self::Acknowledged { .. } => name::ACKNOWLEDGED,
        }
    }
}

/// Custody passing to an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    pub id: HandoverId,
    pub arrival: ArrivalId,
    pub state: HandoverState,
}

/// Why custody cannot pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotHandOver {
    /// The receiving person has no name.
    #[error("receiver without a name")]
    NameMissing,
    /// Returning a child to the family takes two people.
    #[error("a second person is needed")]
    SecondPersonMissing,
    /// Returning a child to the family takes proof of kinship.
    #[error("proof of kinship is missing")]
    ProofMissing,
    /// It was handed over before.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

impl Handover {
    /// Calls the officer of the day.
    pub fn prepare(id: HandoverId, arrival: ArrivalId, on: Stamp) -> Change<Self> {
        let to = Self { id, arrival, state: HandoverState::Prepared { on } };
        Change::new(id, to, on, "handover_prepared").fact("arrival", arrival).tell(OutMessage::HandoverPrepared(id))
    }

    /// Passes custody.
    pub fn hand_over(self, receiver: Receiver, reunion: Option<Reunion>, on: Stamp) -> Result<Change<Self>, CannotHandOver> {
        let HandoverState::Prepared { .. } = self.state else {
            return Err(NotNow { state: self.state.name() }.into());
        };
        if receiver.name.trim().is_empty() {
            return Err(CannotHandOver::NameMissing);
        }
        if receiver.authority == Authority::Family {
            may_reunite(reunion, on)?;
        }
        let (id, authority, seen, signature) = (self.id, receiver.authority, receiver.seen, receiver.signature);
        let to = Self { state: HandoverState::HandedOver { on, receiver }, ..self };
        let change = Change::step(id, &[name::PREPARED], to, on, "handover_made").fact("authority", authority.code());
        let change = change.fact("seen", seen.code()).fact("signature", signature.code());
        Ok(change.fact_if("second", reunion.map(|reunion| reunion.second)))
    }

    /// The authority confirms it.
    pub fn acknowledge(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            HandoverState::HandedOver { receiver, .. } => {
                let to = Self { id: self.id, arrival: self.arrival, state: HandoverState::Acknowledged { on, receiver } };
                Ok(Change::step(self.id, &[name::HANDED_OVER], to, on, "handover_acknowledged"))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    /// How long it waits: soon at 48 hours, over at 72 (domain.md 3.1).
    pub fn alarm(&self, now: Timestamp) -> Alarm {
        let HandoverState::Prepared { on } = self.state else {
            return Alarm::InTime;
        };
        let waits = now.duration_since(on.at);
        if waits >= SignedDuration::from_hours(72) {
            Alarm::Over
        } else if waits >= SignedDuration::from_hours(48) {
            Alarm::Soon
        } else {
            Alarm::InTime
        }
    }
}

fn may_reunite(reunion: Option<Reunion>, on: Stamp) -> Result<(), CannotHandOver> {
    match reunion {
        Some(reunion) if on.by.id() == Some(reunion.second.uuid()) => Err(CannotHandOver::SecondPersonMissing),
        Some(reunion) if !reunion.proof_of_kinship => Err(CannotHandOver::ProofMissing),
        Some(_) => Ok(()),
        None => Err(CannotHandOver::SecondPersonMissing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, at, id};

    fn waiting() -> Handover {
        Handover::prepare(id(HandoverId::mint, 1), id(ArrivalId::mint, 2), ana(0)).to
    }

    fn to(authority: Authority) -> Receiver {
        Receiver { authority, name: "Oficial de turno".into(), seen: Seen::Credential, signature: Signature::Paper }
    }

    #[test]
    fn a_child_goes_back_to_the_family_by_two_people_and_a_proof() {
        let family = |reunion| waiting().hand_over(to(Authority::Family), reunion, ana(1)).map(|change| change.to.state.name());
        let other = id(StaffId::mint, 8);
        let myself = id(StaffId::mint, 1);
        assert_eq!(family(None), Err(CannotHandOver::SecondPersonMissing));
        assert_eq!(family(Some(Reunion { second: myself, proof_of_kinship: true })), Err(CannotHandOver::SecondPersonMissing));
        assert_eq!(family(Some(Reunion { second: other, proof_of_kinship: false })), Err(CannotHandOver::ProofMissing));
        assert_eq!(family(Some(Reunion { second: other, proof_of_kinship: true })), Ok(name::HANDED_OVER));
    }

    #[test]
    fn an_officer_is_named_and_the_name_stays_out_of_the_story() {
        let nameless = Receiver { name: "  ".into(), ..to(Authority::SocialWelfare) };
        assert_eq!(waiting().hand_over(nameless, None, ana(1)), Err(CannotHandOver::NameMissing));
        let made = waiting().hand_over(to(Authority::SocialWelfare), None, ana(1)).unwrap();
        assert!(made.event.facts.iter().all(|(_, value)| !value.contains("Oficial")));
    }

    #[test]
    fn time_is_counted_until_custody_passed() {
        let alarms = [0, 47, 48, 71, 72].map(|hour| waiting().alarm(at(hour)));
        assert_eq!(alarms, [Alarm::InTime, Alarm::InTime, Alarm::Soon, Alarm::Soon, Alarm::Over]);
        let made = waiting().hand_over(to(Authority::AttorneyGeneral), None, ana(1)).unwrap().to;
        assert_eq!(made.alarm(at(900)), Alarm::InTime);
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let made = waiting().hand_over(to(Authority::SocialWelfare), None, ana(1)).unwrap().to;
        let all = vec![waiting(), made.clone(), made.acknowledge(ana(2)).unwrap().to];
        agree(all.clone(), |h| h.state.name(), |h| h.hand_over(to(Authority::SocialWelfare), None, ana(3)));
        agree(all, |h| h.state.name(), |h| h.acknowledge(ana(3)));
    }
}
