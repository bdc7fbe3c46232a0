//! Who of a list was here before: the same paper is the same person, names and birth that weigh enough are somebody similar.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::fields::sex::Sex;
use domain::manifest::{Reading, reading::Line};
use domain::{ids::PersonId, matching};
use store::{Uuid, entities::persons};

use super::row::paper_index;
use crate::{Refused, Staff, house::day_of};

/// Lines compared at once: what is asked about a long list is never there as a whole.
const AT_ONCE: usize = 256;

/// Somebody of the centre a listed person may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub person: PersonId,
    pub name: String,
    /// Day of the last arrival.
    pub last: Option<jiff::civil::Date>,
    /// The same paper.
    pub certain: bool,
    /// What speaks for it, in words of both languages: Spanish, English.
    pub why: Vec<(String, String)>,
}

fn record(row: &persons::Model) -> matching::Record {
    matching::Record {
        key: row.id.as_u128(),
        person: matching::Person {
            given_names: row.given_names.clone(),
            surnames: row.surnames.clone(),
            sex: row.sex.as_deref().and_then(Sex::of_code),
            birth: matching::Birth::read(
                row.birth_date.as_deref().unwrap_or_default(),
                &row.age_years.map(|age| age.to_string()).unwrap_or_default(),
                row.age_on.as_deref().unwrap_or_default(),
            ),
            ..Default::default()
        },
        ..Default::default()
    }
}

fn asked(line: &Line) -> matching::Query {
    let person = matching::Person {
        given_names: line.given_names.clone().unwrap_or_default(),
        surnames: line.surnames.clone().unwrap_or_default(),
        sex: line.sex,
        birth: matching::Birth::read(line.birth_date.value.as_deref().unwrap_or_default(), "", ""),
        ..Default::default()
    };
    matching::Query { person, ..Default::default() }
}

/// Who a line may be: the person, whether the paper says so, and why in both languages.
type Likely = (Uuid, bool, Vec<(String, String)>);

fn likely(index: &matching::Index, (query, certain): (matching::Query, Option<Uuid>)) -> Option<Likely> {
    if let Some(person) = certain {
        return Some((person, true, vec![("mismo documento".to_owned(), "same document".to_owned())]));
    }
    let mut matches = index.matches(&query).into_iter();
    let likely = matches.find(|candidate| candidate.verdict <= matching::Verdict::Likely)?;
    let why = likely.reasons.iter().map(|reason| (reason.es(), reason.en())).collect();
    Some((Uuid::from_u128(likely.key), false, why))
}

/// Does something long away from the threads that answer people.
pub(super) async fn away<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Refused<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| super::work::stopped())
}

impl Staff {
    /// For every line of a list who it may be. `tick` hears how many lines were compared.
    pub(super) async fn seen_all(
        &self,
        reading: &Reading,
        tick: impl Fn(usize) + Send + 'static,
    ) -> Refused<Vec<Option<Seen>>> {
        let store = &self.house.store;
        let people = store.known_people(self.scope()).await?;
        if people.is_empty() {
            return Ok(vec![None; reading.lines.len()]);
        }
        let indexes: Vec<Option<Vec<u8>>> = reading.lines.iter().map(|line| paper_index(store.keys(), line)).collect();
        let wanted: Vec<Vec<u8>> = indexes.iter().flatten().cloned().collect();
        let by_paper = store.people_with_documents(self.scope(), &wanted).await?;
        let certain: Vec<Option<Uuid>> = indexes.iter().map(|index| by_paper.get(index.as_ref()?).copied()).collect();
        let records: Vec<matching::Record> = people.iter().map(record).collect();
        let index = away(move || matching::Index::build(records)).await?;
        let index = Arc::new(index);
        let mut found = Vec::with_capacity(reading.lines.len());
        for (lines, certain) in reading.lines.chunks(AT_ONCE).zip(certain.chunks(AT_ONCE)) {
            tick(found.len());
            let asked: Vec<_> = lines.iter().map(|line| asked(line)).zip(certain.iter().copied()).collect();
            let index = index.clone();
            found.extend(away(move || asked.into_iter().map(|line| likely(&index, line)).collect::<Vec<_>>()).await?);
        }
        let named: BTreeMap<Uuid, &persons::Model> = people.iter().map(|row| (row.id, row)).collect();
        let mut all = Vec::with_capacity(found.len());
        for one in found {
            let Some((person, certain, why)) = one else {
                all.push(None);
                continue;
            };
            let last =
                store.last_arrival(person).await?.and_then(|at| jiff::Timestamp::from_millisecond(at).ok()).map(day_of);
            let name =
                named.get(&person).map(|row| format!("{} {}", row.given_names, row.surnames)).unwrap_or_default();
            all.push(Some(Seen { person: PersonId::from_uuid(person), name, last, certain, why }));
        }
        Ok(all)
    }
}
