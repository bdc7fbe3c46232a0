//! What HSDS asks of every object: required fields, codes, identifiers, references, and numbers within reason.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::catalogue::finding::{Code, Finding};
use crate::catalogue::tables::capacity::MOST;

use super::json::text;

/// Fields an object of a kind must fill.
fn required(kind: &str) -> &'static [&'static str] {
    match kind {
        "service" => &["id", "name", "status"],
        "organization" | "program" => &["id", "name", "description"],
        "location" => &["id", "location_type"],
        "address" => &["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
        "phone" => &["id", "number"],
        "capacity" => &["id", "unit", "available", "updated"],
        "unit" => &["id", "name"],
        _ => &["id"],
    }
}

/// The kind of the objects inside a field; nothing for fields that hold no objects we read.
fn inside(field: &str) -> Option<&'static str> {
    Some(match field {
        "organization" => "organization",
        "program" | "programs" => "program",
        "location" | "locations" => "location",
        "unit" => "unit",
        "phones" => "phone",
        "addresses" => "address",
        "capacities" => "capacity",
        "service_at_locations"
        | "schedules"
        | "languages"
        | "contacts"
        | "cost_options"
        | "required_documents"
        | "attributes"
        | "service_areas"
        | "accessibility"
        | "funding"
        | "organization_identifiers" => "any",
        _ => return None,
    })
}

/// The kind of the items of a table; tables we only follow references through need no more than an identifier.
fn of_table(table: &str) -> &str {
    match table {
        "phone" | "address" | "location" | "organization" | "program" | "service" | "unit" => table,
        _ => "any",
    }
}

/// What is wrong with an object and everything in it; `path` leads to it.
pub fn object(file: &str, item: u32, kind: &str, value: &Value, path: &str) -> Vec<Finding> {
    let mut wrong = Wrong { file, item, findings: Vec::new() };
    wrong.object(kind, value, path);
    wrong.findings
}

/// Checks every item of every table; returns the items that are refused.
pub fn tables(file: &str, tables: &Map<String, Value>, findings: &mut Vec<Finding>) -> BTreeSet<(String, u32)> {
    let list = |value: &'_ Value| value.as_array().cloned().unwrap_or_default();
    let known: BTreeMap<&str, BTreeSet<String>> = tables
        .iter()
        .map(|(table, items)| (table.as_str(), list(items).iter().map(|item| text(item, "id").to_owned()).collect()))
        .collect();
    let mut refused = BTreeSet::new();
    for (table, items) in tables {
        for (number, item) in (1..).zip(items.as_array().into_iter().flatten()) {
            let mut wrong = Wrong { file, item: number, findings: Vec::new() };
            wrong.object(of_table(table), item, &format!("{table}."));
            wrong.references(table, item, &known);
            if !wrong.findings.is_empty() {
                refused.insert((table.clone(), number));
            }
            findings.extend(wrong.findings);
        }
    }
    refused
}

struct Wrong<'a> {
    file: &'a str,
    item: u32,
    findings: Vec<Finding>,
}

impl Wrong<'_> {
    fn say(&mut self, column: String, code: Code, value: &str) {
        self.findings.push(Finding::new(self.file, self.item, &column, code, value));
    }

    fn object(&mut self, kind: &str, value: &Value, path: &str) {
        let Value::Object(fields) = value else {
            return self.say(path.trim_end_matches('.').to_owned(), Code::BadValue, "");
        };
        for field in required(kind) {
            if fields.get(*field).is_none_or(empty) {
                self.say(format!("{path}{field}"), Code::MissingValue, "");
            }
        }
        if let Some(id) = fields.get("id").filter(|id| !uuid(id)) {
            self.say(format!("{path}id"), Code::BadValue, id.as_str().unwrap_or_default());
        }
        match kind {
            "service" => self.service(value, path),
            "capacity" => self.capacity(value, path),
            _ => {}
        }
        let (from, to) = (text(value, "valid_from"), text(value, "valid_to"));
        if !from.is_empty() && !to.is_empty() && to < from {
            self.say(format!("{path}valid_to"), Code::EndsBeforeBegins, &format!("{from} – {to}"));
        }
        for (field, value) in fields {
            let Some(kind) = inside(field) else { continue };
            let inner = format!("{path}{field}.");
            match value {
                Value::Array(values) => values.iter().for_each(|value| self.object(kind, value, &inner)),
                Value::Object(_) => self.object(kind, value, &inner),
                _ => {}
            }
        }
    }

    fn service(&mut self, service: &Value, path: &str) {
        const STATUS: [&str; 4] = ["active", "inactive", "defunct", "temporarily closed"];
        let filled = |field| service.get(field).filter(|value: &&Value| !empty(value));
        let known = |status: &Value| status.as_str().is_some_and(|status| STATUS.contains(&status));
        if filled("status").is_some_and(|status| !known(status)) {
            self.say(format!("{path}status"), Code::BadValue, text(service, "status"));
        }
        if filled("organization").is_none() && text(service, "organization_id").is_empty() {
            self.say(format!("{path}organization_id"), Code::UnknownProvider, "");
        }
        let age = |field| service.get(field).and_then(Value::as_f64);
        if let (Some(least), Some(most)) = (age("minimum_age"), age("maximum_age"))
            && least > most
        {
            self.say(format!("{path}minimum_age"), Code::AgeMinOverMax, &format!("{least} – {most}"));
        }
    }

    fn capacity(&mut self, capacity: &Value, path: &str) {
        let Some(available) = capacity.get("available").and_then(Value::as_f64) else {
            return;
        };
        let most = f64::from(u32::try_from(MOST).unwrap_or(u32::MAX));
        let code = match available {
            below if below < 0.0 => Code::NegativeCapacity,
            above if above > most => Code::AbsurdCapacity,
            _ => return,
        };
        self.say(format!("{path}available"), code, &available.to_string());
    }

    fn references(&mut self, table: &str, item: &Value, known: &BTreeMap<&str, BTreeSet<String>>) {
        for (field, value) in item.as_object().into_iter().flatten() {
            let target =
                field.strip_suffix("_id").map(|to| if to == "parent_organization" { "organization" } else { to });
            let Some(there) = target.and_then(|target| known.get(target)) else {
                continue;
            };
            let id = value.as_str().unwrap_or_default();
            if !value.is_null() && !there.contains(id) {
                self.say(format!("{table}.{field}"), Code::UnknownReference, id);
            }
        }
    }
}

fn uuid(id: &Value) -> bool {
    const HYPHENATED: usize = 36;
    id.as_str().is_some_and(|id| id.len() == HYPHENATED && Uuid::try_parse(id).is_ok())
}

/// Nothing, or a text without a letter.
fn empty(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(str::is_empty)
}
