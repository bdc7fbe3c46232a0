//! What of a question is no longer as it was when it was answered: a kept answer goes stale (routing.md 11).

use std::collections::BTreeSet;

use super::input::{Case, Input, Need, Offer, Person};

/// One part of a question that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// It is another day, so that every count of days is another.
    Day,
    /// Another rules version, or its weights and distances.
    Rules,
    /// The people, what the interview says of them, or where they return to.
    People,
    /// What they look for.
    Needs,
    /// With whom their data may be shared.
    Permissions,
    /// What they said does not suit them.
    Unsuited,
    /// Programmes, their groups and their rules.
    Programmes,
    /// Free places.
    Places,
}

/// What changed from one question to the next; `other_day` when they were not asked on the same day, whose every number
/// of days then differs and is not looked at.
pub fn changed(before: &Input, now: &Input, other_day: bool) -> Vec<Changed> {
    let mut found = BTreeSet::new();
    let mut note = |differs: bool, what| {
        if differs {
            found.insert(what);
        }
    };
    note(other_day, Changed::Day);
    note(rules(before) != rules(now), Changed::Rules);
    note(before.cases.len() != now.cases.len(), Changed::People);
    let named = Named::in_both(before, now);
    for (was, is) in before.cases.iter().zip(&now.cases) {
        let (was, is) = (named.only(on_any_day(was, other_day)), named.only(on_any_day(is, other_day)));
        note(was.needs != is.needs, Changed::Needs);
        note(was.consents != is.consents, Changed::Permissions);
        note((&was.avoid_providers, &was.avoid_offers) != (&is.avoid_providers, &is.avoid_offers), Changed::Unsuited);
        note(who(&was) != who(&is), Changed::People);
    }
    // Offers are those of what is looked for: when that changed, the others say nothing new.
    if !found.contains(&Changed::Needs) {
        let pairs = || before.offers.iter().zip(&now.offers);
        let programmes = before.offers.len() != now.offers.len()
            || pairs().any(|(was, is)| terms(was, other_day) != terms(is, other_day));
        let places = pairs().any(|(was, is)| was.capacity != is.capacity);
        found.extend(programmes.then_some(Changed::Programmes));
        found.extend((places && !programmes && !other_day).then_some(Changed::Places));
    }
    found.into_iter().collect()
}

/// What the offers of both questions name. A question holds only codes that its offers name, so that looking for
/// something else brings other codes, which say nothing of what was permitted or turned down.
struct Named<'a> {
    offers: BTreeSet<&'a str>,
    providers: BTreeSet<&'a str>,
    agencies: BTreeSet<&'a str>,
}

impl<'a> Named<'a> {
    fn in_both(before: &'a Input, now: &'a Input) -> Self {
        let both = |of: fn(&Offer) -> &str| -> BTreeSet<&'a str> {
            let now: BTreeSet<&str> = now.offers.iter().map(of).collect();
            before.offers.iter().map(of).filter(|code| now.contains(code)).collect()
        };
        Self { offers: both(|o| &o.id), providers: both(|o| &o.provider), agencies: both(|o| &o.agency) }
    }

    fn only(&self, mut case: Case) -> Case {
        case.consents.retain(|code| self.agencies.contains(code.as_str()));
        case.avoid_providers.retain(|code| self.providers.contains(code.as_str()));
        case.known_providers.retain(|code| self.providers.contains(code.as_str()));
        case.avoid_offers.retain(|code| self.offers.contains(code.as_str()));
        case
    }
}

fn rules(input: &Input) -> impl PartialEq {
    (
        input.rules_version.clone(),
        input.weights.clone(),
        input.departments.clone(),
        input.department_km.clone(),
        input.same_department_km,
    )
}

/// The case without what counts days, where the days differ anyhow.
fn on_any_day(case: &Case, other_day: bool) -> Case {
    if !other_day {
        return case.clone();
    }
    let person = |person: &Person| Person { birthday: None, ..person.clone() };
    let need = |need: &Need| Need { ready_day: 0, latest_day: None, waiting_days: 0, ..need.clone() };
    Case {
        persons: case.persons.iter().map(person).collect(),
        needs: case.needs.iter().map(need).collect(),
        ..case.clone()
    }
}

/// Everything of a case that has no part of its own.
fn who(case: &Case) -> Case {
    Case {
        needs: Vec::new(),
        consents: Vec::new(),
        avoid_providers: Vec::new(),
        avoid_offers: Vec::new(),
        ..case.clone()
    }
}

/// An offer without its free places.
fn terms(offer: &Offer, other_day: bool) -> Offer {
    let start_day = if other_day { 0 } else { offer.start_day };
    Offer { capacity: Vec::new(), start_day, ..offer.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::{Kind, RULES_VERSION, RuleBook};

    fn input() -> Input {
        let mut input = RuleBook::shipped(RULES_VERSION).unwrap().input("x", Kind::Batch, 90);
        input.cases = vec![
            serde_json::from_value(serde_json::json!({
                "id": "C1", "household_type": "family", "return_municipality": "1301", "consents": ["A"],
                "persons": [{ "age": 30, "sex": "f", "languages": ["spa"], "schooling": 2, "birthday": 9 }],
                "needs": [{ "id": "N1", "category": "training", "members": [0], "urgency": "this_month", "ready_day": 3, "latest_day": 60 }]
            }))
            .unwrap(),
        ];
        input.offers = vec![
            serde_json::from_value(serde_json::json!({
                "id": "O1", "provider": "P", "agency": "A", "category": "training", "municipality": "1301",
                "per_night": false, "charge": "person", "start_day": 9, "capacity": [4], "sex": "any",
                "age_min": 0, "age_max": 120, "persons_min": 1, "persons_max": 9, "languages": ["spa"]
            }))
            .unwrap(),
        ];
        input
    }

    fn after(change: impl Fn(&mut Input)) -> Vec<Changed> {
        let mut now = input();
        change(&mut now);
        changed(&input(), &now, false)
    }

    #[test]
    fn each_part_is_told_apart() {
        assert_eq!(after(|_| {}), []);
        assert_eq!(after(|now| now.offers[0].capacity = vec![3]), [Changed::Places]);
        assert_eq!(after(|now| now.offers[0].age_min = 18), [Changed::Programmes]);
        assert_eq!(after(|now| now.cases[0].consents.clear()), [Changed::Permissions]);
        assert_eq!(after(|now| now.cases[0].avoid_offers = vec!["O1".into()]), [Changed::Unsuited]);
        assert_eq!(after(|now| now.cases[0].persons[0].schooling = 3), [Changed::People]);
        assert_eq!(after(|now| now.cases[0].needs.clear()), [Changed::Needs]);
        assert_eq!(after(|now| now.weights.wait += 1), [Changed::Rules]);
    }

    #[test]
    fn on_another_day_the_counts_of_days_say_nothing_more() {
        let mut now = input();
        now.cases[0].needs[0].ready_day = 2;
        now.cases[0].persons[0].birthday = Some(8);
        now.offers[0].start_day = 8;
        assert_eq!(changed(&input(), &now, true), [Changed::Day]);
        now.cases[0].consents.clear();
        assert_eq!(changed(&input(), &now, true), [Changed::Day, Changed::Permissions]);
    }
}
