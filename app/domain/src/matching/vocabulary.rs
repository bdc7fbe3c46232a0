//! The words of all names of the registry, each once, and how many people carry its sound.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use super::asked::{Asked, Possible};
use super::likeness::{Heard, Likeness, likeness};
use super::name::Part;
use super::word::Word;

/// Position of a word in the vocabulary; it decides nothing.
pub type WordId = u32;

#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    words: Vec<Entry>,
    by_text: BTreeMap<(String, bool), WordId>,
    sounds: BTreeMap<String, usize>,
    heard: Vec<Carried>,
    /// The spellings of each sound.
    spelt: Vec<Vec<WordId>>,
    asked: Asked,
}

/// How many people carry a sound, and as what.
#[derive(Debug, Clone, Copy, Default)]
struct Carried {
    people: u32,
    as_given: u32,
    as_surname: u32,
}

#[derive(Debug, Clone)]
struct Entry {
    word: Word,
    sound: usize,
    /// Records that have this very spelling.
    uses: u32,
}

impl Vocabulary {
    /// The id of a word, entered if it is new.
    pub fn enter(&mut self, word: &Word) -> WordId {
        let next = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        let id = *self.by_text.entry((word.text.clone(), word.shortened)).or_insert(next);
        if id == next {
            let sound = *self.sounds.entry(word.sound.clone()).or_insert(self.heard.len());
            if sound == self.heard.len() {
                self.heard.push(Carried::default());
                self.spelt.push(Vec::new());
            }
            if let Some(spelt) = self.spelt.get_mut(sound) {
                spelt.push(id);
            }
            self.words.push(Entry { word: word.clone(), sound, uses: 0 });
        }
        id
    }

    /// Counts one person's words in (`by` = 1) or out (`by` = -1); a sound twice in a name counts once.
    pub fn count(&mut self, words: &[WordId], parts: &[Part], by: i32) {
        let mut sounds: Vec<usize> = Vec::with_capacity(words.len());
        for (at, id) in words.iter().enumerate() {
            let Some(entry) = self.words.get_mut(*id as usize) else {
                continue;
            };
            entry.uses = entry.uses.saturating_add_signed(by);
            sounds.push(entry.sound);
            if let Some(carried) = self.heard.get_mut(entry.sound) {
                match parts.get(at) {
                    Some(Part::Given) => {
                        carried.as_given = carried.as_given.saturating_add_signed(by);
                    }
                    Some(Part::Surname) => {
                        carried.as_surname = carried.as_surname.saturating_add_signed(by);
                    }
                    _ => {}
                }
            }
        }
        sounds.sort_unstable();
        sounds.dedup();
        for sound in sounds {
            if let Some(carried) = self.heard.get_mut(sound) {
                carried.people = carried.people.saturating_add_signed(by);
            }
        }
    }

    /// The part a word plays when nobody said: what its sound mostly is in the registry, if that is clear.
    pub fn usual_part(&self, word: &Word) -> Part {
        let carried = self.sounds.get(&word.sound).and_then(|s| self.heard.get(*s)).copied().unwrap_or_default();
        match (carried.as_given, carried.as_surname) {
            (given, surname) if given >= 3 && given >= surname.saturating_mul(4) => Part::Given,
            (given, surname) if surname >= 3 && surname >= given.saturating_mul(4) => Part::Surname,
            _ => Part::Unsaid,
        }
    }

    pub fn word(&self, id: WordId) -> Option<&Word> {
        self.words.get(id as usize).map(|e| &e.word)
    }

    /// How many people carry a name of this sound.
    pub fn heard(&self, word: &Word) -> u32 {
        self.sounds.get(&word.sound).map_or(0, |sound| self.heard_at(*sound))
    }

    fn heard_at(&self, sound: usize) -> u32 {
        self.heard.get(sound).map_or(0, |c| c.people)
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Every word of the registry that `word` may stand for.
    pub fn like(&self, word: &Word) -> Vec<Alike> {
        let heard = self.heard(word);
        let alike = |id: &WordId| {
            let entry = self.in_use(*id)?;
            let there = self.heard_at(entry.sound);
            let found = likeness(word, &entry.word, Heard { a: heard, b: there })?;
            Some(Alike { id: *id, likeness: found, heard: heard.max(there) })
        };
        self.possible(word).iter().filter_map(alike).collect()
    }

    /// Every word, in use or not, that `word` is like if both are rare: what is common only rules likenesses out. New words
    /// since the last time are looked at alone.
    fn possible(&self, word: &Word) -> Arc<[WordId]> {
        let known = self.asked.known(word);
        if known.of == self.words.len() {
            return known.ids;
        }
        let new = (0..).zip(&self.words).skip(known.of);
        let like = new.filter(|(_, entry)| likeness(word, &entry.word, Heard { a: 0, b: 0 }).is_some());
        let ids: Arc<[WordId]> = known.ids.iter().copied().chain(like.map(|(id, _)| id)).collect();
        self.asked.keep(word, Possible { ids: ids.clone(), of: self.words.len() });
        ids
    }

    /// Every word of the registry that begins as `word` does, by letters or by sound, but is longer.
    pub fn beginning(&self, word: &Word) -> Vec<(WordId, u32)> {
        let from = (Bound::Included((word.text.clone(), false)), Bound::Unbounded);
        let mut ids: BTreeSet<WordId> = self
            .by_text
            .range(from)
            .take_while(|((text, _), _)| text.starts_with(&word.text))
            .map(|(_, id)| *id)
            .collect();
        if word.sound.len() >= 3 {
            let sounds =
                self.sounds.range(word.sound.clone()..).take_while(|(sound, _)| sound.starts_with(&word.sound));
            ids.extend(sounds.filter_map(|(_, sound)| self.spelt.get(*sound)).flatten());
        }
        ids.into_iter()
            .filter_map(|id| Some((id, self.in_use(id)?)))
            .filter(|(_, entry)| entry.word.text.len() > word.text.len())
            .map(|(id, entry)| (id, entry.uses))
            .collect()
    }

    fn in_use(&self, id: WordId) -> Option<&Entry> {
        self.words.get(id as usize).filter(|entry| entry.uses > 0)
    }
}

/// A word of the registry that a written word may stand for, and how many people carry the commoner of the two.
#[derive(Debug, Clone, Copy)]
pub struct Alike {
    pub id: WordId,
    pub likeness: Likeness,
    pub heard: u32,
}
