//! A birth as it is told at a desk: a date, a month, a year, or only an age.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::age::{self, Age};
use super::date::{self, DateError, Known, Order};
use super::fold;

/// How much of a birth date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day.
    Exact,
    /// Month or year only.
    Approximate,
    /// Nothing usable.
    #[default]
    Unknown,
}

/// What somebody told about a birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// A date, as far as it is known.
    Date(Known),
    /// Only an age.
    Age(Age),
}

/// Why nothing can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BirthError {
    /// Nothing stands there.
    #[error("nothing written")]
    Missing,
    /// Neither a date nor an age.
    #[error("neither a date nor an age")]
    Unreadable,
    /// Not in the calendar.
    #[error("not in the calendar")]
    Impossible,
    /// After the day it is told.
    #[error("after today")]
    Future,
}

/// A birth more than this many years before the day it is told is kept and doubted.
pub const LONGEST_LIFE: i32 = 105;

/// Reads what a clerk types: `ddmmaaaa`, `dd/mm/aaaa`, a year, `03/1987`, or an age (`34`, `8 meses`). Day comes first.
///
/// # Errors
/// When neither a date up to `today` nor an age is written.
pub fn parse(text: &str, today: Date) -> Result<Birth, BirthError> {
    if fold::says_nothing(text) {
        return Err(BirthError::Missing);
    }
    match date::read(text).and_then(|w| w.settle(Order::DayMonth, Some(today), false)) {
        Ok(known) if known.span().0 > today => Err(BirthError::Future),
        Ok(known) => Ok(Birth::Date(known)),
        Err(DateError::Impossible) => Err(BirthError::Impossible),
        Err(DateError::Unreadable) => age::parse(text).map(Birth::Age).map_err(|_| BirthError::Unreadable),
    }
}

/// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, with its precision.
pub fn printed(known: Known) -> (String, Precision) {
    match known {
        Known::Day(date) => (date.to_string(), Precision::Exact),
        Known::Month(y, m) => (format!("{y:04}-{m:02}"), Precision::Approximate),
        Known::Year(y) => (format!("{y:04}"), Precision::Approximate),
    }
}

/// Whether a person is under 18 on a day. In doubt (only the year is known) a person counts as a minor: what the law on
/// children presumes, and the mistake that protects.
pub fn is_minor(known: Known, on: Date) -> bool {
    age::full_years(known.span().1.min(on), on) < 18
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::age::{Age, Unit};
    use super::super::date::Known;
    use super::{Birth, BirthError, is_minor, parse};

    #[test]
    fn a_clerk_types_it_in_any_way() {
        let today = date(2026, 3, 17);
        assert_eq!(parse("12031984", today), Ok(Birth::Date(Known::Day(date(1984, 3, 12)))));
        assert_eq!(parse("1984", today), Ok(Birth::Date(Known::Year(1984))));
        assert_eq!(parse("34", today), Ok(Birth::Age(Age { value: 34, unit: Unit::Years })));
        assert_eq!(parse("8 meses", today), Ok(Birth::Age(Age { value: 8, unit: Unit::Months })));
        assert_eq!(parse("18/03/2026", today), Err(BirthError::Future));
        assert_eq!(parse("31/02/1990", today), Err(BirthError::Impossible));
        assert_eq!(parse("ayer", today), Err(BirthError::Unreadable));
    }

    #[test]
    fn eighteen_on_the_day_is_grown_up_and_doubt_is_a_child() {
        let on = date(2026, 3, 17);
        assert!(!is_minor(Known::Day(date(2008, 3, 17)), on));
        assert!(is_minor(Known::Day(date(2008, 3, 18)), on));
        assert!(is_minor(Known::Year(2008), on));
        assert!(!is_minor(Known::Year(2007), on));
    }
}
