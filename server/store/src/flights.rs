//! Flights and buses of a centre, and the numbers of the board.

use domain::access::{Reach, Scope};
use sea_orm::{Condition, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{arrivals, flights as rows, manifest_lines as lines, members, persons},
    lines::open_lines,
};

pub use rows::Model as Flight;

/// What the board shows of one flight; counts only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub listed: u64,
    pub registered: u64,
    /// Under 18, as the list says.
    pub minors: u64,
    /// Without an adult, as the list says.
    pub alone: u64,
    pub families: u64,
    pub private_interviews: u64,
    pub to_review: u64,
}

/// The centre whose flights exist for a scope; flights themselves are never sealed.
pub(crate) fn centre_of(scope: Scope) -> Option<Uuid> {
    match scope.reach() {
        Reach::Centre(centre) | Reach::SealedUnit(centre) | Reach::Caseload { centre, .. } => Some(centre.uuid()),
        Reach::Agency(_) | Reach::Nothing => None,
    }
}

/// The centre, and the side of the seal, whose people exist for a scope that is not one caseload or agency.
pub(crate) fn unit_of(scope: Scope) -> Option<(Uuid, bool)> {
    match scope.reach() {
        Reach::Centre(centre) => Some((centre.uuid(), false)),
        Reach::SealedUnit(centre) => Some((centre.uuid(), true)),
        Reach::Caseload { .. } | Reach::Agency(_) | Reach::Nothing => None,
    }
}

impl Store {
    /// Flights of a day (`YYYY-MM-DD`) and every one of another day that is not over, the earliest first.
    pub async fn flights(&self, scope: Scope, day: &str) -> Result<Vec<Flight>, StoreError> {
        let Some(centre) = centre_of(scope) else { return Ok(Vec::new()) };
        Ok(rows::Entity::find()
            .filter(rows::Column::CentreId.eq(centre))
            .filter(
                Condition::any()
                    .add(rows::Column::ArrivesOn.eq(day))
                    .add(rows::Column::State.is_not_in(["closed", "cancelled"])),
            )
            .order_by_asc(rows::Column::ArrivesOn)
            .order_by_asc(rows::Column::ArrivesAt)
            .order_by_asc(rows::Column::Number)
            .all(&self.reader)
            .await?)
    }

    /// One flight of the caller's centre.
    pub async fn flight(&self, scope: Scope, id: Uuid) -> Result<Flight, StoreError> {
        let centre = centre_of(scope).ok_or(StoreError::NotFound)?;
        let row = rows::Entity::find_by_id(id).filter(rows::Column::CentreId.eq(centre)).one(&self.reader).await?;
        row.ok_or(StoreError::NotFound)
    }

    /// The flight of a number on a day, if the centre has it.
    pub async fn flight_of(&self, scope: Scope, number: &str, day: &str) -> Result<Option<Flight>, StoreError> {
        let Some(centre) = centre_of(scope) else { return Ok(None) };
        Ok(rows::Entity::find()
            .filter(rows::Column::CentreId.eq(centre))
            .filter(rows::Column::Number.eq(number))
            .filter(rows::Column::ArrivesOn.eq(day))
            .one(&self.reader)
            .await?)
    }

    /// Counts of a flight the caller has found before. Who is sealed is in none of them, nor is their line of the list.
    pub async fn tally(&self, flight: Uuid) -> Result<Tally, StoreError> {
        // Whom a corrected list took off is not expected; the line stays, in case they come.
        let named = Condition::any()
            .add(lines::Column::State.ne("absent"))
            .add(lines::Column::AbsentReason.is_null())
            .add(lines::Column::AbsentReason.ne("taken_off_list"));
        let listed = lines::Entity::find()
            .filter(lines::Column::FlightId.eq(flight))
            .filter(lines::Column::State.ne("refused"))
            .filter(named)
            .filter(open_lines());
        let present = arrivals::Entity::find()
            .filter(arrivals::Column::FlightId.eq(flight))
            .filter(arrivals::Column::State.ne("void"))
            .filter(arrivals::Column::Sealed.eq(false));
        let count = |condition: Condition| listed.clone().filter(condition).count(&self.reader);
        Ok(Tally {
            listed: listed.clone().count(&self.reader).await?,
            registered: present.clone().count(&self.reader).await?,
            minors: count(Condition::all().add(lines::Column::IsMinor.eq(true))).await?,
            alone: count(Condition::all().add(lines::Column::Unaccompanied.eq(true))).await?,
            families: self.families(flight).await?,
            private_interviews: present.filter(arrivals::Column::PrivateInterview.eq(true)).count(&self.reader).await?,
            to_review: count(Condition::all().add(lines::Column::State.eq("needs_review"))).await?,
        })
    }

    /// Blank cards in the box.
    pub async fn blank_cards(&self) -> Result<u64, StoreError> {
        use crate::entities::cards;
        Ok(cards::Entity::find().filter(cards::Column::State.eq("blank")).count(&self.reader).await?)
    }

    /// Groups of the list that still wait, and households of more than one already registered.
    async fn families(&self, flight: Uuid) -> Result<u64, StoreError> {
        let waiting: Vec<Option<String>> = lines::Entity::find()
            .select_only()
            .column(lines::Column::FamilyGroup)
            .distinct()
            .filter(lines::Column::FlightId.eq(flight))
            .filter(lines::Column::FamilyGroup.is_not_null())
            .filter(open_lines())
            .into_tuple()
            .all(&self.reader)
            .await?;
        if !waiting.is_empty() {
            return Ok(waiting.len() as u64);
        }
        let households: Vec<Uuid> = arrivals::Entity::find()
            .select_only()
            .column(arrivals::Column::HouseholdId)
            .filter(arrivals::Column::FlightId.eq(flight))
            .filter(arrivals::Column::HouseholdId.is_not_null())
            .filter(arrivals::Column::Sealed.eq(false))
            .group_by(arrivals::Column::HouseholdId)
            .having(sea_orm::sea_query::ExprTrait::gt(arrivals::Column::Id.count(), 1))
            .into_tuple()
            .all(&self.reader)
            .await?;
        Ok(households.len() as u64)
    }

    /// Birth columns and kinship of the unsealed members of a household: is there an adult?
    pub async fn household_members(&self, household: Uuid) -> Result<Vec<persons::Model>, StoreError> {
        let ids: Vec<Uuid> = members::Entity::find()
            .select_only()
            .column(members::Column::PersonId)
            .filter(members::Column::HouseholdId.eq(household))
            .filter(members::Column::LeftAt.is_null())
            .into_tuple()
            .all(&self.reader)
            .await?;
        Ok(persons::Entity::find()
            .filter(persons::Column::Id.is_in(ids))
            .filter(persons::Column::Sealed.eq(false))
            .all(&self.reader)
            .await?)
    }
}

impl Write {
    /// An invented flight that a demonstration expects on a day (ISO date), and at an instant if its hour is known.
    pub async fn expect_flight(
        &mut self,
        centre: Uuid,
        number: &str,
        origin: &str,
        day: &str,
        at: Option<i64>,
    ) -> Result<Uuid, StoreError> {
        let id = self.mint();
        let row = rows::Model {
            id,
            centre_id: centre,
            number: number.into(),
            kind: "air".into(),
            origin: origin.into(),
            arrives_on: day.into(),
            arrives_at: at,
            state: "expected".into(),
            state_facts: None,
            created_at: self.now(),
            closed_at: None,
            synthetic: true,
        };
        self.insert(row).await?;
        Ok(id)
    }
}
