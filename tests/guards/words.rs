//! Words that no screen, letter or message may hold (interface.md 5.2).

use std::collections::BTreeSet;

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

/// The words of a source file, as whole names.
fn names(text: &str) -> BTreeSet<&str> {
    text.split(|sign: char| !(sign == '_' || sign.is_ascii_alphanumeric())).collect()
}

/// Messages of one language file: their ids and what other messages of it refer to.
fn messages(source: &str) -> (Vec<String>, BTreeSet<String>) {
    let ids = source.lines().filter_map(|line| {
        let id = line.split_once(" =")?.0;
        id.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric()).then(|| id.to_owned())
    });
    let referred = source.split("{ ").skip(1).filter_map(|rest| rest.split([' ', '}']).next()).map(str::to_owned);
    (ids.filter(|id| id.starts_with(|first: char| first.is_ascii_alphabetic())).collect(), referred.collect())
}

#[test]
fn every_text_is_said_somewhere() {
    let root = root();
    let rust: Vec<String> = ["app", "server", "locales/src"]
        .iter()
        .flat_map(|folder| files(&root.join(folder), ".rs"))
        .map(|path| text(&path))
        .collect();
    let sources: Vec<BTreeSet<&str>> = rust.iter().map(|text| names(text)).collect();
    let mut unused = Vec::new();
    let mut seen = 0;
    for path in files(&root.join("locales/es-GT"), ".ftl") {
        let file = path.file_stem().expect("a name").to_string_lossy().replace('-', "_");
        if file == "terms" {
            continue;
        }
        let source = text(&path);
        let (ids, referred) = messages(&source);
        for id in ids {
            let name = id.replace('-', "_");
            let said = sources.iter().any(|names| names.contains(name.as_str()) && names.contains(file.as_str()));
            if !said && !referred.contains(&id) {
                unused.push(format!("{file}.ftl: {id}"));
            }
            seen += 1;
        }
    }
    assert!(seen > 1000, "the texts were found: {seen}");
    assert!(unused.is_empty(), "nobody says: {unused:#?}");
}

/// What `audit("…"` is called with in a source.
fn acts(source: &str) -> BTreeSet<String> {
    let after = source.split("audit(").skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
    after.filter_map(|rest| rest.split_once('"')).map(|(act, _)| act.to_owned()).collect()
}

#[test]
fn every_act_of_the_audit_chain_has_words() {
    let rooms = ["server/src", "server/casework/src", "server/store/src"];
    let sources = rooms.iter().flat_map(|room| files(&root().join(room), ".rs"));
    let acts: BTreeSet<String> = sources.flat_map(|path| acts(&text(&path))).collect();
    assert!(acts.len() > 40, "the acts were found: {}", acts.len());
    for language in ["es-GT", "en"] {
        let said = text(&root().join("locales").join(language).join("oversight.ftl"));
        let said = said.split_once("trail-action = ").expect("the message of acts").1;
        let said = said.split_once("*[other]").expect("its end").0;
        let silent: Vec<&String> = acts.iter().filter(|act| !said.contains(&format!("[{act}] "))).collect();
        assert!(silent.is_empty(), "{language}: acts without words: {silent:?}");
    }
}

/// What such a form asks for stands in histories, in logs and in the headers of others.
#[test]
fn only_filters_put_what_is_typed_into_an_address() {
    let mut actions: Vec<String> = Vec::new();
    for path in files(&root().join("app/src"), ".rs") {
        if path.ends_with("tests.rs") {
            continue;
        }
        let text = text(&path);
        let marks = text.split("<form ").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
        let named =
            |mark: &str| mark.split("action=").nth(1).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
        actions
            .extend(marks.filter(|mark| !mark.contains("method=\"post\"")).map(|mark| named(mark).unwrap_or_default()));
    }
    actions.sort();
    // The board of places by kind and department; the trail by the code of a file, and by day.
    assert_eq!(actions, ["paths::audit()", "paths::audit()", "paths::capacity()"]);
}
