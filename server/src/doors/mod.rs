//! The doors: extract, one use case, one view or redirect. The same six names as in `app`, `locales` and the journeys.

pub mod account;
pub mod caseload;
pub mod oversight;
pub mod provider;
pub mod reception;
pub mod returnee;

use crate::http::router::Table;

/// Everything the doors register.
pub fn all(table: Table) -> Table {
    let table = table.door(account::register).door(caseload::register).door(provider::register);
    table.door(oversight::register).door(reception::register).door(returnee::register)
}
