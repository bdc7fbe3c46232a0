//! Whole people for the search in memory, and the rows of those it found: read again here, within the caller's scope.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Reach, Scope};
use sea_orm::{Condition, JoinType, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError,
    arrivals::{document_at, phone_at},
    db::unplanned,
    entities::{
        arrivals, cases, centres, contacts, documents, flights, manifest_lines, members, person_names, persons, staff,
    },
};

pub use persons::Model as Person;

/// Everything a search knows of one person.
pub struct Known {
    pub person: Person,
    /// Given names and surnames under which they are known as well, by the row that says so: printed on a list, or of a record
    /// that was merged into theirs.
    pub names: Vec<(Uuid, String, String)>,
    /// Kind and number.
    pub papers: Vec<(String, String)>,
    pub phones: Vec<String>,
    /// Flight and number on its list.
    pub lists: Vec<(String, u32)>,
    /// The last arrival, milliseconds UTC; 0 when there is none.
    pub arrived: i64,
    /// Who has each of their files.
    pub owners: Vec<Option<Uuid>>,
}

/// One person as a list of results shows them.
pub struct Row {
    pub person: Person,
    /// Instant, flight and receipt of the last arrival.
    pub arrival: Option<(i64, flights::Model, String)>,
    /// The newest file that exists for the caller, and who has it.
    pub case: Option<(cases::Model, Option<String>)>,
}

impl Store {
    /// Ids of everybody, in order, after one of them.
    pub async fn person_ids(&self, after: Option<Uuid>, limit: u64) -> Result<Vec<Uuid>, StoreError> {
        let mut find = persons::Entity::find()
            .select_only()
            .column(persons::Column::Id)
            .order_by_asc(persons::Column::Id)
            .limit(limit);
        if let Some(after) = after {
            find = find.filter(persons::Column::Id.gt(after));
        }
        Ok(find.into_tuple().all(&self.reader).await?)
    }

    /// What searches know of these people, sealed fields opened; whoever is merged or anonymised is left out.
    pub async fn known(&self, ids: &[Uuid]) -> Result<Vec<Known>, StoreError> {
        let ids: Vec<Uuid> = ids.to_vec();
        let people = persons::Entity::find()
            .filter(persons::Column::Id.is_in(ids.clone()))
            .filter(persons::Column::State.eq("active"))
            .all(&self.reader)
            .await?;
        let mut known: BTreeMap<Uuid, Known> =
            people.into_iter().map(|person| (person.id, Known::of(person))).collect();
        for row in person_names::Entity::find()
            .filter(person_names::Column::PersonId.is_in(ids.clone()))
            .order_by_asc(person_names::Column::Id)
            .all(&self.reader)
            .await?
        {
            if let Some(one) = known.get_mut(&row.person_id) {
                one.names.push((row.id, row.given_names, row.surnames));
            }
        }
        for row in persons::Entity::find()
            .filter(persons::Column::MergedInto.is_in(ids.clone()))
            .order_by_asc(persons::Column::Id)
            .all(&self.reader)
            .await?
        {
            if let Some(one) = row.merged_into.and_then(|kept| known.get_mut(&kept)) {
                one.names.push((row.id, row.given_names, row.surnames));
            }
        }
        for row in documents::Entity::find()
            .filter(documents::Column::PersonId.is_in(ids.clone()))
            .order_by_asc(documents::Column::Id)
            .all(&self.reader)
            .await?
        {
            if let Some(one) = known.get_mut(&row.person_id) {
                one.papers.push((row.kind, self.keys.open_text(document_at(row.id), &row.number)?));
            }
        }
        for row in contacts::Entity::find()
            .filter(contacts::Column::PersonId.is_in(ids.clone()))
            .order_by_asc(contacts::Column::Id)
            .all(&self.reader)
            .await?
        {
            if let Some(one) = known.get_mut(&row.person_id) {
                one.phones.push(self.keys.open_text(phone_at(row.id), &row.phone)?);
            }
        }
        self.add_arrivals(&ids, &mut known).await?;
        self.add_owners(&ids, &mut known).await?;
        Ok(known.into_values().collect())
    }

