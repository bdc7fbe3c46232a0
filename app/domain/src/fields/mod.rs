//! One parser per field of a person, for what a clerk types and for what a list prints alike.
//!
//! A parser's `Err` means nothing could be read; a doubt about what was read (a check digit that fails, a guessed place)
//! travels inside the value, because a doubt never blocks a registration.

pub mod age;
pub mod birth;
pub mod country;
pub mod cui;
pub mod date;
pub mod document;
pub mod fold;
mod gazetteer;
pub mod language;
pub mod names;
pub mod phone;
pub mod place;
pub mod relation;
pub mod sex;
mod written;
