//! Lists as people type them: a sign or a number before every line is no part of the name behind it.

use super::grid::{Cell, Row, Sheet};

/// A line's number and what stands behind it: `12. Pérez López, Ana`.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=4).contains(end))?;
    let (number, rest) = text.split_at(end);
    let rest = rest.strip_prefix([')', '.', '-', ':', 'º', '°']).map(str::trim_start)?;
    let rest = rest.strip_prefix(['-', ')']).unwrap_or(rest).trim_start();
    rest.starts_with(char::is_alphabetic).then_some((number, rest))
}

fn bulleted(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['>', '•', '·', '▪', '●', '◦', '‣', '*', '-', '–', '—', '►', '➢', '✓'])?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start()).filter(|t| t.starts_with(char::is_alphanumeric))
}

fn first(row: &Row) -> &str {
    match row.cells.first() {
        Some(Cell::Text(text)) => text.trim(),
        _ => "",
    }
}

/// Whether nearly every row of a table begins so, counted over the rows with three cells and more.
fn most(sheet: &Sheet, holds: impl Fn(&str) -> bool) -> bool {
    let rows: Vec<&Row> = sheet.rows.iter().filter(|r| r.filled().count() >= 3).collect();
    let such = rows.iter().filter(|r| holds(first(r))).count();
    such >= 2 && such * 10 >= rows.len() * 7
}

/// Takes signs before lines away, and gives numbers before names a column of their own.
pub(super) fn part(sheet: &mut Sheet) {
    if most(sheet, |text| bulleted(text).is_some()) {
        for row in &mut sheet.rows {
            let bare = bulleted(first(row)).map(str::to_owned);
            if let (Some(bare), Some(cell)) = (bare, row.cells.first_mut()) {
                *cell = Cell::Text(bare);
            }
        }
    }
    if most(sheet, |text| numbered(text).is_some()) {
        for row in &mut sheet.rows {
            let parts = numbered(first(row)).map(|(number, rest)| (number.to_owned(), rest.to_owned()));
            let number = match (parts, row.cells.first_mut()) {
                (Some((number, rest)), Some(cell)) => {
                    *cell = Cell::Text(rest);
                    Cell::Text(number)
                }
                _ => Cell::Blank,
            };
            row.cells.insert(0, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{bulleted, numbered};

    #[test]
    fn numbers_and_signs_are_told_from_names_and_dates() {
        assert_eq!(numbered("12. Pérez López, Ana"), Some(("12", "Pérez López, Ana")));
        assert_eq!(numbered("3) Tzoc"), Some(("3", "Tzoc")));
        assert!(["12.03.1990", "12", "12 Pérez"].into_iter().all(|t| numbered(t).is_none()));
        assert_eq!(bulleted("• Caal Pop"), Some("Caal Pop"));
        assert!(bulleted("-5").is_none() && bulleted("- ").is_none());
    }
}
