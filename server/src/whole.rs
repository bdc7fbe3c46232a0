//! Files that are there whole or not at all.

use std::ffi::OsString;
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

/// Writes beside and renames: whoever looks finds the file as it was, or all of the new one. A pipe or device is written as it is.
pub fn write(path: &Path, content: &[u8]) -> std::io::Result<()> {
    if path.metadata().is_ok_and(|known| !known.is_file()) {
        return std::fs::write(path, content);
    }
    let name = path.file_name().ok_or_else(|| Error::new(ErrorKind::InvalidInput, "not the name of a file"))?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}", std::process::id()));
    let beside = path.with_file_name(hidden);
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    written.and_then(|()| std::fs::rename(&beside, path)).inspect_err(|_| _ = std::fs::remove_file(&beside))
}
