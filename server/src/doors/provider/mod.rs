//! The provider's doors: the inbox and the answer, with an account or by the signed link of one referral.

mod answer;
mod inbox;
mod places;

use app::paths;
use domain::access::Action;

use crate::http::router::{Caller, Rule, Table, Verb};

pub use answer::words as refused;

pub fn register(table: Table) -> Table {
    let may = Rule::May(Action::AnswerReferral);
    let look = Rule::May(Action::TakePlace);
    table
        .route(Verb::Get, &paths::capacity(), Caller::Staff, look, places::board)
        .route(Verb::Get, &paths::capacity_of("{offering}"), Caller::Staff, look, places::get)
        .route(
            Verb::Post,
            &paths::capacity_of("{offering}"),
            Caller::Staff,
            Rule::May(Action::EditCapacity),
            places::post,
        )
        .route(Verb::Get, &paths::received(), Caller::Staff, may, inbox::get)
        .route(Verb::Get, &paths::received_one("{referral}"), Caller::Staff, may, answer::get)
        .route(Verb::Post, &paths::received_answer("{referral}"), Caller::Staff, may, answer::post)
        .route(Verb::Get, &paths::signed_link("{token}"), Caller::Link, Rule::Own, answer::get_link)
        .route(Verb::Post, &paths::signed_link("{token}"), Caller::Link, Rule::Own, answer::post_link)
}
