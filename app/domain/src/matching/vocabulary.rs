//! The words of all names of the registry, each once, and how many people carry its sound.

use std::collections::BTreeMap;

use super::likeness::{Heard, Likeness, Word, likeness};

/// Position of a word in the vocabulary; it decides nothing.
pub type WordId = u32;

#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    words: Vec<Entry>,
    by_text: BTreeMap<(String, bool), WordId>,
    heard: BTreeMap<String, u32>,
}

#[derive(Debug, Clone)]
struct Entry {
    word: Word,
    /// Records that have this very spelling.
    uses: u32,
}

impl Vocabulary {
    /// The id of a word, entered if it is new.
    pub fn enter(&mut self, word: &Word) -> WordId {
        let next = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        let id = *self.by_text.entry((word.text.clone(), word.shortened)).or_insert(next);
        if id == next {
            self.words.push(Entry { word: word.clone(), uses: 0 });
        }
        id
    }

    /// Counts one person's words in (`by` = 1) or out (`by` = -1); a sound twice in a name counts once.
    pub fn count(&mut self, words: &[WordId], by: i32) {
        let mut sounds: Vec<String> = Vec::with_capacity(words.len());
        for id in words {
            if let Some(entry) = self.words.get_mut(*id as usize) {
                entry.uses = entry.uses.saturating_add_signed(by);
                sounds.push(entry.word.sound.clone());
            }
        }
        sounds.sort_unstable();
        sounds.dedup();
        for sound in sounds {
            let n = self.heard.entry(sound).or_default();
            *n = n.saturating_add_signed(by);
        }
    }

    /// How many people carry a name of this sound.
    pub fn heard(&self, word: &Word) -> u32 {
        self.heard.get(&word.sound).copied().unwrap_or(0)
    }

    pub fn word(&self, id: WordId) -> Option<&Word> {
        self.words.get(id as usize).map(|e| &e.word)
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The words in use with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (WordId, &Word)> {
        (0..).zip(&self.words).filter(|(_, e)| e.uses > 0).map(|(id, e)| (id, &e.word))
    }

    /// Every word of the registry that `word` may stand for.
    pub fn like(&self, word: &Word) -> Vec<Alike> {
        let heard = self.heard(word);
        self.iter()
            .filter_map(|(id, other)| {
                let there = self.heard(other);
                let found = likeness(word, other, Heard { a: heard, b: there })?;
                Some(Alike { id, likeness: found, heard: heard.max(there) })
            })
            .collect()
    }
}

/// A word of the registry that a written word may stand for, and how many people carry the commoner of the two.
#[derive(Debug, Clone, Copy)]
pub struct Alike {
    pub id: WordId,
    pub likeness: Likeness,
    pub heard: u32,
}
