//! Where messages go: addresses of staff, providers and people, found only when a message is sent.

use domain::ids::{ReferralId, Subject};
use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    arrivals::phone_at,
    entities::{
        appointments, break_glass, cards, cases, consents, contacts, follow_ups, handovers, messages, persons,
        providers, referrals, staff, tasks,
    },
};

/// The safe ways to reach a person that allow a written message.
const WRITABLE: [&str; 2] = ["neutral", "any"];

/// What a message about a case needs to find its readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePost {
    pub centre: Uuid,
    pub owner: Option<Uuid>,
    pub sealed: bool,
    /// Language codes of the person, the first preferred.
    pub languages: String,
    /// Where the person may be written to.
    pub phone: Option<String>,
}

/// A member of staff as a letter reaches them.
#[derive(Clone, Debug, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct StaffPost {
    pub id: Uuid,
    pub email: String,
    pub locale: String,
    pub role: String,
}

/// A provider as a letter about one referral reaches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderPost {
    pub email: Option<String>,
    pub name: String,
    pub answer_by: Timestamp,
}

impl Store {
    /// The case that something belongs to; none when it belongs to no case or is gone.
    pub async fn case_of(&self, subject: Subject) -> Result<Option<Uuid>, StoreError> {
        macro_rules! through {
            ($entity:ident) => {
                $entity::Entity::find_by_id(subject.id).one(&self.reader).await?
            };
        }
        Ok(match subject.kind {
            "case" => Some(subject.id),
            "referral" => through!(referrals).map(|row| row.case_id),
            "appointment" => through!(appointments).map(|row| row.case_id),
            "handover" => through!(handovers).map(|row| row.case_id),
            "break_glass" => through!(break_glass).map(|row| row.case_id),
            "task" => through!(tasks).map(|row| row.case_id),
            "follow_up" => through!(follow_ups).map(|row| row.case_id),
            "card" => through!(cards).and_then(|row| row.case_id),
            "consent" => through!(consents).and_then(|row| row.case_id),
            "message" => through!(messages).and_then(|row| row.case_id),
            _ => None,
        })
    }

    /// Who is to be told about a case.
    pub async fn case_post(&self, case: Uuid) -> Result<CasePost, StoreError> {
        let case = cases::Entity::find_by_id(case).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        let person =
            persons::Entity::find_by_id(case.person_id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        let contact = contacts::Entity::find()
            .filter(contacts::Column::PersonId.eq(case.person_id))
            .filter(contacts::Column::SafeRule.is_in(WRITABLE))
            .order_by_asc(contacts::Column::CreatedAt)
            .one(&self.reader)
            .await?;
        let phone = contact.map(|row| self.keys.open_text(phone_at(row.id), &row.phone)).transpose()?;
        Ok(CasePost {
            centre: case.centre_id,
            owner: case.owner_id,
            sealed: case.sealed,
            languages: person.languages,
            phone,
        })
    }

    /// Active staff: one by id, or all of a role at a centre.
    pub async fn staff_post(
        &self,
        id: Option<Uuid>,
        role: Option<(&str, Option<Uuid>)>,
    ) -> Result<Vec<StaffPost>, StoreError> {
        let mut query = staff::Entity::find().filter(staff::Column::State.eq("active"));
        if let Some(id) = id {
            query = query.filter(staff::Column::Id.eq(id));
        }
        if let Some((role, centre)) = role {
            query = query.filter(staff::Column::Role.eq(role));
            if let Some(centre) = centre {
                query = query.filter(staff::Column::CentreId.eq(centre));
            }
        }
        Ok(query.order_by_asc(staff::Column::Email).into_model::<StaffPost>().all(&self.reader).await?)
    }

    /// Whom a task was given to.
    pub async fn task_owner(&self, task: Uuid) -> Result<Option<Uuid>, StoreError> {
        Ok(tasks::Entity::find_by_id(task).one(&self.reader).await?.and_then(|row| row.owner_id))
    }

    /// The provider that a referral is addressed to.
    pub async fn provider_post(&self, referral: ReferralId) -> Result<ProviderPost, StoreError> {
        let row =
            referrals::Entity::find_by_id(referral.uuid()).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        let provider =
            providers::Entity::find_by_id(row.provider_id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        let email = provider.facts.get("email").and_then(|email| email.as_str()).map(str::to_owned);
        let answer_by = crate::instant(row.answer_by);
        Ok(ProviderPost { email, name: provider.name, answer_by })
    }

    /// Day (ISO) and time (HH:MM) of an appointment.
    pub async fn appointment_when(&self, appointment: Uuid) -> Result<(String, Option<String>), StoreError> {
        let row = appointments::Entity::find_by_id(appointment).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        Ok((row.on_date, row.at_time))
    }

    /// Jobs that were given up.
    pub async fn jobs_failed(&self) -> Result<u64, StoreError> {
        use crate::entities::outbox;
        Ok(outbox::Entity::find().filter(outbox::Column::State.eq("failed")).count(&self.reader).await?)
    }
}

impl Write {
    /// Makes a new signed link the one that opens a referral; only its hash is kept.
    pub async fn set_referral_link(&self, referral: ReferralId, link_hash: Vec<u8>) -> Result<(), StoreError> {
        let row =
            referrals::ActiveModel { id: Set(referral.uuid()), link_hash: Set(Some(link_hash)), ..Default::default() };
        self.save(row).await
    }
}
