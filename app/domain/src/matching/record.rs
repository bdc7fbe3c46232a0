//! What the index is given: one record of a person, and who may see it.

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
    /// The person this is another name of; none when the record is the person's own.
    pub name_of: Option<Key>,
    pub scope: Scope,
    pub person: Person,
    pub handles: Handles,
}

/// Where a record stands in the house: what a scope asks about it. Sealed people are in an index of their own, so no
/// scope has to leave them out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// The centre that keeps the record.
    pub centre: Key,
    /// Who has a file of this person; `None` is a file that nobody has taken.
    pub owners: Vec<Option<Key>>,
    /// The last arrival, milliseconds UTC; 0 when there is none.
    pub arrived: i64,
}

/// Whose records are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    #[default]
    Everybody,
    Centre(Key),
    /// Files of one caseworker, and those of the centre that nobody has taken.
    Caseload {
        staff: Key,
        centre: Key,
    },
    Nobody,
}

/// Who is asking: applied before anything is ranked or counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScopeFilter {
    pub reach: Reach,
    /// Only people whose last arrival is not before this, milliseconds UTC.
    pub since: Option<i64>,
}

impl ScopeFilter {
    pub fn admits(&self, scope: &Scope) -> bool {
        self.since.is_none_or(|since| scope.arrived >= since)
            && match self.reach {
                Reach::Everybody => true,
                Reach::Nobody => false,
                Reach::Centre(centre) => scope.centre == centre,
                Reach::Caseload { staff, centre } => scope
                    .owners
                    .iter()
                    .any(|owner| *owner == Some(staff) || (owner.is_none() && scope.centre == centre)),
            }
    }
}
