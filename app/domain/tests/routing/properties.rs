//! Properties of every plan, on small instances against all plans there are (routing.md 13).
//!
//! `CEIBA_ROUTING_CASES=20000 cargo test -p domain --features solver --test routing` looks longer.

use std::collections::BTreeMap;

use domain::routing::{self, Ask, Category, Excluded, Input, Instance, Objective, Plan, Reason, Standing};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::ops::ControlFlow;

use super::{brute, judge, plan, small};

fn looks() -> ProptestConfig {
    let cases = std::env::var("CEIBA_ROUTING_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn of(input: &Input) -> Plan {
    plan(&Instance::checked(input.clone()).unwrap())
}

fn levels(objective: Objective) -> ([i64; 4], i64) {
    match objective {
        Objective::Levels { tier_persons, fit } => (tier_persons, fit),
        Objective::Value { .. } => panic!("a stream"),
    }
}

/// Accepted places may already break what no new place may.
fn broken_before(input: &Input, bad: &str) -> bool {
    let accepted = |id: &str| {
        input
            .cases
            .iter()
            .any(|case| case.id == id && case.needs.iter().any(|need| need.current_state == Some(Standing::Accepted)))
    };
    bad.contains("units") || bad.split(' ').next().is_some_and(accepted)
}

fn has_accepted(input: &Input) -> bool {
    input.cases.iter().any(|case| case.needs.iter().any(|need| need.current_state == Some(Standing::Accepted)))
}

proptest! {
    #![proptest_config(looks())]

    /// 1, 2, 3, 10: nothing that is not allowed; the objective is what is counted.
    #[test]
    fn a_plan_does_nothing_it_may_not(input in small::instance(4, 5)) {
        let bad = judge::violations(&input, &of(&input));
        let bad: Vec<String> = bad.into_iter().filter(|bad| !has_accepted(&input) || !broken_before(&input, bad)).collect();
        prop_assert!(bad.is_empty(), "{bad:?}");
    }

    /// 11: as good as the best of all plans on small instances, and never above its own bound.
    #[test]
    fn no_plan_at_all_is_better(input in small::instance(4, 5)) {
        let (plan, best) = (of(&input), brute::best(&input));
        let (worth, bound) = (levels(plan.objective), levels(plan.bound));
        prop_assert!(bound >= best, "bound {bound:?} below {best:?}");
        prop_assert_eq!(worth, best);
    }

    /// 4: the order of the file and the number of threads change nothing.
    #[test]
    fn the_same_bytes_whatever_the_order_and_the_threads(input in small::instance(6, 8), seed in any::<u64>()) {
        let mut other = input.clone();
        other.cases.reverse();
        other.conflicts.reverse();
        other.conflicts.iter_mut().for_each(|pair| std::mem::swap(&mut pair.0, &mut pair.1));
        let turn = usize::try_from(seed % 7).unwrap() % other.offers.len();
        other.offers.rotate_left(turn);
        for case in &mut other.cases {
            case.needs.reverse();
            case.consents.reverse();
            case.persons.iter_mut().for_each(|person| person.documents.reverse());
        }
        let one = Instance::checked(input).unwrap();
        let other = Instance::checked(other).unwrap();
        let lonely = routing::plan(&one, &Ask { threads: 1, ..Ask::default() }, &mut |_| ControlFlow::Continue(())).unwrap();
        let many = routing::plan(&other, &Ask { threads: 7, ..Ask::default() }, &mut |_| ControlFlow::Continue(())).unwrap();
        prop_assert_eq!(serde_json::to_string(&lonely).unwrap(), serde_json::to_string(&many).unwrap());
        prop_assert_eq!(one.digest(), other.digest());
    }

    /// 5: more capacity, one more consent never make the plan worse; 6: nor does one case less make it worse for the others.
    #[test]
    fn more_is_never_worse(input in small::instance(4, 5), at in 0..5_usize) {
        let before = levels(of(&input).objective);
        let mut room = input.clone();
        let at = at % room.offers.len();
        room.offers[at].capacity.iter_mut().for_each(|units| *units += 1);
        prop_assert!(levels(of(&room).objective) >= before);
        let mut told = input.clone();
        told.cases.iter_mut().for_each(|case| case.consents = (0..3).map(|agency| format!("A{agency}")).collect());
        prop_assert!(levels(of(&told).objective) >= before);
        let mut fewer = input.clone();
        let gone = fewer.cases.remove(at % input.cases.len());
        fewer.conflicts.retain(|(one, other)| *one != gone.id && *other != gone.id);
        let with = of(&input);
        let others: BTreeMap<&str, &str> = with.placements.iter().filter(|p| !gone.needs.iter().any(|need| need.id == p.need)).map(|p| (p.need.as_str(), p.offer.as_str())).collect();
        let (persons, fit, _) = judge::worth(&input, &others);
        prop_assert!(levels(of(&fewer).objective) >= (persons, fit));
    }

    /// 8: a sealed case leaves no trace.
    #[test]
    fn a_sealed_case_leaves_no_trace(input in small::instance(5, 5), at in 0..5_usize) {
        let at = at % input.cases.len();
        let mut sealed = input.clone();
        sealed.cases[at].protected = true;
        sealed.cases[at].needs.iter_mut().for_each(|need| (need.current_state, need.current_offer) = (None, None));
        let mut without = sealed.clone();
        let gone = without.cases.remove(at);
        without.conflicts.retain(|(one, other)| *one != gone.id && *other != gone.id);
        let (one, other) = (of(&sealed), of(&without));
        prop_assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&other).unwrap());
    }

    /// 9: accepted places stay, whatever happens to rules, capacity, status and weights.
    #[test]
    fn accepted_places_never_move(input in small::instance(5, 5)) {
        let mut changed = input.clone();
        for offer in &mut changed.offers {
            offer.status = Some("paused".to_owned());
            offer.capacity.iter_mut().for_each(|units| *units = 0);
            offer.age_min = 99;
        }
        changed.weights.proximity = 1;
        let plan = of(&changed);
        let accepted: Vec<(String, String)> = changed.cases.iter().flat_map(|case| &case.needs).filter(|need| need.current_state == Some(Standing::Accepted)).map(|need| (need.id.clone(), need.current_offer.clone().unwrap())).collect();
        let placed: Vec<(String, String)> = plan.placements.into_iter().map(|p| (p.need, p.offer)).collect();
        prop_assert_eq!(placed, accepted);
    }

    /// 3: every exclusion names the first failing rule, and every option passes them all, by the second implementation.
    #[test]
    fn every_exclusion_names_the_first_rule_that_fails(input in small::instance(4, 8)) {
        let instance = Instance::checked(input.clone()).unwrap();
        for case in &input.cases {
            for (need, told) in case.needs.iter().zip(routing::instant(&instance, &case.id).unwrap().needs) {
                let offers: Vec<_> = input.offers.iter().filter(|offer| offer.category == need.category).collect();
                prop_assert_eq!(offers.len(), told.options.len() + told.excluded.len());
                for offer in offers {
                    let rule = judge::refusal(&input, case, need, offer);
                    let excluded = told.excluded.iter().find(|out| out.offer == offer.id);
                    prop_assert_eq!(rule, excluded.map(|out| out.reason.code()));
                    if let Some(option) = told.options.iter().find(|option| option.offer == offer.id) {
                        prop_assert_eq!(option.total, judge::fit(&input, case, need, offer));
                    }
                }
            }
        }
    }

    /// 13: a counterfactual is true: what it says is changed in the input, and the rule passes.
    #[test]
    fn what_would_change_it_changes_it(input in small::instance(4, 8)) {
        let instance = Instance::checked(input.clone()).unwrap();
        for (c, case) in input.cases.iter().enumerate() {
            for (n, told) in routing::instant(&instance, &case.id).unwrap().needs.iter().enumerate() {
                for out in &told.excluded {
                    let Some(changed) = applied(&input, c, n, out) else { continue };
                    let (case, offer) = (&changed.cases[c], changed.offers.iter().find(|offer| offer.id == out.offer).unwrap());
                    let now = judge::refusal(&changed, case, &case.needs[n], offer);
                    prop_assert_ne!(now, Some(out.reason.code()));
                    prop_assert_eq!(now, out.change[0].then.as_ref().map(Reason::code));
                }
            }
        }
    }

    /// 7: what was stored gives the same bytes again.
    #[test]
    fn a_stored_input_is_replayed_to_the_same_bytes(input in small::instance(5, 5)) {
        let instance = Instance::checked(input).unwrap();
        let stored = serde_json::to_vec(instance.input()).unwrap();
        let again = routing::read_instance(&stored).unwrap();
        prop_assert_eq!(again.digest(), instance.digest());
        prop_assert_eq!(serde_json::to_string(&plan(&again)).unwrap(), serde_json::to_string(&plan(&instance)).unwrap());
    }
}

