//! Folding: one spelling for what differs only in case, accents, glottal marks and punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::fields::fold::is_glottal;

/// A word as folded, and whether it was written with a full stop or a raised letter, as abbreviations are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelled {
    pub text: String,
    pub shortened: bool,
}

/// Lower case, no accents, no glottal marks, one space between words; folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in words(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.text);
    }
    out
}

/// The folded words of a text in their order.
pub fn words(text: &str) -> Vec<Spelled> {
    let mut out = Vec::new();
    let mut word = Spelled { text: String::new(), shortened: false };
    for c in text.chars() {
        if is_glottal(c) {
            continue;
        }
        if matches!(c, 'ª' | 'º' | '°') {
            word.shortened = true;
        }
        for folded in folded(c) {
            if folded.is_alphanumeric() {
                word.text.push(folded);
            } else {
                word.shortened |= c == '.';
                close(&mut word, &mut out);
            }
        }
    }
    close(&mut word, &mut out);
    out
}

fn folded(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c) && !is_glottal(*c))
}

fn close(word: &mut Spelled, out: &mut Vec<Spelled>) {
    if !word.text.is_empty() {
        out.push(word.clone());
    }
    word.text.clear();
    word.shortened = false;
}
