//! `--mode instant`: every household by itself, every offer ranked or excluded.

use std::path::Path;
use std::time::{Duration, Instant};

use domain::routing::{Instance, Ranking, instant};
use locales::Locale;
use serde::Serialize;

use super::explain;
use crate::failure::{Failure, Outcome};

/// The format of the file.
const FORMAT: &str = "ceiba-routing-rankings/1";

#[derive(Serialize)]
struct Rankings<'a> {
    format: &'static str,
    instance: &'a str,
    rules_version: &'a str,
    cases: Vec<Ranking<'a>>,
}

#[derive(Serialize)]
struct Pace {
    households: usize,
    p50_ms: f64,
    p95_ms: f64,
}

/// Ranks for every household that is not sealed; the time of each is that of the answer with all its sentences.
pub(super) fn write(instance: &Instance, out: &Path, json: bool) -> Result<Outcome, Failure> {
    let input = instance.input();
    let (mut cases, mut times) = (Vec::new(), Vec::new());
    for case in input.cases.iter().filter(|case| !case.protected) {
        let start = Instant::now();
        if let Some(ranking) = instant(instance, &case.id) {
            let said: usize = ranking
                .needs
                .iter()
                .map(|need| explain::sentences(case, need, &input.rules_version, Locale::ES).len())
                .sum();
            times.push((start.elapsed(), said));
            cases.push(ranking);
        }
    }
    crate::cli::out::write_json(
        out,
        &Rankings { format: FORMAT, instance: &input.name, rules_version: &input.rules_version, cases },
    )?;
    times.sort_unstable();
    let ms = |percent: usize| {
        times
            .get((times.len() * percent).div_ceil(100).saturating_sub(1))
            .map_or(Duration::ZERO, |(time, _)| *time)
            .as_secs_f64()
            * 1000.0
    };
    let round = |ms: f64| (ms * 1000.0).round() / 1000.0;
    let pace = Pace { households: times.len(), p50_ms: round(ms(50)), p95_ms: round(ms(95)) };
    if json {
        super::super::print_json(&pace)?;
    } else {
        super::super::print(&format!(
            "{}: {} households ranked, half within {} ms, 95 of 100 within {} ms, sentences included\n",
            input.name, pace.households, pace.p50_ms, pace.p95_ms
        ))?;
    }
    Ok(Outcome::Done)
}
