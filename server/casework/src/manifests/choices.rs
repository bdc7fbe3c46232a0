//! What people decided about an upload before and after approving it: rows repaired or left out, meanings of columns, the flight.

use std::collections::BTreeMap;

use domain::fields::date::Order;
use domain::manifest::{Field, Options, Repair, Sender, reading::Line};
use serde::{Deserialize, Serialize};
use store::Uuid;

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