    async fn add_arrivals(&self, ids: &[Uuid], known: &mut BTreeMap<Uuid, Known>) -> Result<(), StoreError> {
        let rows = arrivals::Entity::find()
            .filter(arrivals::Column::PersonId.is_in(ids.to_vec()))
            .filter(arrivals::Column::State.ne("void"))
            .all(&self.reader)
            .await?;
        let lines: Vec<Uuid> = rows.iter().filter_map(|row| row.line_id).collect();
        let lines: BTreeMap<Uuid, Option<String>> = manifest_lines::Entity::find()
            .select_only()
            .columns([manifest_lines::Column::Id, manifest_lines::Column::ListNo])
            .filter(manifest_lines::Column::Id.is_in(lines))
            .into_tuple::<(Uuid, Option<String>)>()
            .all(&self.reader)
            .await?
            .into_iter()
            .collect();
        let flights = self.flights_of(rows.iter().map(|row| row.flight_id)).await?;
        for row in rows {
            let Some(one) = known.get_mut(&row.person_id) else { continue };
            one.arrived = one.arrived.max(row.registered_at);
            let number = row.line_id.and_then(|line| lines.get(&line)?.as_ref()?.trim().parse().ok());
            one.lists.extend(flights.get(&row.flight_id).map(|flight| flight.number.clone()).zip(number));
        }
        Ok(())
    }

    async fn add_owners(&self, ids: &[Uuid], known: &mut BTreeMap<Uuid, Known>) -> Result<(), StoreError> {
        for (person, case) in self.cases_of_people(ids, Condition::all()).await? {
            if let Some(one) = known.get_mut(&person) {
                one.owners.push(case.owner_id);
            }
        }
        Ok(())
    }

    /// Every file of these people's households that meets a condition, the newest first for each.
    async fn cases_of_people(
        &self,
        ids: &[Uuid],
        condition: Condition,
    ) -> Result<Vec<(Uuid, cases::Model)>, StoreError> {
        let homes: Vec<(Uuid, Uuid)> = members::Entity::find()
            .select_only()
            .columns([members::Column::PersonId, members::Column::HouseholdId])
            .filter(members::Column::PersonId.is_in(ids.to_vec()))
            .into_tuple()
            .all(&self.reader)
            .await?;
        let households: BTreeSet<Uuid> = homes.iter().map(|(_, household)| *household).collect();
        let files = cases::Entity::find()
            .filter(cases::Column::HouseholdId.is_in(households))
            .filter(condition)
            .order_by_desc(cases::Column::OpenedAt)
            .order_by_asc(cases::Column::Id)
            .all(&self.reader)
            .await?;
        let mut by_home: BTreeMap<Uuid, Vec<&cases::Model>> = BTreeMap::new();
        for file in &files {
            by_home.entry(file.household_id).or_default().push(file);
        }
        let pairs = homes
            .iter()
            .flat_map(|(person, home)| by_home.get(home).into_iter().flatten().map(|file| (*person, (*file).clone())));
        Ok(pairs.collect())
    }

