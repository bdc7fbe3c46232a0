//! What was typed into the box: a number, a place on a list, or words with perhaps a year.

use crate::fields::fold::letters_and_digits;
use crate::matching::{Word, words};

use super::finder::small;
use super::numbers::Numbers;

/// A search text as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    Number(String),
    List { flight: String, number: Option<u32> },
    Words { words: Vec<Word>, year: Option<i16> },
}

/// Reads the text; what the registry knows decides between a flight, a paper and a word.
pub(crate) fn read(text: &str, numbers: &Numbers) -> Asked {
    let pieces: Vec<String> = words(text).into_iter().map(|w| w.text).collect();
    if let Some(list) = list(&pieces, numbers) {
        return list;
    }
    let whole = letters_and_digits(text);
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let year_alone = pieces.len() == 1 && pieces.first().is_some_and(|p| year(p).is_some());
    if !year_alone && (numbers.known(&whole) || (digits >= 4 && digits + 1 >= whole.len())) {
        return Asked::Number(whole);
    }
    if let Some(known) = pieces
        .iter()
        .map(|p| letters_and_digits(p))
        .find(|p| p.chars().filter(char::is_ascii_digit).count() >= 6 && numbers.known(p))
    {
        return Asked::Number(known);
    }
    let year = pieces.iter().find_map(|p| year(p));
    let rest = pieces
        .iter()
        .filter(|p| year.is_none() || self::year(p).is_none())
        .filter(|p| !small(p))
        .map(|p| Word::new(p, false))
        .collect();
    Asked::Words { words: rest, year }
}

/// "GUA240406A 12", "gua240406a-012", "GUA 240406A lista 12".
fn list(pieces: &[String], numbers: &Numbers) -> Option<Asked> {
    for (at, piece) in pieces.iter().enumerate() {
        let alone = letters_and_digits(piece);
        let pair = pieces.get(at + 1).map(|next| format!("{alone}{}", letters_and_digits(next)));
        let Some((flight, after)) = Some((alone, at + 1))
            .filter(|(f, _)| numbers.flight(f))
            .or_else(|| pair.filter(|p| numbers.flight(p)).map(|p| (p, at + 2)))
        else {
            continue;
        };
        let number = pieces
            .iter()
            .skip(after)
            .chain(pieces.iter().take(at))
            .find_map(|p| p.trim_start_matches('n').parse().ok());
        return Some(Asked::List { flight, number });
    }
    None
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|y| word.len() == 4 && (1900..=2100).contains(y))
}
