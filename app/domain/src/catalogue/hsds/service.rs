//! One offering as a service: its place, days, languages, papers, free places and entry rules.

use jiff::civil::{Date, Time};
use serde_json::json;

use crate::catalogue::codes::{self, Access, Document, HouseholdType, OfferingStatus, SexRule};
use crate::catalogue::known;
use crate::catalogue::model::{Capacity, Offering, Programme};
use crate::catalogue::weekday;

use super::export::{Export, GUATEMALA, morning};
use super::identifier;

impl Export<'_> {
    /// Adds a public offering.
    pub fn service(&mut self, offering: &Offering) {
        let (Some(provider), Some(programme)) =
            (self.catalogue.providers.get(&offering.provider), self.catalogue.programmes.get(&offering.programme))
        else {
            return;
        };
        let id = offering.id.as_str();
        let service = identifier("offering", id);
        let interpreters: Vec<_> =
            offering.interpreter_languages.iter().map(|code| known::language_name(code)).collect();
        self.push(
            "service",
            json!({
                "id": service,
                "organization_id": identifier("provider", &provider.id),
                "program_id": identifier("programme", &programme.id),
                "name": offering.name.es,
                "alternate_name": offering.name.en,
                "description": programme.summary.es,
                "status": match offering.status {
                    OfferingStatus::Open => "active",
                    OfferingStatus::Paused => "temporarily closed",
                    OfferingStatus::Closed => "inactive",
                },
                "fees_description": programme.cost.es,
                "interpretation_services": interpreters.join(", "),
            "eligibility_description": programme.serves.es,
                "minimum_age": offering.age_min,
                "maximum_age": offering.age_max,
                "assured_date": self.day,
                "assurer_email": provider.email,
            }),
        );
        self.location(provider, &offering.municipality);
        self.push(
            "service_at_location",
            json!({
                "id": identifier("at", id),
                "service_id": service,
                "location_id": identifier("location", &format!("{}/{}", provider.id, offering.municipality)),
                "description": offering.place.es,
            }),
        );
        self.schedule(offering);
        self.words_of(offering, programme);
        self.capacity(offering);
        self.rules(offering, programme);
    }

    fn schedule(&mut self, offering: &Offering) {
        let time = |time: Option<Time>| time.map(|time| format!("{}-06:00", time.strftime("%H:%M")));
        let days: Vec<_> = offering.days.iter().copied().map(weekday::code).collect();
        self.push(
            "schedule",
            json!({
                "id": identifier("schedule", &offering.id),
                "service_at_location_id": identifier("at", &offering.id),
                "valid_from": offering.first_day,
                "valid_to": offering.last_day,
                "dtstart": offering.first_day,
                "timezone": GUATEMALA,
                "freq": "WEEKLY",
                "interval": 1,
                "wkst": "MO",
                "byday": days.join(","),
                "opens_at": time(offering.time_from),
                "closes_at": time(offering.time_to),
            }),
        );
    }

    fn words_of(&mut self, offering: &Offering, programme: &Programme) {
        let id = offering.id.as_str();
        let service = identifier("offering", id);
        let interpreted = offering.interpreter_languages.iter().map(|code| (code, "Con intérprete"));
        for (code, note) in offering.languages.iter().map(|code| (code, "")).chain(interpreted) {
            self.push(
                "language",
                json!({
                    "id": identifier("language", &format!("{id}/{code}")),
                    "service_id": service,
                    "code": code,
                    "name": known::language_name(code),
                    "note": note,
                }),
            );
        }
        let papers = offering.documents.iter().map(|document| {
            let coded = codes::find(Document::LIST, document.code());
            (document.code(), coded.map_or(document.code(), |coded| coded.es).to_owned())
        });
        for (which, document) in papers.chain([("bring", programme.bring.es.clone())]) {
            self.push(
                "required_document",
                json!({
                    "id": identifier("document", &format!("{id}/{which}")), "service_id": service, "document": document,
                }),
            );
        }
        if let Some(amount) = programme.cost_q {
            self.push(
                "cost_option",
                json!({
                    "id": identifier("cost", id),
                    "service_id": service,
                    "currency": "GTQ",
                    "amount": amount,
                    "amount_description": programme.cost.es,
                }),
            );
        }
    }

    /// Free places now, and by night as an attribute; neighbouring nights with the same number share one.
    fn capacity(&mut self, offering: &Offering) {
        let id = offering.id.as_str();
        let rows = self.catalogue.capacity.get(id).map_or(&[][..], Vec::as_slice);
        let since = |date: Date| i64::from((self.day - date).get_days());
        let tonight = if offering.per_night { since(offering.first_day).max(0) } else { 0 };
        let now = rows.iter().find(|row| (i64::from(row.slot_from)..=i64::from(row.slot_to)).contains(&tonight));
        let hours = rows.iter().map(|row| row.updated_hours_ago).min().unwrap_or(0);
        let updated = morning(self.day).map(|now| now - jiff::SignedDuration::from_hours(i64::from(hours)));
        let available = now.map_or(0, Capacity::free);
        let maximum = now.map(|row| row.total);
        let by_night: Vec<_> =
            rows.iter().map(|row| format!("{}-{}:{}", row.slot_from, row.slot_to, row.free())).collect();
        self.push(
            "service_capacity",
            json!({
                "id": identifier("capacity", id),
                "service_id": identifier("offering", id),
                "unit_id": identifier("unit", offering.unit.code()),
                "available": available,
                "maximum": maximum,
                "updated": updated.map(|updated| updated.to_string()),
            }),
        );
        if offering.per_night {
            self.attributes("service", "offering", id, "catalogue", "capacity_by_night", &by_night);
        }
    }

    fn rules(&mut self, offering: &Offering, programme: &Programme) {
        let id = offering.id.as_str();
        let one = |value: Option<&str>| value.map(str::to_owned).into_iter().collect::<Vec<_>>();
        let number = |value: Option<u16>| value.map(|value| value.to_string()).into_iter().collect::<Vec<_>>();
        let many = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let persons = (offering.persons_min, offering.persons_max);
        let catalogue = [
            ("offering_id", one(Some(id))),
            ("category", one(Some(programme.category.code()))),
            ("kind", one(Some(&programme.kind))),
            ("field", one(offering.field.as_deref())),
            ("unit", one(Some(offering.unit.code()))),
            ("charge", one(Some(offering.charge.code()))),
            ("room", one(offering.room.map(codes::Room::code))),
            ("cohort", one(offering.cohort.as_deref())),
            ("departs_from", one(offering.departs_from.as_deref())),
            ("place_en", one(Some(&offering.place.en))),
        ];
        let eligibility = [
            ("nights_max", number(offering.nights_max)),
            ("sex", one(Some(offering.sex).filter(|sex| *sex != SexRule::Any).map(SexRule::code))),
            ("persons", one(Some(format!("{}-{}", persons.0, persons.1).as_str()).filter(|_| persons != (1, 20)))),
            ("household_type", many(offering.household_types.iter().copied().map(HouseholdType::code).collect())),
            ("interpreter_language", offering.interpreter_languages.clone()),
            ("accessibility", many(offering.accessibility.iter().copied().map(Access::code).collect())),
            ("document", many(offering.documents.iter().copied().map(Document::code).collect())),
            ("schooling_min", number(Some(u16::from(offering.schooling_min)).filter(|level| *level > 0))),
            ("skill_min", offering.skill.iter().map(|skill| format!("{}:{}", skill.field, skill.years)).collect()),
            ("max_km", number(offering.max_km)),
        ];
        for (link_type, columns) in [("catalogue", &catalogue[..]), ("eligibility", &eligibility[..])] {
            for (column, values) in columns {
                self.attributes("service", "offering", id, link_type, column, values);
            }
        }
    }
}
