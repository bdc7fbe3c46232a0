//! Cases, persons and needs of an instance.

use std::collections::BTreeSet;

use super::{DAYS, Ids, KILOMETRES, Known, NEEDS_MOST, NIGHTS, PERSONS, YEARS};
use crate::routing::input::{Case, Category, Input, Kind, Need, Person, Standing};
use crate::routing::refusal::{Fault, Refusal, refuse, require, within};

type At<'a> = &'a dyn Fn(&str) -> String;

pub(super) fn all(input: &Input, known: &Known) -> Result<(), Refusal> {
    let needs = input.cases.iter().chain(&input.history).map(|c| c.needs.len()).sum::<usize>();
    require(needs <= NEEDS_MOST, || "cases".into(), || Fault::TooMany { most: NEEDS_MOST })?;
    flights(input)?;
    let choices = input.weights.preference.len();
    let (mut case_ids, mut need_ids) = (Ids::default(), Ids::default());
    for (list, cases) in [("cases", &input.cases), ("history", &input.history)] {
        for (i, case) in cases.iter().enumerate() {
            let at = |field: &str| format!("{list}[{i}].{field}");
            case_ids.add(&case.id, || at("id"))?;
            one(case, known, &at)?;
            arrival(case, input.kind, list, known, &at)?;
            for (j, need) in case.needs.iter().enumerate() {
                let at = |field: &str| format!("{list}[{i}].needs[{j}].{field}");
                need_ids.add(&need.id, || at("id"))?;
                one_need(need, case, known, choices, &at)?;
            }
        }
    }
    Ok(())
}

fn flights(input: &Input) -> Result<(), Refusal> {
    let mut ids = Ids::default();
    for (i, flight) in input.flights.iter().enumerate() {
        ids.add(&flight.id, || format!("flights[{i}].id"))?;
        within(flight.day, DAYS, || format!("flights[{i}].day"))?;
    }
    Ok(())
}

fn arrival(case: &Case, kind: Kind, list: &str, known: &Known, at: At) -> Result<(), Refusal> {
    if kind != Kind::Stream {
        return Ok(());
    }
    if list == "history" {
        return match case.arrival_day {
            Some(day) => within(day, DAYS, || at("arrival_day")),
            None => refuse(at("arrival_day"), Fault::Missing),
        };
    }
    match &case.flight {
        None => refuse(at("flight"), Fault::Missing),
        Some(id) => require(known.flights.contains(id.as_str()), || at("flight"), || Fault::Unknown { id: id.clone() }),
    }
}

fn one(case: &Case, known: &Known, at: At) -> Result<(), Refusal> {
    known.municipality(&case.return_municipality, || at("return_municipality"))?;
    let most = usize::try_from(PERSONS.1).unwrap_or(usize::MAX);
    require(case.persons.len() <= most, || at("persons"), || Fault::TooMany { most })?;
    for (list, providers) in [("avoid_providers", &case.avoid_providers), ("known_providers", &case.known_providers)] {
        for (k, id) in providers.iter().enumerate() {
            let place = || at(&format!("{list}[{k}]"));
            require(known.providers.contains(id.as_str()), place, || Fault::Unknown { id: id.clone() })?;
        }
    }
    for (k, id) in case.avoid_offers.iter().enumerate() {
        let place = || at(&format!("avoid_offers[{k}]"));
        require(known.offers.contains_key(id.as_str()), place, || Fault::Unknown { id: id.clone() })?;
    }
    for (k, person) in case.persons.iter().enumerate() {
        one_person(person, &|field| at(&format!("persons[{k}].{field}")))?;
    }
    Ok(())
}

fn one_person(person: &Person, at: At) -> Result<(), Refusal> {
    within(person.age, YEARS, || at("age"))?;
    require(!person.languages.is_empty(), || at("languages"), || Fault::Empty)?;
    within(person.schooling, YEARS, || at("schooling"))?;
    for (field, years) in &person.skills {
        within(*years, YEARS, || at(&format!("skills.{field}")))?;
    }
    Ok(())
}

fn one_need(need: &Need, case: &Case, known: &Known, choices: usize, at: At) -> Result<(), Refusal> {
    require(!need.members.is_empty(), || at("members"), || Fault::Empty)?;
    let mut seen = BTreeSet::new();
    for (k, member) in need.members.iter().enumerate() {
        let place = || at(&format!("members[{k}]"));
        require(*member < case.persons.len(), place, || Fault::NoSuchMember)?;
        require(seen.insert(member), place, || Fault::DoubledMember)?;
    }
    dates(need, at)?;
    within(need.waiting_days, (0, DAYS.1), || at("waiting_days"))?;
    if let Some(km) = need.max_km {
        within(km, KILOMETRES, || at("max_km"))?;
    }
    require(need.preferences.len() <= choices, || at("preferences"), || Fault::TooMany { most: choices })?;
    for (k, id) in need.preferences.iter().enumerate() {
        let place = || at(&format!("preferences[{k}]"));
        require(known.offers.contains_key(id.as_str()), place, || Fault::Unknown { id: id.clone() })?;
    }
    on_record(need, known, at)
}

fn dates(need: &Need, at: At) -> Result<(), Refusal> {
    within(need.ready_day, DAYS, || at("ready_day"))?;
    if let Some(latest) = need.latest_day {
        within(latest, DAYS, || at("latest_day"))?;
        require(need.ready_day <= latest, || at("ready_day"), || Fault::LimitsCross)?;
    }
    if let Some(nights) = need.nights {
        within(nights, NIGHTS, || at("nights"))?;
    }
    let dated = need.category != Category::Housing;
    require(!dated || need.latest_day.is_some(), || at("latest_day"), || Fault::Missing)?;
    require(dated || need.nights.is_some(), || at("nights"), || Fault::Missing)
}

fn on_record(need: &Need, known: &Known, at: At) -> Result<(), Refusal> {
    let Some(id) = &need.current_offer else {
        return require(need.current_state.is_none(), || at("current_offer"), || Fault::Missing);
    };
    match known.offers.get(id.as_str()) {
        None => refuse(at("current_offer"), Fault::Unknown { id: id.clone() }),
        Some(category) => {
            let other = need.current_state == Some(Standing::Accepted) && *category != need.category;
            require(!other, || at("current_offer"), || Fault::OtherCategory)
        }
    }
}
