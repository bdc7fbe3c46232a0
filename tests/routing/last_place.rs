//! The last place is never given twice (routing.md 12): many writers want the same place at once, on both databases.
//!
//! `CEIBA_ROUNDS=2000 cargo nextest run -p tests -E 'test(last_place)'` is the full measurement.

use domain::catalogue::Capacity;
use tests::everywhere;

const WRITERS: usize = 64;

fn rounds() -> u32 {
    std::env::var("CEIBA_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(3)
}

/// One offering; every round is a slot of its own with the same few places.
async fn as_many_as_there_are(total: u32) {
    everywhere(async |app| {
        let code = "last-place";
        let (before, ids) = app.house.store.catalogue().await.unwrap();
        let mut catalogue = before.clone();
        let mut offering = before.offerings.values().next().unwrap().clone();
        offering.id = code.to_owned();
        catalogue.offerings.insert(code.to_owned(), offering);
        let places = Capacity {
            slot_from: 0,
            slot_to: rounds() - 1,
            total,
            occupied: 0,
            held: 0,
            out_of_service: 0,
            out_reason: None,
            updated_hours_ago: 0,
        };
        catalogue.capacity.insert(code.to_owned(), vec![places]);
        let mut write = app.house.write().await.unwrap();
        write.save_catalogue(&catalogue, &before, &ids).await.unwrap();
        write.audit("places_changed", ("offering", None), "last place");
        write.commit().await.unwrap();
        let offering = app.house.store.catalogue().await.unwrap().1.offerings[code];
        for slot in 0..i64::from(rounds()) {
            let writers: Vec<_> = (0..WRITERS)
                .map(|_| {
                    let house = app.house.clone();
                    tokio::spawn(async move {
                        let mut write = house.write().await.unwrap();
                        let held = write.hold_places(offering, slot..=slot, 1).await.unwrap();
                        if held {
                            write.audit("place_held", ("offering", Some(offering)), "last place");
                            write.commit().await.unwrap();
                        }
                        held
                    })
                })
                .collect();
            let mut won = 0;
            for writer in writers {
                won += u32::from(writer.await.unwrap());
            }
            assert_eq!(won, total, "round {slot}");
        }
        let (after, _) = app.house.store.catalogue().await.unwrap();
        assert!(after.capacity[code].iter().all(|slots| slots.held == total && slots.total == total));
        let mut write = app.house.write().await.unwrap();
        write.audit("places_released", ("offering", Some(offering)), "last place");
        write.release_places(offering, 0..=i64::from(rounds()) - 1, i64::from(total)).await.unwrap();
        write.commit().await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn last_place_of_one() {
    as_many_as_there_are(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn last_place_of_three() {
    as_many_as_there_are(3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn last_place_of_thirty() {
    as_many_as_there_are(30).await;
}
