//! The neutral form every table is brought into: sheets of rows of cells, each row with its number as a person counts it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Blank,
    /// Text.
    Text(String),
    /// A number of a workbook.
    Number(f64),
    /// A date of a workbook.
    Date(Date),
    /// A formula that failed.
    Failed,
}

impl Cell {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank | Self::Failed => true,
            Self::Text(t) => t.trim().is_empty(),
            Self::Number(_) | Self::Date(_) => false,
        }
    }

    /// What a person would read in it; whole numbers without a point.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Blank | Self::Failed => Cow::Borrowed(""),
            Self::Text(t) => Cow::Borrowed(t.trim()),
            Self::Number(n) if n.fract() == 0.0 && n.abs() < 1e18 => Cow::Owned(format!("{n:.0}")),
            Self::Number(n) => Cow::Owned(n.to_string()),
            Self::Date(d) => Cow::Owned(d.to_string()),
        }
    }
}

/// What was wrong with a row before anybody read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flaws {
    /// Control characters were removed.
    pub control: bool,
    /// Bytes did not fit the encoding.
    pub encoding: bool,
    /// A quotation mark opens and never closes.
    pub quote: bool,
}

/// One row that is not blank.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Counted from 1, blank rows included.
    pub number: u32,
    /// From the left.
    pub cells: Vec<Cell>,
    /// What was wrong with it.
    pub flaws: Flaws,
}

impl Row {
    /// The cell of a column, blank beyond the end.
    pub fn cell(&self, column: usize) -> &Cell {
        const BLANK: &Cell = &Cell::Blank;
        self.cells.get(column).unwrap_or(BLANK)
    }

    /// Cells in which something stands, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, c)| !c.is_blank())
    }

    /// All that stands in it, two blanks between cells.
    pub fn joined(&self) -> String {
        self.filled().map(|(_, c)| c.text().into_owned()).collect::<Vec<_>>().join("  ")
    }
}

/// A block of cells merged into one, zero-based and inclusive; rows as numbers from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// First row.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// First column.
    pub left: usize,
    /// Last column.
    pub right: usize,
}

/// One table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name; none outside workbooks.
    pub name: Option<String>,
    /// Rows that are not blank, in order.
    pub rows: Vec<Row>,
    /// Merged blocks.
    pub merged: Vec<Merged>,
    /// Columns a spreadsheet does not show.
    pub hidden: BTreeSet<usize>,
    /// Whether dates count from 1904.
    pub base_1904: bool,
    /// Whether rows end where their text ends, so that a missing cell is a fault.
    pub ragged: bool,
}

impl Sheet {
    /// The name to print beside a row.
    pub fn label(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Puts a person's cells in the place of what the file has in a row; without cells the row is left out.
    pub fn repair(&mut self, row: u32, cells: &[String]) {
        let cell = |t: &String| {
            if t.trim().is_empty() { Cell::Blank } else { Cell::Text(t.clone()) }
        };
        let cells: Vec<Cell> = cells.iter().map(cell).collect();
        match self.rows.iter().position(|r| r.number == row) {
            Some(at) if cells.is_empty() => _ = self.rows.remove(at),
            Some(at) => {
                if let Some(known) = self.rows.get_mut(at) {
                    *known = Row { number: row, cells, flaws: Flaws::default() };
                }
            }
            None => {}
        }
    }

    /// Copies the value of every merged block of several rows into its first column's rows below, so that a family's label
    /// stands beside everybody it was drawn beside.
    pub fn fill_merged(&mut self) {
        for block in self.merged.clone().iter().filter(|m| m.bottom > m.top && m.bottom - m.top < 2_000) {
            let value = self
                .rows
                .iter()
                .find(|r| r.number == block.top)
                .map(|r| r.cell(block.left).clone())
                .unwrap_or_default();
            if value.is_blank() {
                continue;
            }
            for row in self.rows.iter_mut().filter(|r| r.number > block.top && r.number <= block.bottom) {
                if row.cells.len() <= block.left {
                    row.cells.resize(block.left + 1, Cell::Blank);
                }
                if let Some(cell) = row.cells.get_mut(block.left).filter(|c| c.is_blank()) {
                    *cell = value.clone();
                }
            }
        }
    }
}
