//! What is known of a birth, and how two such facts agree.

use jiff::civil::Date;

use crate::fields::date::Known;

/// What one record says about when a person was born.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Birth {
    #[default]
    Unknown,
    /// A full date; 1 January is often an unknown day (domain.md 5.3).
    Day(Date),
    Year(i16),
    /// An age as stated, approximate, on the day it was written.
    Age {
        years: u8,
        on: Date,
    },
}

/// How two births agree, with the difference where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BirthAgreement {
    Unknown,
    Same,
    /// Both say 1 January of one year.
    SameFirstOfJanuary,
    Swapped,
    DaysOff(u8),
    YearsOff(u8),
    DecadeOff,
    /// One year, and one of the two says 1 January.
    YearFirstOfJanuary,
    /// One digit of the day or month is another.
    DigitOff,
    SameYear,
    AgeNear,
    NearYear,
    /// Neighbouring years, and one of the two says 1 January.
    NearFirstOfJanuary,
    Differs,
    /// At least as far apart as a parent and a child.
    GenerationApart,
}

impl From<Known> for Birth {
    fn from(known: Known) -> Self {
        match known {
            Known::Day(day) => Self::Day(day),
            Known::Month(year, _) | Known::Year(year) => Self::Year(year),
        }
    }
}

impl Birth {
    /// Reads `YYYY-MM-DD` or `YYYY`, else a stated age with the day it was written; anything else is unknown.
    pub fn read(date: &str, age: &str, recorded_on: &str) -> Self {
        if let Ok(day) = date.trim().parse::<Date>() {
            return Self::Day(day);
        }
        if let Ok(year) = date.trim().parse::<i16>() {
            return if (1850..=2200).contains(&year) { Self::Year(year) } else { Self::Unknown };
        }
        match (age.trim().parse::<u8>(), recorded_on.trim().parse::<Date>()) {
            (Ok(years), Ok(on)) if years <= 120 => Self::Age { years, on },
            _ => Self::Unknown,
        }
    }

    /// The year of birth; from an age, the more probable of the two.
    pub fn year(self) -> Option<i16> {
        match self {
            Self::Unknown => None,
            Self::Day(day) => Some(day.year()),
            Self::Year(year) => Some(year),
            Self::Age { years, on } => Some(on.year() - i16::from(years) - i16::from(on.month() < 7)),
        }
    }

    /// How the two agree; the same whichever comes first.
    pub fn against(self, other: Self) -> BirthAgreement {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => BirthAgreement::Unknown,
            (Self::Day(a), Self::Day(b)) => days(a, b),
            (Self::Age { .. }, _) | (_, Self::Age { .. }) => ages(self, other),
            _ => match self.year().zip(other.year()).map(|(a, b)| a.abs_diff(b)) {
                None => BirthAgreement::Unknown,
                Some(0) => BirthAgreement::SameYear,
                Some(1) => BirthAgreement::NearYear,
                Some(15..) => BirthAgreement::GenerationApart,
                Some(_) => BirthAgreement::Differs,
            },
        }
    }

    /// The first and last month the birth may lie in, counted from year 0.
    fn months(self) -> Option<(i32, i32)> {
        let month = |d: Date| i32::from(d.year()) * 12 + i32::from(d.month()) - 1;
        Some(match self {
            Self::Unknown => return None,
            Self::Day(day) if day.day() == 1 && day.month() == 1 => (month(day), month(day) + 11),
            Self::Day(day) => (month(day), month(day)),
            Self::Year(year) => (i32::from(year) * 12, i32::from(year) * 12 + 11),
            Self::Age { years, on } => (month(on) - i32::from(years) * 12 - 12, month(on) - i32::from(years) * 12),
        })
    }
}

/// A stated age may be a year off, and so may another.
fn ages(a: Birth, b: Birth) -> BirthAgreement {
    let Some(((from, to), (since, until))) = a.months().zip(b.months()) else {
        return BirthAgreement::Unknown;
    };
    match (since - to).max(from - until).max(0) {
        0..=12 => BirthAgreement::AgeNear,
        13..=24 => BirthAgreement::NearYear,
        180.. => BirthAgreement::GenerationApart,
        _ => BirthAgreement::Differs,
    }
}

fn days(a: Date, b: Date) -> BirthAgreement {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let january = |d: Date| d.month() == 1 && d.day() == 1;
    let years = a.year().abs_diff(b.year());
    let same_day = a.month() == b.month() && a.day() == b.day();
    if a == b {
        return if january(a) { BirthAgreement::SameFirstOfJanuary } else { BirthAgreement::Same };
    }
    if years == 0 && i16::from(a.month()) == i16::from(b.day()) && a.day() == b.month() {
        return BirthAgreement::Swapped;
    }
    if years <= 1 && a.tomorrow().ok() == Some(b) {
        return BirthAgreement::DaysOff(1);
    }
    match years {
        0 if january(a) => BirthAgreement::YearFirstOfJanuary,
        1 if same_day => BirthAgreement::YearsOff(1),
        10 if same_day => BirthAgreement::DecadeOff,
        0 if digit(a.month(), b.month()) + digit(a.day(), b.day()) == 1 => BirthAgreement::DigitOff,
        1 if january(a) || january(b) => BirthAgreement::NearFirstOfJanuary,
        15.. => BirthAgreement::GenerationApart,
        _ => BirthAgreement::Differs,
    }
}

/// 0 equal, 1 one digit apart, 2 more.
fn digit(a: i8, b: i8) -> u8 {
    u8::from(a / 10 != b / 10) + u8::from(a % 10 != b % 10)
}
