//! Where the header is: the row (or two) whose words name most about people.

use super::field::Field;
use super::grid::{Cell, Row, Sheet};
use super::words;
use crate::fields::sex::{self, LetterM};

/// A header that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Index of its first row among the rows.
    pub first: usize,
    /// Index of its last row.
    pub last: usize,
    /// Text of every column.
    pub texts: Vec<String>,
    /// How much it names.
    pub score: f32,
}

/// How much a row names; nothing when it names too little about people to be a header.
pub fn score(texts: &[String]) -> Option<f32> {
    let mut seen: Vec<Field> = Vec::new();
    let (mut sum, mut filled) = (0.0_f32, 0_usize);
    for text in texts.iter().filter(|t| !t.trim().is_empty()) {
        filled += 1;
        if text.chars().count() > 60 {
            sum -= 0.5;
            continue;
        }
        if text.bytes().filter(u8::is_ascii_digit).count() >= 3 {
            sum -= 0.7;
            continue;
        }
        if let Some((field, s)) = words::meanings(text).first().filter(|m| m.1 >= 0.5) {
            sum += if seen.contains(field) { s * 0.3 } else { *s };
            seen.push(*field);
        }
    }
    let mut personal: Vec<Field> = seen.iter().copied().filter(|f| f.is_personal()).collect();
    personal.sort_unstable();
    personal.dedup();
    let named = personal.iter().any(|f| f.is_name());
    let enough =
        personal.len() >= 3 || named && (personal.len() >= 2 || seen.len() >= 3 || seen.len() == filled && filled >= 2);
    (enough && sum / filled.max(1) as f32 >= 0.35).then_some(sum)
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|c| c.text().into_owned()).collect()
}

/// Whether a row can be a header at all: words, and hardly a number or date.
pub fn wordy(row: &Row) -> bool {
    let filled = row.filled().count();
    let odd = row
        .filled()
        .filter(|(_, c)| !matches!(c, Cell::Text(t) if t.bytes().filter(u8::is_ascii_digit).count() <= 2))
        .count();
    filled >= 2 && odd * 5 <= filled
}

/// The texts of two rows read as one header: a band above belongs to every cell below it until the next band.
fn joined(sheet: &Sheet, top: &Row, bottom: &Row) -> Vec<String> {
    let width = top.cells.len().max(bottom.cells.len());
    let mut band = String::new();
    let mut out = Vec::with_capacity(width);
    for c in 0..width {
        let above = top.cell(c);
        let spanned =
            sheet.merged.iter().any(|m| m.top <= top.number && m.bottom >= top.number && m.left < c && c <= m.right);
        if !above.is_blank() {
            band = above.text().into_owned();
        } else if !spanned && !sheet.merged.is_empty() {
            band.clear();
        }
        let below = bottom.cell(c).text().into_owned();
        // Where nothing says how far a band reaches, it reaches what it makes mean something else: *Fecha de nacimiento | Mes*.
        let far = above.is_blank() && !spanned && !completes(&band, &below);
        out.push(match (band.is_empty() || below == band || far, below.is_empty()) {
            (true, _) => below,
            (false, true) => {
                if above.is_blank() {
                    String::new()
                } else {
                    band.clone()
                }
            }
            (false, false) => better(&band, &below),
        });
    }
    out
}

/// The band helps only where the lower words alone say less; *Nombres | Primero* is also read as *Primero nombres*.
fn better(band: &str, below: &str) -> String {
    let of = |t: &str| words::meanings(t).first().map_or(0.0, |m| m.1);
    let (before, behind) = (format!("{band} {below}"), format!("{below} {band}"));
    let both = if of(&behind) > of(&before) + 0.05 { behind } else { before };
    if of(&both) * 1.1 >= of(below) && of(&both) >= 0.5 { both } else { below.to_owned() }
}

/// Whether a band and the word below it mean together what neither means alone.
fn completes(band: &str, below: &str) -> bool {
    let best = |t: &str| words::meanings(t).first().copied();
    let both = best(&format!("{band} {below}")).into_iter().chain(best(&format!("{below} {band}")));
    let alone: Vec<Field> =
        [best(band), best(below)].into_iter().flatten().filter(|m| m.1 >= 0.5).map(|m| m.0).collect();
    names_a_sex(below) && best(band).is_some_and(|m| m.0 == Field::Sex)
        || both.into_iter().any(|m| m.1 >= 0.8 && !alone.contains(&m.0))
}

fn names_a_sex(text: &str) -> bool {
    sex::parse(text, LetterM::Male).is_ok()
}

/// Whether a row only parts what the row above it names: *Sexo* above *F* and *M*, *Nacimiento* above *Día*, *Mes*, *Año*.
fn parts(top: &Row, bottom: &Row) -> bool {
    let mut band = String::new();
    let (mut all, mut parted) = (true, 0);
    for c in 0..top.cells.len().max(bottom.cells.len()) {
        if !top.cell(c).is_blank() {
            band = top.cell(c).text().into_owned();
        }
        let below = bottom.cell(c);
        // A title of two rows stands in both.
        if below.is_blank() || below == top.cell(c) {
            continue;
        }
        parted += 1;
        all &= !band.is_empty() && completes(&band, &below.text());
    }
    all && parted >= 2
}

/// The first header from a row on, looking at most `within` rows ahead.
pub fn find(sheet: &Sheet, from: usize, within: usize) -> Option<Header> {
    let rows = &sheet.rows;
    for (i, row) in rows.iter().enumerate().skip(from).take(within) {
        if !wordy(row) && row.filled().count() < 2 {
            continue;
        }
        let one = |at: usize| -> Option<Header> {
            let row = rows.get(at).filter(|r| wordy(r))?;
            let texts = texts(row);
            score(&texts).map(|score| Header { first: at, last: at, texts, score })
        };
        let two = || -> Option<Header> {
            let (top, bottom) = (Some(row).filter(|r| wordy(r))?, rows.get(i + 1).filter(|r| wordy(r))?);
            if bottom.number != top.number + 1 {
                return None;
            }
            let texts = joined(sheet, top, bottom);
            score(&texts).map(|score| Header { first: i, last: i + 1, texts, score })
        };
        let (single, double) = (one(i), two());
        let found = match (single, double) {
            (None, None) => continue,
            (Some(s), None) => s,
            (single, Some(d)) => {
                let below = one(i + 1);
                let best = [single, below].into_iter().flatten().max_by(|a, b| a.score.total_cmp(&b.score));
                match best {
                    Some(_) if rows.get(i + 1).is_some_and(|below| parts(row, below)) => d,
                    // The row below is looked at in its turn, with the one below it.
                    Some(b) if b.score + 0.45 >= d.score && b.first > i && within > 1 => continue,
                    Some(b) if b.score + 0.45 >= d.score => b,
                    _ => d,
                }
            }
        };
        return Some(found);
    }
    None
}

/// Whether a row says the same as a header again.
pub fn repeats(texts: &[String], row: &Row) -> bool {
    let mut same = 0;
    let mut filled = 0;
    for (c, cell) in row.filled() {
        filled += 1;
        same += usize::from(texts.get(c).is_some_and(|t| {
            !t.is_empty() && (*t == cell.text() || t.ends_with(&*cell.text()) && cell.text().len() > 2)
        }));
    }
    filled >= 2 && same * 10 >= filled * 7
}
