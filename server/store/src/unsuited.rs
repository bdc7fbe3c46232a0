//! What does not suit a person: said, and taken back.

use domain::{
    change::{By, Change, Stamp},
    ids::{CaseId, ProgrammeId, ProviderId, StaffId},
    unsuited::{Unsuited, UnsuitedReason, UnsuitedState, name},
};
use sea_orm::{ActiveValue::Set, prelude::*};

use crate::{StoreError, Write, entities::unsuited as rows, instant};

/// Row → domain.
pub(crate) fn fold(row: &rows::Model) -> Result<Unsuited, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "unsuited", id: row.id.to_string(), what };
    let stamp = |by, at| Stamp { by: By::Staff(StaffId::from_uuid(by)), at: instant(at) };
    let state = match (row.state.as_str(), row.back_by, row.back_at) {
        (name::SAID, ..) => UnsuitedState::Said { on: stamp(row.said_by, row.said_at) },
        (name::TAKEN_BACK, Some(by), Some(at)) => UnsuitedState::TakenBack { on: stamp(by, at) },
        _ => return Err(wrong("state")),
    };
    Ok(Unsuited {
        id: row.id,
        case: CaseId::from_uuid(row.case_id),
        programme: ProgrammeId::from_uuid(row.programme_id),
        provider: ProviderId::from_uuid(row.provider_id),
        reason: UnsuitedReason::parse(&row.reason).ok_or_else(|| wrong("reason"))?,
        state,
    })
}

impl Write {
    /// One of a case, read inside the transaction.
    pub async fn unsuited(&self, case: Uuid, id: Uuid) -> Result<Unsuited, StoreError> {
        let row = rows::Entity::find_by_id(id).filter(rows::Column::CaseId.eq(case)).one(self.tx()).await?;
        fold(&row.ok_or(StoreError::NotFound)?)
    }

    /// True when this programme was said not to suit this case, and it was not taken back.
    pub async fn is_unsuited(&self, case: Uuid, programme: Uuid) -> Result<bool, StoreError> {
        let said = rows::Entity::find()
            .filter(rows::Column::CaseId.eq(case))
            .filter(rows::Column::ProgrammeId.eq(programme))
            .filter(rows::Column::State.eq(name::SAID));
        Ok(said.count(self.tx()).await? > 0)
    }

    /// Records what was said, or that it was taken back: row, story and audit.
    pub async fn record_unsuited(&mut self, change: &Change<Unsuited>) -> Result<(), StoreError> {
        let one = change.to;
        let by = change.stamp.by.id().ok_or(StoreError::NotFound)?;
        let at = change.stamp.at.as_millisecond();
        if change.is_new {
            self.insert(rows::Model {
                id: one.id,
                case_id: one.case.uuid(),
                programme_id: one.programme.uuid(),
                provider_id: one.provider.uuid(),
                reason: one.reason.code().into(),
                state: one.state.name().into(),
                said_by: by,
                said_at: at,
                back_by: None,
                back_at: None,
            })
            .await?;
        } else {
            let row = rows::ActiveModel {
                id: Set(one.id),
                state: Set(one.state.name().into()),
                back_by: Set(Some(by)),
                back_at: Set(Some(at)),
                ..Default::default()
            };
            self.change(row, rows::Column::State, change.from).await?;
        }
        self.timeline(one.case.uuid(), change.event.code, change.event.json(), Some(one.id)).await?;
        self.audit(change.audit.action, ("case", Some(one.case.uuid())), one.reason.code());
        Ok(())
    }
}
