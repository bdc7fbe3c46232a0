//! Open Referral HSDS 3, in and out: nested lists, API pages and tabular files.
//!
//! What Ceiba itself exported becomes rows of the four tables and passes their rules; it only adds what the catalogue
//! lacks, because a public file knows less than the catalogue does. What another publisher wrote has no entry rules and no
//! capacity by date, so it becomes a [`Proposal`] that a person completes before routing may use it.

mod attributes;
mod check;
mod export;
mod foreign;
mod json;
mod nest;
mod own;
mod service;
mod supply;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::Value;
use uuid::Uuid;

use super::columns::Table;
use super::finding::{Code, Finding};
use super::model::Catalogue;
use super::sheet::Row;

pub use export::{services, tabular};
pub use foreign::{Place, Proposal};

/// An item of the file with its number in its list or table, from 1.
type Item = (u32, Value);

/// A file in one shape, whatever shape it came in.
#[derive(Debug, Default)]
struct Directory {
    organizations: Vec<Item>,
    services: Vec<Item>,
}

/// What a file brings.
#[derive(Debug, Default)]
pub(super) struct Brought {
    pub rows: BTreeMap<Table, Vec<Row>>,
    pub proposals: Vec<Proposal>,
    /// Services that go in without a row: proposals, and offerings the catalogue already has.
    pub accepted: usize,
    pub findings: Vec<Finding>,
}

/// Our numbers that are already taken, in the catalogue or by a table of the same import.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub providers: BTreeSet<String>,
    pub programmes: BTreeSet<String>,
    pub offerings: BTreeSet<String>,
}

impl Known {
    /// What the catalogue has and the rows bring.
    pub fn of(catalogue: &Catalogue, rows: &BTreeMap<Table, Vec<Row>>) -> Self {
        let brought = |table, key| {
            let rows = rows.get(&table).into_iter().flatten();
            rows.filter_map(move |row: &Row| row.some(key)).collect::<Vec<_>>()
        };
        let mut known = Self {
            providers: catalogue.providers.keys().cloned().collect(),
            programmes: catalogue.programmes.keys().cloned().collect(),
            offerings: catalogue.offerings.keys().cloned().collect(),
        };
        known.providers.extend(brought(Table::Providers, "provider_id"));
        known.programmes.extend(brought(Table::Programmes, "programme_id"));
        known.offerings.extend(brought(Table::Offerings, "offering_id"));
        known
    }
}

/// Reads a JSON text; `Err` when it is no JSON or no HSDS.
pub(super) fn read(file: &str, text: &str, base_day: Date, known: &Known) -> Result<Brought, Finding> {
    let data: Value = serde_json::from_str(text).map_err(|error| {
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
        Finding::new(file, line, "", Code::NotJson, "")
    })?;
    let mut brought = Brought::default();
    let directory = directory(file, data, &mut brought.findings)?;
    let (own, foreign): (Vec<_>, Vec<_>) =
        directory.services.into_iter().partition(|(_, service)| own::is_ours(service));
    brought.proposals = foreign.iter().map(|(item, service)| foreign::proposal(file, *item, service)).collect();
    brought.accepted = brought.proposals.len();
    own::rows(file, base_day, known, &directory.organizations, &own, &mut brought);
    Ok(brought)
}

/// The sound items of a file.
fn directory(file: &str, data: Value, findings: &mut Vec<Finding>) -> Result<Directory, Finding> {
    let data = match data {
        Value::Object(mut page) if page.contains_key("contents") => page.remove("contents").unwrap_or_default(),
        other => other,
    };
    match data {
        Value::Array(items) => Ok(listed(file, items, findings)),
        Value::Object(tables) if tables.contains_key("service") => {
            let refused = check::tables(file, &tables, findings);
            Ok(nest::directory(&tables, &refused))
        }
        _ => Err(Finding::new(file, 0, "", Code::UnknownHeader, "")),
    }
}

fn listed(file: &str, items: Vec<Value>, findings: &mut Vec<Finding>) -> Directory {
    let mut directory = Directory::default();
    for (number, item) in (1..).zip(items) {
        let service = ["status", "organization", "organization_id"].iter().any(|field| item.get(field).is_some());
        let wrong = check::object(file, number, if service { "service" } else { "organization" }, &item, "");
        match (wrong.is_empty(), service) {
            (true, true) => directory.services.push((number, item)),
            (true, false) => directory.organizations.push((number, item)),
            (false, _) => findings.extend(wrong),
        }
    }
    directory
}

/// The identifier Ceiba gives a record in HSDS: UUIDv5 of its address in the URL namespace.
fn identifier(kind: &str, id: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("https://ceiba.example/{kind}/{id}").as_bytes())
}
