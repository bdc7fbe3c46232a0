//! What goes in, and a fingerprint of all of it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::islands::Target;
use crate::places::Places;

/// The stylesheets of staff pages, in the order in which they override each other (`app::assets::STAFF_STYLES`).
const STAFF_STYLES: [&str; 4] = ["tokens.css", "themes.css", "staff.css", "paper.css"];

/// The one stylesheet of staff pages, islands included.
pub fn staff_css(places: &Places) -> Result<Vec<u8>> {
    let sheets = STAFF_STYLES.iter().map(|name| places.style.join(name)).chain([places.islands.join("islands.css")]);
    let mut css = Vec::new();
    for sheet in sheets {
        css.extend(read(&sheet)?);
        css.push(b'\n');
    }
    Ok(css)
}

/// A file's content; the error names the file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

/// One hash over everything that decides the output: sources, locked versions, this program, and the tools at hand.
pub fn fingerprint(places: &Places, target: Option<&Target>) -> Result<String> {
    let mut files = vec![places.root.join("Cargo.lock"), places.root.join("Cargo.toml")];
    for folder in [&places.style, &places.islands, &places.root.join("app/bundle/src")] {
        walk(folder, &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in &files {
        hash.update(file.strip_prefix(&places.root).unwrap_or(file).to_string_lossy().as_bytes());
        hash.update(Sha256::digest(read(file)?));
    }
    hash.update(format!("{target:?}"));
    for tool in ["binaryen/package.json", "esbuild/package.json"] {
        // An absent tool is an input as well: installing it makes smaller files.
        hash.update(fs::read(places.node_modules.join(tool)).unwrap_or_default());
    }
    Ok(HEXLOWER.encode(&hash.finalize()))
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
