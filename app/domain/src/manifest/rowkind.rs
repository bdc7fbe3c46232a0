//! Whether a row under a header is a person, a total, or words.

use super::columns::Column;
use super::field::Field;
use super::grid::{Cell, Row};
use crate::fields::fold::{fold, says_nothing};
use crate::fields::sex::{self, LetterM};
use crate::fields::{age, date, relation};

/// Whom a printed total counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Everybody.
    All,
    /// Women and girls.
    Women,
    /// Men and boys.
    Men,
    /// People under 18.
    Minors,
    /// Grown-ups.
    Adults,
    /// Something else, such as families or bags.
    Other,
}

/// A total as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The number, when one stands there.
    pub number: Option<u32>,
    /// Of whom.
    pub of: Counted,
}

/// The total a row prints, if it is a total's row.
pub fn total(row: &Row) -> Option<Printed> {
    let cells: Vec<(usize, &Cell)> = row.filled().collect();
    // Several counts in one row are labels and numbers by turns: *Hombres: 12, Mujeres: 5, Total: 17*.
    let number = |c: &Cell| c.text().bytes().all(|b| b.is_ascii_digit());
    let by_turns = cells.iter().enumerate().all(|(i, (_, c))| number(c) == (i % 2 == 1));
    if cells.len() > 5 && !(cells.len() <= 12 && by_turns) {
        return None;
    }
    let at = cells.iter().position(|(_, c)| {
        let folded = fold(&c.text());
        let first = folded.split(' ').next().unwrap_or("");
        matches!(first, "total" | "totales" | "subtotal" | "totals" | "suma" | "cantidad")
            || folded.starts_with("sub total")
            || folded.starts_with("gran total")
            || folded.starts_with("grand total")
            // "Pasajeros total: 38": few words, a number, and nothing beside it.
            || cells.len() <= 2
                && (folded.split(' ').count() <= 5 || only_counts(&folded))
                && folded.split(' ').any(|w| matches!(w, "total" | "totales" | "totals"))
                && row.joined().bytes().any(|b| b.is_ascii_digit())
    })?;
    let label = cells.get(at).map(|(_, c)| c.text().into_owned()).unwrap_or_default();
    let number_in = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit()).find(|t| !t.is_empty()).and_then(|t| t.parse::<u32>().ok())
    };
    let beside = cells.iter().skip(at + 1).chain(cells.iter().take(at)).find_map(|(_, c)| number_in(&c.text()));
    let folded = fold(&label);
    let has = |words: &[&str]| folded.split(' ').any(|w| words.contains(&w));
    let of = if only_counts(&folded) {
        Counted::All
    } else if has(&["mujeres", "mujer", "femenino", "female", "females", "women", "ninas"]) {
        Counted::Women
    } else if has(&["hombres", "hombre", "masculino", "male", "males", "men"]) {
        Counted::Men
    } else if has(&["menores", "minors", "nna", "ninos", "children", "adolescentes", "menor", "juveniles"]) {
        Counted::Minors
    } else if has(&["adultos", "adults", "mayores"]) {
        Counted::Adults
    } else if has(&[
        "familias", "grupos", "families", "family", "equipaje", "bags", "maletas", "bultos", "infantes", "infants",
        "vuelos", "flights",
    ]) {
        Counted::Other
    } else {
        Counted::All
    };
    let behind = folded.rsplit_once("total").and_then(|(_, rest)| number_in(rest));
    Some(Printed { number: behind.or_else(|| number_in(&label)).or(beside), of })
}

/// Whether a text is nothing but words of people, each with a number: *Adultos: 12 Menores: 3 Total: 15*.
fn only_counts(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let number = |w: &&str| w.bytes().all(|b| b.is_ascii_digit());
    let numbers = words.iter().filter(|w| number(w)).count();
    numbers >= 2 && words.len() <= numbers * 3 && words.last().is_some_and(number)
}

/// How much of a row is what a person's row holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evidence {
    /// A name stands in a column of names.
    pub named: bool,
    /// Cells whose value fits their column strictly.
    pub fitting: usize,
    /// Cells in which something stands.
    pub filled: usize,
}

impl Evidence {
    /// Whether the row is a person.
    pub const fn is_person(self) -> bool {
        self.named && self.fitting >= 1 || self.fitting >= 2 || self.named && self.filled >= 4
    }
}

/// Weighs a row under its columns.
pub fn evidence(row: &Row, columns: &[Column]) -> Evidence {
    let mut e = Evidence { filled: row.filled().count(), ..Evidence::default() };
    for column in columns {
        let cell = row.cell(column.index);
        if cell.is_blank() {
            continue;
        }
        let text = cell.text();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if column.field.is_name() {
            e.named |= text.chars().any(char::is_alphabetic) && text.chars().count() <= 80 && digits == 0;
            continue;
        }
        let fits = match column.field {
            Field::ListNo => digits > 0 && digits <= 6 && text.chars().all(|c| !c.is_alphabetic()),
            Field::BirthDate | Field::FlightDate => {
                matches!(cell, Cell::Date(_)) || text.len() <= 30 && digits >= 4 && date::read(&text).is_ok()
            }
            Field::Sex => sex::parse(&text, LetterM::Male).is_ok(),
            Field::Cui => digits >= 8,
            Field::SenderRef | Field::DocumentNumber | Field::Document => digits >= 3 && text.len() <= 60,
            Field::Age => age::parse(&text).is_ok(),
            Field::Relation => relation::parse(&text).is_ok(),
            Field::Seat | Field::FamilyGroup => digits > 0 && text.len() <= 8,
            Field::FlightNumber | Field::BusNumber => digits > 0 && text.len() <= 12 && !says_nothing(&text),
            _ => false,
        };
        e.fitting += usize::from(fits);
    }
    e
}
