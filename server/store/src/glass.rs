//! Uses of the break-glass right: who opened which file, why, and what the review found. The words stand sealed.

use domain::{
    change::{By, Change, Stamp},
    glass::{Glass, GlassReason, GlassState, Verdict, name},
    ids::{BreakGlassId, CaseId, StaffId},
};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{arrivals, break_glass as rows, cases, staff},
    instant,
    seal::At,
};

/// A use as the register shows it.
pub struct Use {
    pub glass: Glass,
    pub words: String,
    pub who: String,
    pub role: String,
    pub reviewer: Option<String>,
    /// Code of the file: the receipt of its arrival.
    pub code: Option<String>,
}

const fn words_at(row: Uuid) -> At {
    At { table: "break_glass", column: "words", row }
}

fn fold(row: &rows::Model) -> Result<Glass, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "break_glass", id: row.id.to_string(), what };
    let opened = instant(row.opened_at);
    let state =
        match (row.state.as_str(), row.verdict.as_deref().and_then(Verdict::parse), row.reviewed_by, row.reviewed_at) {
            (name::OPENED, None, None, None) => {
                GlassState::Opened { on: Stamp { by: By::Staff(StaffId::from_uuid(row.staff_id)), at: opened } }
            }
            (name::REVIEWED, Some(verdict), Some(by), Some(at)) => {
                GlassState::Reviewed { on: Stamp { by: By::Staff(StaffId::from_uuid(by)), at: instant(at) }, verdict }
            }
            _ => return Err(wrong("state")),
        };
    Ok(Glass {
        id: BreakGlassId::from_uuid(row.id),
        case: CaseId::from_uuid(row.case_id),
        staff: StaffId::from_uuid(row.staff_id),
        reason: GlassReason::parse(&row.reason).ok_or_else(|| wrong("reason"))?,
        opened,
        state,
    })
}

impl Store {
    /// The file a code names, wherever it is; sealed ones only when asked for them too. A code is a receipt's, or a file's id.
    pub async fn case_of_code(&self, code: &str, sealed_too: bool) -> Result<Option<Uuid>, StoreError> {
        let code = code.trim();
        let case = if let Ok(id) = Uuid::try_parse(code) {
            cases::Entity::find_by_id(id).one(&self.reader).await?
        } else {
            let came = arrivals::Entity::find()
                .filter(arrivals::Column::Receipt.eq(code.to_uppercase()))
                .one(&self.reader)
                .await?;
            match came.and_then(|row| row.household_id) {
                Some(home) => {
                    cases::Entity::find()
                        .filter(cases::Column::HouseholdId.eq(home))
                        .order_by_desc(cases::Column::OpenedAt)
                        .one(&self.reader)
                        .await?
                }
                None => None,
            }
        };
        Ok(case.filter(|case| sealed_too || !case.sealed).map(|case| case.id))
    }

    /// The code of a file: the receipt of the arrival it began with.
    pub async fn code_of_case(&self, case: Uuid) -> Result<Option<String>, StoreError> {
        let case = cases::Entity::find_by_id(case).one(&self.reader).await?;
        match case.and_then(|case| case.arrival_id) {
            Some(arrival) => Ok(arrivals::Entity::find_by_id(arrival).one(&self.reader).await?.map(|row| row.receipt)),
            None => Ok(None),
        }
    }

    /// One person's uses of the right, newest first.
    pub async fn glass_of(&self, staff: Uuid) -> Result<Vec<Glass>, StoreError> {
        let found = rows::Entity::find()
            .filter(rows::Column::StaffId.eq(staff))
            .order_by_desc(rows::Column::OpenedAt)
            .all(&self.reader)
            .await?;
        found.iter().map(fold).collect()
    }

