//! The shape of the house: what holds for every route, every file and every word, whatever they are about.

mod crates;
mod headers;
mod letters;
mod menus;
mod routes;
mod start;
mod words;

use std::path::{Path, PathBuf};

/// The top of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository").to_owned()
}

/// Every file below a folder whose name ends so, in order; what is built or fetched is left out.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let left_out = ["target", "target-wasm", "node_modules", ".git", ".ceiba", "out"];
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    for path in entries {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() && !path.is_symlink() && !left_out.contains(&name.as_str()) {
            found.extend(files(&path, ending));
        } else if path.is_file() && name.ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
