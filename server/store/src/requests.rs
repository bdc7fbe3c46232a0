//! Idempotency: the first answer to a request id, so that a repeat changes nothing and sees the same.

use sea_orm::prelude::*;
use sha2::{Digest, Sha256};

use crate::{Store, StoreError, Write, entities::requests as rows};

/// Digest of what was posted, field by field, without the request id itself.
pub fn digest<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let mut digest = Sha256::new();
    for (name, value) in fields.filter(|(name, _)| *name != "request_id") {
        for part in [name, value] {
            digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(part.as_bytes());
        }
    }
    digest.finalize().to_vec()
}

impl Store {
    /// The answer given before to this request by this caller; other content under the same id is refused.
    pub async fn answered(&self, request: Uuid, caller: &str, digest: &[u8]) -> Result<Option<String>, StoreError> {
        match rows::Entity::find_by_id(request).one(&self.reader).await? {
            Some(row) if row.caller == caller && row.digest == digest => Ok(Some(row.answer)),
            Some(_) => Err(StoreError::OtherContent),
            None => Ok(None),
        }
    }
}

impl Write {
    /// Keeps the answer. Two copies of one request racing meet here: the second is refused and reads the first's answer.
    pub async fn answer(
        &mut self,
        request: Uuid,
        caller: &str,
        digest: Vec<u8>,
        answer: &str,
    ) -> Result<(), StoreError> {
        let row =
            rows::Model { id: request, caller: caller.into(), digest, answer: answer.into(), created_at: self.now() };
        self.insert(row).await
    }
}
