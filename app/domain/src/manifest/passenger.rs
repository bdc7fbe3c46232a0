//! One passenger of a PAXLST message: the segments from one NAD+FL to the next.

use jiff::civil::Date;

use super::alone;
use super::draft::Draft;
use super::edifact::{Segment, part};
use super::issue::{Issue, IssueCode};
use super::paper;
use super::paxlst::{place_name, stated};
use super::reading::{BirthDate, CuiRead};
use crate::fields::birth::{self, LONGEST_LIFE, Precision};
use crate::fields::date::{DateError, Order};
use crate::fields::document::{Document, DocumentKind};
use crate::fields::fold::{letters_and_digits, says_nothing, tidy};
use crate::fields::place::{self, Doubt};
use crate::fields::sex::Sex;
use crate::fields::{age, country, cui, names};

/// Reads one passenger; `day` is the day of the flight.
pub(super) fn read(segments: &[Segment], ordinal: u32, day: Option<Date>, issues: &mut Vec<Issue>) -> Draft {
    let mut draft = Draft::default();
    draft.line.row = ordinal;
    let mut papers: Vec<Document> = Vec::new();
    let mut reference: Option<(u8, String)> = None;
    let mut born = false;
    for segment in segments {
        match (part(segment, 0, 0), part(segment, 1, 0)) {
            ("NAD", _) => name(segment, &mut draft, issues),
            ("ATT", "2") => {
                draft.line.sex = match part(segment, 3, 0) {
                    "F" => Some(Sex::F),
                    "M" => Some(Sex::M),
                    "X" => Some(Sex::X),
                    "" | "U" => None,
                    other => {
                        issues.push(at(IssueCode::SexUnreadable, ordinal).cell("ATT", other));
                        None
                    }
                }
            }
            ("DTM", "329") => {
                born = true;
                birth_date(part(segment, 1, 1), day, &mut draft, issues);
            }
            ("LOC", "180") if draft.line.municipality_code.is_none() => {
                let town = place_name(segment);
                let found = place::parse(&town, None);
                if found.doubt.is_none() {
                    (draft.line.municipality_code, draft.line.department_code) = (found.municipality, found.department);
                }
            }
            ("NAT", "2") => draft.line.nationality = country::parse(part(segment, 2, 0)).ok(),
            // Free text of a passenger can say that a child is alone.
            ("FTX", _) => {
                let text: Vec<&str> = segment.iter().skip(1).flatten().map(String::as_str).collect();
                draft.alone = draft.alone.or_else(|| alone::alone(&text.join(" ")));
            }
            ("RFF", kind) => {
                let value = part(segment, 1, 1);
                match kind {
                    "SEA" => {
                        draft.line.seat = Some(letters_and_digits(value)).filter(|t| !t.is_empty());
                    }
                    "ABO" | "AGK" | "CR" | "AFM" => {
                        let rank = u8::from(kind != "ABO");
                        if !says_nothing(value) && reference.as_ref().is_none_or(|r| rank < r.0) {
                            reference = Some((rank, letters_and_digits(value)));
                        }
                    }
                    _ => {}
                }
            }
            ("DOC", _) => papers.push(document(segment)),
            _ => {}
        }
    }
    draft.line.sender_ref = reference.map(|r| r.1);
    settle_papers(papers, ordinal, &mut draft, issues);
    if !born {
        issues.push(at(IssueCode::BirthDateMissing, ordinal).cell("DTM", ""));
    }
    if draft.line.nationality.is_some_and(|n| n != "GTM") {
        issues.push(at(IssueCode::OtherNationality, ordinal));
    }
    draft
}

fn at(code: IssueCode, ordinal: u32) -> Issue {
    Issue::new(code, None, Some(ordinal))
}

