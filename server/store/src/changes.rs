//! Who changed, in the order of commits: every node keeps its search in memory true by reading on from where it was.
//!
//! Rows are written where the audit chain is, under its lock, so a number that is seen never has a smaller one come after it.
//! A row is noted by what it is, so no use case can forget it.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use sea_orm::{ActiveModelTrait, EntityName, IdenStatic, Iterable, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{arrivals, cases, contacts, documents, members, person_changes as rows, person_names},
};

/// Tables that say something of a person which searches know, with the column that names the person.
const OF_A_PERSON: [(&str, &str); 7] = [
    ("persons", "id"),
    ("person_names", "person_id"),
    ("documents", "person_id"),
    ("contacts", "person_id"),
    ("arrivals", "person_id"),
    ("members", "person_id"),
    ("cases", "person_id"),
];

/// What one transaction touched.
#[derive(Default)]
pub(crate) struct Touched(Mutex<Noted>);

#[derive(Default)]
struct Noted {
    people: BTreeSet<Uuid>,
    /// Rows saved without naming their person: table and id.
    rows: BTreeSet<(&'static str, Uuid)>,
    /// Files whose whole household is concerned.
    cases: BTreeSet<Uuid>,
}

impl Touched {
    /// Notes a row that is about to be written.
    pub fn note<A: ActiveModelTrait>(&self, row: &A) {
        let table = <A::Entity as Default>::default().table_name();
        let Some((table, column)) = OF_A_PERSON.iter().find(|(name, _)| *name == table) else { return };
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = value(row, "id");
        match value(row, column) {
            Some(person) => _ = noted.people.insert(person),
            None => noted.rows.extend(id.map(|id| (*table, id))),
        }
        if *table == "cases" {
            noted.cases.extend(id);
        }
    }

    /// Notes a file that is written by a statement of its own.
    pub fn case(&self, case: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).cases.insert(case);
    }

    /// Notes a person whose rows are written by statements of their own.
    pub fn person(&self, person: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).people.insert(person);
    }
}

fn value<A: ActiveModelTrait>(row: &A, name: &str) -> Option<Uuid> {
    let column = <A::Entity as EntityTrait>::Column::iter().find(|column| column.as_str() == name)?;
    match row.get(column).into_value()? {
        sea_orm::Value::Uuid(Some(id)) => Some(id),
        _ => None,
    }
}

/// Writes one row for every person the transaction touched.
pub(crate) async fn append(write: &mut Write, seq: i64) -> Result<(), StoreError> {
    let noted = std::mem::take(&mut write.touched).0.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut people = noted.people;
    for (table, id) in noted.rows {
        people.extend(person_of(write, table, id).await?);
    }
    for case in noted.cases {
        people.extend(household_of(write, case).await?);
    }
    for person_id in people {
        let id = write.mint();
        write.insert(rows::Model { id, seq, person_id }).await?;
    }
    Ok(())
}

async fn person_of(write: &Write, table: &str, id: Uuid) -> Result<Option<Uuid>, StoreError> {
    let tx = write.tx();
    Ok(match table {
        "person_names" => person_names::Entity::find_by_id(id).one(tx).await?.map(|row| row.person_id),
        "documents" => documents::Entity::find_by_id(id).one(tx).await?.map(|row| row.person_id),
        "contacts" => contacts::Entity::find_by_id(id).one(tx).await?.map(|row| row.person_id),
        "arrivals" => arrivals::Entity::find_by_id(id).one(tx).await?.map(|row| row.person_id),
        "members" => members::Entity::find_by_id(id).one(tx).await?.map(|row| row.person_id),
        "cases" => cases::Entity::find_by_id(id).one(tx).await?.map(|row| row.person_id),
        _ => None,
    })
}

async fn household_of(write: &Write, case: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let Some(case) = cases::Entity::find_by_id(case).one(write.tx()).await? else { return Ok(Vec::new()) };
    let rows =
        members::Entity::find().filter(members::Column::HouseholdId.eq(case.household_id)).all(write.tx()).await?;
    Ok(rows.into_iter().map(|row| row.person_id).chain([case.person_id]).collect())
}

impl Store {
    /// The number of the last change so far; 0 before the first.
    pub async fn last_change(&self) -> Result<i64, StoreError> {
        let last = rows::Entity::find().order_by_desc(rows::Column::Seq).one(&self.reader).await?;
        Ok(last.map_or(0, |row| row.seq))
    }

    /// Who changed after a number, and the number up to which this is known.
    pub async fn changed_after(&self, seq: i64) -> Result<(Vec<Uuid>, i64), StoreError> {
        let found: Vec<(i64, Uuid)> = rows::Entity::find()
            .select_only()
            .columns([rows::Column::Seq, rows::Column::PersonId])
            .filter(rows::Column::Seq.gt(seq))
            .order_by_asc(rows::Column::Seq)
            .into_tuple()
            .all(&self.reader)
            .await?;
        let last = found.last().map_or(seq, |(last, _)| *last);
        let people: BTreeSet<Uuid> = found.into_iter().map(|(_, person)| person).collect();
        Ok((people.into_iter().collect(), last))
    }
}
