//! Languages of Guatemala by the names people write (gt_languages.csv; ISO 639-3).

use std::sync::LazyLock;

use super::fold::fold;
use super::place::within_one;

/// A language of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// ISO 639-3, or a private tag where none exists.
    pub code: &'static str,
    /// Its name in Spanish.
    pub name: &'static str,
    /// Its own name.
    pub autonym: &'static str,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let rows = include_str!("../../data/gt_languages.csv").lines().skip(1);
    rows.filter_map(|l| {
        let mut cells = l.split(',');
        Some(Language { code: cells.next()?, name: cells.next()?, autonym: cells.next()? })
    })
    .collect()
});

/// Older and foreign spellings, folded.
const SPELLINGS: [(&str, &str); 32] = [
    ("castellano", "spa"),
    ("spanish", "spa"),
    ("espanhol", "spa"),
    ("kekchi", "kek"),
    ("ketchi", "kek"),
    ("quekchi", "kek"),
    ("quiche", "quc"),
    ("cakchiquel", "cak"),
    ("kaqchiquel", "cak"),
    ("cachiquel", "cak"),
    ("kanjobal", "kjb"),
    ("canjobal", "kjb"),
    ("qanjobal", "kjb"),
    ("pocomchi", "poh"),
    ("pokomchi", "poh"),
    ("achi de rabinal", "acr"),
    ("zutuhil", "tzj"),
    ("zutujil", "tzj"),
    ("acateco", "knj"),
    ("jacalteco", "jac"),
    ("jakalteko", "jac"),
    ("popti", "jac"),
    ("chorti", "caa"),
    ("aguacateco", "agu"),
    ("pocomam", "poc"),
    ("pokomam", "poc"),
    ("sacapulteco", "quv"),
    ("uspanteco", "usp"),
    ("tectiteco", "ttc"),
    ("garifuna", "cab"),
    ("xinca", "xin"),
    ("sipacapense", "qum"),
];

/// All languages of the list.
pub fn languages() -> &'static [Language] {
    &LANGUAGES
}

/// The code of one language by name or code.
pub fn one(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let name = |l: &Language| fold(l.name) == folded || fold(l.autonym) == folded || l.code == folded;
    if let Some(l) = LANGUAGES.iter().find(|l| name(l)) {
        return Some(l.code);
    }
    if let Some((_, code)) = SPELLINGS.iter().find(|(word, _)| *word == folded) {
        return Some(code);
    }
    if folded.len() < 5 {
        return None;
    }
    let near =
        LANGUAGES.iter().map(|l| (fold(l.name), l.code)).chain(SPELLINGS.iter().map(|(w, c)| ((*w).to_owned(), *c)));
    near.filter(|(w, _)| w.len() >= 5 && within_one(w, &folded)).map(|(_, c)| c).next()
}

/// Why no language was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no language of the list")]
pub struct LanguageError;

/// Codes of the languages in a text such as *K'iche' y español*; what is not in the list is left out.
///
/// # Errors
/// When none is in the list.
pub fn parse(text: &str) -> Result<Vec<&'static str>, LanguageError> {
    let parted = text.replace([',', ';', '/', '+', '&', '|'], " y ");
    let mut codes: Vec<&'static str> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for word in parted.split_whitespace().chain(std::iter::once("y")) {
        if matches!(word.to_lowercase().as_str(), "y" | "e" | "and" | "un" | "poco" | "de" | "habla" | "speaks") {
            codes.extend(one(&words.join(" ")).filter(|c| !codes.contains(c)));
            words.clear();
        } else {
            words.push(word);
        }
    }
    if codes.is_empty() { Err(LanguageError) } else { Ok(codes) }
}

#[cfg(test)]
mod tests {
    use super::{languages, parse};

    #[test]
    fn spellings_old_and_new() {
        assert_eq!(languages().len(), 25);
        assert_eq!(parse("Popti' y Español"), Ok(vec!["jac", "spa"]));
        assert_eq!(parse("Cakchiquel"), Ok(vec!["cak"]));
        assert_eq!(parse("Q’eqchi’, castellano"), Ok(vec!["kek", "spa"]));
        assert_eq!(parse("MAM"), Ok(vec!["mam"]));
        assert!(parse("ruso").is_err());
    }
}
