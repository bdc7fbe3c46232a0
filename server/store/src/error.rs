//! What can go wrong in the database, without any row's values in the words.

/// A failed query or an impossible row. `Display` never holds a value of a row (dependencies.md 3.4).
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The row is not there, or not in the caller's scope: the same thing to the caller.
    #[error("not found")]
    NotFound,
    /// The row exists but somebody changed it a moment ago.
    #[error("changed meanwhile")]
    Conflict,
    /// A unique value (a card, a document) is taken already.
    #[error("already taken")]
    Taken,
    /// The same request id came with other content.
    #[error("same request id with other content")]
    OtherContent,
    /// A row that no code could have written; named so that `ceiba verify` can list it.
    #[error("inconsistent {table} {id}: {what}")]
    Inconsistent { table: &'static str, id: String, what: &'static str },
    /// A sealed field does not open: wrong key, or moved to another row.
    #[error("sealed field does not open")]
    Seal,
    /// The disk is full: nothing was saved, reading goes on.
    #[error("no space left to save")]
    Full,
    /// Any other failure of the database, by its code.
    #[error("database: {0}")]
    Database(String),
}

impl StoreError {
    /// True when the disk is full: nothing was saved, reading goes on.
    pub const fn is_full(&self) -> bool {
        matches!(self, Self::Full)
    }
}

impl From<sea_orm::DbErr> for StoreError {
    fn from(error: sea_orm::DbErr) -> Self {
        match error.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => return Self::Taken,
            Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_)) => return Self::NotFound,
            _ => {}
        }
        // `{}`, never `{:?}`: PostgreSQL's detail holds the row.
        let words = error.to_string();
        // SQLite on a full disk, also while it makes room for its index of the log (4874); PostgreSQL says it in words.
        if ["disk is full", "(code: 13)", "(code: 4874)", "No space left"].iter().any(|sign| words.contains(sign)) {
            return Self::Full;
        }
        Self::Database(words)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        Self::Inconsistent { table: "json", id: String::new(), what: "unreadable" }
    }
}
