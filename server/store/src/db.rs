//! Connections: on SQLite one writer and many readers, on PostgreSQL one pool for both.

use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
    sea_query::{Expr, Func, IntoColumnRef},
    sqlx::{self, SqliteConnection},
};

use crate::{StoreError, Write, seal::Keys, write::By};

/// The open database and the keys of its sealed fields. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) reader: DatabaseConnection,
    writer: DatabaseConnection,
    pub(crate) keys: Keys,
}

impl Store {
    /// Opens `sqlite://PATH` or `postgres://…`. A SQLite file is created when it is not there.
    pub async fn open(url: &str, keys: Keys) -> Result<Self, StoreError> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        if url.starts_with("sqlite:") {
            let writer = Database::connect(sqlite(url, 1, false)).await?;
            let reader = Database::connect(sqlite(url, u32::try_from(cores * 2).unwrap_or(4), true)).await?;
            Ok(Self { reader, writer, keys })
        } else {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(u32::try_from(cores * 8).unwrap_or(16))
                .acquire_timeout(Duration::from_secs(10))
                .sqlx_logging(false)
                .test_before_acquire(false);
            let pool = Database::connect(options).await?;
            Ok(Self { reader: pool.clone(), writer: pool, keys })
        }
    }

    /// Ends every connection, also those of its clones; SQLite's log goes into its file.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.reader.clone().close().await?;
        Ok(self.writer.clone().close().await?)
    }

    /// Brings the schema to the newest state; on PostgreSQL one migrator at a time.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        Ok(Migrator::up(&self.writer, None).await?)
    }

    /// Goes back by so many steps, or to an empty database; for the tests of migrations and of what is half migrated.
    pub async fn migrate_down(&self, steps: Option<u32>) -> Result<(), StoreError> {
        Ok(Migrator::down(&self.writer, steps).await?)
    }

    /// True when every migration of this program has run; reads only.
    pub async fn is_migrated(&self) -> Result<bool, StoreError> {
        let statement =
            sea_orm::Statement::from_string(self.reader.get_database_backend(), "SELECT version FROM seaql_migrations");
        let rows = self.reader.query_all_raw(statement).await?;
        let ran = rows.iter().map(|row| row.try_get::<String>("", "version")).collect::<Result<Vec<_>, _>>()?;
        Ok(Migrator::migrations().iter().all(|step| ran.iter().any(|name| name == step.name())))
    }

    /// How many migrations are missing. An error when the database is not there at all.
    pub async fn pending_migrations(&self) -> Result<usize, StoreError> {
        Ok(Migrator::get_pending_migrations(&self.writer).await?.len())
    }

    /// Starts a writing transaction for `by`. Dropping the value rolls it back.
    pub async fn write(&self, by: By) -> Result<Write, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.writer.begin_with_options(options).await?;
        Ok(Write::new(tx, by, self.keys.clone()))
    }

    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// The keys of sealed fields and indexes.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// `sqlite` or `postgres`, for `ceiba doctor`.
    pub fn engine(&self) -> &'static str {
        match self.reader.get_database_backend() {
            DatabaseBackend::Sqlite => "sqlite",
            _ => "postgres",
        }
    }

    /// Answers when the database does.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.reader.ping().await?)
    }

    /// Real names of the columns of a table, for the guard `classify`.
    pub async fn columns_of(&self, table: &str) -> Result<Vec<String>, StoreError> {
        let sql = match self.reader.get_database_backend() {
            DatabaseBackend::Sqlite => "SELECT name FROM pragma_table_info($1)",
            _ => {
                "SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'"
            }
        };
        let statement =
            sea_orm::Statement::from_sql_and_values(self.reader.get_database_backend(), sql, [table.into()]);
        let rows = self.reader.query_all_raw(statement).await?;
        rows.iter().map(|row| Ok(row.try_get::<String>("", "name")?)).collect()
    }
}

/// A column as a value that no index serves. SQLite without statistics prefers any index compared with `=` to a list of
/// ids, and would read a whole centre to find twenty of its people.
pub(crate) fn unplanned<C: IntoColumnRef>(column: C) -> Expr {
    Expr::expr(Func::coalesce([Expr::col(column), Expr::val(None::<uuid::Uuid>)]))
}

fn sqlite(url: &str, connections: u32, reading: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        // The writers' queue is this pool: waiting here is fair, waiting in SQLite's busy handler is not.
        .acquire_timeout(Duration::from_secs(30))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
            let sqlite = sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // Reception centres have power cuts: with NORMAL the last commits may be lost.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .pragma("temp_store", "memory")
                .pragma("secure_delete", "on")
                .pragma("journal_size_limit", "67108864");
            if reading { sqlite.pragma("query_only", "on") } else { sqlite }
        })
        .map_sqlx_sqlite_pool_opts(|pool| pool.after_release(|connection, _| Box::pin(is_clean(connection))));
    options
}

/// False for a connection that still counts an open transaction, which then is closed and opened anew. On a full disk SQLite
/// takes a transaction back by itself; the library's own ROLLBACK then fails and its count stays, so that the next BEGIN would
/// be a savepoint within a transaction that nobody ever commits: everything written would be gone at the next start.
async fn is_clean(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    use sqlx::Connection;
    // Answered after everything that was asked before, such as that ROLLBACK.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}
