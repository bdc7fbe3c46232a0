//! Messages as they leave: who is told, in which language, and the few facts their words may hold. Never a name of a person,
//! never what a programme is about; who wants to know more signs in.

use domain::access::Role;
use domain::consent::{ConsentState, Purpose};
use domain::ids::ReferralId;
use domain::outbox::{Audience, OutMessage};
use jiff::SignedDuration;
use jiff::civil::{Date, Time};
use store::letters::{CasePost, StaffPost};
use store::outbox::Job;
use store::{StoreError, Uuid};

use crate::{House, chance, house::day_of};

/// A job is given up after this many tries, about two days after the first.
const MOST_TRIES: i64 = 12;

/// One message to one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// An e-mail address or a telephone number.
    pub to: To,
    /// Code of the reader's language.
    pub locale: String,
    /// What it says.
    pub words: Words,
}

/// Where a message goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// By mail.
    Email(String),
    /// By short message.
    Phone(String),
}

/// What a message may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// To a provider, about one referral; the token opens it and nothing else.
    Provider { message: OutMessage, name: String, token: Option<String>, answer_by: Date },
    /// To a member of staff: something happened; the case it is about.
    Staff { message: OutMessage, case: Option<Uuid> },
    /// To the person: a day and a time, never where or why.
    Appointment { message: OutMessage, on: Date, at: Option<Time> },
    /// To the person: something can be read with the card.
    News,
}

/// What becomes of a job that did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// May work later.
    Passing,
    /// Will never work, such as an address that does not exist.
    Lasting,
}

impl House {
    /// Takes up to `limit` jobs that are due; nobody else gets them for two minutes.
    pub async fn claim_jobs(&self, limit: i64) -> Result<Vec<Job>, StoreError> {
        self.store.claim(self.now(), limit).await
    }

    /// The job is done.
    pub async fn job_done(&self, job: &Job) -> Result<(), StoreError> {
        self.store.job_done(job.id, self.now()).await
    }

    /// The job did not work: later again, or given up. `code` names the fault and no value.
    pub async fn job_failed(&self, job: &Job, fault: Fault, code: &str) -> Result<(), StoreError> {
        let now = self.now();
        let again = (fault == Fault::Passing && job.attempts < MOST_TRIES).then(|| now + wait(job.attempts));
        self.store.job_failed(job.id, now, again, code).await
    }

    /// The letters of a job; none when there is nobody to tell (any more).
    pub async fn letters(&self, job: &Job) -> Result<Vec<Letter>, StoreError> {
        let named = serde_json::json!({ "kind": job.kind, "id": job.payload.get("id") });
        // Kinds that tell nobody anything are for other readers of the outbox.
        let Ok(message) = serde_json::from_value::<OutMessage>(named) else { return Ok(Vec::new()) };
        match self.letters_about(message).await {
            Err(StoreError::NotFound) => Ok(Vec::new()),
            other => other,
        }
    }

    async fn letters_about(&self, message: OutMessage) -> Result<Vec<Letter>, StoreError> {
        if message.audience() == Audience::Provider {
            let referral = ReferralId::from_uuid(message.about().id);
            return Ok(self.provider_letter(message, referral).await?.into_iter().collect());
        }
        let case = self.store.case_of(message.about()).await?;
        let post = match case {
            Some(case) => Some(self.store.case_post(case).await?),
            None => None,
        };
        let mut letters: Vec<Letter> = self
            .staff_told(message, post.as_ref())
            .await?
            .into_iter()
            .map(|staff| Letter {
                to: To::Email(staff.email),
                locale: staff.locale,
                words: Words::Staff { message, case },
            })
            .collect();
        if matches!(message.audience(), Audience::Person | Audience::PersonAndOwner)
            && let (Some(case), Some(post)) = (case, &post)
        {
            letters.extend(self.short_message(message, case, post).await?);
        }
        Ok(letters)
    }

