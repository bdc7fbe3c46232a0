//! The provider's answer: from the inbox of an account, or by the signed link of one referral.

use domain::{
    access::{Action, Relation},
    change::{By, Stamp},
    fields::date::{self, DateError},
    ids::{ProviderId, ReferralId},
    problems::{ProblemCode, Typed},
    referral::{CannotAnswer, DeclineReason, DeclinedBy, Seat, WaitReason},
};
use jiff::civil::{Date, DateTime, Time};
use store::{
    Uuid, Write,
    answers::{Received, fold},
};

use crate::{House, Refusal, Refused, Staff, caller::digest, chance::token_hash};

/// What a provider may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes, from that day and hour on.
    Accept { on: Date, at: Option<Time> },
    /// Not now, but on the list.
    Waitlist { reason: WaitReason, expected: Option<Date> },
    /// No, with a coded reason.
    Decline { reason: DeclineReason },
}

/// Why an answer was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotRecord {
    /// The rules refuse; the page says which and shows the present state.
    #[error(transparent)]
    Rule(#[from] CannotAnswer),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<store::StoreError> for CannotRecord {
    fn from(error: store::StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// Whoever holds the signed link of one referral; sees that one and nothing else.
pub struct LinkHolder {
    house: House,
    pub received: Received,
}

impl House {
    /// The holder of a provider's signed link; an unknown token is not found.
    pub async fn link_holder(&self, token: &str) -> Refused<LinkHolder> {
        let received = self.store.received_by_link(&token_hash(token)).await?;
        Ok(LinkHolder { house: self.clone(), received })
    }
}

impl House {
    /// Whoever would hold the link of a referral; for invented records only, where nobody reads the letter.
    pub(crate) async fn link_of(&self, referral: Uuid) -> Refused<LinkHolder> {
        Ok(LinkHolder { house: self.clone(), received: self.store.received_by_id(referral).await? })
    }
}

impl LinkHolder {
    /// Answers the one referral of this link.
    pub async fn answer(&self, answer: Answer, request: Uuid, path: &str, typed: &Typed) -> Result<(), CannotRecord> {
        let provider = ProviderId::from_uuid(self.received.referral.provider_id);
        let caller = format!("link:{}:{path}", self.received.referral.id);
        if self.house.store.answered(request, &caller, &digest(typed)).await?.is_some() {
            return Ok(());
        }
        let mut write = self.house.write_as("provider_link", Some(provider.uuid())).await?;
        write.answer(request, &caller, digest(typed), "done").await?;
        record(&mut write, &self.received, answer, Stamp { by: By::Link(provider), at: self.house.now() }).await?;
        Ok(write.commit().await?)
    }
}

impl Staff {
    /// The provider's inbox: referrals in the states of one tab, the one due first on top.
    pub async fn received(&self, states: &[&str]) -> Refused<Vec<Received>> {
        self.permit(Action::AnswerReferral, Relation::Addressed)?;
        let received = self.house.store.received(self.scope(), states).await?;
        if !received.is_empty() {
            let mut write = self.write().await?;
            write
                .looked(("provider", self.actor.provider.map(ProviderId::uuid)), None, "received_listed", "answer")
                .await?;
            write.commit().await?;
        }
        Ok(received)
    }

    /// Counts for the tabs of the inbox.
    pub async fn received_counts(&self) -> Refused<Vec<(String, i64)>> {
        self.permit(Action::AnswerReferral, Relation::Addressed)?;
        Ok(self.house.store.received_counts(self.scope()).await?)
    }

    /// One referral addressed to the caller's provider; opening it is an access event.
    pub async fn open_received(&self, id: ReferralId) -> Refused<Received> {
        self.permit(Action::AnswerReferral, Relation::Addressed)?;
        let received = self.house.store.received_one(self.scope(), id).await?;
        let mut write = self.write().await?;
        write.viewed(received.referral.case_id, self.actor.staff.uuid(), "referral_viewed", "answer").await?;
        write.commit().await?;
        Ok(received)
    }

    /// Answers a referral addressed to the caller's provider.
    pub async fn answer_referral(
        &self,
        id: ReferralId,
        answer: Answer,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Result<(), CannotRecord> {
        self.permit(Action::AnswerReferral, Relation::Addressed)?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let received = self.house.store.received_one(self.scope(), id).await.map_err(Refusal::from)?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        record(&mut write, &received, answer, Stamp { by: By::Staff(self.actor.staff), at: self.house.now() }).await?;
        Ok(write.commit().await?)
    }
}

pub(crate) async fn record(
    write: &mut Write,
    received: &Received,
    answer: Answer,
    on: Stamp,
) -> Result<(), CannotRecord> {
    let row = write.referral(received.referral.id).await?;
    let referral = fold(&row)?;
    match answer {
        Answer::Accept { on: day, at } => {
            let consents = write.consents_of(row.case_id).await?;
            write.record_referral(referral.accept(&consents, Seat::Free(None), on)?).await?;
            let facts = &received.offering.facts;
            let words = |of: &serde_json::Value, name: &str| {
                of.get(name).and_then(|v| v.get("es")).and_then(|v| v.as_str()).unwrap_or_default().to_owned()
            };
            let place = if received.offering.is_private {
                received.programme.private_label_es.clone()
            } else {
                place_of(&words(facts, "place"), &received.programme.name_es)
            };
            let at = at.map(|time| time.strftime("%H:%M").to_string());
            write
                .plan_placement(
                    &row,
                    &day.to_string(),
                    at.as_deref(),
                    &place,
                    &words(&received.programme.facts, "bring"),
                )
                .await?;
        }
        Answer::Waitlist { reason, expected } => {
            let number = write.waiting(row.offering_id).await? + 1;
            write.record_referral(referral.waitlist(reason, number, expected, on)?).await?;
        }
        Answer::Decline { reason } => {
            write.record_referral(referral.decline(DeclinedBy::Provider, reason, None, on)?).await?;
            write.reopen_need(&row).await?;
        }
    }
    Ok(())
}

fn place_of(place: &str, programme: &str) -> String {
    if place.is_empty() { programme.to_owned() } else { format!("{programme}, {place}") }
}

/// The problem beside a day that was typed.
pub(crate) const fn day_problem(error: DateError) -> ProblemCode {
    match error {
        DateError::Unreadable => ProblemCode::DateUnreadable,
        DateError::Impossible => ProblemCode::DateImpossible,
    }
}

/// Reads the answer form: `answer` accept, waitlist or decline, with its fields.
/// `now` is where the provider is: nobody is given a date or an hour that is over.
pub fn read_answer(typed: &Typed, now: DateTime) -> Result<Answer, Refusal> {
    let get = |name: &str| typed.get(name).map_or("", |v| v.trim());
    match get("answer") {
        "accept" => {
            let on = date::day(get("on")).map_err(|error| Refusal::field("on", day_problem(error)))?;
            if on < now.date() {
                return Err(Refusal::field("on", ProblemCode::DateInPast));
            }
            let at = match get("at") {
                "" => None,
                text => Some(text.parse::<Time>().map_err(|_| Refusal::field("at", ProblemCode::TimeUnreadable))?),
            };
            if at.is_some_and(|at| on == now.date() && at < now.time()) {
                return Err(Refusal::field("at", ProblemCode::DateInPast));
            }
            Ok(Answer::Accept { on, at })
        }
        "waitlist" => {
            let reason =
                WaitReason::parse(get("reason")).ok_or_else(|| Refusal::field("reason", ProblemCode::ReasonMissing))?;
            Ok(Answer::Waitlist { reason, expected: date::day(get("expected")).ok() })
        }
        "decline" => {
            let reason = DeclineReason::parse(get("reason"))
                .ok_or_else(|| Refusal::field("reason", ProblemCode::ReasonMissing))?;
            Ok(Answer::Decline { reason })
        }
        _ => Err(Refusal::field("answer", ProblemCode::Required)),
    }
}
