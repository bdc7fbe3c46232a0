//! Papers and numbers of a row: CUI, document, the sender's reference.

use super::columns::Column;
use super::draft::Draft;
use super::field::Field;
use super::grid::Cell;
use super::issue::{Issue, IssueCode};
use super::person::{Person, Rules};
use super::reading::CuiRead;
use crate::fields::cui::{self, CuiError, Doubt};
use crate::fields::document::{self, Document, DocumentError, DocumentKind};
use crate::fields::fold::{fold, letters_and_digits, says_nothing};

/// Reads the CUI of a row.
pub fn cui(person: &Person<'_>, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let Some((column, cell)) = person.first(Field::Cui) else {
        return;
    };
    let text = cell.text();
    if cell.is_blank() || says_nothing(&text) {
        return;
    }
    match cui::parse(&text) {
        Ok(read) => {
            if let Some(code) = doubt(read.doubt) {
                issues.push(person.issue(code).cell(&column.header, text));
            }
            draft.line.cui = Some(CuiRead { valid: read.valid(), number: read.number });
        }
        Err(CuiError::Mangled) => {
            draft.mangled = true;
            issues.push(person.issue(IssueCode::NumberMangled).cell(&column.header, text));
        }
        Err(CuiError::NoNumber) => {}
    }
}

/// The issue for a doubt about a CUI.
pub const fn doubt(doubt: Option<Doubt>) -> Option<IssueCode> {
    match doubt {
        None => None,
        Some(Doubt::Length) => Some(IssueCode::CuiLength),
        Some(Doubt::CheckDigit) => Some(IssueCode::CuiCheckDigit),
        Some(Doubt::Place) => Some(IssueCode::CuiPlace),
    }
}

fn kind(text: &str, rules: &Rules) -> Result<DocumentKind, DocumentError> {
    match document::kind(text) {
        Err(DocumentError::Unknown) => {
            rules.legend.get(&fold(text)).map_or(Err(DocumentError::Unknown), |meaning| document::kind(meaning))
        }
        known => known,
    }
}

/// Reads the paper of a row; a DPI's number is the CUI where the row has no other.
pub fn document(person: &Person<'_>, rules: &Rules, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let mut paper: Option<Document> = None;
    if let Some((column, cell)) = person.first(Field::Document) {
        let text = cell.text();
        match document::parse(&text) {
            Ok(read) => paper = Some(read),
            Err(DocumentError::None) => {}
            Err(DocumentError::Unknown) => {
                issues.push(person.issue(IssueCode::DocumentTypeUnknown).cell(&column.header, text));
            }
        }
    }
    let typed = person.first(Field::DocumentType).filter(|(_, c)| !c.is_blank());
    let said = typed.map(|(column, cell)| (column, cell.text(), kind(&cell.text(), rules)));
    let numbered = person.all(Field::DocumentNumber).find_map(|(column, cell)| {
        let text = whole(person, column, cell, issues)?;
        document::number(&text).map(|n| (column, n))
    });
    match (said, numbered) {
        (Some((_, _, Err(DocumentError::None))), None) => {}
        (Some((_, _, Ok(kind))), number) => {
            paper = Some(Document { kind: Some(kind), number: number.map(|n| n.1) });
        }
        (Some((column, text, Err(_))), Some((by, number))) => {
            if !says_nothing(&text) {
                issues.push(person.issue(IssueCode::DocumentTypeUnknown).cell(&column.header, text.clone()));
            }
            let kind = by.paper.or_else(|| (!says_nothing(&text)).then_some(DocumentKind::Other));
            paper = Some(Document { kind, number: Some(number) });
        }
        (Some((column, text, Err(_))), None) => {
            issues.push(person.issue(IssueCode::DocumentTypeUnknown).cell(&column.header, text));
        }
        (None, Some((by, number))) if paper.is_none() => {
            paper = Some(Document { kind: by.paper, number: Some(number) });
        }
        (None, _) => {}
    }
    if let Some(Document { kind: Some(DocumentKind::Dpi), number: Some(number) }) = &paper
        && draft.line.cui.is_none()
        && !draft.mangled
        && number.len() == 13
        && let Ok(read) = cui::parse(number)
    {
        if let Some(code) = doubt(read.doubt) {
            issues.push(person.issue(code).cell("DPI", number.clone()));
        }
        draft.line.cui = Some(CuiRead { valid: read.valid(), number: read.number });
    }
    draft.line.document = paper;
}

/// The text of a number, nothing when a spreadsheet has lost digits of it.
fn whole(person: &Person<'_>, column: &Column, cell: &Cell, issues: &mut Vec<Issue>) -> Option<String> {
    let text = cell.text();
    match cui::scientific(&text) {
        Some(Err(_)) => {
            issues.push(person.issue(IssueCode::NumberMangled).cell(&column.header, text));
            None
        }
        Some(Ok(number)) => Some(number),
        None => Some(text.into_owned()),
    }
}

/// Reads the sender's reference; nine bare digits under an A-number header get their A.
pub fn sender_ref(person: &Person<'_>, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let Some((column, cell)) = person.first(Field::SenderRef) else {
        return;
    };
    let Some(text) = whole(person, column, cell, issues).filter(|t| !says_nothing(t)) else {
        return;
    };
    let number = letters_and_digits(text.trim_end_matches(".0"));
    let bare = number.len() == 9 && number.bytes().all(|b| b.is_ascii_digit());
    let number = if column.alien && bare { format!("A{number}") } else { number };
    draft.line.sender_ref = (!number.is_empty()).then_some(number);
}
