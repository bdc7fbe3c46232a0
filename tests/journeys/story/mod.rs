//! The whole thread, told once from the list to the telephone, as people without scripts walk it.

mod desk;
mod flight;
mod full_disk;
pub(crate) mod thread;

use tests::{Browser, Seen};

/// A file of the demonstration.
fn list(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../server/demo/manifests/{name}", env!("CARGO_MANIFEST_DIR"))).expect("the list is there")
}

/// The shift lead hands in a list and waits until it was read: the review.
async fn reviewed(lead: &mut Browser, name: &str) -> Seen {
    let page = lead.get("/vuelos/listas").await;
    let mut seen = lead.upload(page.form("/vuelos/listas"), name, &list(name)).await;
    for _ in 0..200 {
        if seen.body.contains("/cancelar\"") && !seen.body.contains("data-stream") {
            return seen;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        seen = lead.get(&seen.path.clone()).await;
    }
    panic!("the list is never read: {}", seen.words());
}

/// The same, approved: the board.
pub(crate) async fn approved(lead: &mut Browser, name: &str) -> Seen {
    let review = reviewed(lead, name).await;
    lead.submit(review.form(&review.path.clone())).await
}

/// The desk of the flight on the board whose list has so many people.
pub(crate) async fn desk_of(clerk: &mut Browser, listed: &str) -> String {
    let board = clerk.get("/vuelos").await;
    let desks: Vec<String> = board
        .body
        .split('"')
        .filter(|part| part.starts_with("/vuelos/") && part.ends_with("/registro"))
        .map(str::to_owned)
        .collect();
    for desk in desks {
        if clerk.get(&desk).await.words().contains(listed) {
            return desk;
        }
    }
    panic!("no flight of {listed}: {}", board.words());
}

/// Somebody at the desk, by what was typed into the search: the form that the list filled in.
pub(crate) async fn at_the_desk(clerk: &mut Browser, desk: &str, query: &str) -> (Seen, tests::Filled) {
    let page = looked_up(clerk, desk, query).await;
    let form = page.form(desk);
    (page, form)
}

/// What the desk shows of whoever is looked for.
pub(crate) async fn looked_up(clerk: &mut Browser, desk: &str, query: &str) -> Seen {
    let page = clerk.get(desk).await;
    let seen = clerk.submit(page.form(&format!("{desk}/buscar")).fill("q", query)).await;
    assert!(!seen.path.contains(query) || query.len() < 3, "nothing typed stands in the address: {}", seen.path);
    seen
}
