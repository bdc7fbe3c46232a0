//! Words of an instance as small numbers, and sets of them as bits: rules compare numbers, not text.

use std::collections::BTreeMap;

/// A word of the instance (agency, language, document …), by its place in [`Names`].
pub type Name = u32;

/// All words of an instance.
#[derive(Clone, Debug, Default)]
pub struct Names {
    words: Vec<String>,
    known: BTreeMap<String, Name>,
}

impl Names {
    /// The number of a word, given on first sight.
    pub fn number(&mut self, word: &str) -> Name {
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        let number = Name::try_from(self.words.len()).unwrap_or(Name::MAX);
        self.words.push(word.to_owned());
        self.known.insert(word.to_owned(), number);
        number
    }

    /// The numbers of several words, in their order.
    pub fn numbers<S: AsRef<str>>(&mut self, words: &[S]) -> Vec<Name> {
        words.iter().map(|word| self.number(word.as_ref())).collect()
    }

    /// The word of a number.
    pub fn word(&self, name: Name) -> &str {
        self.words.get(name as usize).map_or("", String::as_str)
    }
}

/// A set of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set(Vec<u64>);

impl Set {
    /// The set of these names.
    pub fn of(names: &[Name]) -> Self {
        let mut set = Self::default();
        for name in names {
            set.insert(*name);
        }
        set
    }

    /// Adds a name.
    pub fn insert(&mut self, name: Name) {
        let block = name as usize / 64;
        if self.0.len() <= block {
            self.0.resize(block + 1, 0);
        }
        self.0[block] |= 1 << (name % 64);
    }

    /// Whether the name is in the set.
    pub fn contains(&self, name: Name) -> bool {
        self.0.get(name as usize / 64).is_some_and(|block| block >> (name % 64) & 1 == 1)
    }

    /// Whether the sets share a name.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, two)| one & two != 0)
    }

    /// Whether the set has no name.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|block| *block == 0)
    }
}
