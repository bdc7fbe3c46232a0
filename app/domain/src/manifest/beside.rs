//! Tables beside each other on one sheet: each is read as a sheet of its own.

use super::field::Field;
use super::grid::{Merged, Row, Sheet};
use super::header::{self, Header};
use super::{titles, words};

/// Parts a sheet whose columns hold several lists of people, with empty columns between them or the same header again.
/// The first keeps the sheet's name, every other one has its columns behind it, *Lista!H:M*.
pub(super) fn part(sheet: Sheet) -> Vec<Sheet> {
    let Some(header) = header::find(&sheet, 0, 120) else {
        return vec![sheet];
    };
    let mut starts = starts(&sheet, &header);
    if starts.len() < 2 {
        return vec![sheet];
    }
    starts.splice(..1, [0]);
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([width(&sheet)]).collect();
    let mut parts: Vec<Sheet> = starts.iter().zip(ends).map(|(from, to)| cut(&sheet, (*from, to))).collect();
    // Titles are those of the first table, which all may learn from, unless another flight is named above another table.
    let above = sheet.rows.get(header.first).map_or(0, |row| row.number);
    let titles = |part: &Sheet| part.rows.iter().take_while(|r| r.number < above).map(Row::joined).collect::<Vec<_>>();
    if !parts.iter().skip(1).any(|p| titles::facts(&titles(p).join("  ")).number.is_some()) {
        parts.iter_mut().for_each(|part| part.rows.retain(|r| r.number >= above));
        if let Some(first) = parts.first_mut() {
            first.rows.splice(..0, sheet.rows.iter().filter(|r| r.number < above).cloned());
        }
    }
    parts
}

fn width(sheet: &Sheet) -> usize {
    sheet.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0)
}

/// The first columns of the tables; none or one where there is no more than one table.
fn starts(sheet: &Sheet, header: &Header) -> Vec<usize> {
    let again = again(&header.texts);
    if again.len() > 1 {
        return again;
    }
    // Titles and lines of words may reach over the empty columns; rows of people do not.
    let rows = sheet.rows.iter().skip(header.first).filter(|r| r.filled().count() >= 3);
    let mut used = vec![false; width(sheet)];
    for (column, _) in rows.flat_map(Row::filled) {
        if let Some(used) = used.get_mut(column) {
            *used = true;
        }
    }
    let begins = |at: usize| used.get(at) == Some(&true) && (at == 0 || used.get(at - 1) == Some(&false));
    let blocks: Vec<usize> = (0..used.len()).filter(|at| begins(*at)).collect();
    if blocks.len() < 2 || blocks.len() > MOST {
        return Vec::new();
    }
    // A block without whole names belongs to the table before it.
    let ends = blocks.iter().skip(1).copied().chain([used.len()]);
    let named = |(from, to): (&usize, usize)| {
        let part = cut(sheet, (*from, to));
        header::find(&part, 0, 120).is_some_and(|h| whole_names(&h.texts)).then_some(*from)
    };
    blocks.iter().zip(ends).filter_map(named).collect()
}

/// Tables one sheet may have beside each other.
const MOST: usize = 8;

/// Where the same titles begin again, several times without a rest.
fn again(texts: &[String]) -> Vec<usize> {
    let filled = texts.iter().rposition(|t| !t.trim().is_empty()).map_or(0, |last| last + 1);
    let texts = texts.get(..filled).unwrap_or(&[]);
    let repeats = |period: &usize| texts.iter().skip(*period).zip(texts).all(|(again, first)| again == first);
    let whole = |period: &usize| filled % period == 0 && texts.get(..*period).is_some_and(whole_names);
    let period = (2..=filled / 2).find(|period| whole(period) && repeats(period));
    period.map_or(Vec::new(), |period| (0..filled).step_by(period).collect())
}

/// Whether titles name people: a column of full names, or of surnames and of given names, and something else about them.
fn whole_names(texts: &[String]) -> bool {
    let best = |t: &String| words::meanings(t).first().filter(|m| m.1 >= 0.5).map(|m| m.0);
    let fields: Vec<Field> = texts.iter().filter_map(best).collect();
    let has = |of: &[Field]| fields.iter().any(|f| of.contains(f));
    let names = has(&[Field::FullName]) || has(&[Field::GivenNames]) && has(&[Field::Surnames, Field::Surname1]);
    names && fields.iter().filter(|f| f.is_personal() && !f.is_name()).count() >= 1
}

/// The columns of one table as a sheet.
fn cut(sheet: &Sheet, (from, to): (usize, usize)) -> Sheet {
    let inside = |m: &&Merged| m.left >= from && m.left < to;
    let shift = |m: &Merged| Merged { left: m.left - from, right: m.right.min(to - 1) - from, ..*m };
    let row = |row: &Row| {
        let cells = row.cells.get(from..to.min(row.cells.len())).unwrap_or(&[]).to_vec();
        cells.iter().any(|c| !c.is_blank()).then(|| Row { cells, ..row.clone() })
    };
    let columns = format!("{}:{}", letters(from), letters(to - 1));
    let name = match &sheet.name {
        Some(name) if from > 0 => Some(format!("{name}!{columns}")),
        None if from > 0 => Some(columns),
        kept => kept.clone(),
    };
    Sheet {
        name,
        rows: sheet.rows.iter().filter_map(row).collect(),
        merged: sheet.merged.iter().filter(inside).map(shift).collect(),
        hidden: sheet.hidden.iter().filter(|c| (from..to).contains(*c)).map(|c| c - from).collect(),
        ..*sheet
    }
}

/// A column as spreadsheets name it: A, B, … Z, AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    let before = if column < 26 { String::new() } else { letters(column / 26 - 1) };
    format!("{before}{last}")
}
