//! From bytes to a reading.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::around::Surroundings;
use super::confirmed::{Confirmed, Sender};
use super::decode::decode;
use super::delimited::{self, Parting};
use super::draft::Draft;
use super::edifact;
use super::fault::{Fault, FaultCode};
use super::field::Field;
use super::flights::Flights;
use super::grid::Sheet;
use super::issue::{Issue, IssueCode};
use super::limits::Limits;
use super::reading::{HeldRow, Kind, Reading};
use super::sheet::{self, Lines};
use super::sniff::{self, Looks};
use super::table::{self, Table};
use super::{beside, bullets, checks, family, merge, parting, paxlst, paxrow, titlename, titles, words, workbook};
use crate::fields::date::Order;

/// What is done at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Taking the file apart.
    Opening,
    /// Reading rows.
    Reading,
    /// Looking at the whole.
    Checking,
}

/// How far a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is done.
    pub stage: Stage,
    /// Rows read so far.
    pub rows: usize,
    /// Rows there are.
    pub of: usize,
}

/// What is known before a file is read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day of the reading; births after it are in the future where the list names no flight's day.
    pub today: Option<Date>,
    /// The sandbox.
    pub limits: Limits,
    /// Meanings of columns confirmed for this file, by [`super::column_keys`].
    pub columns: BTreeMap<String, Field>,
    /// What was confirmed for earlier lists, by [`super::signature`].
    pub senders: BTreeMap<String, Sender>,
    /// Order of day and month confirmed for this file; it stands above what the columns say.
    pub date_order: Option<Order>,
    /// Rows repaired or left out by a person; the whole list is then read and checked again.
    pub repairs: Vec<Repair>,
    /// Whether every line keeps its cells as printed, to be shown beside what was understood.
    pub keep_cells: bool,
}

/// What a person wrote in the place of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// The sheet, in workbooks.
    pub sheet: Option<String>,
    /// The row, counted from 1.
    pub row: u32,
    /// Its cells from the left; none to leave the row out.
    pub cells: Vec<String>,
}

/// Reads a file. What it cannot read it says in the reading; it never fails otherwise.
pub fn read(name: &str, bytes: &[u8], options: &Options, progress: &mut dyn FnMut(Progress)) -> Reading {
    let mut reading = Reading::empty(name);
    let _remembering = words::remember();
    progress(Progress { stage: Stage::Opening, rows: 0, of: 0 });
    if let Err(fault) = open(&mut reading, bytes, options, progress) {
        reading.lines.clear();
        reading.flights.clear();
        reading.held.clear();
        reading.issues.clear();
        reading.file_error = Some(fault);
    }
    reading
}

fn open(
    reading: &mut Reading,
    bytes: &[u8],
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), Fault> {
    if bytes.len() > options.limits.bytes {
        return Err(Fault::new(FaultCode::TooLarge).found((options.limits.bytes >> 20).to_string()));
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace() || matches!(b, 0xef | 0xbb | 0xbf | 0xfe | 0xff | 0)) {
        return Err(Fault::new(FaultCode::EmptyFile));
    }
    match sniff::looks(bytes) {
        Looks::Zip => {
            reading.source.kind = Some(Kind::Xlsx);
            let book = workbook::read(bytes, &options.limits)?;
            reading.issues.extend(book.hidden.iter().map(|h| Issue::new(IssueCode::SheetIgnored, Some(h), None)));
            sheets(reading, book.sheets, options, progress)
        }
        Looks::Compound if sniff::is_encrypted(bytes) => Err(Fault::new(FaultCode::PasswordProtected)),
        Looks::Compound => Err(Fault::new(FaultCode::NotAList).found("XLS")),
        Looks::Other(kind) => Err(Fault::new(FaultCode::NotAList).found(kind)),
        Looks::Text => text(reading, bytes, options, progress),
    }
}

fn text(
    reading: &mut Reading,
    bytes: &[u8],
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), Fault> {
    let decoded = decode(bytes);
    if sniff::is_binary(&decoded.text) {
        return Err(Fault::new(FaultCode::NotAList));
    }
    if decoded.text.trim().is_empty() {
        return Err(Fault::new(FaultCode::EmptyFile));
    }
    reading.source.encoding = Some(decoded.encoding);
    if edifact::is_edifact(&decoded.text) {
        reading.source.kind = Some(Kind::Paxlst);
        let segments = edifact::segments(&decoded.text);
        let mut flights = Flights::default();
        let lines = paxlst::read(&segments, &mut flights, options)?;
        reading.issues.extend(lines.issues);
        if options.keep_cells {
            reading.mapping.push(paxrow::columns());
        }
        finish(reading, lines.drafts, flights, &[]);
        return Ok(());
    }
    let unwrapped = delimited::unwrapped(&decoded.text);
    let lines = delimited::lines(unwrapped.as_deref().unwrap_or(&decoded.text));
    let parting = parting::find(&lines, &decoded.mixed, options)?;
    reading.source.kind = Some(if parting == Parting::Wide { Kind::Text } else { Kind::Csv });
    reading.source.delimiter = match parting {
        Parting::By(d) => Some(d.to_string()),
        Parting::Wide => None,
    };
    let rows = delimited::rows(&lines, parting, &decoded.mixed, &options.limits)?;
    // The text is in the rows now, and the rows are about to be joined by what they say.
    drop((unwrapped, decoded));
    let sheet = Sheet { rows, ragged: true, ..Sheet::default() };
    sheets(reading, vec![sheet], options, progress)
}

