//! What is done with a file: its referrals followed, the file given to somebody, notes, consents, how needs end.

use domain::{
    access::{Action, Decision, Role},
    consent::{Asked, Consent, ConsentState, Given, Purpose, Recipient, Words},
    ids::{ConsentId, PersonId, ReferralId, StaffId},
    need::{NotWantedReason, Outcome, UnmetReason},
    placement::NotStartedReason,
    problems::{ProblemCode, Typed},
    referral::WithdrawalKind,
};
use jiff::SignedDuration;
use store::{
    Uuid,
    answers::{Received, fold as fold_referral},
    cases::fold,
    entities::cases,
    files::Told,
    notes::Note,
    referrals::Sent,
};

use crate::{
    Refusal, Refused, Staff,
    answers::{Answer, CannotRecord, record},
    protection::{NOTE, words},
};

/// Version of the words that are read before a consent.
const CONSENT_WORDS: &str = "1";
/// A provider is not reminded more often.
const REMIND_AGAIN: SignedDuration = SignedDuration::from_hours(4);
/// A consent ends by itself.
const CONSENT_LASTS: SignedDuration = SignedDuration::from_hours(365 * 24);

/// A referral as the centre sees it.
pub struct Followed {
    pub sent: Sent,
    pub person: String,
    pub story: Vec<Told>,
    /// What was lifted for it.
    pub exception: Option<store::exceptions::Lifted>,
    /// What the caller may do with it.
    pub may_remind: bool,
    pub may_withdraw: bool,
    pub may_answer: bool,
    /// The caller may print the person's card and slip.
    pub may_print: bool,
}

/// Everything around a file that its page shows besides the file.
pub struct Around {
    pub notes: Vec<Note>,
    /// Of the person the file is about: purpose, the newest answer.
    pub consents: Vec<(Purpose, Option<Consent>)>,
    /// To whom the caller may give the file.
    pub colleagues: Vec<(Uuid, String)>,
    pub may_note: bool,
    pub may_consent: bool,
    pub may_narrow: bool,
    /// The caller may print the person's card and slip.
    pub may_print: bool,
}

impl Staff {
    /// True when the caller may do this to a case within its scope.
    pub fn may_on(&self, action: Action, case: &cases::Model) -> bool {
        self.actor.may(action, self.relation_to(case)).allows()
    }

    /// Whether the caller may print card and slip of a file; a sealed one has neither.
    fn may_print(&self, case: &cases::Model) -> bool {
        let may = |action| self.may_on(action, case);
        !case.sealed && may(Action::BindCard) && may(Action::UpdateCase)
    }

    /// Opens a referral of a file within the caller's scope; the access event is written before anything is shown.
    pub async fn follow_referral(&self, referral: Uuid) -> Refused<Followed> {
        let store = &self.house().store;
        let sent = store.referral_sent(referral).await?;
        let case = self.case_for(Action::ReadCase, sent.referral.case_id).await?;
        let mut write = self.write().await?;
        write.viewed(case.id, self.actor.staff.uuid(), "referral_viewed", "casework").await?;
        write.commit().await?;
        let file = store.file(self.scope(), case.id).await?;
        let person = format!("{} {}", file.listed.person.given_names, file.listed.person.surnames);
        let open = matches!(sent.referral.state.as_str(), "sent" | "info_requested" | "waitlisted");
        Ok(Followed {
            person,
            story: store.referral_story(referral).await?,
            exception: store.exception_of(referral).await?,
            may_remind: matches!(sent.referral.state.as_str(), "sent" | "waitlisted")
                && self.may_on(Action::CreateReferral, &case),
            may_withdraw: (open || sent.referral.state == domain::referral::name::ACCEPTED)
                && self.may_on(Action::RevokeReferral, &case),
            may_answer: open && self.may_on(Action::RecordAnswer, &case),
            may_print: self.may_print(&case),
            sent,
        })
    }

    /// Writes to the provider again; not twice within four hours.
    pub async fn remind_referral(&self, referral: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        let sent = self.house().store.referral_sent(referral).await?;
        self.case_for(Action::CreateReferral, sent.referral.case_id).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let mut write = self.write().await?;
        let now = self.house().now();
        if write.last_reminder(referral).await?.is_some_and(|at| now.duration_since(store::instant(at)) < REMIND_AGAIN)
        {
            return Err(Refusal::field("", ProblemCode::TooManyTries));
        }
        let change =
            fold_referral(&write.referral(referral).await?)?.remind(self.stamp()).map_err(|_| Refusal::Conflict)?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.remind_referral(change).await?;
        Ok(write.commit().await?)
    }

