//! The registry in memory: packed records, the words of their names, and what leads from one to the other.

use std::collections::BTreeMap;

use super::document::Document;
use super::name::{Part, tokens};
use super::place::Gazetteer;
use super::record::{Key, Person, Record, Scope};
use super::vocabulary::{Vocabulary, WordId};

/// Place of a record in the index; reused, so it decides nothing.
pub(crate) type Slot = u32;

/// A record as the index keeps it.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    /// Whose record it is: the person's key, also under another name.
    pub key: Key,
    record: Key,
    pub scope: Scope,
    pub words: Vec<WordId>,
    pub parts: Vec<Part>,
    pub person: Person,
    pub handles: crate::search::Handled,
}

/// Signatures of everybody in the registry, for `matches` and `search`. Never the source of truth:
/// built from the database at start and kept true record by record.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(crate) people: Vec<Option<Packed>>,
    pub(crate) vocabulary: Vocabulary,
    /// Who carries each word.
    pub(crate) carriers: Vec<Vec<Slot>>,
    pub(crate) papers: BTreeMap<Document, Vec<Slot>>,
    pub(crate) gazetteer: Gazetteer,
    pub(crate) finder: crate::search::Finder,
    slots: BTreeMap<Key, Slot>,
    free: Vec<Slot>,
}

impl Index {
    /// Builds the index; the order of the records changes no answer.
    pub fn build(records: impl IntoIterator<Item = Record>) -> Self {
        let mut index = Self::default();
        for record in records {
            index.put(record);
        }
        index
    }

    /// Adds a record, or replaces the one with its key.
    pub fn put(&mut self, record: Record) {
        self.remove(record.key);
        let slot = self.free.pop().unwrap_or_else(|| Slot::try_from(self.people.len()).unwrap_or(Slot::MAX));
        let tokens = tokens(&record.person.given_names, &record.person.surnames, &record.person.married_name);
        let words: Vec<WordId> = tokens.iter().map(|t| self.vocabulary.enter(&t.word)).collect();
        self.carriers.resize_with(self.vocabulary.len(), Vec::new);
        let parts: Vec<Part> = tokens.iter().map(|t| t.part).collect();
        self.vocabulary.count(&words, &parts, 1);
        for id in distinct(&words) {
            if let Some(carriers) = self.carriers.get_mut(id as usize) {
                carriers.push(slot);
            }
        }
        for paper in &record.person.documents {
            self.papers.entry(paper.clone()).or_default().push(slot);
        }
        self.gazetteer.add(&record.person.place);
        let handles = self.finder.add(slot, &record);
        let packed = Packed {
            key: record.name_of.unwrap_or(record.key),
            record: record.key,
            scope: record.scope,
            words,
            parts,
            person: record.person,
            handles,
        };
        self.slots.insert(packed.record, slot);
        match self.people.get_mut(slot as usize) {
            Some(place) => *place = Some(packed),
            None => self.people.push(Some(packed)),
        }
    }

    /// Takes a record out; its words no longer count for anything.
    pub fn remove(&mut self, key: Key) {
        let Some(slot) = self.slots.remove(&key) else {
            return;
        };
        let Some(old) = self.people.get_mut(slot as usize).and_then(Option::take) else {
            return;
        };
        self.vocabulary.count(&old.words, &old.parts, -1);
        for id in distinct(&old.words) {
            if let Some(carriers) = self.carriers.get_mut(id as usize) {
                carriers.retain(|s| *s != slot);
            }
        }
        for paper in &old.person.documents {
            if let Some(holders) = self.papers.get_mut(paper) {
                holders.retain(|s| *s != slot);
                if holders.is_empty() {
                    self.papers.remove(paper);
                }
            }
        }
        self.gazetteer.remove(&old.person.place);
        self.finder.remove(slot, &old);
        self.free.push(slot);
    }

    /// Where somebody stands in the house.
    pub fn scope_of(&self, key: Key) -> Option<&Scope> {
        let slot = self.slots.get(&key)?;
        self.at(*slot).map(|packed| &packed.scope)
    }

    /// How many records are in it.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    pub(crate) fn at(&self, slot: Slot) -> Option<&Packed> {
        self.people.get(slot as usize).and_then(Option::as_ref)
    }
}

fn distinct(words: &[WordId]) -> Vec<WordId> {
    let mut ids = words.to_vec();
    ids.sort_unstable();
    ids.dedup();
    ids
}
