//! Sealed fields (XChaCha20-Poly1305, bound to table, column and row) and blind indexes (HMAC-SHA-256).

use std::sync::Arc;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::StoreError;

/// First byte of every sealed value: the key it was sealed with.
const KEY_ID: u8 = 1;
const NONCE: usize = 24;

/// The keys outside the database. Never printed.
#[derive(Clone)]
pub struct Keys(Arc<Inner>);

struct Inner {
    field: Zeroizing<[u8; 32]>,
    index: Zeroizing<[u8; 32]>,
}

/// Where a sealed value lives; a value moved elsewhere does not open.
#[derive(Clone, Copy)]
pub struct At {
    pub table: &'static str,
    pub column: &'static str,
    pub row: Uuid,
}

impl Keys {
    /// Derives the field key and the index key from one master secret (HMAC-SHA-256 by label).
    pub fn from_master(master: &[u8; 32]) -> Self {
        Self(Arc::new(Inner {
            field: Zeroizing::new(derive(master, b"ceiba field v1")),
            index: Zeroizing::new(derive(master, b"ceiba index v1")),
        }))
    }

    /// A key for another purpose (cookies, card PIN pepper), derived by label.
    pub fn labelled(&self, label: &[u8]) -> [u8; 32] {
        derive(&self.0.index, label)
    }

    /// `key id ‖ nonce ‖ ciphertext`; the nonce comes from the caller's chance.
    pub fn seal(&self, at: At, nonce: [u8; NONCE], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let cipher = XChaCha20Poly1305::new((&*self.0.field).into());
        let aad = aad(at);
        let sealed =
            cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &aad }).map_err(|_| StoreError::Seal)?;
        let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
        out.push(KEY_ID);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// Opens a sealed value at its own place.
    pub fn open(&self, at: At, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (Some(&KEY_ID), Some(nonce), Some(body)) = (
            sealed.first(),
            sealed.get(1..=NONCE).and_then(|n| <[u8; NONCE]>::try_from(n).ok()),
            sealed.get(1 + NONCE..),
        ) else {
            return Err(StoreError::Seal);
        };
        let cipher = XChaCha20Poly1305::new((&*self.0.field).into());
        cipher.decrypt(&XNonce::from(nonce), Payload { msg: body, aad: &aad(at) }).map_err(|_| StoreError::Seal)
    }

    /// Opens a sealed text.
    pub fn open_text(&self, at: At, sealed: &[u8]) -> Result<String, StoreError> {
        String::from_utf8(self.open(at, sealed)?).map_err(|_| StoreError::Seal)
    }

    /// Blind index of a normalised value under a key of its own column, cut to 16 bytes.
    pub fn index(&self, column: &str, value: &str) -> Vec<u8> {
        let key = derive(&self.0.index, column.as_bytes());
        derive(&key, value.as_bytes())[..16].to_vec()
    }
}

fn aad(at: At) -> Vec<u8> {
    let mut aad = Vec::with_capacity(64);
    for part in [at.table.as_bytes(), at.column.as_bytes(), at.row.as_bytes(), &[KEY_ID]] {
        aad.extend_from_slice(part);
        aad.push(0);
    }
    aad
}

/// HMAC-SHA-256 of a label or value under a key.
pub fn derive(key: &[u8; 32], label: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length; the empty fallback cannot be reached.
    let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key) else { return [0; 32] };
    mac.update(label);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: u128) -> At {
        At { table: "documents", column: "number", row: Uuid::from_u128(row) }
    }

    #[test]
    fn a_sealed_value_opens_only_at_its_own_place() {
        let keys = Keys::from_master(&[7; 32]);
        let sealed = keys.seal(at(1), [9; 24], b"2784 51234 0101").unwrap();
        assert_eq!(keys.open(at(1), &sealed).unwrap(), b"2784 51234 0101");
        assert!(keys.open(at(2), &sealed).is_err(), "moved to another row");
        assert!(keys.open(At { column: "note", ..at(1) }, &sealed).is_err(), "moved to another column");
        assert!(Keys::from_master(&[8; 32]).open(at(1), &sealed).is_err(), "another key");
    }

    #[test]
    fn an_index_is_stable_and_differs_by_column() {
        let keys = Keys::from_master(&[7; 32]);
        assert_eq!(keys.index("phone", "55123456"), keys.index("phone", "55123456"));
        assert_ne!(keys.index("phone", "55123456"), keys.index("document", "55123456"));
    }
}
