//! A workbook to sheets, after its size inside has been measured.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::sync::Once;

use calamine::{Data, DataRef, Reader, SheetVisible, Xlsx, XlsxError};

use super::delimited::bad;
use super::fault::{Fault, FaultCode};
use super::grid::{Cell, Flaws, Merged, Row, Sheet};
use super::limits::Limits;
use crate::fields::date::from_serial;

/// The sheets of a workbook a person sees, and the names of those nobody sees.
#[derive(Debug, Default)]
pub struct Book {
    /// Visible sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Names of hidden sheets.
    pub hidden: Vec<String>,
}

/// Reads a workbook; the stored value of a formula is its value.
///
/// # Errors
/// When it is damaged, protected, no workbook, or beyond the limits.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Book, Fault> {
    measure(bytes, limits)?;
    // The reader of a damaged workbook may give up by a panic: here that is the same as any other damage.
    quietly(|| open(bytes, limits)).unwrap_or_else(|| Err(Fault::new(FaultCode::Damaged)))
}

thread_local! {
    static QUIET: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Does something that may give up by a panic, without a word of it on standard error; nothing when it did.
fn quietly<T>(act: impl FnOnce() -> T + std::panic::UnwindSafe) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !QUIET.get() {
                loud(info);
            }
        }));
    });
    QUIET.set(true);
    let done = std::panic::catch_unwind(act).ok();
    QUIET.set(false);
    done
}

/// Parts by which other archives are known.
const PARTS: [(&str, &str); 4] = [
    ("xl/workbook.bin", "XLSB"),
    ("word/document.xml", "DOCX"),
    ("ppt/presentation.xml", "PPTX"),
    ("content.xml", "ODS"),
];

/// Unpacks everything once into nothing, counting, because sizes written in an archive may lie.
fn measure(bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
    let damaged = || Fault::new(FaultCode::Damaged);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.index_for_name("xl/workbook.xml").is_none() {
        let has = |part: &&(&str, &str)| archive.index_for_name(part.0).is_some();
        return Err(Fault::new(FaultCode::NotAList).found(PARTS.iter().find(has).map_or("zip", |(_, kind)| kind)));
    }
    let mut total = 0_u64;
    for i in 0..archive.len().min(4_000) {
        let entry = archive.by_index(i).map_err(|_| damaged())?;
        let left = limits.unpacked.saturating_sub(total) + 1;
        total += std::io::copy(&mut entry.take(left), &mut std::io::sink()).map_err(|_| damaged())?;
        if total > limits.unpacked {
            return Err(Fault::new(FaultCode::ExpandsTooFar).found((limits.unpacked >> 20).to_string()));
        }
    }
    Ok(())
}

fn fault(error: &XlsxError) -> Fault {
    Fault::new(if matches!(error, XlsxError::Password) { FaultCode::PasswordProtected } else { FaultCode::Damaged })
}

