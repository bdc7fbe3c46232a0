//! Needs: settled from the interview; what is already under way stays as it is.

use domain::{catalogue::Category, interview::Found};
use jiff::{ToSpan, civil::Date};
use sea_orm::{ActiveValue::Set, prelude::*};

use crate::{Store, StoreError, Write, entities::needs};

impl Store {
    /// The needs of a case, oldest first.
    pub async fn needs(&self, case: Uuid) -> Result<Vec<needs::Model>, StoreError> {
        self.needs_of(&[case]).await
    }
}

fn on(today: Date, days: i64) -> String {
    today.checked_add(days.days()).unwrap_or(today).to_string()
}

impl Write {
    /// Makes the open needs of a case those that were found: new ones are noted, changed ones follow, those no longer
    /// wanted are closed as the person's own wish. Needs under way or ended are not touched.
    pub async fn settle_needs(&mut self, case: Uuid, found: &[Found], today: Date) -> Result<(), StoreError> {
        let rows = needs::Entity::find().filter(needs::Column::CaseId.eq(case)).all(&self.tx).await?;
        for need in found {
            let known =
                rows.iter().find(|row| row.category == need.category.code() && row.state != "declined_by_person");
            match known {
                None => self.note_need(case, need, today).await?,
                Some(row) if row.state == "open" => {
                    let change = needs::ActiveModel {
                        id: Set(row.id),
                        members: Set(serde_json::to_string(&need.members)?),
                        urgency: Set(need.urgency.code().into()),
                        nights: Set(need.nights),
                        max_km: Set(need.max_km),
                        updated_at: Set(self.now()),
                        ..Default::default()
                    };
                    self.change(change, needs::Column::State, &["open"]).await?;
                }
                Some(_) => {}
            }
        }
        let wanted = |row: &needs::Model| {
            Category::parse(&row.category).is_some_and(|category| found.iter().any(|need| need.category == category))
        };
        for row in rows.iter().filter(|row| row.state == "open" && !wanted(row)) {
            let facts = serde_json::json!({ "outcome": "declined_by_person", "reason": "not_said" });
            let change = needs::ActiveModel {
                id: Set(row.id),
                state: Set("declined_by_person".into()),
                state_facts: Set(Some(facts.clone())),
                updated_at: Set(self.now()),
                ..Default::default()
            };
            self.change(change, needs::Column::State, &["open"]).await?;
            self.timeline(case, "need_ended", facts, Some(row.id)).await?;
            self.audit("need_ended", ("need", Some(row.id)), "");
        }
        Ok(())
    }

    async fn note_need(&mut self, case: Uuid, need: &Found, today: Date) -> Result<(), StoreError> {
        let (id, now) = (self.mint(), self.now());
        self.insert(needs::Model {
            id,
            case_id: case,
            category: need.category.code().into(),
            members: serde_json::to_string(&need.members)?,
            urgency: need.urgency.code().into(),
            ready_on: on(today, need.ready_in),
            latest_on: need.nights.is_none().then(|| on(today, need.latest_in)),
            nights: need.nights,
            max_km: need.max_km,
            preferences: String::new(),
            state: "open".into(),
            state_facts: None,
            created_at: now,
            updated_at: now,
        })
        .await?;
        let facts = serde_json::json!({ "category": need.category.code(), "urgency": need.urgency.code() });
        self.timeline(case, "need_found", facts, Some(id)).await?;
        self.audit("need_found", ("need", Some(id)), "");
        Ok(())
    }

    /// Something is under way for a need.
    pub async fn begin_need(&mut self, need: Uuid) -> Result<(), StoreError> {
        let change = needs::ActiveModel {
            id: Set(need),
            state: Set("in_progress".into()),
            updated_at: Set(self.now()),
            ..Default::default()
        };
        self.change(change, needs::Column::State, &["open", "partly_met", "unmet"]).await
    }
}