    /// Takes a referral back: the place is free again and the need waits again.
    pub async fn withdraw_referral(&self, referral: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        let sent = self.house().store.referral_sent(referral).await?;
        self.case_for(Action::RevokeReferral, sent.referral.case_id).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let kind = typed
            .get("kind")
            .and_then(|code| WithdrawalKind::parse(code))
            .ok_or_else(|| Refusal::field("kind", ProblemCode::ReasonMissing))?;
        let mut write = self.write().await?;
        let row = write.referral(referral).await?;
        let promised = row.state == domain::referral::name::ACCEPTED;
        let change = fold_referral(&row)?.withdraw(kind, self.stamp()).map_err(|_| Refusal::Conflict)?;
        let change = change.fact("kind", kind.code());
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.record_referral(change).await?;
        if promised {
            let reason = if kind == WithdrawalKind::NotReached {
                NotStartedReason::DidNotCome
            } else {
                NotStartedReason::ChangedPlan
            };
            write.end_promise(&row, reason, self.stamp()).await?;
        } else {
            write.reopen_need(&row).await?;
        }
        Ok(write.commit().await?)
    }

    /// Writes down what the provider said by telephone, as if it had answered itself; the trail says who wrote it.
    pub async fn answer_by_phone(
        &self,
        referral: Uuid,
        answer: Answer,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Result<(), CannotRecord> {
        let sent = self.house().store.referral_sent(referral).await.map_err(Refusal::from)?;
        let case = self.case_for(Action::RecordAnswer, sent.referral.case_id).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let received: Received =
            self.house().store.received_for_centre(ReferralId::from_uuid(referral)).await.map_err(Refusal::from)?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        record(&mut write, &received, answer, self.stamp()).await?;
        write.timeline(case.id, "referral_answered_by_phone", serde_json::json!({}), Some(referral)).await?;
        write.audit("referral_answered_by_phone", ("referral", Some(referral)), "");
        Ok(write.commit().await?)
    }

    /// What stands around a file. The caller has opened the file.
    pub async fn around(&self, case: &cases::Model) -> Refused<Around> {
        let store = &self.house().store;
        let narrow = case.owner_id == Some(self.actor.staff.uuid())
            || matches!(self.actor.role, Role::Supervisor | Role::Protection);
        let notes = store
            .notes_of(case.id)
            .await?
            .into_iter()
            .filter(|note| !note.narrow || narrow || note.by == self.actor.staff.uuid());
        let given = store.consents_of(case.id).await?;
        let newest = |purpose: Purpose| {
            let of = given.iter().filter(|one| {
                one.person.uuid() == case.person_id
                    && one.purpose == purpose
                    && !matches!(one.recipient, Recipient::Provider(_))
            });
            of.max_by_key(|one| (answered_at(one), one.id)).cloned()
        };
        let assigns = self.actor.may(Action::AssignCase, self.relation_to(case)) == Decision::Allow;
        let colleagues =
            if assigns { store.colleagues(self.scope(), &["caseworker", "supervisor"]).await? } else { Vec::new() };
        Ok(Around {
            notes: notes.collect(),
            consents: Purpose::ALL.iter().map(|purpose| (*purpose, newest(*purpose))).collect(),
            colleagues: colleagues.into_iter().filter(|(id, _)| Some(*id) != case.owner_id).collect(),
            may_note: self.may_on(Action::UpdateCase, case),
            may_consent: self.may_on(Action::RecordConsent, case),
            may_narrow: narrow,
            may_print: self.may_print(case),
        })
    }

    /// Gives the file to a colleague of the centre; its referrals stay with it.
    pub async fn assign_case(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        let row = self.case_for(Action::AssignCase, case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let to = typed
            .get("to")
            .and_then(|id| Uuid::try_parse(id.trim()).ok())
            .ok_or_else(|| Refusal::field("to", ProblemCode::Required))?;
        let colleagues = self.house().store.colleagues(self.scope(), &["caseworker", "supervisor"]).await?;
        if !colleagues.iter().any(|(id, _)| *id == to) {
            return Err(Refusal::field("to", ProblemCode::ChoiceUnknown));
        }
        let change = fold(&row)?.assign(StaffId::from_uuid(to), self.stamp()).map_err(|_| Refusal::Conflict)?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.record_case(change).await?;
        Ok(write.commit().await?)
    }

    /// Writes a note, for everybody who may open the file or for few.
    pub async fn note_case(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.case_for(Action::UpdateCase, case).await?;
        let text = words(typed, "note", NOTE)?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let narrow = typed.get("narrow").is_some_and(|ticked| ticked == "yes");
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.add_note(case, &text, narrow).await?;
        Ok(write.commit().await?)
    }

    /// Writes down a yes or a no to one purpose, or takes a yes back.
    pub async fn record_consent(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        let row = self.case_for(Action::RecordConsent, case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let purpose = typed
            .get("purpose")
            .and_then(|code| Purpose::parse(code))
            .ok_or_else(|| Refusal::field("purpose", ProblemCode::Required))?;
        let answer = typed.get("answer").map_or("", String::as_str);
        let file = self.house().store.file(self.scope(), case).await?;
        let spoken =
            file.listed.person.languages.split(',').next().filter(|code| !code.is_empty()).unwrap_or("spa").to_owned();
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        let asked = Asked {
            id: ConsentId::from_uuid(write.mint()),
            person: PersonId::from_uuid(row.person_id),
            purpose,
            recipient: if purpose == Purpose::Share { Recipient::Chosen } else { Recipient::House },
            words: Words { version: CONSENT_WORDS.into(), language: spoken, interpreted: false },
        };
        let on = self.stamp();
        let change = match answer {
            "yes" => {
                let how = typed
                    .get("how")
                    .and_then(|code| Given::parse(code))
                    .ok_or_else(|| Refusal::field("how", ProblemCode::Required))?;
                let until = on.at.checked_add(CONSENT_LASTS).unwrap_or(on.at);
                let witnessed = typed.get("witness").is_some_and(|ticked| ticked == "yes");
                Consent::give(asked, how, witnessed, until, on)
                    .map_err(|_| Refusal::field("witness", ProblemCode::ConsentWitnessMissing))?
            }
            "no" => Consent::refuse(asked, on),
            "withdraw" => {
                let given = write.consents_of(case).await?;
                let of = given.into_iter().filter(|one| one.person.uuid() == row.person_id && one.purpose == purpose);
                let newest = of.filter(|one| matches!(one.state, ConsentState::Given { .. })).max_by_key(|one| one.id);
                newest.ok_or(Refusal::Conflict)?.withdraw(on).map_err(|_| Refusal::Conflict)?
            }
            _ => return Err(Refusal::field("answer", ProblemCode::Required)),
        };
        write.record_consent(case, self.actor.staff.uuid(), change).await?;
        Ok(write.commit().await?)
    }

    /// Writes down how a need ended; what is not met stays in the register and is offered again.
    pub async fn end_need(&self, case: Uuid, need: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.case_for(Action::UpdateCase, case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let outcome = typed.get("outcome").map_or("", String::as_str);
        let unmet = |reason: &str| UnmetReason::parse(reason).map(Outcome::Unmet);
        let outcome = match outcome.split_once(':') {
            None if outcome == "met" => Some(Outcome::Met),
            Some(("partly_met", reason)) => UnmetReason::parse(reason).map(Outcome::PartlyMet),
            Some(("unmet", reason)) => unmet(reason),
            Some(("declined_by_person", reason)) => NotWantedReason::parse(reason).map(Outcome::NotWanted),
            _ => None,
        };
        let outcome = outcome.ok_or_else(|| Refusal::field("outcome", ProblemCode::ReasonMissing))?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        let change = write.need(case, need).await?.end(outcome, self.stamp()).map_err(|_| Refusal::Conflict)?;
        write.record_need(change).await?;
        Ok(write.commit().await?)
    }
}

fn answered_at(consent: &Consent) -> jiff::Timestamp {
    match &consent.state {
        ConsentState::Given { on, .. } | ConsentState::Refused { on } | ConsentState::Withdrawn { on } => on.at,
        ConsentState::Expired { at } => *at,
    }
}
