//! The rules of the house, pure: no IO, no clock, no chance of its own, no wording.
//!
//! What this room is for: what a thing is, which states it may be in, what may follow, who may do it, and how
//! recommendations are made. It may not know databases, pages, requests or what time it is; all of that is
//! passed in, so every rule here can be tested in milliseconds and read by a caseworker.
//!
//! To add a state: 1. its name in `names!` and its variant with its facts; 2. `name()`; 3. the steps into and out of
//! it, each one `match` and one `Change`; 4. its public face in `status`; 5. its word in `locales/*/common.ftl`.

pub mod access;
pub mod appointment;
pub mod arrival;
pub mod card;
pub mod case;
pub mod catalogue;
pub mod chance;
pub mod change;
pub(crate) mod codes;
pub mod consent;
pub mod exception;
pub mod fields;
pub mod flight;
pub mod glass;
pub mod grant;
pub mod handover;
pub mod hint;
pub mod household;
pub mod ids;
pub mod interview;
pub mod lawful;
pub mod line;
pub mod manifest;
pub mod matching;
pub mod merge;
pub mod mrz;
pub mod need;
pub mod outbox;
pub mod placement;
pub mod places;
pub mod problems;
pub mod recommendation;
pub mod referral;
pub mod room;
pub mod routing;
pub mod search;
pub mod share;
pub mod small_numbers;
pub mod status;
pub mod task;
pub mod unsuited;
pub mod urgent;
