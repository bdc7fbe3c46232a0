//! Who looked at what: an access event and its audit entry in one transaction.

use sea_orm::{QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{access_events, audit, referrals, staff},
};

/// One line of a file's access log.
pub struct Seen {
    pub at: i64,
    pub action: String,
    pub purpose: String,
    pub role: Option<String>,
    pub name: Option<String>,
}

impl Write {
    /// Notes that a member of staff opened a file.
    pub async fn viewed(
        &mut self,
        case: Uuid,
        staff: Uuid,
        action: &'static str,
        purpose: &str,
    ) -> Result<(), StoreError> {
        self.access(Some(staff), Some(case), action, purpose).await?;
        self.audit(action, ("case", Some(case)), purpose);
        Ok(())
    }

    /// Notes that who writes looked at something that is not a whole file: a list, a line of it, a receipt. `case` when it
    /// belongs to one.
    pub async fn looked(
        &mut self,
        subject: (&'static str, Option<Uuid>),
        case: Option<Uuid>,
        action: &'static str,
        purpose: &str,
    ) -> Result<(), StoreError> {
        self.access(self.by.id, case, action, purpose).await?;
        self.audit(action, subject, purpose);
        Ok(())
    }

    async fn access(
        &mut self,
        staff: Option<Uuid>,
        case: Option<Uuid>,
        action: &'static str,
        purpose: &str,
    ) -> Result<(), StoreError> {
        let row = access_events::Model {
            id: self.mint(),
            at: self.now(),
            staff_id: staff,
            actor_kind: self.by.kind.into(),
            case_id: case,
            action: action.into(),
            purpose: purpose.into(),
        };
        self.insert(row).await
    }

    /// How many referrals of a case still wait for somebody.
    pub async fn open_referrals(&self, case: Uuid) -> Result<u32, StoreError> {
        let open = referrals::Entity::find().filter(referrals::Column::CaseId.eq(case));
        let count = open
            .filter(referrals::Column::State.is_in(["sent", "info_requested", "waitlisted"]))
            .count(&self.tx)
            .await?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// How many people wait for an offering.
    pub async fn waiting(&self, offering: Uuid) -> Result<u32, StoreError> {
        let count = referrals::Entity::find()
            .filter(referrals::Column::OfferingId.eq(offering))
            .filter(referrals::Column::State.eq("waitlisted"))
            .count(&self.tx)
            .await?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

impl Store {
    /// Who opened a file, newest first.
    pub async fn seen(&self, case: Uuid) -> Result<Vec<Seen>, StoreError> {
        let rows = access_events::Entity::find()
            .filter(access_events::Column::CaseId.eq(case))
            .order_by_desc(access_events::Column::At)
            .limit(200)
            .all(&self.reader)
            .await?;
        let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.staff_id).collect();
        let people = staff::Entity::find().filter(staff::Column::Id.is_in(ids)).all(&self.reader).await?;
        let rows = rows
            .into_iter()
            .map(|row| {
                let who = people.iter().find(|person| Some(person.id) == row.staff_id);
                Seen {
                    at: row.at,
                    action: row.action,
                    purpose: row.purpose,
                    role: who.map(|who| who.role.clone()),
                    name: who.map(|who| who.name.clone()),
                }
            })
            .collect();
        Ok(rows)
    }

    /// The newest audit rows, pseudonymous: no name of anybody.
    pub async fn audit_page(&self, before: Option<i64>, limit: u64) -> Result<Vec<audit::Model>, StoreError> {
        let mut find = audit::Entity::find().order_by_desc(audit::Column::Seq).limit(limit);
        if let Some(before) = before {
            find = find.filter(audit::Column::Seq.lt(before));
        }
        Ok(find.all(&self.reader).await?)
    }
}
