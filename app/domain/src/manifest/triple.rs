//! A birth date in three columns beside each other whose titles are a letter, or none.

use super::field::Field;
use super::grid::Row;
use super::words;
use crate::fields::date;

/// What a title says of a part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
    Open,
}

/// Nothing when the title is about something else.
fn part(title: &str) -> Option<Part> {
    let tokens = words::tokens(title);
    let Some(last) = tokens.last() else { return Some(Part::Open) };
    Some(match last.as_str() {
        "d" | "dd" | "dia" | "day" | "j" | "jour" => Part::Day,
        "m" | "mm" | "mes" | "month" | "mois" => Part::Month,
        "a" | "aa" | "aaaa" | "y" | "yy" | "yyyy" | "ano" | "year" | "annee" => Part::Year,
        _ => return None,
    })
}

/// Shares of a column's cells that are years, months and days.
fn shares(rows: &[&Row], column: usize) -> Option<[f32; 3]> {
    let texts: Vec<String> =
        rows.iter().map(|r| r.cell(column).text().into_owned()).filter(|t| !t.trim().is_empty()).collect();
    let share = |is: &dyn Fn(&str) -> bool| texts.iter().filter(|t| is(t)).count() as f32 / texts.len().max(1) as f32;
    let within = |t: &str, from: u16, to: u16| t.parse::<u16>().is_ok_and(|n| (from..=to).contains(&n));
    let month =
        |t: &str| within(t, 1, 12) || date::read(&format!("1 {t} 2000")).is_ok() && !t.contains(char::is_numeric);
    let enough = texts.len() * 10 >= rows.len() * 6;
    enough.then(|| [share(&|t| within(t, 1900, 2100)), share(&month), share(&|t| within(t, 1, 31))])
}

/// Three columns in a row that hold day, month and year, whatever their order.
pub(super) fn find(titles: &[&str], rows: &[&Row]) -> Option<[(usize, Field); 3]> {
    let fits = |at: usize| -> Option<[(usize, Field); 3]> {
        let [left, middle, right] = [at, at + 1, at + 2].map(|i| titles.get(i).and_then(|t| part(t)));
        let parts = [left?, middle?, right?];
        if parts == [Part::Open; 3] {
            return None;
        }
        let [left, middle, right] = [at, at + 1, at + 2].map(|i| shares(rows, i));
        let shares = [left?, middle?, right?];
        let is = |i: usize, what: usize| shares.get(i).and_then(|s| s.get(what)).is_some_and(|s| *s > 0.9);
        let said = |i: usize, part: Part| parts.get(i).is_some_and(|p| *p == part || *p == Part::Open);
        let orders = [[2, 1, 0], [2, 0, 1], [0, 1, 2]];
        // Year, month and day each at a place that may be it; where days and months look alike the titles must say which.
        let found: Vec<[usize; 3]> = orders
            .into_iter()
            .filter(|[year, month, day]| {
                is(*year, 0)
                    && is(*month, 1)
                    && is(*day, 2)
                    && said(*year, Part::Year)
                    && said(*month, Part::Month)
                    && said(*day, Part::Day)
            })
            .collect();
        match found.as_slice() {
            [[year, month, day]] => {
                Some([(at + year, Field::BirthYear), (at + month, Field::BirthMonth), (at + day, Field::BirthDay)])
            }
            _ => None,
        }
    };
    (0..titles.len().saturating_sub(2)).find_map(fits)
}
