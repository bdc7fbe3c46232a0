//! Reference lists a cell is checked against.

const TOWNS: &str = include_str!("municipalities.csv");
const LANGUAGES: &[&str] = &[
    "spa",
    "eng",
    "kek",
    "quc",
    "mam",
    "cak",
    "kjb",
    "poh",
    "acr",
    "ixl",
    "tzj",
    "cac",
    "knj",
    "jac",
    "agu-x-chalchit",
    "caa",
    "agu",
    "poc",
    "quv",
    "usp",
    "qum",
    "mop",
    "ttc",
    "itz",
    "cab",
    "xin",
];

/// Whether `code` is the 4-digit code of one of the 340 municipalities.
pub fn municipality(code: &str) -> bool {
    TOWNS
        .lines()
        .skip(1)
        .any(|line| line.split(',').nth(2) == Some(code))
}

/// Whether `code` is a language of Guatemala or English.
pub fn language(code: &str) -> bool {
    LANGUAGES.contains(&code)
}
