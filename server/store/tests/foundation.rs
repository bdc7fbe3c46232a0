//! The foundation on a real database: every row type reads its table, the chain holds and notices tampering,
//! a request answers once, a job is claimed once.

use domain::chance::SeededChance;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, Database};
use store::{Store, StoreError, Uuid, seal::Keys, write::By};

fn now() -> Timestamp {
    "2026-11-23T15:00:00Z".parse().unwrap()
}

fn by(seed: u64) -> By {
    By { kind: "system", id: None, at: now(), chance: Box::new(SeededChance::new(seed)) }
}

async fn fresh(folder: &std::path::Path) -> (Store, String) {
    let url = format!("sqlite://{}", folder.join("ceiba.db").display());
    let store = Store::open(&url, Keys::from_master(&[1; 32])).await.unwrap();
    store.migrate().await.unwrap();
    (store, url)
}

#[tokio::test]
async fn migrations_go_up_down_and_up_and_every_column_is_as_classified() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = fresh(folder.path()).await;
    store.migrate_down(None).await.unwrap();
    store.migrate().await.unwrap();
    assert_eq!(store.pending_migrations().await.unwrap(), 0);
    for table in migrations::tables().unwrap() {
        let mut real = store.columns_of(&table.name).await.unwrap();
        let mut stated: Vec<_> = table.columns.iter().map(|c| c.name.clone()).collect();
        real.sort();
        stated.sort();
        assert_eq!(real, stated, "{}", table.name);
    }
}

#[tokio::test]
async fn the_chain_holds_and_a_changed_or_cut_row_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (store, url) = fresh(folder.path()).await;
    for seed in 0..5 {
        let mut write = store.write(by(seed)).await.unwrap();
        write.audit("tested", ("case", None), "x");
        write.commit().await.unwrap();
    }
    assert_eq!(store.verify_audit().await.unwrap(), Ok(5));
    let raw = Database::connect(&url).await.unwrap();
    raw.execute_unprepared("UPDATE audit SET action = 'other' WHERE seq = 3").await.unwrap();
    assert_eq!(store.verify_audit().await.unwrap(), Err(3));
    raw.execute_unprepared("UPDATE audit SET action = 'tested' WHERE seq = 3; DELETE FROM audit WHERE seq = 5")
        .await
        .unwrap();
    assert_eq!(store.verify_audit().await.unwrap(), Err(5));
}

#[tokio::test]
async fn a_write_without_an_audit_entry_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = fresh(folder.path()).await;
    let mut write = store.write(by(1)).await.unwrap();
    write.enqueue("letter", serde_json::json!({})).await.unwrap();
    assert!(matches!(write.commit().await, Err(StoreError::Inconsistent { .. })));
    assert_eq!(store.jobs_left().await.unwrap(), 0);
}

#[tokio::test]
async fn a_request_answers_once_and_other_content_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = fresh(folder.path()).await;
    let id = Uuid::from_u128(7);
    let digest = store::requests::digest([("name", "Ana")].into_iter());
    assert_eq!(store.answered(id, "staff", &digest).await.unwrap(), None);
    let mut write = store.write(by(1)).await.unwrap();
    write.answer(id, "staff", digest.clone(), "/vuelos").await.unwrap();
    write.audit("tested", ("case", None), "");
    write.commit().await.unwrap();
    assert_eq!(store.answered(id, "staff", &digest).await.unwrap().as_deref(), Some("/vuelos"));
    let other = store::requests::digest([("name", "Eva")].into_iter());
    assert!(matches!(store.answered(id, "staff", &other).await, Err(StoreError::OtherContent)));
    let mut again = store.write(by(2)).await.unwrap();
    assert!(matches!(again.answer(id, "staff", digest, "/vuelos").await, Err(StoreError::Taken)));
}

#[tokio::test]
async fn a_job_is_claimed_by_one_worker_and_comes_back_when_that_one_dies() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = fresh(folder.path()).await;
    let mut write = store.write(by(1)).await.unwrap();
    write.enqueue("letter", serde_json::json!({"referral": 1})).await.unwrap();
    write.audit("tested", ("case", None), "");
    write.commit().await.unwrap();
    let first = store.claim(now(), 10).await.unwrap();
    assert_eq!(first.len(), 1);
    assert!(store.claim(now(), 10).await.unwrap().is_empty());
    let later = now() + SignedDuration::from_mins(5);
    assert_eq!(store.claim(later, 10).await.unwrap()[0].attempts, 2);
    store.job_done(first[0].id, later).await.unwrap();
    assert_eq!(store.jobs_left().await.unwrap(), 0);
}

#[tokio::test]
async fn a_counter_starts_again_after_its_window() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = fresh(folder.path()).await;
    let hour = SignedDuration::from_hours(1);
    for expected in 1..=3 {
        assert_eq!(
            store.hit("card", Uuid::from_u128(expected), now(), hour).await.unwrap(),
            i64::try_from(expected).unwrap()
        );
    }
    let later = now() + SignedDuration::from_hours(2);
    assert_eq!(store.hit("card", Uuid::from_u128(9), later, hour).await.unwrap(), 1);
}
