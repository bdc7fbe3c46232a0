//! Offers of an instance.

use super::{DAYS, Ids, KILOMETRES, Known, NIGHTS, OFFERS_MOST, PERSONS, YEARS};
use crate::routing::input::{Input, Offer};
use crate::routing::refusal::{Fault, Refusal, refuse, require, within};

/// Most units in one slot.
const UNITS: (i64, i64) = (0, 10_000);

pub(super) fn all(input: &Input, known: &Known) -> Result<(), Refusal> {
    let fits = input.offers.len() <= OFFERS_MOST;
    require(fits, || "offers".into(), || Fault::TooMany { most: OFFERS_MOST })?;
    let mut ids = Ids::default();
    for (i, offer) in input.offers.iter().enumerate() {
        ids.add(&offer.id, || format!("offers[{i}].id"))?;
        one(offer, known, &|field| format!("offers[{i}].{field}"))?;
    }
    Ok(())
}

fn one(o: &Offer, known: &Known, at: &dyn Fn(&str) -> String) -> Result<(), Refusal> {
    for (field, id) in [("provider", &o.provider), ("agency", &o.agency)] {
        require(!id.is_empty(), || at(field), || Fault::MissingId)?;
    }
    known.municipality(&o.municipality, || at("municipality"))?;
    within(o.age_min, YEARS, || at("age_min"))?;
    within(o.age_max, YEARS, || at("age_max"))?;
    require(o.age_min <= o.age_max, || at("age_min"), || Fault::LimitsCross)?;
    within(o.persons_min, PERSONS, || at("persons_min"))?;
    within(o.persons_max, (0, UNITS.1), || at("persons_max"))?;
    require(o.persons_min <= o.persons_max, || at("persons_min"), || Fault::LimitsCross)?;
    let told = !o.languages.is_empty() || !o.interpreter_languages.is_empty();
    require(told, || at("languages"), || Fault::Empty)?;
    within(o.schooling_min, YEARS, || at("schooling_min"))?;
    if let Some((_, years)) = &o.skill_min {
        within(*years, YEARS, || at("skill_min[1]"))?;
    }
    if let Some(km) = o.max_km {
        within(km, KILOMETRES, || at("max_km"))?;
    }
    dates(o, at)
}

fn dates(o: &Offer, at: &dyn Fn(&str) -> String) -> Result<(), Refusal> {
    within(o.start_day, DAYS, || at("start_day"))?;
    if o.per_night {
        // An offer without a single night ends before it begins.
        require(!o.capacity.is_empty(), || at("capacity"), || Fault::Empty)?;
        let most = 4 * 366;
        require(o.capacity.len() <= most, || at("capacity"), || Fault::TooMany { most })?;
        match o.nights_max {
            Some(nights) => within(nights, NIGHTS, || at("nights_max"))?,
            None => return refuse(at("nights_max"), Fault::Missing),
        }
    } else {
        require(o.capacity.len() == 1, || at("capacity"), || Fault::WrongLength { length: 1 })?;
    }
    for (k, units) in o.capacity.iter().enumerate() {
        within(*units, UNITS, || at(&format!("capacity[{k}]")))?;
    }
    Ok(())
}
