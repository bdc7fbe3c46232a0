//! Where things lie in the repository.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders that `bundle` reads and writes.
pub struct Places {
    /// The workspace.
    pub root: PathBuf,
    /// Stylesheets and the script of staff pages.
    pub style: PathBuf,
    /// The crate of the islands.
    pub islands: PathBuf,
    /// Where Node's packages are installed.
    pub node_modules: PathBuf,
    /// What is served, and its manifest.
    pub out: PathBuf,
}

impl Places {
    /// From the place this program was built at.
    pub fn find() -> Result<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.ancestors().nth(2).context("bundle lies two folders below the workspace")?;
        Ok(Self {
            root: root.to_owned(),
            style: root.join("app/style"),
            islands: root.join("app/islands"),
            node_modules: root.join("tests/e2e/node_modules"),
            out: here.join("out"),
        })
    }
}
