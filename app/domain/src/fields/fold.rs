//! Folding: the one form in which words are compared, whatever their case, accents, apostrophes and punctuation.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words people write where they know nothing; folded.
const NOTHING: &[&str] = &[
    "na",
    "n a",
    "nd",
    "n d",
    "sd",
    "s d",
    "sn",
    "s n",
    "s i",
    "s r",
    "unk",
    "unknown",
    "none",
    "null",
    "nil",
    "ninguno",
    "ninguna",
    "no",
    "no aplica",
    "no tiene",
    "no indica",
    "no sabe",
    "no refiere",
    "no porta",
    "no consta",
    "sin dato",
    "sin datos",
    "desconocido",
    "desconocida",
    "pendiente",
    "s f",
    "sf",
    "por confirmar",
    "por definir",
    "no recuerda",
    "no especifica",
    "no especificado",
    "no reporta",
    "no proporciona",
    "no disponible",
    "se desconoce",
    "se ignora",
    "not available",
    "not applicable",
    "not known",
    "not stated",
    "not given",
    "missing",
    "tbd",
    "tbc",
];

/// Marks that sit inside a Mayan word and are written in many ways, or not at all.
pub const fn is_glottal(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | 'ꞌ' | '\u{2032}')
}

/// Lower case, no accents, glottal marks gone, everything else that is no letter or digit one blank. Idempotent.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    if text.is_ascii() {
        // The same as below, without the tables of Unicode: most cells of most lists.
        for b in text.bytes().filter(|b| !matches!(b, b'\'' | b'`')) {
            if b.is_ascii_alphanumeric() {
                if gap && !out.is_empty() {
                    out.push(' ');
                }
                out.push(char::from(b.to_ascii_lowercase()));
            }
            gap = !b.is_ascii_alphanumeric();
        }
        return out;
    }
    for c in text.nfd() {
        if is_combining_mark(c) || is_glottal(c) {
            continue;
        }
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.extend(c.to_lowercase().filter(|l| !is_combining_mark(*l)));
        } else {
            gap = true;
        }
    }
    out
}

/// Printed text with blanks collapsed and trimmed; case, accents and apostrophes stay.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}').filter(|w| !w.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.nfc().collect()
}

/// Letters and digits only, in capitals: how numbers of papers are kept.
pub fn letters_and_digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Whether a text says nothing: blank, dashes and dots only, or a word for "unknown" or "none".
pub fn says_nothing(text: &str) -> bool {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.chars().all(|c| !c.is_alphanumeric()) {
        return !trimmed.chars().any(|c| matches!(c, '=' | '+' | '@' | '♀' | '♂')) || trimmed.is_empty();
    }
    trimmed.len() <= 24 && NOTHING.contains(&fold(trimmed).as_str())
}

/// The text, or nothing when it says nothing.
pub fn said(text: &str) -> Option<Cow<'_, str>> {
    (!says_nothing(text)).then(|| Cow::Borrowed(text.trim()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold, says_nothing, tidy};

    #[test]
    fn accents_case_and_glottal_marks_do_not_count() {
        assert_eq!(fold("  K'ICHE’ — Peñalosa  "), "kiche penalosa");
        assert_eq!(tidy(" DE  LA\u{a0}CRUZ "), "DE LA CRUZ");
    }

    #[test]
    fn words_for_nothing_are_nothing() {
        assert!(["", " - ", "s/d", "UNK", "N/A", "Ninguno", "?"].into_iter().all(says_nothing));
        assert!(!["0", "Noé", "Ana", "=1+1"].into_iter().any(says_nothing));
    }

    proptest! {
        #[test]
        fn folding_is_idempotent(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
