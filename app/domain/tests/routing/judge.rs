//! The rules once more, written from routing.md 3 to 6 on the plain input and sharing nothing with the engine:
//! what a plan may not do, what it is worth.

use std::collections::BTreeMap;

use domain::routing::{Case, Charge, Input, Kind, Need, Objective, Offer, Plan, Receives, Sex, Standing, Urgency};

pub fn kilometres(input: &Input, one: &str, other: &str) -> i64 {
    let row = |code: &str| input.departments.iter().position(|d| code.starts_with(d.as_str())).unwrap();
    match (one == other, one[..2] == other[..2]) {
        (true, _) => 0,
        (_, true) => input.same_department_km,
        _ => input.department_km[row(one)][row(other)],
    }
}

pub fn tier(input: &Input, case: &Case, need: &Need) -> usize {
    let urgency = match need.urgency {
        Urgency::Immediate => 1,
        Urgency::ThisWeek => 2,
        Urgency::ThisMonth => 3,
        Urgency::WhenPossible => 4,
    };
    let tier = if case.vulnerabilities.is_empty() { 4.min(urgency + 1) } else { urgency };
    if tier > 2 && need.waiting_days >= input.weights.ageing_days { tier - 1 } else { tier }
}

pub fn units(need: &Need, offer: &Offer) -> i64 {
    if offer.charge == Charge::Household { 1 } else { need.members.len() as i64 }
}

/// The entries of the capacity that a placement uses.
pub fn slots(need: &Need, offer: &Offer) -> Option<Vec<usize>> {
    if offer.per_night {
        let (first, nights) = (need.ready_day - offer.start_day, need.nights?);
        let fits = first >= 0 && first + nights <= offer.capacity.len() as i64 && Some(nights) <= offer.nights_max;
        fits.then(|| (first as usize..(first + nights) as usize).collect())
    } else {
        (need.ready_day <= offer.start_day && offer.start_day <= need.latest_day?).then(|| vec![0])
    }
}

/// The first rule that fails.
pub fn refusal(input: &Input, case: &Case, need: &Need, offer: &Offer) -> Option<&'static str> {
    let people: Vec<_> = need.members.iter().map(|m| &case.persons[*m]).collect();
    let lead = people[0];
    let wanted = match offer.sex {
        Receives::Any => None,
        Receives::Women => Some(Sex::F),
        Receives::Men => Some(Sex::M),
    };
    let far = kilometres(input, &case.return_municipality, &offer.municipality);
    let slots = slots(need, offer);
    let checks = [
        ("protected", case.protected),
        ("closed", offer.status.as_deref().is_some_and(|status| status != "open")),
        ("consent", !case.consents.contains(&offer.agency)),
        ("avoided_provider", case.avoid_providers.contains(&offer.provider) || case.avoid_offers.contains(&offer.id)),
        ("household_type", !offer.household_types.is_empty() && !offer.household_types.contains(&case.household_type)),
        ("household_size", (people.len() as i64) < offer.persons_min || people.len() as i64 > offer.persons_max),
        (
            "sex",
            people.iter().any(|p| p.age >= input.weights.sex_rule_from_age && wanted.is_some_and(|sex| p.sex != sex)),
        ),
        ("age", people.iter().any(|p| p.age < offer.age_min || p.age > offer.age_max)),
        (
            "language",
            !lead.languages.iter().any(|l| offer.languages.contains(l) || offer.interpreter_languages.contains(l)),
        ),
        ("documents", offer.documents.iter().any(|d| !lead.documents.contains(d))),
        ("schooling", lead.schooling < offer.schooling_min),
        (
            "skill",
            offer
                .skill_min
                .as_ref()
                .is_some_and(|(field, years)| lead.skills.get(field).copied().unwrap_or(0) < *years),
        ),
        ("accessibility", people.iter().any(|p| p.access.iter().any(|a| !offer.accessibility.contains(a)))),
        ("distance", need.max_km.is_some_and(|most| far > most) || offer.max_km.is_some_and(|most| far > most)),
        ("dates", slots.is_none()),
        ("capacity", slots.is_some_and(|slots| slots.iter().any(|s| offer.capacity[*s] < units(need, offer)))),
    ];
    checks.into_iter().find(|(_, fails)| *fails).map(|(rule, _)| rule)
}

