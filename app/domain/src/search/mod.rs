//! The search box.

use crate::matching::{Packed, Record, Slot};

/// What the search box keeps of a record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Handled;

#[derive(Debug, Clone, Default)]
pub(crate) struct Finder;

impl Finder {
    pub fn add(&mut self, _slot: Slot, _record: &Record) -> Handled {
        Handled
    }

    pub fn remove(&mut self, _slot: Slot, _old: &Packed) {}
}
