//! One row to one line.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::columns::Column;
use super::draft::Draft;
use super::field::Field;
use super::grid::{Cell, Row};
use super::issue::{Issue, IssueCode};
use super::profile::is_mark;
use super::{birth, company, paper};
use crate::fields::fold::{fold, letters_and_digits, says_nothing, tidy};
use crate::fields::names::{self, NameOrder};
use crate::fields::place::{self, Doubt};
use crate::fields::sex::{self, LetterM, Sex};
use crate::fields::{country, language};

/// What was decided for the whole sheet before any row is read.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Order of day and month of births; none when nothing decides it.
    pub order: Option<crate::fields::date::Order>,
    /// What M means.
    pub woman_m: bool,
    /// Numbers that stand for a sex.
    pub sexes: BTreeMap<String, Sex>,
    /// Codes explained in the file.
    pub legend: BTreeMap<String, String>,
    /// Whether full names are printed surnames first.
    pub surnames_first: bool,
    /// The label column only says yes or no.
    pub family_is_flag: bool,
    /// The label of a family has a mark for each person behind it.
    pub family_by_stem: bool,
    /// Dates count from 1904.
    pub base_1904: bool,
}

/// A row under its columns.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// The sheet's name.
    pub sheet: Option<&'a str>,
    /// The row.
    pub row: &'a Row,
    /// Its columns.
    pub columns: &'a [Column],
}

impl<'a> Person<'a> {
    /// All columns of a meaning with their cells.
    pub fn all(self, field: Field) -> impl Iterator<Item = (&'a Column, &'a Cell)> {
        self.columns.iter().filter(move |c| c.field == field).map(move |c| (c, self.row.cell(c.index)))
    }

    /// The first column of a meaning.
    pub fn first(self, field: Field) -> Option<(&'a Column, &'a Cell)> {
        self.all(field).next()
    }

    /// The text of a meaning, when it says something.
    pub fn said(self, field: Field) -> Option<(&'a Column, String)> {
        let (column, cell) = self.first(field)?;
        let text = cell.text();
        (!cell.is_blank() && !says_nothing(&text)).then(|| (column, text.into_owned()))
    }

    /// An issue at this row.
    pub fn issue(self, code: IssueCode) -> Issue {
        Issue::new(code, self.sheet, Some(self.row.number))
    }
}

/// Reads a row. `flight` is the day of its flight.
pub fn read(person: Person<'_>, rules: &Rules, flight: Option<Date>, issues: &mut Vec<Issue>) -> Draft {
    let mut draft = Draft::default();
    draft.line.sheet = person.sheet.map(str::to_owned);
    draft.line.row = person.row.number;
    draft.line.list_no = person.first(Field::ListNo).and_then(|(_, c)| list_no(&c.text()));
    draft.line.seat = person.said(Field::Seat).map(|(_, t)| letters_and_digits(&t)).filter(|t| !t.is_empty());
    name(person, rules, &mut draft, issues);
    sex_of(person, rules, &mut draft, issues);
    birth::read(person, rules, flight, &mut draft, issues);
    paper::cui(&person, &mut draft, issues);
    paper::document(&person, rules, &mut draft, issues);
    paper::sender_ref(&person, &mut draft, issues);
    place_of(person, &mut draft, issues);
    if let Some((column, text)) = person.said(Field::Nationality) {
        draft.line.nationality = country::parse(&text).ok();
        if draft.line.nationality.is_some_and(|n| n != "GTM") {
            issues.push(person.issue(IssueCode::OtherNationality).cell(&column.header, text));
        }
    }
    draft.line.languages = person.said(Field::Languages).and_then(|(_, t)| language::parse(&t).ok());
    company::read(person, rules, &mut draft);
    draft.line.printed = person.row.cells.iter().map(|c| c.text().into_owned()).collect();
    draft
}

/// Digits without leading zeros; anything else is no list number.
pub fn list_no(text: &str) -> Option<String> {
    let bare =
        text.trim().trim_end_matches(".0").trim_matches(|c: char| matches!(c, '.' | ')' | '(' | '#' | '-' | ' '));
    let digits = !bare.is_empty() && bare.len() <= 7 && bare.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| bare.trim_start_matches('0').to_owned()).filter(|t| !t.is_empty())
}

/// A name as printed; a word for "unknown", as senders write it, is none.
fn name_text(cell: &Cell) -> Option<String> {
    let text = tidy(&cell.text());
    let unknown = matches!(
        fold(&text).as_str(),
        "unk"
            | "unknown"
            | "desconocido"
            | "desconocida"
            | "fnu"
            | "lnu"
            | "sin nombre"
            | "no name"
            | "ninguno"
            | "none"
    );
    (text.chars().any(char::is_alphabetic) && !unknown && !(text.contains('/') && says_nothing(&text))).then_some(text)
}