    /// A new link each time a letter asks for an answer, since only the hash of the last one is kept.
    async fn provider_letter(&self, message: OutMessage, referral: ReferralId) -> Result<Option<Letter>, StoreError> {
        let post = self.store.provider_post(referral).await?;
        let Some(email) = post.email else { return Ok(None) };
        let asks = !matches!(message, OutMessage::ReferralWithdrawn(_));
        let token = if asks {
            let (token, hash) = chance::token(self.chance().as_mut());
            let mut write = self.write().await?;
            write.set_referral_link(referral, hash).await?;
            write.audit("referral_link_made", ("referral", Some(referral.uuid())), message.kind());
            write.commit().await?;
            Some(token)
        } else {
            None
        };
        let words = Words::Provider { message, name: post.name, token, answer_by: day_of(post.answer_by) };
        Ok(Some(Letter { to: To::Email(email), locale: "es-GT".to_owned(), words }))
    }

    async fn staff_told(&self, message: OutMessage, post: Option<&CasePost>) -> Result<Vec<StaffPost>, StoreError> {
        let about = message.about();
        let one = match message.audience() {
            Audience::Staff if about.kind == "task" => self.store.task_owner(about.id).await?,
            Audience::Staff if about.kind == "staff" => Some(about.id),
            _ => post.and_then(|post| post.owner),
        };
        let mut told = Vec::new();
        if let Some(one) = one.filter(|_| !matches!(message.audience(), Audience::Person | Audience::Protection)) {
            told.extend(self.store.staff_post(Some(one), None).await?);
        }
        let mut roles = Vec::new();
        match message.audience() {
            Audience::OwnerAndSupervisor => roles.push(Role::Supervisor),
            Audience::Oversight => roles.extend([Role::Supervisor, Role::DataProtection]),
            Audience::Protection => roles.push(Role::Protection),
            _ => {}
        }
        for role in roles {
            let centre = post.map(|post| post.centre).filter(|_| role != Role::DataProtection);
            told.extend(self.store.staff_post(None, Some((role.code(), centre))).await?);
        }
        if post.is_some_and(|post| post.sealed) {
            // Of a sealed file its unit alone learns that something happened.
            told.retain(|staff| staff.role == Role::Protection.code());
        }
        told.sort_by(|one, other| one.email.cmp(&other.email));
        told.dedup_by(|one, other| one.id == other.id);
        Ok(told)
    }

    /// To the person's own telephone, if they agreed to be written to and their file is not sealed.
    async fn short_message(
        &self,
        message: OutMessage,
        case: Uuid,
        post: &CasePost,
    ) -> Result<Option<Letter>, StoreError> {
        let Some(phone) = post.phone.clone().filter(|_| !post.sealed) else { return Ok(None) };
        let agreed = self.store.consents_of(case).await?.into_iter().any(|consent| {
            consent.purpose == Purpose::Contact
                && matches!(consent.state, ConsentState::Given { until, .. } if until > self.now())
        });
        if !agreed {
            return Ok(None);
        }
        let words = match message {
            OutMessage::AppointmentPlanned(id)
            | OutMessage::AppointmentReminder(id)
            | OutMessage::AppointmentMoved(id) => {
                let (on, at) = self.store.appointment_when(id.uuid()).await?;
                let inconsistent =
                    || StoreError::Inconsistent { table: "appointments", id: id.to_string(), what: "date" };
                let on = on.parse().map_err(|_| inconsistent())?;
                let at = at.map(|at| at.parse().map_err(|_| inconsistent())).transpose()?;
                Words::Appointment { message, on, at }
            }
            _ => Words::News,
        };
        let first = post.languages.split([',', ';']).next().unwrap_or_default().trim();
        let locale = match first {
            "spa" | "" => "es-GT",
            "eng" => "en",
            other => other,
        };
        Ok(Some(Letter { to: To::Phone(phone), locale: locale.to_owned(), words }))
    }
}

/// One minute, four, sixteen … at most six hours.
fn wait(attempts: i64) -> SignedDuration {
    let exponent = u32::try_from(attempts.clamp(1, 6) - 1).unwrap_or(0);
    SignedDuration::from_mins(4_i64.pow(exponent).min(360))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_spread_over_about_two_days() {
        let waits: Vec<i64> = (1..MOST_TRIES).map(|attempt| wait(attempt).as_mins()).collect();
        assert_eq!(waits[..6], [1, 4, 16, 64, 256, 360]);
        let total: i64 = waits.iter().sum();
        assert!((24 * 60..48 * 60).contains(&total), "{total}");
    }
}
