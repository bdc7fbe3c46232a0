//! A written name as words, each with the part it plays.

use super::fold::{Spelled, words};
use super::word::Word;

/// Which part of the name a word was written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Given,
    Surname,
    /// *Apellido de casada*, from its own field.
    Married,
    /// After "de" among the surnames: a married name, or a surname like "de León".
    AfterDe,
    /// A single letter: it may stand for any part.
    Initial,
    /// Everything was written in one field.
    Unsaid,
}

/// One word of a name as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub word: Word,
    pub part: Part,
}

/// The three fields of a name as words. "SURNAMES, GIVEN" in one field is told apart by its comma.
pub fn tokens(given: &str, surnames: &str, married: &str) -> Vec<Token> {
    let mut out = Vec::new();
    match (given.trim(), surnames.trim()) {
        ("", one) | (one, "") => match one.split_once(',') {
            Some((sur, given)) => {
                push(&mut out, given, Part::Given);
                push(&mut out, sur, Part::Surname);
            }
            None => push(&mut out, one, Part::Unsaid),
        },
        (given, surnames) => {
            push(&mut out, given, Part::Given);
            push(&mut out, surnames, Part::Surname);
        }
    }
    push(&mut out, married, Part::Married);
    out
}

fn push(out: &mut Vec<Token>, text: &str, part: Part) {
    let mut after_de = false;
    let mut first = true;
    for Spelled { text, shortened } in words(text) {
        if particle(&text) || misspelt_de(&text) {
            after_de = text != "del" && text.starts_with('d') && !first;
            continue;
        }
        let word = Word::new(&text, shortened);
        let part = match part {
            _ if word.initial() => Part::Initial,
            Part::Surname | Part::Unsaid if after_de => Part::AfterDe,
            part => part,
        };
        out.push(Token { word, part });
        after_de = false;
        first = false;
    }
}

fn particle(word: &str) -> bool {
    matches!(word, "d" | "de" | "del" | "la" | "las" | "los" | "y" | "vda" | "viuda")
}

/// "dw", "ds": no word of two consonants is a name, and these stood for "de".
fn misspelt_de(word: &str) -> bool {
    word.len() == 2 && word.starts_with('d') && !word.contains(['a', 'i', 'o', 'u', 'y'])
}