fn name(person: Person<'_>, rules: &Rules, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let texts = |fields: &[Field]| -> Vec<String> {
        fields.iter().flat_map(|f| person.all(*f)).filter_map(|(_, c)| name_text(c)).collect()
    };
    let join = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join(" "));
    let line = &mut draft.line;
    if let Some((column, cell)) = person.first(Field::FullName) {
        let order =
            column.order.unwrap_or(if rules.surnames_first { NameOrder::SurnamesFirst } else { NameOrder::GivenFirst });
        if let Some(text) = name_text(cell) {
            let parted = names::part(&text, order);
            let said = column.order.is_some() || text.contains([',', '/']);
            if parted.guessed || !said {
                issues.push(person.issue(IssueCode::NameOrderUnclear).cell(&column.header, text));
            }
            line.given_names = Some(parted.given).filter(|t| !t.is_empty());
            line.surnames = Some(parted.surnames).filter(|t| !t.is_empty());
        }
        let split = names::split_surnames(line.surnames.as_deref().unwrap_or(""));
        (line.surname_1, line.surname_2, line.married_surname) = (split.first, split.second, split.married);
    } else {
        line.given_names = join(texts(&[Field::GivenNames, Field::OtherGivenNames]));
        let (all, first, second, married) = (
            texts(&[Field::Surnames]),
            texts(&[Field::Surname1]),
            texts(&[Field::Surname2]),
            texts(&[Field::MarriedSurname]),
        );
        let second_apart = person.first(Field::Surname2).is_some();
        let lead = join(all.into_iter().chain(first).collect());
        if second_apart && !second.is_empty() {
            (line.surname_1, line.surname_2) = (lead.clone(), join(second.clone()));
        } else {
            let split = names::split_surnames(lead.as_deref().unwrap_or(""));
            (line.surname_1, line.surname_2, line.married_surname) = (split.first, split.second, split.married);
        }
        line.married_surname = join(married.clone()).or_else(|| line.married_surname.take());
        line.surnames = join(lead.into_iter().chain(second).chain(married).collect());
    }
    if line.given_names.is_none() || line.surnames.is_none() {
        let (column, value) = person
            .columns
            .iter()
            .find(|c| c.field.is_name())
            .map_or(("", String::new()), |c| (c.header.as_str(), person.row.cell(c.index).text().into_owned()));
        issues.push(person.issue(IssueCode::MissingName).cell(column, value));
    }
}

fn sex_of(person: Person<'_>, rules: &Rules, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let Some((column, cell)) = person.first(Field::Sex) else {
        return;
    };
    let text = cell.text();
    let crossed = person.all(Field::Sex).filter(|(column, _)| column.crossed.is_some());
    let marks: Vec<Option<Sex>> =
        crossed.filter(|(_, cell)| is_mark(&cell.text())).map(|(column, _)| column.crossed).collect();
    match marks.as_slice() {
        [] if column.crossed.is_none() => {}
        [] => return issues.push(person.issue(IssueCode::SexMissing).cell(&column.header, "")),
        [only] => return draft.line.sex = *only,
        _ => return issues.push(person.issue(IssueCode::SexUnreadable).cell(&column.header, text)),
    }
    if cell.is_blank() || says_nothing(&text) || matches!(fold(&text).as_str(), "u" | "no especifica") {
        issues.push(person.issue(IssueCode::SexMissing).cell(&column.header, text));
        return;
    }
    let letter = if rules.woman_m { LetterM::Woman } else { LetterM::Male };
    draft.line.sex = rules.sexes.get(&fold(&text)).copied().or_else(|| sex::parse(&text, letter).ok());
    if draft.line.sex.is_none() {
        issues.push(person.issue(IssueCode::SexUnreadable).cell(&column.header, text));
    }
}

fn place_of(person: Person<'_>, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let department = person.said(Field::Department);
    let Some((column, town)) = person.said(Field::Municipality) else {
        draft.line.department_code = department.and_then(|(_, d)| place::department(&d));
        if let Some((column, _)) = person.first(Field::Municipality) {
            issues.push(person.issue(IssueCode::MunicipalityMissing).cell(&column.header, ""));
        }
        return;
    };
    let found = place::parse(&town, department.as_ref().map(|(_, d)| d.as_str()));
    draft.line.municipality_code = found.municipality;
    draft.line.department_code = found.department;
    let issue = match found.doubt {
        None => return,
        Some(Doubt::Unknown) => person.issue(IssueCode::UnknownMunicipality),
        Some(Doubt::Ambiguous) => person.issue(IssueCode::MunicipalityAmbiguous),
        Some(Doubt::Guessed) => person.issue(IssueCode::MunicipalityGuessed),
        Some(Doubt::Mismatch) => {
            let (at, value) =
                department.map_or((column.header.as_str(), town.clone()), |(c, d)| (c.header.as_str(), d));
            issues.push(person.issue(IssueCode::DepartmentMismatch).cell(at, value));
            return;
        }
    };
    issues.push(issue.cell(&column.header, town));
}