/// The input in which the first change told has happened; nothing for changes that pick another offer.
fn applied(input: &Input, case: usize, need: usize, out: &Excluded) -> Option<Input> {
    use domain::routing::Change;
    let mut changed = input.clone();
    let offer = changed.offers.iter_mut().find(|offer| offer.id == out.offer).unwrap();
    let case = &mut changed.cases[case];
    let lead = case.needs[need].members[0];
    match &out.change.first()?.change {
        Change::Reopen => offer.status = None,
        Change::Consent { agency } => case.consents.push(agency.to_string()),
        Change::RoomFor { members } => offer.persons_max = *members,
        Change::Interpreter { language } => offer.interpreter_languages.push(language.to_string()),
        Change::Document { document } => case.persons[lead].documents.push(document.to_string()),
        Change::Access { access } => offer.accessibility.push(access.to_string()),
        Change::LaterStay { day } | Change::FreeFrom { day } => case.needs[need].ready_day = *day,
        Change::ShorterStay { nights } => case.needs[need].nights = Some(*nights),
        Change::NewCohort { from, .. } => offer.start_day = *from,
        Change::FreePlaces { places } => offer.capacity.iter_mut().for_each(|units| *units += places),
        _ => return None,
    }
    Some(changed)
}

/// 14: the heaviest admissible tiers and fits are packed without overflow.
#[test]
fn the_largest_sums_do_not_overflow() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut input = small::instance(4, 5).new_tree(&mut runner).unwrap().current();
    let weights = &mut input.weights;
    (weights.preference_unstated, weights.proximity, weights.language_mother, weights.wait) = (350, 250, 180, 100);
    let (case, offer) = (input.cases[0].clone(), input.offers[0].clone());
    input.offers.clear();
    input.cases.clear();
    input.conflicts.clear();
    for k in 0..40 {
        let mut offer = offer.clone();
        (offer.id, offer.category, offer.per_night, offer.nights_max) =
            (format!("O{k}"), Category::Training, false, None);
        (offer.capacity, offer.start_day, offer.persons_max, offer.status) = (vec![10_000], 0, 100, None);
        input.offers.push(offer);
    }
    for k in 0..3000 {
        let mut case = case.clone();
        (case.id, case.protected) = (format!("C{k}"), false);
        case.persons = vec![case.persons[0].clone(); 100];
        let mut need = case.needs[0].clone();
        (need.id, need.category, need.members, need.current_state, need.current_offer) =
            (format!("N{k}"), Category::Training, (0..100).collect(), None, None);
        (need.nights, need.ready_day, need.latest_day) = (None, 0, Some(1));
        case.needs = vec![need];
        input.cases.push(case);
    }
    let plan = of(&input);
    assert_eq!(judge::violations(&input, &plan), Vec::<String>::new());
}
