//! The folder that is served: every file under a name made of its content, beside its compressed forms.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The files of one bundle, before they are written.
#[derive(Default)]
pub struct Pack {
    /// Plain name → served name.
    names: BTreeMap<String, String>,
    /// Served name → content.
    contents: BTreeMap<String, Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    /// What it was made of: `sources::fingerprint`.
    inputs: String,
    /// Plain name → served name.
    files: BTreeMap<String, String>,
}

/// Whether the folder holds a bundle of just these inputs.
pub fn made_of(out: &Path, inputs: &str) -> bool {
    let manifest = fs::read(out.join("manifest.json")).ok();
    let manifest = manifest.and_then(|json| serde_json::from_slice::<Manifest>(&json).ok());
    manifest.is_some_and(|made| made.inputs == inputs && made.files.values().all(|name| out.join(name).exists()))
}

impl Pack {
    /// An empty bundle.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a file in and answers the name it will be served under.
    pub fn add(&mut self, name: &str, content: Vec<u8>) -> String {
        let digest = HEXLOWER.encode(&Sha256::digest(&content));
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let served = format!("{stem}-{}.{ending}", digest.get(..16).unwrap_or(&digest));
        self.names.insert(name.to_owned(), served.clone());
        self.contents.insert(served.clone(), content);
        served
    }

    /// Writes all files, then the manifest, then removes what is no longer named.
    pub fn write(self, out: &Path, inputs: &str) -> Result<()> {
        fs::create_dir_all(out)?;
        let mut kept = vec!["manifest.json".to_owned()];
        for (name, content) in &self.contents {
            let small = brotli(content)?;
            println!("bundle: {name} {} B, brotli {} B", content.len(), small.len());
            for (name, content) in
                [(name.clone(), content), (format!("{name}.br"), &small), (format!("{name}.gz"), &gzip(content)?)]
            {
                fs::write(out.join(&name), content).with_context(|| format!("writing {name}"))?;
                kept.push(name);
            }
        }
        let manifest = Manifest { inputs: inputs.to_owned(), files: self.names };
        // Last and in one step: a half-written bundle must not look finished.
        fs::write(out.join("manifest.new"), serde_json::to_vec_pretty(&manifest)?)?;
        fs::rename(out.join("manifest.new"), out.join("manifest.json"))?;
        for entry in fs::read_dir(out)?.flatten() {
            if !kept.iter().any(|name| entry.file_name() == name.as_str()) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Brotli at its slowest and smallest, 11.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    brotli::CompressorWriter::new(&mut small, 1 << 16, 11, 22).write_all(content)?;
    Ok(small)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::{Pack, brotli};

    #[test]
    fn a_name_changes_with_its_content_only() {
        let served = |content: &[u8]| Pack::new().add("staff.css", content.to_vec());
        assert_eq!(served(b"a"), served(b"a"));
        assert_ne!(served(b"a"), served(b"b"));
        assert!(served(b"a").starts_with("staff-") && served(b"a").ends_with(".css"));
    }

    #[test]
    fn what_was_compressed_reads_back_whole() {
        let text = "Quetzaltenango ".repeat(500).into_bytes();
        let small = brotli(&text).expect("memory");
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut small.as_slice(), &mut back).expect("a whole stream");
        assert_eq!(back, text);
        assert!(small.len() < 100);
    }
}
