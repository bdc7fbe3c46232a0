//! Output files: whole or not at all.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use crate::failure::Failure;

/// Writes a file under another name beside it and renames it; a pipe or device is written as it is.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let unwritable = |error: std::io::Error| Failure::environment(format!("The file {} cannot be written ({error}); nothing was left half done.", path.display()));
    if path.metadata().is_ok_and(|known| !known.is_file()) {
        return std::fs::write(path, bytes).map_err(unwritable);
    }
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    };
    write().map_err(|error| {
        // What was begun is of no use to anybody; that it cannot be removed changes nothing.
        drop(std::fs::remove_file(&part));
        unwritable(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.json");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        let nowhere = write_whole(&folder.path().join("none/out.json"), b"x").unwrap_err();
        assert!(nowhere.to_string().contains("cannot be written"));
    }
}
