//! Dates as people write them, kept open where day and month cannot be told apart.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use super::written::{is_month, read};

/// Which of two numbers is the day; decided for a whole column, never for one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// 31/12/1999.
    #[serde(rename = "dmy")]
    DayMonth,
    /// 12/31/1999.
    #[serde(rename = "mdy")]
    MonthDay,
}

/// A year as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// The number written.
    pub number: i16,
    /// Written with two digits.
    pub short: bool,
}

/// What a text says about a date before anybody decides what comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Day, month and year each known for what it is (0 where it was left open).
    Known { day: i8, month: i8, year: Year },
    /// Two numbers and a year; which is the day is not said.
    Pair { first: i8, second: i8, year: Year },
    /// A year alone.
    Year(i16),
    /// Days since the epoch of a spreadsheet.
    Serial(u32),
}

/// A date as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// To the day.
    Day(Date),
    /// To the month.
    Month(i16, i8),
    /// To the year.
    Year(i16),
}

impl Known {
    /// First and last day it may be.
    pub fn span(self) -> (Date, Date) {
        match self {
            Self::Day(date) => (date, date),
            Self::Month(y, m) => {
                let first = Date::new(y, m, 1).unwrap_or(Date::ZERO);
                (first, first.last_of_month())
            }
            Self::Year(y) => (Date::new(y, 1, 1).unwrap_or(Date::ZERO), Date::new(y, 12, 31).unwrap_or(Date::ZERO)),
        }
    }
}

/// Why a text gives no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// No date in it.
    #[error("not a date")]
    Unreadable,
    /// A day the calendar does not have.
    #[error("not in the calendar")]
    Impossible,
}

/// One whole day as a person types it, the day first, or as machines write it.
///
/// # Errors
/// When it is no date, less than a whole day, or not in the calendar.
pub fn day(text: &str) -> Result<Date, DateError> {
    match read(text)? {
        Written::Serial(_) => Err(DateError::Unreadable),
        written => match written.settle(Order::DayMonth, None, false)? {
            Known::Day(date) => Ok(date),
            _ => Err(DateError::Unreadable),
        },
    }
}

/// The day a spreadsheet counts as `serial`; `base_1904` for workbooks with the later epoch.
pub fn from_serial(serial: u32, base_1904: bool) -> Option<Date> {
    let epoch = if base_1904 { Date::new(1904, 1, 1) } else { Date::new(1899, 12, 30) }.ok()?;
    epoch.checked_add(jiff::Span::new().try_days(i64::from(serial)).ok()?).ok().filter(|d| d.year() <= 2200)
}

impl Written {
    /// What it says once the order is known. Two-digit years become the latest year whose day is not after `latest`.
    ///
    /// # Errors
    /// [`DateError::Impossible`] when the calendar has no such day.
    pub fn settle(self, order: Order, latest: Option<Date>, base_1904: bool) -> Result<Known, DateError> {
        let (day, month, year) = match self {
            Self::Year(year) => return Ok(Known::Year(year)),
            Self::Serial(serial) => {
                return from_serial(serial, base_1904).map(Known::Day).ok_or(DateError::Unreadable);
            }
            Self::Known { day, month, year } => (day, month, year),
            Self::Pair { first, second, year } => match order {
                Order::DayMonth => (first, second, year),
                Order::MonthDay => (second, first, year),
            },
        };
        if month > 12 {
            return Err(DateError::Impossible);
        }
        full_years_of(year, latest)
            .find_map(|(y, last)| {
                let known = complete(day, month, y)?;
                (last || latest.is_none_or(|l| known.span().0 <= l)).then_some(known)
            })
            .ok_or(DateError::Impossible)
    }

    /// The same three pairs of digits, the first of them the year: `05/03/24` in a column of `85/03/24`.
    #[must_use]
    pub fn year_first(self) -> Self {
        match self {
            Self::Pair { first, second, year } if year.short => Self::Known {
                day: i8::try_from(year.number).unwrap_or(0),
                month: second,
                year: Year { number: i16::from(first), short: true },
            },
            other => other,
        }
    }

    /// Whether both orders give a day of the calendar and not the same one.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pair { first, second, .. } if first != second && (1..=12).contains(&first) && (1..=12).contains(&second))
    }

    /// The order that only this date allows, when it allows only one.
    pub fn proves(self) -> Option<Order> {
        match self {
            Self::Pair { first, second, .. } if first > 12 && second <= 12 => Some(Order::DayMonth),
            Self::Pair { first, second, .. } if second > 12 && first <= 12 => Some(Order::MonthDay),
            Self::Pair { first: 0, second: 1..=12, .. } => Some(Order::DayMonth),
            Self::Pair { first: 1..=12, second: 0, .. } => Some(Order::MonthDay),
            _ => None,
        }
    }
}

