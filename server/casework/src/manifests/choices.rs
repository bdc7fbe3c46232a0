//! What people decided about an upload before and after approving it: rows repaired or left out, meanings of columns, the flight.

use std::collections::BTreeMap;

use domain::access::{Action, Relation};
use domain::fields::date::Order;
use domain::ids::{FlightId, UploadId};
use domain::manifest::{
    Field, Issue, Options, Reading, Repair, Sender,
    reading::{ColumnMapping, Line, SheetMapping},
};
use domain::problems::Typed;
use serde::{Deserialize, Serialize};
use store::Uuid;

use crate::{Refusal, Refused, Staff};

/// The decisions; kept sealed beside the upload.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Rows as a person rewrote them; without cells the row is left out.
    pub rows: Vec<Repair>,
    /// Meanings by column key.
    pub columns: BTreeMap<String, Field>,
    pub date_order: Option<Order>,
    /// The flight, where the list does not say it.
    pub flight: Option<Uuid>,
}

impl Choices {
    /// Puts a repair in the place of an earlier one of its row.
    pub(super) fn repair(&mut self, repair: Repair) {
        self.rows.retain(|one| (&one.sheet, one.row) != (&repair.sheet, repair.row));
        self.rows.push(repair);
    }

    /// Takes a row as the file has it again.
    pub(super) fn restore(&mut self, sheet: Option<&str>, row: u32) {
        self.rows.retain(|one| (one.sheet.as_deref(), one.row) != (sheet, row));
    }

    pub(super) fn is_repaired(&self, line: &Line) -> bool {
        self.rows.iter().any(|one| one.row == line.row && one.sheet == line.sheet && !one.cells.is_empty())
    }

    /// How a file is read with these decisions and what was confirmed of senders before.
    pub(super) fn options(&self, today: jiff::civil::Date, senders: BTreeMap<String, Sender>) -> Options {
        Options {
            today: Some(today),
            columns: self.columns.clone(),
            senders,
            date_order: self.date_order,
            repairs: self.rows.clone(),
            keep_cells: true,
            ..Options::default()
        }
    }
}

/// A row of an upload: the place of its sheet among those of the list, and its number. Names of sheets stay out of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub sheet: usize,
    pub row: u32,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.sheet, self.row)
    }
}

impl std::str::FromStr for Place {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (sheet, row) = text.split_once('-').unwrap_or((text, ""));
        Ok(Self { sheet: sheet.parse()?, row: row.parse()? })
    }
}

/// The sheets of a list in the order in which their names come; one nameless one outside workbooks.
pub(super) fn sheets(reading: &Reading, choices: &Choices) -> Vec<Option<String>> {
    let mut all: Vec<Option<String>> = Vec::new();
    let named = reading.mapping.iter().map(|m| &m.sheet);
    let rows = reading.lines.iter().map(|l| &l.sheet).chain(reading.held.iter().map(|h| &h.sheet));
    for sheet in named.chain(rows).chain(choices.rows.iter().map(|r| &r.sheet)) {
        if !all.contains(sheet) {
            all.push(sheet.clone());
        }
    }
    all
}

/// What a person does with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowAct {
    /// New text for some of its cells, by column from 0.
    Repair(BTreeMap<usize, String>),
    /// It is nobody, or nobody to expect.
    Omit,
    /// As the file has it.
    Restore,
}

/// The most cells, and the longest cell, that a person writes into a row.
const CELLS: usize = 512;
const CELL: usize = 2_000;

