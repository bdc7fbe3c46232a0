//! The figures of the duplicate search and of the search box, kept on a small labelled set (synthetic people).

use std::collections::BTreeMap;

use domain::fields::sex::{self, LetterM};
use domain::matching::{Birth, Document, Handles, Index, Person, Place, Query, Record, ScopeFilter, Verdict};

type Row = BTreeMap<String, String>;

fn rows(name: &str) -> Vec<Row> {
    let path = format!("{}/tests/data/duplicates/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path).unwrap().deserialize().collect::<Result<_, _>>().unwrap()
}

fn person(row: &Row) -> Person {
    Person {
        given_names: row["given_names"].clone(),
        surnames: row["surnames"].clone(),
        married_name: row["married_name"].clone(),
        sex: sex::parse(&row["sex"], LetterM::Male).ok(),
        birth: Birth::read(&row["birth_date"], &row["age"], &row["recorded_on"]),
        place: Place::read(&row["municipality_code"], &row["place"]),
        documents: Document::read_list(&row["documents"]),
    }
}

fn registry() -> (Vec<Row>, Index) {
    let rows = rows("persons");
    let index = Index::build((0..).zip(&rows).map(|(key, row)| {
        let list_numbers = row["list_number"].parse().map(|n| (row["flight"].clone(), n)).into_iter().collect();
        let handles =
            Handles { cards: vec![row["card_number"].clone()], phones: vec![row["phone"].clone()], list_numbers };
        Record { key, person: person(row), handles, ..Record::default() }
    }));
    (rows, index)
}

fn truth(name: &str) -> BTreeMap<String, String> {
    rows(name).into_iter().map(|r| (r["query_id"].clone(), r["person_id"].clone())).collect()
}

#[test]
fn people_who_came_before_are_found_and_nobody_else() {
    let ((people, index), truth) = (registry(), truth("truth"));
    let (mut right, mut wrong, mut certain) = (0, 0, 0);
    for row in rows("queries") {
        for found in index.matches(&Query { person: person(&row), ..Query::default() }) {
            let is_right = people[usize::try_from(found.key).unwrap()]["person_id"] == truth[&row["query_id"]];
            assert!(is_right || found.verdict != Verdict::Certain, "{}", row["query_id"]);
            let accepted = found.verdict != Verdict::Possible;
            right += usize::from(accepted && is_right);
            wrong += usize::from(accepted && !is_right);
            certain += usize::from(found.verdict == Verdict::Certain);
        }
    }
    let there = truth.values().filter(|id| !id.is_empty()).count();
    assert!(right * 100 >= there * 98, "recall {right} of {there}");
    assert!(right * 100 >= (right + wrong) * 90, "precision {right} to {wrong}");
    assert!(certain * 100 >= there * 25, "certain {certain} of {there}");
}

#[test]
fn the_box_finds_the_person_among_five() {
    let ((people, index), truth) = (registry(), truth("search-truth"));
    let queries = rows("search-queries");
    let found = |row: &&Row| {
        let hits = index.search(&row["text"], &ScopeFilter::default(), 5);
        hits.iter().any(|h| people[usize::try_from(h.key).unwrap()]["person_id"] == truth[&row["query_id"]])
    };
    let right = queries.iter().filter(found).count();
    assert!(right * 100 >= queries.len() * 98, "{right} of {}", queries.len());
}
