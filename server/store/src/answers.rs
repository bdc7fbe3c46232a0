//! What a provider sees of the referrals addressed to it, and its answer with everything that follows from it.

use domain::{
    access::{Reach, Scope},
    change::{By, Change, Stamp},
    ids::{CaseId, NeedId, OfferingId, ProviderId, ReferralId, StaffId},
    referral::{DeclineReason, DeclinedBy, Referral, ReferralState, WithdrawalKind},
};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{appointments, cases, members, needs, offerings, persons, placements, programmes, referrals},
    instant,
};

/// The person as a provider may see them before accepting: first name and initial, age, family size.
pub struct Received {
    pub referral: referrals::Model,
    pub given_names: String,
    pub surnames: String,
    pub birth_date: Option<String>,
    pub age_years: Option<i64>,
    pub languages: String,
    pub municipality_code: Option<String>,
    pub people: usize,
    pub category: String,
    pub offering: offerings::Model,
    pub programme: programmes::Model,
}

/// Row → domain; every combination no code could have written is named.
pub fn fold(row: &referrals::Model) -> Result<Referral, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "referrals", id: row.id.to_string(), what };
    let text = |name: &str| row.state_facts.get(name).and_then(|v| v.as_str());
    let by = text("by_kind").and_then(|kind| By::from_row(kind, text("by").and_then(|id| Uuid::try_parse(id).ok())));
    let on = Stamp {
        by: by.unwrap_or(By::Staff(StaffId::from_uuid(row.sent_by))),
        at: instant(row.answered_at.unwrap_or(row.sent_at)),
    };
    let answer_by = instant(row.answer_by);
    let state = match row.state.as_str() {
        "draft" => ReferralState::Draft,
        "sent" => ReferralState::Sent { on, answer_by },
        "info_requested" => {
            let wanted = text("wanted").and_then(domain::referral::Wanted::parse).ok_or_else(|| wrong("wanted"))?;
            ReferralState::InfoRequested { on, wanted, answer_by }
        }
        "waitlisted" => ReferralState::Waitlisted {
            on,
            reason: text("reason").and_then(domain::referral::WaitReason::parse).ok_or_else(|| wrong("reason"))?,
            number: text("number").and_then(|n| n.parse().ok()).ok_or_else(|| wrong("number"))?,
            expected: text("expected").and_then(|d| d.parse().ok()),
        },
        "accepted" => ReferralState::Accepted { on, place: None },
        "declined" => ReferralState::Declined {
            on,
            by: text("declined_by").and_then(DeclinedBy::parse).ok_or_else(|| wrong("declined_by"))?,
            reason: text("reason").and_then(DeclineReason::parse).ok_or_else(|| wrong("reason"))?,
            alternative: None,
        },
        "withdrawn" => ReferralState::Withdrawn {
            on,
            kind: text("kind").and_then(WithdrawalKind::parse).ok_or_else(|| wrong("kind"))?,
        },
        "expired" => ReferralState::Expired { at: instant(row.updated_at) },
        _ => return Err(wrong("state")),
    };
    Ok(Referral {
        id: ReferralId::from_uuid(row.id),
        case: CaseId::from_uuid(row.case_id),
        need: Some(NeedId::from_uuid(row.need_id)),
        provider: ProviderId::from_uuid(row.provider_id),
        offering: OfferingId::from_uuid(row.offering_id),
        state,
    })
}

impl Store {
    /// Referrals addressed to the caller's provider in the given states, the one due first on top.
    pub async fn received(&self, scope: Scope, states: &[&str]) -> Result<Vec<Received>, StoreError> {
        let Reach::Agency(provider) = scope.reach() else { return Ok(Vec::new()) };
        let rows = referrals::Entity::find()
            .filter(referrals::Column::ProviderId.eq(provider.uuid()))
            .filter(referrals::Column::State.is_in(states.iter().copied()))
            .order_by_asc(referrals::Column::AnswerBy)
            .all(&self.reader)
            .await?;
        self.received_rows(rows).await
    }

