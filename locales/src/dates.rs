//! Days and hours in words. The parts come in as local (civil) values; the patterns belong to the translators (`days.ftl`).

use crate::{Locale, days};

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year of the common era.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A day and a time of day where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl Day {
    /// A day from its parts.
    pub const fn new(year: i16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// This day at an hour.
    pub const fn at(self, hour: u8, minute: u8) -> Moment {
        Moment { day: self, hour, minute }
    }

    /// `2025-04-03`, for `datetime` and form fields.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `03/04/2025`, as it is typed into forms.
    pub fn written(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day, self.month, self.year)
    }

    /// Days since 1 January 1970 (Howard Hinnant's civil calendar formula).
    pub fn number(self) -> i32 {
        let month = i32::from(self.month);
        let year = i32::from(self.year) - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// Monday is 1, Sunday 7.
    pub fn weekday(self) -> u8 {
        u8::try_from((self.number() + 3).rem_euclid(7) + 1).unwrap_or(1)
    }
}

impl Moment {
    /// `2025-04-03T08:00`, for `datetime`.
    pub fn iso(self) -> String {
        format!("{}T{}", self.day.iso(), clock(self))
    }
}

/// `jueves`.
pub fn weekday(l: Locale, day: Day) -> String {
    days::weekday(l, day.weekday())
}

/// `jueves 3 de abril`.
pub fn long_day(l: Locale, day: Day) -> String {
    days::day_long(l, day.day, month(l, day), weekday(l, day))
}

/// `3 de abril`.
pub fn day_and_month(l: Locale, day: Day) -> String {
    days::day_month(l, day.day, month(l, day))
}

/// `3 de abril de 2025`.
pub fn day_with_year(l: Locale, day: Day) -> String {
    days::day_year(l, day.day, month(l, day), day.year.to_string())
}

/// `abril de 2025`.
pub fn month_and_year(l: Locale, day: Day) -> String {
    days::month_year(l, month(l, day), day.year.to_string())
}

/// `8 de la mañana`, `2 y media de la tarde`, `12 del mediodía`.
pub fn hour(l: Locale, at: Moment) -> String {
    let twelve = match at.hour % 12 {
        0 => 12,
        hour => hour,
    };
    let part = match at.hour {
        0..=5 => "night",
        6..=11 => "morning",
        12 => "noon",
        13..=18 => "afternoon",
        _ => "evening",
    };
    match at.minute {
        0 => days::hour_whole(l, twelve, part),
        30 => days::hour_half(l, twelve, part),
        minute => days::hour_minutes(l, twelve, format!("{minute:02}"), part),
    }
}

/// `jueves 3 de abril, 8 de la mañana`.
pub fn long(l: Locale, at: Moment) -> String {
    days::moment_long(l, long_day(l, at.day), hour(l, at))
}

/// `03-abr`, for tables of staff.
pub fn short_day(l: Locale, day: Day) -> String {
    days::day_short(l, format!("{:02}", day.day), days::month_short(l, day.month))
}

/// `03-abr-2025`, for tables that span years.
pub fn short_day_with_year(l: Locale, day: Day) -> String {
    format!("{}-{}", short_day(l, day), day.year)
}

/// `03-abr 08:00`, for tables of staff.
pub fn short(l: Locale, at: Moment) -> String {
    format!("{} {}", short_day(l, at.day), clock(at))
}

/// `08:00`.
pub fn clock(at: Moment) -> String {
    format!("{:02}:{:02}", at.hour, at.minute)
}

/// `hoy`, `mañana`, `ayer`, or `el jueves 3 de abril`.
pub fn near_day(l: Locale, day: Day, today: Day) -> String {
    match day.number() - today.number() {
        0 => days::today(l),
        1 => days::tomorrow(l),
        -1 => days::yesterday(l),
        _ => days::on_day(l, long_day(l, day)),
    }
}

/// `hoy a las 9 de la mañana`.
pub fn near(l: Locale, at: Moment, today: Day) -> String {
    days::near_moment(l, near_day(l, at.day, today), u8::from(at.hour % 12 == 1), hour(l, at))
}

fn month(l: Locale, day: Day) -> String {
    days::month(l, day.month)
}
