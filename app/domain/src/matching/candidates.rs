//! Who in the registry may be the person at the desk: a short list by shared words and papers, then each weighed.

use super::alignment::Pair;
use super::index::{Index, Packed, Slot};
use super::likeness::{Agreement, Heard, Likeness, blurred};
use super::name::{Part, tokens};
use super::record::{Key, Person, ScopeFilter};
use super::verdict::{Candidate, judge};
use super::vocabulary::{Alike, WordId};
use super::weigh::{Background, Evidence, Side, weigh};
use super::weights;
use super::word::Word;

/// Somebody at the desk, and who is asking.
#[derive(Debug, Clone, Default)]
pub struct Query {
    pub person: Person,
    pub scope: ScopeFilter,
    /// A record never offered: the person's own, when a registered person is compared with the others.
    pub except: Option<Key>,
}

/// Records weighed in full; the others share too little to matter.
const SHORT_LIST: usize = 300;

/// The query's words, each with the words of the registry it may stand for.
struct Prepared {
    words: Vec<Word>,
    parts: Vec<Part>,
    alike: Vec<Vec<Alike>>,
    /// For each word, by id: position in `alike` plus one, 0 where unlike.
    table: Vec<Vec<u16>>,
    /// For each word, by id: whether it may be badly written for this, once known.
    blurred: Vec<Vec<Option<bool>>>,
}

impl Prepared {
    /// What the word at a place of the query has in common with a word of the registry.
    fn alike(&self, at: usize, id: WordId) -> Option<&Alike> {
        let n = self.table.get(at)?.get(id as usize)?;
        self.alike.get(at)?.get(usize::from(*n).checked_sub(1)?)
    }
}

impl Index {
    /// At most five candidates, best first. The answer depends on the registry and this query alone.
    pub fn matches(&self, query: &Query) -> Vec<Candidate> {
        let mut prepared = self.prepare(&query.person);
        let short = self.short_list(query, &prepared);
        let weighed = short
            .into_iter()
            .filter_map(|slot| self.at(slot))
            .map(|packed| (packed.key, self.weighed(query, &mut prepared, packed)))
            .collect();
        judge(one_each(weighed))
    }

    /// The evidence between a person and one record, before rivals; none when there is no such record.
    pub fn evidence(&self, person: &Person, key: Key) -> Option<Evidence> {
        let query = Query { person: person.clone(), ..Query::default() };
        let mut prepared = self.prepare(person);
        self.people.iter().flatten().find(|p| p.key == key).map(|packed| self.weighed(&query, &mut prepared, packed))
    }

    fn prepare(&self, person: &Person) -> Prepared {
        let tokens = tokens(&person.given_names, &person.surnames, &person.married_name);
        let alike: Vec<Vec<Alike>> = tokens.iter().map(|t| self.vocabulary.like(&t.word)).collect();
        let table = alike
            .iter()
            .map(|found| {
                let mut row = vec![0u16; self.vocabulary.len()];
                for (n, a) in (1u16..).zip(found) {
                    if let Some(cell) = row.get_mut(a.id as usize) {
                        *cell = n;
                    }
                }
                row
            })
            .collect();
        let parts = tokens.iter().map(|t| self.part(&t.word, t.part)).collect();
        let words = tokens.into_iter().map(|t| t.word).collect();
        let blurred = vec![vec![None; self.vocabulary.len()]; alike.len()];
        Prepared { words, parts, alike, table, blurred }
    }

    /// The part a word was written as; when nobody said, the one its sound usually plays.
    fn part(&self, word: &Word, written: Part) -> Part {
        if written == Part::Unsaid { self.vocabulary.usual_part(word) } else { written }
    }

    fn weighed(&self, query: &Query, prepared: &mut Prepared, packed: &Packed) -> Evidence {
        let words = || packed.words.iter().filter_map(|id| self.vocabulary.word(*id)).zip(&packed.parts);
        let parts: Vec<Part> = words().map(|(word, part)| self.part(word, *part)).collect();
        let pairs = self.pairs(prepared, &packed.words, &parts);
        let background = Background { people: self.len(), gazetteer: &self.gazetteer };
        weigh(Side::of(&query.person, &prepared.parts), Side::of(&packed.person, &parts), &pairs, background)
    }

