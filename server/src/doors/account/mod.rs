//! Staff sign-in and out, and what a member of staff sets for themselves.

mod code;
mod home;
mod kept;
mod mine;
mod set_up;
mod sign_in;

use app::paths;

use crate::http::router::{Caller, Rule, Table, Verb};

pub use home::{home, role_name};

pub fn register(table: Table) -> Table {
    table
        .route(Verb::Get, &paths::staff_sign_in(), Caller::Anyone, Rule::Open, sign_in::get)
        .route(Verb::Post, &paths::staff_sign_in(), Caller::Anyone, Rule::Open, sign_in::post)
        .route(Verb::Get, &paths::staff_second_factor(), Caller::Anyone, Rule::Open, code::get)
        .route(Verb::Post, &paths::staff_second_factor(), Caller::Anyone, Rule::Open, code::post)
        .route(Verb::Post, &paths::staff_sign_out(), Caller::Anyone, Rule::Own, sign_in::post_out)
        .route(Verb::Get, &paths::staff_set_up("{token}"), Caller::Link, Rule::Own, set_up::get)
        .route(Verb::Post, &paths::staff_set_up("{token}"), Caller::Link, Rule::Own, set_up::post)
        .route(Verb::Get, &paths::staff_kept(), Caller::Staff, Rule::Own, kept::get)
        .route(Verb::Post, &paths::staff_kept(), Caller::Staff, Rule::Own, kept::post)
        .route(Verb::Get, &paths::my_account(), Caller::Staff, Rule::Own, mine::get)
        .route(Verb::Post, &paths::my_account_look(), Caller::Staff, Rule::Own, mine::post_look)
        .route(Verb::Post, &paths::my_account_password(), Caller::Staff, Rule::Own, mine::post_password)
        .route(Verb::Post, &paths::my_account_sessions(), Caller::Staff, Rule::Own, mine::post_sessions)
}
