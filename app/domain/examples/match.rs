//! `match --registry persons.csv --queries queries.csv --out matches.csv [--json]`: the duplicate search on files.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use domain::fields::sex::{self, LetterM};
use domain::matching::{Birth, Document, Index, Key, Person, Place, Query, Record};

type Row = BTreeMap<String, String>;

fn rows(path: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

fn cell<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

fn person(row: &Row) -> Person {
    Person {
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
    let index = Index::build((0..).zip(&registry).map(|(key, row)| Record {
        key,
        person: person(row),
        ..Record::default()
    }));
    let mut out = csv::Writer::from_path(option("--out")?)?;
    out.write_record([
        "query_id",
        "rank",
        "person_id",
        "score",
        "verdict",
        "reasons",
    ])?;
    let mut times = Vec::new();
    for row in rows(&option("--queries")?)? {
        let query = Query {
            person: person(&row),
            ..Query::default()
        };
        let start = Instant::now();
        let found = index.matches(&query);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        for (rank, c) in (1..).zip(&found) {
            let reasons: Vec<String> = c.reasons.iter().map(|r| r.es()).collect();
            let id = registry
                .get(usize::try_from(c.key as Key)?)
                .map_or("", |r| cell(r, "person_id"));
            out.write_record([
                cell(&row, "query_id"),
                &format!("{rank}"),
                id,
                &c.score.to_string(),
                c.verdict.code(),
                &reasons.join("; "),
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
