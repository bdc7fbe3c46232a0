//! Which column means what: the words of its header weighed by what its cells look like.

use std::collections::{BTreeMap, BTreeSet};

use super::bids::{Apart, by_content, related};
use super::confirmed::column_keys;
use super::field::Field;
use super::grid::Row;
use super::profile::{self, Profile};
use super::{agree, crossed};
use super::{triple, words};
use crate::fields::document::{self, DocumentKind};
use crate::fields::names::NameOrder;
use crate::fields::sex::Sex;

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
    /// Its dates begin with a year of two digits.
    pub year_first: bool,
    /// The sex that a cross in this column says.
    pub crossed: Option<Sex>,
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
    let titles: Vec<&str> = (0..width).map(header).collect();
    let keys = column_keys(&titles);
    let says_cui = |c: usize| words::tokens(header(c)).iter().any(|w| matches!(w.as_str(), "cui" | "dpi"));
    let cui_named = (0..width).any(says_cui);
    let mut bids: Vec<(f32, usize, Field)> = Vec::new();
    for (c, profile) in profiles.iter().enumerate() {
        let shown = if hidden.contains(&c) { 0.8 } else { 1.0 };
        if let Some(field) = keys.get(c).and_then(|key| confirmed.get(key)) {
            bids.push((2.0, c, *field));
            continue;
        }
        let departs = words::tokens(header(c)).iter().any(|w| matches!(w.as_str(), "salida" | "departure" | "dep"));
        let mut of = related(known.get(c).map_or(&[], Vec::as_slice), Apart::beside(c, &known), departs, profile);
        of.retain(|(field, _)| !profile.rules_out(*field));
        // "ID No." is the CUI only where no other column says so itself.
        for bid in of.iter_mut().filter(|b| b.0 == Field::Cui && cui_named && !says_cui(c)) {
            bid.1 *= 0.7;
        }
        // A title whose cells say otherwise is as good as none.
        if of.iter().all(|(field, _)| profile.fits(*field) <= 0.1) {
            let found = by_content(profile, titled, c);
            bids.extend(found.into_iter().map(|(f, s)| (s * shown, c, f)));
        }
        bids.extend(of.into_iter().map(|(f, s)| (s * (0.4 + 0.6 * profile.fits(f)) * shown, c, f)));
    }
    let born_in_one = |b: &(f32, usize, Field)| b.2 == Field::BirthDate && b.0 >= 0.5;
    if !bids.iter().any(born_in_one)
        && let Some(parts) = triple::find(&titles, rows)
    {
        bids.extend(parts.map(|(column, field)| (1.5, column, field)));
    }
    let crosses = crossed::find(&titles, &profiles, rows);
    let mut columns = settle(bids, header, &profiles, &crosses);
    let asked: BTreeSet<usize> =
        keys.iter().enumerate().filter(|(_, key)| confirmed.contains_key(*key)).map(|(c, _)| c).collect();
    let at = |field| columns.iter().find(|c: &&Column| c.field == field).map(|c| c.index);
    if let (Some(births), Some(ages)) = (at(Field::BirthDate), at(Field::Age))
        && !asked.contains(&ages)
        && !agree::ages(rows, births, ages)
        && let Some(column) = columns.get_mut(ages)
    {
        column.field = Field::Ignored;
    }
    complete(&mut columns, &profiles, &known, &asked);
    columns
}

/// Names come in two parts: where only one has a column and the words of no other header are known, the column of words
/// beside it is the other part.
fn complete(columns: &mut [Column], profiles: &[Profile], known: &[Vec<(Field, f32)>], asked: &BTreeSet<usize>) {
    let at = |wanted: &[Field]| columns.iter().position(|c| wanted.contains(&c.field));
    let (surnames, given) = (at(&[Field::Surnames, Field::Surname1]), at(&[Field::GivenNames]));
    let (beside, missing) = match (surnames, given, at(&[Field::FullName])) {
        (Some(there), None, None) => (there, Field::GivenNames),
        (None, Some(there), None) => (there, Field::Surnames),
        _ => return,
    };
    let unknown = |c: &&Column| {
        c.field == Field::Ignored
            && !asked.contains(&c.index)
            && known.get(c.index).is_none_or(Vec::is_empty)
            && profiles.get(c.index).is_some_and(|p| {
                p.filled * 10 >= p.seen * 9
                    && p.words > 0.95
                    && p.distinct * 2 > p.filled
                    && p.towns < 0.3
                    && p.commas < 0.1
            })
    };
    let nearest = columns.iter().filter(unknown).min_by_key(|c| c.index.abs_diff(beside)).map(|c| c.index);
    if let Some(column) = nearest.and_then(|index| columns.iter_mut().find(|c| c.index == index)) {
        (column.field, column.confidence) = (missing, 0.4);
    }
}

/// The best bid takes its column, and its meaning unless that may be had twice.
fn settle<'h>(
    mut bids: Vec<(f32, usize, Field)>,
    header: impl Fn(usize) -> &'h str,
    profiles: &[Profile],
    crosses: &BTreeMap<usize, Sex>,
) -> Vec<Column> {
    bids.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut taken: BTreeMap<usize, (Field, f32)> = BTreeMap::new();
    let mut used: BTreeSet<Field> = BTreeSet::new();
    let confirmed = |at: &usize| bids.iter().any(|b| b.1 == *at && b.0 >= 2.0);
    if !crosses.is_empty() && !crosses.keys().any(confirmed) {
        taken.extend(crosses.keys().map(|at| (*at, (Field::Sex, 0.95))));
        used.insert(Field::Sex);
    }
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
            year_first: profiles.get(index).is_some_and(|p| p.year_first),
            crossed: crosses.get(&index).copied().filter(|_| field == Field::Sex),
            header,
            field,
            confidence: (score.min(1.0) * 100.0).round() / 100.0,
        }
    };
    (0..profiles.len()).map(column).collect()
}

/// The order of names a header spells out.
pub fn name_order(header: &str) -> Option<NameOrder> {
    let words = words::tokens(header);
    let surname = words.iter().rposition(|w| {
        w.starts_with("apell")
            || w.starts_with("surname")
            || matches!(w.as_str(), "last" | "family" | "sobrenome" | "sobrenomes" | "nom" | "noms")
    });
    let given = words.iter().rposition(|w| {
        w.starts_with("nombre")
            || w.starts_with("given")
            || w.starts_with("forename")
            || w.starts_with("prenom")
            || matches!(w.as_str(), "first" | "nome" | "nomes")
    });
    match (surname?, given?) {
        (s, g) if s < g => Some(NameOrder::SurnamesFirst),
        _ => Some(NameOrder::GivenFirst),
    }
}
