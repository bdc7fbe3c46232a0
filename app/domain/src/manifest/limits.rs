//! The sandbox: how much a file may hold before it is refused.

/// Sizes beyond which a file is refused instead of read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of everything inside a workbook once unpacked.
    pub unpacked: u64,
    /// Records or rows of one sheet.
    pub rows: u32,
    /// Cells of one row.
    pub columns: usize,
    /// Bytes of one record of text.
    pub record: usize,
    /// Bytes of one cell.
    pub cell: usize,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Lines a quoted cell may run on before its quotation mark counts as never closed.
    pub quoted_lines: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 24 << 20,
            unpacked: 64 << 20,
            rows: 60_000,
            columns: 512,
            record: 1 << 20,
            cell: 32 << 10,
            sheets: 64,
            quoted_lines: 60,
        }
    }
}
