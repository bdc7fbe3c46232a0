//! Pages of providers, phone first: the inbox and the answer.

mod inbox;
mod one;
mod places;
mod words;

pub use inbox::{Inbox, InboxCard, InboxTab, inbox_page};
pub use one::{One, one_page};
pub use places::{OfferingFacts, PlacesFacts, SupplyRow, WeekFacts, offering_page, places_page};

pub(crate) use words::{decline as decline_reason, wait as wait_reason};
