//! Chance from the operating system: for identifiers, nonces, tokens, card numbers and PINs.

use domain::chance::Chance;

/// The system's generator.
pub struct SystemChance;

impl Chance for SystemChance {
    #[expect(clippy::disallowed_methods, reason = "the one place where chance comes from")]
    #[expect(
        clippy::expect_used,
        reason = "without a random source no secret may be made: stopping is the safe answer"
    )]
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the system has no random source");
    }
}

/// A 256-bit token as it is handed out, and the hash that is stored.
pub fn token(chance: &mut dyn Chance) -> (String, Vec<u8>) {
    let mut bytes = [0; 32];
    chance.fill(&mut bytes);
    let text = data_encoding::BASE64URL_NOPAD.encode(&bytes);
    let hash = token_hash(&text);
    (text, hash)
}

/// SHA-256 of a token: the database never holds what opens a session.
pub fn token_hash(token: &str) -> Vec<u8> {
    use sha2::Digest;
    sha2::Sha256::digest(token.as_bytes()).to_vec()
}
