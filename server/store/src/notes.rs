//! What staff wrote in a file, and the telephones of its people: both sealed, opened only for a caller who found the case.

use sea_orm::{QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    arrivals::phone_at,
    entities::{contacts, notes, staff},
    seal::At,
};

/// A note, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: Uuid,
    pub at: i64,
    pub by: Uuid,
    pub name: Option<String>,
    pub words: String,
    /// Only for who has the file and the supervisor; else for everybody who may open it.
    pub narrow: bool,
}

/// A telephone of somebody of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub person: Uuid,
    /// `own` or `family`.
    pub kind: String,
    /// How one may call without harm.
    pub safe_rule: String,
    pub phone: String,
}

/// How a note for few eyes is marked.
const NARROW: &str = "owner";

const fn body_at(row: Uuid) -> At {
    At { table: "notes", column: "body", row }
}

impl Store {
    /// The notes of a case, newest first. The caller has opened the case within its scope.
    pub async fn notes_of(&self, case: Uuid) -> Result<Vec<Note>, StoreError> {
        let rows = notes::Entity::find()
            .filter(notes::Column::CaseId.eq(case))
            .order_by_desc(notes::Column::WrittenAt)
            .order_by_desc(notes::Column::Id);
        let rows = rows.all(&self.reader).await?;
        let writers = staff::Entity::find()
            .filter(staff::Column::Id.is_in(rows.iter().map(|row| row.written_by)))
            .all(&self.reader)
            .await?;
        let open = |row: notes::Model| {
            let name = writers.iter().find(|one| one.id == row.written_by).map(|one| one.name.clone());
            let words = self.keys.open_text(body_at(row.id), &row.body)?;
            Ok(Note {
                id: row.id,
                at: row.written_at,
                by: row.written_by,
                name,
                words,
                narrow: row.visibility.as_deref() == Some(NARROW),
            })
        };
        rows.into_iter().map(open).collect()
    }

    /// The telephones of people. The caller has opened their case within its scope.
    pub async fn contacts_of(&self, people: &[Uuid]) -> Result<Vec<Contact>, StoreError> {
        let rows = contacts::Entity::find()
            .filter(contacts::Column::PersonId.is_in(people.iter().copied()))
            .order_by_asc(contacts::Column::CreatedAt);
        let open = |row: contacts::Model| {
            let phone = self.keys.open_text(phone_at(row.id), &row.phone)?;
            Ok(Contact { person: row.person_id, kind: row.kind, safe_rule: row.safe_rule, phone })
        };
        rows.all(&self.reader).await?.into_iter().map(open).collect()
    }
}

impl Write {
    /// Keeps a note of the member of staff who writes.
    pub async fn add_note(&mut self, case: Uuid, words: &str, narrow: bool) -> Result<Uuid, StoreError> {
        let by = self.by.id.ok_or(StoreError::NotFound)?;
        let id = self.mint();
        let body = self.seal(body_at(id), words)?;
        self.insert(notes::Model {
            id,
            case_id: case,
            body,
            written_by: by,
            written_at: self.now(),
            visibility: narrow.then(|| NARROW.to_owned()),
        })
        .await?;
        self.timeline(case, "note_written", serde_json::json!({}), Some(id)).await?;
        self.audit("note_written", ("note", Some(id)), "");
        Ok(id)
    }
}
