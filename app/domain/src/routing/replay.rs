//! A stored question is answered again: what it says today must be what it said then, byte for byte (routing.md 11).

use super::instance::read_instance;
use super::instant::instant;
use super::refusal::{Fault, Refusal};

/// What a stored question says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// SHA-256 of the question, in hexadecimal.
    pub digest: String,
    /// The ranking as JSON.
    pub result: String,
}

/// Answers a stored question about one case again.
///
/// # Errors
/// Where the question cannot be read any more, or does not know the case.
pub fn replay(question: &[u8], case: &str) -> Result<Replayed, Refusal> {
    let instance = read_instance(question)?;
    let unknown = || Refusal { place: "cases".to_owned(), reason: Fault::Unknown { id: case.to_owned() } };
    let ranking = instant(&instance, case).ok_or_else(unknown)?;
    let result = serde_json::to_string(&ranking)
        .map_err(|error| Refusal { place: ".".to_owned(), reason: Fault::Unreadable { message: error.to_string() } })?;
    Ok(Replayed { digest: instance.digest(), result })
}
