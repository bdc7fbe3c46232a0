//! The caseworker's room.

mod follow;
mod last_place;
mod programmes;
mod tasks;
