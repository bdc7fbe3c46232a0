//! What a list says: format `ceiba-import/1`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::compare::Diff;
use super::fault::Fault;
use super::field::Field;
use super::issue::{Issue, Severity};
use super::stored;
use crate::fields::age::Age;
use crate::fields::birth::Precision;
use crate::fields::date::Order;
use crate::fields::document::Document;
use crate::fields::relation::Relation;
use crate::fields::sex::Sex;

/// The name of the format.
pub const FORMAT: &str = "ceiba-import/1";

/// The kind of file a list came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Text with a delimiter.
    Csv,
    /// A workbook.
    Xlsx,
    /// UN/EDIFACT PAXLST.
    Paxlst,
    /// Rows pasted out of a mail.
    Text,
}

/// Where the list came from.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// The file's name.
    pub file: String,
    /// Its kind, when it could be told.
    pub kind: Option<Kind>,
    /// `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`.
    pub encoding: Option<&'static str>,
    /// What parts the cells.
    pub delimiter: Option<String>,
}

/// What the columns under one header were taken for.
#[derive(Clone, Debug, Serialize)]
pub struct SheetMapping {
    /// The sheet, in workbooks.
    pub sheet: Option<String>,
    /// The (last) row of the header; none when there is no header.
    pub header_row: Option<u32>,
    /// Column by column, from the left.
    pub columns: Vec<ColumnMapping>,
}

/// What one column was taken for.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnMapping {
    /// Its header as printed.
    pub column: String,
    /// Its meaning.
    pub field: Field,
    /// Which comes first, in columns of dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_order: Option<Order>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// By air or by land.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FlightKind {
    /// A flight.
    #[default]
    Air,
    /// A bus.
    Land,
}

/// A flight or bus of the list.
#[derive(Clone, Debug, Serialize)]
pub struct Flight {
    /// `f1`, `f2`, … in the order of the file.
    pub id: String,
    /// Number as printed.
    pub number: Option<String>,
    /// By air or by land.
    pub kind: FlightKind,
    /// Day of arrival.
    pub date: Option<String>,
    /// Town or airport it left from.
    pub origin: Option<String>,
    /// The database's id after a real import.
    pub record: Option<String>,
}

/// A birth date as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BirthDate {
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    pub value: Option<String>,
    /// How much of it is known.
    pub precision: Precision,
}

/// A CUI as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CuiRead {
    /// Its digits.
    pub number: String,
    /// Whether length, check digit and place hold.
    pub valid: bool,
}

/// A code of one of our lists. (A name of its own, or serde would want to borrow it from what it reads.)
pub type Code = &'static str;

/// One person of the list.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// Id of the flight.
    pub flight: String,
    /// The sheet, in workbooks.
    pub sheet: Option<String>,
    /// Row, line or ordinal.
    pub row: u32,
    /// Number in the list.
    pub list_no: Option<String>,
    /// Seat.
    pub seat: Option<String>,
    /// Given names as printed.
    pub given_names: Option<String>,
    /// Surnames as printed.
    pub surnames: Option<String>,
    /// First surname.
    pub surname_1: Option<String>,
    /// Second surname.
    pub surname_2: Option<String>,
    /// Married surname.
    pub married_surname: Option<String>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth_date: BirthDate,
    /// Age, only without a usable birth date.
    pub age: Option<Age>,
    /// ISO 3166 alpha-3.
    #[serde(deserialize_with = "stored::country")]
    pub nationality: Option<Code>,
    /// CUI.
    pub cui: Option<CuiRead>,
    /// The paper carried.
    pub document: Option<Document>,
    /// The sender's own number for the person.
    pub sender_ref: Option<String>,
    /// Four digits.
    #[serde(deserialize_with = "stored::municipality")]
    pub municipality_code: Option<Code>,
    /// Two digits.
    #[serde(deserialize_with = "stored::department")]
    pub department_code: Option<Code>,
    /// Label of the family on this flight.
    pub family_group: Option<String>,
    /// Relation to the head.
    pub relation: Option<Relation>,
    /// Under 18 on the day of the flight.
    pub is_minor: Option<bool>,
    /// Of a minor: whether no adult of the family is there.
    pub unaccompanied: Option<bool>,
    /// ISO 639-3.
    #[serde(deserialize_with = "stored::languages")]
    pub languages: Option<Vec<Code>>,
    /// What the list remarks, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<String>,
    /// The cells as printed, for the review beside what was understood.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<String>,
}

/// A row that was not understood and waits for repair.
#[derive(Clone, Debug, Serialize)]
pub struct HeldRow {
    /// The sheet, in workbooks.
    pub sheet: Option<String>,
    /// The row, counted from 1.
    pub row: u32,
    /// Its cells as they are.
    pub cells: Vec<String>,
}

/// Everything a file says.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// `ceiba-import/1`.
    pub format: &'static str,
    /// Where it came from.
    pub source: Source,
    /// What the columns were taken for.
    pub mapping: Vec<SheetMapping>,
    /// Flights and buses.
    pub flights: Vec<Flight>,
    /// People; whoever shows them holds the same lines, not others like them.
    #[serde(serialize_with = "stored::shared")]
    pub lines: Vec<Arc<Line>>,
    /// Rows kept for repair.
    pub held: Vec<HeldRow>,
    /// What to look at.
    pub issues: Vec<Issue>,
    /// The difference to what a flight already has.
    pub diff: Option<Diff>,
    /// Why the whole file is refused.
    pub file_error: Option<Fault>,
}

impl Reading {
    /// A reading with nothing in it yet.
    pub fn empty(file: &str) -> Self {
        Self {
            format: FORMAT,
            source: Source { file: file.to_owned(), kind: None, encoding: None, delimiter: None },
            mapping: Vec::new(),
            flights: Vec::new(),
            lines: Vec::new(),
            held: Vec::new(),
            issues: Vec::new(),
            diff: None,
            file_error: None,
        }
    }

    /// The program's exit code: 0 nothing to say, 1 something to look at, 2 refused.
    pub fn exit_code(&self) -> u8 {
        if self.file_error.is_some() { 2 } else { u8::from(self.issues.iter().any(|i| i.severity > Severity::Info)) }
    }
}
