//! What Ceiba exported comes back as rows of the four tables, for what the catalogue does not have yet.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::Value;

use crate::catalogue::columns::Table;
use crate::catalogue::sheet::Row;

use super::attributes::{ORGANIZATION, PROGRAM};
use super::export::SCHEME;
use super::json::{attribute, first, items, text};
use super::{Brought, Item, Known, identifier};

/// Whether a service carries our number.
pub fn is_ours(service: &Value) -> bool {
    attribute(service, "offering_id").is_some()
}

/// Our number of an organisation.
pub fn provider_id(organization: &Value) -> Option<&str> {
    items(organization, "organization_identifiers")
        .find(|identifier| text(identifier, "identifier_scheme") == SCHEME)
        .map(|identifier| text(identifier, "identifier"))
}

/// Adds the rows of organisations and services that are ours and new.
pub fn rows(
    file: &str,
    base_day: Date,
    existing: &Known,
    organizations: &[Item],
    services: &[Item],
    brought: &mut Brought,
) {
    let known = existing.programmes.iter().map(|id| (identifier("programme", id).to_string(), id.clone()));
    let mut maker =
        Maker { file, base_day, programmes: known.collect(), owners: BTreeMap::new(), rows: BTreeMap::new() };
    let ids: BTreeMap<&str, &str> =
        organizations.iter().filter_map(|(_, one)| Some((text(one, "id"), provider_id(one)?))).collect();
    let spoken = spoken_at(services);
    for (item, organization) in organizations {
        let Some(id) = provider_id(organization) else {
            continue;
        };
        maker.owners.extend(items(organization, "programs").map(|one| (text(one, "id").to_owned(), id.to_owned())));
        if !existing.providers.contains(id) {
            let parent = ids.get(text(organization, "parent_organization_id")).copied();
            let spoken = spoken.get(id).map(|codes| codes.join(";"));
            maker.provider(*item, organization, id, parent.unwrap_or_default(), &spoken.unwrap_or_default());
        }
    }
    let mut written = BTreeSet::new();
    for (item, service) in services {
        let Some(id) = attribute(service, "offering_id") else {
            continue;
        };
        let programme = maker.programme_id(service);
        if !existing.programmes.contains(&programme) && written.insert(programme.clone()) {
            maker.programme(*item, service, &programme);
        }
        if existing.offerings.contains(id) {
            brought.accepted += 1;
        } else {
            maker.offering(*item, service, id, &programme);
            maker.capacity(*item, service, id);
        }
    }
    brought.rows = maker.rows;
}

/// The languages in which each of our organisations gives its services; a file may not say more of the organisation.
fn spoken_at(services: &[Item]) -> BTreeMap<String, Vec<String>> {
    let mut spoken: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, service) in services {
        let Some(id) = service.get("organization").and_then(provider_id) else {
            continue;
        };
        let codes = spoken.entry(id.to_owned()).or_default();
        for language in items(service, "languages").filter(|language| text(language, "note").is_empty()) {
            let code = text(language, "code").to_owned();
            if !code.is_empty() && !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    spoken
}

/// Rows while they are made.
pub struct Maker<'a> {
    file: &'a str,
    pub base_day: Date,
    /// Our numbers of programmes by their identifier in HSDS.
    programmes: BTreeMap<String, String>,
    /// Our numbers of the owners of programmes.
    owners: BTreeMap<String, String>,
    rows: BTreeMap<Table, Vec<Row>>,
}

