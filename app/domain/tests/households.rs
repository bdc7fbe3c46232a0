//! Twelve households as stories: interview answers become a case, the catalogue becomes offers, and the ranking is what
//! a careful caseworker expects.
#![cfg(feature = "files")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::catalogue::{self, Catalogue};
use domain::routing::{self, Instance, Kind, NeedRanking, RULES_VERSION, RuleBook};
use jiff::civil::{Date, date};
use serde::Deserialize;
use serde_json::{Map, Value};

const DAY_0: Date = date(2026, 11, 23);
const HORIZON_DAYS: u16 = 90;

#[derive(Deserialize)]
struct People {
    households: Vec<Household>,
}

#[derive(Deserialize)]
struct Household {
    id: String,
    interview: Map<String, Value>,
    expect: Expect,
}

#[derive(Deserialize)]
struct Expect {
    queue: String,
    needs: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    need: String,
    #[serde(default)]
    change: Map<String, Value>,
    room: Option<String>,
    #[serde(default)]
    top_should_include: Vec<Top>,
    #[serde(default)]
    must_exclude: Vec<Out>,
    nothing_fits: Option<bool>,
    fits: Option<usize>,
    excluded_by: Option<BTreeMap<String, usize>>,
    must_keep: Option<String>,
}

#[derive(Deserialize)]
struct Top {
    any_of: Vec<String>,
    #[serde(default = "once")]
    at_least: usize,
    #[serde(default = "three")]
    within: usize,
}

#[derive(Deserialize)]
struct Out {
    offering: String,
    rule: String,
}

fn once() -> usize {
    1
}

