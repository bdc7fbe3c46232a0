//! What is told of a plan: its worth, how near to the best it is, how long it took.

use std::time::{Duration, Instant};

use domain::routing::{Gap, Instance, Objective, Plan};
use serde::Serialize;

use crate::failure::Failure;

#[derive(Serialize)]
struct Report<'a> {
    instance: &'a str,
    needs: usize,
    placed: usize,
    objective: Objective,
    bound: Objective,
    /// Distance to the bound at the first level that is not proved: persons of a tier, or millionths.
    gap: Gap,
    /// Streams: what the same flights come to when no place is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    without_prices: Option<Objective>,
    /// Streams: how long a flight took with its learning.
    #[serde(skip_serializing_if = "Option::is_none")]
    flight_ms: Option<FlightTimes>,
    warnings: usize,
    runs: usize,
    p50_ms: f64,
    p95_ms: f64,
}

#[derive(Serialize)]
struct FlightTimes {
    p50: f64,
    most: f64,
}

fn sentence(gap: Gap) -> String {
    match gap {
        Gap::Persons { tier, more } => format!("at most {more} more of tier {tier} could be placed"),
        Gap::Ppm(0) => "no plan is better".to_owned(),
        Gap::Ppm(ppm) => format!("no plan is better by more than {ppm} millionths"),
    }
}

/// Prints the report: a few lines, or one of JSON.
pub(super) fn print(
    instance: &Instance,
    plan: &Plan,
    beside: Option<&Plan>,
    (times, landings): (&mut [Duration], &[Instant]),
    json: bool,
) -> Result<(), Failure> {
    times.sort_unstable();
    let ms = |time: Duration| (time.as_secs_f64() * 100_000.0).round() / 100.0;
    let at = |percent: usize| {
        times.get((times.len() * percent).div_ceil(100).saturating_sub(1)).map_or(0.0, |time| ms(*time))
    };
    let mut flights: Vec<Duration> = landings.windows(2).map(|two| two[1] - two[0]).collect();
    flights.sort_unstable();
    let flight_ms = flights.last().map(|most| FlightTimes { p50: ms(flights[flights.len() / 2]), most: ms(*most) });
    let report = Report {
        instance: &plan.instance,
        needs: instance.input().cases.iter().map(|case| case.needs.len()).sum(),
        placed: plan.placements.len(),
        objective: plan.objective,
        bound: plan.bound,
        gap: plan.gap(),
        without_prices: beside.map(|plan| plan.objective),
        flight_ms,
        warnings: plan.warnings.len(),
        runs: times.len(),
        p50_ms: at(50),
        p95_ms: at(95),
    };
    if json {
        return super::super::print_json(&report);
    }
    let worth = match report.objective {
        Objective::Levels { tier_persons: [one, two, three, four], fit } => {
            format!("persons by tier {one}, {two}, {three}, {four}; fit {fit}")
        }
        Objective::Value { weighted_value } => format!("value {weighted_value}"),
    };
    let beside = match report.without_prices {
        Some(Objective::Value { weighted_value }) => format!(" ({weighted_value} without prices)"),
        _ => String::new(),
    };
    super::super::print(&format!(
        "{}: {} of {} needs placed; {worth}{beside}; {}; {} ms\n",
        report.instance,
        report.placed,
        report.needs,
        sentence(report.gap),
        report.p50_ms
    ))
}
