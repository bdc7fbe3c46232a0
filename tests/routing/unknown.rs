//! What nobody has recorded of a person stays unknown on its way to the engine, and what is recorded arrives.

use casework::recommend::question;
use domain::catalogue::Category;
use domain::problems::Typed;
use domain::routing::{self, Fact, Instance, Kind, Reason, Sex};
use jiff::Timestamp;
use store::entities::{cases, needs, persons};
use store::{Uuid, told::Told};
use tests::{TestApp, database::Engine};

const NOW: &str = "2026-11-24T14:00:00Z";

fn person(id: u128) -> persons::Model {
    persons::Model {
        id: Uuid::from_u128(id),
        given_names: "Alguien".into(),
        surnames: String::new(),
        sex: None,
        birth_date: None,
        birth_precision: String::new(),
        age_years: None,
        age_on: None,
        municipality_code: None,
        languages: String::new(),
        spanish: None,
        folded: String::new(),
        phonetic: String::new(),
        sort_key: String::new(),
        state: "active".into(),
        merged_into: None,
        sealed: false,
        centre_id: Uuid::nil(),
        created_at: 0,
        synthetic: true,
    }
}

fn need(category: Category, from: &str, until: &str) -> needs::Model {
    needs::Model {
        id: Uuid::from_u128(7),
        case_id: Uuid::from_u128(1),
        category: category.code().into(),
        members: "[0,4]".into(),
        urgency: "this_week".into(),
        ready_on: from.into(),
        latest_on: Some(until.into()),
        nights: Some(2),
        max_km: Some(100),
        preferences: String::new(),
        state: "open".into(),
        state_facts: None,
        created_at: NOW.parse::<Timestamp>().unwrap().as_millisecond(),
        updated_at: 0,
    }
}

fn told(people: Vec<persons::Model>, needs: Vec<needs::Model>) -> Told {
    let case = cases::Model {
        id: Uuid::from_u128(1),
        household_id: Uuid::from_u128(2),
        person_id: people[0].id,
        centre_id: Uuid::nil(),
        owner_id: None,
        arrival_id: None,
        state: "open".into(),
        state_facts: None,
        urgent: String::new(),
        sealed: false,
        opened_at: 0,
        updated_at: 0,
        synthetic: true,
    };
    Told {
        case,
        people,
        answers: Typed::new(),
        needs,
        consents: Vec::new(),
        home: None,
        known_providers: Vec::new(),
        unsuited: Vec::new(),
    }
}

async fn asked(app: &TestApp, told: Told) -> Instance {
    let (catalogue, ids) = app.house.store.catalogue().await.unwrap();
    let asked =
        question("test", Kind::Batch, &catalogue, &ids, &[told], jiff::civil::date(2026, 11, 24), NOW.parse().unwrap());
    asked.unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

#[tokio::test]
async fn what_nobody_recorded_stays_unknown_and_decides_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    let instance = asked(&app, told(vec![person(3)], vec![need(Category::Housing, "2026-11-24", "2026-11-24")])).await;
    let case = &instance.input().cases[0];
    assert!(case.home_unknown && case.household_type.is_empty());
    let unknown = [Fact::Age, Fact::Sex, Fact::Language, Fact::Papers, Fact::Schooling, Fact::Trade];
    assert_eq!(case.persons[0].unknown, unknown);
    assert_eq!(case.needs[0].members, [0], "who has left the household is no member any more");
    let ranking = routing::instant(&instance, &case.id).unwrap();
    assert!(ranking.needs[0].options.is_empty());
    let spoken = ranking.needs[0].excluded.iter().any(|out| {
        routing::against(&instance, &case.needs[0].id, &out.offer)
            .unwrap()
            .contains(&Reason::Missing { fact: Fact::Language })
    });
    assert!(spoken, "a language nobody has recorded is asked for, not taken as none");
    app.finish().await;
}

#[tokio::test]
async fn what_is_recorded_arrives_as_it_is() {
    let app = TestApp::start(Engine::Sqlite).await;
    let known = persons::Model {
        sex: Some("F".into()),
        birth_date: Some("1990-12-24".into()),
        languages: "mam,spa".into(),
        ..person(3)
    };
    let mut of = told(vec![known, person(4)], vec![need(Category::Training, "2026-08-01", "2026-09-30")]);
    of.home = Some("1301".into());
    of.answers = [("schooling", "unsaid"), ("trade", "roofing"), ("years", "8"), ("papers", "dpi")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    let instance = asked(&app, of).await;
    let case = &instance.input().cases[0];
    let lead = &case.persons[0];
    assert_eq!((lead.age, lead.sex, lead.birthday), (35, Sex::F, Some(30)));
    assert_eq!(lead.languages, ["mam", "spa"]);
    assert_eq!(lead.unknown, [Fact::Schooling], "not said is not none");
    assert!(!case.home_unknown && case.return_municipality == "1301");
    assert_eq!(case.household_type, "", "of two people with one age known nobody guesses a household");
    let need = &case.needs[0];
    assert_eq!((need.ready_day, need.latest_day), (0, Some(60)), "who still waits has as many days again");
    assert!(instance.input().offers.iter().all(|offer| offer.category == Category::Training), "only what is asked for");
    app.finish().await;
}
