use domain::routing::{Input, Instance, Objective, Reserve};

use super::{files, judge, plan, planned, value};

/// The stream as it is known when flight number `k` lands.
fn cut(mut input: Input, k: usize) -> Input {
    input.flights.truncate(k + 1);
    let landed: Vec<String> = input.flights.iter().map(|flight| flight.id.clone()).collect();
    input.cases.retain(|case| case.flight.as_ref().is_some_and(|flight| landed.contains(flight)));
    input
}

#[test]
fn nothing_of_a_later_flight_is_known() {
    let whole = cut(files::input("stream-90d"), 12);
    let later = plan(&Instance::checked(whole.clone()).unwrap());
    assert_eq!(judge::violations(&whole, &later), Vec::<String>::new());
    for k in [0, 3, 7] {
        let part = cut(whole.clone(), k);
        let sooner = plan(&Instance::checked(part.clone()).unwrap());
        let known: Vec<&String> = part.cases.iter().flat_map(|case| case.needs.iter().map(|need| &need.id)).collect();
        let then: Vec<_> = later.placements.iter().filter(|placement| known.contains(&&placement.need)).collect();
        assert_eq!(sooner.placements.iter().collect::<Vec<_>>(), then, "flight {k}");
    }
}

#[test]
fn without_prices_every_flight_is_a_batch_of_its_own() {
    let whole = cut(files::input("stream-90d"), 5);
    let stream = planned(&Instance::checked(whole.clone()).unwrap(), &Reserve::off());
    assert_eq!(judge::violations(&whole, &stream), Vec::<String>::new());
    // The first flight alone, as a batch: the same places.
    let first = cut(whole.clone(), 0);
    let mut batch = first.clone();
    batch.kind = domain::routing::Kind::Batch;
    let batch = plan(&Instance::checked(batch).unwrap());
    let known: Vec<&String> = first.cases.iter().flat_map(|case| case.needs.iter().map(|need| &need.id)).collect();
    let then: Vec<_> = stream.placements.iter().filter(|placement| known.contains(&&placement.need)).collect();
    assert_eq!(batch.placements.iter().collect::<Vec<_>>(), then);
}

#[test]
fn no_plan_of_a_stream_passes_its_bound() {
    let part = cut(files::input("stream-90d"), 12);
    let instance = Instance::checked(part).unwrap();
    for reserve in [Reserve::everywhere(), Reserve::off()] {
        let plan = planned(&instance, &reserve);
        let Objective::Value { weighted_value: bound } = plan.bound else { panic!() };
        assert!(value(&plan) <= bound);
    }
}
