//! What a column may mean, each meaning with what speaks for it.

use super::field::Field;
use super::profile::Profile;

/// What the headers of the other columns name without a doubt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apart {
    /// Surnames have a column of their own.
    pub(super) surnames: bool,
    /// Given names have a column of their own.
    pub(super) given: bool,
}

impl Apart {
    /// What all columns but one name.
    pub(super) fn beside(column: usize, known: &[Vec<(Field, f32)>]) -> Self {
        let strong = |meanings: &[(Field, f32)], fields: &[Field]| {
            let best = meanings.first().map_or(0.0, |m| m.1);
            meanings.iter().any(|m| fields.contains(&m.0) && m.1 >= 0.7 && m.1 >= best - 0.001)
        };
        let own = known.get(column).map_or(&[][..], Vec::as_slice);
        let names = |wanted: &[Field], unlike: &[Field]| {
            let others = known.iter().enumerate().filter(|(c, _)| *c != column);
            others.map(|(_, of)| of).any(|of| strong(of, wanted) && !strong(of, unlike))
        };
        // *Nom* beside *Prénom* can only be the surnames.
        let only_given = strong(own, &[Field::GivenNames]) && !strong(own, &[Field::FullName, Field::Surnames]);
        let unlike: &[Field] = if only_given { &[Field::GivenNames] } else { &[Field::GivenNames, Field::FullName] };
        Self {
            surnames: names(&[Field::Surnames, Field::Surname1], unlike),
            given: names(&[Field::GivenNames], &[Field::Surnames, Field::FullName]),
        }
    }
}

/// Meanings a header also allows: which paper column it is, what a date is of, whether a name is whole, the content says.
pub(super) fn related(meanings: &[(Field, f32)], apart: Apart, departs: bool, profile: &Profile) -> Vec<(Field, f32)> {
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
            Field::TravelsWith if profile.flags > 0.9 => &[Field::Unaccompanied],
            _ => &[],
        };
        out.extend(more.iter().map(|f| (*f, score * 0.9)));
    }
    // One word may name surnames or given names, *Nom*: the other columns say which.
    let either = |of: &[(Field, f32)]| {
        [Field::Surnames, Field::GivenNames].iter().all(|f| of.iter().any(|b| b.0 == *f && b.1 >= 0.4))
    };
    if either(&out) && apart.surnames != apart.given {
        let not = if apart.surnames { Field::Surnames } else { Field::GivenNames };
        out.retain(|(f, _)| *f != not);
    }
    if apart.surnames
        || apart.given && profile.commas < 0.5 && meanings.iter().any(|m| m.0 == Field::Surnames && m.1 >= 0.7)
    {
        out.retain(|(f, _)| *f != Field::FullName);
    } else if profile.commas > 0.5 || !meanings.iter().any(|(f, _)| *f == Field::OtherGivenNames) {
        for bid in out.iter_mut().filter(|(f, _)| *f == Field::FullName) {
            bid.1 *= 1.25;
        }
    }
    // A list with both days means the arrival.
    for bid in out.iter_mut().filter(|(f, _)| *f == Field::FlightDate && departs) {
        bid.1 *= 0.8;
    }
    out.retain(|(f, s)| *s >= 0.4 && *f != Field::AnyDate);
    out
}

/// What unnamed cells can only be. Under a header with other words only the unmistakable counts.
pub(super) fn by_content(p: &Profile, titled: bool, column: usize) -> Vec<(Field, f32)> {
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
    bid(Field::BirthDate, if p.distinct * 3 > p.filled { p.dates } else { 0.0 }, 0.7);
    bid(Field::Sex, if p.distinct <= 8 { p.sexes } else { 0.0 }, 0.8);
    bid(Field::Relation, p.relations * 0.9, 0.7);
    bid(Field::Municipality, if p.several_words > 0.05 { p.towns } else { p.towns * 0.8 }, 0.6);
    if titled {
        // A column that only counts, at the left edge, numbers the list, whatever its title.
        let edge = f32::from(u8::from(column <= 1));
        bid(Field::ListNo, p.counting * p.whole * edge, 0.9);
        return out;
    }
    let mut bid = |field, share: f32, floor: f32| {
        if share >= floor {
            out.push((field, share * 0.6));
        }
    };
    bid(Field::ListNo, p.counting * p.whole, 0.7);
    bid(Field::Department, p.departments * 0.98 + 0.05 * f32::from(u8::from(p.distinct <= 22)), 0.8);
    bid(Field::DocumentType, p.papers * 0.99, 0.7);
    bid(Field::Document, p.papers_with_number, 0.6);
    bid(Field::DocumentNumber, p.numbers * 0.6, 0.4);
    bid(Field::Nationality, p.countries * 0.97, 0.8);
    bid(Field::Languages, p.languages * 0.95, 0.8);
    bid(Field::Seat, p.seats, 0.8);
    let sparse = p.filled * 10 < p.seen * 7 && p.distinct < p.filled;
    bid(Field::FamilyGroup, if sparse && p.dates < 0.3 && p.words < 0.3 { 0.9 } else { 0.0 }, 0.8);
    bid(
        Field::FlightOrigin,
        if p.distinct * 8 <= p.filled.max(8) && p.filled * 10 >= p.seen * 6 && p.towns < 0.5 && p.departments < 0.5 {
            p.words * 0.7
        } else {
            0.0
        },
        0.5,
    );
    bid(Field::Age, if p.counting < 0.6 && !sparse { p.ages * p.whole * 0.9 } else { 0.0 }, 0.6);
    bid(Field::FlightNumber, if p.distinct * 8 <= p.filled.max(8) { p.flights * 0.9 } else { 0.0 }, 0.7);
    bid(Field::FlightDate, if p.distinct * 8 <= p.filled.max(8) { p.dates * 0.9 } else { 0.0 }, 0.7);
    let name = if p.distinct * 2 > p.filled { p.words * 0.75 } else { 0.0 };
    bid(Field::FullName, name * (0.35 + 0.65 * p.commas.max(f32::from(u8::from(p.several_words > 0.98)) * 0.5)), 0.3);
    bid(Field::Surnames, name * 0.7 + p.particles * 0.1, 0.4);
    bid(Field::GivenNames, name * 0.69, 0.4);
    out
}
