//! How much of a truth a reading holds: values, issues, flights, children.

use std::collections::{BTreeMap, BTreeSet};

use domain::fields::fold::{fold, letters_and_digits, tidy};
use serde_json::{Value, json};

type Place = (String, u64);

/// The figures of one file.
#[derive(Debug)]
pub struct Score {
    /// Right values among all, over the fields the file carries.
    pub fields: BTreeMap<String, (usize, usize)>,
    /// Issues wanted and not given.
    pub missed: Vec<String>,
    /// Issues given and not wanted.
    pub invented: Vec<String>,
    /// Flights that are not as they must be.
    pub flights: Vec<String>,
    /// Minors and children alone that were not seen.
    pub children: Vec<String>,
    /// The first wrong values.
    pub wrong: Vec<String>,
}

impl Score {
    /// The share of right values over all fields.
    pub fn accuracy(&self) -> f64 {
        let (right, all) = self.fields.values().fold((0, 0), |(r, a), (x, y)| (r + x, a + y));
        right as f64 / all.max(1) as f64
    }
}

fn place(line: &Value) -> Place {
    (line["sheet"].as_str().unwrap_or("").to_owned(), line["row"].as_u64().unwrap_or(0))
}

fn flight_key(doc: &Value, id: &Value) -> Value {
    let flight = doc["flights"].as_array().into_iter().flatten().find(|f| f["id"] == *id);
    flight.map_or(Value::Null, |f| json!([f["number"].as_str().map(letters_and_digits), f["date"]]))
}

fn company(doc: &Value) -> BTreeMap<Place, Value> {
    let mut groups: BTreeMap<(String, String), BTreeSet<Place>> = BTreeMap::new();
    for line in doc["lines"].as_array().into_iter().flatten() {
        if let Some(label) = line["family_group"].as_str() {
            groups.entry((line["flight"].to_string(), label.to_owned())).or_default().insert(place(line));
        }
    }
    let mut out = BTreeMap::new();
    for group in groups.values().filter(|g| g.len() > 1) {
        out.extend(group.iter().map(|at| (at.clone(), json!(group))));
    }
    out
}

fn value(doc: &Value, line: &Value, field: &str, company: &BTreeMap<Place, Value>) -> Value {
    let key = |v: &Value| v.as_str().map_or(Value::Null, |t| json!(letters_and_digits(t)));
    match field {
        "flight" => flight_key(doc, &line["flight"]),
        "birth_date" => line["birth_date"]["value"].clone(),
        "birth_precision" => json!(line["birth_date"]["precision"].as_str().unwrap_or("unknown")),
        "cui" => line["cui"]["number"].clone(),
        "cui_valid" => line["cui"]["valid"].clone(),
        "document_type" => line["document"]["type"].clone(),
        "document_number" => key(&line["document"]["number"]),
        "sender_ref" | "seat" => key(&line[field]),
        "family_group" => company.get(&place(line)).cloned().unwrap_or(Value::Null),
        "given_names" | "surnames" | "surname_1" | "surname_2" | "married_surname" => {
            line[field].as_str().map_or(Value::Null, |t| json!(tidy(t)))
        }
        _ => line[field].clone(),
    }
}

const UNSCORED: [&str; 16] = [
    "note_row_ignored",
    "header_repeated",
    "sheet_ignored",
    "sheet_merged",
    "column_ignored",
    "sex_missing",
    "birth_date_approximate",
    "birth_date_january_first",
    "two_digit_year",
    "municipality_guessed",
    "municipality_missing",
    "name_order_unclear",
    "other_nationality",
    "list_no_gap",
    "document_type_unknown",
    "minor_unaccompanied",
];

fn issues(doc: &Value) -> BTreeSet<String> {
    let all = doc["issues"].as_array().into_iter().flatten();
    let scored = all.filter(|i| !UNSCORED.contains(&i["code"].as_str().unwrap_or("")));
    scored
        .map(|i| format!("{} {} {}", i["code"].as_str().unwrap_or("?"), i["sheet"].as_str().unwrap_or("-"), i["row"]))
        .collect()
}

/// Scores a reading.
pub fn score(truth: &Value, got: &Value) -> Score {
    let mut score = Score {
        fields: BTreeMap::new(),
        missed: vec![],
        invented: vec![],
        flights: vec![],
        children: vec![],
        wrong: vec![],
    };
    let (company_want, company_got) = (company(truth), company(got));
    let lines: BTreeMap<Place, &Value> = got["lines"].as_array().into_iter().flatten().map(|l| (place(l), l)).collect();
    let mut wanted = BTreeSet::new();
    for line in truth["lines"].as_array().into_iter().flatten() {
        let at = place(line);
        let found = lines.get(&at);
        for field in truth["scored_fields"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if line["unscored"].as_array().into_iter().flatten().any(|u| u == field) {
                continue;
            }
            let want = value(truth, line, field, &company_want);
            let is = found.map(|l| value(got, l, field, &company_got));
            let tally = score.fields.entry(field.to_owned()).or_default();
            tally.1 += 1;
            if is.as_ref() == Some(&want) {
                tally.0 += 1;
            } else if score.wrong.len() < 12 {
                score.wrong.push(format!("{at:?} {field}: {want} is {is:?}"));
            }
        }
        for fact in ["is_minor", "unaccompanied"] {
            if line[fact] == true && found.is_none_or(|l| l[fact] != true) {
                score.children.push(format!("{at:?} {fact}"));
            }
        }
        wanted.insert(at);
    }
    score.wrong.extend(lines.keys().filter(|at| !wanted.contains(*at)).map(|at| format!("{at:?} is nobody")));
    let (want, is) = (issues(truth), issues(got));
    score.missed = want.difference(&is).cloned().collect();
    score.invented = is.difference(&want).cloned().collect();
    flights(truth, got, &mut score);
    score
}

fn flights(truth: &Value, got: &Value, score: &mut Score) {
    let list = |doc: &Value| doc["flights"].as_array().cloned().unwrap_or_default();
    let (want, is) = (list(truth), list(got));
    if want.len() != is.len() {
        score.flights.push(format!("{} flights, {} wanted", is.len(), want.len()));
    }
    for (w, g) in want.iter().zip(&is) {
        let origin = fold(g["origin"].as_str().unwrap_or(""));
        let accepted =
            w["origin_accept"].as_array().into_iter().flatten().filter_map(Value::as_str).any(|o| fold(o) == origin);
        let count = got["lines"].as_array().into_iter().flatten().filter(|l| l["flight"] == g["id"]).count();
        let number = |f: &Value| f["number"].as_str().map(letters_and_digits);
        if number(w) != number(g)
            || w["date"] != g["date"]
            || w["kind"] != g["kind"]
            || !accepted
            || Some(count as u64) != w["lines"].as_u64()
        {
            score.flights.push(format!("{w} is {g} with {count} lines"));
        }
    }
}
