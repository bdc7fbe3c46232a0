//! Flights named without a sentence: two rows of keys and values, a number or a day alone, the name of a sheet or file.

use super::grid::{Cell, Row};
use super::profile::is_flight_number;
use super::titlekey::{Key, key};
use super::titles::{Facts, any_date, facts, with_gaps};
use crate::fields::date::{self, Written};
use crate::fields::fold::{fold, tidy};

/// Two rows of which the upper one only names what stands below, *Vuelo | Fecha | Procedencia*: read as one line.
pub fn paired(top: &Row, bottom: &Row) -> Option<Row> {
    let named = |c: &Cell| fold(&c.text()).split(' ').all(|w| key(w).is_some());
    let keys: Vec<(usize, &Cell)> = top.filled().collect();
    let all = keys.iter().all(|(at, c)| named(c) && !bottom.cell(*at).is_blank() && !named(bottom.cell(*at)));
    (keys.len() >= 2 && all && bottom.filled().count() == keys.len()).then(|| Row {
        number: bottom.number,
        cells: keys.into_iter().flat_map(|(at, key)| [key.clone(), bottom.cell(at).clone()]).collect(),
        ..Row::default()
    })
}

/// What stands alone among titles and can only be the number of a flight: two or three capitals and at least three digits.
pub fn lone_number(text: &str) -> Option<String> {
    let shaped = |t: &&str| {
        let letters = t.chars().take_while(char::is_ascii_uppercase).count();
        (2..=3).contains(&letters)
            && t.bytes().filter(u8::is_ascii_digit).count() >= 3
            && is_flight_number(t)
            && date::read(t).is_err()
    };
    let parts = text.split("  ").flat_map(|p| p.split(['|', ';', '\t', '\n', '–']));
    let mut alone = parts.map(|p| p.trim_matches(|c: char| !c.is_alphanumeric())).filter(|p| p.chars().count() <= 10);
    alone.find(shaped).map(tidy)
}

/// The day that stands alone among titles.
pub fn lone_date(text: &str) -> Option<Written> {
    let parts = text.split("  ").map(str::trim);
    parts
        .filter(|p| p.chars().count() <= 40)
        .find_map(|p| any_date(&with_gaps(p)))
        .filter(|_| !with_gaps(text).iter().any(|w| key(w.0) == Some(Key::Made)))
}

/// A day or number in the name of a sheet, *Manifest 17MAR26*, *GTA 2240*.
pub fn sheet_name(name: &str) -> Facts {
    let words = with_gaps(name);
    let mut facts = facts(name);
    facts.date = facts.date.or_else(|| any_date(&words));
    if facts.number.is_none() {
        let all: Vec<&str> = words.iter().map(|w| w.0).collect();
        let two = all.windows(2).map(|w| w.join(" ")).chain(all.iter().map(|w| (*w).to_owned()));
        facts.number = two
            .filter(|t| {
                t.chars().filter(char::is_ascii_uppercase).count() >= 2
                    && t.bytes().filter(u8::is_ascii_digit).count() >= 3
            })
            .find(|t| is_flight_number(t) && date::read(t).is_err());
    }
    facts
}

/// A day or number in the name of a file, *GTA2246_2026-04-03.xlsx*.
pub fn file_name(name: &str) -> Facts {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    sheet_name(&stem.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::{Written, sheet_name};
    use crate::fields::date::Year;

    #[test]
    fn a_sheet_may_be_named_by_its_day() {
        assert_eq!(
            sheet_name("Manifest 17MAR26").date,
            Some(Written::Known { day: 17, month: 3, year: Year { number: 26, short: true } })
        );
        assert_eq!(sheet_name("GTA 2240").number.as_deref(), Some("GTA 2240"));
        assert!(sheet_name("Hoja1").is_empty());
    }
}
