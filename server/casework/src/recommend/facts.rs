//! What is on record of a case, as the rules read it. What nobody has recorded stays unknown: a stand-in fills the field
//! of the format and decides nothing.

use std::collections::BTreeMap;

use domain::{
    catalogue::Catalogue,
    consent::{Consent, Purpose, Recipient, allows},
    fields::sex::Sex,
    ids::ProviderId,
    interview::{Profile, UNSAID, profile},
    problems::Typed,
    routing::{self, Category, Fact},
    unsuited::Unsuited,
};
use jiff::{Timestamp, ToSpan, civil::Date};
use store::{
    catalogue::Ids,
    entities::{needs, persons},
    told::Told,
};

use crate::house::day_of;

/// Stands where the format asks for a municipality and nobody has recorded one.
const CAPITAL: &str = "0101";
/// Stands where the format asks for a language and nobody has recorded one (ISO 639-2, *undetermined*).
const NO_LANGUAGE: &str = "und";
/// Days a dated offer may begin after the person can, where the need does not say.
const WINDOW: i64 = 60;

/// Full years, when a birth date or an age is recorded.
fn known_age(person: &persons::Model, today: Date) -> Option<i64> {
    let recorded = person.birth_date.is_some() || person.age_years.is_some();
    recorded.then(|| crate::interview::age(person, today))
}

/// Days until the next birthday.
fn birthday(person: &persons::Model, today: Date) -> Option<i64> {
    let born: Date = person.birth_date.as_deref()?.parse().ok()?;
    let on = |year: i16| born.checked_add(i32::from(year - born.year()).years()).ok();
    let next = on(today.year()).filter(|day| *day > today).or_else(|| on(today.year() + 1))?;
    Some((next - today).get_days().into())
}

/// Woman or man as recorded; nothing for whoever is recorded as neither, or not at all.
fn known_sex(person: &persons::Model) -> Option<routing::Sex> {
    match person.sex.as_deref().and_then(Sex::of_code) {
        Some(Sex::F) => Some(routing::Sex::F),
        Some(Sex::M) => Some(routing::Sex::M),
        _ => None,
    }
}

/// Household type from who is there, for when it was not asked; empty where that takes a fact nobody has recorded.
fn guess(people: &[persons::Model], today: Date) -> &'static str {
    let woman = people.first().and_then(known_sex).map(|sex| sex == routing::Sex::F);
    let ages: Option<Vec<i64>> = people.iter().map(|person| known_age(person, today)).collect();
    let adults = ages.map(|ages| ages.iter().filter(|age| **age >= 18).count());
    match (people.len(), adults, woman) {
        (0 | 1, _, Some(true)) => "single_woman",
        (0 | 1, _, Some(false)) => "single_man",
        (2.., Some(0 | 1), Some(true)) => "mother_with_children",
        (2.., Some(0 | 1), Some(false)) => "father_with_children",
        (2, Some(2), _) => "couple",
        (3.., Some(2..), _) => "family",
        _ => "",
    }
}

/// The interview is the lead's: of the others nobody has asked papers, schooling or trade.
fn person(person: &persons::Model, lead: bool, said: &Profile, asked: &Typed, today: Date) -> routing::Person {
    let (age, sex) = (known_age(person, today), known_sex(person));
    let languages: Vec<String> =
        person.languages.split([',', ' ']).filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let unsaid =
        |question: &str| !lead || asked.get(question).is_none_or(|answer| answer.trim().is_empty() || answer == UNSAID);
    let facts = [
        (age.is_none(), Fact::Age),
        (sex.is_none(), Fact::Sex),
        (languages.is_empty(), Fact::Language),
        (!lead || !asked.contains_key("papers"), Fact::Papers),
        (unsaid("schooling"), Fact::Schooling),
        (unsaid("trade"), Fact::Trade),
    ];
    routing::Person {
        age: age.unwrap_or(0),
        sex: sex.unwrap_or(routing::Sex::F),
        languages: if languages.is_empty() { vec![NO_LANGUAGE.to_owned()] } else { languages },
        schooling: if lead { said.schooling } else { 0 },
        documents: if lead { said.papers.clone() } else { Vec::new() },
        skills: if lead { said.skill.clone().into_iter().collect() } else { BTreeMap::default() },
        interests: if lead { said.interests.clone() } else { Vec::new() },
        access: if lead { said.access.clone() } else { Vec::new() },
        unknown: facts.into_iter().filter(|(unknown, _)| *unknown).map(|(_, fact)| fact).collect(),
        birthday: birthday(person, today),
    }
}

