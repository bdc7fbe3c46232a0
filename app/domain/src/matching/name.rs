//! A written name as words, each with the part it plays.

use super::fold::{Spelled, words};
use super::likeness::Word;

/// Which part of the name a word was written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Given,
    Surname,
    /// *Apellido de casada*, from its own field.
    Married,
    /// After "de" among the surnames: a married name, or a surname like "de León".
    AfterDe,
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
        if particle(&text) {
            after_de = text == "de" && !first;
            continue;
        }
        let part = if after_de && matches!(part, Part::Surname | Part::Unsaid) {
            Part::AfterDe
        } else {
            part
        };
        out.push(Token {
            word: Word::new(&text, shortened),
            part,
        });
        after_de = false;
        first = false;
    }
}

fn particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del" | "la" | "las" | "los" | "y" | "vda" | "viuda"
    )
}
