//! Who came before: scored candidates for a person at the desk, found in memory and explained.
//!
//! The evidence is weighed in bits against how rare each name is in the registry itself (`weights`); what a word may be
//! is decided by ear and by hand (`sound`, `likeness`), never by a list of the names of one file.

mod alignment;
mod asked;
mod birth;
mod candidates;
mod distance;
mod document;
mod fold;
mod index;
mod likeness;
mod name;
mod nicknames;
mod place;
mod reason;
mod record;
mod sound;
mod verdict;
mod vocabulary;
mod weigh;
mod weights;
mod word;

pub use birth::{Birth, BirthAgreement};
pub use candidates::Query;
pub(crate) use document::near;
pub use document::{Document, DocumentKind};
pub use fold::{fold, words};
pub use index::Index;
pub(crate) use index::{Packed, Slot};
pub(crate) use likeness::Agreement;
pub(crate) use name::Part;
pub use place::Place;
pub use reason::Reason;
pub use record::{Handles, Key, Person, Reach, Record, Scope, ScopeFilter};
pub use sound::sound;
pub use verdict::{Candidate, SHOWN, Verdict};
pub(crate) use vocabulary::{Alike, Vocabulary, WordId};
pub use weigh::Evidence;
pub(crate) use weights::rarity;
pub(crate) use word::Word;
