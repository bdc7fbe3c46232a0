//! Pairs of records that may be one person, for those who decide.

use domain::access::Scope;
use domain::merge::Likeness;
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, prelude::*, sea_query::OnConflict};

use crate::{
    Store, StoreError, Write,
    entities::{arrivals, likenesses as rows, persons},
    flights::unit_of,
    people::Person,
};

pub use rows::Model as Row;

/// A pair to be noted.
pub struct Noted {
    pub one: Uuid,
    pub other: Uuid,
    pub centre: Uuid,
    /// Known to the protection unit alone.
    pub sealed: bool,
    pub score: u16,
    pub verdict: &'static str,
    /// Codes of the reasons, separated by commas.
    pub reasons: String,
    pub state: Likeness,
}

fn within(scope: Scope) -> Option<Condition> {
    let (centre, sealed) = unit_of(scope)?;
    Some(Condition::all().add(rows::Column::CentreId.eq(centre)).add(rows::Column::Sealed.eq(sealed)))
}

impl Store {
    /// Pairs that wait for somebody, the most alike first.
    pub async fn likenesses(&self, scope: Scope) -> Result<Vec<(Row, Person, Person)>, StoreError> {
        let Some(within) = within(scope) else { return Ok(Vec::new()) };
        let waiting = [Likeness::Open.code(), Likeness::Asked.code()];
        let found = rows::Entity::find()
            .filter(within)
            .filter(rows::Column::State.is_in(waiting))
            .order_by_desc(rows::Column::Score)
            .order_by_asc(rows::Column::Id)
            .limit(100)
            .all(&self.reader)
            .await?;
        let ids: Vec<Uuid> = found.iter().flat_map(|row| [row.person_id, row.other_id]).collect();
        let people = persons::Entity::find()
            .filter(persons::Column::Id.is_in(ids))
            .filter(persons::Column::State.eq("active"))
            .all(&self.reader)
            .await?;
        let one = |id: Uuid| people.iter().find(|person| person.id == id).cloned();
        Ok(found
            .into_iter()
            .filter_map(|row| Some((one(row.person_id)?, one(row.other_id)?, row)))
            .map(|(a, b, row)| (row, a, b))
            .collect())
    }

    /// Who has this receipt in the open house of a centre.
    pub async fn person_of_receipt(&self, centre: Uuid, receipt: &str) -> Result<Option<Uuid>, StoreError> {
        let found = arrivals::Entity::find()
            .filter(arrivals::Column::CentreId.eq(centre))
            .filter(arrivals::Column::Sealed.eq(false))
            .filter(arrivals::Column::Receipt.eq(receipt));
        Ok(found.one(&self.reader).await?.map(|row| row.person_id))
    }

    /// One pair of the caller's reach, whose records both still stand alone.
    pub async fn likeness(&self, scope: Scope, id: Uuid) -> Result<(Row, Person, Person), StoreError> {
        let within = within(scope).ok_or(StoreError::NotFound)?;
        let row = rows::Entity::find_by_id(id).filter(within).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        let person = async |id: Uuid| {
            persons::Entity::find_by_id(id)
                .filter(persons::Column::State.eq("active"))
                .one(&self.reader)
                .await?
                .ok_or(StoreError::NotFound)
        };
        Ok((row.clone(), person(row.person_id).await?, person(row.other_id).await?))
    }
}

impl Write {
    /// Notes a pair; one that is known already stays as it is.
    pub async fn note_likeness(&mut self, noted: Noted, by: Option<Uuid>) -> Result<(), StoreError> {
        let id = self.mint();
        let decided = noted.state != Likeness::Open;
        let row = rows::ActiveModel {
            id: Set(id),
            person_id: Set(noted.one.min(noted.other)),
            other_id: Set(noted.one.max(noted.other)),
            centre_id: Set(noted.centre),
            sealed: Set(noted.sealed),
            score: Set(noted.score.into()),
            verdict: Set(noted.verdict.into()),
            reasons: Set(noted.reasons),
            state: Set(noted.state.code().into()),
            raised_by: Set(by),
            raised_at: Set(self.now()),
            decided_by: Set(by.filter(|_| decided)),
            decided_at: Set(decided.then(|| self.now())),
        };
        let known = OnConflict::columns([rows::Column::PersonId, rows::Column::OtherId]).do_nothing().to_owned();
        rows::Entity::insert(row).on_conflict(known).exec_without_returning(self.tx()).await?;
        self.audit("likeness_noted", ("likeness", Some(id)), noted.state.code());
        Ok(())
    }

    /// Moves a pair on; somebody faster is a conflict.
    pub async fn decide_likeness(
        &mut self,
        id: Uuid,
        from: Likeness,
        to: Likeness,
        by: Uuid,
    ) -> Result<(), StoreError> {
        let row = rows::ActiveModel {
            id: Set(id),
            state: Set(to.code().into()),
            decided_by: Set(Some(by)),
            decided_at: Set(Some(self.now())),
            ..Default::default()
        };
        self.change(row, rows::Column::State, &[from.code()]).await?;
        self.audit("likeness_decided", ("likeness", Some(id)), to.code());
        Ok(())
    }

    /// The pair of two records, if it was noted.
    pub async fn likeness_of(&self, one: Uuid, other: Uuid) -> Result<Option<Row>, StoreError> {
        let find = rows::Entity::find()
            .filter(rows::Column::PersonId.eq(one.min(other)))
            .filter(rows::Column::OtherId.eq(one.max(other)));
        Ok(find.one(self.tx()).await?)
    }
}
