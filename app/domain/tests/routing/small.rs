//! Small instances made by chance that proptest holds: few needs and offers, tight places, all rules and kinds in play.

use std::collections::BTreeMap;

use domain::routing::{
    Case, Category, Charge, Input, Kind, Need, Offer, Person, RULES_VERSION, Receives, RuleBook, Sex, Standing, Urgency,
};
use proptest::prelude::*;

const CATEGORIES: [Category; 3] = [Category::Housing, Category::Training, Category::Transport];
const TOWNS: [&str; 4] = ["0101", "0102", "0901", "1601"];

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn town() -> impl Strategy<Value = String> {
    prop::sample::select(&TOWNS[..]).prop_map(str::to_owned)
}

fn tongues() -> impl Strategy<Value = Vec<String>> {
    prop::sample::select(vec![vec!["spa"], vec!["spa"], vec!["kek"], vec!["kek", "spa"]]).prop_map(|list| words(&list))
}

prop_compose! {
    fn offer()(
        category in prop::sample::select(&CATEGORIES[..]),
        (municipality, languages) in (town(), tongues()),
        (provider, agency) in (0..3_u8, 0..3_u8),
        by_household in any::<bool>(),
        start_day in 0..3_i64,
        nights in prop::collection::vec(0..4_i64, 3..6),
        seats in 0..4_i64,
        sex in prop::sample::select(vec![Receives::Any, Receives::Any, Receives::Any, Receives::Women, Receives::Men]),
        age_min in prop::sample::select(vec![0_i64, 0, 0, 14]),
        (most, paper, trade, closed) in (2..5_i64, prop::bool::weighted(0.2), prop::bool::weighted(0.5), prop::bool::weighted(0.1)),
        step_free in any::<bool>(),
    ) -> Offer {
        let per_night = category == Category::Housing;
        Offer {
            id: String::new(),
            provider: format!("P{provider}"),
            agency: format!("A{agency}"),
            category,
            municipality,
            per_night,
            charge: if by_household { Charge::Household } else { Charge::Person },
            start_day: if per_night { 0 } else { start_day },
            capacity: if per_night { nights } else { vec![seats] },
            nights_max: per_night.then_some(3),
            sex,
            age_min,
            age_max: 120,
            persons_min: 1,
            persons_max: most,
            household_types: Vec::new(),
            languages,
            interpreter_languages: Vec::new(),
            accessibility: if step_free { words(&["step_free"]) } else { Vec::new() },
            documents: if paper { words(&["dpi"]) } else { Vec::new() },
            field: trade.then(|| "masonry".to_owned()),
            schooling_min: 0,
            skill_min: None,
            max_km: None,
            status: closed.then(|| "paused".to_owned()),
        }
    }
}

prop_compose! {
    fn person()(
        age in 0..60_i64,
        woman in any::<bool>(),
        languages in tongues(),
        (paper, trade, wheels) in (prop::bool::weighted(0.8), any::<bool>(), prop::bool::weighted(0.1)),
    ) -> Person {
        Person {
            age,
            sex: if woman { Sex::F } else { Sex::M },
            languages,
            schooling: 1,
            documents: if paper { words(&["dpi"]) } else { Vec::new() },
            skills: BTreeMap::new(),
            interests: if trade { words(&["masonry"]) } else { Vec::new() },
            access: if wheels { words(&["step_free"]) } else { Vec::new() },
            birthday: None,
            unknown: Vec::new(),
        }
    }
}

/// A need before its case is known: which members, how soon, when, and an offer on record by its place.
type Draft = (Category, u8, Urgency, i64, i64, Option<(usize, bool)>);

fn draft() -> impl Strategy<Value = Draft> {
    let urgency =
        prop::sample::select(vec![Urgency::Immediate, Urgency::ThisWeek, Urgency::ThisMonth, Urgency::WhenPossible]);
    (
        prop::sample::select(&CATEGORIES[..]),
        1..4_u8,
        urgency,
        0..2_i64,
        1..3_i64,
        prop::option::weighted(0.2, (0..5_usize, any::<bool>())),
    )
}

prop_compose! {
    fn case()(
        persons in prop::collection::vec(person(), 1..4),
        municipality in town(),
        drafts in prop::collection::vec(draft(), 1..3),
        (vulnerable, sealed) in (any::<bool>(), prop::bool::weighted(0.08)),
        refuses in prop::option::weighted(0.2, 0..3_u8),
        waited in prop::sample::select(vec![0_i64, 60]),
        avoided in prop::option::weighted(0.15, 0..5_usize),
    ) -> (Case, Vec<Draft>, Option<usize>) {
        let consents = (0..3).filter(|agency| refuses != Some(*agency)).map(|agency| format!("A{agency}")).collect();
        let needs = drafts.iter().map(|(category, members, urgency, ready_day, nights, _)| Need {
            id: String::new(),
            category: *category,
            members: (0..persons.len().min(usize::from(*members))).collect(),
            urgency: *urgency,
            ready_day: *ready_day,
            latest_day: (*category != Category::Housing).then_some(3),
            nights: (*category == Category::Housing).then_some(*nights),
            max_km: None,
            preferences: Vec::new(),
            waiting_days: waited,
            current_state: None,
            current_offer: None,
        }).collect();
        let case = Case {
            id: String::new(),
            household_type: "family".to_owned(),
            return_municipality: municipality,
            home_unknown: false,
            persons,
            vulnerabilities: if vulnerable { words(&["health"]) } else { Vec::new() },
            consents,
            avoid_providers: Vec::new(),
            avoid_offers: Vec::new(),
            known_providers: Vec::new(),
            protected: sealed,
            flight: None,
            arrival_day: None,
            needs,
        };
        (case, drafts, avoided)
    }
}

/// An instance with up to so many cases (of one or two needs) and offers.
pub fn instance(cases: usize, offers: usize) -> impl Strategy<Value = Input> {
    let pair = (0..cases, 0..cases);
    (
        prop::collection::vec(case(), 1..=cases),
        prop::collection::vec(offer(), 1..=offers),
        prop::collection::vec(pair, 0..3),
    )
        .prop_map(|(cases, offers, pairs)| {
            let mut input = RuleBook::shipped(RULES_VERSION).unwrap().input("small", Kind::Replan, 10);
            input.offers = offers;
            input.offers.iter_mut().enumerate().for_each(|(k, offer)| offer.id = format!("O{k}"));
            for (k, (mut case, drafts, avoided)) in cases.into_iter().enumerate() {
                case.id = format!("C{k:02}");
                let avoided = avoided.and_then(|at| input.offers.get(at));
                case.avoid_offers.extend(avoided.map(|offer| offer.id.clone()));
                for (j, (need, (.., record))) in case.needs.iter_mut().zip(drafts).enumerate() {
                    need.id = format!("N{k:02}{j}");
                    let offer = record
                        .and_then(|(at, accepted)| Some((input.offers.get(at)?, accepted)))
                        .filter(|(offer, _)| offer.category == need.category);
                    if let Some((offer, accepted)) = offer {
                        need.current_offer = Some(offer.id.clone());
                        need.current_state = Some(if accepted { Standing::Accepted } else { Standing::Proposed });
                    }
                }
                input.cases.push(case);
            }
            let there = input.cases.len();
            let pairs = pairs.into_iter().filter(|(one, other)| one != other && *one < there && *other < there);
            input.conflicts = pairs.map(|(one, other)| (format!("C{one:02}"), format!("C{other:02}"))).collect();
            input
        })
}
