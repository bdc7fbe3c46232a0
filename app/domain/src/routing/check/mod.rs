//! Bad input is refused before anything is computed (routing.md 14).

mod cases;
mod offers;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use super::input::{Category, INSTANCE_FORMAT, Input};
use super::refusal::{Fault, Refusal, refuse, require};

/// Most needs in one instance.
pub const NEEDS_MOST: usize = 200_000;
/// Most offers in one instance.
pub const OFFERS_MOST: usize = 20_000;
/// Farthest day from day 0 that still makes sense: a century.
const DAYS: (i64, i64) = (-36_525, 36_525);
/// Longest stay in nights.
const NIGHTS: (i64, i64) = (1, 366);
/// Distances on earth.
const KILOMETRES: (i64, i64) = (0, 40_075);
/// Years of age, work and levels of schooling.
const YEARS: (i64, i64) = (0, 130);
/// Most persons in one household.
const PERSONS: (i64, i64) = (0, 100);

/// What other parts of the instance may refer to.
struct Known<'a> {
    departments: BTreeSet<&'a str>,
    offers: BTreeMap<&'a str, Category>,
    providers: BTreeSet<&'a str>,
    flights: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(input: &'a Input) -> Self {
        Self {
            departments: input.departments.iter().map(String::as_str).collect(),
            offers: input.offers.iter().map(|o| (o.id.as_str(), o.category)).collect(),
            providers: input.offers.iter().map(|o| o.provider.as_str()).collect(),
            flights: input.flights.iter().map(|f| f.id.as_str()).collect(),
        }
    }

    /// A municipality is known by its department and its four digits.
    fn municipality(&self, code: &str, place: impl FnOnce() -> String) -> Result<(), Refusal> {
        let known = code.len() == 4
            && code.bytes().all(|b| b.is_ascii_digit())
            && code.get(..2).is_some_and(|department| self.departments.contains(department));
        require(known, place, || Fault::Unknown { id: code.to_owned() })
    }
}

/// Ids seen so far; each must be new and not empty.
#[derive(Default)]
struct Ids<'a>(BTreeSet<&'a str>);

impl<'a> Ids<'a> {
    fn add(&mut self, id: &'a str, place: impl Fn() -> String) -> Result<(), Refusal> {
        require(!id.is_empty(), &place, || Fault::MissingId)?;
        require(self.0.insert(id), &place, || Fault::DoubledId { id: id.to_owned() })
    }
}

/// Every check of routing.md 14, in the order of the file.
pub(super) fn all(input: &Input) -> Result<(), Refusal> {
    require(input.format == INSTANCE_FORMAT, || "format".into(), || Fault::UnknownFormat)?;
    require(!input.name.is_empty(), || "name".into(), || Fault::MissingId)?;
    tables::weights(&input.weights)?;
    tables::distances(input)?;
    let known = Known::of(input);
    offers::all(input, &known)?;
    cases::all(input, &known)?;
    conflicts(input)
}

fn conflicts(input: &Input) -> Result<(), Refusal> {
    let cases: BTreeSet<&str> = input.cases.iter().map(|c| c.id.as_str()).collect();
    for (i, (one, other)) in input.conflicts.iter().enumerate() {
        for (side, id) in [one, other].into_iter().enumerate() {
            if !cases.contains(id.as_str()) {
                return refuse(format!("conflicts[{i}][{side}]"), Fault::Unknown { id: id.clone() });
            }
        }
        require(one != other, || format!("conflicts[{i}]"), || Fault::ConflictWithItself)?;
    }
    Ok(())
}
