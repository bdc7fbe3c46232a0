//! Rules of single cells and of one offering's cells together.

use jiff::civil::Date;

use super::codes;
use super::columns::{Cell, Table, date_column};
use super::finding::{Code, Finding};
use super::known;
use super::sheet::Row;
use super::weekday;
use crate::fields::{phone, place};

/// What is wrong with the cells of a row; nothing when it may go on to the rules between rows.
pub fn check(table: Table, row: &Row) -> Vec<Finding> {
    let mut wrong = Vec::new();
    mixed_days(row, &mut wrong);
    for column in table.required() {
        let filled = |column: &str| !row.text(column).is_empty();
        if !filled(column) && !date_column(column).is_some_and(filled) {
            wrong.push(row.finding(column, Code::MissingValue));
        }
    }
    for (column, cell) in row.cells.iter().filter(|(_, cell)| !cell.is_empty()) {
        if let Some(code) = table.cell(column).and_then(|kind| look(kind, column, cell)) {
            wrong.push(row.finding(column, code));
        }
    }
    if !wrong.is_empty() {
        return wrong;
    }
    match table {
        Table::Providers => provider(row),
        Table::Programmes => programme(row),
        Table::Offerings => super::entry::check(row),
        Table::Capacity => Vec::new(),
    }
}

/// A day counted from the import and a date exclude each other, also one at each end.
fn mixed_days(row: &Row, wrong: &mut Vec<Finding>) {
    let filled = |column: &&str| !row.text(column).is_empty();
    let day = ["start_day", "end_day"].into_iter().find(filled);
    let date = ["start_date", "end_date"].into_iter().find(filled);
    if let (Some(day), Some(_)) = (day, date) {
        wrong.push(row.finding(day, Code::MixedDayForms));
    }
}

fn look(kind: Cell, column: &str, cell: &str) -> Option<Code> {
    let formula = cell.starts_with(['=', '@']);
    let all = |known: &dyn Fn(&str) -> bool| cell.split(';').all(|part| known(part.trim()));
    let good = match kind {
        Cell::Number => return number(column, cell),
        Cell::Town => {
            return place::municipality(cell).is_none().then_some(Code::UnknownMunicipality);
        }
        Cell::Text => return formula.then_some(Code::FormulaCell),
        Cell::Date if formula => return Some(Code::FormulaCell),
        Cell::Flag => matches!(cell, "yes" | "no"),
        Cell::Code(list) => codes::find(list, cell).is_some(),
        Cell::Codes(list) => all(&|part| codes::find(list, part).is_some()),
        Cell::Languages => all(&known::language),
        Cell::Weekdays => all(&|part| weekday::parse(part).is_some()),
        Cell::Time => time(cell).is_some(),
        Cell::Date => date(cell).is_some(),
        Cell::Phone => e164(cell),
    };
    (!good).then_some(Code::BadValue)
}

/// Whole numbers; counts of places may be of any size here because capacity has its own limits.
fn number(column: &str, cell: &str) -> Option<Code> {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Code::BadNumber);
    }
    let most = match column {
        "age_min" | "age_max" => 150,
        "persons_min" | "persons_max" | "schooling_min" | "skill_years" => i64::from(u8::MAX),
        "start_day" | "end_day" => 3_660,
        "nights_max" | "max_km" | "answer_within_hours" => i64::from(u16::MAX),
        "cost_q" | "updated_hours_ago" => i64::from(u32::MAX),
        _ => return None,
    };
    let fits = cell.parse::<i64>().is_ok_and(|number| number.abs() <= most);
    (!fits).then_some(Code::BadNumber)
}

/// A telephone number already written in E.164.
fn e164(cell: &str) -> bool {
    phone::parse(cell).is_ok_and(|phone| phone.e164() == cell)
}

/// A provider's contact is real or declared invented, and a confidential place has no address.
fn provider(row: &Row) -> Vec<Finding> {
    const INVENTED: &str = "+5020";
    let mut wrong = Vec::new();
    for column in ["phone", "whatsapp"] {
        if row.text(column).starts_with(INVENTED) && !row.yes("synthetic") {
            wrong.push(row.finding(column, Code::BadValue));
        }
    }
    if row.yes("confidential") {
        if !row.text("address_es").is_empty() {
            // The value is left out: a refused address must not travel in a report either.
            wrong.push(Finding::new(&row.file, row.line, "address_es", Code::BadValue, ""));
        }
        if row.yes("address_public") {
            wrong.push(row.finding("address_public", Code::BadValue));
        }
    }
    wrong
}

fn programme(row: &Row) -> Vec<Finding> {
    let negative = |column: &&str| row.number(column).is_some_and(|number| number < 0);
    ["cost_q", "answer_within_hours"]
        .into_iter()
        .filter(negative)
        .map(|column| row.finding(column, Code::NegativeNumber))
        .collect()
}

/// `HH:MM`.
pub fn time(cell: &str) -> Option<jiff::civil::Time> {
    let two = |part: &str| (part.len() == 2).then(|| part.parse::<i8>().ok()).flatten();
    let (hour, minute) = cell.split_once(':')?;
    jiff::civil::Time::new(two(hour)?, two(minute)?, 0, 0).ok()
}

/// `YYYY-MM-DD`.
pub fn date(cell: &str) -> Option<Date> {
    const ISO: usize = 10;
    (cell.len() == ISO).then(|| cell.parse().ok()).flatten()
}
