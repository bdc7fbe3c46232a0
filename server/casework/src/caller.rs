//! The signed-in member of staff: made only by a session, asks only through the policy.

use domain::{
    access::{Action, Actor, Decision, Relation, Scope},
    change::{By, Stamp},
    ids::SessionId,
    problems::Typed,
};
use store::{StoreError, Uuid, Write};

use crate::{House, Refusal, Refused};

/// A member of staff with an open session.
#[derive(Clone)]
pub struct Staff {
    pub(crate) house: House,
    pub actor: Actor,
    pub name: String,
    pub email: String,
    /// Name of the centre or of the provider.
    pub place: Option<String>,
    pub locale: String,
    pub theme: String,
    pub session: SessionId,
    /// Label of the desk this session works at, if any.
    pub desk: Option<String>,
}

impl Staff {
    /// The house this caller is in.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The rows that exist for this caller.
    pub fn scope(&self) -> Scope {
        self.actor.scope()
    }

    /// Asks the policy; a refusal looks like a missing record.
    pub fn permit(&self, action: Action, relation: Relation) -> Refused<()> {
        match self.actor.may(action, relation) {
            decision if decision.allows() => Ok(()),
            Decision::NeedsStepUp => Err(Refusal::StepUp),
            _ => Err(Refusal::NotFound),
        }
    }

    /// The caller's signature, now.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp { by: By::Staff(self.actor.staff), at: self.house.now() }
    }

    /// A writing transaction in this caller's name.
    pub async fn write(&self) -> Result<Write, StoreError> {
        self.house.write_as("staff", Some(self.actor.staff.uuid())).await
    }

    /// Runs nothing and returns the first answer when this request was answered before.
    pub async fn answered(&self, request: Uuid, path: &str, typed: &Typed) -> Refused<Option<String>> {
        Ok(self.house.store.answered(request, &self.caller(path), &digest(typed)).await?)
    }

    /// Keeps the answer to a request in the same transaction as its effect.
    pub async fn keep_answer(
        &self,
        write: &mut Write,
        request: Uuid,
        path: &str,
        typed: &Typed,
        answer: &str,
    ) -> Refused<()> {
        Ok(write.answer(request, &self.caller(path), digest(typed), answer).await?)
    }

    fn caller(&self, path: &str) -> String {
        format!("staff:{}:{path}", self.actor.staff)
    }
}

/// Digest of a posted form for the idempotency record.
pub fn digest(typed: &Typed) -> Vec<u8> {
    store::requests::digest(typed.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}
