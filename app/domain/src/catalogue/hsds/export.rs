//! The public part of the catalogue as HSDS 3.1, one table a key.
//!
//! Rules HSDS has no field for travel as attributes named like our columns; defaults are left out.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Timestamp, tz};
use serde_json::{Map, Value, json};

use crate::catalogue::codes;
use crate::catalogue::model::{Catalogue, Programme, Provider};
use crate::fields::place;

use super::attributes::{organization_columns, program_columns, terms};
use super::{identifier, nest};

/// The taxonomy of our attributes; a version follows.
pub const TAXONOMY: &str = "Ceiba catalogue codes";
/// Scheme of our numbers of organisations.
pub const SCHEME: &str = "CEIBA";
pub const GUATEMALA: i8 = -6;

/// The moment an export of `day` speaks of: 8 in the morning.
pub fn morning(day: Date) -> Option<Timestamp> {
    tz::offset(GUATEMALA).to_timestamp(day.at(8, 0, 0, 0)).ok()
}

/// Every public organisation, program and service with all that belongs to them, one list a table.
pub fn tabular(catalogue: &Catalogue, day: Date) -> Value {
    let mut export = Export { catalogue, day, tables: BTreeMap::new() };
    let offerings: Vec<_> = catalogue.public().collect();
    for provider in catalogue.providers.values().filter(|one| !one.confidential && !one.protected) {
        export.organization(provider);
    }
    for programme in catalogue.programmes.values() {
        let owner = catalogue.providers.get(&programme.provider);
        let shown = owner.is_some_and(|owner| !owner.confidential && !owner.protected);
        if programme.public_listing && !programme.private && !programme.protected && shown {
            export.program(programme);
        }
    }
    for offering in offerings {
        export.service(offering);
    }
    export.codes();
    Value::Object(export.tables.into_iter().map(|(table, rows)| (table.to_owned(), Value::Array(rows))).collect())
}

/// The public services as whole objects, each with its organisation, program, place, days and rules.
pub fn services(catalogue: &Catalogue, day: Date) -> Vec<Value> {
    let Value::Object(tables) = tabular(catalogue, day) else {
        return Vec::new();
    };
    let directory = nest::directory(&tables, &std::collections::BTreeSet::new());
    directory.services.into_iter().map(|(_, service)| service).collect()
}

/// The tables while they fill.
pub struct Export<'a> {
    pub catalogue: &'a Catalogue,
    pub day: Date,
    tables: BTreeMap<&'static str, Vec<Value>>,
}

