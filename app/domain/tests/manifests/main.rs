//! Lists of many senders, read whole, against what stands in them.

mod flightday;
mod properties;
mod refused;
mod score;
mod tables;
mod whole;

use std::path::PathBuf;

use domain::manifest::{self, Options, Reading};
use serde_json::Value;

/// A file of the test lists.
fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/manifests").join(name)
}

/// The bytes of a test list.
fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap()
}

/// A reading without anything remembered.
fn read(name: &str, bytes: &[u8]) -> Reading {
    let options = Options { today: Some(jiff::civil::date(2026, 4, 30)), ..Options::default() };
    manifest::read(name, bytes, &options, &mut |_| {})
}

/// A reading as it is printed.
fn printed(reading: &Reading) -> Value {
    serde_json::to_value(reading).unwrap()
}
