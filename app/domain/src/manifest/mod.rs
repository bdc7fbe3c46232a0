//! Reading passenger lists: any file a sender makes becomes flights, lines and things to look at (format `ceiba-import/1`).
//!
//! The way of a file: a sandbox of limits → the reader of its kind → a grid of cells → headers and meanings of columns →
//! what the columns decide together → line by line → families → what only the whole shows.

mod birth;
mod checks;
mod columns;
pub mod compare;
mod decode;
mod delimited;
mod draft;
mod edifact;
mod family;
pub mod fault;
pub mod field;
mod flights;
mod grid;
mod header;
pub mod issue;
pub mod limits;
mod merge;
mod order;
mod paper;
mod paxlst;
mod person;
mod profile;
mod read;
pub mod reading;
mod rowkind;
mod sheet;
mod sniff;
mod table;
mod titles;
mod unt;
mod words;
mod workbook;

pub use compare::{Diff, KnownLine, compare};
pub use fault::{Fault, FaultCode};
pub use field::Field;
pub use issue::{Issue, IssueCode, Severity};
pub use limits::Limits;
pub use read::{Options, Progress, Stage, header_key, read};
pub use reading::{Line, Reading};
