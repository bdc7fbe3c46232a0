//! What a column's cells look like, whatever its header says.

use std::collections::BTreeSet;

use super::grid::{Cell, Row};
use crate::fields::fold::{fold, says_nothing};
use crate::fields::sex::{self, LetterM};
use crate::fields::{age, country, date, document, language, place, relation};

/// Shares, from 0 to 1, of the cells that say something.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// How many cells were looked at.
    pub seen: usize,
    /// How many of them say something.
    pub filled: usize,
    /// Different values among them.
    pub distinct: usize,
    /// Dates.
    pub dates: f32,
    /// Whole numbers.
    pub whole: f32,
    /// Whole numbers that only rise by one.
    pub counting: f32,
    /// Words or letters for a sex.
    pub sexes: f32,
    /// 13 digits.
    pub cuis: f32,
    /// `A` and eight or nine digits.
    pub aliens: f32,
    /// Towns.
    pub towns: f32,
    /// Departments.
    pub departments: f32,
    /// Countries.
    pub countries: f32,
    /// Kinds of paper without a number.
    pub papers: f32,
    /// Kinds of paper with a number.
    pub papers_with_number: f32,
    /// Numbers with letters or many digits.
    pub numbers: f32,
    /// Relations.
    pub relations: f32,
    /// Languages.
    pub languages: f32,
    /// Seats.
    pub seats: f32,
    /// Ages.
    pub ages: f32,
    /// Flight numbers.
    pub flights: f32,
    /// Words only.
    pub words: f32,
    /// Words on both sides of one comma.
    pub commas: f32,
    /// Cells with two words and more.
    pub several_words: f32,
    /// Cells that begin with, or hold, *de*, *del*, *de la*.
    pub particles: f32,
    /// Whole numbers that a spreadsheet may mean as days.
    pub serials: f32,
    /// Yes, no and crosses among all cells in which something stands, *no* too.
    pub flags: f32,
    /// Words for how somebody travels: alone, in a family, as an adult.
    pub kinds: f32,
    /// Its dates are three pairs of digits of which only the first can be a year: `85/03/24`.
    pub year_first: bool,
    /// Crosses and ticks, among the same.
    pub marks: f32,
}

/// `GTA 2215`, `AU-07`: letters and then digits, short.
pub fn is_flight_number(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '_' | '.' | '/')).collect();
    let letters = plain.chars().take_while(char::is_ascii_alphabetic).count();
    let digits = plain.chars().skip(letters).take_while(char::is_ascii_digit).count();
    (1..=5).contains(&letters) && (1..=5).contains(&digits) && plain.chars().count() <= letters + digits + 1
}

/// `5512-3434`, `+502 5512 3434`: how telephones of Guatemala are written.
fn is_telephone(text: &str) -> bool {
    let local = text.trim_start_matches(['+', '(']).strip_prefix("502").unwrap_or(text);
    let local = local.trim_start_matches([')', ' ', '-']);
    let parts: Vec<&str> = local.split(['-', ' ']).collect();
    let four = |p: &&str| p.len() == 4 && p.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 2 && parts.iter().all(four)
}

fn is_seat(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && text.chars().count() == digits + 1
        && text.chars().last().is_some_and(|c| c.is_ascii_alphabetic())
}

/// Words for how somebody travels, folded.
const KINDS: [&str; 24] = [
    "individual",
    "individuo",
    "adulto",
    "adulta",
    "adultos",
    "adult",
    "menor",
    "menores",
    "minor",
    "solo",
    "sola",
    "single",
    "single adult",
    "family",
    "familia",
    "familiar",
    "unidad familiar",
    "family unit",
    "grupo familiar",
    "uf",
    "fu",
    "nna",
    "acompanado",
    "acompanada",
];

/// Whether a cell is only ticked.
pub fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "x" | "X" | "1" | "✓" | "✔" | "√" | "✗" | "✘" | "•" | "●" | "*" | "(x)" | "(X)" | "☒" | "☑")
}

fn is_flag(text: &str) -> bool {
    is_mark(text) && text.trim() != "1"
        || matches!(
            fold(text).as_str(),
            "si" | "no"
                | "s"
                | "n"
                | "yes"
                | "y"
                | "sim"
                | "nao"
                | "oui"
                | "non"
                | "true"
                | "false"
                | "verdadero"
                | "falso"
        )
}

/// The first and the last of three pairs of digits.
fn three_pairs(text: &str) -> Option<(u8, u8)> {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).collect();
    match parts.as_slice() {
        [a, b, c] if [a, b, c].into_iter().all(|p| p.len() == 2) => {
            b.parse::<u8>().ok().filter(|month| *month <= 12)?;
            Some((a.parse().ok()?, c.parse().ok()?))
        }
        _ => None,
    }
}

