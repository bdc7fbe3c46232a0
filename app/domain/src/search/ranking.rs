//! Ranking people by words: each word counts by its rarest sense in the record, and no word of the record twice.

use std::collections::BTreeSet;

use crate::matching::{Index, Key, Packed, Part, ScopeFilter, Slot, Word};

use super::Hit;
use super::sense::{Sense, Senses};
use super::why::Why;

/// What a typed word nobody knows takes from a row that has the others.
const UNMATCHED: f32 = 8.0;
/// What a year of birth that is right adds; a wrong one takes as much as a word.
const YEAR: f32 = 5.0;
/// A word of the name that was not typed: whoever has fewer is meant rather.
const UNTYPED: f32 = 0.3;
/// The share that is lost when a place is named in part.
const HALF_NAMED: f32 = 0.6;
/// A village is typed less often than the municipality, a second surname less often than the first.
const VILLAGE: f32 = 0.75;
const FIRST_SURNAME: f32 = 1.1;
/// Rows weighed word by word.
const SHORT_LIST: usize = 200;

impl Index {
    pub(super) fn ranked(&self, words: &[Word], year: Option<i16>, scope: &ScopeFilter, limit: usize) -> Vec<Hit> {
        let senses: Vec<Senses> = words.iter().map(|w| Senses::of(w, self)).collect();
        let mut rows: Vec<(f32, Key, Hit)> = self
            .first_sight(&senses, year, scope)
            .into_iter()
            .filter_map(|slot| self.at(slot))
            .filter_map(|packed| {
                let (bits, why) = weigh(packed, &senses, year)?;
                Some((bits, packed.key, Hit { key: packed.key, why }))
            })
            .collect();
        rows.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let mut seen = BTreeSet::new();
        rows.into_iter().filter(|(_, key, _)| seen.insert(*key)).take(limit).map(|(_, _, hit)| hit).collect()
    }

    fn first_sight(&self, senses: &[Senses], year: Option<i16>, scope: &ScopeFilter) -> Vec<Slot> {
        let mut bits = vec![0f32; self.people.len()];
        let mut best = vec![0f32; self.people.len()];
        let mut touched: Vec<Slot> = Vec::new();
        for word in senses {
            touched.clear();
            let names = word.names.iter().map(|s| (s, self.carriers.get(s.id as usize)));
            let places = word.places.iter().map(|s| (s, self.finder.from.get(s.id as usize)));
            for (sense, slots) in names.chain(places) {
                for slot in slots.into_iter().flatten() {
                    if let Some(b) = best.get_mut(*slot as usize).filter(|b| **b < sense.bits) {
                        if *b == 0.0 {
                            touched.push(*slot);
                        }
                        *b = sense.bits;
                    }
                }
            }
            for slot in &touched {
                if let (Some(sum), Some(b)) = (bits.get_mut(*slot as usize), best.get_mut(*slot as usize)) {
                    *sum += *b + UNMATCHED;
                    *b = 0.0;
                }
            }
        }
        let mut rows: Vec<(f32, Key, Slot)> = Vec::new();
        for (slot, sum) in (0..).zip(bits) {
            if sum <= 0.0 && !(senses.is_empty() && year.is_some()) {
                continue;
            }
            let Some(packed) = self.at(slot).filter(|p| scope.admits(&p.scope)) else {
                continue;
            };
            rows.push((sum + of_year(packed, year), packed.key, slot));
        }
        let best_first = |x: &(f32, Key, Slot), y: &(f32, Key, Slot)| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1));
        if rows.len() > SHORT_LIST {
            rows.select_nth_unstable_by(SHORT_LIST, best_first);
            rows.truncate(SHORT_LIST);
        }
        rows.into_iter().map(|(_, _, slot)| slot).collect()
    }
}

fn of_year(packed: &Packed, year: Option<i16>) -> f32 {
    match (year, packed.person.birth.year()) {
        (Some(asked), Some(born)) if asked == born => YEAR,
        (Some(_), _) => -UNMATCHED,
        (None, _) => 0.0,
    }
}

/// One typed word laid on one word of the record, counted from its first word.
type Tie = (usize, usize, Sense);

/// The bits of a row and why; none when less than half of what was typed is there.
fn weigh(packed: &Packed, senses: &[Senses], year: Option<i16>) -> Option<(f32, Vec<Why>)> {
    let names = packed.words.len();
    let (mut typed, mut own) =
        (vec![false; senses.len()], vec![None; names + packed.handles.parts.iter().map(Vec::len).sum::<usize>()]);
    let (mut bits, mut why) = (0f32, Vec::new());
    for (word, place, sense) in ties(packed, senses) {
        if let (Some(t), Some(o)) = (typed.get_mut(word), own.get_mut(place))
            && !*t
            && o.is_none()
        {
            (*t, *o) = (true, Some(sense.bits));
            bits += sense.bits;
            why.push(sense.why);
        }
    }
    let missing = typed.iter().filter(|t| !**t).count();
    if missing * 2 > typed.len() || (typed.is_empty() && year.is_none()) {
        return None;
    }
    bits -= half_named(packed, own.get(names..).unwrap_or_default());
    let right_year = of_year(packed, year);
    why.extend((right_year > 0.0).then_some(Why::BirthYear));
    why.sort_unstable();
    why.dedup();
    #[expect(clippy::cast_precision_loss, reason = "a name has few words")]
    let (missing, untyped) = (missing as f32, own.iter().take(names).filter(|o| o.is_none()).count() as f32);
    (!why.is_empty()).then_some((bits + right_year - UNMATCHED * missing - UNTYPED * untyped, why))
}

fn ties(packed: &Packed, senses: &[Senses]) -> Vec<Tie> {
    let first_surname = packed.parts.iter().position(|p| *p == Part::Surname);
    let last = packed.handles.parts.len().saturating_sub(1);
    let mut ties: Vec<Tie> = Vec::new();
    for (at, word) in senses.iter().enumerate() {
        let names = (0..)
            .zip(&packed.words)
            .map(|(own, id)| (id, &word.names, if Some(own) == first_surname { FIRST_SURNAME } else { 1.0 }));
        let places = (0..)
            .zip(&packed.handles.parts)
            .flat_map(|(n, part)| part.iter().map(move |id| (id, &word.places, if n == last { 1.0 } else { VILLAGE })));
        for (own, (id, list, share)) in names.chain(places).enumerate() {
            ties.extend(list.iter().find(|s| s.id == *id).map(|s| (at, own, Sense { bits: s.bits * share, ..*s })));
        }
    }
    ties.sort_by(|x, y| y.2.bits.total_cmp(&x.2.bits).then((x.0, x.1).cmp(&(y.0, y.1))));
    ties
}

/// Part of the bits of a place of which only some words were typed: Mateo rather names a person than San Mateo Ixtatán.
fn half_named(packed: &Packed, own: &[Option<f32>]) -> f32 {
    let mut rest = own.iter();
    packed
        .handles
        .parts
        .iter()
        .map(|part| {
            let typed: Vec<Option<f32>> = rest.by_ref().take(part.len()).copied().collect();
            if typed.iter().any(Option::is_none) { typed.iter().flatten().sum::<f32>() * HALF_NAMED } else { 0.0 }
        })
        .sum()
}
