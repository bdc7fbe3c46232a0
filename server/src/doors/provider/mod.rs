//! The provider's doors: the inbox and the answer, with an account or by the signed link of one referral.

mod answer;
mod inbox;

use app::paths;
use domain::access::Action;

use crate::http::router::{Caller, Rule, Table, Verb};

pub fn register(table: Table) -> Table {
    let may = Rule::May(Action::AnswerReferral);
    table
        .route(Verb::Get, &paths::received(), Caller::Staff, may, inbox::get)
        .route(Verb::Get, &paths::received_one("{referral}"), Caller::Staff, may, answer::get)
        .route(Verb::Post, &paths::received_answer("{referral}"), Caller::Staff, may, answer::post)
        .route(Verb::Get, &paths::signed_link("{token}"), Caller::Link, Rule::Own, answer::get_link)
        .route(Verb::Post, &paths::signed_link("{token}"), Caller::Link, Rule::Own, answer::post_link)
}
