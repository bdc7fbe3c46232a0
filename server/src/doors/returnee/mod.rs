//! Pages for returned people: no account, no script, one request each.

mod appointment;
mod calendar;
mod enter;
mod facts;
mod open;
mod process;

use app::paths;

pub(super) use facts::next_step;

use crate::http::router::{Caller, Rule, Table, Verb};

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
        .route(Verb::Get, &paths::my_process(), Caller::Returnee, Rule::Own, process::get)
        .route(Verb::Get, &paths::appointment("{appointment}"), Caller::Returnee, Rule::Own, appointment::get)
        .route(Verb::Get, &paths::appointment_calendar("{appointment}"), Caller::Returnee, Rule::Own, calendar::get)
        .route(Verb::Post, &paths::answer(), Caller::Returnee, Rule::Own, appointment::post_answer)
        .route(Verb::Get, &paths::cannot_go(), Caller::Returnee, Rule::Own, appointment::get_cannot)
        .route(Verb::Post, &paths::cannot_go(), Caller::Returnee, Rule::Own, appointment::post_cannot)
        .route(Verb::Get, &paths::answered(), Caller::Returnee, Rule::Own, appointment::get_done)
        .route(Verb::Post, &paths::leave(), Caller::Anyone, Rule::Own, enter::post_leave)
        .route(Verb::Get, &paths::left(), Caller::Anyone, Rule::Open, open::left)
}
