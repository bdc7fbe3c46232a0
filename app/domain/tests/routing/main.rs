//! The routing engine held to its specification (routing.md 12 and 13).

mod brute;
mod files;
mod judge;
mod proofs;
mod properties;
mod since;
mod small;
mod streams;

use std::ops::ControlFlow;

use domain::routing::{self, Ask, Instance, Plan, Reserve};

/// The plan of an instance, never stopped.
fn plan(instance: &Instance) -> Plan {
    planned(instance, &Reserve::everywhere())
}

fn planned(instance: &Instance, reserve: &Reserve) -> Plan {
    let ask = Ask { reserve: reserve.clone(), ..Ask::default() };
    routing::plan(instance, &ask, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The number of a stream's plan.
fn value(plan: &Plan) -> i64 {
    match plan.objective {
        routing::Objective::Value { weighted_value } => weighted_value,
        routing::Objective::Levels { .. } => panic!("no stream"),
    }
}
