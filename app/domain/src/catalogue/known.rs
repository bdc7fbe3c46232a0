//! Reference lists a cell is checked against, in the words files use for them.

const TOWNS: &str = include_str!("municipalities.csv");
const LANGUAGES: &[(&str, &str)] = &[
    ("eng", "Inglés"),
    ("spa", "Español"),
    ("kek", "Q'eqchi'"),
    ("quc", "K'iche'"),
    ("mam", "Mam"),
    ("cak", "Kaqchikel"),
    ("kjb", "Q'anjob'al"),
    ("poh", "Poqomchi'"),
    ("acr", "Achi"),
    ("ixl", "Ixil"),
    ("tzj", "Tz'utujil"),
    ("cac", "Chuj"),
    ("knj", "Akateko"),
    ("jac", "Popti' (Jakalteko)"),
    ("agu-x-chalchit", "Chalchiteko"),
    ("caa", "Ch'orti'"),
    ("agu", "Awakateko"),
    ("poc", "Poqomam"),
    ("quv", "Sakapulteko"),
    ("usp", "Uspanteko"),
    ("qum", "Sipakapense"),
    ("mop", "Mopan"),
    ("ttc", "Tektiteko"),
    ("itz", "Itza'"),
    ("cab", "Garífuna"),
    ("xin", "Xinka"),
];

/// A municipality of the official list.
pub struct Town {
    pub code: &'static str,
    pub name: &'static str,
    pub department: &'static str,
}

fn towns() -> impl Iterator<Item = Town> {
    TOWNS.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',').skip(1);
        Some(Town {
            department: cells.next()?,
            code: cells.next()?,
            name: cells.next()?,
        })
    })
}

/// The municipality with a 4-digit code.
pub fn municipality(code: &str) -> Option<Town> {
    towns().find(|town| town.code == code)
}

/// Whether `code` is a language of Guatemala or English.
pub fn language(code: &str) -> bool {
    LANGUAGES.iter().any(|(known, _)| *known == code)
}

/// The ISO 639-3 code of a language by its code of two or three letters, or its name.
pub fn language_named(text: &str) -> Option<&'static str> {
    let text = match text {
        "es" => "spa",
        "en" | "English" => "eng",
        other => other,
    };
    LANGUAGES
        .iter()
        .find(|(code, name)| *code == text || *name == text)
        .map(|(code, _)| *code)
}

/// A language's name in Spanish.
pub fn language_name(code: &str) -> &str {
    LANGUAGES
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, name)| name)
}

/// The code of the municipality that `town` in `department` names beyond doubt.
pub fn named(town: &str, department: &str) -> Option<String> {
    let mut same = towns()
        .filter(|one| one.name == town && (department.is_empty() || one.department == department));
    same.next()
        .filter(|_| same.next().is_none())
        .map(|town| town.code.to_owned())
}
