//! The routing engine on a file, to run the judge by hand.
//!
//! `route --instance FILE --explain NEED`: options with the parts of fit, exclusions with rule and datum.
//! `route --instance FILE --out PLAN [--repeat N]`: the plan, its bound and its time.
//! `route --instance FILE --explain-all`: the same for every need.

use std::ops::ControlFlow;
use std::process::ExitCode;

use domain::routing::{self, Excluded, NeedRanking, Reason};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let value = |flag: &str| {
        args.iter()
            .position(|a| a == flag)
            .and_then(|i| args.get(i + 1))
            .cloned()
    };
    let Some(file) = value("--instance") else {
        eprintln!("usage: route --instance FILE [--explain NEED | --explain-all]");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    };
    let instance = match routing::read_instance(&bytes) {
        Ok(instance) => instance,
        Err(refusal) => {
            eprintln!("{file}: {refusal}");
            return ExitCode::from(2);
        }
    };
    if args.iter().any(|a| a == "--explain-all") {
        for case in &instance.input().cases {
            for need in routing::instant(&instance, &case.id)
                .into_iter()
                .flat_map(|ranking| ranking.needs)
            {
                print_need(&need);
            }
        }
    } else if let Some(out) = value("--out") {
        let mut ask = routing::Ask::default();
        if let Some(threads) = value("--threads").and_then(|n| n.parse().ok()) {
            ask.threads = threads;
        }
        return place(&instance, &ask, &out, value("--repeat").and_then(|n| n.parse().ok()).unwrap_or(1));
    } else if let Some(need) = value("--explain") {
        match routing::explain(&instance, &need) {
            Some(need) => print_need(&need),
            None => return ExitCode::from(2),
        }
    }
    ExitCode::SUCCESS
}

/// Plans, writes, and prints the wall time of each run without reading and writing.
fn place(instance: &routing::Instance, ask: &routing::Ask, out: &str, repeat: usize) -> ExitCode {
    let mut times = Vec::new();
    for _ in 0..repeat {
        let start = std::time::Instant::now();
        let Ok(plan) = routing::plan(instance, ask, &mut |_| ControlFlow::Continue(())) else { return ExitCode::FAILURE };
        times.push(start.elapsed());
        let written = serde_json::to_string(&plan).map(|text| std::fs::write(out, text + "\n"));
        if !matches!(written, Ok(Ok(()))) {
            return ExitCode::FAILURE;
        }
        if times.len() == 1 {
            println!("objective {:?}\nbound     {:?}\n{:?}", plan.objective, plan.bound, plan.work);
        }
    }
    times.sort_unstable();
    println!("p50 {:?}, p95 {:?}", times[repeat / 2], times[(repeat * 95 / 100).min(repeat - 1)]);
    ExitCode::SUCCESS
}

/// In the words of the judge, so that two files can be compared line by line.
fn print_need(need: &NeedRanking) {
    println!("need {}, tier {}", need.need, need.priority.tier);
    for option in &need.options {
        let [a, b, c, d, e, f] = option.fit.points();
        println!(
            "  {} fit {} {{\"preference\": {a}, \"proximity\": {b}, \"language\": {c}, \"wait\": {d}, \"interest\": {e}, \"continuity\": {f}}}",
            option.offer, option.total
        );
    }
    for out in &need.excluded {
        println!(
            "  {} excluded: {} {}",
            out.offer,
            out.reason.code(),
            datum(out)
        );
    }
}

fn datum(out: &Excluded) -> Value {
    match &out.reason {
        Reason::Protected | Reason::AvoidedProvider => Value::Null,
        Reason::Closed { status } => json!(status),
        Reason::Consent { agency } => json!(agency),
        Reason::HouseholdType { household } => json!(household),
        Reason::HouseholdSize { members, .. } => json!(members),
        Reason::Sex { receives, .. } => json!(receives),
        Reason::Age { age, .. } => json!(age),
        Reason::Language { spoken, .. } => json!(spoken),
        Reason::Documents { document } => json!(document),
        Reason::Schooling { needed, .. } => json!(needed),
        Reason::Skill { field, needed, .. } => json!([field, needed]),
        Reason::Accessibility { access } => json!(access),
        Reason::Distance { km, limit } => json!([km, limit]),
        Reason::Dates { start_day, .. } => json!(start_day),
        Reason::Capacity { free, .. } => json!(free),
    }
}