fn name(segment: &Segment, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let ordinal = draft.line.row;
    let parts: Vec<String> = segment.get(4).into_iter().flatten().map(|t| tidy(t)).collect();
    let (surnames, given) = match parts.as_slice() {
        [one] => {
            let parted = names::part(one, names::NameOrder::SurnamesFirst);
            (parted.surnames, parted.given)
        }
        [surnames, given @ ..] => (surnames.clone(), tidy(&given.join(" "))),
        [] => (String::new(), String::new()),
    };
    let split = names::split_surnames(&surnames);
    let line = &mut draft.line;
    (line.surname_1, line.surname_2, line.married_surname) = (split.first, split.second, split.married);
    line.surnames = Some(surnames).filter(|t| t.chars().any(char::is_alphabetic));
    line.given_names = Some(given).filter(|t| t.chars().any(char::is_alphabetic));
    if line.surnames.is_none() || line.given_names.is_none() {
        issues.push(at(IssueCode::MissingName, ordinal).cell("NAD", parts.join(" ")));
    }
    let (town, department) = (part(segment, 6, 0), part(segment, 7, 0));
    let department = [department, part(segment, 7, 3)].into_iter().find(|d| !says_nothing(d));
    if says_nothing(town) {
        line.department_code = department.and_then(place::department);
        return;
    }
    let found = place::parse(town, department);
    (line.municipality_code, line.department_code) = (found.municipality, found.department);
    let code = match found.doubt {
        None => return,
        Some(Doubt::Unknown) => IssueCode::UnknownMunicipality,
        Some(Doubt::Ambiguous) => IssueCode::MunicipalityAmbiguous,
        Some(Doubt::Mismatch) => IssueCode::DepartmentMismatch,
        Some(Doubt::Guessed) => IssueCode::MunicipalityGuessed,
    };
    issues.push(at(code, ordinal).cell("NAD", town));
}

fn birth_date(text: &str, flight: Option<Date>, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let mut say = |code| issues.push(at(code, draft.line.row).cell("DTM", text));
    if says_nothing(text) {
        say(IssueCode::BirthDateMissing);
        return;
    }
    match stated(text).and_then(|w| w.settle(Order::DayMonth, flight, false)) {
        Err(DateError::Impossible) => say(IssueCode::DateImpossible),
        Err(DateError::Unreadable) => say(IssueCode::DateUnreadable),
        Ok(known) if flight.is_some_and(|f| known.span().0 > f) => say(IssueCode::BirthDateFuture),
        Ok(known) => {
            let (value, precision) = birth::printed(known);
            if precision == Precision::Approximate {
                say(IssueCode::BirthDateApproximate);
            }
            if flight.is_some_and(|f| age::full_years(known.span().1.min(f), f) > LONGEST_LIFE) {
                say(IssueCode::BirthDateImplausible);
            }
            draft.birth = Some(known);
            draft.line.birth_date = BirthDate { value: Some(value), precision };
            draft.line.is_minor = flight.map(|f| birth::is_minor(known, f));
        }
    }
}

fn document(segment: &Segment) -> Document {
    let number = letters_and_digits(part(segment, 2, 0));
    let kind = match part(segment, 1, 0) {
        "P" | "PP" => DocumentKind::Passport,
        "I" | "ID" if number.len() == 13 && number.bytes().all(|b| b.is_ascii_digit()) => DocumentKind::Dpi,
        "T" | "TD" => DocumentKind::TravelDocument,
        "BC" => DocumentKind::BirthCertificate,
        _ => DocumentKind::Other,
    };
    Document { kind: Some(kind), number: Some(number).filter(|n| !n.is_empty()) }
}

/// A DPI's number is the CUI; of two papers the one that is not the DPI is the document.
fn settle_papers(papers: Vec<Document>, ordinal: u32, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let dpi = papers.iter().find(|p| p.kind == Some(DocumentKind::Dpi)).cloned();
    for paper in papers {
        match (paper.kind, paper.number.as_deref()) {
            (Some(DocumentKind::Dpi), Some(number)) if draft.line.cui.is_none() => {
                if let Ok(read) = cui::parse(number) {
                    if let Some(code) = paper::doubt(read.doubt) {
                        issues.push(at(code, ordinal).cell("DOC", number));
                    }
                    draft.line.cui = Some(CuiRead { valid: read.valid(), number: read.number });
                }
            }
            (Some(DocumentKind::Dpi), _) => {}
            _ if draft.line.document.is_none() => draft.line.document = Some(paper),
            _ => {}
        }
    }
    draft.line.document = draft.line.document.take().or(dpi);
}
