//! Dates as people write them, kept open where day and month cannot be told apart.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fold::fold;

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
            Self::Year(y) => (
                Date::new(y, 1, 1).unwrap_or(Date::ZERO),
                Date::new(y, 12, 31).unwrap_or(Date::ZERO),
            ),
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

/// The day a spreadsheet counts as `serial`; `base_1904` for workbooks with the later epoch.
pub fn from_serial(serial: u32, base_1904: bool) -> Option<Date> {
    let epoch = if base_1904 {
        Date::new(1904, 1, 1)
    } else {
        Date::new(1899, 12, 30)
    }
    .ok()?;
    epoch
        .checked_add(jiff::Span::new().try_days(i64::from(serial)).ok()?)
        .ok()
        .filter(|d| d.year() <= 2200)
}

/// Reads what is written; times and words for "about" beside it do not matter.
///
/// # Errors
/// When there is no date in it.
pub fn read(text: &str) -> Result<Written, DateError> {
    let lower = text.trim().to_lowercase();
    let mut parts: Vec<String> = Vec::new();
    for token in tokens(&lower) {
        if token.contains(':') || matches!(token.as_str(), "am" | "pm" | "utc") {
            break;
        }
        if !matches!(
            token.as_str(),
            "de" | "del"
                | "of"
                | "the"
                | "aprox"
                | "aproximadamente"
                | "about"
                | "approx"
                | "ca"
                | "circa"
                | "c"
                | "th"
                | "st"
                | "nd"
                | "rd"
        ) {
            parts.push(token);
        }
    }
    if parts.len() == 4 && parts[0].len() >= 3 && is_weekday(&parts[0]) {
        parts.remove(0);
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts.as_slice() {
        [one] => single(one),
        [a, b] => two(a, b),
        [a, b, c] => three(a, b, c),
        _ => Err(DateError::Unreadable),
    }
}

/// Words and numbers of a date; an ISO time behind `T` is cut off, digits and letters that touch are parted.
fn tokens(lower: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut digits = false;
    for c in lower.chars() {
        if c.is_whitespace()
            || matches!(
                c,
                '/' | '-' | '.' | ',' | '~' | '’' | '\'' | '(' | ')' | '_' | '–'
            )
        {
            if !current.is_empty() {
                out.push(std::mem::take(&mut current));
            }
            continue;
        }
        if !current.is_empty() && c.is_ascii_digit() != digits && c != ':' {
            if c == 't' && out.len() == 2 {
                out.push(std::mem::take(&mut current));
                return out;
            }
            if !current.contains(':') {
                out.push(std::mem::take(&mut current));
            }
        }
        digits = c.is_ascii_digit();
        current.push(c);
    }
    if !current.is_empty() {
        out.push(current);
    }
    out
}

fn single(text: &str) -> Result<Written, DateError> {
    let number: u32 = number(text).ok_or(DateError::Unreadable)?;
    match text.len() {
        4 if (1900..=2100).contains(&number) => {
            Ok(Written::Year(i16::try_from(number).unwrap_or(0)))
        }
        5 if (3_000..=80_000).contains(&number) => Ok(Written::Serial(number)),
        8 => packed(text),
        _ => Err(DateError::Unreadable),
    }
}

/// `19991231` or `31121999`.
fn packed(text: &str) -> Result<Written, DateError> {
    let at = |from: usize, to: usize| {
        text.get(from..to)
            .and_then(|t| t.parse::<i16>().ok())
            .unwrap_or(-1)
    };
    let small = |n: i16| i8::try_from(n).unwrap_or(0);
    let (y, m, d) = (at(0, 4), at(4, 6), at(6, 8));
    if plausible(y) && (1..=12).contains(&m) && (1..=31).contains(&d) {
        return Ok(Written::Known {
            day: small(d),
            month: small(m),
            year: Year {
                number: y,
                short: false,
            },
        });
    }
    let year = at(4, 8);
    if plausible(year) && at(0, 2) <= 31 && at(2, 4) <= 31 {
        return Ok(Written::Pair {
            first: small(at(0, 2)),
            second: small(at(2, 4)),
            year: Year {
                number: year,
                short: false,
            },
        });
    }
    Err(DateError::Unreadable)
}

/// A month and a year.
fn two(a: &str, b: &str) -> Result<Written, DateError> {
    let (month, year) = match (month(a), month(b)) {
        (Some(m), None) => (Some(m), b),
        (None, Some(m)) => (Some(m), a),
        _ if a.len() == 4 => (small(b), a),
        _ => (small(a), b),
    };
    let year = year_of(year)
        .filter(|y| !y.short)
        .ok_or(DateError::Unreadable)?;
    match month {
        Some(m @ 0..=12) => Ok(Written::Known {
            day: 0,
            month: m,
            year,
        }),
        _ => Err(DateError::Unreadable),
    }
}

fn three(a: &str, b: &str, c: &str) -> Result<Written, DateError> {
    let known = |day: &str, month: i8, year: &str| {
        let day = small(day)
            .filter(|d| *d <= 31)
            .ok_or(DateError::Unreadable)?;
        Ok(Written::Known {
            day,
            month,
            year: year_of(year).ok_or(DateError::Unreadable)?,
        })
    };
    match (month(a), month(b), month(c)) {
        (None, Some(m), None) if a.len() == 4 => known(c, m, a),
        (None, Some(m), None) => known(a, m, c),
        (Some(m), None, None) => known(b, m, c),
        (None, None, None) if a.len() == 4 => known(c, small(b).ok_or(DateError::Unreadable)?, a),
        (None, None, None) => {
            let (first, second) = (
                small(a).ok_or(DateError::Unreadable)?,
                small(b).ok_or(DateError::Unreadable)?,
            );
            let year = year_of(c).ok_or(DateError::Unreadable)?;
            if first > 31 || second > 31 {
                Err(DateError::Impossible)
            } else {
                Ok(Written::Pair {
                    first,
                    second,
                    year,
                })
            }
        }
        _ => Err(DateError::Unreadable),
    }
}

fn number(text: &str) -> Option<u32> {
    text.chars()
        .all(|c| c.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

fn small(text: &str) -> Option<i8> {
    (text.len() <= 2)
        .then(|| number(text))
        .flatten()
        .and_then(|n| i8::try_from(n).ok())
}

const fn plausible(year: i16) -> bool {
    year >= 1850 && year <= 2100
}

fn year_of(text: &str) -> Option<Year> {
    let number = i16::try_from(number(text)?).ok()?;
    match text.len() {
        2 => Some(Year {
            number,
            short: true,
        }),
        4 if plausible(number) => Some(Year {
            number,
            short: false,
        }),
        _ => None,
    }
}

/// The number of a month named in Spanish, English or Portuguese, by its first three letters or in full.
fn month(word: &str) -> Option<i8> {
    let folded = fold(word);
    let key = folded.get(..3)?;
    let full: &[&str] = match key {
        "ene" | "jan" => &["enero", "january", "janeiro"],
        "feb" | "fev" => &["febrero", "february", "fevereiro"],
        "mar" => &["marzo", "march", "marco"],
        "abr" | "apr" => &["abril", "april"],
        "may" | "mai" => &["mayo", "may", "maio"],
        "jun" => &["junio", "june", "junho"],
        "jul" => &["julio", "july", "julho"],
        "ago" | "aug" => &["agosto", "august"],
        "sep" | "set" => &["septiembre", "setiembre", "september", "setembro", "sept"],
        "oct" | "out" => &["octubre", "october", "outubro"],
        "nov" => &["noviembre", "november", "novembro"],
        "dic" | "dec" | "dez" => &["diciembre", "december", "dezembro"],
        _ => return None,
    };
    const KEYS: [&[&str]; 12] = [
        &["ene", "jan"],
        &["feb", "fev"],
        &["mar"],
        &["abr", "apr"],
        &["may", "mai"],
        &["jun"],
        &["jul"],
        &["ago", "aug"],
        &["sep", "set"],
        &["oct", "out"],
        &["nov"],
        &["dic", "dec", "dez"],
    ];
    if folded.len() != 3 && !full.contains(&folded.as_str()) {
        return None;
    }
    KEYS.iter()
        .position(|k| k.contains(&key))
        .and_then(|i| i8::try_from(i + 1).ok())
}

fn is_weekday(word: &str) -> bool {
    let folded = fold(word);
    [
        "lun", "mar", "mie", "jue", "vie", "sab", "dom", "mon", "tue", "wed", "thu", "fri", "sat",
        "sun",
    ]
    .iter()
    .any(|d| folded.starts_with(d))
}

impl Written {
    /// What it says once the order is known. Two-digit years become the latest year whose day is not after `latest`.
    ///
    /// # Errors
    /// [`DateError::Impossible`] when the calendar has no such day.
    pub fn settle(
        self,
        order: Order,
        latest: Option<Date>,
        base_1904: bool,
    ) -> Result<Known, DateError> {
        let (day, month, year) = match self {
            Self::Year(year) => return Ok(Known::Year(year)),
            Self::Serial(serial) => {
                return from_serial(serial, base_1904)
                    .map(Known::Day)
                    .ok_or(DateError::Unreadable);
            }
            Self::Known { day, month, year } => (day, month, year),
            Self::Pair {
                first,
                second,
                year,
            } => match order {
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

    /// Whether both orders give a day of the calendar and not the same one.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pair { first, second, .. } if first != second && (1..=12).contains(&first) && (1..=12).contains(&second))
    }

    /// The order that only this date allows, when it allows only one.
    pub fn proves(self) -> Option<Order> {
        match self {
            Self::Pair { first, second, .. } if first > 12 && second <= 12 => Some(Order::DayMonth),
            Self::Pair { first, second, .. } if second > 12 && first <= 12 => Some(Order::MonthDay),
            Self::Pair {
                first: 0,
                second: 1..=12,
                ..
            } => Some(Order::DayMonth),
            Self::Pair {
                first: 1..=12,
                second: 0,
                ..
            } => Some(Order::MonthDay),
            _ => None,
        }
    }
}

/// The years a written year may stand for, latest first, the last one marked.
fn full_years_of(year: Year, latest: Option<Date>) -> impl Iterator<Item = (i16, bool)> {
    let century = latest.map_or(2000, |l| l.year() / 100 * 100);
    let candidates = if year.short {
        [century + year.number, century - 100 + year.number]
    } else {
        [year.number; 2]
    };
    let skip = usize::from(!year.short);
    candidates
        .into_iter()
        .enumerate()
        .skip(skip)
        .map(|(i, y)| (y, i == 1))
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
        ] {
            assert_eq!(
                day(text, Order::DayMonth),
                Ok(Known::Day(date(1979, 3, 24))),
                "{text}"
            );
        }
        assert_eq!(
            day("03/24/1979", Order::MonthDay),
            Ok(Known::Day(date(1979, 3, 24)))
        );
    }

    #[test]
    fn open_parts_stay_open() {
        assert_eq!(day("00/00/1987", Order::DayMonth), Ok(Known::Year(1987)));
        assert_eq!(
            day("05/00/1973", Order::MonthDay),
            Ok(Known::Month(1973, 5))
        );
        assert_eq!(day("05/1973", Order::MonthDay), Ok(Known::Month(1973, 5)));
        assert_eq!(day("2004", Order::MonthDay), Ok(Known::Year(2004)));
    }

    #[test]
    fn short_years_are_the_latest_not_after_the_flight() {
        assert_eq!(
            day("6/19/23", Order::MonthDay),
            Ok(Known::Day(date(2023, 6, 19)))
        );
        assert_eq!(
            day("5/20/26", Order::MonthDay),
            Ok(Known::Day(date(1926, 5, 20)))
        );
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        assert_eq!(
            day("31/02/1990", Order::DayMonth),
            Err(DateError::Impossible)
        );
        assert_eq!(
            day("1990-02-30", Order::DayMonth),
            Err(DateError::Impossible)
        );
        assert_eq!(day("8/?/19", Order::DayMonth), Err(DateError::Unreadable));
        assert_eq!(day("Petén", Order::DayMonth), Err(DateError::Unreadable));
        assert!(read("04/07/1986").unwrap().is_open());
        assert_eq!(
            read("13/07/1986").map(Written::proves),
            Ok(Some(Order::DayMonth))
        );
    }

    #[test]
    fn both_epochs() {
        assert_eq!(from_serial(25_432, false), Some(date(1969, 8, 17)));
        assert_eq!(from_serial(25_432 - 1462, true), Some(date(1969, 8, 17)));
    }
}
