//! Everybody in memory, for search and for earlier returns. Built from the database at the first question, kept true by reading
//! on in `person_changes` before each one; never the source of truth: what is found is read again within the caller's scope.
//!
//! People who are sealed are in an index of their own for each protection unit. The open one does not know them, so no word,
//! count, rarity or time of it can tell.

use std::collections::BTreeMap;
use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicU64, Ordering},
};

use domain::access::{self, Actor, Role};
use domain::fields::{document, place, sex::Sex};
use domain::matching::{
    Birth, Document, DocumentKind, Handles, Index, Key, Person, Place, Reach, Record, Scope, ScopeFilter,
};
use jiff::SignedDuration;
use store::{Store, StoreError, Uuid, people::Known};

use crate::{House, Refused};

/// Reception looks for those who arrived this long ago at most (security.md 2.1).
const SHIFTS: SignedDuration = SignedDuration::from_hours(72);
/// People read at once while the index is built.
const PAGE: u64 = 2_000;

/// The part of the registry somebody may look in at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Room {
    Open,
    /// The protection unit of a centre.
    Sealed(Uuid),
}

/// The people in memory. One a house; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Registry {
    rooms: Arc<RwLock<Rooms>>,
    /// Who holds it brings the rooms up to date.
    known: Arc<tokio::sync::Mutex<UpTo>>,
    /// Questions so far.
    asked: Arc<AtomicU64>,
}

/// How true the rooms are.
#[derive(Default)]
struct UpTo {
    /// The change up to which they are; none before they were built.
    change: Option<i64>,
    /// Questions that had been asked when that was read.
    question: u64,
}

#[derive(Default)]
struct Rooms {
    indexes: BTreeMap<Room, Index>,
    /// Where each person is, and under which keys.
    places: BTreeMap<Uuid, (Room, Vec<Key>)>,
}

impl Registry {
    /// Makes the rooms as true as the database is now. Of many who ask at once one reads for all who had asked by then.
    pub async fn catch_up(&self, store: &Store) -> Result<(), StoreError> {
        let mine = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let mut known = self.known.lock().await;
        if known.question >= mine {
            return Ok(());
        }
        let question = self.asked.load(Ordering::SeqCst);
        let (changed, last) = if let Some(seq) = known.change {
            store.changed_after(seq).await?
        } else {
            let last = store.last_change().await?;
            self.build(store).await?;
            store.changed_after(last).await?
        };
        for ids in changed.chunks(500) {
            let known = store.known(ids).await?;
            self.with_rooms(|rooms| rooms.replace(ids, known));
        }
        *known = UpTo { change: Some(last), question };
        Ok(())
    }

    async fn build(&self, store: &Store) -> Result<(), StoreError> {
        self.with_rooms(|rooms| *rooms = Rooms::default());
        let mut after = None;
        loop {
            let ids = store.person_ids(after, PAGE).await?;
            let Some(last) = ids.last() else { return Ok(()) };
            after = Some(*last);
            let known = store.known(&ids).await?;
            self.with_rooms(|rooms| rooms.replace(&ids, known));
        }
    }

