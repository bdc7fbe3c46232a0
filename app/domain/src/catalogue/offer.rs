//! An offering as routing reads it: its rules one to one, its days counted from a day 0, its free places by slot.

use jiff::civil::Date;

use crate::routing;

use super::codes::{Access, Document, HouseholdType, OfferingStatus, Status};
use super::model::{Catalogue, Offering};

/// The most units routing counts in one slot; more are as good as that many.
const UNITS_MOST: u32 = 10_000;
/// The largest years, persons and nights routing takes; larger ones mean no more.
const YEARS_MOST: u8 = 130;
const PERSONS_MOST: u8 = 100;
const NIGHTS_MOST: u16 = 366;

/// The offer of one offering for an instance of `horizon_days` days from `day_0`.
///
/// Nights before day 0 and beyond the horizon are left out; nothing when programme, provider or all nights are missing.
pub fn to_routing(
    catalogue: &Catalogue,
    offering: &Offering,
    day_0: Date,
    horizon_days: u16,
) -> Option<routing::Offer> {
    let programme = catalogue.programmes.get(&offering.programme)?;
    let provider = catalogue.providers.get(&offering.provider)?;
    let (start_day, capacity) = supply(catalogue, offering, day_0, horizon_days)?;
    let standing = [programme.status, provider.status];
    Some(routing::Offer {
        id: offering.id.clone(),
        provider: provider.id.clone(),
        agency: provider.agency.clone(),
        category: programme.category,
        municipality: offering.municipality.clone(),
        per_night: offering.per_night,
        charge: offering.charge,
        start_day,
        nights_max: offering.per_night.then(|| i64::from(offering.nights_max.unwrap_or(horizon_days).min(NIGHTS_MOST))),
        capacity,
        sex: offering.sex,
        age_min: offering.age_min.min(YEARS_MOST).into(),
        age_max: offering.age_max.min(YEARS_MOST).into(),
        persons_min: offering.persons_min.min(PERSONS_MOST).into(),
        persons_max: offering.persons_max.into(),
        household_types: codes(&offering.household_types, HouseholdType::code),
        languages: offering.languages.clone(),
        interpreter_languages: offering.interpreter_languages.clone(),
        accessibility: codes(&offering.accessibility, Access::code),
        documents: codes(&offering.documents, Document::code),
        field: offering.field.clone(),
        schooling_min: offering.schooling_min.into(),
        skill_min: offering.skill.as_ref().map(|skill| (skill.field.clone(), skill.years.min(YEARS_MOST).into())),
        max_km: offering.max_km.map(Into::into),
        status: closed(offering.status, standing).map(str::to_owned),
    })
}

/// First day after day 0 and free units; of a dated offering one number, whatever its day.
fn supply(catalogue: &Catalogue, offering: &Offering, day_0: Date, horizon_days: u16) -> Option<(i64, Vec<i64>)> {
    let free = catalogue.free(offering).into_iter().map(|free| i64::from(free.min(UNITS_MOST)));
    let start = i64::from((offering.first_day - day_0).get_days());
    if !offering.per_night {
        return Some((start, free.collect()));
    }
    let gone = usize::try_from(-start).unwrap_or(0);
    let begins = start.max(0);
    let left = usize::try_from(i64::from(horizon_days) - begins).ok()?;
    let nights: Vec<_> = free.skip(gone).take(left).collect();
    (!nights.is_empty()).then_some((begins, nights))
}

/// The word of a state that is not open: the offering's own, else that of programme or provider.
fn closed(offering: OfferingStatus, standing: [Status; 2]) -> Option<&'static str> {
    if offering != OfferingStatus::Open {
        return Some(offering.code());
    }
    standing.into_iter().find(|status| *status != Status::Active).map(Status::code)
}

fn codes<T: Copy>(values: &[T], code: fn(T) -> &'static str) -> Vec<String> {
    values.iter().map(|value| code(*value).to_owned()).collect()
}
