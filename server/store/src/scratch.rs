//! PostgreSQL databases for one test each, beside the one that a server's URL names.

use sea_orm::{ConnectionTrait, Database};

use crate::StoreError;

/// Makes an empty database of this name and returns its URL. Names are letters, digits and `_`.
pub async fn make(server: &str, name: &str) -> Result<String, StoreError> {
    ask(server, &format!("CREATE DATABASE {}", plain(name)?)).await?;
    let (before, _) = server.rsplit_once('/').ok_or(StoreError::NotFound)?;
    Ok(format!("{before}/{name}"))
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