    fn with_rooms(&self, change: impl FnOnce(&mut Rooms)) {
        change(&mut self.rooms.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// Asks the index of a room, away from the threads that answer people.
    pub async fn ask<T: Send + 'static>(
        &self,
        room: Room,
        question: impl FnOnce(&Index) -> T + Send + 'static,
    ) -> Refused<T> {
        let rooms = self.rooms.clone();
        let answer = tokio::task::spawn_blocking(move || {
            let rooms = rooms.read().unwrap_or_else(PoisonError::into_inner);
            match rooms.indexes.get(&room) {
                Some(index) => question(index),
                None => question(&Index::default()),
            }
        });
        let stopped = |_| StoreError::Inconsistent { table: "persons", id: String::new(), what: "search stopped" };
        Ok(answer.await.map_err(stopped)?)
    }
}

impl Rooms {
    /// Takes these people out and puts in again whoever is still known.
    fn replace(&mut self, ids: &[Uuid], known: Vec<Known>) {
        for id in ids {
            let Some((room, keys)) = self.places.remove(id) else { continue };
            if let Some(index) = self.indexes.get_mut(&room) {
                for key in keys {
                    index.remove(key);
                }
            }
        }
        for one in known {
            let room = if one.person.sealed { Room::Sealed(one.person.centre_id) } else { Room::Open };
            let (id, records) = (one.person.id, records(one));
            self.places.insert(id, (room, records.iter().map(|record| record.key).collect()));
            let index = self.indexes.entry(room).or_default();
            for record in records {
                index.put(record);
            }
        }
    }
}

/// A person's own record, and one for every other name they go by.
fn records(known: Known) -> Vec<Record> {
    let Known { person: row, names, papers, phones, lists, arrived, owners } = known;
    let key = row.id.as_u128();
    let scope = Scope {
        centre: row.centre_id.as_u128(),
        owners: owners.into_iter().map(|owner| owner.map(|id| id.as_u128())).collect(),
        arrived,
    };
    let documents = papers.iter().map(|(kind, number)| Document::new(paper_kind(kind), number)).collect();
    let person = Person { documents, ..person(&row) };
    let mut all = vec![Record {
        key,
        name_of: None,
        scope: scope.clone(),
        person: person.clone(),
        handles: Handles { cards: Vec::new(), phones, list_numbers: lists },
    }];
    for (id, given_names, surnames) in names {
        if (&given_names, &surnames) != (&row.given_names, &row.surnames) {
            let person = Person { given_names, surnames, documents: Vec::new(), ..person.clone() };
            // Turned round, so that it is nobody's own key: a merged record's id may still stand in the index a moment longer.
            all.push(Record {
                key: !id.as_u128(),
                name_of: Some(key),
                scope: scope.clone(),
                person,
                handles: Handles::default(),
            });
        }
    }
    all
}

/// What a row says of a person, without papers.
pub(crate) fn person(row: &store::people::Person) -> Person {
    let age = row.age_years.map(|age| age.to_string()).unwrap_or_default();
    Person {
        given_names: row.given_names.clone(),
        surnames: row.surnames.clone(),
        married_name: String::new(),
        sex: row.sex.as_deref().and_then(Sex::of_code),
        birth: born(row.birth_date.as_deref().unwrap_or_default(), &age, row.age_on.as_deref().unwrap_or_default()),
        place: town(row.municipality_code.as_deref()),
        documents: Vec::new(),
    }
}

/// A stored birth; of a date without its day the year counts.
pub(crate) fn born(date: &str, age: &str, on: &str) -> Birth {
    let date = if date.len() == 7 { date.get(..4).unwrap_or_default() } else { date };
    Birth::read(date, age, on)
}

/// A municipality by its code and official name.
pub(crate) fn town(code: Option<&str>) -> Place {
    let code = code.unwrap_or_default();
    Place::read(code, place::municipality(code).map_or("", |town| town.name))
}

/// The kind of a stored paper.
pub(crate) fn paper_kind(code: &str) -> DocumentKind {
    let known = serde_json::from_value::<document::DocumentKind>(code.into());
    known.map_or_else(|_| DocumentKind::read(code), DocumentKind::from)
}

impl House {
    /// Everybody in memory, as the database is now.
    pub(crate) async fn people(&self) -> Refused<&Registry> {
        self.registry.catch_up(&self.store).await?;
        Ok(&self.registry)
    }

    /// Reads everybody into memory, so that the first question need not wait.
    pub async fn warm_up(&self) -> Refused<()> {
        self.people().await.map(|_| ())
    }

    /// Where an actor's own people are, and which of them.
    pub(crate) fn reach_of(&self, actor: &Actor) -> Option<(Room, ScopeFilter)> {
        let all = |reach| ScopeFilter { reach, since: None };
        Some(match actor.scope().reach() {
            access::Reach::Centre(centre) => {
                let shifts = (actor.role == Role::Reception).then(|| (self.now() - SHIFTS).as_millisecond());
                (Room::Open, ScopeFilter { reach: Reach::Centre(centre.uuid().as_u128()), since: shifts })
            }
            access::Reach::Caseload { staff, centre } => {
                (Room::Open, all(Reach::Caseload { staff: staff.uuid().as_u128(), centre: centre.uuid().as_u128() }))
            }
            access::Reach::SealedUnit(centre) => (Room::Sealed(centre.uuid()), all(Reach::Everybody)),
            access::Reach::Agency(_) | access::Reach::Nothing => return None,
        })
    }
}
