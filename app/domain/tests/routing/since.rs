//! What became of a proposed place: as it was, not as it was, or not possible any more, and by which rule.

use domain::routing::{self, Difference, Input, Instance, Since};
use proptest::prelude::*;

use super::{plan, small};

fn looks() -> ProptestConfig {
    let cases = std::env::var("CEIBA_ROUTING_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Without places on record: everything in the plan passed the rules.
fn fresh(mut input: Input) -> Input {
    for need in input.cases.iter_mut().flat_map(|case| &mut case.needs) {
        (need.current_offer, need.current_state) = (None, None);
    }
    input
}

fn checked(input: &Input) -> Instance {
    Instance::checked(input.clone()).unwrap()
}

/// The first rule that a place fails now, or nothing.
fn fails(then: &Instance, input: &Input, need: &str, offer: &str) -> Option<&'static str> {
    let now = checked(input);
    match routing::since(then, &now, &now, need, offer) {
        Since::Fails(reason) => Some(reason.code()),
        _ => None,
    }
}

proptest! {
    #![proptest_config(looks())]

    #[test]
    fn a_place_is_as_it_was_until_something_of_it_changes(input in small::instance(5, 6)) {
        let input = fresh(input);
        let then = checked(&input);
        for place in plan(&then).placements {
            let (need, offer) = (place.need.as_str(), place.offer.as_str());
            prop_assert_eq!(routing::since(&then, &then, &then, need, offer), Since::Same);
            prop_assert!(routing::fit(&then, need, offer).is_some());
            let of = |input: &Input| input.cases.iter().position(|case| case.needs.iter().any(|one| one.id == need)).unwrap();
            let at = |input: &Input| input.offers.iter().position(|one| one.id == offer).unwrap();
            let (case, supply) = (of(&input), at(&input));

            // What others did changes nothing: another agency's consent, a place somebody else holds while there is room.
            let mut same = input.clone();
            same.cases[case].consents.push("another".to_owned());
            same.cases[case].known_providers.push(same.offers[supply].provider.clone());
            same.offers[supply].capacity.iter_mut().for_each(|units| *units += 3);
            let now = checked(&same);
            prop_assert_eq!(routing::since(&then, &now, &now, need, offer), Since::Same);

            let mut other = input.clone();
            other.cases[case].persons[0].languages.push("mam".to_owned());
            let now = checked(&other);
            prop_assert_eq!(routing::since(&then, &now, &now, need, offer), Since::Changed(vec![Difference::Household]));

            let mut other = input.clone();
            other.offers[supply].interpreter_languages.push("mam".to_owned());
            let now = checked(&other);
            prop_assert_eq!(routing::since(&then, &now, &now, need, offer), Since::Changed(vec![Difference::Offer]));

            let mut other = input.clone();
            other.cases[case].consents.clear();
            prop_assert_eq!(fails(&then, &other, need, offer), Some("consent"));
            let mut other = input.clone();
            other.offers[supply].capacity.iter_mut().for_each(|units| *units = 0);
            prop_assert_eq!(fails(&then, &other, need, offer), Some("capacity"));

            let mut other = input.clone();
            other.offers.remove(supply);
            other.cases.iter_mut().for_each(|case| case.avoid_offers.clear());
            for one in other.cases.iter_mut().flat_map(|case| &mut case.needs) {
                one.preferences.clear();
            }
            if !other.offers.is_empty() {
                let now = checked(&other);
                prop_assert_eq!(routing::since(&then, &now, &now, need, offer), Since::NoOffer);
            }
            let mut other = input.clone();
            other.cases.remove(case);
            other.conflicts.clear();
            let now = checked(&other);
            prop_assert_eq!(routing::since(&then, &now, &now, need, offer), Since::NoNeed);
        }
    }
}