fn sheets(
    reading: &mut Reading,
    sheets: Vec<Sheet>,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), Fault> {
    let mut sheets: Vec<Sheet> = sheets.into_iter().flat_map(beside::part).collect();
    sheets.iter_mut().for_each(bullets::part);
    for repair in &options.repairs {
        if let Some(sheet) = sheets.iter_mut().find(|s| s.name == repair.sheet) {
            sheet.repair(repair.row, &repair.cells);
        }
    }
    let sheets = sheets.as_slice();
    if sheets.iter().all(|s| s.rows.is_empty()) {
        return Err(Fault::new(FaultCode::EmptyFile));
    }
    let mut tables: Vec<Table<'_>> = Vec::new();
    let mut around = Surroundings {
        settled: options.date_order,
        today: options.today,
        keep_cells: options.keep_cells,
        file: titlename::file_name(&reading.source.file),
        ..Surroundings::default()
    };
    let confirmed = Confirmed::in_options(options);
    let mut header_only: Option<(Option<String>, Option<u32>)> = None;
    for sheet in sheets {
        match table::walk(sheet, confirmed) {
            Some(table) if table.entries.is_empty() && table.held.is_empty() => {
                header_only = header_only
                    .or_else(|| Some((sheet.name.clone(), table.sections.first().and_then(|s| s.header_row))));
                around.learn_words(sheet);
                around.facts.learn(table.contexts.first().unwrap_or(&titles::Facts::default()));
            }
            Some(table) => tables.push(table),
            None => {
                around.learn_words(sheet);
                if sheets.len() > 1 && !sheet.rows.is_empty() {
                    reading.issues.push(Issue::new(IssueCode::SheetIgnored, sheet.label(), None));
                }
            }
        }
    }
    if tables.is_empty() {
        return Err(match header_only {
            Some((sheet, row)) => {
                let fault = Fault::new(FaultCode::NoRows).on(sheet.as_deref());
                row.map_or(fault.clone(), |r| fault.at(r))
            }
            None => unknown(sheets),
        });
    }
    around.learn_tables(&tables);
    let total: usize = tables.iter().map(|t| t.entries.len()).sum();
    let mut done = 0;
    let mut flights = Flights::default();
    let mut parts: Vec<Lines> = Vec::new();
    for table in &tables {
        let lines = sheet::read(table, &around, &mut flights, &mut |rows| {
            progress(Progress { stage: Stage::Reading, rows: done + rows, of: total });
        });
        done += table.entries.len();
        reading.mapping.extend(lines.mapping.iter().cloned());
        parts.push(lines);
    }
    progress(Progress { stage: Stage::Checking, rows: total, of: total });
    let drafts = merge::merge(parts, &mut reading.issues);
    for table in &tables {
        let held = |(row, _): &(usize, usize)| {
            let row = table.sheet.rows.get(*row)?;
            Some(HeldRow {
                sheet: table.sheet.name.clone(),
                row: row.number,
                cells: row.cells.iter().map(|c| c.text().into_owned()).collect(),
            })
        };
        reading.held.extend(table.held.iter().filter_map(held));
    }
    finish(reading, drafts, flights, &tables);
    Ok(())
}

/// A table, but not of people: what its first full row says.
fn unknown(sheets: &[Sheet]) -> Fault {
    let widest = sheets
        .iter()
        .flat_map(|s| s.rows.iter().take(50).map(move |r| (s, r)))
        .max_by_key(|(_, r)| (r.filled().count(), std::cmp::Reverse(r.number)));
    let fault = Fault::new(FaultCode::ColumnsUnknown);
    match widest {
        Some((sheet, row)) => {
            let words: String = row.joined().chars().take(80).collect();
            fault.on(sheet.label()).at(row.number).found(words)
        }
        None => fault,
    }
}

/// What only the whole shows, then the lines as they are printed.
fn finish(reading: &mut Reading, mut drafts: Vec<Draft>, flights: Flights, tables: &[Table<'_>]) {
    family::settle(&mut drafts, &mut reading.issues);
    let doubled = checks::duplicates(&drafts, &mut reading.issues);
    checks::list_numbers(&drafts, &doubled, &mut reading.issues);
    for table in tables {
        checks::totals(table, &drafts, &mut reading.issues);
    }
    let unknown = (0..flights.len()).filter_map(|i| flights.get(i)).any(|f| f.number.is_none() && f.span().is_none());
    if unknown || flights.is_empty() {
        reading.issues.push(Issue::new(IssueCode::FlightUnknown, None, None));
    }
    reading.flights = flights.printed();
    reading.lines = drafts.into_iter().map(|d| Arc::new(d.line)).collect();
    reading.issues.sort_by(|a, b| (&a.sheet, a.row, a.code).cmp(&(&b.sheet, b.row, b.code)));
}
