//! The programme catalogue: providers, programmes, their dated offerings and free places.
//!
//! It reads the tables of the catalogue (CSV) and Open Referral HSDS 3, and answers every mistake with a place, a code and
//! an outcome of a closed list. Pure: the day of the import is an argument and nothing is written; the caller stores the
//! [`Catalogue`] that comes back.
//!
//! It may not know: who may see a protected row (the caller asks for [`Catalogue::ordinary`]), how rows are stored, and
//! who is placed where. To add a column: `columns.rs` (name and kind of cell), `model.rs` (the field), the builder of its
//! table in `tables/`, `offer.rs` if a rule of routing reads it, and `hsds/attributes.rs` if it may leave.

pub mod codes;
#[cfg(feature = "files")]
pub mod hsds;
#[cfg(feature = "files")]
mod known;
pub mod model;
mod offer;

#[cfg(feature = "files")]
mod cells;
#[cfg(feature = "files")]
mod columns;
#[cfg(feature = "files")]
mod days;
#[cfg(feature = "files")]
mod entry;
pub mod finding;
#[cfg(feature = "files")]
mod read;
#[cfg(feature = "files")]
mod sheet;
#[cfg(feature = "files")]
mod tables;
pub mod weekday;

pub use codes::{
    Access, AgencyKind, Category, Charge, Document, HouseholdType, OfferingStatus, OutReason, Room, SexRule, Status,
    Unit,
};
pub use finding::{Code, Finding, Outcome};
pub use model::{Capacity, Catalogue, Offering, Programme, Provider, Skill, Words};
pub use offer::to_routing;
#[cfg(feature = "files")]
pub use read::{Changes, Import, read};
