//! What the index is given: one record of a person, and who may see it.

use std::collections::BTreeSet;

use crate::fields::sex::Sex;

use super::birth::Birth;
use super::document::Document;
use super::place::Place;

/// The key of a record, as a UUID's 128 bits; ties between equal candidates are broken by it.
pub type Key = u128;

/// What is known of a person who is compared: a record of the registry or somebody at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    pub given_names: String,
    pub surnames: String,
    pub married_name: String,
    pub sex: Option<Sex>,
    pub birth: Birth,
    pub place: Place,
    pub documents: Vec<Document>,
}

/// What only the search box looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handles {
    /// Card codes, digits only or as printed.
    pub cards: Vec<String>,
    pub phones: Vec<String>,
    /// Flight code with the number on that flight's list.
    pub list_numbers: Vec<(String, u32)>,
}

/// One record of the index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    pub key: Key,
    pub scope: Scope,
    pub person: Person,
    pub handles: Handles,
}

/// What bars a record: one bit for each sealing unit; 0 is open to all who may search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope(pub u64);

/// Who is asking: applied before anything is ranked or counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScopeFilter {
    /// The seals this actor may look behind; a record is seen only if all its seals are among them.
    pub clears: u64,
    /// Records seen in spite of their seals: the actor is on the file.
    pub also: BTreeSet<Key>,
}

impl ScopeFilter {
    pub fn admits(&self, key: Key, scope: Scope) -> bool {
        scope.0 & !self.clears == 0 || self.also.contains(&key)
    }
}