fn open(bytes: &[u8], limits: &Limits) -> Result<Book, Fault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| fault(&e))?;
    let base_1904 = book.has_1904_epoch();
    let mut out = Book::default();
    let metadata = book.sheets_metadata().to_vec();
    let only_hidden = metadata.iter().all(|s| s.visible != SheetVisible::Visible);
    for (i, sheet) in metadata.iter().enumerate().take(limits.sheets) {
        if sheet.visible != SheetVisible::Visible && !only_hidden {
            out.hidden.push(sheet.name.clone());
            continue;
        }
        let rows = match cells(&mut book, &sheet.name, base_1904, limits) {
            Ok(rows) => rows,
            // A chart sheet has no cells and is no damage.
            Err(f)
                if f.code == FaultCode::Damaged
                    && metadata.len() > 1
                    && sheet.typ != calamine::SheetType::WorkSheet =>
            {
                continue;
            }
            Err(f) => return Err(f.on(Some(&sheet.name))),
        };
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let merged = merged
            .iter()
            .map(|m| Merged {
                top: m.start.0 + 1,
                bottom: m.end.0 + 1,
                left: m.start.1 as usize,
                right: m.end.1 as usize,
            })
            .collect();
        let hidden = hidden_columns(bytes, i);
        let mut sheet = Sheet { name: Some(sheet.name.clone()), rows, merged, hidden, base_1904, ragged: false };
        sheet.fill_merged();
        out.sheets.push(sheet);
    }
    Ok(out)
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, base_1904: bool, limits: &Limits) -> Result<Vec<Row>, Fault> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|e| fault(&e))?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(found) = reader.next_cell().map_err(|e| fault(&e))? {
        let (row, column) = found.get_position();
        let mut flaws = Flaws::default();
        let cell = cell(found.get_value(), base_1904, &mut flaws);
        if cell.is_blank() && cell != Cell::Failed {
            continue;
        }
        let (number, column) = (row.saturating_add(1), column as usize);
        if number > limits.rows {
            return Err(Fault::new(FaultCode::TooLarge).at(number).found(limits.rows.to_string()));
        }
        if column >= limits.columns {
            return Err(Fault::new(FaultCode::TooManyColumns).at(number).found((column + 1).to_string()));
        }
        if matches!(&cell, Cell::Text(t) if t.len() > limits.cell) {
            return Err(Fault::new(FaultCode::TooLarge).at(number).found(limits.cell.to_string()));
        }
        if rows.last().is_none_or(|r| r.number != number) {
            rows.push(Row { number, ..Row::default() });
        }
        if let Some(last) = rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, Cell::Blank);
            }
            if let Some(place) = last.cells.get_mut(column) {
                *place = cell;
            }
            last.flaws.control |= flaws.control;
        }
    }
    rows.retain(|r| r.cells.iter().any(|c| !c.is_blank()));
    rows.sort_by_key(|r| r.number);
    Ok(rows)
}

fn cell(value: &DataRef<'_>, base_1904: bool, flaws: &mut Flaws) -> Cell {
    match Data::from(value.clone()) {
        Data::Empty => Cell::Blank,
        Data::Int(n) => Cell::Number(n as f64),
        Data::Float(n) => Cell::Number(n),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            let clean: String = if text.chars().any(bad) {
                flaws.control = true;
                text.chars().filter(|c| !bad(*c)).collect()
            } else {
                text
            };
            if clean.trim().is_empty() { Cell::Blank } else { Cell::Text(clean) }
        }
        Data::Bool(yes) => Cell::Text(if yes { "TRUE" } else { "FALSE" }.to_owned()),
        Data::DateTime(moment) => {
            let serial = moment.as_f64();
            let days = (moment.is_datetime() && (1.0..2_958_466.0).contains(&serial)).then_some(serial.floor() as u32);
            days.and_then(|d| from_serial(d, base_1904)).map_or(Cell::Number(serial), Cell::Date)
        }
        Data::Error(_) => Cell::Failed,
    }
}

/// Columns marked hidden in the head of the sheet's part; an unusual part name only means that none is known to be hidden.
fn hidden_columns(bytes: &[u8], index: usize) -> BTreeSet<usize> {
    let mut head = String::new();
    let part = format!("xl/worksheets/sheet{}.xml", index + 1);
    let read = zip::ZipArchive::new(Cursor::new(bytes)).ok().and_then(|mut a| {
        let entry = a.by_name(&part).ok()?;
        let mut buffer = Vec::new();
        entry.take(64 << 10).read_to_end(&mut buffer).ok()?;
        Some(String::from_utf8_lossy(&buffer).into_owned())
    });
    head.push_str(&read.unwrap_or_default());
    let Some(cols) = head.split_once("<cols>").and_then(|(_, rest)| rest.split_once("</cols>")).map(|(cols, _)| cols)
    else {
        return BTreeSet::new();
    };
    let attribute = |tag: &str, name: &str| -> Option<String> {
        let value = tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0;
        Some(value.to_owned())
    };
    cols.split("<col")
        .filter(|tag| attribute(tag, "hidden").is_some_and(|h| h == "1" || h == "true"))
        .filter_map(|tag| {
            Some((attribute(tag, "min")?.parse::<usize>().ok()?, attribute(tag, "max")?.parse::<usize>().ok()?))
        })
        .flat_map(|(min, max)| min.saturating_sub(1)..max.min(min + 600))
        .collect()
}