fn three() -> usize {
    3
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn the_catalogue() -> Catalogue {
    let mut files = Vec::new();
    for table in ["providers", "programmes", "offerings", "capacity"] {
        for name in [format!("{table}.csv"), format!("protected/child_{table}.csv")] {
            files.push((name.clone(), std::fs::read(root().join("server/demo").join(name)).unwrap()));
        }
    }
    let files: Vec<_> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    catalogue::read(&files, DAY_0, None).catalogue
}

fn people() -> Vec<Household> {
    let bytes = std::fs::read(root().join("tests/data/programmes/people/people.json")).unwrap();
    serde_json::from_slice::<People>(&bytes).unwrap().households
}

/// The answers as a case; what was not answered meets no minimum.
fn case(household: &Household, expected: &Expected) -> routing::Case {
    let mut answers = household.interview.clone();
    answers.extend(expected.change.clone());
    let mut people = answers.remove("people").unwrap();
    for person in people.as_array_mut().unwrap() {
        let silent = |answer: &Value| answer.get("no_answer").is_some();
        let person = person.as_object_mut().unwrap();
        person.retain(|_, answer| !silent(answer));
        person.entry("schooling").or_insert(0.into());
    }
    answers.insert("persons".into(), people);
    answers.insert("id".into(), household.id.clone().into());
    if expected.room.as_deref() == Some("protection") {
        // The protection officer's own list: the wall is no rule inside it.
        answers.remove("protected");
    }
    serde_json::from_value(Value::Object(answers)).unwrap()
}

fn instance(catalogue: &Catalogue, household: &Household, expected: &Expected) -> Instance {
    let book = RuleBook::shipped(RULES_VERSION).unwrap();
    let mut input = book.input("household", Kind::Batch, HORIZON_DAYS.into());
    let inside = expected.room.as_deref() == Some("protection");
    let offerings: Vec<_> = if inside { catalogue.protected().collect() } else { catalogue.ordinary().collect() };
    let offer = |offering| catalogue::to_routing(catalogue, offering, DAY_0, HORIZON_DAYS);
    input.offers = offerings.into_iter().filter_map(offer).collect();
    input.cases = vec![case(household, expected)];
    Instance::checked(input).unwrap()
}

/// What differs from the expectations of one need, and how many there were.
fn differences(ranking: &NeedRanking, expected: &Expected) -> (Vec<String>, usize) {
    let order: Vec<&str> = ranking.options.iter().map(|choice| choice.offer.as_ref()).collect();
    let out: BTreeMap<&str, &str> =
        ranking.excluded.iter().map(|excluded| (excluded.offer.as_ref(), excluded.reason.code())).collect();
    let mut checks = vec![];
    for top in &expected.top_should_include {
        let first = order.iter().take(top.within).filter(|id| top.any_of.iter().any(|any| any == *id));
        checks.push((first.count() >= top.at_least, format!("top is {:?}, wanted {:?}", &order, top.any_of)));
    }
    for exclude in &expected.must_exclude {
        let rule = out.get(exclude.offering.as_str());
        checks.push((
            rule == Some(&exclude.rule.as_str()),
            format!("{}: {rule:?}, not {}", exclude.offering, exclude.rule),
        ));
    }
    if let Some(nothing) = expected.nothing_fits {
        checks.push((nothing == order.is_empty(), format!("{} fit", order.len())));
    }
    if let Some(fits) = expected.fits {
        checks.push((fits == order.len(), format!("{} fit, not {fits}", order.len())));
    }
    if let Some(by) = &expected.excluded_by {
        let mut count = BTreeMap::new();
        for rule in out.values() {
            *count.entry((*rule).to_owned()).or_insert(0) += 1;
        }
        checks.push((by == &count, format!("excluded by {count:?}, not {by:?}")));
    }
    let all = checks.len();
    (checks.into_iter().filter(|(holds, _)| !holds).map(|(_, text)| text).collect(), all)
}

#[test]
fn every_household_is_ranked_as_a_careful_caseworker_expects() {
    let catalogue = the_catalogue();
    let (mut wrong, mut checks) = (Vec::new(), 0);
    for household in people() {
        for expected in &household.expect.needs {
            let instance = instance(&catalogue, &household, expected);
            let ranking = routing::explain(&instance, &expected.need).unwrap();
            let (differ, all) = differences(&ranking, expected);
            checks += all;
            wrong.extend(differ.into_iter().map(|text| format!("{} {}: {text}", household.id, expected.need)));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(checks, 142);
}

#[test]
fn a_sealed_household_gets_nothing_ordinary_and_its_reasons_say_no_more_than_that() {
    let catalogue = the_catalogue();
    let sealed: Vec<_> = people().into_iter().filter(|one| one.expect.queue == "protection").collect();
    assert_eq!(sealed.len(), 1);
    for household in &sealed {
        for expected in household.expect.needs.iter().filter(|expected| expected.room.is_none()) {
            let instance = instance(&catalogue, household, expected);
            let ranking = routing::explain(&instance, &expected.need).unwrap();
            assert_eq!(ranking.options.len(), 0);
            assert!(ranking.excluded.iter().all(|out| out.reason.code() == "protected" && out.change.is_empty()));
        }
    }
}

#[test]
fn an_ordinary_household_never_sees_a_protected_offering() {
    let catalogue = the_catalogue();
    let protected: Vec<_> = catalogue.protected().map(|offering| offering.id.as_str()).collect();
    for household in people().iter().filter(|one| one.expect.queue != "protection") {
        for expected in &household.expect.needs {
            let instance = instance(&catalogue, household, expected);
            let ranking = routing::explain(&instance, &expected.need).unwrap();
            let options = ranking.options.iter().map(|choice| choice.offer.as_ref());
            let shown: Vec<_> = options.chain(ranking.excluded.iter().map(|out| out.offer.as_ref())).collect();
            assert!(shown.iter().all(|id| !protected.contains(id)), "{}", household.id);
        }
    }
}

#[test]
fn an_accepted_place_is_still_among_the_options() {
    let catalogue = the_catalogue();
    let mut kept = 0;
    for household in people() {
        for expected in household.expect.needs.iter().filter(|expected| expected.must_keep.is_some()) {
            let instance = instance(&catalogue, &household, expected);
            let ranking = routing::explain(&instance, &expected.need).unwrap();
            let first = ranking.options.first().map(|choice| choice.offer.as_ref());
            assert_eq!(first, expected.must_keep.as_deref());
            kept += 1;
        }
    }
    assert_eq!(kept, 1);
}
