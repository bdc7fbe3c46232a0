//! R3: the next step first, then the way.

use app::returnee::my_process_page;
use axum::extract::State;

use super::facts;
use crate::http::{callers::Person, frame::Here, page::Page, refusal::Stop, site::Site};

pub async fn get(State(site): State<Site>, Person(person): Person, here: Here) -> Result<Page, Stop> {
    let process = person.process().await?;
    let facts = facts::my_process(&process, site.house.now(), site.house.today(), &site.serving.phone)
        .map_err(casework::Refusal::from)?;
    Ok(Page::public(my_process_page(&here.public(true), &facts)))
}
