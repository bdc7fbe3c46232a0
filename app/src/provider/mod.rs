//! Pages of providers, phone first: the inbox and the answer.

mod inbox;
mod one;
mod words;

pub use inbox::{Inbox, InboxCard, inbox_page};
pub use one::{One, one_page};
