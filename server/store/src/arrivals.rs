//! People who came: found by receipt and line, sealed ones only by the protection unit of their centre.

use domain::access::{Reach, Scope};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{arrivals as rows, cards, cases, contacts, documents, manifest_lines, members, persons, staff},
    flights::unit_of,
    seal::At,
};

pub use rows::Model as Arrival;

/// Where a paper's number is sealed.
pub const fn document_at(row: Uuid) -> At {
    At { table: "documents", column: "number", row }
}

/// Where a telephone is sealed.
pub const fn phone_at(row: Uuid) -> At {
    At { table: "contacts", column: "phone", row }
}

/// A registered person as the desk may show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    pub arrival: Uuid,
    pub person: Uuid,
    pub household: Option<Uuid>,
    pub given_names: String,
    pub surnames: String,
    pub receipt: String,
    pub desk: String,
    pub by: String,
    pub at: i64,
    pub list_no: Option<String>,
}

pub(crate) fn within(scope: Scope) -> Option<Condition> {
    let (centre, sealed) = unit_of(scope)?;
    Some(Condition::all().add(rows::Column::CentreId.eq(centre)).add(rows::Column::Sealed.eq(sealed)))
}

impl Store {
    /// The arrival with this receipt, if it exists for the caller.
    pub async fn arrival_of_receipt(
        &self,
        scope: Scope,
        flight: Uuid,
        receipt: &str,
    ) -> Result<Registered, StoreError> {
        let condition = within(scope)
            .ok_or(StoreError::NotFound)?
            .add(rows::Column::FlightId.eq(flight))
            .add(rows::Column::Receipt.eq(receipt));
        self.registered(condition).await?.into_iter().next().ok_or(StoreError::NotFound)
    }

    /// Who was registered from this line, if it exists for the caller.
    pub async fn arrival_of_line(&self, scope: Scope, line: Uuid) -> Result<Option<Registered>, StoreError> {
        let Some(condition) = within(scope) else { return Ok(None) };
        Ok(self
            .registered(condition.add(rows::Column::LineId.eq(line)).add(rows::Column::State.ne("void")))
            .await?
            .into_iter()
            .next())
    }

    /// The arrival of a person on a flight.
    pub async fn arrival_of_person(
        &self,
        scope: Scope,
        flight: Uuid,
        person: Uuid,
    ) -> Result<Option<Registered>, StoreError> {
        let Some(condition) = within(scope) else { return Ok(None) };
        let condition = condition.add(rows::Column::FlightId.eq(flight)).add(rows::Column::PersonId.eq(person));
        Ok(self.registered(condition).await?.into_iter().next())
    }

    /// Everybody of a household who came with this flight.
    pub async fn arrivals_of_household(&self, scope: Scope, household: Uuid) -> Result<Vec<Registered>, StoreError> {
        let Some(condition) = within(scope) else { return Ok(Vec::new()) };
        self.registered(condition.add(rows::Column::HouseholdId.eq(household))).await
    }

