//! Reference lists a cell is checked against, in the words files use for them.

use crate::fields::{language, place};

/// Whether `code` is a language of Guatemala or English.
pub fn language(code: &str) -> bool {
    code == "eng" || language::languages().iter().any(|language| language.code == code)
}

/// The ISO 639-3 code of a language by its code of two or three letters, or its name.
pub fn language_named(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "" => None,
        "es" => Some("spa"),
        "en" | "eng" | "english" | "inglés" => Some("eng"),
        other => language::one(other),
    }
}

/// A language's name in Spanish.
pub fn language_name(code: &str) -> &str {
    if code == "eng" {
        return "Inglés";
    }
    let known = language::languages().iter().find(|language| language.code == code);
    known.map_or(code, |language| language.name)
}

/// The code of the municipality that `town` in `department` names beyond doubt.
pub fn named(town: &str, department: &str) -> Option<String> {
    let found = place::parse(town, Some(department).filter(|name| !name.is_empty()));
    found.municipality.filter(|_| found.doubt.is_none()).map(str::to_owned)
}
