//! Taking checked rows into the catalogue: the rules between rows, one file a table.

pub mod capacity;
pub mod offerings;
pub mod programmes;
pub mod providers;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::finding::{Code, Finding};
use super::hsds::Proposal;
use super::model::{Catalogue, Words};
use super::sheet::Row;

/// The catalogue while files are taken in.
pub struct Draft {
    pub catalogue: Catalogue,
    pub base_day: Date,
    /// Offerings that a file of this import brings.
    pub incoming: BTreeSet<String>,
    pub findings: Vec<Finding>,
    /// Rows taken in, by file.
    pub accepted: BTreeMap<String, usize>,
    pub kept_dates: BTreeSet<String>,
    pub proposals: Vec<Proposal>,
}

impl Draft {
    /// Begins with what is already there.
    pub fn new(catalogue: Catalogue, base_day: Date) -> Self {
        Self {
            catalogue,
            base_day,
            incoming: BTreeSet::new(),
            findings: Vec::new(),
            accepted: BTreeMap::new(),
            kept_dates: BTreeSet::new(),
            proposals: Vec::new(),
        }
    }

    fn accept(&mut self, row: &Row) {
        *self.accepted.entry(row.file.clone()).or_default() += usize::from(row.counted);
    }

    fn refuse(&mut self, row: &Row, column: &str, code: Code) {
        self.findings.push(row.finding(column, code));
    }

    /// `true` for the first row with this identifier in the import; the others are refused, naming where it already is.
    fn first<'a>(&mut self, seen: &mut BTreeMap<&'a str, &'a Row>, row: &'a Row, key: &str) -> bool {
        let Some(before) = seen.insert(row.text(key), row) else {
            return true;
        };
        let place = format!("{} ({}, {})", row.text(key), before.file, before.line);
        self.findings.push(Finding::new(&row.file, row.line, key, Code::DuplicateId, &place));
        seen.insert(row.text(key), before);
        false
    }
}

/// The Spanish and English columns of one text.
fn words(row: &Row, es: &str, en: &str) -> Words {
    Words { es: row.text(es).to_owned(), en: row.text(en).to_owned() }
}

/// A number already checked, in the type of its field; nothing when the cell is empty.
fn number<T: TryFrom<i64>>(row: &Row, column: &str) -> Option<T> {
    row.number(column).and_then(|number| T::try_from(number).ok())
}

/// Owned parts of a list cell.
fn list(row: &Row, column: &str) -> Vec<String> {
    row.list(column).map(str::to_owned).collect()
}
