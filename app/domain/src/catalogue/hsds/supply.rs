//! A service of our own as the row of an offering and its rows of capacity.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use crate::catalogue::columns::Table;

use super::export::morning;
use super::foreign::status;
use super::json::{attribute, attributes, first, items, text};
use super::own::{Cells, Maker, codes, provider_id};

impl Maker<'_> {
    /// The dated supply itself.
    pub fn offering(&mut self, item: u32, service: &Value, id: &str, programme: &str) {
        const COLUMNS: &[&str] = &[
            "cohort",
            "unit",
            "charge",
            "room",
            "nights_max",
            "sex",
            "schooling_min",
            "field",
            "max_km",
            "departs_from",
            "place_en",
        ];
        let mut cells = Cells::of(service, COLUMNS);
        let at = first(service, "service_at_locations").unwrap_or(&Value::Null);
        let schedule = first(at, "schedules").or_else(|| first(service, "schedules")).unwrap_or(&Value::Null);
        let organization = service.get("organization").unwrap_or(&Value::Null);
        let location = at.get("location").unwrap_or(&Value::Null);
        cells.set("offering_id", id);
        cells.set("programme_id", programme);
        cells.set("provider_id", provider_id(organization).unwrap_or_default());
        cells.set("name_es", text(service, "name"));
        cells.set("name_en", text(service, "alternate_name"));
        cells.set("municipality", text(location, "external_identifier"));
        cells.set("place_es", text(at, "description"));
        cells.set("start_date", text(schedule, "valid_from"));
        cells.set("end_date", text(schedule, "valid_to"));
        cells.set("days", &text(schedule, "byday").replace(',', ";"));
        cells.set("time_from", text(schedule, "opens_at").get(..5).unwrap_or_default());
        cells.set("time_to", text(schedule, "closes_at").get(..5).unwrap_or_default());
        cells.or("sex", "any");
        let nightly = attribute(service, "category") == Some("housing");
        cells.set("per_night", if nightly { "yes" } else { "no" });
        for (column, field) in [("age_min", "minimum_age"), ("age_max", "maximum_age")] {
            cells.set(column, &service.get(field).map(Value::to_string).unwrap_or_default());
        }
        for (columns, code, separator) in
            [(("persons_min", "persons_max"), "persons", '-'), (("skill_field", "skill_years"), "skill_min", ':')]
        {
            let (left, right) =
                attribute(service, code).and_then(|pair| pair.split_once(separator)).unwrap_or_default();
            cells.set(columns.0, left);
            cells.set(columns.1, right);
        }
        for (column, code) in
            [("household_types", "household_type"), ("documents", "document"), ("accessibility", "accessibility")]
        {
            cells.set(column, &attributes(service, code).collect::<Vec<_>>().join(";"));
        }
        let interpreters: Vec<_> = attributes(service, "interpreter_language").collect();
        let spoken = items(service, "languages").filter(|language| !interpreters.contains(&text(language, "code")));
        cells.set("languages", &codes(spoken));
        cells.set("interpreter_languages", &interpreters.join(";"));
        cells.set("status", status(text(service, "status")).code());
        self.push(Table::Offerings, item, cells.0);
    }

    /// Free places by night, or in the one slot of a dated offering; who has the others is not told.
    pub fn capacity(&mut self, item: u32, service: &Value, id: &str) {
        let capacity = first(service, "capacities").unwrap_or(&Value::Null);
        let hours = self.hours_since(text(capacity, "updated")).to_string();
        let by_night: Vec<_> = attributes(service, "capacity_by_night").collect();
        let spans = by_night.iter().filter_map(|span| {
            let (nights, free) = span.split_once(':')?;
            let (from, to) = nights.split_once('-')?;
            Some((from.to_owned(), to.to_owned(), free.to_owned()))
        });
        let once = capacity.get("available").filter(|_| by_night.is_empty());
        let once = once.map(|available| ("0".to_owned(), "0".to_owned(), available.to_string()));
        let spans: Vec<_> = spans.chain(once).collect();
        for (from, to, free) in spans {
            let mut cells = Cells(BTreeMap::new());
            cells.set("offering_id", id);
            cells.set("slot_from", &from);
            cells.set("slot_to", &to);
            cells.set("total", &free);
            cells.set("updated_hours_ago", &hours);
            self.push(Table::Capacity, item, cells.0);
        }
    }

    /// Whole hours from `updated` to the morning of the base day, 0 when later or not said.
    fn hours_since(&self, updated: &str) -> i64 {
        let (Ok(updated), Some(now)) = (updated.parse::<Timestamp>(), morning(self.base_day)) else {
            return 0;
        };
        (now.as_second() - updated.as_second()).max(0) / 3600
    }
}
