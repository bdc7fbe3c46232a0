//! Who of a list was here before: the same paper is the same person, names and birth that weigh enough are somebody similar.

use std::collections::BTreeMap;

use domain::fields::sex::Sex;
use domain::manifest::{Reading, reading::Line};
use domain::{ids::PersonId, matching};
use store::{Uuid, entities::persons};

use super::row::paper_index;
use crate::{Refused, Staff, house::day_of};

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
        let queries: Vec<matching::Query> = reading.lines.iter().map(asked).collect();
        let certain: Vec<Option<Uuid>> = indexes.iter().map(|index| by_paper.get(index.as_ref()?).copied()).collect();
        let records: Vec<matching::Record> = people.iter().map(record).collect();
        let compare = move || {
            let index = matching::Index::build(records);
            let one = |(at, (query, certain)): (usize, (matching::Query, Option<Uuid>))| {
                if at.is_multiple_of(64) {
                    tick(at);
                }
                if let Some(person) = certain {
                    return Some((person, true, vec![("mismo documento".to_owned(), "same document".to_owned())]));
                }
                let likely = index
                    .matches(&query)
                    .into_iter()
                    .find(|candidate| candidate.verdict <= matching::Verdict::Likely)?;
                let why = likely.reasons.iter().map(|reason| (reason.es(), reason.en())).collect();
                Some((Uuid::from_u128(likely.key), false, why))
            };
            queries.into_iter().zip(certain).enumerate().map(one).collect::<Vec<_>>()
        };
        let found = tokio::task::spawn_blocking(compare).await.map_err(|_| super::work::stopped())?;
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
