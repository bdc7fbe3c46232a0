//! Output files of commands: whole or not at all, and the sentence when it could not be.

use std::path::Path;

use serde::Serialize;

use crate::failure::Failure;
use crate::whole;

/// Writes a file whole; a pipe or device is written as it is.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    whole::write(path, bytes).map_err(|error| {
        Failure::environment(format!(
            "The file {} cannot be written ({error}); nothing was left half done.",
            path.display()
        ))
    })
}

/// Writes one line of JSON.
pub(super) fn write_json(path: &Path, value: &impl Serialize) -> Result<(), Failure> {
    let mut text = serde_json::to_vec(value)
        .map_err(|error| Failure::environment(format!("No JSON can be made of it ({error}).")))?;
    text.push(b'\n');
    write_whole(path, &text)
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
