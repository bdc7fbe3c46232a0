//! `search --registry persons.csv --queries queries.csv --out found.csv [--json]`: the search box on files.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use domain::fields::sex::{self, LetterM};
use domain::matching::{Birth, Document, Handles, Index, Person, Place, Record, ScopeFilter};

type Row = BTreeMap<String, String>;

fn rows(path: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

fn record(key: u128, row: &Row) -> Record {
    let filled = |column: &str| Some(cell(row, column).to_owned()).filter(|c| !c.is_empty());
    let person = Person {
        given_names: cell(row, "given_names").to_owned(),
        surnames: cell(row, "surnames").to_owned(),
        married_name: cell(row, "married_name").to_owned(),
        sex: sex::parse(cell(row, "sex"), LetterM::Male).ok(),
        birth: Birth::read(
            cell(row, "birth_date"),
            cell(row, "age"),
            cell(row, "recorded_on"),
        ),
        place: Place::read(cell(row, "municipality_code"), cell(row, "place")),
        documents: Document::read_list(cell(row, "documents")),
    };
    let list_numbers = filled("flight")
        .zip(cell(row, "list_number").parse().ok())
        .into_iter()
        .collect();
    Record {
        key,
        person,
        handles: Handles {
            cards: filled("card_number").into_iter().collect(),
            phones: filled("phone").into_iter().collect(),
            list_numbers,
        },
        ..Record::default()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        args.iter()
            .position(|a| a == name)
            .and_then(|at| args.get(at + 1))
            .cloned()
            .ok_or(format!("{name} is missing"))
    };
    let mut registry = rows(&option("--registry")?)?;
    registry.sort_by(|a, b| cell(a, "person_id").cmp(cell(b, "person_id")));
    let index = Index::build((0..).zip(&registry).map(|(key, row)| record(key, row)));
    let mut out = csv::Writer::from_path(option("--out")?)?;
    out.write_record(["query_id", "rank", "person_id", "why"])?;
    let mut times = Vec::new();
    for row in rows(&option("--queries")?)? {
        let start = Instant::now();
        let found = index.search(cell(&row, "text"), &ScopeFilter::default(), 5);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        for (rank, hit) in (1..).zip(&found) {
            let id = registry
                .get(usize::try_from(hit.key)?)
                .map_or("", |r| cell(r, "person_id"));
            let why: Vec<&str> = hit.why.iter().map(|w| w.es()).collect();
            out.write_record([
                cell(&row, "query_id"),
                &format!("{rank}"),
                id,
                &why.join("; "),
            ])?;
        }
    }
    out.flush()?;
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        times
            .get(times.len().saturating_sub(1) * percent / 100)
            .copied()
            .unwrap_or(0.0)
    };
    if args.iter().any(|a| a == "--json") {
        println!(
            "{{\"queries\":{},\"p50_ms\":{:.2},\"p95_ms\":{:.2}}}",
            times.len(),
            at(50),
            at(95)
        );
    }
    Ok(())
}
