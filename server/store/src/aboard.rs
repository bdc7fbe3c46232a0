//! Everybody of a flight whose file is open, as routing asks about them: in a handful of queries, whatever their number.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Scope;
use sea_orm::{QueryOrder, prelude::*};

use crate::{
    Store, StoreError,
    cases::{by, within},
    entities::{arrivals, cases, needs, persons, referrals},
};

/// An open file of a flight.
pub struct Aboard {
    pub case: cases::Model,
    /// Everybody of the household, the lead first.
    pub people: Vec<persons::Model>,
    pub interviewed: bool,
    /// Oldest first.
    pub needs: Vec<needs::Model>,
    pub referrals: Vec<referrals::Model>,
}

impl Store {
    /// The open files of people who came with a flight, within the scope, by id.
    pub async fn aboard(&self, scope: Scope, flight: Uuid) -> Result<Vec<Aboard>, StoreError> {
        let Some(within) = within(scope) else { return Ok(Vec::new()) };
        let came = arrivals::Entity::find()
            .filter(arrivals::Column::FlightId.eq(flight))
            .filter(arrivals::Column::State.ne("void"))
            .filter(arrivals::Column::Sealed.eq(false))
            .all(&self.reader)
            .await?;
        let rows = cases::Entity::find()
            .filter(within)
            .filter(cases::Column::State.eq("open"))
            .filter(cases::Column::ArrivalId.is_in(came.iter().map(|row| row.id)))
            .order_by_asc(cases::Column::Id)
            .all(&self.reader)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let homes: Vec<Uuid> = rows.iter().map(|row| row.household_id).collect();
        let member = self.living_in(&homes).await?;
        let people: BTreeSet<Uuid> =
            rows.iter().map(|row| row.person_id).chain(member.iter().map(|row| row.person_id)).collect();
        let people = persons::Entity::find().filter(persons::Column::Id.is_in(people)).all(&self.reader).await?;
        let people: BTreeMap<Uuid, persons::Model> = people.into_iter().map(|row| (row.id, row)).collect();
        let member = by(member, |row| row.household_id);
        let mut interview = by(self.interviews_of(&ids).await?, |row| row.case_id);
        let mut need = by(self.needs_of(&ids).await?, |row| row.case_id);
        let mut referral = by(self.referrals_of_cases(&ids).await?, |row| row.case_id);
        let mut aboard = Vec::with_capacity(rows.len());
        for case in rows {
            let together = member.get(&case.household_id).into_iter().flatten().map(|row| row.person_id);
            let others = together.filter(|id| *id != case.person_id);
            let ids = std::iter::once(case.person_id).chain(others);
            let interview = interview.remove(&case.id).and_then(|rows| rows.into_iter().next());
            aboard.push(Aboard {
                people: ids.filter_map(|id| people.get(&id).cloned()).collect(),
                interviewed: interview.is_some_and(|row| row.completed_at.is_some()),
                needs: need.remove(&case.id).unwrap_or_default(),
                referrals: referral.remove(&case.id).unwrap_or_default(),
                case,
            });
        }
        Ok(aboard)
    }
}
