//! Pages for returned people: no account, no script, one request each.

mod appointment;
mod enter;
mod facts;
mod open;
mod process;

use app::paths;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use casework::Returnee;

use crate::http::router::{Caller, Rule, Table, Verb};
use crate::http::{page::Page, refusal::Stop, session, site::Site};

pub fn register(table: Table) -> Table {
    let table = table
        .route(Verb::Get, &paths::start(), Caller::Anyone, Rule::Open, open::start)
        .route(Verb::Get, &paths::help(), Caller::Anyone, Rule::Open, open::help)
        .route(Verb::Get, &paths::what_help(), Caller::Anyone, Rule::Open, open::aid)
        .route(Verb::Get, &paths::lost_card(), Caller::Anyone, Rule::Open, open::lost)
        .route(Verb::Get, &paths::privacy(), Caller::Anyone, Rule::Open, open::privacy)
        .route(Verb::Get, &paths::card("{card}"), Caller::Anyone, Rule::Open, enter::get_card)
        // The QR is written in capitals so that it stays small.
        .route(Verb::Get, "/T/{card}", Caller::Anyone, Rule::Open, enter::get_card)
        .route(Verb::Get, &paths::enter(), Caller::Anyone, Rule::Open, enter::get)
        .route(Verb::Post, &paths::enter(), Caller::Anyone, Rule::Open, enter::post);
    table
        .route(Verb::Get, &paths::my_process(), Caller::Anyone, Rule::Own, process::get)
        .route(Verb::Get, &paths::appointment("{appointment}"), Caller::Anyone, Rule::Own, appointment::get)
        .route(Verb::Post, &paths::answer(), Caller::Anyone, Rule::Own, appointment::post_answer)
        .route(Verb::Get, &paths::cannot_go(), Caller::Anyone, Rule::Own, appointment::get_cannot)
        .route(Verb::Post, &paths::cannot_go(), Caller::Anyone, Rule::Own, appointment::post_cannot)
        .route(Verb::Get, &paths::answered(), Caller::Anyone, Rule::Own, appointment::get_done)
        .route(Verb::Post, &paths::leave(), Caller::Anyone, Rule::Own, enter::post_leave)
        .route(Verb::Get, &paths::left(), Caller::Anyone, Rule::Open, open::left)
}

/// The returned person who calls; without an open card the request goes to the card form.
pub struct Person(pub Returnee);

impl FromRequestParts<Site> for Person {
    type Rejection = axum::response::Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        use axum::response::IntoResponse;
        let Some(token) = session::token(site, &parts.headers) else {
            return Err(Page::see_other(paths::enter()).into_response());
        };
        match site.house.returnee(&token).await {
            Ok(Some(person)) => Ok(Self(person)),
            Ok(None) => Err(Page::see_other(paths::enter()).into_response()),
            Err(error) => Err(Stop::from(casework::Refusal::from(error)).into_response()),
        }
    }
}
