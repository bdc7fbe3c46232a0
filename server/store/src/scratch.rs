//! PostgreSQL databases for one test each, beside the one that a server's URL names.

use sea_orm::{ConnectionTrait, Database, DatabaseBackend, Statement};

use crate::StoreError;

/// Makes a database of this name, empty or like another one, and returns its URL. Names are letters, digits and `_`.
/// Its files are copied: through the log, as PostgreSQL does unasked, takes twice as long.
pub async fn make(server: &str, name: &str, like: Option<&str>) -> Result<String, StoreError> {
    let like =
        like.map(plain).transpose()?.map_or_else(String::new, |like| format!(" TEMPLATE {like} STRATEGY file_copy"));
    ask(server, &format!("CREATE DATABASE {}{like}", plain(name)?)).await?;
    let (before, _) = server.rsplit_once('/').ok_or(StoreError::NotFound)?;
    Ok(format!("{before}/{name}"))
}

/// True when the server holds a database of this name.
pub async fn is_there(server: &str, name: &str) -> Result<bool, StoreError> {
    let connection = Database::connect(server).await?;
    let sql = "SELECT 1 FROM pg_database WHERE datname = $1";
    let found = Statement::from_sql_and_values(DatabaseBackend::Postgres, sql, [name.into()]);
    let found = connection.query_one_raw(found).await?.is_some();
    connection.close().await?;
    Ok(found)
}

/// Gives a database that nobody uses another name.
pub async fn rename(server: &str, from: &str, to: &str) -> Result<(), StoreError> {
    ask(server, &format!("ALTER DATABASE {} RENAME TO {}", plain(from)?, plain(to)?)).await
}

/// Drops a database that [`make`] made, ending whoever still uses it.
pub async fn take_away(server: &str, url: &str) -> Result<(), StoreError> {
    let name = url.rsplit('/').next().ok_or(StoreError::NotFound)?;
    ask(server, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", plain(name)?)).await
}

fn plain(name: &str) -> Result<&str, StoreError> {
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if plain { Ok(name) } else { Err(StoreError::NotFound) }
}

async fn ask(server: &str, sql: &str) -> Result<(), StoreError> {
    let connection = Database::connect(server).await?;
    connection.execute_unprepared(sql).await?;
    connection.close().await?;
    Ok(())
}
