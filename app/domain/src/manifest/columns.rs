//! Which column means what: the words of its header weighed by what its cells look like.

use std::collections::{BTreeMap, BTreeSet};

use super::bids::{by_content, related};
use super::confirmed::column_keys;
use super::field::Field;
use super::grid::Row;
use super::profile::{self, Profile};
use super::words;
use crate::fields::document::{self, DocumentKind};
use crate::fields::names::NameOrder;

/// A column and its meaning.
#[derive(Clone, Debug)]
pub struct Column {
    /// From the left, from 0.
    pub index: usize,
    /// Its header as printed.
    pub header: String,
    /// Its meaning.
    pub field: Field,
    /// From 0 to 1.
    pub confidence: f32,
    /// Its numbers are A-numbers.
    pub alien: bool,
    /// The header itself names the kind of paper.
    pub paper: Option<DocumentKind>,
    /// The order of a full name, when the header says it.
    pub order: Option<NameOrder>,
}

/// Gives every column a meaning; a confirmed meaning (by its key) is taken as it is.
pub fn assign(
    headers: &[String],
    rows: &[&Row],
    hidden: &BTreeSet<usize>,
    confirmed: &BTreeMap<String, Field>,
) -> Vec<Column> {
    let width = rows.iter().map(|r| r.cells.len()).max().unwrap_or(0).max(headers.len());
    let titled = headers.iter().any(|h| !h.trim().is_empty());
    let profiles: Vec<Profile> = (0..width).map(|c| profile::of(rows, c)).collect();
    let header = |c: usize| headers.get(c).map_or("", String::as_str);
    let known: Vec<Vec<(Field, f32)>> = (0..width).map(|c| words::meanings(header(c))).collect();
    let surnames_apart =
        known.iter().any(|m| matches!(m.first(), Some((Field::Surnames | Field::Surname1, s)) if *s >= 0.7));
    let titles: Vec<&str> = (0..width).map(header).collect();
    let keys = column_keys(&titles);
    let mut bids: Vec<(f32, usize, Field)> = Vec::new();
    for (c, profile) in profiles.iter().enumerate() {
        let shown = if hidden.contains(&c) { 0.8 } else { 1.0 };
        if let Some(field) = keys.get(c).and_then(|key| confirmed.get(key)) {
            bids.push((2.0, c, *field));
            continue;
        }
        let departs = words::tokens(header(c)).iter().any(|w| matches!(w.as_str(), "salida" | "departure" | "dep"));
        let mut of = related(known.get(c).map_or(&[], Vec::as_slice), surnames_apart, departs, profile);
        of.retain(|(field, _)| !profile.rules_out(*field));
        // A title whose cells say otherwise is as good as none.
        if of.iter().all(|(field, _)| profile.fits(*field) <= 0.1) {
            let found = by_content(profile, titled, c);
            bids.extend(found.into_iter().map(|(f, s)| (s * shown, c, f)));
        }
        bids.extend(of.into_iter().map(|(f, s)| (s * (0.4 + 0.6 * profile.fits(f)) * shown, c, f)));
    }
    settle(bids, width, header, &profiles)
}

/// The best bid takes its column, and its meaning unless that may be had twice.
fn settle<'h>(
    mut bids: Vec<(f32, usize, Field)>,
    width: usize,
    header: impl Fn(usize) -> &'h str,
    profiles: &[Profile],
) -> Vec<Column> {
    bids.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut taken: BTreeMap<usize, (Field, f32)> = BTreeMap::new();
    let mut used: BTreeSet<Field> = BTreeSet::new();
    let names_apart = |used: &BTreeSet<Field>| {
        used.contains(&Field::Surnames) || used.contains(&Field::GivenNames) || used.contains(&Field::Surname1)
    };
    for (score, column, field) in bids {
        let clash = match field {
            Field::FullName => names_apart(&used),
            Field::GivenNames | Field::Surnames | Field::Surname1 => used.contains(&Field::FullName),
            Field::FlightNumber => used.contains(&Field::BusNumber),
            _ => false,
        };
        if score < 0.2 || clash || taken.contains_key(&column) || used.contains(&field) && !field.may_repeat() {
            continue;
        }
        used.insert(field);
        taken.insert(column, (field, score));
    }
    let column = |index: usize| {
        let (field, score) = taken.get(&index).copied().unwrap_or((Field::Ignored, 0.0));
        let header = header(index).to_owned();
        let alien = field == Field::SenderRef
            && (words::is_alien_number(&header) || profiles.get(index).is_some_and(|p| p.aliens > 0.5));
        let paper = (field == Field::DocumentNumber)
            .then(|| document::kind(&header).ok())
            .flatten()
            .filter(|k| *k != DocumentKind::Other);
        Column {
            index,
            alien,
            paper,
            order: name_order(&header),
            header,
            field,
            confidence: (score.min(1.0) * 100.0).round() / 100.0,
        }
    };
    (0..width).map(column).collect()
}

/// The order of names a header spells out.
pub fn name_order(header: &str) -> Option<NameOrder> {
    let words = words::tokens(header);
    let surname = words.iter().rposition(|w| {
        w.starts_with("apell")
            || w.starts_with("surname")
            || matches!(w.as_str(), "last" | "family" | "sobrenome" | "sobrenomes")
    });
    let given = words.iter().rposition(|w| {
        w.starts_with("nombre")
            || w.starts_with("given")
            || w.starts_with("forename")
            || matches!(w.as_str(), "first" | "nome" | "nomes")
    });
    match (surname?, given?) {
        (s, g) if s < g => Some(NameOrder::SurnamesFirst),
        _ => Some(NameOrder::GivenFirst),
    }
}
