//! Which column means what: the words of its header weighed by what its cells look like.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Field;
use super::grid::Row;
use super::profile::{self, Profile};
use super::words;
use crate::fields::document::{self, DocumentKind};
use crate::fields::fold::fold;
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

/// Gives every column a meaning; a confirmed meaning (by folded header) is taken as it is.
pub fn assign(
    headers: &[String],
    rows: &[&Row],
    hidden: &BTreeSet<usize>,
    confirmed: &BTreeMap<String, Field>,
) -> Vec<Column> {
    let width = rows
        .iter()
        .map(|r| r.cells.len())
        .max()
        .unwrap_or(0)
        .max(headers.len());
    let titled = headers.iter().any(|h| !h.trim().is_empty());
    let profiles: Vec<Profile> = (0..width).map(|c| profile::of(rows, c)).collect();
    let header = |c: usize| headers.get(c).map_or("", String::as_str);
    let known: Vec<Vec<(Field, f32)>> = (0..width).map(|c| words::meanings(header(c))).collect();
    let surnames_apart = known
        .iter()
        .any(|m| matches!(m.first(), Some((Field::Surnames | Field::Surname1, s)) if *s >= 0.7));
    let mut bids: Vec<(f32, usize, Field)> = Vec::new();
    for (c, profile) in profiles.iter().enumerate() {
        let shown = if hidden.contains(&c) { 0.8 } else { 1.0 };
        if let Some(field) = confirmed
            .get(&fold(header(c)))
            .filter(|_| !header(c).is_empty())
        {
            bids.push((2.0, c, *field));
            continue;
        }
        let departs = words::tokens(header(c))
            .iter()
            .any(|w| matches!(w.as_str(), "salida" | "departure" | "dep"));
        let mut of = related(
            known.get(c).map_or(&[], Vec::as_slice),
            surnames_apart,
            departs,
            profile,
        );
        if of.is_empty() {
            of = by_content(profile, titled);
            bids.extend(of.into_iter().map(|(f, s)| (s * shown, c, f)));
            continue;
        }
        bids.extend(
            of.into_iter()
                .map(|(f, s)| (s * (0.4 + 0.6 * profile.fits(f)) * shown, c, f)),
        );
    }
    settle(bids, width, header, &profiles)
}

/// Meanings a header also allows: which paper column it is, what a date is of, whether a name is whole, the content says.
fn related(
    meanings: &[(Field, f32)],
    surnames_apart: bool,
    departs: bool,
    profile: &Profile,
) -> Vec<(Field, f32)> {
    let mut out: Vec<(Field, f32)> = meanings.to_vec();
    for (field, score) in meanings {
        let more: &[Field] = match field {
            Field::AnyDate => &[Field::BirthDate, Field::FlightDate],
            Field::Document | Field::DocumentType | Field::DocumentNumber => {
                &[Field::Document, Field::DocumentType, Field::DocumentNumber]
            }
            Field::FlightOrigin => &[Field::Municipality],
            Field::FullName => &[Field::GivenNames],
            Field::GivenNames => &[Field::FullName],
            Field::Unaccompanied => &[Field::Remarks],
            _ => &[],
        };
        out.extend(more.iter().map(|f| (*f, score * 0.9)));
    }
    if surnames_apart {
        out.retain(|(f, _)| *f != Field::FullName);
    } else if profile.commas > 0.5 || !meanings.iter().any(|(f, _)| *f == Field::OtherGivenNames) {
        for bid in out.iter_mut().filter(|(f, _)| *f == Field::FullName) {
            bid.1 *= 1.25;
        }
    }
    // A list with both days means the arrival.
    for bid in out
        .iter_mut()
        .filter(|(f, _)| *f == Field::FlightDate && departs)
    {
        bid.1 *= 0.8;
    }
    out.retain(|(f, s)| *s >= 0.4 && *f != Field::AnyDate);
    out
}

