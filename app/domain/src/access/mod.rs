//! Who may do what: one table, no IO, deny by default. security.md 2.2 is the specification; the guard
//! `tests/guards/matrix.csv` is that page, word for word, and the test beside this file holds the table to it.
//!
//! To add an action: its line in [`Action`], its row in `table`, its row in the specification and in the guard.

mod action;
mod actor;
mod decide;
mod role;
mod table;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use actor::{Actor, Reach, Scope, Standing};
pub use decide::{Decision, SamePerson, Who, decide, second_person};
pub use role::{Clearance, Clearances, Column, Relation, Role};
pub use table::{Row, cell, letters, matrix};