/// True while a need looks for a place.
pub(super) fn looks(need: &needs::Model) -> bool {
    use domain::need::name::{OPEN, PARTLY_MET, UNMET};
    [OPEN, UNMET, PARTLY_MET].contains(&need.state.as_str())
}

/// A need that looks for a place. Its days move on with today: who still waits after the last day that was thought of
/// has as many days again.
fn need(row: &needs::Model, people: usize, today: Date) -> Option<routing::Need> {
    let category = Category::parse(&row.category)?;
    let day = |text: &str| text.parse::<Date>().ok().map(|day| i64::from((day - today).get_days()));
    let (ready, latest) = (day(&row.ready_on).unwrap_or(0), row.latest_on.as_deref().and_then(day));
    let window = latest.map_or(WINDOW, |latest| (latest - ready).max(0));
    let ready_day = ready.max(0);
    let latest_day = latest.filter(|latest| *latest >= ready_day).unwrap_or(ready_day + window);
    let named: Vec<usize> = serde_json::from_str(&row.members).ok()?;
    let mut members: Vec<usize> = named.into_iter().filter(|member| *member < people).collect();
    if members.is_empty() {
        members.push(0);
    }
    let noted = day_of(store::instant(row.created_at));
    let nightly = category == Category::Housing;
    Some(routing::Need {
        id: row.id.to_string(),
        category,
        members,
        urgency: match row.urgency.as_str() {
            "immediate" => routing::Urgency::Immediate,
            "this_week" => routing::Urgency::ThisWeek,
            "this_month" => routing::Urgency::ThisMonth,
            _ => routing::Urgency::WhenPossible,
        },
        ready_day,
        latest_day: (!nightly).then_some(latest_day),
        nights: nightly.then(|| row.nights.unwrap_or(1).max(1)),
        max_km: row.max_km,
        preferences: Vec::new(),
        waiting_days: i64::from((today - noted).get_days()).max(0),
        current_state: None,
        current_offer: None,
    })
}

/// Agencies that may be told, from the answers to the question of sharing.
fn agencies(catalogue: &Catalogue, ids: &Ids, consents: &[Consent], now: Timestamp) -> Vec<String> {
    let told = |code: &str| {
        let id = ids.providers.get(code).copied().map(ProviderId::from_uuid);
        id.is_some_and(|id| allows(consents, Purpose::Share, Recipient::Provider(id), now).is_some())
    };
    let told = catalogue.providers.values().filter(|provider| told(&provider.id));
    told.map(|provider| provider.agency.clone()).collect()
}

/// Providers and offers that were said not to suit.
fn avoided(unsuited: &[Unsuited], catalogue: &Catalogue, ids: &Ids) -> (Vec<String>, Vec<String>) {
    let (mut providers, mut offers) = (Vec::new(), Vec::new());
    for one in unsuited {
        if one.reason.whole_provider() {
            let code = ids.providers.iter().find(|(_, id)| **id == one.provider.uuid());
            providers.extend(code.map(|(code, _)| code.clone()));
        }
        let programme = ids.programmes.iter().find(|(_, id)| **id == one.programme.uuid());
        let of_it = catalogue
            .offerings
            .values()
            .filter(|offering| Some(&offering.programme) == programme.map(|(code, _)| code));
        offers.extend(of_it.map(|offering| offering.id.clone()));
    }
    (providers, offers)
}

/// A case as the rules read it: only needs that still look for a place.
pub(super) fn case(told: &Told, catalogue: &Catalogue, ids: &Ids, today: Date, now: Timestamp) -> routing::Case {
    let said = profile(&told.answers);
    let people = told.people.iter().enumerate();
    let known = ids.providers.iter().filter(|(_, id)| told.known_providers.contains(id));
    let (avoid_providers, avoid_offers) = avoided(&told.unsuited, catalogue, ids);
    routing::Case {
        id: told.case.id.to_string(),
        household_type: said.household.clone().unwrap_or_else(|| guess(&told.people, today).to_owned()),
        return_municipality: told.home.clone().unwrap_or_else(|| CAPITAL.to_owned()),
        home_unknown: told.home.is_none(),
        persons: people.map(|(at, one)| person(one, at == 0, &said, &told.answers, today)).collect(),
        vulnerabilities: said.vulnerabilities.clone(),
        consents: agencies(catalogue, ids, &told.consents, now),
        avoid_providers,
        avoid_offers,
        known_providers: known.map(|(code, _)| code.clone()).collect(),
        protected: told.case.sealed,
        flight: None,
        arrival_day: None,
        needs: told
            .needs
            .iter()
            .filter(|need| looks(need))
            .filter_map(|row| need(row, told.people.len(), today))
            .collect(),
    }
}
