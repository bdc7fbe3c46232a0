//! Folds lines of a list into what the pages show.

use std::collections::BTreeMap;

use app::kit::{Department, import_words};
use app::reception::Found;
use casework::arrivals::DeskLine;
use domain::fields::{language, place};
use domain::manifest::IssueCode;
use domain::problems::Typed;
use locales::Locale;

/// The municipalities by department, in the order of the official list.
pub fn departments() -> Vec<Department> {
    let mut by_code: BTreeMap<&str, Department> = BTreeMap::new();
    for town in place::municipalities() {
        let department = by_code
            .entry(town.code.get(..2).unwrap_or_default())
            .or_insert_with(|| Department { name: town.department.to_owned(), municipalities: Vec::new() });
        department.municipalities.push((town.code.to_owned(), town.name.to_owned()));
    }
    by_code.into_values().collect()
}

/// The languages people may speak: Spanish first, each by its own name.
pub fn languages() -> Vec<(String, String)> {
    let mut all: Vec<_> =
        language::languages().iter().map(|one| (one.code.to_owned(), one.autonym.to_owned())).collect();
    all.sort_by_key(|(code, _)| code != "spa");
    all
}

/// A stored date as printed, day first.
pub fn day_first(date: &str) -> String {
    date.split('-').rev().collect::<Vec<_>>().join("/")
}

/// A birth as printed, day first, or the age.
pub fn birth(line: &DeskLine) -> String {
    match (&line.birth, line.age) {
        (Some(date), _) => day_first(date),
        (None, Some(age)) => format!("{age} años"),
        (None, None) => String::new(),
    }
}

/// A found line.
pub fn found(line: &DeskLine) -> Found {
    Found {
        id: line.id.to_string(),
        list_no: line.list_no.clone().unwrap_or_default(),
        name: name(line),
        birth: birth(line),
        alone: line.alone,
        seen_before: line.seen_before.clone(),
        registered: line.registered.as_ref().map(|who| (who.receipt.clone(), who.by.clone(), who.desk.clone())),
    }
}

/// Given names and surnames.
pub fn name(line: &DeskLine) -> String {
    format!("{} {}", line.given_names, line.surnames).trim().to_owned()
}

/// What the list says, as the form would have been typed.
pub fn typed(line: &DeskLine, family: &[DeskLine]) -> Typed {
    let mut typed = Typed::from([
        ("given_names".to_owned(), line.given_names.clone()),
        ("surnames".to_owned(), line.surnames.clone()),
        ("birth".to_owned(), birth(line)),
        ("sex".to_owned(), line.sex.clone().unwrap_or_default()),
        ("destination".to_owned(), line.municipality.clone().unwrap_or_default()),
        (
            "language".to_owned(),
            line.languages.split(',').next().filter(|code| !code.is_empty()).unwrap_or("spa").to_owned(),
        ),
    ]);
    typed.insert("company".to_owned(), if family.is_empty() { "alone" } else { "family" }.to_owned());
    let listed = family.iter().filter(|other| other.registered.is_none() && other.list_no.is_some());
    for (at, other) in listed.take(casework::arrivals::MEMBERS).enumerate() {
        typed.insert(format!("member_{}", at + 1), other.list_no.clone().unwrap_or_default());
        typed.insert(
            format!("relation_{}", at + 1),
            other.relation.clone().filter(|relation| relation != "head").unwrap_or_else(|| "other".to_owned()),
        );
    }
    typed
}

/// The words for comma-separated codes of a line's problems.
pub fn problems(l: Locale, codes: &str) -> Vec<String> {
    let known = codes.split(',').filter_map(|code| IssueCode::ALL.iter().find(|one| one.code() == code));
    known.map(|code| import_words::issue(l, *code)).collect()
}
