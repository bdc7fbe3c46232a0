//! The words that name columns, and how alike the words of a header are to them.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::value::StrDeserializer;

use super::field::Field;
use crate::fields::place::within_one;

/// A field and its phrases a line.
const PHRASES: &str = include_str!("../../data/header_words.txt");

/// The fields with their phrases.
fn phrases() -> impl Iterator<Item = (Field, impl Iterator<Item = &'static str>)> {
    let lines = PHRASES.lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|line| {
        let (field, phrases) = line.split_once(": ")?;
        let field = Field::deserialize(StrDeserializer::<serde::de::value::Error>::new(field)).ok()?;
        Some((field, phrases.split(" | ")))
    })
}

/// Small words that carry no meaning in a header.
pub(super) const SMALL: [&str; 31] = [
    "de", "del", "la", "el", "los", "las", "of", "the", "y", "and", "o", "u", "or", "en", "in", "for", "para", "su",
    "da", "do", "e", "con", "to", "al", "is", "por", "le", "du", "des", "et", "les",
];

fn alike(word: &str, of_phrase: &str) -> f32 {
    if word == of_phrase {
        1.0
    } else if word.len() >= 3 && of_phrase.len() >= 6 && of_phrase.starts_with(word) {
        0.9
    } else if word.len() >= 6
        && of_phrase.len() >= 6
        && word.len().abs_diff(of_phrase.len()) <= 4
        && (within_one(word, of_phrase) || word.starts_with(of_phrase))
        || word.len() >= 5 && swapped(word, of_phrase)
    {
        0.88
    } else {
        0.0
    }
}

/// Whether two letters that stand beside each other changed places: *brith*.
fn swapped(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let differs: Vec<usize> =
        if a.len() == b.len() { (0..a.len()).filter(|i| a.get(*i) != b.get(*i)).collect() } else { Vec::new() };
    matches!(differs.as_slice(), [i, j] if *j == i + 1 && a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i))
}

/// The phrases as words, small ones left out, every distinct word once.
pub(super) struct Lexicon {
    words: Vec<&'static str>,
    places: BTreeMap<&'static str, usize>,
    /// The fields that are named.
    pub(super) fields: Vec<Field>,
    /// Of every word the phrases that begin with it, each with the place of its field.
    begins: Vec<Vec<(usize, Vec<usize>)>>,
}

/// All that names columns.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut words: Vec<&'static str> = Vec::new();
    let mut place = |word: &'static str| {
        words.iter().position(|w| *w == word).unwrap_or_else(|| {
            words.push(word);
            words.len() - 1
        })
    };
    let mut phrase = |text: &'static str| {
        text.split(' ').filter(|t| !SMALL.contains(t)).map(|t| place(plain(t))).collect::<Vec<_>>()
    };
    let mut fields = Vec::new();
    let mut all: Vec<(usize, Vec<usize>)> = Vec::new();
    for (field, texts) in phrases() {
        all.extend(texts.map(|text| (fields.len(), phrase(text))));
        fields.push(field);
    }
    let mut begins = vec![Vec::new(); words.len()];
    for (field, phrase) in all {
        if let Some(of) = phrase.first().and_then(|word| begins.get_mut(*word)) {
            of.push((field, phrase));
        }
    }
    let places = words.iter().enumerate().map(|(i, w)| (*w, i)).collect();
    Lexicon { words, places, fields, begins }
});

/// The words for "number" are one word, and the short forms of databases are their words.
pub(super) fn plain(word: &str) -> &str {
    match word {
        "nos" | "n" | "nro" | "num" | "numero" | "nbr" | "number" | "nmbr" => "no",
        "dt" | "dte" => "date",
        "depto" | "dpto" => "departamento",
        "mpio" => "municipio",
        "fec" | "fch" => "fecha",
        "gpo" => "grupo",
        "nm" | "nme" => "name",
        "frst" | "fst" => "first",
        "lst" => "last",
        "mdl" | "mid" => "middle",
        "brth" | "bth" => "birth",
        "cntry" | "ctry" => "country",
        "ctzn" | "citz" | "ctznshp" => "citizenship",
        _ => word,
    }
}

/// The words of a header with how much each is like every word of the lexicon.
pub(super) struct Heard {
    lengths: Vec<usize>,
    alike: Vec<Likeness>,
}

/// How much a word is like each word of the lexicon that it is like at all.
pub(super) type Likeness = Rc<BTreeMap<usize, f32>>;

/// Compares a word with the whole lexicon.
pub(super) fn likeness(word: &str) -> Likeness {
    let exact = LEXICON.places.get(word).map(|i| (*i, 1.0));
    let near = LEXICON
        .words
        .iter()
        .enumerate()
        .filter(|_| word.len() >= 3)
        .map(|(i, w)| (i, alike(word, w)))
        .filter(|(_, s)| *s > 0.0);
    Rc::new(near.chain(exact).collect())
}

impl Heard {
    /// Words, compared by `likeness`.
    pub(super) fn new(words: &[String], likeness: impl FnMut(&String) -> Likeness) -> Self {
        Self { lengths: words.iter().map(String::len).collect(), alike: words.iter().map(likeness).collect() }
    }

    /// Whether no word is like any of the lexicon.
    pub(super) fn is_strange(&self) -> bool {
        self.alike.iter().all(|a| a.is_empty())
    }

    /// How alike the words from a place on are to a phrase, letters weighed; nothing when one is not.
    fn at(&self, start: usize, phrase: &[usize]) -> Option<f32> {
        let mut sum = 0.0;
        for (i, word) in phrase.iter().enumerate() {
            sum += self.alike.get(start + i)?.get(word)? * *self.lengths.get(start + i)? as f32;
        }
        Some(sum)
    }

    /// Of every field the share of a header's letters that one phrase covers, its words in order and together, or that
    /// several phrases of the field cover (`NATL ID / CUI`, `POB/Muni`).
    pub(super) fn scores(&self) -> Vec<f32> {
        let mut best = vec![0.0_f32; LEXICON.fields.len()];
        let mut covered: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
        for (start, alike) in self.alike.iter().enumerate() {
            for (field, phrase) in alike.keys().filter_map(|word| LEXICON.begins.get(*word)).flatten() {
                let (Some(sum), Some(best)) = (self.at(start, phrase), best.get_mut(*field)) else { continue };
                *best = best.max(sum);
                let covered = covered.entry(*field).or_insert_with(|| vec![false; self.lengths.len()]);
                covered.iter_mut().skip(start).take(phrase.len()).for_each(|c| *c = true);
            }
        }
        let total = self.lengths.iter().sum::<usize>().max(1) as f32;
        let joint = |covered: &Vec<bool>| self.lengths.iter().zip(covered).filter(|(_, c)| **c).map(|(l, _)| l).sum();
        let joint: BTreeMap<usize, usize> = covered.iter().map(|(field, covered)| (*field, joint(covered))).collect();
        let whole = |(field, best): (usize, f32)| {
            (best / total).max(joint.get(&field).map_or(0.0, |joint| *joint as f32 / total * 0.87))
        };
        best.into_iter().enumerate().map(whole).collect()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_of_the_words_names_a_field() {
        let lines = super::PHRASES.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(super::phrases().count(), lines);
    }
}
