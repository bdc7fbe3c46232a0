//! The whole product's data model, and the search structures over `persons.folded`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::{build, schema};

pub const SCHEMA: &str = include_str!("schema/0001.schema");

#[derive(DeriveMigrationName)]
pub struct Migration;

fn tables() -> Result<Vec<schema::Table>, DbErr> {
    schema::parse(SCHEMA).map_err(DbErr::Custom)
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        build::create(manager, &tables()?).await?;
        let connection = manager.get_connection();
        // Trigram search over the folded name: FTS5 on SQLite, pg_trgm on PostgreSQL, the same column on both.
        if connection.get_database_backend() == DatabaseBackend::Sqlite {
            for statement in [
                "CREATE VIRTUAL TABLE person_search USING fts5(folded, content='', contentless_delete=1, tokenize='trigram')",
                "CREATE TRIGGER person_search_in AFTER INSERT ON persons BEGIN INSERT INTO person_search(rowid, folded) VALUES (new.rowid, new.folded); END",
                "CREATE TRIGGER person_search_out AFTER DELETE ON persons BEGIN DELETE FROM person_search WHERE rowid = old.rowid; END",
                "CREATE TRIGGER person_search_up AFTER UPDATE OF folded ON persons BEGIN DELETE FROM person_search WHERE rowid = old.rowid; INSERT INTO person_search(rowid, folded) VALUES (new.rowid, new.folded); END",
            ] {
                connection.execute_unprepared(statement).await?;
            }
        } else {
            connection.execute_unprepared("CREATE EXTENSION IF NOT EXISTS pg_trgm").await?;
            connection
                .execute_unprepared("CREATE INDEX ix_persons_folded_trgm ON persons USING gin (folded gin_trgm_ops)")
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_connection().get_database_backend() == DatabaseBackend::Sqlite {
            manager.get_connection().execute_unprepared("DROP TABLE person_search").await?;
        }
        build::drop(manager, &tables()?).await
    }
}
