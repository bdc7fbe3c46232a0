//! The audit chain: contiguous numbers, each row's hash over its content and the hash before it (security.md 6.5).

use sea_orm::{ActiveValue::Set, DatabaseBackend, QueryOrder, QuerySelect, prelude::*};
use sha2::{Digest, Sha256};

use crate::{
    Store, StoreError, Write,
    entities::{audit as rows, audit_head as head},
};

/// What a transaction did, before it has its number.
pub struct Entry {
    pub action: &'static str,
    pub subject: (&'static str, Option<Uuid>),
    pub result: &'static str,
    pub detail: String,
}

/// The one row that holds the end of the chain; locking it puts writers in line on PostgreSQL.
const HEAD: Uuid = Uuid::from_u128(1);

/// Writes the entries; the number of the last one, which grows in the order of commits.
pub(crate) async fn append(write: &mut Write) -> Result<i64, StoreError> {
    let mut find = head::Entity::find_by_id(HEAD);
    if write.tx.get_database_backend() != DatabaseBackend::Sqlite {
        find = find.lock_exclusive();
    }
    let (mut seq, mut prev, fresh) = match find.one(&write.tx).await? {
        Some(row) => (row.seq, row.hash, false),
        None => (0, vec![0; 32], true),
    };
    for entry in std::mem::take(&mut write.audits) {
        seq += 1;
        let mut row = rows::Model {
            id: write.mint(),
            seq,
            at: write.now(),
            actor_kind: write.by.kind.into(),
            actor_id: write.by.id,
            action: entry.action.into(),
            subject_kind: entry.subject.0.into(),
            subject_id: entry.subject.1,
            result: entry.result.into(),
            detail: entry.detail,
            prev_hash: prev,
            hash: Vec::new(),
        };
        row.hash = hash(&row);
        prev = row.hash.clone();
        write.insert(row).await?;
    }
    let end = head::ActiveModel { id: Set(HEAD), seq: Set(seq), hash: Set(prev) };
    if fresh {
        write.insert(end).await?;
    } else {
        write.save(end).await?;
    }
    Ok(seq)
}

/// SHA-256 over the fields in order, each with its length before it.
fn hash(row: &rows::Model) -> Vec<u8> {
    let mut digest = Sha256::new();
    let mut part = |bytes: &[u8]| {
        digest.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(bytes);
    };
    part(row.id.as_bytes());
    part(&row.seq.to_be_bytes());
    part(&row.at.to_be_bytes());
    part(row.actor_kind.as_bytes());
    part(row.actor_id.as_ref().map_or(&[][..], |id| id.as_bytes()));
    part(row.action.as_bytes());
    part(row.subject_kind.as_bytes());
    part(row.subject_id.as_ref().map_or(&[][..], |id| id.as_bytes()));
    part(row.result.as_bytes());
    part(row.detail.as_bytes());
    part(&row.prev_hash);
    digest.finalize().to_vec()
}

impl Store {
    /// Walks the chain; the count of rows, or the number of the first row that does not fit.
    pub async fn verify_audit(&self) -> Result<Result<u64, i64>, StoreError> {
        let (mut seq, mut prev, mut count) = (0_i64, vec![0_u8; 32], 0_u64);
        loop {
            let page = rows::Entity::find()
                .filter(rows::Column::Seq.gt(seq))
                .order_by_asc(rows::Column::Seq)
                .limit(2_000)
                .all(&self.reader)
                .await?;
            if page.is_empty() {
                break;
            }
            for row in page {
                if row.seq != seq + 1 || row.prev_hash != prev || row.hash != hash(&row) {
                    return Ok(Err(seq + 1));
                }
                seq = row.seq;
                prev.clone_from(&row.hash);
                count += 1;
            }
        }
        // Rows cut off at the end leave a head that points past them.
        match head::Entity::find_by_id(HEAD).one(&self.reader).await? {
            Some(end) if end.seq != seq || end.hash != prev => Ok(Err(seq + 1)),
            None if count > 0 => Ok(Err(1)),
            _ => Ok(Ok(count)),
        }
    }
}
