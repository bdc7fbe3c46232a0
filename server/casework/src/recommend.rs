//! Recommendations: the case and the catalogue become the engine's input; input and answer are kept and can be replayed.

use domain::{
    access::Action,
    catalogue::{Catalogue, to_routing},
    consent::{Consent, Purpose, Recipient, allows},
    fields::sex::Sex,
    ids::ProviderId,
    interview::{Profile, UNSAID, profile},
    problems::Typed,
    routing::{self, Fact, Instance, Kind, RULES_VERSION, Ranking, RuleBook},
};
use jiff::civil::Date;
use store::{
    Uuid,
    catalogue::Ids,
    entities::{cases, needs, persons},
    recommendations::Recommended,
};

use crate::{Refusal, Refused, Staff, interview::age};

/// Days ahead that a recommendation looks at.
pub const HORIZON_DAYS: u16 = 90;

/// Stands where the format of the engine asks for a municipality and nobody has recorded one; it decides nothing there.
const CAPITAL: &str = "0101";

/// A ranking with the catalogue its codes belong to.
pub struct Recommendation {
    pub id: Uuid,
    pub as_of: i64,
    pub ranking: Ranking<'static>,
    pub catalogue: Catalogue,
    pub ids: Ids,
}

fn days(from: Date, text: &str) -> i64 {
    text.parse::<Date>().map_or(0, |day| i64::from((day - from).get_days()).max(0))
}

