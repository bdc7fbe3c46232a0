//! The instances that come with the house, and what their reference says.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use domain::routing::{Input, Instance, Objective};

use super::{judge, plan};

/// An instance of `tests/data/routing`.
pub fn input(name: &str) -> Input {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/data/routing/{name}.json.gz"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The persons by tier and the fit that an exact solver reached.
fn reference(name: &str) -> ([i64; 4], i64) {
    let table = include_str!("../../../../tests/data/routing/reference.csv");
    let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let row = lines.find(|row| row[0] == name).unwrap();
    let number = |column: &str| row[header.iter().position(|c| *c == column).unwrap()].parse().unwrap();
    (["tier1_persons", "tier2_persons", "tier3_persons", "tier4_persons"].map(number), number("fit"))
}

fn as_good_as_the_reference(name: &str) {
    let input = input(name);
    let plan = plan(&Instance::checked(input.clone()).unwrap());
    assert_eq!(judge::violations(&input, &plan), Vec::<String>::new());
    let (persons, most) = reference(name);
    let (Objective::Levels { tier_persons, fit }, Objective::Levels { tier_persons: bound, fit: bound_fit }) =
        (plan.objective, plan.bound)
    else {
        panic!()
    };
    assert_eq!(tier_persons, persons);
    assert!((most - fit) * 1_000_000 <= most * 1000, "{name}: fit {fit} of {most}");
    assert!(bound >= persons && (bound > persons || bound_fit >= most), "{name}: a bound below the optimum");
    assert!(bound == persons && bound_fit <= most + most / 1000, "{name}: a bound too far away: {bound:?} {bound_fit}");
}

#[test]
fn planeload_1() {
    as_good_as_the_reference("planeload-1");
}

#[test]
fn planeload_2() {
    as_good_as_the_reference("planeload-2");
}

#[test]
fn planeload_3() {
    as_good_as_the_reference("planeload-3");
}

#[test]
fn planeload_4_with_conflicts_and_places_that_todays_rules_refuse() {
    as_good_as_the_reference("planeload-4");
}
