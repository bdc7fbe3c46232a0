//! What a plan says of its bound can be calculated again from its own vectors; and a run is stopped inside a component.

use std::ops::ControlFlow;

use domain::routing::{self, Ask, Category, Charge, Input, Instance, Objective, Plan, Receives, Stage};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::{files, plan, small};

fn looks() -> ProptestConfig {
    let cases = std::env::var("CEIBA_ROUTING_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// The plan after it was written and read, as it is stored.
fn stored(plan: &Plan) -> Plan {
    serde_json::from_str(&serde_json::to_string(plan).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(looks())]

    #[test]
    fn every_bound_is_what_its_vectors_prove(input in small::instance(6, 5)) {
        let instance = Instance::checked(input).unwrap();
        let plan = stored(&plan(&instance));
        prop_assert_eq!(routing::proven(&instance, &plan), Some(plan.bound));
    }

    /// Whatever the prices, what they prove is no less than the plan; a price below nothing proves nothing.
    #[test]
    fn other_vectors_prove_less_and_never_too_much(input in small::instance(6, 5), more in 0..1_i128 << 20) {
        let instance = Instance::checked(input).unwrap();
        let mut plan = plan(&instance);
        let bound = plan.bound;
        let priced = plan.proofs.iter_mut().flat_map(|proof| &mut proof.levels).filter(|level| level.level != "whole");
        let Some(price) = priced.flat_map(|level| &mut level.prices).next() else { return Ok(()) };
        price.price += more;
        let proven = routing::proven(&instance, &plan);
        let (Some(Objective::Levels { tier_persons, .. }), Objective::Levels { tier_persons: reached, .. }) =
            (proven, plan.objective) else { panic!("{bound:?}") };
        prop_assert!(tier_persons >= reached);
        plan.proofs.iter_mut().flat_map(|proof| &mut proof.levels).flat_map(|level| &mut level.prices).for_each(|rate| rate.price = -1);
        prop_assert_eq!(routing::proven(&instance, &plan), None);
    }
}

#[test]
fn planeloads_prove_their_bounds() {
    for name in ["planeload-1", "planeload-3", "planeload-4"] {
        let instance = Instance::checked(files::input(name)).unwrap();
        let plan = stored(&plan(&instance));
        assert_eq!(routing::proven(&instance, &plan), Some(plan.bound), "{name}");
        assert!(plan.proofs.iter().any(|proof| proof.levels.iter().any(|level| level.level == "fit")), "{name}");
    }
}

/// One component: three hundred couples before forty houses with three beds each, one of which stays empty.
fn one_large_component() -> Input {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut input = small::instance(4, 5).new_tree(&mut runner).unwrap().current();
    let (mut case, mut offer) = (input.cases[0].clone(), input.offers[0].clone());
    (offer.category, offer.charge, offer.per_night, offer.nights_max) =
        (Category::Housing, Charge::Person, true, Some(3));
    (offer.capacity, offer.start_day, offer.sex, offer.status) = (vec![3; 5], 0, Receives::Any, None);
    (offer.age_min, offer.age_max, offer.persons_min, offer.persons_max) = (0, 120, 1, 4);
    (offer.languages, offer.documents) = (vec!["spa".to_owned()], Vec::new());
    case.persons.truncate(1);
    (case.persons[0].languages, case.persons[0].access) = (vec!["spa".to_owned()], Vec::new());
    case.persons.push(case.persons[0].clone());
    (case.consents, case.protected) = (vec![offer.agency.clone()], false);
    let mut need = case.needs[0].clone();
    (need.category, need.members, need.ready_day, need.nights) = (Category::Housing, vec![0, 1], 0, Some(2));
    (need.latest_day, need.current_offer, need.current_state) = (None, None, None);
    input.offers = (0..40).map(|k| routing::Offer { id: format!("O{k:02}"), ..offer.clone() }).collect();
    let couple = |k| {
        let need = routing::Need { id: format!("N{k:03}"), ..need.clone() };
        routing::Case { id: format!("C{k:03}"), needs: vec![need], ..case.clone() }
    };
    input.cases = (0..300).map(couple).collect();
    input.conflicts.clear();
    input
}

#[test]
fn a_run_is_stopped_inside_its_largest_component() {
    let instance = Instance::checked(one_large_component()).unwrap();
    let mut heard = 0;
    let stopped = routing::plan(&instance, &Ask { threads: 1, ..Ask::default() }, &mut |progress| {
        // The component that is worked on holds most of the needs, and is not done.
        let large = progress.needs - progress.needs_done > progress.needs / 2;
        heard += usize::from(progress.stage == Stage::Placing && large);
        if heard > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((stopped.is_err(), heard), (true, 4), "stopped between the beats of one component");
}