impl Staff {
    /// Repairs, leaves out or brings back a row; the list is then read and checked again.
    pub async fn change_row(&self, upload: UploadId, place: Place, act: RowAct, request: Uuid) -> Refused<()> {
        let (kept, choices, version) = self.kept(upload).await?;
        let read = self.read_whole(&kept, &choices, version).await?;
        let sheet = sheets(&read.reading, &choices).get(place.sheet).cloned().ok_or(Refusal::NotFound)?;
        let change = |choices: &mut Choices| match &act {
            RowAct::Restore => {
                choices.restore(sheet.as_deref(), place.row);
                Ok(())
            }
            RowAct::Omit => {
                choices.repair(Repair { sheet: sheet.clone(), row: place.row, cells: Vec::new() });
                Ok(())
            }
            RowAct::Repair(edits) => {
                let mut cells = cells_of(&read.reading, choices, sheet.as_ref(), place.row).ok_or(Refusal::NotFound)?;
                for (at, text) in edits.iter().filter(|(at, _)| **at < CELLS) {
                    if cells.len() <= *at {
                        cells.resize(*at + 1, String::new());
                    }
                    if let Some(cell) = cells.get_mut(*at) {
                        *cell = text.chars().filter(|c| !c.is_control() || *c == '\n').take(CELL).collect();
                    }
                }
                // Blank cells beyond the last title would be cells too many.
                let width = width_of(&read.reading, sheet.as_ref(), place.row);
                while cells.len() > width && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
                    cells.pop();
                }
                cells.resize(cells.len().max(width), String::new());
                choices.repair(Repair { sheet: sheet.clone(), row: place.row, cells });
                Ok(())
            }
        };
        self.choose(upload, "row", request, change).await
    }

    /// The flight that a list without number and day means.
    pub async fn choose_flight(&self, upload: UploadId, flight: FlightId, request: Uuid) -> Refused<()> {
        self.house.store.flight(self.scope(), flight.uuid()).await?;
        self.choose(upload, "flight", request, |choices| {
            choices.flight = Some(flight.uuid());
            Ok(())
        })
        .await
    }

    /// Changes the decisions about an upload that is not put aside; two people at once both have their way.
    pub(super) async fn choose(
        &self,
        upload: UploadId,
        what: &'static str,
        request: Uuid,
        change: impl Fn(&mut Choices) -> Refused<()>,
    ) -> Refused<()> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let typed = Typed::from([("upload".to_owned(), upload.to_string())]);
        let path = format!("upload-{what}");
        if self.answered(request, &path, &typed).await?.is_some() {
            return Ok(());
        }
        for again in (0..3).rev() {
            let (kept, mut choices, version) = self.kept(upload).await?;
            if !["review", "approved"].contains(&kept.state.as_str()) {
                return Err(Refusal::Conflict);
            }
            change(&mut choices)?;
            let text = serde_json::to_string(&choices).map_err(store::StoreError::from)?;
            let mut write = self.write().await?;
            match write.keep_choices(kept.id, &text, version).await {
                Err(store::StoreError::Conflict) if again > 0 => continue,
                other => other?,
            }
            write.audit("manifest_changed", ("upload", Some(kept.id)), what);
            self.keep_answer(&mut write, request, &path, &typed, "done").await?;
            return Ok(write.commit().await?);
        }
        Err(Refusal::Conflict)
    }
}

/// The cells of a row as they are now: repaired, read or held.
pub(super) fn cells_of(reading: &Reading, choices: &Choices, sheet: Option<&String>, row: u32) -> Option<Vec<String>> {
    let is = |other: &Option<String>, number: u32| other.as_ref() == sheet && number == row;
    let repaired = choices.rows.iter().find(|r| is(&r.sheet, r.row) && !r.cells.is_empty()).map(|r| r.cells.clone());
    let read =
        || reading.lines.iter().find(|l| is(&l.sheet, l.row) && !l.printed.is_empty()).map(|l| l.printed.clone());
    let held = || reading.held.iter().find(|h| is(&h.sheet, h.row)).map(|h| h.cells.clone());
    repaired.or_else(read).or_else(held)
}

/// How many columns the titles above a row have.
fn width_of(reading: &Reading, sheet: Option<&String>, row: u32) -> usize {
    titles_of(reading, sheet, row).map_or(0, |mapping| {
        mapping.columns.iter().rposition(|c| !c.column.is_empty()).map_or(mapping.columns.len(), |at| at + 1)
    })
}

/// The columns in which a problem is: those of its title, and of several with one title (the segments of a message) those
/// that it is about.
pub fn columns_of(columns: &[ColumnMapping], issue: &Issue) -> Vec<usize> {
    use domain::manifest::IssueCode::{
        DepartmentMismatch, MunicipalityAmbiguous, MunicipalityGuessed, UnknownMunicipality,
    };
    let titled = |column: &ColumnMapping| !column.column.is_empty() && issue.column.as_deref() == Some(&column.column);
    let several = columns.iter().filter(|column| titled(column)).count() > 1;
    let about_a_town =
        matches!(issue.code, DepartmentMismatch | MunicipalityAmbiguous | MunicipalityGuessed | UnknownMunicipality);
    let is_town = |column: &ColumnMapping| matches!(column.field, Field::Municipality | Field::Department);
    let meant = |column: &ColumnMapping| titled(column) && (!several || is_town(column) == about_a_town);
    columns.iter().enumerate().filter(|(_, column)| meant(column)).map(|(at, _)| at).collect()
}

/// The titles above a row.
pub(super) fn titles_of<'r>(reading: &'r Reading, sheet: Option<&String>, row: u32) -> Option<&'r SheetMapping> {
    let of_sheet = reading.mapping.iter().filter(|m| m.sheet.as_ref() == sheet);
    of_sheet.rev().find(|m| m.header_row.is_none_or(|header| header < row))
}