/// Full years, when a birth date or an age is recorded.
fn known_age(person: &persons::Model, today: Date) -> Option<i64> {
    let recorded = person.birth_date.is_some() || person.age_years.is_some();
    recorded.then(|| age(person, today))
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

/// A person as the rules read them. The interview is the lead's: of the others nobody has asked papers, schooling or trade.
fn routing_person(person: &persons::Model, lead: bool, said: &Profile, asked: &Typed, today: Date) -> routing::Person {
    let (age, sex) = (known_age(person, today), known_sex(person));
    let unsaid =
        |question: &str| !lead || asked.get(question).is_none_or(|answer| answer.trim().is_empty() || answer == UNSAID);
    let facts = [
        (age.is_none(), Fact::Age),
        (sex.is_none(), Fact::Sex),
        (!lead || !asked.contains_key("papers"), Fact::Papers),
        (unsaid("schooling"), Fact::Schooling),
        (unsaid("trade"), Fact::Trade),
    ];
    routing::Person {
        age: age.unwrap_or(0),
        sex: sex.unwrap_or(routing::Sex::F),
        languages: person.languages.split([',', ' ']).filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        schooling: if lead { said.schooling } else { 0 },
        documents: if lead { said.papers.clone() } else { Vec::new() },
        skills: if lead { said.skill.clone().into_iter().collect() } else { Default::default() },
        interests: if lead { said.interests.clone() } else { Vec::new() },
        access: if lead { said.access.clone() } else { Vec::new() },
        unknown: facts.into_iter().filter(|(unknown, _)| *unknown).map(|(_, fact)| fact).collect(),
        birthday: None,
    }
}

/// The case as the rules read it: only needs that still look for a place.
pub(crate) fn routing_case(
    case: &cases::Model,
    people: &[persons::Model],
    answers: &Typed,
    needs: &[needs::Model],
    consents: Vec<String>,
    known: Vec<String>,
    today: Date,
    home: Option<&str>,
) -> routing::Case {
    let said = profile(answers);
    let household = said.household.clone().unwrap_or_else(|| guess(people, today).to_owned());
    let persons = people.iter().enumerate().map(|(at, person)| routing_person(person, at == 0, &said, answers, today));
    let urgency = |code: &str| match code {
        "immediate" => routing::Urgency::Immediate,
        "this_week" => routing::Urgency::ThisWeek,
        "this_month" => routing::Urgency::ThisMonth,
        _ => routing::Urgency::WhenPossible,
    };
    let needs =
        needs.iter().filter(|need| matches!(need.state.as_str(), "open" | "unmet" | "partly_met")).filter_map(|need| {
            let noted = jiff::Timestamp::from_millisecond(need.created_at).ok().map(crate::house::day_of)?;
            Some(routing::Need {
                id: need.id.to_string(),
                category: routing::Category::parse(&need.category)?,
                members: serde_json::from_str(&need.members).ok()?,
                urgency: urgency(&need.urgency),
                ready_day: days(today, &need.ready_on),
                latest_day: need.latest_on.as_deref().map(|day| days(today, day)),
                nights: need.nights,
                max_km: need.max_km,
                preferences: Vec::new(),
                waiting_days: i64::from((today - noted).get_days()).max(0),
                current_state: None,
                current_offer: None,
            })
        });
    routing::Case {
        id: case.id.to_string(),
        household_type: household,
        return_municipality: home.unwrap_or(CAPITAL).to_owned(),
        home_unknown: home.is_none(),
        persons: persons.collect(),
        vulnerabilities: said.vulnerabilities.clone(),
        consents,
        avoid_providers: Vec::new(),
        known_providers: known,
        protected: case.sealed,
        flight: None,
        arrival_day: None,
        needs: needs.collect(),
    }
}

/// Agencies that may be told, from the answers to the question of sharing.
pub(crate) fn agencies(catalogue: &Catalogue, ids: &Ids, consents: &[Consent], now: jiff::Timestamp) -> Vec<String> {
    let told = |code: &str| {
        let id = ids.providers.get(code).copied().map(ProviderId::from_uuid);
        id.is_some_and(|id| allows(consents, Purpose::Share, Recipient::Provider(id), now).is_some())
    };
    let mut agencies: Vec<String> = catalogue
        .providers
        .values()
        .filter(|provider| told(&provider.id))
        .map(|provider| provider.agency.clone())
        .collect();
    agencies.sort_unstable();
    agencies.dedup();
    agencies
}

/// Calculates a stored input again; the same bytes come out.
pub fn replay(input: &str, case: Uuid) -> Option<String> {
    let instance = routing::read_instance(input.as_bytes()).ok()?;
    serde_json::to_string(&routing::instant(&instance, &case.to_string())?).ok()
}

impl Staff {
    /// Ranks every offer for every open need of a case, and keeps what was asked and answered. A question that was asked
    /// before gives the kept answer.
    pub async fn recommend(&self, case: Uuid) -> Refused<Recommendation> {
        let row = self.case_for(Action::ReadAssessment, case).await?;
        let store = &self.house().store;
        let (catalogue, ids) = store.catalogue().await?;
        let people = store.household(row.household_id, row.person_id).await?;
        let answers = store.interview(case).await?.unwrap_or_default().answers;
        let needs = store.needs(case).await?;
        let consents = agencies(&catalogue, &ids, &store.consents_of(case).await?, self.house().now());
        let file = store.file(self.scope(), case).await?;
        let home = file
            .arrival
            .and_then(|arrival| arrival.destination_code)
            .or_else(|| people.first()?.municipality_code.clone());
        let known: Vec<String> = file
            .listed
            .referrals
            .iter()
            .filter(|one| one.state == "accepted")
            .filter_map(|one| ids.providers.iter().find(|(_, id)| **id == one.provider_id))
            .map(|(code, _)| code.clone())
            .collect();
        let today = self.house().today();
        let case_input = routing_case(&row, &people, &answers, &needs, consents, known, today, home.as_deref());
        let unavailable = || {
            Refusal::Unavailable(store::StoreError::Inconsistent {
                table: "recommendations",
                id: case.to_string(),
                what: "input refused",
            })
        };
        let mut input = RuleBook::shipped(RULES_VERSION).ok_or_else(unavailable)?.input(
            &format!("instant {today}"),
            Kind::Batch,
            HORIZON_DAYS.into(),
        );
        input.offers =
            catalogue.ordinary().filter_map(|offering| to_routing(&catalogue, offering, today, HORIZON_DAYS)).collect();
        input.cases = vec![case_input];
        let instance = Instance::checked(input).map_err(|refusal| {
            tracing::error!(place = %refusal.place, "recommendation input refused");
            unavailable()
        })?;
        let digest = instance.digest();
        let kept =
            store.recommended(case).await?.filter(|kept| kept.digest == digest && kept.rules_version == RULES_VERSION);
        let Recommended { id, as_of, result, .. } = match kept {
            Some(kept) => {
                let mut write = self.write().await?;
                write.viewed(case, self.actor.staff.uuid(), "programmes_viewed", "casework").await?;
                write.commit().await?;
                kept
            }
            None => {
                let ranking = routing::instant(&instance, &case.to_string()).ok_or(Refusal::NotFound)?;
                let input = serde_json::to_string(instance.input()).map_err(store::StoreError::from)?;
                let result = serde_json::to_string(&ranking).map_err(store::StoreError::from)?;
                let mut write = self.write().await?;
                let id =
                    write.recommend(case, self.actor.staff.uuid(), RULES_VERSION, &digest, &input, &result).await?;
                write.viewed(case, self.actor.staff.uuid(), "programmes_viewed", "casework").await?;
                let as_of = write.now();
                write.commit().await?;
                Recommended { id, as_of, rules_version: RULES_VERSION.into(), digest, input, result }
            }
        };
        let ranking: Ranking<'static> = serde_json::from_reader(result.as_bytes()).map_err(store::StoreError::from)?;
        Ok(Recommendation { id, as_of, ranking, catalogue, ids })
    }
}
