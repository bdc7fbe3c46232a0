//! What is done with a file besides opening it: its referrals followed, consents asked, needs ended, notes for some eyes.

use domain::{
    access::{Reach, Scope},
    appointment::CancelReason,
    catalogue::Category,
    change::{Change, Stamp},
    consent::{Consent, ConsentState},
    ids::{CaseId, NeedId, PlacementId, ReferralId},
    need::{Need, NeedState, NotWantedReason, UnmetReason, Urgency, name as need_name},
    placement::{NotStartedReason, Placement},
    referral::Referral,
};
use sea_orm::{ActiveValue::Set, QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    consents::recipient_code,
    entities::{appointments, consents, needs, placements, referrals, staff, timeline},
    instant,
};

/// A line of a referral's story: when, what, its facts and who.
pub struct Told {
    pub row: timeline::Model,
    pub who: Option<String>,
}

/// The facts of a step with its signature, as rows keep them.
fn signed<T>(change: &Change<T>) -> Json {
    let mut facts = change.event.json();
    if let Some(map) = facts.as_object_mut() {
        map.insert("by_kind".into(), change.stamp.by.kind().into());
        map.insert("by".into(), change.stamp.by.id().map(|id| id.to_string()).into());
    }
    facts
}

/// Row → domain.
fn fold_need(row: &needs::Model) -> Result<Need, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "needs", id: row.id.to_string(), what };
    let reason =
        row.state_facts.as_ref().and_then(|facts| facts.get("reason")).and_then(Json::as_str).unwrap_or_default();
    let on = Stamp::clock(instant(row.updated_at));
    let state = match row.state.as_str() {
        need_name::OPEN => NeedState::Open { on },
        need_name::IN_PROGRESS => NeedState::InProgress { on },
        need_name::MET => NeedState::Met { on },
        need_name::PARTLY_MET => {
            NeedState::PartlyMet { on, reason: UnmetReason::parse(reason).ok_or_else(|| wrong("reason"))? }
        }
        need_name::UNMET => NeedState::Unmet { on, reason: UnmetReason::parse(reason).ok_or_else(|| wrong("reason"))? },
        need_name::DECLINED_BY_PERSON => NeedState::DeclinedByPerson {
            on,
            reason: NotWantedReason::parse(reason).unwrap_or(NotWantedReason::NotSaid),
        },
        _ => return Err(wrong("state")),
    };
    Ok(Need {
        id: NeedId::from_uuid(row.id),
        case: CaseId::from_uuid(row.case_id),
        category: Category::parse(&row.category).ok_or_else(|| wrong("category"))?,
        urgency: Urgency::parse(&row.urgency).ok_or_else(|| wrong("urgency"))?,
        state,
    })
}

impl Store {
    /// The story of one referral, newest first. The caller has opened its case within its scope.
    pub async fn referral_story(&self, referral: Uuid) -> Result<Vec<Told>, StoreError> {
        let rows = timeline::Entity::find()
            .filter(timeline::Column::SubjectId.eq(referral))
            .order_by_desc(timeline::Column::At)
            .order_by_desc(timeline::Column::Id)
            .all(&self.reader)
            .await?;
        let people = staff::Entity::find()
            .filter(staff::Column::Id.is_in(rows.iter().filter_map(|row| row.actor_id)))
            .all(&self.reader)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| Told {
                who: people.iter().find(|one| Some(one.id) == row.actor_id).map(|one| one.name.clone()),
                row,
            })
            .collect())
    }

    /// Active colleagues of the caller's centre in one of these roles: id and name.
    pub async fn colleagues(&self, scope: Scope, roles: &[&str]) -> Result<Vec<(Uuid, String)>, StoreError> {
        let centre = match scope.reach() {
            Reach::Centre(centre) | Reach::SealedUnit(centre) | Reach::Caseload { centre, .. } => centre.uuid(),
            Reach::Agency(_) | Reach::Nothing => return Ok(Vec::new()),
        };
        let rows = staff::Entity::find()
            .filter(staff::Column::CentreId.eq(centre))
            .filter(staff::Column::State.eq("active"))
            .filter(staff::Column::Role.is_in(roles.iter().copied()))
            .order_by_asc(staff::Column::Name)
            .all(&self.reader)
            .await?;
        Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
    }
}

impl Write {
    /// Notes a reminder: the referral stays as it is, the provider is written to again.
    pub async fn remind_referral(&mut self, change: Change<Referral>) -> Result<(), StoreError> {
        let row = referrals::ActiveModel { id: Set(change.id), updated_at: Set(self.now()), ..Default::default() };
        self.change(row, referrals::Column::State, change.from).await?;
        self.timeline(change.to.case.uuid(), change.event.code, change.event.json(), Some(change.id)).await?;
        self.audit(change.audit.action, ("referral", Some(change.id)), "");
        self.tell_later(change.message).await
    }

