//! Uses of the break-glass right, what was said about places, and who may read a note.

use sea_orm_migration::prelude::*;

use crate::{build, schema};

pub const SCHEMA: &str = include_str!("schema/0004.schema");

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
        build::create(manager, &tables()?).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        build::drop(manager, &tables()?).await
    }
}
