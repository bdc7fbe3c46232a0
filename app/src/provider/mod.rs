//! Pages of providers, phone first: the inbox and the answer.

mod inbox;
mod offering;
mod one;
mod places;
mod words;

pub use inbox::{Inbox, InboxCard, InboxTab, inbox_page};
pub use offering::{OfferingFacts, offering_page};
pub use one::{One, one_page};
pub use places::{PlacesFacts, Room, SupplyRow, WeekFacts, places_page};

pub(crate) use words::{decline as decline_reason, wait as wait_reason};
