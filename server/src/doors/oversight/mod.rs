//! Those who watch over the house: the protection unit and the control room.

mod facts;
mod protection;
mod room;
mod trail;

use app::paths;
use domain::access::Action;

use crate::http::router::{Caller, Rule, Table, Verb};

pub fn register(table: Table) -> Table {
    let (know, read, write) =
        (Rule::May(Action::KnowSealed), Rule::May(Action::ReadSealed), Rule::May(Action::WriteSealed));
    let glass = Rule::May(Action::BreakGlass);
    let review = Rule::May(Action::ReviewBreakGlass);
    let table = table
        .route(Verb::Get, &paths::audit(), Caller::Staff, Rule::May(Action::SearchAudit), trail::get)
        .route(
            Verb::Get,
            &paths::person_trail("{case}"),
            Caller::Staff,
            Rule::May(Action::ReadAccessLog),
            trail::of_file,
        )
        .route(Verb::Get, &paths::glass(), Caller::Staff, glass, trail::get_glass)
        .route(Verb::Post, &paths::glass(), Caller::Staff, glass, trail::post_glass)
        .route(Verb::Get, &paths::glass_file("{case}"), Caller::Staff, glass, trail::get_glass_file)
        .route(Verb::Get, &paths::glass_register(), Caller::Staff, review, trail::get_register)
        .route(Verb::Post, &paths::glass_review("{glass}"), Caller::Staff, review, trail::post_review);
    let act = paths::protection_act("{case}", "{handover}", "{act}");
    table
        .route(Verb::Get, &paths::room(), Caller::Staff, Rule::May(Action::CloseFlight), room::get)
        .route(Verb::Get, &paths::room_watch("{watch}"), Caller::Staff, Rule::May(Action::CloseFlight), room::watch)
        .route(
            Verb::Get,
            &paths::room_flight("{flight}", "{milestone}"),
            Caller::Staff,
            Rule::May(Action::CloseFlight),
            room::flight,
        )
        .route(Verb::Get, &paths::protection(), Caller::Staff, know, protection::list)
        .route(Verb::Get, &paths::protection_one("{case}"), Caller::Staff, read, protection::get)
        .route(Verb::Get, &paths::protection_contacts("{case}"), Caller::Staff, read, protection::telephones)
        .route(Verb::Post, &paths::protection_note("{case}"), Caller::Staff, write, protection::post_note)
        .route(Verb::Post, &paths::protection_close("{case}"), Caller::Staff, write, protection::post_close)
        .route(Verb::Get, &act, Caller::Staff, write, protection::get_act)
        .route(Verb::Post, &act, Caller::Staff, write, protection::post_act)
}
