//! One writing transaction: rows, timeline, audit, outbox and the answer to the request commit together or not at all.

use domain::chance::Chance;
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Iterable, QueryFilter,
    prelude::*,
};

use crate::{
    StoreError, audit,
    changes::{self, Touched},
    entities::timeline,
    seal::{At, Keys},
};

/// Who writes, when, and the chance for new identifiers and nonces.
pub struct By {
    pub kind: &'static str,
    pub id: Option<Uuid>,
    pub at: Timestamp,
    pub chance: Box<dyn Chance + Send + Sync>,
}

/// An open writing transaction. Dropped without [`Write::commit`], nothing happened.
pub struct Write {
    pub(crate) tx: DatabaseTransaction,
    pub by: By,
    pub(crate) keys: Keys,
    pub(crate) audits: Vec<audit::Entry>,
    /// Whose record this transaction changes, for the searches in memory.
    pub(crate) touched: Touched,
    last: Uuid,
}

impl Write {
    pub(crate) fn new(tx: DatabaseTransaction, by: By, keys: Keys) -> Self {
        Self { tx, by, keys, audits: Vec::new(), touched: Touched::default(), last: Uuid::nil() }
    }

    /// The instant of this transaction in milliseconds UTC.
    pub fn now(&self) -> i64 {
        self.by.at.as_millisecond()
    }

    /// A new UUIDv7 for a row, larger than those before it, so that what one transaction wrote sorts as it happened
    /// (RFC 9562 6.2: a counter within the same instant).
    pub fn mint(&mut self) -> Uuid {
        let fresh = domain::ids::RequestId::mint(self.by.at, self.by.chance.as_mut()).uuid();
        // Never past the 62 bits that are random: the counter would have to run for longer than any transaction.
        self.last = if fresh > self.last { fresh } else { Uuid::from_u128(self.last.as_u128() + 1) };
        self.last
    }

    /// Seals a text for its own place.
    pub fn seal(&mut self, at: At, plain: &str) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; 24];
        self.by.chance.fill(&mut nonce);
        self.keys.seal(at, nonce, plain.as_bytes())
    }

    /// Seals bytes for their own place.
    pub fn seal_bytes(&mut self, at: At, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; 24];
        self.by.chance.fill(&mut nonce);
        self.keys.seal(at, nonce, plain)
    }

    /// The keys, for blind indexes.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Opens a sealed text.
    pub fn open_text(&self, at: At, sealed: &[u8]) -> Result<String, StoreError> {
        self.keys.open_text(at, sealed)
    }

    /// Inserts one row.
    pub async fn insert<M, E, A>(&self, row: M) -> Result<(), StoreError>
    where
        M: IntoActiveModel<A>,
        A: ActiveModelTrait<Entity = E>,
        E: EntityTrait,
    {
        let row = row.into_active_model();
        self.touched.note(&row);
        E::insert(row).exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// Inserts many rows, a hundred a statement.
    pub async fn insert_all<M, E, A>(&self, rows: Vec<M>) -> Result<(), StoreError>
    where
        M: IntoActiveModel<A>,
        A: ActiveModelTrait<Entity = E> + Send,
        E: EntityTrait,
    {
        let mut rows = rows.into_iter().map(IntoActiveModel::into_active_model).peekable();
        while rows.peek().is_some() {
            E::insert_many(rows.by_ref().take(100).collect::<Vec<_>>()).exec_without_returning(&self.tx).await?;
        }
        Ok(())
    }

    /// Inserts many rows of one table in one statement; none is none.
    pub async fn insert_many<M, E, A>(&self, rows: Vec<M>) -> Result<(), StoreError>
    where
        M: IntoActiveModel<A>,
        A: ActiveModelTrait<Entity = E>,
        E: EntityTrait,
    {
        let rows: Vec<A> = rows.into_iter().map(IntoActiveModel::into_active_model).collect();
        for row in &rows {
            self.touched.note(row);
        }
        if !rows.is_empty() {
            E::insert_many(rows).exec_without_returning(&self.tx).await?;
        }
        Ok(())
    }

    /// One row by id, read inside the transaction.
    pub async fn get<E>(&self, id: Uuid) -> Result<E::Model, StoreError>
    where
        E: EntityTrait,
        <E::PrimaryKey as PrimaryKeyTrait>::ValueType: From<Uuid>,
    {
        E::find_by_id(id).one(&self.tx).await?.ok_or(StoreError::NotFound)
    }

    /// Saves the changed columns of a row whose state must still be one of `from`; nobody else may have moved it.
    pub async fn change<A>(
        &self,
        row: A,
        state: <A::Entity as EntityTrait>::Column,
        from: &[&str],
    ) -> Result<(), StoreError>
    where
        A: ActiveModelTrait + Send,
        <A::Entity as EntityTrait>::Column: Iterable,
    {
        self.touched.note(&row);
        let done = A::Entity::update_many()
            .set(row.clone())
            .filter(id_of::<A>(&row)?)
            .filter(state.is_in(from.iter().copied()))
            .exec(&self.tx)
            .await?;
        if done.rows_affected == 0 { Err(StoreError::Conflict) } else { Ok(()) }
    }

    /// Saves the changed columns of a row that has no state.
    pub async fn save<A>(&self, row: A) -> Result<(), StoreError>
    where
        A: ActiveModelTrait + Send,
    {
        self.touched.note(&row);
        let done = A::Entity::update_many().set(row.clone()).filter(id_of::<A>(&row)?).exec(&self.tx).await?;
        if done.rows_affected == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }

    /// The open transaction, for queries of this crate's nouns.
    pub(crate) fn tx(&self) -> &impl ConnectionTrait {
        &self.tx
    }

    /// Notes what happened in the person's story. `facts` names codes and ids, never free text.
    pub async fn timeline(
        &mut self,
        case: Uuid,
        code: &str,
        facts: serde_json::Value,
        subject: Option<Uuid>,
    ) -> Result<(), StoreError> {
        let row = timeline::Model {
            id: self.mint(),
            case_id: case,
            at: self.now(),
            code: code.into(),
            facts,
            actor_kind: self.by.kind.into(),
            actor_id: self.by.id,
            subject_id: subject,
        };
        self.insert(row).await
    }

    /// Adds an entry to the chain; it is written at commit.
    pub fn audit(&mut self, action: &'static str, subject: (&'static str, Option<Uuid>), detail: impl Into<String>) {
        self.audits.push(audit::Entry { action, subject, result: "done", detail: detail.into() });
    }

    /// Writes the audit chain and who was changed, and commits. A write without an audit entry is a fault of the program and is refused.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if self.audits.is_empty() {
            return Err(StoreError::Inconsistent {
                table: "audit",
                id: String::new(),
                what: "write without an audit entry",
            });
        }
        let seq = audit::append(&mut self).await?;
        changes::append(&mut self, seq).await?;
        Ok(self.tx.commit().await?)
    }
}

fn id_of<A: ActiveModelTrait>(row: &A) -> Result<sea_orm::sea_query::SimpleExpr, StoreError> {
    let Some(key) = <A::Entity as EntityTrait>::PrimaryKey::iter().next() else {
        return Err(StoreError::NotFound);
    };
    let column = key.into_column();
    let value = row.get(column).into_value().ok_or(StoreError::NotFound)?;
    Ok(column.eq(value))
}