    /// What an acceptance promised does not happen: the placement does not start, its dates are called off and the person is
    /// told, the places are free, the need waits again. Refused when the person has begun.
    pub async fn end_promise(
        &mut self,
        row: &referrals::Model,
        reason: NotStartedReason,
        on: Stamp,
    ) -> Result<(), StoreError> {
        let promised = placements::Entity::find()
            .filter(placements::Column::ReferralId.eq(row.id))
            .one(&self.tx)
            .await?
            .ok_or(StoreError::Conflict)?;
        let placement = Placement {
            id: PlacementId::from_uuid(promised.id),
            referral: ReferralId::from_uuid(row.id),
            state: crate::folds::placement(&promised)?,
        };
        let change = placement.not_started(reason, on).map_err(|_| StoreError::Conflict)?;
        let ended = placements::ActiveModel {
            id: Set(promised.id),
            state: Set(change.to.state.name().into()),
            state_facts: Set(Some(signed(&change))),
            updated_at: Set(self.now()),
            ..Default::default()
        };
        self.change(ended, placements::Column::State, change.from).await?;
        self.timeline(row.case_id, change.event.code, change.event.json(), Some(promised.id)).await?;
        self.audit(change.audit.action, ("placement", Some(promised.id)), reason.code());
        let dates =
            appointments::Entity::find().filter(appointments::Column::ReferralId.eq(row.id)).all(&self.tx).await?;
        for date in dates.iter().filter(|date| ["planned", "confirmed"].contains(&date.state.as_str())) {
            let change = crate::folds::appointment(date, false)?
                .cancel(CancelReason::ReferralWithdrawn, on)
                .map_err(|_| StoreError::Conflict)?;
            let off = appointments::ActiveModel {
                id: Set(date.id),
                state: Set(change.to.state.name().into()),
                state_facts: Set(Some(signed(&change))),
                updated_at: Set(self.now()),
                ..Default::default()
            };
            self.change(off, appointments::Column::State, change.from).await?;
            self.timeline(row.case_id, change.event.code, change.event.json(), Some(date.id)).await?;
            self.audit(change.audit.action, ("appointment", Some(date.id)), "");
            self.tell_later(change.message).await?;
        }
        self.vacate_places(row.offering_id, row.slot_from..=row.slot_to, row.units).await?;
        let need = needs::ActiveModel {
            id: Set(row.need_id),
            state: Set(need_name::OPEN.into()),
            updated_at: Set(self.now()),
            ..Default::default()
        };
        self.change(need, needs::Column::State, &[need_name::OPEN, need_name::IN_PROGRESS]).await
    }

    /// When the provider was last reminded, in milliseconds.
    pub async fn last_reminder(&self, referral: Uuid) -> Result<Option<i64>, StoreError> {
        let found = timeline::Entity::find()
            .filter(timeline::Column::SubjectId.eq(referral))
            .filter(timeline::Column::Code.eq("referral_reminded"));
        Ok(found.order_by_desc(timeline::Column::At).one(&self.tx).await?.map(|row| row.at))
    }

    /// Writes an answer to one consent question, or takes one back.
    pub async fn record_consent(
        &mut self,
        case: Uuid,
        asked_by: Uuid,
        change: Change<Consent>,
    ) -> Result<(), StoreError> {
        let at = change.stamp.at.as_millisecond();
        let consent = &change.to;
        if change.is_new {
            let (how, until) = match &consent.state {
                ConsentState::Given { how, until, .. } => (how.code(), Some(until.as_millisecond())),
                _ => ("spoken", None),
            };
            self.insert(consents::Model {
                id: change.id,
                case_id: Some(case),
                person_id: consent.person.uuid(),
                purpose: consent.purpose.code().into(),
                recipient: recipient_code(consent.recipient),
                text_version: consent.words.version.clone(),
                language: consent.words.language.clone(),
                how: how.into(),
                state: consent.state.name().into(),
                asked_by,
                at,
                expires_at: until,
                withdrawn_at: None,
            })
            .await?;
        } else {
            let row = consents::ActiveModel {
                id: Set(change.id),
                state: Set(consent.state.name().into()),
                withdrawn_at: Set(Some(at)),
                ..Default::default()
            };
            self.change(row, consents::Column::State, change.from).await?;
        }
        self.timeline(case, change.event.code, change.event.json(), Some(change.id)).await?;
        self.audit(change.audit.action, ("consent", Some(change.id)), consent.purpose.code());
        self.tell_later(change.message).await
    }

    /// A need of a case that the caller has found.
    pub async fn need(&self, case: Uuid, id: Uuid) -> Result<Need, StoreError> {
        let row = needs::Entity::find_by_id(id).filter(needs::Column::CaseId.eq(case)).one(&self.tx).await?;
        fold_need(&row.ok_or(StoreError::NotFound)?)
    }

    /// Records how a need ended.
    pub async fn record_need(&mut self, change: Change<Need>) -> Result<(), StoreError> {
        let facts = change.event.json();
        let row = needs::ActiveModel {
            id: Set(change.id),
            state: Set(change.to.state.name().into()),
            state_facts: Set(Some(facts.clone())),
            updated_at: Set(self.now()),
            ..Default::default()
        };
        self.change(row, needs::Column::State, change.from).await?;
        self.timeline(change.to.case.uuid(), change.event.code, facts, Some(change.id)).await?;
        self.audit(change.audit.action, ("need", Some(change.id)), "");
        Ok(())
    }

    async fn tell_later(&mut self, message: Option<domain::outbox::OutMessage>) -> Result<(), StoreError> {
        match message {
            Some(message) => {
                self.enqueue(message.kind(), serde_json::json!({ "id": message.about().id })).await.map(|_| ())
            }
            None => Ok(()),
        }
    }
}
