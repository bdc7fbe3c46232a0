//! What was worked out for words asked before: people are called by few words, and most are asked again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::vocabulary::WordId;
use super::word::Word;

/// Words remembered at most; then it begins anew.
const MOST: usize = 20_000;

/// Words asked before, each with the words of the registry it may stand for, however common they are.
#[derive(Debug, Default)]
pub(super) struct Asked(Mutex<BTreeMap<(String, bool), Possible>>);

#[derive(Debug, Clone, Default)]
pub(super) struct Possible {
    pub ids: Arc<[WordId]>,
    /// Words of the vocabulary that were looked at.
    pub of: usize,
}

impl Asked {
    /// What is known of a word; of a new one, nothing.
    pub fn known(&self, word: &Word) -> Possible {
        self.words().get(&(word.text.clone(), word.shortened)).cloned().unwrap_or_default()
    }

    pub fn keep(&self, word: &Word, possible: Possible) {
        let mut words = self.words();
        if words.len() >= MOST {
            words.clear();
        }
        words.insert((word.text.clone(), word.shortened), possible);
    }

    fn words(&self) -> MutexGuard<'_, BTreeMap<(String, bool), Possible>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A copy remembers nothing: it is found again.
impl Clone for Asked {
    fn clone(&self) -> Self {
        Self::default()
    }
}
