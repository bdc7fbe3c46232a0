//! A hand-over: custody of a child or protected person passes to a named authority, with a chain of signatures.

use jiff::{SignedDuration, Timestamp};

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{CaseId, HandoverId, PersonId, StaffId},
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

    /// What became of a call to an authority.
    Said {
        /// Somebody is on the way.
        Coming = "coming",
        /// They took note and send somebody later.
        Noted = "noted",
        /// Nobody answered.
        NotReached = "not_reached",
    }

    /// What has to be done next, and by whom: the unit, the officer who has the child, a second officer, the authority.
    Duty {
        Take = "take",
        Call = "call",
        HandOver = "hand_over",
        Confirm = "confirm",
        Acknowledge = "acknowledge",
        Close = "close",
    }

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

/// A call to an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub authority: Authority,
    pub said: Said,
    /// Who answered, as told; stored sealed, empty when nobody did.
    pub spoke_with: String,
    pub on: Stamp,
}

/// A return to the family that waits for the second person; it is made only with proof of kinship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reunion {
    pub receiver: Receiver,
    pub on: Stamp,
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
    pub case: CaseId,
    pub person: PersonId,
    /// The officer who has the child.
    pub officer: Option<StaffId>,
    /// The oldest first.
    pub calls: Vec<Call>,
    pub reunion: Option<Reunion>,
    pub state: HandoverState,
}

