//! A planeload routed together: before it is calculated, while it is, and its sheet.

mod going;
mod lists;
mod sheet;
mod start;
#[cfg(test)]
mod tests;

pub use going::{Doing, Going, going_page};
pub use lists::{Missing, Nearest, Scarce, Share, Waits, Wanted};
pub use sheet::{Act, Line, Near, Outcome, Sheet, Tally, sheet_page};
pub use start::{Before, Over, Start, start_page};
