//! What a transition yields: one value that is the guarded update, the timeline entry, the audit row and the message.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    ids::{PersonId, ProviderId, StaffId, Subject},
    outbox::OutMessage,
};

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A member of staff, of a centre or of a provider.
    Staff(StaffId),
    /// A provider who answered by a signed link, without an account.
    Link(ProviderId),
    /// The person, with card and PIN.
    Person(PersonId),
    /// A rule of time, such as an answer that did not come.
    Clock,
}

impl By {
    /// The kind of actor as rows hold it.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Staff(_) => "staff",
            Self::Link(_) => "provider_link",
            Self::Person(_) => "person",
            Self::Clock => "clock",
        }
    }

    /// Which one, if somebody.
    pub fn id(self) -> Option<Uuid> {
        match self {
            Self::Staff(id) => Some(id.uuid()),
            Self::Link(id) => Some(id.uuid()),
            Self::Person(id) => Some(id.uuid()),
            Self::Clock => None,
        }
    }

    /// Folds the two columns back; `None` when they do not fit together.
    pub fn from_row(kind: &str, id: Option<Uuid>) -> Option<Self> {
        match (kind, id) {
            ("staff", Some(id)) => Some(Self::Staff(StaffId::from_uuid(id))),
            ("provider_link", Some(id)) => Some(Self::Link(ProviderId::from_uuid(id))),
            ("person", Some(id)) => Some(Self::Person(PersonId::from_uuid(id))),
            ("clock", None) => Some(Self::Clock),
            _ => None,
        }
    }
}

/// Who and when; every state that was reached carries one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Who did it.
    pub by: By,
    /// When.
    pub at: Timestamp,
}

impl Stamp {
    /// What time itself did.
    pub const fn clock(at: Timestamp) -> Self {
        Self { by: By::Clock, at }
    }
}

/// A line of the story: a code whose sentence is in the language files, and facts that are codes, dates or ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened, such as `referral_accepted`.
    pub code: &'static str,
    /// Its facts by name; never free text, never a name of a person.
    pub facts: Vec<(&'static str, String)>,
}

impl Event {
    /// The facts as the timeline row stores them.
    pub fn json(&self) -> serde_json::Value {
        let pairs = self.facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into()));
        serde_json::Value::Object(pairs.collect())
    }
}

/// What the audit row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audit {
    /// What was done, the same word as the event.
    pub action: &'static str,
    /// To what.
    pub subject: Subject,
}

/// A step that the rules allow; the store writes nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// Which record.
    pub id: Uuid,
    /// True when the record begins here.
    pub is_new: bool,
    /// The states it may be in for this step (`WHERE state IN (…)`); empty for a new record or one without states.
    pub from: &'static [&'static str],
    /// What it becomes.
    pub to: T,
    /// Who and when.
    pub stamp: Stamp,
    /// The line of the story.
    pub event: Event,
    /// The line of the audit trail.
    pub audit: Audit,
    /// Whom to tell, later.
    pub message: Option<OutMessage>,
}

impl<T> Change<T> {
    /// A step of an existing record.
    pub fn step(
        subject: impl Into<Subject>,
        from: &'static [&'static str],
        to: T,
        stamp: Stamp,
        code: &'static str,
    ) -> Self {
        let subject = subject.into();
        let event = Event { code, facts: Vec::new() };
        Self {
            id: subject.id,
            is_new: false,
            from,
            to,
            stamp,
            event,
            audit: Audit { action: code, subject },
            message: None,
        }
    }

    /// A new record.
    pub fn new(subject: impl Into<Subject>, to: T, stamp: Stamp, code: &'static str) -> Self {
        Self { is_new: true, ..Self::step(subject, &[], to, stamp, code) }
    }

    /// Adds a fact of the story.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl ToString) -> Self {
        self.event.facts.push((name, value.to_string()));
        self
    }

    /// Adds a fact if it is known.
    #[must_use]
    pub fn fact_if(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.fact(name, value),
            None => self,
        }
    }

    /// Says whom to tell.
    #[must_use]
    pub fn tell(mut self, message: OutMessage) -> Self {
        self.message = Some(message);
        self
    }
}

/// The record is in a state that does not allow the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not possible while {state}")]
pub struct NotNow {
    /// The state it is in.
    pub state: &'static str,
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{chance::SeededChance, problems::ProblemCode};

    pub(crate) fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_770_000_000 + hours * 3_600).unwrap()
    }

    pub(crate) fn id<T>(mint: fn(Timestamp, &mut dyn crate::chance::Chance) -> T, seed: u64) -> T {
        mint(at(0), &mut SeededChance::new(seed))
    }

    pub(crate) fn ana(hours: i64) -> Stamp {
        Stamp { by: By::Staff(id(StaffId::mint, 1)), at: at(hours) }
    }

    /// The step is allowed in exactly the states that its update names.
    pub(crate) fn agree<T, E>(
        states: Vec<T>,
        name: impl Fn(&T) -> &'static str,
        step: impl Fn(T) -> Result<Change<T>, E>,
    ) -> Vec<&'static str> {
        let mut allowed = BTreeSet::new();
        let mut named = BTreeSet::new();
        for state in states {
            let before = name(&state);
            if let Ok(change) = step(state) {
                allowed.insert(before);
                named.extend(change.from.iter().copied());
            }
        }
        assert_eq!(allowed, named, "the condition of the update and the rule disagree");
        allowed.into_iter().collect()
    }

    #[test]
    fn an_actor_survives_its_two_columns() {
        for by in [ana(0).by, By::Clock, By::Person(id(PersonId::mint, 2)), By::Link(id(ProviderId::mint, 3))] {
            assert_eq!(By::from_row(by.kind(), by.id()), Some(by));
        }
        assert_eq!(By::from_row("staff", None), None);
        assert_eq!(By::from_row("clock", Some(Uuid::nil())), None);
    }

    #[test]
    fn event_and_audit_say_the_same_of_the_same_record() {
        let staff = id(StaffId::mint, 1);
        let change = Change::new(staff, (), ana(0), "staff_invited").fact("code", ProblemCode::Required.code());
        assert!(change.is_new);
        assert_eq!((change.audit.action, change.audit.subject.id), (change.event.code, staff.uuid()));
        assert_eq!(change.event.json(), serde_json::json!({ "code": "required" }));
    }
}
