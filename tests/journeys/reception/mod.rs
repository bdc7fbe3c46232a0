//! Those who receive people.

mod alike;
mod find;
mod lists;
mod paper;
mod planeload;
mod scan;

pub(crate) use paper::prints_another;
use tests::{Browser, Seen};

/// The desk of the first flight that takes people.
async fn desk(clerk: &mut Browser) -> String {
    let board = clerk.get("/vuelos").await;
    board.body.split('"').find(|part| part.ends_with("/registro")).expect("a flight takes people").to_owned()
}

/// Registers somebody who is on no list; what is shown then.
async fn registers(clerk: &mut Browser, desk: &str, answers: &[(&str, &str)]) -> Seen {
    let page = clerk.get(&format!("{desk}?linea=nueva")).await;
    let form = answers.iter().fold(page.form(desk), |form, (name, value)| form.fill(name, value));
    clerk.submit(form).await
}

/// Types into the search box.
async fn looks_for(browser: &mut Browser, text: &str) -> Seen {
    let page = browser.get("/personal/buscar").await;
    browser.submit(page.form("/personal/buscar").fill("q", text)).await
}
