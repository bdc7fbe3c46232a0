//! The lines above and between the rows of people: titles, headings, totals, words.

use super::alone;
use super::company;
use super::grid::Row;
use super::issue::{Issue, IssueCode};
use super::rowkind;
use super::table::{Table, Total};
use super::titlename::{self, paired};
use super::titles;

impl Table<'_> {
    /// The lines above the table.
    pub(super) fn titles(&mut self, end: usize) {
        let rows = self.sheet.rows.get(..end).unwrap_or(&[]);
        let mut at = 0;
        while let Some(row) = rows.get(at) {
            let pair = rows.get(at + 1).and_then(|below| paired(row, below));
            at += 1 + usize::from(pair.is_some());
            self.words(pair.as_ref().unwrap_or(row));
        }
    }

    /// Titles without any key: what stands alone there can still be the flight's number and day.
    pub(super) fn alone(&mut self) {
        if let [only] = self.contexts.as_mut_slice() {
            if only.number.is_none() {
                only.number = self.notes.iter().find_map(|n| titlename::lone_number(n));
            }
            if only.number.is_some() && only.date.is_none() {
                only.date = self.notes.iter().find_map(|n| titlename::lone_date(n));
            }
        }
    }

    /// A line outside the rows of people: a flight, a total, or words.
    pub(super) fn words(&mut self, row: &Row) {
        let text = row.joined();
        if let Some(printed) = rowkind::total(row) {
            self.issues
                .push(Issue::new(IssueCode::TotalRowIgnored, self.sheet.label(), Some(row.number)).cell("", text));
            self.totals.push(Total {
                row: row.number,
                printed,
                context: self.contexts.len() - 1,
                before: self.entries.len(),
                held_before: self.held.len(),
            });
            return;
        }
        self.heading(row, &text);
        let mut facts = titles::facts(&text);
        let context = self.contexts.len() - 1;
        let used = self.entries.last().is_some_and(|e| e.context == context);
        let flight = facts.number.is_some() || facts.date.is_some() && facts.origin.is_some();
        if flight || !facts.is_empty() && (self.sections.is_empty() || !used && context > 0) {
            facts.learn(&std::mem::take(&mut self.ahead));
            match self.contexts.last_mut() {
                Some(last) if !used => last.learn(&facts),
                _ => self.contexts.push(facts),
            }
        } else if !facts.is_empty() {
            self.ahead.learn(&facts);
            self.notes.push(text);
            return;
        } else if !self.sections.is_empty() {
            self.issues.push(
                Issue::new(IssueCode::NoteRowIgnored, self.sheet.label(), Some(row.number)).cell("", text.clone()),
            );
        }
        self.notes.push(text);
    }

    /// A heading parts the list: *MENORES NO ACOMPAÑADOS*, *Adultos*. A sentence with figures or many words is none.
    fn heading(&mut self, row: &Row, text: &str) {
        if row.filled().count() == 1 && !self.sections.is_empty() && company::family_heading(text) {
            self.family = Some(self.families.len());
            self.families.push(text.to_owned());
            self.alone = false;
            return;
        }
        let short = text.split_whitespace().count() <= 8 && !text.bytes().any(|b| b.is_ascii_digit());
        if short && row.filled().count() == 1 && !text.contains(['_', ':', '=', '*']) {
            let says = alone::alone(text) == Some(true) && !alone::others_too(text);
            // Titles above everything are many; one of them is enough.
            self.alone = says || self.alone && self.sections.is_empty();
            self.family = None;
        }
    }
}
