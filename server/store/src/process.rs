//! What the person's own page needs of one case: the story behind the next step, and their answer to an appointment.

use sea_orm::{ActiveValue::Set, QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{
        appointments, arrivals, cases, interviews, offerings, persons, placements, programmes, referrals, staff,
    },
};

/// Rows of one case; only what the page folds into plain words.
pub struct Process {
    pub case: cases::Model,
    pub given_names: String,
    pub sex: Option<String>,
    pub arrived_at: Option<i64>,
    pub interviewed_at: Option<i64>,
    /// First given name of the caseworker, if there is one.
    pub worker: Option<String>,
    pub appointments: Vec<(appointments::Model, Option<offerings::Model>)>,
    /// Oldest first, each with what came of it.
    pub referrals: Vec<Asked>,
}

/// One referral with what it asks for and its placement.
pub struct Asked {
    pub referral: referrals::Model,
    pub offering: Option<offerings::Model>,
    pub programme: Option<programmes::Model>,
    pub placement: Option<placements::Model>,
}

impl Store {
    /// The rows of one unsealed case; a sealed one has no page.
    pub async fn process(&self, case: Uuid) -> Result<Process, StoreError> {
        let case = cases::Entity::find_by_id(case)
            .filter(cases::Column::Sealed.eq(false))
            .one(&self.reader)
            .await?
            .ok_or(StoreError::NotFound)?;
        let person =
            persons::Entity::find_by_id(case.person_id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        let arrival = match case.arrival_id {
            Some(id) => arrivals::Entity::find_by_id(id).one(&self.reader).await?,
            None => None,
        };
        let interview =
            interviews::Entity::find().filter(interviews::Column::CaseId.eq(case.id)).one(&self.reader).await?;
        let worker = match case.owner_id {
            Some(id) => staff::Entity::find_by_id(id)
                .one(&self.reader)
                .await?
                .and_then(|row| row.name.split_whitespace().next().map(str::to_owned)),
            None => None,
        };
        let mut planned = Vec::new();
        for row in appointments::Entity::find()
            .filter(appointments::Column::CaseId.eq(case.id))
            .order_by_asc(appointments::Column::OnDate)
            .order_by_asc(appointments::Column::AtTime)
            .all(&self.reader)
            .await?
        {
            let offering = self.offering(row.offering_id).await?;
            planned.push((row, offering));
        }
        let mut sent = Vec::new();
        let placed =
            placements::Entity::find().filter(placements::Column::CaseId.eq(case.id)).all(&self.reader).await?;
        for referral in referrals::Entity::find()
            .filter(referrals::Column::CaseId.eq(case.id))
            .order_by_asc(referrals::Column::SentAt)
            .all(&self.reader)
            .await?
        {
            let offering = self.offering(Some(referral.offering_id)).await?;
            let programme = match &offering {
                Some(offering) => programmes::Entity::find_by_id(offering.programme_id).one(&self.reader).await?,
                None => None,
            };
            let placement = placed.iter().find(|one| one.referral_id == referral.id).cloned();
            sent.push(Asked { referral, offering, programme, placement });
        }
        Ok(Process {
            given_names: person.given_names,
            sex: person.sex,
            arrived_at: arrival.map(|row| row.registered_at),
            interviewed_at: interview.and_then(|row| row.completed_at),
            worker,
            appointments: planned,
            referrals: sent,
            case,
        })
    }

    async fn offering(&self, id: Option<Uuid>) -> Result<Option<offerings::Model>, StoreError> {
        match id {
            Some(id) => Ok(offerings::Entity::find_by_id(id).one(&self.reader).await?),
            None => Ok(None),
        }
    }
}

impl Write {
    /// The person's answer to an appointment of this case: `confirmed` or `excused` with a reason.
    pub async fn answer_appointment(
        &mut self,
        case: Uuid,
        id: Uuid,
        state: &'static str,
        from: &[&str],
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let row = self.get::<appointments::Entity>(id).await?;
        if row.case_id != case {
            return Err(StoreError::NotFound);
        }
        let facts = reason.map_or_else(|| serde_json::json!({}), |reason| serde_json::json!({ "reason": reason }));
        let change = appointments::ActiveModel {
            id: Set(id),
            state: Set(state.into()),
            state_facts: Set(Some(facts.clone())),
            answered_at: Set(Some(self.now())),
            updated_at: Set(self.now()),
            ..Default::default()
        };
        self.change(change, appointments::Column::State, from).await?;
        let code = if state == "confirmed" { "appointment_confirmed" } else { "appointment_excused" };
        self.timeline(case, code, facts, Some(id)).await?;
        self.audit(code, ("appointment", Some(id)), "");
        self.enqueue(code, serde_json::json!({ "id": id })).await?;
        Ok(())
    }
}
