//! Plans of a planeload: kept whole, packed and sealed, so that each can be calculated again to the same bytes (routing.md 11).
//!
//! What a plan says of somebody stays sealed in it when they are sealed later: pages read it through the files that exist
//! for the caller now.

use std::io::{Read, Write as _};

use domain::access::Scope;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{plans as rows, staff},
    flights::unit_of,
    seal::At,
};

/// Plans of one flight that are listed.
const LISTED: u64 = 20;

/// What a plan is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub id: Uuid,
    pub flight: Uuid,
    /// Day 0 of its input, `YYYY-MM-DD`.
    pub day: String,
    /// `running`, `ready`, `cancelled` or `failed`.
    pub state: String,
    pub rules_version: String,
    /// When what it was made of was read.
    pub as_of: Option<i64>,
    pub created_at: i64,
    /// Who asked for it.
    pub by: String,
}

/// What was asked and what was answered, as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    pub digest: String,
    pub input: String,
    pub result: String,
}

const fn at(column: &'static str, row: Uuid) -> At {
    At { table: "plans", column, row }
}

fn pack(text: &str) -> Result<Vec<u8>, StoreError> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(text.as_bytes()).map_err(|_| broken("cannot be packed"))?;
    packer.finish().map_err(|_| broken("cannot be packed"))
}

fn unpack(bytes: &[u8]) -> Result<String, StoreError> {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).map_err(|_| broken("cannot be unpacked"))?;
    Ok(text)
}

const fn broken(what: &'static str) -> StoreError {
    StoreError::Inconsistent { table: "plans", id: String::new(), what }
}

impl Store {
    /// The plans of a flight, the newest first. The caller has found the flight within its scope.
    pub async fn plans(&self, scope: Scope, flight: Uuid) -> Result<Vec<Planned>, StoreError> {
        let Some((centre, false)) = unit_of(scope) else { return Ok(Vec::new()) };
        let find = rows::Entity::find()
            .filter(rows::Column::CentreId.eq(centre))
            .filter(rows::Column::FlightId.eq(flight))
            .order_by_desc(rows::Column::CreatedAt)
            .order_by_desc(rows::Column::Id)
            .limit(LISTED);
        self.planned(find).await
    }

    /// One plan of a flight of the caller's centre.
    pub async fn plan(&self, scope: Scope, flight: Uuid, id: Uuid) -> Result<Planned, StoreError> {
        let Some((centre, false)) = unit_of(scope) else { return Err(StoreError::NotFound) };
        let find = rows::Entity::find_by_id(id)
            .filter(rows::Column::CentreId.eq(centre))
            .filter(rows::Column::FlightId.eq(flight));
        self.planned(find).await?.pop().ok_or(StoreError::NotFound)
    }

    /// Input and answer of a plan that the caller has found within its scope; nothing of one that has not come to an end.
    pub async fn plan_whole(&self, id: Uuid) -> Result<Option<Whole>, StoreError> {
        let row = rows::Entity::find_by_id(id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        let (Some(digest), Some(input), Some(result)) = (row.digest, row.input, row.result) else { return Ok(None) };
        let open = |column, sealed: &[u8]| unpack(&self.keys.open(at(column, id), sealed)?);
        Ok(Some(Whole { digest, input: open("input", &input)?, result: open("result", &result)? }))
    }

    /// Without input and answer, which are large.
    async fn planned(&self, find: sea_orm::Select<rows::Entity>) -> Result<Vec<Planned>, StoreError> {
        type Row = (Uuid, Uuid, String, String, String, Option<i64>, i64, Uuid);
        let found: Vec<Row> = find
            .select_only()
            .columns([
                rows::Column::Id,
                rows::Column::FlightId,
                rows::Column::Day,
                rows::Column::State,
                rows::Column::RulesVersion,
                rows::Column::AsOf,
                rows::Column::CreatedAt,
                rows::Column::CreatedBy,
            ])
            .into_tuple()
            .all(&self.reader)
            .await?;
        let asked: Vec<Uuid> = found.iter().map(|row| row.7).collect();
        let names = staff::Entity::find().filter(staff::Column::Id.is_in(asked)).all(&self.reader).await?;
        let name = |id: Uuid| names.iter().find(|row| row.id == id).map(|row| row.name.clone()).unwrap_or_default();
        let planned = found.into_iter().map(|(id, flight, day, state, rules_version, as_of, created_at, by)| Planned {
            id,
            flight,
            day,
            state,
            rules_version,
            as_of,
            created_at,
            by: name(by),
        });
        Ok(planned.collect())
    }
}

impl Write {
    /// A plan that is being made.
    pub async fn begin_plan(
        &mut self,
        (flight, centre): (Uuid, Uuid),
        staff: Uuid,
        day: &str,
        rules_version: &str,
    ) -> Result<Uuid, StoreError> {
        let id = self.mint();
        self.insert(rows::Model {
            id,
            flight_id: flight,
            centre_id: centre,
            day: day.into(),
            state: "running".into(),
            rules_version: rules_version.into(),
            as_of: None,
            digest: None,
            input: None,
            result: None,
            created_by: staff,
            created_at: self.now(),
            ended_at: None,
        })
        .await?;
        self.audit("plan_begun", ("plan", Some(id)), "");
        Ok(id)
    }

    /// The plan is made, of what was read at `as_of`; a conflict when it was cancelled, or another node was faster.
    pub async fn keep_plan(&mut self, id: Uuid, day: &str, as_of: i64, whole: &Whole) -> Result<(), StoreError> {
        let (input, result) = (pack(&whole.input)?, pack(&whole.result)?);
        let (input, result) = (self.seal_bytes(at("input", id), &input)?, self.seal_bytes(at("result", id), &result)?);
        let row = rows::ActiveModel {
            id: Set(id),
            day: Set(day.into()),
            state: Set("ready".into()),
            as_of: Set(Some(as_of)),
            digest: Set(Some(whole.digest.clone())),
            input: Set(Some(input)),
            result: Set(Some(result)),
            ended_at: Set(Some(self.now())),
            ..Default::default()
        };
        self.change(row, rows::Column::State, &["running"]).await?;
        self.audit("plan_made", ("plan", Some(id)), whole.digest.clone());
        Ok(())
    }

    /// The plan comes to nothing: `cancelled` or `failed`.
    pub async fn drop_plan(&mut self, id: Uuid, state: &'static str) -> Result<(), StoreError> {
        let row = rows::ActiveModel {
            id: Set(id),
            state: Set(state.into()),
            ended_at: Set(Some(self.now())),
            ..Default::default()
        };
        self.change(row, rows::Column::State, &["running"]).await?;
        self.audit(if state == "failed" { "plan_failed" } else { "plan_cancelled" }, ("plan", Some(id)), "");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_whole() {
        let text = r#"{"format":"ceiba-routing-instance/1","name":"á"}"#.repeat(200);
        let packed = pack(&text).unwrap();
        assert!(packed.len() * 10 < text.len());
        assert_eq!(unpack(&packed).unwrap(), text);
        assert!(unpack(b"not packed").is_err());
    }
}
