//! The import: files in any order, on top of the catalogue that is there, into a new catalogue and what is wrong.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cells;
use super::columns::Table;
use super::finding::Finding;
use super::hsds::{self, Proposal};
use super::model::{Capacity, Catalogue};
use super::sheet::{self, Row};
use super::tables::{Draft, capacity, offerings, programmes, providers};

/// What an import would make of the catalogue.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The catalogue with every accepted row; rows nobody mentions stay as they were.
    pub catalogue: Catalogue,
    /// Ordered by file and line.
    pub findings: Vec<Finding>,
    /// Rows that go in, by file; services for HSDS.
    pub accepted_rows: BTreeMap<String, usize>,
    pub changes: Changes,
    /// Offerings in use whose days the files would have moved; they keep their dates and places.
    pub kept_dates: Vec<String>,
    /// Services of other publishers, for a person to complete.
    pub proposals: Vec<Proposal>,
}

/// How many records of each table differ from before; all 0 when the same files come twice on one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub added: usize,
    pub changed: usize,
}

/// Reads catalogue files (`(name, bytes)`, the name only to report) with `base_day` as day 0, on top of `existing`.
///
/// Never fails: whatever cannot be read is a finding, and what was there before stays.
pub fn read(files: &[(&str, &[u8])], base_day: Date, existing: Option<&Catalogue>) -> Import {
    let before = existing.cloned().unwrap_or_default();
    let mut draft = Draft::new(before.clone(), base_day);
    let mut rows: BTreeMap<Table, Vec<Row>> = BTreeMap::new();
    let mut texts = Vec::new();
    for (file, bytes) in files {
        draft.accepted.entry((*file).to_owned()).or_default();
        let opened = sheet::text(file, bytes).map(|text| (*file, text));
        opened.map_or_else(|finding| draft.findings.push(finding), |file| texts.push(file));
    }
    // Directories only add what is missing, so tables have to be known first.
    texts.sort_by_key(|(_, text)| is_json(text));
    for (file, text) in texts {
        if let Err(finding) = draft.open(file, text, &mut rows) {
            draft.findings.push(finding);
        }
    }
    let offerings = rows.get(&Table::Offerings).into_iter().flatten();
    draft.incoming = offerings.filter_map(|row| row.some("offering_id")).collect();
    for table in Table::ALL {
        let rows = draft.sound(table, rows.remove(&table).unwrap_or_default());
        match table {
            Table::Providers => providers::add(&mut draft, &rows),
            Table::Programmes => programmes::add(&mut draft, &rows),
            Table::Offerings => offerings::add(&mut draft, &rows),
            Table::Capacity => capacity::add(&mut draft, &rows),
        }
    }
    draft.finish(&before)
}

impl Draft {
    /// Sorts the rows of one file by table; `Err` when nothing of it can be used.
    fn open(&mut self, file: &str, text: &str, rows: &mut BTreeMap<Table, Vec<Row>>) -> Result<(), Finding> {
        if is_json(text) {
            let known = hsds::Known::of(&self.catalogue, rows);
            let brought = hsds::read(file, text, self.base_day, &known)?;
            self.findings.extend(brought.findings);
            self.proposals.extend(brought.proposals);
            *self.accepted.entry(file.to_owned()).or_default() += brought.accepted;
            for (table, brought) in brought.rows {
                rows.entry(table).or_default().extend(brought);
            }
        } else {
            let sheet = sheet::rows(file, text)?;
            self.findings.extend(sheet.findings);
            rows.entry(sheet.table).or_default().extend(sheet.rows);
        }
        Ok(())
    }

    /// The rows whose cells are in order; the others become findings.
    fn sound(&mut self, table: Table, rows: Vec<Row>) -> Vec<Row> {
        let mut sound = Vec::with_capacity(rows.len());
        for row in rows {
            let wrong = cells::check(table, &row);
            if wrong.is_empty() {
                sound.push(row);
            }
            self.findings.extend(wrong);
        }
        sound
    }

    fn finish(mut self, before: &Catalogue) -> Import {
        self.findings.sort();
        let mut changes = Changes::default();
        changes.count(&before.providers, &self.catalogue.providers);
        changes.count(&before.programmes, &self.catalogue.programmes);
        changes.count(&before.offerings, &self.catalogue.offerings);
        changes.count(&places(before), &places(&self.catalogue));
        Import {
            catalogue: self.catalogue,
            findings: self.findings,
            accepted_rows: self.accepted,
            changes,
            kept_dates: self.kept_dates.into_iter().collect(),
            proposals: self.proposals,
        }
    }
}

/// The places of every offering, apart from how they were written.
fn places(catalogue: &Catalogue) -> BTreeMap<String, Vec<Capacity>> {
    catalogue.capacity.iter().map(|(id, rows)| (id.clone(), Capacity::folded(rows))).collect()
}

/// No heading of a table begins with a bracket.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

impl Changes {
    fn count<T: PartialEq>(&mut self, before: &BTreeMap<String, T>, after: &BTreeMap<String, T>) {
        for (id, value) in after {
            match before.get(id) {
                None => self.added += 1,
                Some(old) => self.changed += usize::from(old != value),
            }
        }
    }
}