impl Maker<'_> {
    /// Adds a row of a table.
    pub fn push(&mut self, table: Table, item: u32, cells: BTreeMap<String, String>) {
        let counted = table == Table::Offerings;
        let row = Row { file: self.file.to_owned(), line: item, cells, counted };
        self.rows.entry(table).or_default().push(row);
    }

    /// The programme's own number, where the file or the catalogue has it; else its identifier.
    fn programme_id(&self, service: &Value) -> String {
        let program = service.get("program").unwrap_or(service);
        let id = text(program, "id");
        let said = attribute(program, "programme_id").map(str::to_owned);
        said.or_else(|| self.programmes.get(id).cloned()).unwrap_or_else(|| id.to_owned())
    }

    fn provider(&mut self, item: u32, organization: &Value, id: &str, parent: &str, spoken: &str) {
        let mut cells = Cells::of(organization, ORGANIZATION);
        let place = first(organization, "locations").unwrap_or(&Value::Null);
        let contact = first(organization, "contacts").unwrap_or(&Value::Null);
        let phone = first(organization, "phones").map_or("", |phone| text(phone, "number"));
        cells.set("provider_id", id);
        cells.set("parent_id", parent);
        cells.set("name_es", text(organization, "name"));
        cells.set("name_en", text(organization, "alternate_name"));
        cells.set("email", text(organization, "email"));
        cells.set("phone", phone);
        cells.set("contact_role_es", text(contact, "title"));
        cells.or("municipality", text(place, "external_identifier"));
        cells.or("how_to_get_there_es", text(place, "transportation"));
        cells.or("address_es", first(place, "addresses").map_or("", |address| text(address, "address_1")));
        cells.or("opening_hours_es", first(place, "schedules").map_or("", |schedule| text(schedule, "description")));
        cells.or(
            "languages",
            Some(codes(items(place, "languages"))).filter(|codes| !codes.is_empty()).as_deref().unwrap_or(spoken),
        );
        let agency = cells.0.get("agency").cloned().unwrap_or_default();
        cells.or("agency_kind", kind_of(&agency));
        cells.or("status", "active");
        cells.or("address_public", "yes");
        // `.example` is reserved: such a contact can only be invented.
        cells.or("synthetic", if text(organization, "email").ends_with(".example") { "yes" } else { "no" });
        self.push(Table::Providers, item, cells.0);
    }

    fn programme(&mut self, item: u32, service: &Value, id: &str) {
        let Some(program) = service.get("program") else {
            return;
        };
        let organization = service.get("organization").unwrap_or(&Value::Null);
        let giver = provider_id(organization).unwrap_or_default();
        let owner = self.owners.get(text(program, "id")).map_or(giver, String::as_str).to_owned();
        let mut cells = Cells::of(program, PROGRAM);
        cells.set("programme_id", id);
        cells.set("provider_id", &owner);
        cells.set("name_es", text(program, "name"));
        cells.set("name_en", text(program, "alternate_name"));
        cells.set("summary_es", text(program, "description"));
        if attribute(program, "category").is_none() {
            for column in ["category", "kind", "field"] {
                cells.set(column, attribute(service, column).unwrap_or_default());
            }
        }
        cells.or("serves_es", text(service, "eligibility_description"));
        cells.or("cost_es", text(service, "fees_description"));
        cells.or("public_listing", "yes");
        cells.or("status", "active");
        self.push(Table::Programmes, item, cells.0);
    }
}

/// The cells of one row.
pub struct Cells(pub BTreeMap<String, String>);

impl Cells {
    /// The attributes of ours named like these columns.
    pub fn of(object: &Value, columns: &[&str]) -> Self {
        let value = |column: &&str| Some(((*column).to_owned(), attribute(object, column)?.to_owned()));
        Self(columns.iter().filter_map(value).collect())
    }

    /// Writes a cell.
    pub fn set(&mut self, column: &str, value: &str) {
        self.0.insert(column.to_owned(), value.to_owned());
    }

    /// Fills a cell nobody has filled.
    pub fn or(&mut self, column: &str, value: &str) {
        self.0.entry(column.to_owned()).or_insert_with(|| value.to_owned());
    }
}

/// The codes of languages as one cell.
pub fn codes<'a>(languages: impl Iterator<Item = &'a Value>) -> String {
    languages.map(|language| text(language, "code")).collect::<Vec<_>>().join(";")
}

/// The kind of an agency by its code, for files that name the agency alone.
fn kind_of(agency: &str) -> &'static str {
    match agency {
        "MUNI" => "municipality",
        "EMPRESA" => "employer",
        ngo if ngo.starts_with("NGO-") => "ngo",
        _ => "state",
    }
}
