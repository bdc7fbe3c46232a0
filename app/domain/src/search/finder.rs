//! What the search box needs beside the names: numbers, and the words of places.

use crate::matching::{Packed, Record, Slot, Vocabulary, Word, WordId, words};

use super::numbers::{Numbers, Own};

/// What the search box keeps of one record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Handled {
    own: Own,
    /// The words of each part of the place, village and municipality.
    pub parts: Vec<Vec<WordId>>,
}

/// The registry as the search box sees it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Finder {
    pub numbers: Numbers,
    pub places: Vocabulary,
    /// Who comes from where, by the words of the place.
    pub from: Vec<Vec<Slot>>,
}

impl Finder {
    pub fn add(&mut self, slot: Slot, record: &Record) -> Handled {
        let parts: Vec<Vec<WordId>> = record
            .person
            .place
            .parts
            .iter()
            .map(|part| {
                words(part)
                    .iter()
                    .filter(|w| !small(&w.text))
                    .map(|w| self.places.enter(&Word::new(&w.text, false)))
                    .collect()
            })
            .collect();
        let places = distinct(&parts);
        self.places.count(&places, &[], 1);
        self.from.resize_with(self.places.len(), Vec::new);
        for id in &places {
            if let Some(from) = self.from.get_mut(*id as usize) {
                from.push(slot);
            }
        }
        Handled { own: self.numbers.add(slot, record), parts }
    }

    pub fn remove(&mut self, slot: Slot, old: &Packed) {
        self.numbers.remove(slot, &old.handles.own);
        let places = distinct(&old.handles.parts);
        self.places.count(&places, &[], -1);
        for id in &places {
            if let Some(from) = self.from.get_mut(*id as usize) {
                from.retain(|s| *s != slot);
            }
        }
    }
}

fn distinct(parts: &[Vec<WordId>]) -> Vec<WordId> {
    let mut ids = parts.concat();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Words nobody is found by.
pub(super) fn small(word: &str) -> bool {
    matches!(word, "de" | "del" | "la" | "las" | "los" | "y" | "el")
}
