//! Birth date and age of a row.

use jiff::civil::Date;

use super::draft::Draft;
use super::field::Field;
use super::grid::Cell;
use super::issue::Issue;
use super::issue::IssueCode;
use super::person::{Person, Rules};
use super::reading::BirthDate;
use crate::fields::age::{self, Age, Unit};
use crate::fields::birth::{self, LONGEST_LIFE, Precision};
use crate::fields::date::{self, DateError, Known, Order, Written};
use crate::fields::fold::says_nothing;

/// What stands in a cell of dates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stated {
    /// Nothing.
    Nothing,
    /// A date of the workbook.
    Day(Date),
    /// A written date.
    Written(Written),
    /// An age in words.
    Age(Age),
    /// A day no calendar has.
    Impossible,
    /// Something else.
    Unreadable,
}

/// What a cell of dates states.
pub fn stated(cell: &Cell) -> Stated {
    let text = match cell {
        Cell::Blank | Cell::Failed => return Stated::Nothing,
        Cell::Date(date) => return Stated::Day(*date),
        Cell::Number(n) if n.fract() != 0.0 && (3_000.0..80_000.0).contains(n) => {
            return Stated::Written(Written::Serial(n.floor() as u32));
        }
        other => other.text(),
    };
    if says_nothing(&text) {
        return Stated::Nothing;
    }
    match date::read(&text) {
        Ok(written) => Stated::Written(written),
        Err(DateError::Impossible) => Stated::Impossible,
        Err(DateError::Unreadable) => match age::parse(&text) {
            Ok(age) if text.chars().any(char::is_alphabetic) => Stated::Age(age),
            _ => Stated::Unreadable,
        },
    }
}

/// What a person's row states about the birth, in one column or in three.
pub fn stated_of(person: Person<'_>) -> Stated {
    if let Some((column, cell)) = person.first(Field::BirthDate) {
        return match stated(cell) {
            Stated::Written(written) if column.year_first => Stated::Written(written.year_first()),
            said => said,
        };
    }
    let part = |field| person.said(field).map(|(_, t)| t);
    match (part(Field::BirthDay), part(Field::BirthMonth), part(Field::BirthYear)) {
        (_, _, None) => Stated::Nothing,
        (None, None, Some(y)) => date::read(&y).map_or(Stated::Unreadable, Stated::Written),
        (d, m, Some(y)) => {
            match date::read(&format!("{y}-{}-{}", m.as_deref().unwrap_or("00"), d.as_deref().unwrap_or("00"))) {
                Ok(written) => Stated::Written(written),
                Err(DateError::Impossible) => Stated::Impossible,
                Err(DateError::Unreadable) => Stated::Unreadable,
            }
        }
    }
}

/// The printed age of a row.
pub fn printed_age(person: Person<'_>) -> Option<Age> {
    person.said(Field::Age).and_then(|(_, t)| age::parse(&t).ok())
}

/// Reads birth date and age, and whether the person is a minor on the day of the flight.
pub fn read(person: Person<'_>, rules: &Rules, flight: Option<Date>, draft: &mut Draft, issues: &mut Vec<Issue>) {
    let column = [Field::BirthDate, Field::BirthYear, Field::Age]
        .into_iter()
        .find_map(|f| person.first(f))
        .map(|(c, cell)| (c.header.clone(), cell.text().into_owned()));
    let Some((header, value)) = column else {
        return;
    };
    let mut age = printed_age(person);
    let issue = |code| person.issue(code).cell(&header, value.clone());
    let stated = stated_of(person);
    let mut said = true;
    let known = match stated {
        Stated::Nothing => None,
        Stated::Age(told) => {
            age = age.or(Some(told));
            None
        }
        Stated::Day(day) => Some(Ok(Known::Day(day))),
        Stated::Written(written) => Some(settle(written, rules, flight, draft)),
        Stated::Impossible => Some(Err(DateError::Impossible)),
        Stated::Unreadable => Some(Err(DateError::Unreadable)),
    };
    let usable = match known {
        None => {
            said = age.is_some();
            None
        }
        Some(Err(DateError::Impossible)) => {
            issues.push(issue(IssueCode::DateImpossible));
            None
        }
        Some(Err(DateError::Unreadable)) => {
            issues.push(issue(IssueCode::DateUnreadable));
            None
        }
        Some(Ok(known)) if flight.is_some_and(|f| known.span().0 > f) => {
            issues.push(issue(IssueCode::BirthDateFuture));
            None
        }
        Some(Ok(known)) => Some(known),
    };
    if !said {
        issues.push(issue(IssueCode::BirthDateMissing));
    }
    if let Some(known) = usable {
        keep(known, stated, flight, age, draft, &mut |code| {
            issues.push(issue(code));
        });
    } else {
        draft.line.age = age;
        draft.line.is_minor = age.map(|a| a.unit == Unit::Months || a.value < 18);
    }
}

/// Settles a written date; where nothing decides the order, what both orders agree on is kept.
fn settle(written: Written, rules: &Rules, flight: Option<Date>, draft: &mut Draft) -> Result<Known, DateError> {
    let by = |order| written.settle(order, flight, rules.base_1904);
    match rules.order {
        Some(order) => by(order),
        None if written.is_open() => {
            let (a, b) = (by(Order::DayMonth)?, by(Order::MonthDay)?);
            let minor = |k| flight.map(|f| birth::is_minor(k, f));
            if minor(a) == minor(b) {
                draft.line.is_minor = minor(a);
            }
            Ok(Known::Year(a.span().0.year()))
        }
        None => by(written.proves().unwrap_or(Order::DayMonth)),
    }
}

fn keep(
    known: Known,
    stated: Stated,
    flight: Option<Date>,
    age: Option<Age>,
    draft: &mut Draft,
    note: &mut dyn FnMut(IssueCode),
) {
    let (value, precision) = birth::printed(known);
    draft.line.birth_date = BirthDate { value: Some(value), precision };
    draft.birth = Some(known);
    if precision == Precision::Approximate {
        note(IssueCode::BirthDateApproximate);
    }
    if matches!(known, Known::Day(d) if d.month() == 1 && d.day() == 1) {
        note(IssueCode::BirthDateJanuaryFirst);
    }
    if matches!(stated, Stated::Written(Written::Known { year, .. } | Written::Pair { year, .. }) if year.short) {
        note(IssueCode::TwoDigitYear);
    }
    let Some(flight) = flight else { return };
    let (first, last) = known.span();
    let (most, least) = (age::full_years(first, flight), age::full_years(last.min(flight), flight));
    if least > LONGEST_LIFE {
        note(IssueCode::BirthDateImplausible);
    }
    let printed = age.map(|a| i32::from(a.years()));
    if printed.is_some_and(|p| p < least - 1 || p > most + 1) {
        note(IssueCode::AgeDateMismatch);
    }
    if draft.line.is_minor.is_none() {
        draft.line.is_minor = Some(birth::is_minor(known, flight));
    }
}
