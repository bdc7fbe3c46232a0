//! From tables with references to whole nested objects.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::Directory;
use super::json::text;

/// Lists inside an object: kind of the object, table, the table's column naming the object, field of the list.
const LISTS: &[(&str, &str, &str, &str)] = &[
    ("service", "service_at_location", "service_id", "service_at_locations"),
    ("service", "schedule", "service_id", "schedules"),
    ("service", "language", "service_id", "languages"),
    ("service", "phone", "service_id", "phones"),
    ("service", "required_document", "service_id", "required_documents"),
    ("service", "cost_option", "service_id", "cost_options"),
    ("service", "service_capacity", "service_id", "capacities"),
    ("service", "attribute", "link_id", "attributes"),
    ("service_at_location", "schedule", "service_at_location_id", "schedules"),
    ("service_at_location", "phone", "service_at_location_id", "phones"),
    ("location", "address", "location_id", "addresses"),
    ("location", "language", "location_id", "languages"),
    ("location", "accessibility", "location_id", "accessibility"),
    ("location", "schedule", "location_id", "schedules"),
    ("organization", "organization_identifier", "organization_id", "organization_identifiers"),
    ("organization", "phone", "organization_id", "phones"),
    ("organization", "contact", "organization_id", "contacts"),
    ("organization", "location", "organization_id", "locations"),
    ("organization", "program", "organization_id", "programs"),
    ("organization", "attribute", "link_id", "attributes"),
    ("program", "attribute", "link_id", "attributes"),
    // Inside a service the organisation is told apart, not told whole.
    ("service.organization", "organization_identifier", "organization_id", "organization_identifiers"),
];

/// Single objects inside an object: kind, table, the column naming it, field, kind inside.
const ONES: &[(&str, &str, &str, &str, &str)] = &[
    ("service", "organization", "organization_id", "organization", "service.organization"),
    ("service", "program", "program_id", "program", "program"),
    ("service_at_location", "location", "location_id", "location", "location"),
    ("service_capacity", "unit", "unit_id", "unit", "unit"),
    ("attribute", "taxonomy_term", "taxonomy_term_id", "taxonomy_term", "taxonomy_term"),
];

/// The organisations and services of tables, whole, but for the refused items.
pub fn directory(tables: &Map<String, Value>, refused: &BTreeSet<(String, u32)>) -> Directory {
    let whole = Tables::of(tables);
    let items = |table: &str| {
        let rows = tables.get(table).and_then(Value::as_array).into_iter().flatten();
        (1..)
            .zip(rows)
            .filter(|(number, _)| !refused.contains(&(table.to_owned(), *number)))
            .map(|(number, row)| (number, whole.assemble(table, row)))
            .collect()
    };
    Directory { organizations: items("organization"), services: items("service") }
}

/// Rows found by their identifier, and by the row they belong to.
struct Tables<'a> {
    by_id: BTreeMap<(&'a str, &'a str), &'a Value>,
    by_owner: BTreeMap<(&'static str, &'static str, &'a str), Vec<&'a Value>>,
}

impl<'a> Tables<'a> {
    fn of(tables: &'a Map<String, Value>) -> Self {
        let rows = |table: &str| tables.get(table).and_then(Value::as_array).into_iter().flatten();
        let mut by_owner: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let links: BTreeSet<_> = LISTS.iter().map(|(_, table, column, _)| (*table, *column)).collect();
        for (table, column) in links {
            for row in rows(table) {
                by_owner.entry((table, column, text(row, column))).or_default().push(row);
            }
        }
        let by_id =
            ONES.iter().flat_map(|(_, table, ..)| rows(table).map(|row| ((*table, text(row, "id")), row))).collect();
        Self { by_id, by_owner }
    }

    fn assemble(&self, kind: &str, row: &Value) -> Value {
        let Value::Object(fields) = row else {
            return row.clone();
        };
        let mut object = fields.clone();
        for (_, table, column, field, inside) in ONES.iter().filter(|one| one.0 == kind) {
            if let Some(found) = self.by_id.get(&(*table, text(row, column))) {
                object.insert((*field).to_owned(), self.assemble(inside, found));
            }
        }
        for (_, table, column, field) in LISTS.iter().filter(|list| list.0 == kind) {
            if let Some(found) = self.by_owner.get(&(*table, *column, text(row, "id"))) {
                let list = found.iter().map(|row| self.assemble(table, row)).collect();
                object.insert((*field).to_owned(), Value::Array(list));
            }
        }
        Value::Object(object)
    }
}
