//! A merge and its undoing give the same bytes as before, whatever two people had (security.md T30).

use domain::chance::{Chance, SeededChance, below};
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use store::{Store, Uuid, Write, entities::*, seal::Keys, write::By};

/// Everything a merge may touch; what only grows (audit, changes, the merge itself) is left out.
const TABLES: [&str; 10] = [
    "persons",
    "person_names",
    "documents",
    "contacts",
    "manifest_lines",
    "members",
    "arrivals",
    "cases",
    "cards",
    "consents",
];

fn by(seed: u64) -> By {
    let at: Timestamp = "2026-11-23T15:00:00Z".parse().unwrap();
    By {
        kind: "system",
        id: None,
        at: at + jiff::SignedDuration::from_secs(i64::try_from(seed).unwrap()),
        chance: Box::new(SeededChance::new(seed)),
    }
}

/// Every row of every table, each value as the database prints it.
async fn all_rows(raw: &DatabaseConnection) -> Vec<String> {
    let mut rows = Vec::new();
    for table in TABLES {
        let columns: Vec<String> = migrations::tables()
            .unwrap()
            .into_iter()
            .find(|one| one.name == table)
            .unwrap()
            .columns
            .into_iter()
            .map(|c| c.name)
            .collect();
        let text = match raw.get_database_backend() {
            DbBackend::Sqlite => {
                columns.iter().map(|c| format!("quote(\"{c}\")")).collect::<Vec<_>>().join(" || '|' || ")
            }
            _ => columns
                .iter()
                .map(|c| format!("coalesce(\"{c}\"::text, 'NULL')"))
                .collect::<Vec<_>>()
                .join(" || '|' || "),
        };
        let sql = format!("SELECT {text} AS line FROM {table} ORDER BY id");
        for row in raw.query_all_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap() {
            rows.push(format!("{table}: {}", row.try_get::<String>("", "line").unwrap()));
        }
    }
    rows
}

struct World {
    centre: Uuid,
    staff: Uuid,
    flight: Uuid,
}

async fn world(store: &Store) -> World {
    let mut write = store.write(by(1)).await.unwrap();
    let centre = write.add_centre("aurora", "La Aurora").await.unwrap();
    let hash = None;
    let new = store::staff::NewStaff {
        email: "a@b.example".into(),
        name: "Ana".into(),
        role: "supervisor",
        centre: Some(centre),
        provider: None,
        clearances: "",
        password_hash: hash,
        synthetic: true,
    };
    let staff = write.add_staff(new).await.unwrap();
    let flight = write.expect_flight(centre, "GTA 1", "Alexandria", "2026-11-23", None).await.unwrap();
    write.audit("tested", ("centre", Some(centre)), "");
    write.commit().await.unwrap();
    World { centre, staff, flight }
}

/// A person with a random share of everything that belongs to people.
async fn person(write: &mut Write, world: &World, chance: &mut SeededChance) -> Uuid {
    let id = write.mint();
    let mut upto = |n: u64| below(chance, n);
    let some = |text: &str, n: u64| (n > 0).then(|| format!("{text}{n}"));
    let row = persons::Model {
        id,
        given_names: format!("Given{}", upto(3)),
        surnames: format!("Sur{}", upto(3)),
        sex: some("F", upto(2)).map(|_| "F".to_owned()),
        birth_date: some("199", upto(3)),
        birth_precision: "exact".into(),
        age_years: (upto(2) > 0).then_some(30),
        age_on: some("2026-11-1", upto(3)),
        municipality_code: some("130", upto(3)),
        languages: "spa".into(),
        spanish: None,
        folded: "x".into(),
        phonetic: "x".into(),
        sort_key: "x".into(),
        state: "active".into(),
        merged_into: None,
        sealed: false,
        centre_id: world.centre,
        created_at: write.now(),
        synthetic: true,
    };
    write.insert(row).await.unwrap();
    for _ in 0..upto(3) {
        let row = person_names::Model {
            id: write.mint(),
            person_id: id,
            kind: "printed".into(),
            given_names: "P".into(),
            surnames: "Q".into(),
            created_at: write.now(),
        };
        write.insert(row).await.unwrap();
    }
    for _ in 0..upto(3) {
        let row = documents::Model {
            id: write.mint(),
            person_id: id,
            kind: "dpi".into(),
            number: vec![1, 2, 3],
            number_index: vec![4],
            note: None,
            created_at: write.now(),
        };
        write.insert(row).await.unwrap();
    }
    for _ in 0..upto(2) {
        let row = contacts::Model {
            id: write.mint(),
            person_id: id,
            kind: "own".into(),
            phone: vec![9],
            phone_index: vec![8],
            safe_rule: "neutral".into(),
            created_at: write.now(),
        };
        write.insert(row).await.unwrap();
    }
    for nth in 0..upto(3) {
        let (household, case) = (write.mint(), write.mint());
        write
            .insert(households::Model {
                id: household,
                centre_id: world.centre,
                sealed: false,
                created_at: write.now(),
            })
            .await
            .unwrap();
        let left_at = (nth > 0).then(|| write.now());
        let row = members::Model {
            id: write.mint(),
            household_id: household,
            person_id: id,
            relation: "head".into(),
            is_head: true,
            joined_at: write.now() - i64::try_from(nth).unwrap(),
            left_at,
        };
        write.insert(row).await.unwrap();
        let row = cases::Model {
            id: case,
            household_id: household,
            person_id: id,
            centre_id: world.centre,
            owner_id: None,
            arrival_id: None,
            state: "open".into(),
            state_facts: None,
            urgent: String::new(),
            sealed: false,
            opened_at: write.now(),
            updated_at: write.now(),
            synthetic: true,
        };
        write.insert(row).await.unwrap();
        let row = arrivals::Model {
            id: write.mint(),
            person_id: id,
            flight_id: world.flight,
            line_id: None,
            household_id: Some(household),
            centre_id: world.centre,
            desk: String::new(),
            registered_by: world.staff,
            registered_at: write.now(),
            destination_code: None,
            urgent: String::new(),
            private_interview: false,
            receipt: write.mint().to_string(),
            state: "registered".into(),
            sealed: false,
            synthetic: true,
        };
        write.insert(row).await.unwrap();
        let state = if nth == 0 { "bound" } else { "revoked" };
        let row = cards::Model {
            id: write.mint(),
            number_index: write.mint().as_bytes().to_vec(),
            last_two: "00".into(),
            state: state.into(),
            person_id: Some(id),
            case_id: Some(case),
            bound_at: Some(write.now()),
            pin_hash: Some("h".into()),
            pin_sealed: None,
            wrong_unknown: 0,
            wrong_known: 0,
            frozen_at: None,
            version: 1,
            opened_at: None,
            opened_new_device: false,
            synthetic: true,
        };
        write.insert(row).await.unwrap();
    }
    id
}

