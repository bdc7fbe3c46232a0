//! From the bytes of a CSV file to rows of one table, or to the reason why the file cannot be read.

use std::collections::BTreeMap;

use super::columns::{Table, date_column};
use super::finding::{Code, Finding};

/// One record with its trimmed cells by column.
#[derive(Clone, Debug)]
pub struct Row {
    pub file: String,
    /// Physical line where the record begins.
    pub line: u32,
    pub cells: BTreeMap<String, String>,
    /// Whether the row counts as one that goes in; of HSDS only services do.
    pub counted: bool,
}

impl Row {
    /// The cell, empty when the column is not there.
    pub fn text(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// A copy of a filled cell.
    pub fn some(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// The number in a cell already checked; digits beyond `i64` count as its end.
    pub fn number(&self, column: &str) -> Option<i64> {
        let cell = self.text(column);
        let end = if cell.starts_with('-') { i64::MIN } else { i64::MAX };
        (!cell.is_empty()).then(|| cell.parse().unwrap_or(end))
    }

    /// Whether the flag says `yes`.
    pub fn yes(&self, column: &str) -> bool {
        self.text(column) == "yes"
    }

    /// The parts of a list cell.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &str> {
        self.text(column).split(';').map(str::trim).filter(|part| !part.is_empty())
    }

    /// A finding at this row, showing the cell of `column`.
    pub fn finding(&self, column: &str, code: Code) -> Finding {
        Finding::new(&self.file, self.line, column, code, self.text(column))
    }
}

/// The rows of one file.
#[derive(Debug)]
pub struct Sheet {
    pub table: Table,
    pub rows: Vec<Row>,
    /// Unknown columns and rows with too many or too few cells.
    pub findings: Vec<Finding>,
}

/// The text of a file without its byte-order mark, or why there is none.
pub fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, Finding> {
    let line_at = |end: usize| 1 + breaks(bytes.get(..end).unwrap_or_default());
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Finding::new(file, 0, "", Code::EmptyFile, ""));
    }
    if let Some(null) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Finding::new(file, line_at(null), "", Code::NullByte, ""));
    }
    std::str::from_utf8(bytes).map_err(|error| Finding::new(file, line_at(error.valid_up_to()), "", Code::NotUtf8, ""))
}

/// The rows of a CSV text; `Err` when nothing of the file can be used.
pub fn rows(file: &str, text: &str) -> Result<Sheet, Finding> {
    let stop = |line, column: &str, code| Err(Finding::new(file, line, column, code, column));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records().map_while(Result::ok);
    let header: Vec<String> =
        records.next().map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect()).unwrap_or_default();
    let Some(table) = Table::recognise(&header) else {
        return stop(1, "", Code::UnknownHeader);
    };
    let has = |column: &str| header.iter().any(|cell| cell == column);
    let missing = table.required().iter().find(|column| !has(column) && !date_column(column).is_some_and(has));
    if let Some(column) = missing {
        return stop(1, column, Code::MissingColumn);
    }
    let mut findings: Vec<Finding> = header
        .iter()
        .enumerate()
        .filter(|(at, column)| table.cell(column).is_none() || header.iter().take(*at).any(|before| before == *column))
        .map(|(_, column)| Finding::new(file, 1, column, Code::UnknownColumn, column))
        .collect();
    let mut rows = Vec::new();
    let mut lines = Lines { text: text.as_bytes(), counted: 0, line: 1 };
    for record in records.filter(|record| record.iter().any(|cell| !cell.trim().is_empty())) {
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        if record.len() == header.len() {
            rows.push(Row { file: file.to_owned(), line, cells: cells(table, &header, &record), counted: true });
        } else {
            let cells = format!("{}/{}", record.len(), header.len());
            findings.push(Finding::new(file, line, "", Code::ColumnCount, &cells));
        }
    }
    if rows.is_empty() && findings.iter().all(|finding| finding.code == Code::UnknownColumn) {
        return stop(1, "", Code::NoRows);
    }
    Ok(Sheet { table, rows, findings })
}

/// The cells of known columns; of a repeated column the first counts.
fn cells(table: Table, header: &[String], record: &csv::StringRecord) -> BTreeMap<String, String> {
    let mut cells = BTreeMap::new();
    for (column, cell) in header.iter().zip(record).filter(|(column, _)| table.cell(column).is_some()) {
        cells.entry(column.clone()).or_insert_with(|| cell.trim().to_owned());
    }
    cells
}

/// Comma, semicolon or tab: whichever the heading has most of.
fn separator(text: &str) -> u8 {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &u8| heading.bytes().filter(|byte| byte == separator).count();
    b"\t;,".iter().copied().max_by_key(count).unwrap_or(b',')
}

/// Line breaks in `bytes`: LF, CRLF, or a CR alone.
fn breaks(bytes: &[u8]) -> u32 {
    let mut count = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let alone = *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        count += u32::from(*byte == b'\n' || alone);
    }
    count
}

/// Counts physical lines as records go by.
struct Lines<'a> {
    text: &'a [u8],
    counted: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the first character at or after `byte` that is no line break.
    fn at(&mut self, byte: u64) -> u32 {
        let from = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let blank = self.text.iter().skip(from).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.line += breaks(self.text.get(self.counted..from + blank).unwrap_or_default());
        self.counted = from + blank;
        self.line
    }
}