    async fn registered(&self, condition: Condition) -> Result<Vec<Registered>, StoreError> {
        let found = rows::Entity::find()
            .filter(condition)
            .order_by_asc(rows::Column::RegisteredAt)
            .order_by_asc(rows::Column::Id)
            .limit(60)
            .all(&self.reader)
            .await?;
        let mut all = Vec::with_capacity(found.len());
        for row in found {
            let person =
                persons::Entity::find_by_id(row.person_id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
            let by = staff::Entity::find_by_id(row.registered_by).one(&self.reader).await?;
            let line = match row.line_id {
                Some(line) => manifest_lines::Entity::find_by_id(line).one(&self.reader).await?,
                None => None,
            };
            all.push(Registered {
                arrival: row.id,
                person: row.person_id,
                household: row.household_id,
                given_names: person.given_names,
                surnames: person.surnames,
                receipt: row.receipt,
                desk: row.desk,
                by: by.map(|by| by.name).unwrap_or_default(),
                at: row.registered_at,
                list_no: line.and_then(|line| line.list_no),
            });
        }
        Ok(all)
    }

    /// The household somebody of the caller's reach lives in now.
    pub async fn household_of(&self, scope: Scope, person: Uuid) -> Result<Option<Uuid>, StoreError> {
        self.known_person(scope, person).await?;
        let member = members::Entity::find()
            .filter(members::Column::PersonId.eq(person))
            .filter(members::Column::LeftAt.is_null());
        Ok(member.order_by_desc(members::Column::JoinedAt).one(&self.reader).await?.map(|row| row.household_id))
    }

    /// The last two digits of the card a household carries.
    pub async fn card_of_household(&self, household: Uuid) -> Result<Option<String>, StoreError> {
        let Some(case) = self.case_of_household(household).await? else { return Ok(None) };
        let card =
            cards::Entity::find().filter(cards::Column::CaseId.eq(case)).filter(cards::Column::State.eq("bound"));
        Ok(card.order_by_desc(cards::Column::BoundAt).one(&self.reader).await?.map(|card| card.last_two))
    }

    /// The newest case of a household.
    pub async fn case_of_household(&self, household: Uuid) -> Result<Option<Uuid>, StoreError> {
        let row = cases::Entity::find()
            .filter(cases::Column::HouseholdId.eq(household))
            .order_by_desc(cases::Column::OpenedAt)
            .one(&self.reader)
            .await?;
        Ok(row.map(|row| row.id))
    }

    /// People of the centre whom the caller may find, for the comparison with a list.
    pub async fn known_people(&self, scope: Scope) -> Result<Vec<persons::Model>, StoreError> {
        let Reach::Centre(centre) = scope.reach() else { return Ok(Vec::new()) };
        Ok(persons::Entity::find()
            .filter(persons::Column::CentreId.eq(centre.uuid()))
            .filter(persons::Column::Sealed.eq(false))
            .filter(persons::Column::State.eq("active"))
            .all(&self.reader)
            .await?)
    }

    /// One person whom the caller may find.
    pub async fn known_person(&self, scope: Scope, id: Uuid) -> Result<persons::Model, StoreError> {
        let Reach::Centre(centre) = scope.reach() else { return Err(StoreError::NotFound) };
        let found = persons::Entity::find_by_id(id)
            .filter(persons::Column::CentreId.eq(centre.uuid()))
            .filter(persons::Column::Sealed.eq(false));
        found.one(&self.reader).await?.ok_or(StoreError::NotFound)
    }

    /// The day of the last arrival of a person, in milliseconds.
    pub async fn last_arrival(&self, person: Uuid) -> Result<Option<i64>, StoreError> {
        let row = rows::Entity::find().filter(rows::Column::PersonId.eq(person)).filter(rows::Column::State.ne("void"));
        Ok(row.order_by_desc(rows::Column::RegisteredAt).one(&self.reader).await?.map(|row| row.registered_at))
    }

    /// Who carries the paper with this blind index.
    pub async fn persons_with_document(&self, scope: Scope, index: &[u8]) -> Result<Vec<Uuid>, StoreError> {
        let found =
            documents::Entity::find().filter(documents::Column::NumberIndex.eq(index)).all(&self.reader).await?;
        let mut known = Vec::new();
        for row in found {
            if self.known_person(scope, row.person_id).await.is_ok() {
                known.push(row.person_id);
            }
        }
        Ok(known)
    }
}

impl Write {
    /// Ends every present membership of somebody who came again and is registered into a family anew.
    pub async fn leave_families(&self, person: Uuid) -> Result<(), StoreError> {
        let present = members::Entity::find()
            .filter(members::Column::PersonId.eq(person))
            .filter(members::Column::LeftAt.is_null());
        for row in present.all(self.tx()).await? {
            let left = members::ActiveModel {
                id: Set(row.id),
                person_id: Set(person),
                left_at: Set(Some(self.now())),
                ..Default::default()
            };
            self.save(left).await?;
        }
        Ok(())
    }

    /// True when the person showed this paper before.
    pub async fn has_paper(&self, person: Uuid, index: &[u8]) -> Result<bool, StoreError> {
        let find = documents::Entity::find()
            .filter(documents::Column::PersonId.eq(person))
            .filter(documents::Column::NumberIndex.eq(index));
        Ok(find.count(self.tx()).await? > 0)
    }

    /// True when the person gave this telephone before.
    pub async fn has_phone(&self, person: Uuid, index: &[u8]) -> Result<bool, StoreError> {
        let find = contacts::Entity::find()
            .filter(contacts::Column::PersonId.eq(person))
            .filter(contacts::Column::PhoneIndex.eq(index));
        Ok(find.count(self.tx()).await? > 0)
    }

    /// The household and case somebody of this flight was registered into; nothing for sealed ones.
    pub async fn household_of_person(&self, person: Uuid) -> Result<Option<(Uuid, Uuid)>, StoreError> {
        let member = members::Entity::find()
            .filter(members::Column::PersonId.eq(person))
            .filter(members::Column::LeftAt.is_null())
            .order_by_desc(members::Column::JoinedAt)
            .one(self.tx())
            .await?;
        let Some(member) = member else { return Ok(None) };
        let case = cases::Entity::find()
            .filter(cases::Column::HouseholdId.eq(member.household_id))
            .filter(cases::Column::Sealed.eq(false))
            .order_by_desc(cases::Column::OpenedAt)
            .one(self.tx())
            .await?;
        Ok(case.map(|case| (member.household_id, case.id)))
    }
}