    /// How many referrals stand in each state, for the tabs.
    pub async fn received_counts(&self, scope: Scope) -> Result<Vec<(String, i64)>, StoreError> {
        use sea_orm::QuerySelect;
        let Reach::Agency(provider) = scope.reach() else { return Ok(Vec::new()) };
        Ok(referrals::Entity::find()
            .select_only()
            .column(referrals::Column::State)
            .column_as(referrals::Column::Id.count(), "count")
            .filter(referrals::Column::ProviderId.eq(provider.uuid()))
            .group_by(referrals::Column::State)
            .into_tuple()
            .all(&self.reader)
            .await?)
    }

    /// One referral addressed to the caller's provider.
    pub async fn received_one(&self, scope: Scope, id: ReferralId) -> Result<Received, StoreError> {
        let Reach::Agency(provider) = scope.reach() else { return Err(StoreError::NotFound) };
        let row = referrals::Entity::find()
            .filter(
                Condition::all()
                    .add(referrals::Column::Id.eq(id.uuid()))
                    .add(referrals::Column::ProviderId.eq(provider.uuid())),
            )
            .one(&self.reader)
            .await?
            .ok_or(StoreError::NotFound)?;
        self.received_row(row).await
    }

    /// One referral as its provider sees it, for a centre that writes down its answer and has opened the case.
    pub async fn received_for_centre(&self, id: ReferralId) -> Result<Received, StoreError> {
        let row = referrals::Entity::find_by_id(id.uuid()).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        self.received_row(row).await
    }

    /// The referral a signed link opens.
    pub async fn received_by_link(&self, link_hash: &[u8]) -> Result<Received, StoreError> {
        let row = referrals::Entity::find().filter(referrals::Column::LinkHash.eq(link_hash)).one(&self.reader).await?;
        self.received_row(row.ok_or(StoreError::NotFound)?).await
    }

    /// The referral of an id, for invented records only.
    pub async fn received_by_id(&self, id: Uuid) -> Result<Received, StoreError> {
        let row =
            referrals::Entity::find_by_id(id).filter(referrals::Column::Synthetic.eq(true)).one(&self.reader).await?;
        self.received_row(row.ok_or(StoreError::NotFound)?).await
    }

    async fn received_row(&self, referral: referrals::Model) -> Result<Received, StoreError> {
        self.received_rows(vec![referral]).await?.pop().ok_or(StoreError::NotFound)
    }

    /// What is beside each referral, in one query a table however many there are.
    async fn received_rows(&self, rows: Vec<referrals::Model>) -> Result<Vec<Received>, StoreError> {
        use sea_orm::QuerySelect;
        let files = cases::Entity::find()
            .filter(cases::Column::Id.is_in(rows.iter().map(|row| row.case_id)))
            .all(&self.reader)
            .await?;
        let people = persons::Entity::find()
            .filter(persons::Column::Id.is_in(files.iter().map(|file| file.person_id)))
            .all(&self.reader)
            .await?;
        let wanted = needs::Entity::find()
            .filter(needs::Column::Id.is_in(rows.iter().map(|row| row.need_id)))
            .all(&self.reader)
            .await?;
        let places = offerings::Entity::find()
            .filter(offerings::Column::Id.is_in(rows.iter().map(|row| row.offering_id)))
            .all(&self.reader)
            .await?;
        let runs = programmes::Entity::find()
            .filter(programmes::Column::Id.is_in(places.iter().map(|place| place.programme_id)))
            .all(&self.reader)
            .await?;
        let homes: Vec<(Uuid, i64)> = members::Entity::find()
            .select_only()
            .column(members::Column::HouseholdId)
            .column_as(members::Column::Id.count(), "count")
            .filter(members::Column::HouseholdId.is_in(files.iter().map(|file| file.household_id)))
            .filter(members::Column::LeftAt.is_null())
            .group_by(members::Column::HouseholdId)
            .into_tuple()
            .all(&self.reader)
            .await?;
        let mut received = Vec::with_capacity(rows.len());
        for referral in rows {
            let case = files.iter().find(|file| file.id == referral.case_id).ok_or(StoreError::NotFound)?;
            let person = people.iter().find(|one| one.id == case.person_id).ok_or(StoreError::NotFound)?;
            let need = wanted.iter().find(|one| one.id == referral.need_id).ok_or(StoreError::NotFound)?;
            let offering = places.iter().find(|one| one.id == referral.offering_id).ok_or(StoreError::NotFound)?;
            let programme = runs.iter().find(|one| one.id == offering.programme_id).ok_or(StoreError::NotFound)?;
            let count = homes.iter().find(|(home, _)| *home == case.household_id).map_or(1, |(_, count)| *count);
            received.push(Received {
                given_names: person.given_names.clone(),
                surnames: person.surnames.clone(),
                birth_date: person.birth_date.clone(),
                age_years: person.age_years,
                languages: person.languages.clone(),
                municipality_code: person.municipality_code.clone(),
                people: usize::try_from(count).unwrap_or(1).max(1),
                category: need.category.clone(),
                offering: offering.clone(),
                programme: programme.clone(),
                referral,
            });
        }
        Ok(received)
    }
}

