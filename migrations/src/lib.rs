//! History of the database. This room may not know entities: they drift, history must not.
//!
//! To change the schema: 1. write `schema/000N.schema` (new tables) or a migration with explicit statements;
//! 2. add a module beside `m20261124_000001_start`; 3. list it in [`Migrator`]; 4. the guards run it up, down and up
//! again on both databases and check that every column is classified.

pub mod schema;

mod build;
mod m20261124_000001_start;
mod m20261126_000002_lists;
mod m20261126_000003_people;
mod m20261126_000004_oversight;

use sea_orm_migration::prelude::*;
pub use sea_orm_migration::MigratorTrait;

/// Runs the migrations in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_start::Migration),
            Box::new(m20261126_000002_lists::Migration),
            Box::new(m20261126_000003_people::Migration),
            Box::new(m20261126_000004_oversight::Migration),
        ]
    }
}

/// Every table of the current schema, for the guard `classify` and for `ceiba verify`.
pub fn tables() -> Result<Vec<schema::Table>, String> {
    schema::parse_all(&[
        m20261124_000001_start::SCHEMA,
        m20261126_000002_lists::SCHEMA,
        m20261126_000003_people::SCHEMA,
        m20261126_000004_oversight::SCHEMA,
    ])
}
