//! What is kept beside a list: decisions about an upload (sealed), what a sender's columns mean, and the whole of a
//! flight's lines for comparing, sealed people included, because a corrected list names them too.

use std::collections::BTreeMap;

use domain::access::Scope;
use sea_orm::{ActiveValue::Set, QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{documents, flights, manifest_lines as lines, persons, sender_columns, upload_choices},
    flights::centre_of,
    lines::Line,
    seal::At,
};

/// Where it is sealed what a line was last listed as.
pub const fn listed_at(row: Uuid) -> At {
    At { table: "manifest_lines", column: "listed", row }
}

const fn choices_at(row: Uuid) -> At {
    At { table: "upload_choices", column: "choices", row }
}

/// What the columns of a sender mean, by the titles they are known by.
pub struct SenderColumns {
    pub signature: String,
    pub columns: serde_json::Value,
    pub date_order: Option<String>,
}

impl Store {
    /// Flights and buses of the centre that arrive on a day.
    pub async fn flights_on(&self, scope: Scope, day: &str) -> Result<Vec<flights::Model>, StoreError> {
        let Some(centre) = centre_of(scope) else { return Ok(Vec::new()) };
        let of_day = flights::Entity::find()
            .filter(flights::Column::CentreId.eq(centre))
            .filter(flights::Column::ArrivesOn.eq(day));
        Ok(of_day.order_by_asc(flights::Column::Id).all(&self.reader).await?)
    }

    /// The centre of a flight, for the console alone, which works for every centre.
    pub async fn centre_of_flight(&self, flight: Uuid) -> Result<Option<Uuid>, StoreError> {
        Ok(flights::Entity::find_by_id(flight).one(&self.reader).await?.map(|row| row.centre_id))
    }

    /// Every line of a flight, each with whether its person is sealed: to compare lists, never to show.
    pub async fn lines_to_compare(&self, scope: Scope, flight: Uuid) -> Result<Vec<(Line, bool)>, StoreError> {
        self.flight(scope, flight).await?;
        let found = lines::Entity::find()
            .filter(lines::Column::FlightId.eq(flight))
            .order_by_asc(lines::Column::Row)
            .order_by_asc(lines::Column::Id);
        let found = found.all(&self.reader).await?;
        let people: Vec<Uuid> = found.iter().filter_map(|line| line.person_id).collect();
        let mut sealed = Vec::new();
        for part in people.chunks(400) {
            let some = persons::Entity::find()
                .filter(persons::Column::Id.is_in(part.iter().copied()))
                .filter(persons::Column::Sealed.eq(true));
            sealed.extend(some.all(&self.reader).await?.into_iter().map(|person| person.id));
        }
        Ok(found
            .into_iter()
            .map(|line| {
                let hidden = line.person_id.is_some_and(|id| sealed.contains(&id));
                (line, hidden)
            })
            .collect())
    }

    /// What a line was last listed as, opened.
    pub fn line_listed(&self, line: &Line) -> Result<Option<String>, StoreError> {
        line.listed.as_ref().map(|sealed| self.keys.open_text(listed_at(line.id), sealed)).transpose()
    }

    /// People by the blind index of their papers, unsealed ones of the caller's centre.
    pub async fn people_with_documents(
        &self,
        scope: Scope,
        indexes: &[Vec<u8>],
    ) -> Result<BTreeMap<Vec<u8>, Uuid>, StoreError> {
        let mut found = BTreeMap::new();
        let known: std::collections::BTreeSet<Uuid> =
            self.known_people(scope).await?.into_iter().map(|person| person.id).collect();
        for part in indexes.chunks(400) {
            let rows = documents::Entity::find()
                .filter(documents::Column::NumberIndex.is_in(part.iter().cloned()))
                .all(&self.reader)
                .await?;
            let rows = rows.into_iter().filter(|row| known.contains(&row.person_id));
            found.extend(rows.map(|row| (row.number_index, row.person_id)));
        }
        Ok(found)
    }

    /// What was decided about an upload so far, opened.
    pub async fn choices(&self, upload: Uuid) -> Result<Option<(String, i64)>, StoreError> {
        let row = upload_choices::Entity::find()
            .filter(upload_choices::Column::UploadId.eq(upload))
            .one(&self.reader)
            .await?;
        row.map(|row| Ok((self.keys.open_text(choices_at(row.id), &row.choices)?, row.updated_at))).transpose()
    }

    /// What the columns of the senders of this centre mean.
    pub async fn senders(&self, scope: Scope) -> Result<Vec<SenderColumns>, StoreError> {
        let Some(centre) = centre_of(scope) else { return Ok(Vec::new()) };
        let rows = sender_columns::Entity::find()
            .filter(sender_columns::Column::CentreId.eq(centre))
            .all(&self.reader)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| SenderColumns { signature: row.signature, columns: row.columns, date_order: row.date_order })
            .collect())
    }
}

impl Write {
    /// Keeps what was decided about an upload; `seen` is the instant of the decisions this one was made on.
    pub async fn keep_choices(&mut self, upload: Uuid, choices: &str, seen: Option<i64>) -> Result<(), StoreError> {
        let known =
            upload_choices::Entity::find().filter(upload_choices::Column::UploadId.eq(upload)).one(self.tx()).await?;
        if known.as_ref().map(|row| row.updated_at) != seen {
            return Err(StoreError::Conflict);
        }
        let id = known.as_ref().map_or_else(|| self.mint(), |row| row.id);
        // Two decisions within one millisecond are two decisions.
        let now = self.now().max(seen.map_or(i64::MIN, |at| at + 1));
        let sealed = self.seal(choices_at(id), choices)?;
        if known.is_some() {
            return self
                .save(upload_choices::ActiveModel {
                    id: Set(id),
                    choices: Set(sealed),
                    updated_at: Set(now),
                    ..Default::default()
                })
                .await;
        }
        self.insert(upload_choices::Model { id, upload_id: upload, choices: sealed, updated_at: now }).await
    }

    /// Remembers what the columns of a sender mean.
    pub async fn remember_sender(&mut self, centre: Uuid, sender: SenderColumns, by: Uuid) -> Result<(), StoreError> {
        let of = sender_columns::Entity::find()
            .filter(sender_columns::Column::CentreId.eq(centre))
            .filter(sender_columns::Column::Signature.eq(&sender.signature));
        let known = of.one(self.tx()).await?;
        let id = known.as_ref().map_or_else(|| self.mint(), |row| row.id);
        let row = sender_columns::ActiveModel {
            id: Set(id),
            centre_id: Set(centre),
            signature: Set(sender.signature),
            columns: Set(sender.columns),
            date_order: Set(sender.date_order),
            confirmed_by: Set(by),
            confirmed_at: Set(self.now()),
        };
        if known.is_some() { self.save(row).await } else { self.insert(row).await }
    }
}
