//! A sheet walked from top to bottom: titles, headers, people, totals, words.

use std::collections::BTreeMap;

use super::alone;
use super::columns::{self, Column};
use super::confirmed::Confirmed;
use super::field::Field;
use super::formula;
use super::grid::{Row, Sheet};
use super::header::{self, Header};
use super::issue::{Issue, IssueCode};
use super::rowkind::{self, Printed};
use super::titles::{self, Facts};
use crate::fields::date::Order;

/// People under one header.
#[derive(Clone, Debug)]
pub struct Section {
    /// The (last) row of the header.
    pub header_row: Option<u32>,
    /// Meanings of the columns.
    pub columns: Vec<Column>,
    /// Cells a row must have, where a missing one is a fault.
    pub width: usize,
    /// The order of day and month this sender was found to use.
    pub order: Option<Order>,
    texts: Vec<String>,
}

/// One person's row.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Index among the rows of the sheet.
    pub row: usize,
    /// Index among the sections.
    pub section: usize,
    /// Index among the flights named by titles.
    pub context: usize,
    /// The heading above it says that those below are children alone.
    pub alone: bool,
    /// Index among the families named by headings.
    pub family: Option<usize>,
}

/// A printed total and what came before it.
#[derive(Clone, Copy, Debug)]
pub struct Total {
    /// Its row.
    pub row: u32,
    /// What it prints.
    pub printed: Printed,
    /// The flight it stands under.
    pub context: usize,
    /// Number of entries before it.
    pub before: usize,
    /// Number of held rows before it.
    pub held_before: usize,
}

/// A sheet understood as rows.
#[derive(Debug)]
pub struct Table<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// Headers with their columns.
    pub sections: Vec<Section>,
    /// People.
    pub entries: Vec<Entry>,
    /// Rows kept for repair: index among the rows, and the flight they stand under.
    pub held: Vec<(usize, usize)>,
    /// Flights named by titles; the first is what stands above everything.
    pub contexts: Vec<Facts>,
    /// Printed totals.
    pub totals: Vec<Total>,
    /// What rows above a flight's number already told of it.
    pub ahead: Facts,
    /// Whether the last heading says that those below are children alone.
    pub alone: bool,
    /// Families named by headings.
    pub families: Vec<String>,
    /// The family those below belong to.
    pub family: Option<usize>,
    /// Lines of words, for hints and legends.
    pub notes: Vec<String>,
    /// What was noticed on the way.
    pub issues: Vec<Issue>,
}

/// Different headers one sheet may have.
const MOST_HEADERS: usize = 40;

/// Walks a sheet; nothing when it holds no table of people.
pub fn walk<'s>(sheet: &'s Sheet, confirmed: Confirmed<'_>) -> Option<Table<'s>> {
    let found = header::find(sheet, 0, 120);
    let mut table = Table {
        sheet,
        sections: Vec::new(),
        entries: Vec::new(),
        held: Vec::new(),
        contexts: vec![Facts::default()],
        totals: Vec::new(),
        ahead: Facts::default(),
        alone: sheet.label().is_some_and(|name| alone::alone(name) == Some(true)),
        families: Vec::new(),
        family: None,
        notes: Vec::new(),
        issues: Vec::new(),
    };
    let start = match &found {
        Some(header) => {
            table.titles(header.first);
            table.alone();
            table.open(header, confirmed);
            header.last + 1
        }
        None => table.headerless(confirmed)?,
    };
    let mut at = start;
    while let Some(row) = sheet.rows.get(at) {
        at = table.step(at, row, confirmed);
    }
    Some(table)
}

