//! Lists as they came: the file itself, sealed, so that it can be read again exactly as it was reviewed.

use domain::access::Scope;
use sea_orm::{Condition, QueryOrder, QuerySelect, prelude::*};

use crate::{Store, StoreError, Write, entities::uploads as rows, flights::centre_of, seal::At};

/// A list that was sent, opened.
pub struct Upload {
    pub id: Uuid,
    pub flight: Option<Uuid>,
    pub name: String,
    pub bytes: Vec<u8>,
    /// `review`, `approved`, `cancelled` or `refused`.
    pub state: String,
    pub created_at: i64,
}

/// A list that somebody has to look at.
pub struct Waiting {
    pub id: Uuid,
    pub name: String,
    pub lines: i64,
    /// Rows left to put right, of a list that was approved.
    pub left: Option<i64>,
}

/// Lists shown at most.
const WAITING: u64 = 20;

/// What is kept of a file.
pub struct NewUpload<'a> {
    pub centre: Uuid,
    pub staff: Uuid,
    pub flight: Option<Uuid>,
    pub name: &'a str,
    pub digest: String,
    pub bytes: &'a [u8],
    pub lines: i64,
    pub findings: i64,
    pub state: &'static str,
}

const fn at(row: Uuid) -> At {
    At { table: "uploads", column: "reading", row }
}

impl Store {
    /// One list of the caller's centre.
    pub async fn upload(&self, scope: Scope, id: Uuid) -> Result<Upload, StoreError> {
        let centre = centre_of(scope).ok_or(StoreError::NotFound)?;
        let found = rows::Entity::find_by_id(id).filter(rows::Column::CentreId.eq(centre)).one(&self.reader).await?;
        let row = found.ok_or(StoreError::NotFound)?;
        let bytes = self.keys.open(at(row.id), &row.reading)?;
        Ok(Upload {
            id: row.id,
            flight: row.flight_id,
            name: row.name,
            bytes,
            state: row.state,
            created_at: row.created_at,
        })
    }

    /// The name of a list of the caller's centre.
    pub async fn upload_name(&self, scope: Scope, id: Uuid) -> Result<Option<String>, StoreError> {
        let Some(centre) = centre_of(scope) else { return Ok(None) };
        let found = rows::Entity::find_by_id(id).filter(rows::Column::CentreId.eq(centre)).one(&self.reader).await?;
        Ok(found.map(|row| row.name))
    }

    /// When the very same file was approved before.
    pub async fn upload_before(&self, scope: Scope, digest: &str) -> Result<Option<i64>, StoreError> {
        let Some(centre) = centre_of(scope) else { return Ok(None) };
        let row = rows::Entity::find()
            .filter(rows::Column::CentreId.eq(centre))
            .filter(rows::Column::Digest.eq(digest))
            .filter(rows::Column::State.eq("approved"))
            .order_by_desc(rows::Column::DecidedAt)
            .one(&self.reader)
            .await?;
        Ok(row.and_then(|row| row.decided_at))
    }

    /// Lists that wait for a decision, or have rows left to put right, the newest first.
    pub async fn uploads_waiting(&self, scope: Scope) -> Result<Vec<Waiting>, StoreError> {
        let Some(centre) = centre_of(scope) else { return Ok(Vec::new()) };
        let found = rows::Entity::find()
            .filter(rows::Column::CentreId.eq(centre))
            .filter(
                Condition::any()
                    .add(rows::Column::State.eq("review"))
                    .add(Condition::all().add(rows::Column::State.eq("approved")).add(rows::Column::Findings.gt(0))),
            )
            .order_by_desc(rows::Column::CreatedAt)
            .limit(WAITING)
            .select_only()
            .columns([
                rows::Column::Id,
                rows::Column::Name,
                rows::Column::Lines,
                rows::Column::Findings,
                rows::Column::State,
            ])
            .into_tuple::<(Uuid, String, i64, i64, String)>()
            .all(&self.reader)
            .await?;
        Ok(found
            .into_iter()
            .map(|(id, name, lines, left, state)| Waiting {
                id,
                name,
                lines,
                left: (state == "approved").then_some(left),
            })
            .collect())
    }
}

impl Write {
    /// Keeps a list, sealed.
    pub async fn add_upload(&mut self, new: NewUpload<'_>) -> Result<Uuid, StoreError> {
        let id = self.mint();
        let reading = self.seal_bytes(at(id), new.bytes)?;
        self.insert(rows::Model {
            id,
            centre_id: new.centre,
            flight_id: new.flight,
            staff_id: new.staff,
            name: new.name.into(),
            digest: new.digest,
            reading,
            lines: new.lines,
            findings: new.findings,
            state: new.state.into(),
            created_at: self.now(),
            decided_at: None,
            decided_by: None,
        })
        .await?;
        Ok(id)
    }

    /// Notes what a list holds, once it was read.
    pub async fn count_upload(&mut self, id: Uuid, lines: i64, findings: i64) -> Result<(), StoreError> {
        let row = rows::ActiveModel {
            id: sea_orm::Set(id),
            lines: sea_orm::Set(lines),
            findings: sea_orm::Set(findings),
            ..Default::default()
        };
        self.save(row).await
    }

    /// Decides about a list that waits: `approved` or `cancelled`; only the first decision counts.
    pub async fn decide_upload(&mut self, id: Uuid, state: &str) -> Result<(), StoreError> {
        let row = rows::ActiveModel {
            id: sea_orm::Set(id),
            state: sea_orm::Set(state.into()),
            decided_at: sea_orm::Set(Some(self.now())),
            decided_by: sea_orm::Set(self.by.id),
            ..Default::default()
        };
        self.change(row, rows::Column::State, &["review"]).await
    }
}