async fn pairs(url: &str, pairs: u64) {
    let store = Store::open(url, Keys::from_master(&[1; 32])).await.unwrap();
    store.migrate().await.unwrap();
    let world = world(&store).await;
    let raw = Database::connect(url).await.unwrap();
    let mut chance = SeededChance::new(7);
    for nth in 0..pairs {
        let mut write = store.write(by(100 + nth * 4)).await.unwrap();
        let (one, other) =
            (person(&mut write, &world, &mut chance).await, person(&mut write, &world, &mut chance).await);
        write.audit("tested", ("person", Some(one)), "");
        write.commit().await.unwrap();
        let before = all_rows(&raw).await;

        let mut write = store.write(by(101 + nth * 4)).await.unwrap();
        let (kept, gone): (persons::Model, persons::Model) =
            (write.get::<persons::Entity>(one).await.unwrap(), write.get::<persons::Entity>(other).await.unwrap());
        let id = write.ask_merge(&kept, other, serde_json::json!({}), world.staff).await.unwrap();
        let mut wanted = kept.clone();
        let mut flags = [0_u8; 4];
        chance.fill(&mut flags);
        let take = |n: usize| flags[n] % 2 == 0;
        if take(0) {
            wanted.given_names.clone_from(&gone.given_names);
        }
        if take(1) {
            wanted.birth_date.clone_from(&gone.birth_date);
            wanted.age_years = gone.age_years;
            wanted.age_on.clone_from(&gone.age_on);
        }
        if take(2) {
            wanted.sex.clone_from(&gone.sex);
        }
        if take(3) {
            wanted.municipality_code.clone_from(&gone.municipality_code);
        }
        let row = write.get::<merges::Entity>(id).await.unwrap();
        write.merge(&row, &wanted, world.staff).await.unwrap();
        write.commit().await.unwrap();
        assert_ne!(all_rows(&raw).await, before, "a merge changes something");
        assert!(
            store.broken().await.unwrap().is_empty(),
            "one card and one family remain: {:?}",
            store.broken().await.unwrap()
        );

        let mut write = store.write(by(102 + nth * 4)).await.unwrap();
        let row = write.get::<merges::Entity>(id).await.unwrap();
        write.ask_undo(&row, world.staff).await.unwrap();
        let row = write.get::<merges::Entity>(id).await.unwrap();
        assert_eq!(write.unmerge(&row, world.staff).await.unwrap(), 0);
        write.commit().await.unwrap();
        assert_eq!(all_rows(&raw).await, before, "pair {nth}");
    }
    raw.close().await.unwrap();
}

/// More with `CEIBA_MERGE_PAIRS`; `./dev bench people` runs thousands.
fn how_many() -> u64 {
    std::env::var("CEIBA_MERGE_PAIRS").ok().and_then(|n| n.parse().ok()).unwrap_or(40)
}

#[tokio::test]
async fn merge_and_undo_give_the_same_bytes_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    pairs(&format!("sqlite://{}", folder.path().join("ceiba.db").display()), how_many()).await;
}

#[tokio::test]
async fn merge_and_undo_give_the_same_bytes_on_postgres() {
    let Some(server) = std::env::var("CEIBA_TEST_POSTGRES").ok().filter(|url| !url.is_empty()) else { return };
    let url = store::scratch::make(&server, &format!("ceiba_merges_{}", std::process::id()), None).await.unwrap();
    pairs(&url, how_many()).await;
    store::scratch::take_away(&server, &url).await.unwrap();
}
