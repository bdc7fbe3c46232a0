//! The words of headers: which phrases, in Spanish, English, Portuguese and French, name which column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::value::StrDeserializer;

use super::field::Field;
use crate::fields::fold::fold;
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
const SMALL: [&str; 31] = [
    "de", "del", "la", "el", "los", "las", "of", "the", "y", "and", "o", "u", "or", "en", "in", "for", "para", "su",
    "da", "do", "e", "con", "to", "al", "is", "por", "le", "du", "des", "et", "les",
];

/// The words of a header that carry meaning; `#`, `N°` and `No.` are one word.
pub fn tokens(header: &str) -> Vec<String> {
    let spaced = header
        .replace('#', " no ")
        .replace(['º', '°'], "o ")
        .replace("(s)", "")
        .replace("(es)", "")
        .replace("(S)", "")
        .replace("(ES)", "");
    fold(&spaced).split(' ').filter(|t| !t.is_empty() && !SMALL.contains(t)).map(|t| plain(t).to_owned()).collect()
}

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
struct Lexicon {
    words: Vec<&'static str>,
    places: BTreeMap<&'static str, usize>,
    fields: Vec<(Field, Vec<Vec<usize>>)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
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
    let fields =
        phrases().map(|(field, texts)| (field, texts.map(&mut phrase).filter(|p| !p.is_empty()).collect())).collect();
    let places = words.iter().enumerate().map(|(i, w)| (*w, i)).collect();
    Lexicon { words, places, fields }
});

