//! Weekdays as catalogue, calendar rules and database write them: `MO`…`SU`.

use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "MO"),
    (Weekday::Tuesday, "TU"),
    (Weekday::Wednesday, "WE"),
    (Weekday::Thursday, "TH"),
    (Weekday::Friday, "FR"),
    (Weekday::Saturday, "SA"),
    (Weekday::Sunday, "SU"),
];

/// The two letters of a weekday.
pub fn code(day: Weekday) -> &'static str {
    DAYS.iter().find(|(known, _)| *known == day).map_or("", |(_, code)| code)
}

/// The weekday of two letters.
pub fn parse(code: &str) -> Option<Weekday> {
    DAYS.iter().find(|(_, known)| *known == code).map(|(day, _)| *day)
}

/// Writes days as their letters.
pub fn serialize<S: Serializer>(days: &[Weekday], to: S) -> Result<S::Ok, S::Error> {
    days.iter().copied().map(code).collect::<Vec<_>>().serialize(to)
}

/// Reads days from their letters.
///
/// # Errors
/// When two letters name no weekday.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Weekday>, D::Error> {
    let codes = Vec::<String>::deserialize(from)?;
    let unknown = || de::Error::custom("unknown weekday");
    codes.iter().map(|code| parse(code).ok_or_else(unknown)).collect()
}
