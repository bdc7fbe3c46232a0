//! Both databases behind one interface. This room may not know HTTP, policy or wording; it is the only one
//! (with `migrations`) that names sea-orm.
//!
//! To add a noun: 1. its columns in a migration; 2. its row in `entities`; 3. a file here with its queries, each
//! taking a [`domain::access::Scope`] where rows belong to somebody; 4. its fold row → domain in the same file.
//! There is no `update(model)`: what changes goes through [`Write`], with the permitted old states in the `WHERE`.

pub mod aboard;
pub mod accounts;
pub mod answers;
pub mod arrivals;
pub mod audit;
pub mod cards;
pub mod cases;
pub mod catalogue;
pub mod changes;
pub mod closing;
pub mod consents;
pub mod db;
pub mod drafts;
pub mod entities;
pub mod error;
pub mod exceptions;
pub mod files;
pub mod flights;
pub mod folds;
pub mod glass;
pub mod handovers;
pub mod interviews;
pub mod invitations;
pub mod letters;
pub mod likenesses;
pub mod limits;
pub mod lines;
pub mod lists;
pub mod merges;
pub mod needs;
pub mod notes;
pub mod outbox;
pub mod people;
pub mod places;
pub mod plans;
pub mod process;
pub mod recommendations;
pub mod referrals;
pub mod requests;
pub mod room;
pub mod scratch;
pub mod seal;
pub mod second_factor;
pub mod staff;
pub mod tasks;
pub mod told;
pub mod trail;
pub mod unsuited;
pub mod uploads;
pub mod verify;
pub mod views;
pub mod write;

pub use db::Store;
pub use error::StoreError;
pub use sea_orm::prelude::Uuid;
pub use write::Write;

/// The instant of a stored number of milliseconds; a number no clock can have counts as the beginning of time.
pub fn instant(ms: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

/// A column to be saved.
pub fn set<V: Into<sea_orm::Value>>(value: V) -> sea_orm::ActiveValue<V> {
    sea_orm::ActiveValue::Set(value)
}