impl Table<'_> {
    fn open(&mut self, header: &Header, confirmed: Confirmed<'_>) {
        let filled = header.texts.iter().filter(|t| !t.is_empty()).count();
        let rows: Vec<&Row> = self
            .sheet
            .rows
            .iter()
            .skip(header.last + 1)
            .take(2_000)
            .enumerate()
            .take_while(|(i, row)| !self.other_header(header, header.last + 1 + i, row))
            .map(|(_, row)| row)
            .filter(|r| r.filled().count() * 3 >= filled.max(3) && !header::repeats(&header.texts, r))
            .collect();
        let known = confirmed.of(&header.texts);
        let columns = columns::assign(&header.texts, &rows, &self.sheet.hidden, &known.columns);
        let header_row = self.sheet.rows.get(header.last).map(|r| r.number);
        let width = self
            .sheet
            .rows
            .get(header.first..=header.last)
            .unwrap_or(&[])
            .iter()
            .map(|r| r.cells.len())
            .max()
            .unwrap_or(0);
        for column in columns.iter().filter(|c| c.field == Field::Ignored && !c.header.is_empty()) {
            self.issues.push(Issue::new(IssueCode::ColumnIgnored, self.sheet.label(), None).cell(&column.header, ""));
        }
        self.sections.push(Section {
            header_row,
            columns,
            width,
            order: known.date_order,
            texts: header.texts.clone(),
        });
    }

    /// Whether another table begins at a row, with other columns.
    fn other_header(&self, header: &Header, at: usize, row: &Row) -> bool {
        header::wordy(row)
            && !header::repeats(&header.texts, row)
            && header::find(self.sheet, at, 1).is_some_and(|next| next.first == at)
    }

    /// A table without a header: rows of the commonest width whose columns look like people.
    fn headerless(&mut self, confirmed: Confirmed<'_>) -> Option<usize> {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for row in &self.sheet.rows {
            *widths
                .entry(if self.sheet.ragged { row.cells.len() } else { row.filled().count().min(3) })
                .or_default() += 1;
        }
        let width = widths.iter().filter(|(w, _)| **w >= 3).max_by_key(|(w, n)| (**n, **w)).map(|(w, _)| *w)?;
        let tabular = |r: &&Row| {
            if self.sheet.ragged { r.cells.len() == width } else { r.filled().count() >= 3 }
        };
        let rows: Vec<&Row> = self.sheet.rows.iter().filter(tabular).collect();
        let columns = columns::assign(&[], &rows, &self.sheet.hidden, confirmed.columns);
        let personal = columns.iter().filter(|c| c.field.is_personal()).count();
        if personal < 3 || !columns.iter().any(|c| c.field.is_name()) {
            return None;
        }
        let first = self.sheet.rows.iter().position(|r| tabular(&r) && rowkind::evidence(r, &columns).is_person())?;
        // A header in words nobody knows: no figure in it, and figures below it in several columns.
        let figures = |r: &Row| {
            let in_numbers = |c: &usize| r.cell(*c).text().bytes().any(|b| b.is_ascii_digit());
            (0..width.max(columns.len())).filter(in_numbers).count()
        };
        let below: Vec<usize> = rows.iter().skip(1).take(40).map(|r| figures(r)).collect();
        let strange = self.sheet.rows.get(first).filter(|r| {
            header::wordy(r)
                && figures(r) == 0
                && below.len() >= 2
                && below.iter().filter(|n| **n >= 2).count() * 10 >= below.len() * 9
        });
        let texts: Vec<String> =
            strange.map(|r| r.cells.iter().map(|c| c.text().into_owned()).collect()).unwrap_or_default();
        let (header_row, start) = (strange.map(|r| r.number), first + usize::from(strange.is_some()));
        self.titles(first);
        let mut columns = columns;
        for column in &mut columns {
            column.header = texts.get(column.index).cloned().unwrap_or_default();
        }
        self.sections.push(Section { header_row, columns, width, order: None, texts });
        Some(start)
    }

    /// Takes one row and says which is next.
    fn step(&mut self, at: usize, row: &Row, confirmed: Confirmed<'_>) -> usize {
        let Some(section) = self.sections.len().checked_sub(1) else {
            return at + 1;
        };
        let Some(current) = self.sections.get(section) else {
            return at + 1;
        };
        if header::repeats(&current.texts, row) {
            self.issues.push(Issue::new(IssueCode::HeaderRepeated, self.sheet.label(), Some(row.number)));
            return at + 1;
        }
        if rowkind::total(row).is_some() {
            self.words(row);
            return at + 1;
        }
        let evidence = rowkind::evidence(row, &current.columns);
        // No list has so many headers of its own; a file of nothing but header words is not looked through again and again.
        if self.sections.len() < MOST_HEADERS
            && header::wordy(row)
            && !(evidence.named && evidence.fitting >= 2)
            && let Some(next) = header::find(self.sheet, at, 1).filter(|h| h.first == at)
        {
            self.open(&next, confirmed);
            return next.last + 1;
        }
        // What says two things of a flight and nothing that fits a person is a title, wherever it stands.
        if evidence.fitting == 0 && titles::facts(&row.joined()).told() >= 2 {
            self.words(row);
            return at + 1;
        }
        let context = self.contexts.len() - 1;
        let width = current.width;
        if self.sheet.ragged && (evidence.fitting >= 1 || evidence.filled * 2 >= width) && evidence.filled >= 2 {
            let over = row.cells.iter().skip(width).any(|c| !c.is_blank());
            if row.flaws.quote || row.cells.len() < width || over {
                let code = if row.flaws.quote { IssueCode::QuoteNotClosed } else { IssueCode::ColumnCount };
                let value = format!("{} / {width}", row.cells.len());
                self.issues.push(Issue::new(code, self.sheet.label(), Some(row.number)).cell("", value));
                self.held.push((at, context));
                return at + 1;
            }
        }
        if evidence.is_person() {
            self.flaws(row);
            self.ahead = Facts::default();
            self.entries.push(Entry { row: at, section, context, alone: self.alone, family: self.family });
        } else {
            self.words(row);
        }
        at + 1
    }

    /// What was wrong with the text of a person's row, whatever it says.
    fn flaws(&mut self, row: &Row) {
        let label = self.sheet.label();
        if row.flaws.control {
            self.issues.push(Issue::new(IssueCode::ControlCharacters, label, Some(row.number)));
        }
        if row.flaws.encoding {
            self.issues.push(Issue::new(IssueCode::EncodingMixed, label, Some(row.number)));
        }
        if let Some((c, text)) = row.filled().find_map(|(c, cell)| formula::like(cell).map(|t| (c, t))) {
            let column = self.sections.last().and_then(|s| s.columns.get(c)).map_or("", |c| c.header.as_str());
            self.issues.push(Issue::new(IssueCode::FormulaLikeText, label, Some(row.number)).cell(column, text));
        }
    }
}
