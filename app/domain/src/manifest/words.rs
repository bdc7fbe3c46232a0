//! The words of headers: which phrases, in Spanish, English, Portuguese and French, name which column.

use std::cell::RefCell;
use std::collections::HashMap;

use super::field::Field;
use super::lexicon::{Heard, LEXICON, Likeness, SMALL, likeness, plain};
use crate::fields::fold::fold;

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

/// What was understood of the headers and words of one file.
#[derive(Default)]
struct Memory {
    headers: HashMap<String, Vec<(Field, f32)>>,
    words: HashMap<String, Likeness>,
}

thread_local! {
    static MEMORY: RefCell<Option<Memory>> = const { RefCell::new(None) };
}

/// Headers, and words, remembered at most.
const MOST_REMEMBERED: usize = 20_000;

/// Until it is dropped, what headers mean is remembered on this thread; then all of it is forgotten.
pub struct Remembering(());

/// Begins to remember.
pub fn remember() -> Remembering {
    MEMORY.set(Some(Memory::default()));
    Remembering(())
}

impl Drop for Remembering {
    fn drop(&mut self) {
        MEMORY.set(None);
    }
}

/// How well a header names each field, best first; from 0 to 1, only what reaches a third.
/// While [`remember`]ed, each header is looked at once.
pub fn meanings(header: &str) -> Vec<(Field, f32)> {
    if let Some(known) = MEMORY.with_borrow(|m| m.as_ref()?.headers.get(header).cloned()) {
        return known;
    }
    let found = understand(header);
    MEMORY.with_borrow_mut(|memory| {
        if let Some(memory) = memory.as_mut().filter(|m| m.headers.len() < MOST_REMEMBERED) {
            memory.headers.insert(header.to_owned(), found.clone());
        }
    });
    found
}

/// How alike a word is to those of the lexicon, looked up once while [`remember`]ed.
fn heard(word: &String) -> Likeness {
    if let Some(known) = MEMORY.with_borrow(|m| m.as_ref()?.words.get(word).cloned()) {
        return known;
    }
    let found = likeness(word);
    MEMORY.with_borrow_mut(|memory| {
        if let Some(memory) = memory.as_mut().filter(|m| m.words.len() < MOST_REMEMBERED) {
            memory.words.insert(word.clone(), Likeness::clone(&found));
        }
    });
    found
}

fn understand(header: &str) -> Vec<(Field, f32)> {
    let whole = tokens(header);
    if whole.is_empty() || whole.len() > 12 {
        return Vec::new();
    }
    let outside = header.split_once('(').map(|(before, _)| tokens(before)).filter(|t| !t.is_empty());
    let bare: Vec<String> = whole.iter().filter(|w| !PERSON.contains(&w.as_str())).cloned().collect();
    let bare = (!bare.is_empty() && bare.len() < whole.len()).then(|| Heard::new(&bare, heard));
    let (whole, outside) = (Heard::new(&whole, heard), outside.map(|o| Heard::new(&o, heard)));
    if whole.is_strange() {
        return Vec::new();
    }
    let mut scores = whole.scores();
    let mut also = |heard: &Option<Heard>, weight: f32| {
        for (score, other) in scores.iter_mut().zip(heard.iter().flat_map(Heard::scores)) {
            *score = score.max(other * weight);
        }
    };
    also(&outside, 0.95);
    also(&bare, 0.97);
    let mut found: Vec<(Field, f32)> =
        LEXICON.fields.iter().copied().zip(scores).filter(|(_, score)| *score >= 0.33).collect();
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
    fn what_is_remembered_is_the_same_and_is_forgotten() {
        let fresh = meanings("Fecha de nacimiento");
        let remembering = super::remember();
        assert_eq!((meanings("Fecha de nacimiento"), meanings("Fecha de nacimiento")), (fresh.clone(), fresh));
        assert!(super::MEMORY.with_borrow(|m| m.as_ref().is_some_and(|m| m.headers.len() == 1 && m.words.len() == 2)));
        drop(remembering);
        assert!(super::MEMORY.with_borrow(Option::is_none));
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