/// Why custody cannot pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotHandOver {
    /// No officer, or another one, has the child.
    #[error("another officer has it")]
    NotTheOfficer,
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
    pub fn prepare(id: HandoverId, case: CaseId, person: PersonId, on: Stamp) -> Change<Self> {
        let to = Self {
            id,
            case,
            person,
            officer: None,
            calls: Vec::new(),
            reunion: None,
            state: HandoverState::Prepared { on },
        };
        Change::new(id, to, on, "handover_prepared").tell(OutMessage::HandoverPrepared(id))
    }

    /// An officer takes the child into care, from nobody or from the officer before.
    pub fn take(self, officer: StaffId, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.waits()?;
        let before = self.officer;
        let change = self.stays(|it| it.officer = Some(officer), on, "handover_taken");
        Ok(change.fact("officer", officer).fact_if("before", before))
    }

    /// Notes a call to an authority, whatever it said.
    pub fn call(self, call: Call) -> Result<Change<Self>, CannotHandOver> {
        self.officer_acts(call.on)?;
        let (authority, said, on) = (call.authority, call.said, call.on);
        let change = self.stays(|it| it.calls.push(call), on, "handover_called");
        Ok(change.fact("authority", authority.code()).fact("said", said.code()))
    }

    /// Passes custody to an authority. A family takes [`Handover::reunite`] and a second person.
    pub fn hand_over(self, receiver: Receiver, on: Stamp) -> Result<Change<Self>, CannotHandOver> {
        self.officer_acts(on)?;
        if receiver.authority == Authority::Family {
            return Err(CannotHandOver::SecondPersonMissing);
        }
        self.passes(receiver, on)
    }

    /// Proposes to return the child to the family; somebody else confirms it.
    pub fn reunite(
        self,
        receiver: Receiver,
        proof_of_kinship: bool,
        on: Stamp,
    ) -> Result<Change<Self>, CannotHandOver> {
        self.officer_acts(on)?;
        named(&receiver)?;
        if !proof_of_kinship {
            return Err(CannotHandOver::ProofMissing);
        }
        let receiver = Receiver { authority: Authority::Family, ..receiver };
        let seen = receiver.seen;
        Ok(self
            .stays(|it| it.reunion = Some(Reunion { receiver, on }), on, "reunion_proposed")
            .fact("seen", seen.code()))
    }

    /// The second person confirms the return to the family: custody passes.
    pub fn confirm(self, on: Stamp) -> Result<Change<Self>, CannotHandOver> {
        self.waits()?;
        let Some(reunion) = self.reunion.clone() else { return Err(NotNow { state: self.state.name() }.into()) };
        if reunion.on.by.id() == on.by.id() || self.officer.map(StaffId::uuid) == on.by.id() {
            return Err(CannotHandOver::SecondPersonMissing);
        }
        let first = reunion.on.by.id();
        Ok(self.passes(reunion.receiver, on)?.fact_if("first", first))
    }

    /// The authority confirms it.
    pub fn acknowledge(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            HandoverState::HandedOver { receiver, .. } => {
                let to = Self { state: HandoverState::Acknowledged { on, receiver }, ..self };
                Ok(Change::step(to.id, &[name::HANDED_OVER], to, on, "handover_acknowledged"))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    /// What comes next; the file is closed when every child of it is acknowledged.
    pub fn duty(&self) -> Duty {
        match self.state {
            HandoverState::Acknowledged { .. } => Duty::Close,
            HandoverState::HandedOver { .. } => Duty::Acknowledge,
            HandoverState::Prepared { .. } if self.officer.is_none() => Duty::Take,
            HandoverState::Prepared { .. } if self.reunion.is_some() => Duty::Confirm,
            HandoverState::Prepared { .. } if self.calls.iter().any(|call| call.said != Said::NotReached) => {
                Duty::HandOver
            }
            HandoverState::Prepared { .. } => Duty::Call,
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

impl Handover {
    fn waits(&self) -> Result<(), NotNow> {
        match self.state {
            HandoverState::Prepared { .. } => Ok(()),
            _ => Err(NotNow { state: self.state.name() }),
        }
    }

    fn officer_acts(&self, on: Stamp) -> Result<(), CannotHandOver> {
        self.waits()?;
        let has_it = self.officer.is_some() && self.officer.map(StaffId::uuid) == on.by.id();
        if has_it { Ok(()) } else { Err(CannotHandOver::NotTheOfficer) }
    }

    fn stays(mut self, change: impl FnOnce(&mut Self), on: Stamp, code: &'static str) -> Change<Self> {
        change(&mut self);
        Change::step(self.id, &[name::PREPARED], self, on, code)
    }

    fn passes(self, receiver: Receiver, on: Stamp) -> Result<Change<Self>, CannotHandOver> {
        self.waits()?;
        named(&receiver)?;
        let (id, authority, seen, signature) = (self.id, receiver.authority, receiver.seen, receiver.signature);
        let to = Self { state: HandoverState::HandedOver { on, receiver }, ..self };
        let change = Change::step(id, &[name::PREPARED], to, on, "handover_made").fact("authority", authority.code());
        Ok(change.fact("seen", seen.code()).fact("signature", signature.code()))
    }
}

fn named(receiver: &Receiver) -> Result<(), CannotHandOver> {
    if receiver.name.trim().is_empty() { Err(CannotHandOver::NameMissing) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{
        By,
        tests::{agree, ana, at, id},
    };

    fn untaken() -> Handover {
        Handover::prepare(id(HandoverId::mint, 1), id(CaseId::mint, 2), id(PersonId::mint, 3), ana(0)).to
    }

    fn officer() -> StaffId {
        let By::Staff(officer) = ana(0).by else { panic!("Ana is on staff") };
        officer
    }

    fn waiting() -> Handover {
        untaken().take(officer(), ana(0)).unwrap().to
    }

    fn luis(hours: i64) -> Stamp {
        Stamp { by: By::Staff(id(StaffId::mint, 8)), at: at(hours) }
    }

    fn to(authority: Authority) -> Receiver {
        Receiver { authority, name: "Oficial de turno".into(), seen: Seen::Credential, signature: Signature::Paper }
    }

    fn call(said: Said) -> Call {
        Call { authority: Authority::AttorneyGeneral, said, spoke_with: "Licenciada de turno".into(), on: ana(1) }
    }

    #[test]
    fn a_child_goes_back_to_the_family_by_two_people_and_a_proof() {
        assert_eq!(waiting().hand_over(to(Authority::Family), ana(1)), Err(CannotHandOver::SecondPersonMissing));
        assert_eq!(waiting().reunite(to(Authority::Family), false, ana(1)), Err(CannotHandOver::ProofMissing));
        let proposed = waiting().reunite(to(Authority::Family), true, ana(1)).unwrap().to;
        assert_eq!((proposed.state.name(), proposed.duty()), (name::PREPARED, Duty::Confirm));
        assert_eq!(proposed.clone().confirm(ana(2)), Err(CannotHandOver::SecondPersonMissing));
        assert_eq!(proposed.confirm(luis(2)).map(|change| change.to.state.name()), Ok(name::HANDED_OVER));
        assert!(waiting().confirm(luis(2)).is_err(), "nothing was proposed");
    }

    #[test]
    fn only_the_officer_who_has_the_child_acts_and_another_may_take_over() {
        assert_eq!(untaken().call(call(Said::Coming)), Err(CannotHandOver::NotTheOfficer));
        assert_eq!(waiting().hand_over(to(Authority::SocialWelfare), luis(1)), Err(CannotHandOver::NotTheOfficer));
        let over = waiting().take(id(StaffId::mint, 8), luis(2)).unwrap();
        assert!(over.event.facts.iter().any(|(name, _)| *name == "before"));
        assert!(over.to.hand_over(to(Authority::SocialWelfare), luis(3)).is_ok());
    }

    #[test]
    fn what_comes_next_follows_what_was_done() {
        assert_eq!((untaken().duty(), waiting().duty()), (Duty::Take, Duty::Call));
        let unanswered = waiting().call(call(Said::NotReached)).unwrap().to;
        assert_eq!(unanswered.duty(), Duty::Call);
        let coming = unanswered.call(call(Said::Coming)).unwrap().to;
        assert_eq!((coming.duty(), coming.calls.len()), (Duty::HandOver, 2));
        let made = coming.hand_over(to(Authority::AttorneyGeneral), ana(2)).unwrap().to;
        assert_eq!((made.duty(), made.acknowledge(ana(3)).unwrap().to.duty()), (Duty::Acknowledge, Duty::Close));
    }

    #[test]
    fn an_officer_is_named_and_the_name_stays_out_of_the_story() {
        let nameless = Receiver { name: "  ".into(), ..to(Authority::SocialWelfare) };
        assert_eq!(waiting().hand_over(nameless, ana(1)), Err(CannotHandOver::NameMissing));
        let made = waiting().hand_over(to(Authority::SocialWelfare), ana(1)).unwrap();
        let called = waiting().call(call(Said::Coming)).unwrap();
        assert!(
            made.event
                .facts
                .iter()
                .chain(&called.event.facts)
                .all(|(_, value)| !value.contains("Oficial") && !value.contains("Licenciada"))
        );
    }

    #[test]
    fn time_is_counted_until_custody_passed() {
        let alarms = [0, 47, 48, 71, 72].map(|hour| waiting().alarm(at(hour)));
        assert_eq!(alarms, [Alarm::InTime, Alarm::InTime, Alarm::Soon, Alarm::Soon, Alarm::Over]);
        let made = waiting().hand_over(to(Authority::AttorneyGeneral), ana(1)).unwrap().to;
        assert_eq!(made.alarm(at(900)), Alarm::InTime);
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let made = waiting().hand_over(to(Authority::SocialWelfare), ana(1)).unwrap().to;
        let all = vec![waiting(), made.clone(), made.acknowledge(ana(2)).unwrap().to];
        agree(all.clone(), |h| h.state.name(), |h| h.hand_over(to(Authority::SocialWelfare), ana(3)));
        agree(all.clone(), |h| h.state.name(), |h| h.take(officer(), ana(3)));
        agree(all, |h| h.state.name(), |h| h.acknowledge(ana(3)));
    }
}