/// What unnamed cells can only be. Under a header with other words only the unmistakable counts.
fn by_content(p: &Profile, titled: bool) -> Vec<(Field, f32)> {
    if p.filled == 0 || p.filled * 4 < p.seen && titled {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut bid = |field, share: f32, floor: f32| {
        if share >= floor {
            out.push((field, share * 0.6));
        }
    };
    bid(Field::Cui, p.cuis, 0.7);
    bid(Field::SenderRef, p.aliens, 0.7);
    bid(
        Field::BirthDate,
        if p.distinct * 3 > p.filled {
            p.dates
        } else {
            0.0
        },
        0.7,
    );
    bid(Field::Sex, if p.distinct <= 8 { p.sexes } else { 0.0 }, 0.8);
    bid(Field::Relation, p.relations * 0.9, 0.7);
    bid(
        Field::Municipality,
        if p.several_words > 0.05 {
            p.towns
        } else {
            p.towns * 0.8
        },
        0.6,
    );
    if titled {
        return out;
    }
    let mut bid = |field, share: f32, floor: f32| {
        if share >= floor {
            out.push((field, share * 0.6));
        }
    };
    bid(Field::ListNo, p.counting * p.whole, 0.7);
    bid(
        Field::Department,
        p.departments * 0.98 + 0.05 * f32::from(u8::from(p.distinct <= 22)),
        0.8,
    );
    bid(Field::DocumentType, p.papers * 0.99, 0.7);
    bid(Field::Document, p.papers_with_number, 0.6);
    bid(Field::DocumentNumber, p.numbers * 0.6, 0.4);
    bid(Field::Nationality, p.countries * 0.97, 0.8);
    bid(Field::Languages, p.languages * 0.95, 0.8);
    bid(Field::Seat, p.seats, 0.8);
    let sparse = p.filled * 10 < p.seen * 7 && p.distinct < p.filled;
    bid(
        Field::FamilyGroup,
        if sparse && p.dates < 0.3 && p.words < 0.3 {
            0.9
        } else {
            0.0
        },
        0.8,
    );
    bid(
        Field::FlightOrigin,
        if p.distinct * 8 <= p.filled.max(8)
            && p.filled * 10 >= p.seen * 6
            && p.towns < 0.5
            && p.departments < 0.5
        {
            p.words * 0.7
        } else {
            0.0
        },
        0.5,
    );
    bid(
        Field::Age,
        if p.counting < 0.6 && !sparse {
            p.ages * p.whole * 0.9
        } else {
            0.0
        },
        0.6,
    );
    bid(
        Field::FlightNumber,
        if p.distinct * 8 <= p.filled.max(8) {
            p.flights * 0.9
        } else {
            0.0
        },
        0.7,
    );
    bid(
        Field::FlightDate,
        if p.distinct * 8 <= p.filled.max(8) {
            p.dates * 0.9
        } else {
            0.0
        },
        0.7,
    );
    let name = if p.distinct * 2 > p.filled {
        p.words * 0.75
    } else {
        0.0
    };
    bid(
        Field::FullName,
        name * (0.35
            + 0.65
                * p.commas
                    .max(f32::from(u8::from(p.several_words > 0.98)) * 0.5)),
        0.3,
    );
    bid(Field::Surnames, name * 0.7 + p.particles * 0.1, 0.4);
    bid(Field::GivenNames, name * 0.69, 0.4);
    out
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
        used.contains(&Field::Surnames)
            || used.contains(&Field::GivenNames)
            || used.contains(&Field::Surname1)
    };
    for (score, column, field) in bids {
        let clash = match field {
            Field::FullName => names_apart(&used),
            Field::GivenNames | Field::Surnames | Field::Surname1 => {
                used.contains(&Field::FullName)
            }
            Field::FlightNumber => used.contains(&Field::BusNumber),
            _ => false,
        };
        if score < 0.2
            || clash
            || taken.contains_key(&column)
            || used.contains(&field) && !field.may_repeat()
        {
            continue;
        }
        used.insert(field);
        taken.insert(column, (field, score));
    }
    let column = |index: usize| {
        let (field, score) = taken.get(&index).copied().unwrap_or((Field::Ignored, 0.0));
        let header = header(index).to_owned();
        let alien = field == Field::SenderRef
            && (words::is_alien_number(&header)
                || profiles.get(index).is_some_and(|p| p.aliens > 0.5));
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
