//! The search box: one text, interpreted by its shape, answered within the actor's scope; each row says why.

mod asked;
mod exact;
mod finder;
mod numbers;
mod ranking;
mod sense;
mod why;

use std::collections::BTreeMap;

use crate::matching::{Index, Key, ScopeFilter, Slot};

use asked::{Asked, read};
pub(crate) use finder::{Finder, Handled};
pub use why::Why;

/// One row of the results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub key: Key,
    /// What matched, the most telling first; never empty.
    pub why: Vec<Why>,
}

impl Index {
    /// The people a text may mean, best first, at most `limit`; only those within the scope are ranked at all.
    pub fn search(&self, text: &str, scope: &ScopeFilter, limit: usize) -> Vec<Hit> {
        match read(text, &self.finder.numbers) {
            Asked::Number(number) => self.listed(self.finder.numbers.find(&number), scope, limit),
            Asked::List { flight, number } => self.listed(self.finder.numbers.on_list(&flight, number), scope, limit),
            Asked::Words { words, year } => self.ranked(&words, year, scope, limit),
        }
    }

    /// Those within scope, each once, in the order found, equals by key.
    fn listed(&self, found: Vec<(Slot, Why)>, scope: &ScopeFilter, limit: usize) -> Vec<Hit> {
        let mut places: BTreeMap<Key, usize> = BTreeMap::new();
        let mut hits: Vec<Hit> = Vec::new();
        for (slot, why) in found {
            let Some(packed) = self.at(slot).filter(|p| scope.admits(&p.scope)) else {
                continue;
            };
            if let Some(hit) = places.get(&packed.key).and_then(|at| hits.get_mut(*at)) {
                hit.why.push(why);
            } else {
                places.insert(packed.key, hits.len());
                hits.push(Hit { key: packed.key, why: vec![why] });
            }
        }
        if hits.iter().all(|h| h.why != [Why::ListNumber] && h.why != [Why::Flight]) {
            hits.sort_by_key(|h| h.key);
        }
        hits.truncate(limit);
        for hit in &mut hits {
            hit.why.sort_unstable();
            hit.why.dedup();
        }
        hits
    }
}