impl Export<'_> {
    /// Adds a row without its empty fields.
    pub fn push(&mut self, table: &'static str, row: Value) {
        let Value::Object(fields) = row else { return };
        let filled = |value: &Value| !value.is_null() && value.as_str() != Some("");
        let row: Map<_, _> = fields.into_iter().filter(|(_, value)| filled(value)).collect();
        self.tables.entry(table).or_default().push(Value::Object(row));
    }

    /// Adds the values of one of our columns to an object.
    /// Adds the values of one of our columns to an object.
    pub fn attributes(&mut self, entity: &str, kind: &str, id: &str, link_type: &str, code: &str, values: &[String]) {
        for (number, value) in values.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            let which = if number == 0 { String::new() } else { format!("/{number}") };
            let row = json!({
                "id": identifier("attribute", &format!("{id}/{code}{which}")),
                "link_id": identifier(kind, id),
                "link_entity": entity,
                "link_type": link_type,
                "value": value,
                "taxonomy_term_id": identifier("term", code),
            });
            self.push("attribute", row);
        }
    }

    fn organization(&mut self, provider: &Provider) {
        let id = provider.id.as_str();
        let organization = identifier("provider", id);
        let public =
            |id: &String| self.catalogue.providers.get(id).is_some_and(|one| !one.confidential && !one.protected);
        let parent = provider.parent.as_ref().filter(|parent| public(parent));
        let agency = codes::find("agency", &provider.agency).map_or(provider.agency.as_str(), |coded| coded.es);
        self.push(
            "organization",
            json!({
                "id": organization,
                "name": provider.name.es,
                "alternate_name": provider.name.en,
                "description": agency,
                "email": provider.email,
                "parent_organization_id": parent.map(|parent| identifier("provider", parent)),
            }),
        );
        self.push(
            "organization_identifier",
            json!({
                "id": identifier("identifier", id),
                "organization_id": organization,
                "identifier_scheme": SCHEME,
                "identifier_type": "provider_id",
                "identifier": id,
            }),
        );
        if let Some(phone) = &provider.phone {
            self.push(
                "phone",
                json!({
                    "id": identifier("phone", id), "organization_id": organization, "number": phone, "type": "voice",
                }),
            );
        }
        self.push(
            "contact",
            json!({
                "id": identifier("contact", id),
                "organization_id": organization,
                "title": provider.contact_role.es,
                "email": provider.email,
            }),
        );
        self.location(provider, &provider.municipality);
        for (column, value) in organization_columns(provider) {
            self.attributes("organization", "provider", id, "catalogue", column, &[value]);
        }
    }

    /// The place of a provider in a municipality; the address only where it may be told and is there.
    pub fn location(&mut self, provider: &Provider, municipality: &str) {
        let key = format!("{}/{municipality}", provider.id);
        let location = identifier("location", &key);
        let there = |row: &Value| row.get("id") == Some(&json!(location));
        if self.tables.get("location").is_some_and(|rows| rows.iter().any(there)) {
            return;
        }
        let town = place::municipality(municipality);
        let (town, department) = town.map_or(("", ""), |town| (town.name, town.department));
        let at_home = provider.municipality == municipality;
        self.push(
            "location",
            json!({
                "id": location,
                "organization_id": identifier("provider", &provider.id),
                "location_type": "physical",
                "name": format!("{}, {town}", provider.name.es),
                "transportation": if at_home { provider.how_to_get_there.es.as_str() } else { "" },
                "external_identifier": municipality,
                "external_identifier_type": "INE municipality code",
            }),
        );
        if let Some(address) = provider.address.as_ref().filter(|_| provider.address_public && at_home) {
            self.push(
                "address",
                json!({
                    "id": identifier("address", &key),
                    "location_id": location,
                    "address_1": address,
                    "city": town,
                    "region": municipality,
                    "state_province": department,
                    "postal_code": "-",
                    "country": "GT",
                    "address_type": "physical",
                }),
            );
        }
    }

    fn program(&mut self, programme: &Programme) {
        let id = programme.id.as_str();
        self.push(
            "program",
            json!({
                "id": identifier("programme", id),
                "organization_id": identifier("provider", &programme.provider),
                "name": programme.name.es,
                "alternate_name": programme.name.en,
                "description": programme.summary.es,
            }),
        );
        for (column, value) in program_columns(programme) {
            self.attributes("program", "programme", id, "catalogue", column, &[value]);
        }
    }

    /// The taxonomy with the terms in use, and the units.
    fn codes(&mut self) {
        let used: Vec<_> = {
            let attributes = self.tables.get("attribute").into_iter().flatten();
            attributes.filter_map(|row| row.get("taxonomy_term_id").cloned()).collect()
        };
        for coded in codes::list("unit") {
            self.push(
                "unit",
                json!({
                    "id": identifier("unit", coded.code), "name": coded.es, "scheme": "ceiba", "identifier": coded.code,
                }),
            );
        }
        for code in terms().filter(|code| used.contains(&json!(identifier("term", code)))) {
            self.push(
                "taxonomy_term",
                json!({
                    "id": identifier("term", code),
                    "code": code,
                    "name": code.replace('_', " "),
                    "description": code,
                    "taxonomy": format!("{TAXONOMY} 1"),
                    "taxonomy_id": identifier("taxonomy", "codes"),
                    "language": "spa",
                }),
            );
        }
        self.push(
            "taxonomy",
            json!({
                "id": identifier("taxonomy", "codes"),
                "name": TAXONOMY,
                "description": "Códigos del catálogo: categoría, clase, requisitos de ingreso.",
                "version": "1",
            }),
        );
    }
}
