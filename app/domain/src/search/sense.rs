//! The senses of one typed word: names and places of the registry it may be, with what each is worth.

use crate::matching::{Agreement, Alike, Index, Vocabulary, Word, WordId, rarity};

use super::why::Why;

/// One word of the registry a typed word may mean.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sense {
    pub id: WordId,
    pub bits: f32,
    pub why: Why,
}

/// All a typed word may mean, the heaviest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Senses {
    pub names: Vec<Sense>,
    pub places: Vec<Sense>,
}

impl Senses {
    pub fn of(word: &Word, index: &Index) -> Self {
        let people = index.len();
        let places =
            senses(word, &index.finder.places, people).into_iter().map(|s| Sense { why: Why::Place, ..s }).collect();
        Self { names: senses(word, &index.vocabulary, people), places }
    }
}

/// What the beginning of a word is worth beside the whole word.
const BEGINNING: f64 = 0.9;
const BEGINNING_BY_SOUND: f64 = 0.7;

fn senses(word: &Word, vocabulary: &Vocabulary, people: usize) -> Vec<Sense> {
    let begun = if word.text.len() >= 2 || word.initial() { vocabulary.beginning(word) } else { Vec::new() };
    let many = begun.iter().map(|(_, uses)| *uses).sum();
    #[expect(clippy::cast_possible_truncation, reason = "a dozen bits")]
    let bits = |heard: u32, worth: f64| (rarity(heard, people) * worth) as f32;
    let share = |id: WordId| {
        if vocabulary.word(id).is_some_and(|w| w.text.starts_with(&word.text)) { BEGINNING } else { BEGINNING_BY_SOUND }
    };
    let mut out: Vec<Sense> =
        begun.iter().map(|(id, _)| Sense { id: *id, bits: bits(many, share(*id)), why: Why::NameBegins }).collect();
    for Alike { id, likeness, heard } in vocabulary.like(word) {
        let why = match likeness.how {
            Agreement::Same => Why::Name,
            Agreement::Sounds => Why::NameSounds,
            Agreement::Nickname => Why::Nickname,
            Agreement::Spelling | Agreement::Joined => Why::NameSpelling,
            Agreement::Abbreviated | Agreement::CutOff | Agreement::Initial => continue,
        };
        out.push(Sense { id, bits: bits(heard, f64::from(likeness.worth) / 100.0), why });
    }
    out.sort_by(|x, y| x.id.cmp(&y.id).then(y.bits.total_cmp(&x.bits)).then(x.why.cmp(&y.why)));
    out.dedup_by_key(|s| s.id);
    out.sort_by(|x, y| y.bits.total_cmp(&x.bits).then(x.why.cmp(&y.why)).then(x.id.cmp(&y.id)));
    out
}