    /// The register: every use, or those on files of one centre; newest first.
    pub async fn glass_uses(&self, centre: Option<Uuid>, limit: u64) -> Result<Vec<Use>, StoreError> {
        let mut find = rows::Entity::find().order_by_desc(rows::Column::OpenedAt).limit(limit);
        if let Some(centre) = centre {
            let own = sea_orm::sea_query::Query::select()
                .column(cases::Column::Id)
                .from(cases::Entity)
                .and_where(cases::Column::CentreId.eq(centre))
                .to_owned();
            find = find.filter(rows::Column::CaseId.in_subquery(own));
        }
        let found = find.all(&self.reader).await?;
        let people = found.iter().flat_map(|row| [Some(row.staff_id), row.reviewed_by]).flatten();
        let people = staff::Entity::find().filter(staff::Column::Id.is_in(people)).all(&self.reader).await?;
        let files = cases::Entity::find()
            .filter(cases::Column::Id.is_in(found.iter().map(|row| row.case_id)))
            .all(&self.reader)
            .await?;
        let came = arrivals::Entity::find()
            .filter(arrivals::Column::Id.is_in(files.iter().filter_map(|file| file.arrival_id)))
            .all(&self.reader)
            .await?;
        let mut uses = Vec::with_capacity(found.len());
        for row in found {
            let who = people.iter().find(|one| one.id == row.staff_id);
            let arrival = files.iter().find(|file| file.id == row.case_id).and_then(|file| file.arrival_id);
            uses.push(Use {
                words: self.keys.open_text(words_at(row.id), &row.words)?,
                who: who.map(|one| one.name.clone()).unwrap_or_default(),
                role: who.map(|one| one.role.clone()).unwrap_or_default(),
                reviewer: people.iter().find(|one| Some(one.id) == row.reviewed_by).map(|one| one.name.clone()),
                code: came.iter().find(|one| Some(one.id) == arrival).map(|one| one.receipt.clone()),
                glass: fold(&row)?,
            });
        }
        Ok(uses)
    }
}

impl Write {
    /// Everything the person did with the right, inside the transaction.
    pub async fn glass_of(&self, staff: Uuid) -> Result<Vec<Glass>, StoreError> {
        let found = rows::Entity::find().filter(rows::Column::StaffId.eq(staff)).all(&self.tx).await?;
        found.iter().map(fold).collect()
    }

    /// One use, inside the transaction.
    pub async fn glass(&self, id: Uuid) -> Result<Glass, StoreError> {
        fold(&self.get::<rows::Entity>(id).await?)
    }

    /// Opens a file: the use with its words, the audit row, the access event and the alert in one.
    pub async fn break_glass(&mut self, change: &Change<Glass>, words: &str) -> Result<(), StoreError> {
        let (id, glass) = (change.id, change.to);
        let sealed = self.seal(words_at(id), words)?;
        self.insert(rows::Model {
            id,
            case_id: glass.case.uuid(),
            staff_id: glass.staff.uuid(),
            reason: glass.reason.code().into(),
            words: sealed,
            state: glass.state.name().into(),
            verdict: None,
            reviewed_by: None,
            reviewed_at: None,
            opened_at: glass.opened.as_millisecond(),
        })
        .await?;
        self.viewed(glass.case.uuid(), glass.staff.uuid(), "glass_broken", glass.reason.code()).await?;
        self.tell(change.message).await
    }

    /// Records the review of a use.
    pub async fn review_glass(&mut self, change: Change<Glass>) -> Result<(), StoreError> {
        let GlassState::Reviewed { on, verdict } = change.to.state else { return Err(StoreError::Conflict) };
        let row = rows::ActiveModel {
            id: Set(change.id),
            state: Set(change.to.state.name().into()),
            verdict: Set(Some(verdict.code().into())),
            reviewed_by: Set(on.by.id()),
            reviewed_at: Set(Some(on.at.as_millisecond())),
            ..Default::default()
        };
        self.change(row, rows::Column::State, change.from).await?;
        self.audit(change.audit.action, ("break_glass", Some(change.id)), verdict.code());
        Ok(())
    }

    async fn tell(&mut self, message: Option<domain::outbox::OutMessage>) -> Result<(), StoreError> {
        match message {
            Some(message) => {
                self.enqueue(message.kind(), serde_json::json!({ "id": message.about().id })).await.map(|_| ())
            }
            None => Ok(()),
        }
    }
}