/// The years a written year may stand for, latest first, the last one marked.
fn full_years_of(year: Year, latest: Option<Date>) -> impl Iterator<Item = (i16, bool)> {
    let century = latest.map_or(2000, |l| l.year() / 100 * 100);
    let candidates = if year.short { [century + year.number, century - 100 + year.number] } else { [year.number; 2] };
    let skip = usize::from(!year.short);
    candidates.into_iter().enumerate().skip(skip).map(|(i, y)| (y, i == 1))
}

fn complete(day: i8, month: i8, year: i16) -> Option<Known> {
    match (day, month) {
        (_, 0) => Some(Known::Year(year)),
        (0, m) => Some(Known::Month(year, m)),
        (d, m) => Date::new(year, m, d).ok().map(Known::Day),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{DateError, Known, Order, Written, from_serial, read};

    #[test]
    fn a_day_typed_into_a_form_is_a_whole_one() {
        for text in ["24/11/2026", "24 11 2026", "24112026", "2026-11-24", "24 de noviembre de 2026", "24-11-26"] {
            assert_eq!(super::day(text), Ok(date(2026, 11, 24)), "{text}");
        }
        for text in ["11/2026", "2026", "46350", "", "mañana"] {
            assert_eq!(super::day(text), Err(DateError::Unreadable), "{text}");
        }
        assert_eq!(super::day("31/02/2026"), Err(DateError::Impossible));
    }

    fn day(text: &str, order: Order) -> Result<Known, DateError> {
        read(text).and_then(|w| w.settle(order, Some(date(2026, 3, 17)), false))
    }

    #[test]
    fn the_same_day_in_many_hands() {
        for text in [
            "24/03/1979",
            "24-3-1979",
            "24.03.1979",
            "1979-03-24",
            "1979-03-24T00:00:00",
            "24-MAR-79",
            "24MAR1979",
            "Mar 24, 1979",
            "24 de marzo de 1979",
            "19790324",
            "24031979",
            "24/03/79",
            "1979-03-24 00:00:00",
            "March 24th, 1979",
            "28938",
            "24/III/1979",
            "24º de marzo de 1979",
        ] {
            assert_eq!(day(text, Order::DayMonth), Ok(Known::Day(date(1979, 3, 24))), "{text}");
        }
        assert_eq!(day("03/24/1979", Order::MonthDay), Ok(Known::Day(date(1979, 3, 24))));
    }

    #[test]
    fn open_parts_stay_open() {
        assert_eq!(day("00/00/1987", Order::DayMonth), Ok(Known::Year(1987)));
        assert_eq!(day("05/00/1973", Order::MonthDay), Ok(Known::Month(1973, 5)));
        assert_eq!(day("05/1973", Order::MonthDay), Ok(Known::Month(1973, 5)));
        assert_eq!(day("2004", Order::MonthDay), Ok(Known::Year(2004)));
    }

    #[test]
    fn short_years_are_the_latest_not_after_the_flight() {
        assert_eq!(day("6/19/23", Order::MonthDay), Ok(Known::Day(date(2023, 6, 19))));
        assert_eq!(day("5/20/26", Order::MonthDay), Ok(Known::Day(date(1926, 5, 20))));
        assert_eq!(day("85/03/24", Order::DayMonth), Ok(Known::Day(date(1985, 3, 24))));
        let year_first = read("05/03/24").unwrap().year_first().settle(Order::DayMonth, Some(date(2026, 3, 17)), false);
        assert_eq!(year_first, Ok(Known::Day(date(2005, 3, 24))));
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        assert_eq!(day("31/02/1990", Order::DayMonth), Err(DateError::Impossible));
        assert_eq!(day("1990-02-30", Order::DayMonth), Err(DateError::Impossible));
        assert_eq!(day("8/?/19", Order::DayMonth), Err(DateError::Unreadable));
        assert_eq!(day("Petén", Order::DayMonth), Err(DateError::Unreadable));
        assert!(read("04/07/1986").unwrap().is_open());
        assert_eq!(read("13/07/1986").map(Written::proves), Ok(Some(Order::DayMonth)));
    }

    #[test]
    fn both_epochs() {
        assert_eq!(from_serial(25_432, false), Some(date(1969, 8, 17)));
        assert_eq!(from_serial(25_432 - 1462, true), Some(date(1969, 8, 17)));
    }
}