impl Write {
    /// The referral row inside the transaction.
    pub async fn referral(&self, id: Uuid) -> Result<referrals::Model, StoreError> {
        self.get::<referrals::Entity>(id).await
    }

    /// Records a step of a referral: guarded update, story, audit and message in one.
    pub async fn record_referral(&mut self, change: Change<Referral>) -> Result<(), StoreError> {
        let mut facts = change.event.json();
        if let Some(map) = facts.as_object_mut() {
            map.insert("by_kind".into(), change.stamp.by.kind().into());
            map.insert("by".into(), change.stamp.by.id().map(|id| id.to_string()).into());
        }
        let at = change.stamp.at.as_millisecond();
        let row = referrals::ActiveModel {
            id: Set(change.id),
            state: Set(change.to.state.name().into()),
            state_facts: Set(facts.clone()),
            answered_at: Set(Some(at)),
            updated_at: Set(at),
            ..Default::default()
        };
        self.change(row, referrals::Column::State, change.from).await?;
        self.timeline(change.to.case.uuid(), change.event.code, change.event.json(), Some(change.id)).await?;
        self.audit(change.audit.action, ("referral", Some(change.id)), "");
        if let Some(message) = change.message {
            self.enqueue(message.kind(), serde_json::json!({ "id": message.about().id })).await?;
        }
        Ok(())
    }

    /// What an acceptance brings: the held places are occupied, a placement is planned, the person has a date.
    pub async fn plan_placement(
        &mut self,
        row: &referrals::Model,
        on_date: &str,
        at_time: Option<&str>,
        place: &str,
        bring: &str,
    ) -> Result<Uuid, StoreError> {
        self.occupy_places(row.offering_id, row.slot_from..=row.slot_to, row.units).await?;
        let now = self.now();
        let placement = placements::Model {
            id: self.mint(),
            referral_id: row.id,
            case_id: row.case_id,
            offering_id: row.offering_id,
            state: "planned".into(),
            state_facts: None,
            starts_on: on_date.into(),
            ends_on: None,
            updated_at: now,
        };
        self.insert(placement).await?;
        let id = self.mint();
        self.insert(appointments::Model {
            id,
            case_id: row.case_id,
            referral_id: Some(row.id),
            offering_id: Some(row.offering_id),
            on_date: on_date.into(),
            at_time: at_time.map(Into::into),
            place: place.into(),
            bring: bring.into(),
            state: "planned".into(),
            state_facts: None,
            answered_at: None,
            created_at: now,
            updated_at: now,
        })
        .await?;
        self.timeline(row.case_id, "appointment_planned", serde_json::json!({ "on": on_date }), Some(id)).await?;
        Ok(id)
    }

    /// Gives the places back and opens the need again, so that the person can be referred elsewhere.
    pub async fn reopen_need(&mut self, row: &referrals::Model) -> Result<(), StoreError> {
        self.release_places(row.offering_id, row.slot_from..=row.slot_to, row.units).await?;
        let need = needs::ActiveModel {
            id: Set(row.need_id),
            state: Set("open".into()),
            updated_at: Set(self.now()),
            ..Default::default()
        };
        self.change(need, needs::Column::State, &["open", "in_progress"]).await
    }
}
