//! `ceiba route` on files: plans, rankings, words, refusals (routing.md 12 and 14).

mod command;
mod last_place;
mod unknown;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ceiba::cli::Line;
use ceiba::failure::{Failure, Outcome};
use clap::Parser;

/// The text of an instance that comes with the house.
fn instance(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/routing/{name}.json.gz"));
    let mut text = String::new();
    flate2::read::GzDecoder::new(File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text
}

/// A folder with an instance in it.
fn folder(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("instance.json");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

/// Runs `ceiba route` with these flags.
fn route(flags: &[&str]) -> Result<Outcome, Failure> {
    let line = ["ceiba", "route"].iter().chain(flags);
    ceiba::cli::run(Line::try_parse_from(line).map_err(|error| Failure::usage(error.to_string()))?)
}

/// The parsed file that a run writes.
fn written(text: &str, flags: &[&str]) -> serde_json::Value {
    let (folder, path) = folder(text);
    let out = folder.path().join("out.json");
    let flags: Vec<&str> = ["--instance", path.to_str().unwrap(), "--out", out.to_str().unwrap()]
        .into_iter()
        .chain(flags.iter().copied())
        .collect();
    assert!(matches!(route(&flags), Ok(Outcome::Done)), "{flags:?}");
    serde_json::from_slice(&std::fs::read(out).unwrap()).unwrap()
}
