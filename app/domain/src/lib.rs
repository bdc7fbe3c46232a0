//! The rules of the house, pure: no IO, no clock, no chance of its own, no wording.
//!
//! What this room is for: what a thing is, which states it may be in, what may follow, who may do it, and how
//! recommendations are made. It may not know databases, pages, requests or what time it is; all of that is
//! passed in, so every rule here can be tested in milliseconds and read by a caseworker.

pub mod access;
pub mod catalogue;
pub mod chance;
pub mod fields;
pub mod ids;
pub mod problems;
#[cfg(feature = "files")]
pub mod manifest;
pub mod matching;
pub mod routing;
pub mod search;
