//! Words that no screen, letter or message may hold (interface.md 5.2).

use crate::{files, root, text};

const FORBIDDEN: &[&str] = &[
    "deportad",
    "deportación",
    "deportee",
    "deported",
    "repatriad",
    "ilegal",
    "illegal",
    "víctima",
    "victima",
    "victim",
    "reincidente",
    "beneficiari",
    "beneficiary",
    "indocumentad",
    "discapacitad",
    "inválid",
    "dialecto",
    "dialect",
    "alien ",
    "mena ",
];

#[test]
fn no_text_names_people_by_what_was_done_to_them() {
    let files = files(&root().join("locales"), ".ftl");
    assert!(files.len() > 20, "the texts were found");
    for path in files {
        for (at, line) in text(&path).lines().enumerate() {
            let Some((_, words)) = line.split_once(" = ").or_else(|| line.starts_with(' ').then_some(("", line)))
            else {
                continue;
            };
            let words = words.to_lowercase();
            for word in FORBIDDEN {
                assert!(!words.contains(word), "{}:{}: {word}", path.display(), at + 1);
            }
        }
    }
}