/// Looks at up to 240 cells of a column.
pub fn of(rows: &[&Row], column: usize) -> Profile {
    let mut p = Profile::default();
    let mut values = BTreeSet::new();
    let mut before: Option<f64> = None;
    let step = (rows.len() / 240).max(1);
    let (mut rising, mut standing, mut flags, mut marks) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut year_first, mut year_last) = (false, false);
    for row in rows.iter().step_by(step) {
        p.seen += 1;
        let cell = row.cell(column);
        let text = cell.text();
        standing += usize::from(!cell.is_blank());
        flags += usize::from(!cell.is_blank() && is_flag(&text));
        marks += usize::from(!cell.is_blank() && is_mark(&text));
        if cell.is_blank() || says_nothing(&text) {
            continue;
        }
        if let Some((first, last)) = three_pairs(&text) {
            year_first |= first > 31;
            year_last |= last > 31;
        }
        p.filled += 1;
        look(&mut p, cell, &text);
        let number = text.trim_end_matches(['.', ')']).parse::<f64>().ok();
        rising += usize::from(matches!((before, number), (Some(b), Some(n)) if n > b && n - b <= 3.0 * step as f64));
        before = number;
        values.insert(fold(&text));
    }
    p.year_first = year_first && !year_last;
    p.distinct = values.len();
    let n = p.filled.max(1) as f32;
    p.flags = flags as f32 / standing.max(1) as f32;
    p.marks = marks as f32 / standing.max(1) as f32;
    p.counting = rising as f32 / p.filled.saturating_sub(1).max(1) as f32;
    for share in [
        &mut p.dates,
        &mut p.whole,
        &mut p.sexes,
        &mut p.cuis,
        &mut p.aliens,
        &mut p.towns,
        &mut p.departments,
        &mut p.countries,
        &mut p.papers,
        &mut p.papers_with_number,
        &mut p.numbers,
        &mut p.relations,
        &mut p.languages,
        &mut p.seats,
        &mut p.ages,
        &mut p.flights,
        &mut p.words,
        &mut p.commas,
        &mut p.several_words,
        &mut p.particles,
        &mut p.serials,
        &mut p.kinds,
    ] {
        *share /= n;
    }
    p
}

fn look(p: &mut Profile, cell: &Cell, text: &str) {
    let is = |yes: bool| f32::from(u8::from(yes));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    p.dates += is(matches!(cell, Cell::Date(_))
        || digits >= 4
            && date::read(text).is_ok_and(|w| !matches!(w, date::Written::Year(_) | date::Written::Serial(_))));
    p.serials += is(text.len() == 5 && text.parse().is_ok_and(|n: u32| (3_000..=80_000).contains(&n)));
    p.whole += is(digits > 0
        && text.trim_start_matches('0').len() <= 7
        && text.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit()));
    p.cuis +=
        is(letters == 0 && (12..=14).contains(&digits) || digits >= 4 && text.to_ascii_uppercase().contains("E+1"));
    p.aliens += is(text.starts_with(['A', 'a']) && letters == 1 && (8..=9).contains(&digits));
    p.numbers += is(digits >= 4 && !text.contains('/') && letters <= 4 && !is_telephone(text));
    p.seats += is(is_seat(text));
    p.flights += is(is_flight_number(text));
    p.ages += is(age::parse(text).is_ok_and(|a| a.years() <= 110));
    p.sexes += is(digits == 0 && sex::parse(text, LetterM::Male).is_ok());
    if letters == 0 || text.len() > 90 {
        return;
    }
    let named = digits == 0;
    p.papers += is(named && document::kind(text).is_ok());
    p.papers_with_number += is(digits >= 4
        && document::parse(text)
            .is_ok_and(|d| d.kind.is_some_and(|k| k != document::DocumentKind::Other) && d.number.is_some()));
    p.relations += is(named && relation::parse(text).is_ok());
    p.countries += is(named && country::parse(text).is_ok());
    p.languages += is(named && language::parse(text).is_ok());
    p.words += is(named);
    let folded = fold(text);
    p.kinds += is(KINDS.contains(&folded.as_str()));
    p.several_words += is(folded.contains(' '));
    p.particles += is(folded.split(' ').any(|w| matches!(w, "de" | "del")));
    p.commas += is(named && text.split_once(',').is_some_and(|(a, b)| !a.trim().is_empty() && !b.contains(',')));
    if named {
        p.towns += is(place::is_named(text));
        p.departments += is(place::department(text).is_some());
    }
}
