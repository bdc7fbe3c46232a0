//! From instants to the local parts that words are made of.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use locales::dates::{Day, Moment};

/// An instant as people in Guatemala read it; the country has one zone and no summer time.
pub fn moment(at: Timestamp) -> Moment {
    let local = TimeZone::get("America/Guatemala").unwrap_or(TimeZone::UTC).to_datetime(at);
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    day(local.date()).at(part(local.hour()), part(local.minute()))
}

/// A calendar day.
pub fn day(date: jiff::civil::Date) -> Day {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    Day::new(date.year(), part(date.month()), part(date.day()))
}

/// A calendar day as people type it into forms: `24/11/2026`.
pub fn written(date: jiff::civil::Date) -> String {
    day(date).written()
}

#[cfg(test)]
mod tests {
    #[test]
    fn guatemala_is_six_hours_behind() {
        let at: jiff::Timestamp = "2025-04-03T14:00:00Z".parse().expect("an instant");
        assert_eq!(super::moment(at).iso(), "2025-04-03T08:00");
    }
}