    fn pairs(&self, prepared: &mut Prepared, words: &[WordId], parts: &[Part]) -> Vec<Pair> {
        let mut out = Vec::new();
        for a in 0..prepared.words.len() {
            for (b, (id, part)) in words.iter().zip(parts).enumerate() {
                let (Some(word), Some(other)) = (prepared.words.get(a), self.vocabulary.word(*id)) else {
                    continue;
                };
                let longer = word.text.len().cmp(&other.text.len());
                if let Some(alike) = prepared.alike(a, *id) {
                    out.push(Pair {
                        a,
                        b,
                        likeness: Some(alike.likeness),
                        bits: weights::rarity(alike.heard, self.len()),
                        longer,
                    });
                } else if prepared.parts.get(a) == Some(part) && self.blurred(prepared, a, *id) {
                    out.push(Pair { a, b, likeness: None, bits: 0.0, longer });
                }
            }
        }
        out
    }

    fn blurred(&self, prepared: &mut Prepared, at: usize, id: WordId) -> bool {
        let (Some(a), Some(b)) = (prepared.words.get(at), self.vocabulary.word(id)) else {
            return false;
        };
        let known = prepared.blurred.get_mut(at).and_then(|row| row.get_mut(id as usize));
        let find = || blurred(a, b, Heard { a: self.vocabulary.heard(a), b: self.vocabulary.heard(b) });
        known.is_some_and(|known| *known.get_or_insert_with(find))
    }

    /// The records that share most with the query, and all that show one of its papers.
    fn short_list(&self, query: &Query, prepared: &Prepared) -> Vec<Slot> {
        let mut shared = vec![0f32; self.people.len()];
        let mut seen = vec![0u8; self.people.len()];
        for (n, found) in (1u8..).zip(&prepared.alike) {
            for (id, bits) in self.by_weight(found) {
                for slot in self.carriers.get(id as usize).into_iter().flatten() {
                    let at = *slot as usize;
                    if let (Some(seen), Some(shared)) = (seen.get_mut(at), shared.get_mut(at))
                        && *seen != n
                    {
                        *seen = n;
                        *shared += bits;
                    }
                }
            }
        }
        let mut hits: Vec<(f32, Key, Slot)> = (0..)
            .zip(&shared)
            .filter(|(_, bits)| **bits > 0.0)
            .filter_map(|(slot, bits)| self.hit(query, slot, *bits))
            .collect();
        for paper in &query.person.documents {
            hits.extend(self.papers.get(paper).into_iter().flatten().filter_map(|slot| self.hit(query, *slot, 1000.0)));
        }
        let best_first = |x: &(f32, Key, Slot), y: &(f32, Key, Slot)| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1));
        if hits.len() > SHORT_LIST {
            hits.select_nth_unstable_by(SHORT_LIST, best_first);
            hits.truncate(SHORT_LIST);
        }
        let mut slots: Vec<Slot> = hits.into_iter().map(|(_, _, slot)| slot).collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// A record within the actor's scope, with what its birth and place add at first sight.
    fn hit(&self, query: &Query, slot: Slot, bits: f32) -> Option<(f32, Key, Slot)> {
        let packed = self.at(slot)?;
        if !query.scope.admits(&packed.scope) || query.except == Some(packed.key) {
            return None;
        }
        let birth = weights::birth(query.person.birth.against(packed.person.birth));
        let place = if query.person.place.code.is_some() && query.person.place.code == packed.person.place.code {
            4.0
        } else {
            0.0
        };
        #[expect(clippy::cast_possible_truncation, reason = "a dozen bits")]
        let more = (birth + place) as f32;
        Some((bits + more, packed.key, slot))
    }

    /// The words of the registry a word may stand for, with the bits each is worth, the heaviest first.
    fn by_weight(&self, found: &[Alike]) -> Vec<(WordId, f32)> {
        #[expect(clippy::cast_possible_truncation, reason = "a dozen bits")]
        let bits = |a: &Alike| (weights::rarity(a.heard, self.len()) * worth(a.likeness)) as f32;
        let mut out: Vec<(WordId, f32)> = found
            .iter()
            .filter(|a| a.likeness.how != Agreement::Initial || a.likeness.worth == 100)
            .map(|a| (a.id, bits(a)))
            .collect();
        out.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        out
    }
}

/// Of several names of one person the one that speaks most: nobody is a rival of themself.
fn one_each(mut weighed: Vec<(Key, Evidence)>) -> Vec<(Key, Evidence)> {
    weighed.sort_by(|(k, x), (l, y)| k.cmp(l).then(y.bits.total_cmp(&x.bits)));
    weighed.dedup_by_key(|(key, _)| *key);
    weighed
}

fn worth(likeness: Likeness) -> f64 {
    f64::from(likeness.worth) / 100.0
}
