//! From a family at the desk to a referral: taken, interviewed, recommended with reasons, referred once.

use std::sync::Arc;

use casework::{
    House, HouseConfig, Refusal, Staff,
    arrivals::Registration,
    cases::Next,
    clock::TestClock,
    demo,
    manifests::Uploaded,
    planeload::{self, Looking},
    recommend::Recommendation,
};
use domain::{chance::SeededChance, interview::Section, problems::Typed};
use store::Uuid;

const LIST: &str = "No.,Apellidos,Nombres,Sexo,Fecha de nacimiento,CUI,Municipio,Departamento,Grupo familiar,Parentesco,Vuelo,Fecha de llegada,Procedencia\n\
1,Pérez Tzoc,Mateo,M,14/08/1991,,Huehuetenango,Huehuetenango,,,GTA 77,24/11/2026,Alexandria\n";

async fn open(folder: &std::path::Path) -> House {
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo");
    let names = ["providers.csv", "programmes.csv", "offerings.csv", "capacity.csv"];
    let files: Vec<(&str, Vec<u8>)> =
        names.iter().map(|name| (*name, std::fs::read(demo.join(name)).unwrap())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let config = HouseConfig {
        database: format!("sqlite://{}", folder.join("ceiba.db").display()),
        master: [3; 32],
        demo: true,
    };
    let clock = TestClock::at("2026-11-24T16:00:00Z".parse().unwrap());
    let house = House::open_with(config, Arc::new(clock), Box::new(SeededChance::new(5))).await.unwrap();
    house.store.migrate().await.unwrap();
    house.seed_demo(&files).await.unwrap();
    house
}

async fn enter(house: &House, who: &str) -> Staff {
    let token = house.sign_in(&format!("{who}@demo.example"), demo::PASSWORD, "test").await.unwrap().token();
    house.staff(&token).await.unwrap().unwrap()
}

fn typed(pairs: &[(&str, &str)]) -> Typed {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Registers the one passenger and gives the case.
async fn arrive(house: &House, worker: &Staff, consent: &str) -> Uuid {
    arrive_as(house, worker, consent, "").await
}

/// The same with what the desk ticked as sex (`F`, `M`, `X` or nothing).
async fn arrive_as(house: &House, worker: &Staff, consent: &str, sex: &str) -> Uuid {
    let (lead, clerk) = (enter(house, "turno").await, enter(house, "recepcion").await);
    let Uploaded::Review(upload) = lead.upload_manifest("lista.csv", LIST.into(), house.mint()).await.unwrap() else {
        panic!("refused")
    };
    let flight = lead.approve(upload, house.mint()).await.unwrap()[0];
    let line = clerk.desk(flight, "1").await.unwrap().found[0].id;
    let form = typed(&[
        ("given_names", "Mateo"),
        ("surnames", "Pérez Tzoc"),
        ("birth", "14 08 1991"),
        ("language", "mam,spa"),
        ("consent", consent),
        ("sex", sex),
    ]);
    let done = clerk.register(flight, Some(line), &form, house.mint()).await.unwrap();
    assert!(matches!(done, Registration::Done { sealed: false, .. }));
    worker.inbox().await.unwrap()[0].0.case.id
}

async fn interviewed(house: &House, worker: &Staff, case: Uuid) {
    worker.take_case(case, house.mint(), "take", &Typed::new()).await.unwrap();
    let answers: [&[(&str, &str)]; 6] = [
        &[("sleep", "yes"), ("nights", "2"), ("journey", "no")],
        &[("household", "single_man"), ("care", "no"), ("school", "no"), ("max_km", "300")],
        &[("home", "no")],
        &[("doctor", "no"), ("listen", "no")],
        &[
            ("schooling", "2"),
            ("trade", "roofing"),
            ("years", "8"),
            ("wish", "roofing"),
            ("training", "yes"),
            ("job", "no"),
        ],
        &[("papers", "return_certificate"), ("paper_help", "no")],
    ];
    for (section, said) in Section::ALL.iter().zip(answers) {
        worker.save_section(case, *section, house.mint(), section.code(), &typed(said)).await.unwrap();
    }
}

#[tokio::test]
async fn mateo_is_taken_interviewed_recommended_and_referred_once() {
    let folder = tempfile::tempdir().unwrap();
    let house = open(folder.path()).await;
    let worker = enter(&house, "gestora").await;
    let case = arrive(&house, &worker, "all").await;
    assert!(matches!(worker.open_file(case).await, Err(Refusal::NotFound)), "not before it is taken");
    interviewed(&house, &worker, case).await;
    assert!(matches!(worker.take_case(case, house.mint(), "take", &Typed::new()).await, Err(Refusal::Conflict)));
    let (file, next) = worker.open_file(case).await.unwrap();
    assert_eq!(next, Next::Refer);
    let mut needs: Vec<&str> = file.listed.needs.iter().map(|need| need.category.as_str()).collect();
    needs.sort_unstable();
    assert_eq!(needs, ["housing", "training"]);

    let found = worker.recommend(case).await.unwrap();
    let kept = house.store.recommended(case).await.unwrap().unwrap();
    let again = domain::routing::replay(kept.input.as_bytes(), &case.to_string()).unwrap();
    assert_eq!((again.digest, again.result), (kept.digest.clone(), kept.result.clone()), "the same bytes");
    let id = |found: &Recommendation| found.kept.as_ref().map(|kept| kept.id);
    assert_eq!(id(&worker.recommend(case).await.unwrap()), id(&found), "the same question is kept once");
    let housing = found.ranking.needs.iter().find(|need| need.category.code() == "housing").unwrap();
    let offering = housing.options.first().expect("a bed for a man alone").offer.to_string();

    let check = worker.check_referral(case, &offering).await.unwrap();
    assert!(check.consent && check.units == 1 && check.slots.clone().count() == 2);
    let (request, form) = (house.mint(), typed(&[("shared", "phone,health")]));
    let sent = worker.send_referral(case, &offering, request, "refer", &form).await.unwrap();
    assert_eq!(
        worker.send_referral(case, &offering, request, "refer", &form).await.unwrap(),
        sent,
        "sent twice is one referral"
    );
    let row = house.store.referral_sent(sent).await.unwrap().referral;
    assert_eq!(
        (row.state.as_str(), row.units, row.shared.as_str()),
        ("sent", 1, "name,age,languages,people,need,phone")
    );
    assert!(row.answer_by > row.sent_at && row.link_hash.is_some() && row.recommendation_id == id(&found));
    assert_eq!(house.store.needs(case).await.unwrap().iter().filter(|need| need.state == "in_progress").count(), 1);
    assert_eq!(house.store.seen(case).await.unwrap().iter().filter(|seen| seen.action == "case_viewed").count(), 1);
    assert!(house.store.verify_audit().await.unwrap().is_ok());
}

#[tokio::test]
async fn without_consent_no_offer_applies_and_nothing_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let house = open(folder.path()).await;
    let worker = enter(&house, "gestora").await;
    let case = arrive(&house, &worker, "none").await;
    interviewed(&house, &worker, case).await;
    let found = worker.recommend(case).await.unwrap();
    assert!(
        found
            .ranking
            .needs
            .iter()
            .all(|need| need.options.is_empty() && need.excluded.iter().any(|out| out.reason.code() == "consent"))
    );
    let offering = found.ranking.needs[0].excluded[0].offer.to_string();
    assert!(matches!(
        worker.send_referral(case, &offering, house.mint(), "refer", &Typed::new()).await,
        Err(Refusal::Invalid(_))
    ));
    assert!(house.store.referrals_of(case).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_woman_is_never_offered_a_place_for_men_and_places_for_women_are_open_to_her() {
    use domain::catalogue::SexRule;
    let folder = tempfile::tempdir().unwrap();
    let house = open(folder.path()).await;
    let worker = enter(&house, "gestora").await;
    let case = arrive_as(&house, &worker, "all", "F").await;
    interviewed(&house, &worker, case).await;
    let found = worker.recommend(case).await.unwrap();
    let rule = |code: &str| found.catalogue.offerings[code].sex;
    let housing = found.ranking.needs.iter().find(|need| need.category.code() == "housing").unwrap();
    let (mut for_men, mut refused_women) = (0, 0);
    for option in &housing.options {
        assert_ne!(rule(&option.offer), SexRule::Men, "{} is for men", option.offer);
    }
    for out in &housing.excluded {
        for_men += usize::from(rule(&out.offer) == SexRule::Men);
        refused_women += usize::from(rule(&out.offer) == SexRule::Women && out.reason.code() == "sex");
    }
    assert!(for_men > 0, "the catalogue has beds for men, and each is among the excluded");
    assert_eq!(refused_women, 0, "no place for women refuses her for being one");
}

/// What an instance stored as JSON asks: its cases and its offers.
fn asked(input: &str) -> (serde_json::Value, serde_json::Value) {
    let input: serde_json::Value = serde_json::from_str(input).unwrap();
    (input["cases"].clone(), input["offers"].clone())
}

#[tokio::test]
async fn a_planeload_asks_of_a_household_what_its_own_recommendation_asks() {
    let folder = tempfile::tempdir().unwrap();
    let house = open(folder.path()).await;
    let worker = enter(&house, "gestora").await;
    let case = arrive(&house, &worker, "all").await;
    interviewed(&house, &worker, case).await;
    worker.recommend(case).await.unwrap();
    let alone = house.store.recommended(case).await.unwrap().unwrap();

    let (rosa, request) = (enter(&house, "coordinacion").await, house.mint());
    let flight = rosa.flights_today().await.unwrap().flights.into_iter().find(|one| one.number == "GTA 77").unwrap().id;
    let plan = rosa.route_planeload(flight, request, "places", &Typed::new()).await.unwrap();
    assert_eq!(rosa.route_planeload(flight, request, "places", &Typed::new()).await.unwrap(), plan, "asked twice");
    for _ in 0..200 {
        if matches!(rosa.places_planned(flight, plan).await.unwrap(), Looking::Ready(_)) {
            break;
        }
    }
    let together = house.store.plan_whole(plan).await.unwrap().unwrap();
    assert_eq!(asked(&together.input), asked(&alone.input), "the same household before the same offers");
    assert_eq!(planeload::replay(&together.input).as_deref(), Some(together.result.as_str()), "the same bytes");
    let Looking::Ready(sheet) = rosa.places_planned(flight, plan).await.unwrap() else { panic!("it was made") };
    let placed: Vec<&str> = sheet.lines.iter().map(|line| line.who.category.code()).collect();
    let missing: Vec<&str> = sheet.missing.iter().map(|one| one.who.category.code()).collect();
    assert_eq!((placed, missing, sheet.waits.len()), (vec!["housing"], vec!["training"], 0));
    assert!(!sheet.is_stale() && sheet.missing[0].nearest.is_some());
    for refused in [worker, enter(&house, "turno").await, enter(&house, "proteccion").await] {
        assert!(matches!(refused.places_planned(flight, plan).await, Err(Refusal::NotFound)));
        let all = planeload::Wanted::All;
        assert!(matches!(refused.accept_plan(flight, plan, all, request, "x").await, Err(Refusal::NotFound)));
    }
    assert!(house.store.referrals_of(case).await.unwrap().is_empty());
}
