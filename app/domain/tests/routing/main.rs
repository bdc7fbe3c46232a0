//! The routing engine held to its specification (routing.md 12 and 13).

mod files;
mod judge;
mod streams;

use std::ops::ControlFlow;

use domain::routing::{self, Instance, Plan, Reserve};

/// The plan of an instance, never stopped.
fn plan(instance: &Instance) -> Plan {
    planned(instance, &Reserve::everywhere())
}

fn planned(instance: &Instance, reserve: &Reserve) -> Plan {
    routing::plan_with(instance, reserve, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The number of a stream's plan.
fn value(plan: &Plan) -> i64 {
    match plan.objective {
        routing::Objective::Value { weighted_value } => weighted_value,
        routing::Objective::Levels { .. } => panic!("no stream"),
    }
}
