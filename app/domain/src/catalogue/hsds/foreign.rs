//! A service of another publisher: what can be read of it, for a person to complete.

use jiff::civil::{Date, Time, Weekday};
use serde_json::Value;

use crate::catalogue::cells;
use crate::catalogue::codes::OfferingStatus;
use crate::catalogue::known;
use crate::catalogue::model::Words;
use crate::catalogue::weekday;
use crate::fields::place;

use super::json::{first, items, some, text};

/// What another directory says of a service. It has no category of ours, no entry rules and no places by date: a person
/// adds them before it can become an offering.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub file: String,
    /// Number of the service in its list or table.
    pub item: u32,
    /// The publisher's identifier of the service.
    pub id: String,
    /// The publisher's identifier of the organisation.
    pub provider_id: String,
    pub provider_name: String,
    pub name: Words,
    /// As written, possibly with markup; to be shown as text.
    pub description: String,
    pub status: OfferingStatus,
    pub places: Vec<Place>,
    /// ISO 639-3.
    pub languages: Vec<String>,
    /// Names of languages nobody here knows.
    pub other_languages: Vec<String>,
    /// Whole years; a half year narrows.
    pub age_min: Option<u8>,
    pub age_max: Option<u8>,
    pub first_day: Option<Date>,
    pub last_day: Option<Date>,
    pub days: Vec<Weekday>,
    pub time_from: Option<Time>,
    pub time_to: Option<Time>,
    /// Free now, whole units, with the publisher's word for the unit.
    pub free: Option<(u32, String)>,
    pub eligibility: String,
    pub fees: String,
    /// As written.
    pub phones: Vec<String>,
}

/// One place of a proposed service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub name: String,
    pub address: Option<String>,
    /// As written: municipality and department.
    pub written: String,
    /// 4-digit code, when the words name exactly one municipality.
    pub municipality: Option<String>,
}

/// Everything that can be read of one service.
pub fn proposal(file: &str, item: u32, service: &Value) -> Proposal {
    let organization = service.get("organization").unwrap_or(&Value::Null);
    let places: Vec<_> = items(service, "service_at_locations").filter_map(|at| at.get("location")).collect();
    let schedule = first(service, "schedules").or_else(|| schedule_at(service));
    let of_schedule = |field| schedule.map_or("", |schedule| text(schedule, field));
    let (languages, other_languages) = languages(service, &places);
    Proposal {
        file: file.to_owned(),
        item,
        id: text(service, "id").to_owned(),
        provider_id: some(organization, "id").unwrap_or_else(|| text(service, "organization_id").to_owned()),
        provider_name: text(organization, "name").to_owned(),
        name: Words { es: text(service, "name").to_owned(), en: text(service, "alternate_name").to_owned() },
        description: text(service, "description").to_owned(),
        status: status(text(service, "status")),
        places: places.into_iter().map(place_of).collect(),
        languages,
        other_languages,
        age_min: age(service, "minimum_age", f64::ceil),
        age_max: age(service, "maximum_age", f64::floor),
        first_day: cells::date(of_schedule("valid_from")).or_else(|| cells::date(of_schedule("dtstart"))),
        last_day: cells::date(of_schedule("valid_to")),
        days: of_schedule("byday").split(',').filter_map(weekday::parse).collect(),
        time_from: time(of_schedule("opens_at")),
        time_to: time(of_schedule("closes_at")),
        free: free(service),
        eligibility: text(service, "eligibility_description").to_owned(),
        fees: some(service, "fees_description").unwrap_or_else(|| text(service, "fees").to_owned()),
        phones: phones(service),
    }
}

/// `open` for active, `paused` for temporarily closed, `closed` for the rest.
pub fn status(status: &str) -> OfferingStatus {
    match status {
        "active" => OfferingStatus::Open,
        "temporarily closed" => OfferingStatus::Paused,
        _ => OfferingStatus::Closed,
    }
}

fn schedule_at(service: &Value) -> Option<&Value> {
    items(service, "service_at_locations").find_map(|at| first(at, "schedules"))
}

/// A local time `HH:MM` or one with Guatemala's offset; a time of another zone is left for the reviewer.
fn time(written: &str) -> Option<Time> {
    let local = written.strip_suffix("-06:00").unwrap_or(written);
    cells::time(local)
}

fn place_of(location: &Value) -> Place {
    let address = first(location, "addresses").unwrap_or(&Value::Null);
    let (city, department) = (text(address, "city"), text(address, "state_province"));
    let code = Some(text(location, "external_identifier")).filter(|code| place::municipality(code).is_some());
    Place {
        name: some(location, "name").unwrap_or_else(|| text(location, "alternate_name").to_owned()),
        address: some(address, "address_1"),
        written: [city, department].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        municipality: code.map(str::to_owned).or_else(|| known::named(city, department)),
    }
}

/// Languages of the service, or else of its places: by code of either length, or by name.
fn languages(service: &Value, places: &[&Value]) -> (Vec<String>, Vec<String>) {
    let (mut ours, mut others) = (Vec::new(), Vec::new());
    let at_places = places.iter().flat_map(|place| items(place, "languages"));
    for language in items(service, "languages").chain(at_places) {
        let written = [text(language, "code"), text(language, "name")];
        match written.into_iter().find_map(known::language_named) {
            Some(code) if !ours.iter().any(|known| known == code) => ours.push(code.to_owned()),
            Some(_) => {}
            None => others.extend(written.into_iter().find(|word| !word.is_empty()).map(str::to_owned)),
        }
    }
    (ours, others)
}

fn age(service: &Value, field: &str, whole: fn(f64) -> f64) -> Option<u8> {
    let years = whole(service.get(field)?.as_f64()?);
    (0..=150).find(|age| f64::from(*age) >= years)
}

fn free(service: &Value) -> Option<(u32, String)> {
    let capacity = first(service, "capacities")?;
    let available = capacity.get("available")?.as_f64()?.floor();
    let unit = capacity.get("unit").map(|unit| text(unit, "name").to_owned()).unwrap_or_default();
    // The limit was checked: what is left converts without loss.
    format!("{available:.0}").parse().ok().map(|free| (free, unit))
}

fn phones(service: &Value) -> Vec<String> {
    let at = items(service, "service_at_locations").flat_map(|at| items(at, "phones"));
    items(service, "phones").chain(at).filter_map(|phone| some(phone, "number")).collect()
}
