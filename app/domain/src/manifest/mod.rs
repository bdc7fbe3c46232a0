//! Reading passenger lists: any file a sender makes becomes flights, lines and things to look at (format `ceiba-import/1`).
//!
//! The way of a file: a sandbox of limits → the reader of its kind → a grid of cells → headers and meanings of columns →
//! what the columns decide together → line by line → families → what only the whole shows. What a reading is made of is
//! always here; the readers come with the feature `files`.

#[cfg(feature = "files")]
mod agree;
#[cfg(feature = "files")]
mod alone;
#[cfg(feature = "files")]
mod around;
#[cfg(feature = "files")]
mod beside;
#[cfg(feature = "files")]
mod between;
#[cfg(feature = "files")]
mod bids;
#[cfg(feature = "files")]
mod birth;
#[cfg(feature = "files")]
mod bullets;
#[cfg(feature = "files")]
mod checks;
#[cfg(feature = "files")]
mod columns;
#[cfg(feature = "files")]
mod company;
pub mod compare;
mod confirmed;
#[cfg(feature = "files")]
mod crossed;
#[cfg(feature = "files")]
mod decode;
#[cfg(feature = "files")]
mod delimited;
#[cfg(feature = "files")]
mod draft;
#[cfg(feature = "files")]
mod edifact;
#[cfg(feature = "files")]
mod family;
pub mod fault;
pub mod field;
#[cfg(feature = "files")]
mod fit;
#[cfg(feature = "files")]
mod flightday;
#[cfg(feature = "files")]
mod flights;
#[cfg(feature = "files")]
mod formula;
#[cfg(feature = "files")]
mod grid;
#[cfg(feature = "files")]
mod header;
pub mod issue;
#[cfg(feature = "files")]
mod labels;
#[cfg(feature = "files")]
mod lexicon;
pub mod limits;
#[cfg(feature = "files")]
mod merge;
#[cfg(feature = "files")]
mod order;
#[cfg(feature = "files")]
mod paper;
#[cfg(feature = "files")]
mod parting;
#[cfg(feature = "files")]
mod passenger;
#[cfg(feature = "files")]
mod paxlst;
#[cfg(feature = "files")]
mod paxrow;
#[cfg(feature = "files")]
mod person;
#[cfg(feature = "files")]
mod profile;
#[cfg(feature = "files")]
mod read;
pub mod reading;
#[cfg(feature = "files")]
mod rowkind;
#[cfg(feature = "files")]
mod sheet;
#[cfg(feature = "files")]
mod sniff;
mod stored;
#[cfg(feature = "files")]
mod table;
#[cfg(feature = "files")]
mod titlekey;
#[cfg(feature = "files")]
mod titlename;
#[cfg(feature = "files")]
mod titles;
#[cfg(feature = "files")]
mod triple;
#[cfg(feature = "files")]
mod unt;
#[cfg(feature = "files")]
mod words;
#[cfg(feature = "files")]
mod workbook;

pub use compare::{Diff, KnownLine, Pair, Pairing, compare, pair_up};
pub use confirmed::{Sender, column_keys, signature};
pub use fault::{Fault, FaultCode};
pub use field::Field;
pub use issue::{Issue, IssueCode, Severity};
pub use limits::Limits;
#[cfg(feature = "files")]
pub use read::{Options, Progress, Repair, Stage, read};
pub use reading::{Line, Reading};
