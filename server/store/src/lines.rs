//! Lines of a list: found at the desk by number, card or surname without accents; a line of a sealed child is gone.

use domain::access::Scope;
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, prelude::*, sea_query::Query};

use crate::{
    Store, StoreError, Write,
    entities::{manifest_lines as rows, persons},
    flights::centre_of,
    seal::At,
};

pub use rows::Model as Line;

/// Where the number of a line's paper is sealed.
pub const fn document_at(row: Uuid) -> At {
    At { table: "manifest_lines", column: "document", row }
}

/// Lines of people who are sealed exist only for the protection unit.
pub(crate) fn open_lines() -> Condition {
    let sealed = Query::select()
        .column(persons::Column::Id)
        .from(persons::Entity)
        .and_where(persons::Column::Sealed.eq(true))
        .to_owned();
    Condition::any().add(rows::Column::PersonId.is_null()).add(rows::Column::PersonId.not_in_subquery(sealed))
}

/// How many rows a search at the desk shows.
const SHOWN: u64 = 20;

impl Store {
    /// All lines of a flight in the order of the list.
    pub async fn lines(&self, scope: Scope, flight: Uuid) -> Result<Vec<Line>, StoreError> {
        self.flight(scope, flight).await?;
        Ok(rows::Entity::find()
            .filter(rows::Column::FlightId.eq(flight))
            .filter(open_lines())
            .order_by_asc(rows::Column::Row)
            .order_by_asc(rows::Column::Id)
            .all(&self.reader)
            .await?)
    }

    /// One line of a flight.
    pub async fn line(&self, scope: Scope, flight: Uuid, id: Uuid) -> Result<Line, StoreError> {
        self.flight(scope, flight).await?;
        let row = rows::Entity::find_by_id(id)
            .filter(rows::Column::FlightId.eq(flight))
            .filter(open_lines())
            .one(&self.reader)
            .await?;
        row.ok_or(StoreError::NotFound)
    }

    /// Lines with this number on the list.
    pub async fn lines_numbered(&self, scope: Scope, flight: Uuid, number: &str) -> Result<Vec<Line>, StoreError> {
        self.flight(scope, flight).await?;
        let number = number.trim_start_matches('0');
        let padded: Vec<String> = (0..3).map(|zeros| format!("{}{number}", "0".repeat(zeros))).collect();
        Ok(rows::Entity::find()
            .filter(rows::Column::FlightId.eq(flight))
            .filter(rows::Column::ListNo.is_in(padded))
            .filter(open_lines())
            .order_by_asc(rows::Column::Row)
            .all(&self.reader)
            .await?)
    }

    /// Lines in which every folded word begins a word of the name; then those that sound so.
    pub async fn lines_named(
        &self,
        scope: Scope,
        flight: Uuid,
        folded: &[String],
        sounds: &[String],
    ) -> Result<Vec<Line>, StoreError> {
        self.flight(scope, flight).await?;
        let begins = |column: rows::Column, words: &[String]| {
            words.iter().fold(Condition::all(), |all, word| {
                // Folded words hold letters, digits and blanks only, so no sign of LIKE can come from typing.
                all.add(Condition::any().add(column.starts_with(word)).add(column.contains(format!(" {word}"))))
            })
        };
        let either =
            Condition::any().add(begins(rows::Column::Folded, folded)).add(begins(rows::Column::Phonetic, sounds));
        Ok(rows::Entity::find()
            .filter(rows::Column::FlightId.eq(flight))
            .filter(either)
            .filter(open_lines())
            .order_by_asc(rows::Column::SortKey)
            .order_by_asc(rows::Column::Row)
            .limit(SHOWN)
            .all(&self.reader)
            .await?)
    }

    /// The paper number of a line, opened.
    pub fn line_document(&self, line: &Line) -> Result<Option<String>, StoreError> {
        line.document.as_ref().map(|sealed| self.keys.open_text(document_at(line.id), sealed)).transpose()
    }
}

impl Write {
    /// A line inside the transaction, of a flight of the caller's centre.
    pub async fn line_of(&self, scope: Scope, flight: Uuid, id: Uuid) -> Result<Line, StoreError> {
        centre_of(scope).ok_or(StoreError::NotFound)?;
        rows::Entity::find_by_id(id)
            .filter(rows::Column::FlightId.eq(flight))
            .one(self.tx())
            .await?
            .ok_or(StoreError::NotFound)
    }

    /// Marks a line as arrived with its person; refused when somebody was faster.
    pub async fn line_arrived(&self, id: Uuid, person: Uuid) -> Result<(), StoreError> {
        let row = rows::ActiveModel {
            id: Set(id),
            state: Set("arrived".into()),
            person_id: Set(Some(person)),
            updated_at: Set(self.now()),
            ..Default::default()
        };
        self.change(row, rows::Column::State, &["pending", "needs_review", "matched", "absent"]).await
    }
}
