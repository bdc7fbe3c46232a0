//! A registry of people as a file: what `ceiba match` and `ceiba search` read and write.

use std::collections::BTreeMap;
use std::path::Path;

use domain::fields::sex::{self, LetterM};
use domain::matching::{Birth, Document, Handles, Index, Key, Person, Place, Record};
use serde::Serialize;

use crate::failure::Failure;

/// One line of a file by its columns.
pub(super) type Row = BTreeMap<String, String>;

/// The cell of a column; empty where the file has no such column.
pub(super) fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

/// All lines of a comma-separated file that has at least the columns named.
pub(super) fn rows(path: &Path, needed: &[&str]) -> Result<Vec<Row>, Failure> {
    let unreadable = |error: csv::Error| Failure::usage(format!("{} cannot be read ({error}).", path.display()));
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::usage(format!("{} cannot be opened ({error}).", path.display())))?;
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
    let header = reader.headers().map_err(unreadable)?;
    if let Some(missing) = needed.iter().find(|column| !header.iter().any(|h| h == **column)) {
        return Err(Failure::usage(format!("{} has no column {missing}.", path.display())));
    }
    reader.deserialize().collect::<Result<_, _>>().map_err(unreadable)
}

/// What a line says of a person.
pub(super) fn person(row: &Row) -> Person {
    Person {
        given_names: cell(row, "given_names").to_owned(),
        surnames: cell(row, "surnames").to_owned(),
        married_name: cell(row, "married_name").to_owned(),
        sex: sex::parse(cell(row, "sex"), LetterM::Male).ok(),
        birth: Birth::read(cell(row, "birth_date"), cell(row, "age"), cell(row, "recorded_on")),
        place: Place::read(cell(row, "municipality_code"), cell(row, "place")),
        documents: Document::read_list(cell(row, "documents")),
    }
}

/// A registry in memory. Keys follow the identifiers, so the order of the lines decides nothing.
pub(super) struct Registry {
    ids: Vec<String>,
    pub index: Index,
}

impl Registry {
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let mut rows = rows(path, &["person_id", "given_names", "surnames"])?;
        rows.sort_by(|a, b| cell(a, "person_id").cmp(cell(b, "person_id")));
        let index = Index::build((0..).zip(&rows).map(|(key, row)| record(key, row)));
        Ok(Self { ids: rows.into_iter().map(|mut row| row.remove("person_id").unwrap_or_default()).collect(), index })
    }

    /// The identifier in the file of a record of the index.
    pub(super) fn id(&self, key: Key) -> &str {
        usize::try_from(key).ok().and_then(|at| self.ids.get(at)).map_or("", String::as_str)
    }
}

fn record(key: Key, row: &Row) -> Record {
    let filled = |column: &str| Some(cell(row, column).to_owned()).filter(|c| !c.is_empty());
    let handles = Handles {
        cards: filled("card_number").into_iter().collect(),
        phones: filled("phone").into_iter().collect(),
        list_numbers: filled("flight").zip(cell(row, "list_number").parse().ok()).into_iter().collect(),
    };
    Record { key, person: person(row), handles, ..Record::default() }
}

/// Writes a comma-separated file, whole or not at all.
pub(super) fn write(path: &Path, header: &[&str], lines: &[Vec<String>]) -> Result<(), Failure> {
    let unwritable = |error: &dyn std::fmt::Display| {
        Failure::environment(format!("{} cannot be written ({error}).", path.display()))
    };
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(header).map_err(|e| unwritable(&e))?;
    for line in lines {
        out.write_record(line).map_err(|e| unwritable(&e))?;
    }
    let text = out.into_inner().map_err(|e| unwritable(&e))?;
    super::out::write_whole(path, &text)
}

/// How long one query took, the registry already loaded.
#[derive(Serialize)]
pub(super) struct Pace {
    queries: usize,
    p50_ms: f64,
    p95_ms: f64,
}

impl Pace {
    /// From the milliseconds of every query.
    pub(super) fn of(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| {
            times.get(times.len().saturating_sub(1) * percent / 100).map_or(0.0, |ms| (ms * 100.0).round() / 100.0)
        };
        Self { queries: times.len(), p50_ms: at(50), p95_ms: at(95) }
    }

    pub(super) fn print(&self, json: bool) -> Result<(), Failure> {
        if json {
            return super::print_json(self);
        }
        super::print(&format!(
            "{} queries, half within {} ms, 95 of 100 within {} ms\n",
            self.queries, self.p50_ms, self.p95_ms
        ))
    }
}