    async fn flights_of(&self, ids: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, flights::Model>, StoreError> {
        let ids: BTreeSet<Uuid> = ids.collect();
        let rows = flights::Entity::find().filter(flights::Column::Id.is_in(ids)).all(&self.reader).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }

    /// Those of these people who exist for the caller, in the order asked.
    pub async fn found(&self, scope: Scope, ids: &[Uuid]) -> Result<Vec<Row>, StoreError> {
        let (Some(people), Some(files)) = (within(scope), crate::cases::within_listed(scope)) else {
            return Ok(Vec::new());
        };
        let (people, files, last) =
            tokio::try_join!(self.active(ids, people), self.cases_of_people(ids, files), self.last_arrivals(ids),)?;
        let mut people: BTreeMap<Uuid, Person> = people.into_iter().map(|person| (person.id, person)).collect();
        let mut files_of: BTreeMap<Uuid, cases::Model> = BTreeMap::new();
        for (person, file) in files {
            files_of.entry(person).or_insert(file);
        }
        if matches!(scope.reach(), Reach::Caseload { .. }) {
            people.retain(|id, _| files_of.contains_key(id));
        }
        let owners = self.names_of_staff(files_of.values().filter_map(|file| file.owner_id)).await?;
        let row = |id: &Uuid| {
            let person = people.remove(id)?;
            let case = files_of.remove(id).map(|file| {
                let owner = file.owner_id.and_then(|owner| owners.get(&owner).cloned());
                (file, owner)
            });
            Some(Row { person, arrival: last.get(id).cloned(), case })
        };
        Ok(ids.iter().filter_map(row).collect())
    }

    async fn active(&self, ids: &[Uuid], within: Condition) -> Result<Vec<Person>, StoreError> {
        let find = persons::Entity::find().filter(persons::Column::Id.is_in(ids.to_vec()));
        Ok(find.filter(persons::Column::State.eq("active")).filter(within).all(&self.reader).await?)
    }

    /// Instant, flight and receipt of each one's last arrival.
    async fn last_arrivals(&self, ids: &[Uuid]) -> Result<BTreeMap<Uuid, (i64, flights::Model, String)>, StoreError> {
        let flight =
            arrivals::Entity::belongs_to(flights::Entity).from(arrivals::Column::FlightId).to(flights::Column::Id);
        let rows = arrivals::Entity::find()
            .join(JoinType::InnerJoin, flight.into())
            .select_also(flights::Entity)
            .filter(arrivals::Column::PersonId.is_in(ids.to_vec()))
            .filter(arrivals::Column::State.ne("void"))
            .order_by_asc(arrivals::Column::RegisteredAt)
            .all(&self.reader)
            .await?;
        Ok(rows
            .into_iter()
            .filter_map(|(row, flight)| Some((row.person_id, (row.registered_at, flight?, row.receipt))))
            .collect())
    }

    async fn names_of_staff(&self, ids: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, String>, StoreError> {
        let ids: BTreeSet<Uuid> = ids.collect();
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = staff::Entity::find().filter(staff::Column::Id.is_in(ids)).all(&self.reader).await?;
        Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
    }

    /// The name on a record of a pair that the caller was shown.
    pub async fn person_name(&self, id: Uuid) -> Result<String, StoreError> {
        let row = persons::Entity::find_by_id(id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        Ok(format!("{}, {}", row.surnames, row.given_names))
    }

    /// Names of centres.
    pub async fn centre_names(&self) -> Result<BTreeMap<Uuid, String>, StoreError> {
        Ok(centres::Entity::find().all(&self.reader).await?.into_iter().map(|row| (row.id, row.name)).collect())
    }
}

impl Known {
    fn of(person: Person) -> Self {
        Self {
            person,
            names: Vec::new(),
            papers: Vec::new(),
            phones: Vec::new(),
            lists: Vec::new(),
            arrived: 0,
            owners: Vec::new(),
        }
    }
}

/// Listed people within a scope; a caseload is narrowed further by its files.
fn within(scope: Scope) -> Option<Condition> {
    let of = |centre: Uuid, sealed: bool| {
        let centre_id = unplanned((persons::Entity, persons::Column::CentreId));
        Condition::all()
            .add(sea_orm::sea_query::ExprTrait::eq(centre_id, centre))
            .add(persons::Column::Sealed.eq(sealed))
    };
    match scope.reach() {
        Reach::Centre(centre) => Some(of(centre.uuid(), false)),
        Reach::Caseload { .. } => Some(Condition::all().add(persons::Column::Sealed.eq(false))),
        Reach::SealedUnit(centre) => Some(of(centre.uuid(), true)),
        Reach::Agency(_) | Reach::Nothing => None,
    }
}
