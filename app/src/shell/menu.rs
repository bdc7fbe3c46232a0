use locales::{Locale, common, people, tasks};

use crate::paths;

/// A place of the service navigation, with how much waits there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Arrivals ledger.
    Flights,
    /// The desk of the flight that is being received.
    Desk {
        /// Its id, as in its address.
        flight: String,
    },
    /// Triage list.
    Inbox(Option<u32>),
    /// My tasks.
    Tasks,
    /// Capacity board.
    Capacity,
    /// Search.
    Find,
    /// Records that may be one person.
    Alike,
    /// A provider's inbox.
    Received(Option<u32>),
    /// Sealed files.
    Protection(Option<u32>),
    /// Control room.
    Room,
    /// Access log.
    Audit,
}

impl Place {
    /// Its address.
    pub fn path(&self) -> String {
        match self {
            Self::Flights => paths::flights(),
            Self::Desk { flight } => paths::flight_desk(flight),
            Self::Inbox(_) => paths::inbox(),
            Self::Tasks => paths::tasks(),
            Self::Capacity => paths::capacity(),
            Self::Find => paths::find(),
            Self::Alike => paths::alike(),
            Self::Received(_) => paths::received(),
            Self::Protection(_) => paths::protection(),
            Self::Room => paths::room(),
            Self::Audit => paths::audit(),
        }
    }

    pub(super) fn label(&self, l: Locale) -> String {
        match self {
            Self::Flights => common::menu_flights(l),
            Self::Desk { .. } => common::menu_desk(l),
            Self::Inbox(_) => common::menu_inbox(l),
            Self::Tasks => tasks::title(l),
            Self::Capacity => common::menu_capacity(l),
            Self::Find => common::menu_find(l),
            Self::Alike => people::alike_title(l),
            Self::Received(_) => common::menu_received(l),
            Self::Protection(_) => common::menu_protection(l),
            Self::Room => common::menu_room(l),
            Self::Audit => common::menu_audit(l),
        }
    }

    pub(super) const fn waiting(&self) -> Option<u32> {
        match self {
            Self::Inbox(count) | Self::Received(count) | Self::Protection(count) => *count,
            _ => None,
        }
    }
}

/// The place whose address is the longest beginning of the current path.
pub(super) fn current(places: &[Place], path: &str) -> Option<usize> {
    let inside = |place: &Place| {
        let own = place.path();
        path.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')).then_some(own.len())
    };
    let found = places.iter().enumerate().filter_map(|(at, place)| Some((inside(place)?, at)));
    found.max().map(|(_, at)| at)
}
