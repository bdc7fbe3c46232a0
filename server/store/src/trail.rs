//! The trail as auditors read it: what was seen and changed in one file, and what happened on one day.

use sea_orm::{Condition, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError,
    entities::{access_events, audit, staff, timeline},
};

/// A line of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    pub at: i64,
    /// `staff`, `person`, `provider_link`, `clock`, `system`.
    pub actor_kind: String,
    pub actor: Option<Uuid>,
    /// Role and name of a member of staff.
    pub role: Option<String>,
    pub name: Option<String>,
    pub action: String,
    /// Why it was seen, or a coded detail.
    pub detail: String,
    /// True when something was looked at and nothing changed.
    pub looked: bool,
    /// What it is about: the noun, and which one.
    pub subject: (String, Option<Uuid>),
    /// Number in the chain, for rows of the chain.
    pub seq: Option<i64>,
}

/// How many lines a page of the trail holds.
pub const PAGE: u64 = 100;

impl Store {
    /// Who looked at a file and who changed it, newest first; the caller was asked by the policy before.
    pub async fn trail_of(&self, case: Uuid) -> Result<Vec<Trace>, StoreError> {
        let seen = access_events::Entity::find()
            .filter(access_events::Column::CaseId.eq(case))
            .order_by_desc(access_events::Column::At)
            .limit(PAGE * 2)
            .all(&self.reader)
            .await?;
        let done = timeline::Entity::find()
            .filter(timeline::Column::CaseId.eq(case))
            .order_by_desc(timeline::Column::At)
            .limit(PAGE * 2)
            .all(&self.reader)
            .await?;
        let looked = seen.into_iter().map(|row| Trace {
            at: row.at,
            actor_kind: row.actor_kind,
            actor: row.staff_id,
            role: None,
            name: None,
            action: row.action,
            detail: row.purpose,
            looked: true,
            subject: ("case".into(), Some(case)),
            seq: None,
        });
        let changed = done.into_iter().map(|row| Trace {
            at: row.at,
            actor_kind: row.actor_kind,
            actor: row.actor_id,
            role: None,
            name: None,
            action: row.code,
            detail: String::new(),
            looked: false,
            subject: ("case".into(), Some(case)),
            seq: None,
        });
        let mut all: Vec<Trace> = looked.chain(changed).collect();
        all.sort_by_key(|trace| std::cmp::Reverse(trace.at));
        self.named(all).await
    }

    /// The chain between two instants (milliseconds UTC), newest first, from before a number on.
    pub async fn trail_between(&self, from: i64, to: i64, before: Option<i64>) -> Result<Vec<Trace>, StoreError> {
        let mut within = Condition::all().add(audit::Column::At.gte(from)).add(audit::Column::At.lt(to));
        if let Some(before) = before {
            within = within.add(audit::Column::Seq.lt(before));
        }
        let rows = audit::Entity::find()
            .filter(within)
            .order_by_desc(audit::Column::Seq)
            .limit(PAGE)
            .all(&self.reader)
            .await?;
        let traces = rows.into_iter().map(|row| Trace {
            at: row.at,
            actor_kind: row.actor_kind,
            actor: row.actor_id,
            role: None,
            name: None,
            looked: row.action.ends_with("_viewed")
                || row.action.ends_with("_searched")
                || row.action.ends_with("_revealed"),
            action: row.action,
            detail: row.detail,
            subject: (row.subject_kind, row.subject_id),
            seq: Some(row.seq),
        });
        self.named(traces.collect()).await
    }

    async fn named(&self, mut traces: Vec<Trace>) -> Result<Vec<Trace>, StoreError> {
        let mut ids: Vec<Uuid> = traces.iter().filter_map(|trace| trace.actor).collect();
        ids.sort_unstable();
        ids.dedup();
        let people = staff::Entity::find().filter(staff::Column::Id.is_in(ids)).all(&self.reader).await?;
        for trace in &mut traces {
            if let Some(who) = people.iter().find(|one| Some(one.id) == trace.actor) {
                (trace.role, trace.name) = (Some(who.role.clone()), Some(who.name.clone()));
            }
        }
        Ok(traces)
    }

    /// A stable sign for a member of staff that says nothing about who it is.
    pub fn pseudonym(&self, staff: Uuid) -> String {
        let sign = self.keys.index("auditor", &staff.to_string());
        sign.iter().take(2).map(|byte| format!("{byte:02X}")).collect()
    }
}