/// The words for "number" are one word, and the short forms of databases are their words.
fn plain(word: &str) -> &str {
    match word {
        "nos" | "n" | "nro" | "num" | "numero" | "nbr" | "number" | "nmbr" => "no",
        "dt" | "dte" => "date",
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

/// Words that only say that a column is about the listed person.
const PERSON: [&str; 22] = [
    "subject",
    "passenger",
    "passengers",
    "pax",
    "pasajero",
    "pasajera",
    "persona",
    "person",
    "migrante",
    "migrant",
    "retornado",
    "retornada",
    "returnee",
    "deportee",
    "detainee",
    "traveler",
    "traveller",
    "viajero",
    "viajera",
    "beneficiario",
    "beneficiaria",
    "individuo",
];

/// The words of a header with how much each is like every word of the lexicon.
struct Heard {
    lengths: Vec<usize>,
    alike: Vec<BTreeMap<usize, f32>>,
}

impl Heard {
    fn new(words: &[String]) -> Self {
        let of = |word: &String| -> BTreeMap<usize, f32> {
            let exact = LEXICON.places.get(word.as_str()).map(|i| (*i, 1.0));
            let near = LEXICON
                .words
                .iter()
                .enumerate()
                .filter(|_| word.len() >= 3)
                .map(|(i, w)| (i, alike(word, w)))
                .filter(|(_, s)| *s > 0.0);
            near.chain(exact).collect()
        };
        Self { lengths: words.iter().map(String::len).collect(), alike: words.iter().map(of).collect() }
    }

    fn total(&self) -> f32 {
        self.lengths.iter().sum::<usize>().max(1) as f32
    }

    /// How alike the words from a place on are to a phrase, letters weighed; nothing when one is not.
    fn at(&self, start: usize, phrase: &[usize]) -> Option<f32> {
        let mut sum = 0.0;
        for (i, word) in phrase.iter().enumerate() {
            sum += self.alike.get(start + i)?.get(word)? * *self.lengths.get(start + i)? as f32;
        }
        Some(sum)
    }

    /// The share of a header's letters that one phrase covers, its words in order and together, or that several phrases of
    /// one field cover (`NATL ID / CUI`, `POB/Muni`).
    fn score(&self, phrases: &[Vec<usize>]) -> f32 {
        let mut best = 0.0_f32;
        let mut covered = vec![false; self.lengths.len()];
        for phrase in phrases {
            for start in 0..self.lengths.len() {
                if let Some(sum) = self.at(start, phrase) {
                    best = best.max(sum);
                    covered.iter_mut().skip(start).take(phrase.len()).for_each(|c| *c = true);
                }
            }
        }
        let joint: usize = self.lengths.iter().zip(&covered).filter(|(_, c)| **c).map(|(l, _)| l).sum();
        (best / self.total()).max(joint as f32 / self.total() * 0.87)
    }
}

/// How well a header names each field, best first; from 0 to 1, only what reaches a third.
pub fn meanings(header: &str) -> Vec<(Field, f32)> {
    let whole = tokens(header);
    if whole.is_empty() || whole.len() > 12 {
        return Vec::new();
    }
    let outside = header.split_once('(').map(|(before, _)| tokens(before)).filter(|t| !t.is_empty());
    let bare: Vec<String> = whole.iter().filter(|w| !PERSON.contains(&w.as_str())).cloned().collect();
    let bare = (!bare.is_empty() && bare.len() < whole.len()).then(|| Heard::new(&bare));
    let (whole, outside) = (Heard::new(&whole), outside.map(|o| Heard::new(&o)));
    if whole.alike.iter().all(BTreeMap::is_empty) {
        return Vec::new();
    }
    let of = |phrases: &[Vec<usize>]| {
        whole
            .score(phrases)
            .max(outside.as_ref().map_or(0.0, |o| o.score(phrases) * 0.95))
            .max(bare.as_ref().map_or(0.0, |b| b.score(phrases) * 0.97))
    };
    let mut found: Vec<(Field, f32)> =
        LEXICON.fields.iter().map(|(field, phrases)| (*field, of(phrases))).filter(|(_, s)| *s >= 0.33).collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}

/// Whether a header speaks of the number the United States give a foreigner, nine digits after an A.
pub fn is_alien_number(header: &str) -> bool {
    let words = tokens(header);
    let pair = |a: &str, b: &[&str]| words.windows(2).any(|w| matches!(w, [x, y] if x == a && b.contains(&y.as_str())));
    words.iter().any(|w| matches!(w.as_str(), "alien" | "anumber"))
        || pair("a", &["no", "file", "num"])
        || pair("no", &["a"])
        || pair("exp", &["a"])
        || pair("expediente", &["a"])
        || words == ["a"]
}

#[cfg(test)]
mod tests {
    use super::{Field, is_alien_number, meanings};

    fn best(header: &str) -> Option<Field> {
        meanings(header).first().map(|m| m.0)
    }

    #[test]
    fn every_line_of_the_words_names_a_field() {
        let lines = super::PHRASES.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(super::phrases().count(), lines);
    }

    #[test]
    fn headers_in_many_words() {
        for (header, field) in [
            ("No. de documento", Field::DocumentNumber),
            ("Tipo de documento", Field::DocumentType),
            ("APELLIDOS Y NOMBRES", Field::FullName),
            ("PAX NAME (LAST, FIRST)", Field::FullName),
            ("D.O.B.", Field::BirthDate),
            ("F. Nac.", Field::BirthDate),
            ("A-File", Field::SenderRef),
            ("Referencia (A#)", Field::SenderRef),
            ("NATL ID / CUI", Field::Cui),
            ("POB/Muni", Field::Municipality),
            ("State/Dept", Field::Department),
            ("Viaja con (folio)", Field::TravelsWith),
            ("Fam #", Field::FamilyGroup),
            ("Sexo (H/M)", Field::Sex),
            ("Nombre(s)", Field::GivenNames),
            ("#", Field::ListNo),
            ("Fecha de llegada", Field::FlightDate),
            ("Apellido de casada", Field::MarriedSurname),
            ("Autobús", Field::BusNumber),
            ("Property bags", Field::Ignored),
            ("fecha_nacimiento", Field::BirthDate),
            ("Punto de salida", Field::FlightOrigin),
            ("N° DPI", Field::Cui),
            ("Manifest Nbr", Field::ListNo),
            ("Lugar de origen", Field::Municipality),
        ] {
            let names = meanings(header);
            let top = names.first().map_or(0.0, |m| m.1);
            assert!(names.iter().any(|m| m.0 == field && m.1 >= top - 0.001), "{header}: {names:?}");
        }
        assert!(best("Buenos días").is_none());
        assert!(
            is_alien_number("Referencia (A#)")
                && is_alien_number("A-File")
                && is_alien_number("Exp. A")
                && !is_alien_number("Folio")
        );
    }
}
