//! Everybody of a flight whose file is open, as routing asks about them: in a handful of queries, whatever their number.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Scope;
use sea_orm::{QueryOrder, prelude::*};

use crate::{
    Store, StoreError,
    cases::within,
    entities::{arrivals, cases, interviews, members, needs, persons, referrals},
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

/// Rows by the case or household they belong to, in the order they came.
fn by<R>(rows: Vec<R>, of: impl Fn(&R) -> Uuid) -> BTreeMap<Uuid, Vec<R>> {
    let mut sorted: BTreeMap<Uuid, Vec<R>> = BTreeMap::new();
    for row in rows {
        sorted.entry(of(&row)).or_default().push(row);
    }
    sorted
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
        let member = members::Entity::find()
            .filter(members::Column::HouseholdId.is_in(rows.iter().map(|row| row.household_id)))
            .filter(members::Column::LeftAt.is_null())
            .order_by_asc(members::Column::JoinedAt)
            .order_by_asc(members::Column::Id)
            .all(&self.reader)
            .await?;
        let people: BTreeSet<Uuid> =
            rows.iter().map(|row| row.person_id).chain(member.iter().map(|row| row.person_id)).collect();
        let people = persons::Entity::find().filter(persons::Column::Id.is_in(people)).all(&self.reader).await?;
        let people: BTreeMap<Uuid, persons::Model> = people.into_iter().map(|row| (row.id, row)).collect();
        let interview =
            interviews::Entity::find().filter(interviews::Column::CaseId.is_in(ids.clone())).all(&self.reader).await?;
        let need = needs::Entity::find()
            .filter(needs::Column::CaseId.is_in(ids.clone()))
            .order_by_asc(needs::Column::CreatedAt)
            .order_by_asc(needs::Column::Id)
            .all(&self.reader)
            .await?;
        let referral = referrals::Entity::find()
            .filter(referrals::Column::CaseId.is_in(ids))
            .order_by_desc(referrals::Column::SentAt)
            .all(&self.reader)
            .await?;
        let member = by(member, |row| row.household_id);
        let (mut interview, mut need) = (by(interview, |row| row.case_id), by(need, |row| row.case_id));
        let mut referral = by(referral, |row| row.case_id);
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
