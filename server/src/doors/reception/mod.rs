//! Reception: the board of flights, lists, the desk and its receipts, the search.

mod alike;
mod board;
mod closing;
mod desk;
mod facts;
mod find;
mod lists;
pub(super) mod paper;
mod plan_facts;
mod planeload;
mod reviews;

use app::paths;
use domain::access::Action;

use crate::http::router::{Caller, Rule, Table, Verb};

/// The most bytes of a list with its form: what the reader takes, and a little for the form around it.
const LIST_BYTES: usize = 12 * 1024 * 1024;
/// The most bytes of the form that approves a list.
const LIST_FORM: usize = 256 * 1024;
/// The most bytes of the form that accepts lines of a plan.
const PLAN_FORM: usize = 16 * 1024;

pub fn register(table: Table) -> Table {
    let (list, read, desk) =
        (Rule::May(Action::ImportManifest), Rule::May(Action::ReadManifest), Rule::May(Action::RegisterArrival));
    let card = Rule::May(Action::BindCard);
    let (close, merge) = (Rule::May(Action::CloseFlight), Rule::May(Action::MergePerson));
    let (flight, plan, route) = ("{flight}", "{plan}", Rule::May(Action::RoutePlaneload));
    table
        .route(Verb::Get, &paths::flight_balance("{flight}"), Caller::Staff, close, closing::get)
        .route(Verb::Post, &paths::flight_act("{flight}", "{act}"), Caller::Staff, close, closing::post_act)
        .route(Verb::Post, &paths::flight_decide_lines("{flight}"), Caller::Staff, close, closing::post_lines)
        .route(Verb::Post, &paths::flight_excuse_cards("{flight}"), Caller::Staff, close, closing::post_cards)
        .route(Verb::Get, &paths::flight_plans(flight), Caller::Staff, route, planeload::get_start)
        .route(Verb::Post, &paths::flight_plans(flight), Caller::Staff, route, planeload::post_start)
        .route(Verb::Get, &paths::flight_plan(flight, plan), Caller::Staff, route, planeload::get)
        .route(Verb::Get, &paths::flight_plan_progress(flight, plan), Caller::Staff, route, planeload::get_progress)
        .route(Verb::Post, &paths::flight_plan_cancel(flight, plan), Caller::Staff, route, planeload::post_cancel)
        // A hundred lines are a hundred referrals: it may take as long as a file.
        .route(
            Verb::Upload(PLAN_FORM),
            &paths::flight_plan_accept(flight, plan),
            Caller::Staff,
            route,
            planeload::post_accept,
        )
        .route(Verb::Get, &paths::flights(), Caller::Staff, Rule::May(Action::ReadTallies), board::get)
        .route(Verb::Get, &paths::find(), Caller::Staff, Rule::May(Action::SearchPerson), find::get)
        .route(Verb::Post, &paths::find(), Caller::Staff, Rule::May(Action::SearchPerson), find::post)
        .route(Verb::Post, &paths::find_beyond(), Caller::Staff, Rule::May(Action::SearchPerson), find::post_beyond)
        .route(Verb::Get, &paths::alike(), Caller::Staff, merge, alike::list)
        .route(Verb::Get, &paths::alike_one("{pair}"), Caller::Staff, merge, alike::get)
        .route(Verb::Post, &paths::alike_one("{pair}"), Caller::Staff, merge, alike::post)
        .route(Verb::Post, &paths::merge("{pair}"), Caller::Staff, merge, alike::post_merge)
        .route(Verb::Post, &paths::unmerge("{merge}"), Caller::Staff, merge, alike::post_undo)
        .route(Verb::Get, &paths::manifests(), Caller::Staff, list, lists::get_upload)
        .route(Verb::Upload(LIST_BYTES), &paths::manifests(), Caller::Staff, list, lists::post_upload)
        .route(Verb::Get, &paths::manifest_template(), Caller::Staff, list, lists::get_template)
        .route(Verb::Get, &paths::manifest("{upload}"), Caller::Staff, list, reviews::get_review)
        // A list of ten thousand is a long form: it may take as long as a file.
        .route(Verb::Upload(LIST_FORM), &paths::manifest("{upload}"), Caller::Staff, list, reviews::post_approve)
        .route(Verb::Post, &paths::manifest_cancel("{upload}"), Caller::Staff, list, reviews::post_cancel)
        .route(Verb::Get, &paths::manifest_progress("{upload}"), Caller::Staff, list, reviews::get_progress)
        .route(Verb::Post, &paths::manifest_flight("{upload}"), Caller::Staff, list, reviews::post_flight)
        .route(Verb::Get, &paths::manifest_columns("{upload}"), Caller::Staff, list, reviews::get_columns)
        .route(Verb::Post, &paths::manifest_columns("{upload}"), Caller::Staff, list, reviews::post_columns)
        .route(Verb::Get, &paths::manifest_row("{upload}", "{place}"), Caller::Staff, list, reviews::get_row)
        .route(Verb::Post, &paths::manifest_row("{upload}", "{place}"), Caller::Staff, list, reviews::post_row)
        .route(Verb::Post, &paths::flight_line_seen("{flight}", "{line}"), Caller::Staff, list, lists::post_seen)
        .route(Verb::Get, &paths::flight_list("{flight}"), Caller::Staff, read, lists::get_list)
        .route(Verb::Get, &paths::flight_line("{flight}", "{line}"), Caller::Staff, list, lists::get_fix)
        .route(Verb::Post, &paths::flight_line("{flight}", "{line}"), Caller::Staff, list, lists::post_fix)
        .route(Verb::Get, &paths::flight_desk("{flight}"), Caller::Staff, desk, desk::get)
        .route(Verb::Post, &paths::flight_desk("{flight}"), Caller::Staff, desk, desk::post)
        .route(Verb::Get, &paths::flight_desk_find("{flight}"), Caller::Staff, desk, desk::get_find)
        .route(Verb::Post, &paths::flight_desk_find("{flight}"), Caller::Staff, desk, desk::post_find)
        .route(Verb::Get, &paths::flight_receipt("{flight}", "{receipt}"), Caller::Staff, desk, desk::get_receipt)
        .route(Verb::Get, &paths::receipt_card("{flight}", "{receipt}"), Caller::Staff, card, paper::get_card)
        .route(Verb::Post, &paths::receipt_card("{flight}", "{receipt}"), Caller::Staff, card, paper::post_card)
        .route(Verb::Get, &paths::receipt_slip("{flight}", "{receipt}"), Caller::Staff, card, paper::get_slip)
        .route(Verb::Get, &paths::cards(), Caller::Staff, card, paper::get_cards)
        .route(Verb::Post, &paths::cards(), Caller::Staff, card, paper::post_cards)
}

/// An identifier of a path; anything else is no page.
fn id<T: std::str::FromStr>(text: &str) -> Result<T, crate::http::refusal::Stop> {
    text.parse().map_err(|_| crate::http::refusal::Stop::Missing)
}
