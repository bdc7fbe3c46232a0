//! The caseworker's room.

mod follow;