pub fn fit(input: &Input, case: &Case, need: &Need, offer: &Offer) -> i64 {
    let (w, lead) = (&input.weights, &case.persons[need.members[0]]);
    let preference = match need.preferences.iter().position(|id| *id == offer.id) {
        Some(k) => w.preference[k],
        None if need.preferences.is_empty() => w.preference_unstated,
        None => 0,
    };
    let near = w.proximity_zero_km - kilometres(input, &case.return_municipality, &offer.municipality);
    let proximity = w.proximity * near.max(0) / w.proximity_zero_km;
    let speaks = |list: &[String]| lead.languages.iter().any(|l| list.contains(l));
    let language = if offer.languages.contains(&lead.languages[0]) {
        w.language_mother
    } else if speaks(&offer.languages) {
        w.language_other
    } else if speaks(&offer.interpreter_languages) {
        w.language_interpreter
    } else {
        0
    };
    let soon = w.wait_zero_days - (offer.start_day - need.ready_day);
    let wait = if offer.per_night { w.wait } else { w.wait * soon.max(0) / w.wait_zero_days };
    let interest = match &offer.field {
        Some(field) if lead.interests.first() == Some(field) => w.interest_first,
        Some(field) if lead.interests.contains(field) => w.interest_other,
        Some(field) if lead.skills.get(field).is_some_and(|years| *years > 0) => w.skill_known,
        _ => 0,
    };
    let continuity = if need.current_offer.as_ref() == Some(&offer.id) {
        w.continuity_same_offer
    } else if case.known_providers.contains(&offer.provider) {
        w.continuity_known_provider
    } else {
        0
    };
    preference + proximity + language + wait + interest + continuity
}

/// What placements are worth: persons by tier, fit, and the value of a stream.
pub fn worth(input: &Input, placed: &BTreeMap<&str, &str>) -> ([i64; 4], i64, i64) {
    let (mut persons, mut total, mut value) = ([0; 4], 0, 0);
    for (case, need) in input.cases.iter().flat_map(|case| case.needs.iter().map(move |need| (case, need))) {
        if let Some(offer) = placed.get(need.id.as_str()) {
            let offer = input.offers.iter().find(|o| o.id == *offer).unwrap();
            let (people, tier, fit) =
                (need.members.len() as i64, tier(input, case, need), fit(input, case, need, offer));
            persons[tier - 1] += people;
            total += people * fit;
            value += people * (input.weights.tier_value[tier - 1] + fit);
        }
    }
    (persons, total, value)
}

/// Everything a plan does that it may not do.
pub fn violations(input: &Input, plan: &Plan) -> Vec<String> {
    let mut bad = Vec::new();
    let placed: BTreeMap<&str, &str> = plan.placements.iter().map(|p| (p.need.as_str(), p.offer.as_str())).collect();
    if placed.len() != plan.placements.len() {
        bad.push("a need is placed twice".to_owned());
    }
    if !plan.placements.is_sorted() {
        bad.push("placements are not in order".to_owned());
    }
    let needs: BTreeMap<&str, (&Case, &Need)> = input
        .cases
        .iter()
        .flat_map(|case| case.needs.iter().map(move |need| (need.id.as_str(), (case, need))))
        .collect();
    let mut used: BTreeMap<(&str, usize), i64> = BTreeMap::new();
    let mut at: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, offer) in &placed {
        let ((case, need), offer) = (needs[id], input.offers.iter().find(|o| o.id == *offer).unwrap());
        let kept = need.current_state == Some(Standing::Accepted) && need.current_offer.as_ref() == Some(&offer.id);
        if offer.category != need.category {
            bad.push(format!("{id}: another category"));
        }
        if let Some(rule) = refusal(input, case, need, offer).filter(|_| !kept) {
            bad.push(format!("{id} at {}: {rule}", offer.id));
        }
        for slot in slots(need, offer).unwrap_or_default() {
            *used.entry((&offer.id, slot)).or_default() += units(need, offer);
        }
        at.entry(&case.id).or_default().push(&offer.provider);
    }
    for ((offer, slot), units) in used {
        if units > input.offers.iter().find(|o| o.id == offer).unwrap().capacity[slot] {
            bad.push(format!("{offer}, slot {slot}: {units} units"));
        }
    }
    for (id, (_, need)) in &needs {
        if need.current_state == Some(Standing::Accepted) && placed.get(id).copied() != need.current_offer.as_deref() {
            bad.push(format!("{id}: an accepted place moved"));
        }
    }
    for (one, other) in &input.conflicts {
        let providers = |case: &str| at.get(case).cloned().unwrap_or_default();
        if providers(one).iter().any(|provider| providers(other).contains(provider)) {
            bad.push(format!("{one} and {other} meet"));
        }
    }
    let (tier_persons, fit, weighted_value) = worth(input, &placed);
    let counted = if input.kind == Kind::Stream {
        Objective::Value { weighted_value }
    } else {
        Objective::Levels { tier_persons, fit }
    };
    if counted != plan.objective {
        bad.push(format!("states {:?}, is {counted:?}", plan.objective));
    }
    bad
}
