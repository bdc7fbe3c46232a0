//! Makes one typed function of every message, and stops the build when a language lacks one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

mod check;

/// Spanish is the original; English has to be complete; any other language may follow little by little.
const ORIGINAL: &str = "es-GT";
const COMPLETE: &str = "en";
/// Terms that every file may use; no functions are made of this file.
const TERMS: &str = "terms";

type Files = BTreeMap<String, (PathBuf, String)>;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=check.rs");
    match make(&root) {
        Ok(code) => {
            fs::write(out.join("words.rs"), code).unwrap_or_else(|error| stop(&[error.to_string()]));
        }
        Err(faults) => stop(&faults),
    }
}

fn stop(faults: &[String]) -> ! {
    for fault in faults {
        println!("cargo::error={}", fault.replace('\n', " "));
    }
    process::exit(1)
}

fn make(root: &Path) -> Result<String, Vec<String>> {
    let languages = languages(root).map_err(|error| vec![error.to_string()])?;
    let mut faults = Vec::new();
    let mut words: BTreeMap<(&str, &str), check::Words> = BTreeMap::new();
    for (language, files) in &languages {
        let terms = files.get(TERMS).map(|(_, text)| check::read(text, &BTreeSet::new()));
        let shared = terms.and_then(Result::ok).map(|words| words.terms).unwrap_or_default();
        for (file, (path, text)) in files {
            match check::read(text, &shared) {
                Ok(read) => _ = words.insert((language, file), read),
                Err(found) => faults.extend(found.iter().map(|fault| format!("{}: {fault}", path.display()))),
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let empty = check::Words::default();
    let originals: BTreeSet<&str> = words.keys().filter(|key| key.0 == ORIGINAL).map(|key| key.1).collect();
    let mut complete = vec![ORIGINAL];
    for language in languages.keys().filter(|language| *language != ORIGINAL) {
        let mut whole = true;
        for file in &originals {
            let translation = words.get(&(language.as_str(), *file)).unwrap_or(&empty);
            let original = &words[&(ORIGINAL, *file)];
            let found = check::compare(original, translation, language == COMPLETE);
            faults.extend(found.iter().map(|fault| format!("locales/{language}/{file}.ftl: {fault}")));
            whole &= original.messages.len() == translation.messages.len();
        }
        let stray = words.keys().filter(|key| key.0 == language && !originals.contains(key.1));
        faults.extend(stray.map(|key| format!("locales/{language}/{}.ftl: no such file in {ORIGINAL}", key.1)));
        if whole {
            complete.push(language);
        }
    }
    if faults.is_empty() { Ok(write(&languages, &words, &complete)) } else { Err(faults) }
}

/// Every `<language>/<file>.ftl`, by language and file name.
fn languages(root: &Path) -> std::io::Result<BTreeMap<String, Files>> {
    let mut languages: BTreeMap<String, Files> = BTreeMap::new();
    for folder in fs::read_dir(root)? {
        let folder = folder?;
        let name = folder.file_name().to_string_lossy().into_owned();
        if !folder.file_type()?.is_dir() || name == "src" {
            continue;
        }
        println!("cargo::rerun-if-changed={}", folder.path().display());
        for file in fs::read_dir(folder.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|ext| ext == "ftl")
                && let Some(stem) = path.file_stem()
            {
                let stem = stem.to_string_lossy().into_owned();
                let text = fs::read_to_string(&path)?;
                languages.entry(name.clone()).or_default().insert(stem, (path, text));
            }
        }
    }
    Ok(languages)
}

fn write(
    languages: &BTreeMap<String, Files>,
    words: &BTreeMap<(&str, &str), check::Words>,
    complete: &[&str],
) -> String {
    let mut code = String::new();
    let _ = writeln!(code, "pub(crate) const COMPLETE: &[&str] = &{complete:?};");
    let _ = writeln!(code, "pub(crate) const FILES: &[(&str, &str, &str)] = &[");
    for (language, files) in languages {
        for (file, (path, _)) in files {
            let _ = writeln!(code, "({language:?}, {file:?}, include_str!({:?})),", path.display().to_string());
        }
    }
    let _ = writeln!(code, "];");
    for ((_, file), original) in words.iter().filter(|(key, _)| key.0 == ORIGINAL && key.1 != TERMS) {
        let _ = writeln!(code, "/// The words of `{file}.ftl`.\npub mod {} {{", check::snake(file));
        let mut plain = String::new();
        let mut said = String::new();
        for (id, message) in &original.messages {
            function(&mut plain, &mut said, file, id, message);
        }
        let _ = writeln!(
            code,
            "{plain}\n/// The same, with the language the text is really in.\npub mod said {{\n{said}}}\n}}"
        );
    }
    code
}

fn function(plain: &mut String, said: &mut String, file: &str, id: &str, message: &check::Message) {
    let name = check::snake(id);
    let mut parameters = String::new();
    let mut passed = String::new();
    let mut pairs = String::new();
    for variable in &message.variables {
        let argument = check::snake(variable);
        let _ = write!(parameters, ", {argument}: impl Into<crate::Arg<'a>>");
        let _ = write!(passed, ", {argument}");
        let _ = write!(pairs, "({variable:?}, {argument}.into()), ");
    }
    let generics = if message.variables.is_empty() { "" } else { "<'a>" };
    let doc = message.text.replace(['[', ']'], "|").replace('<', "‹");
    let _ = writeln!(
        plain,
        "/// «{doc}»\npub fn {name}{generics}(l: crate::Locale{parameters}) -> String {{ said::{name}(l{passed}).text }}"
    );
    let _ = writeln!(
        said,
        "/// «{doc}»\npub fn {name}{generics}(l: crate::Locale{parameters}) -> crate::Said {{ crate::speech::speak({file:?}, l, {id:?}, vec![{pairs}]) }}"
    );
}
