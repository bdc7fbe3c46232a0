//! History of the database. This room may not know entities: they drift, history must not.
//!
//! To change the schema: 1. write `schema/000N.schema` and add a line to [`tables::STEPS`]; what needs statements
//! of its own is a module beside `m20261124_000001_start`, listed in [`Migrator`]; 2. the guards run it up, down and up
//! again on both databases and check that every column is classified.

pub mod schema;

mod build;
mod m20261124_000001_start;
mod m20261126_000007_indexes;
mod m20261127_000008_one_task;
mod tables;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// Runs the migrations in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let start: Box<dyn MigrationTrait> = Box::new(m20261124_000001_start::Migration);
        let steps = tables::STEPS.into_iter().map(|step| Box::new(step) as Box<dyn MigrationTrait>);
        let indexes: Box<dyn MigrationTrait> = Box::new(m20261126_000007_indexes::Migration);
        let one_task: Box<dyn MigrationTrait> = Box::new(m20261127_000008_one_task::Migration);
        std::iter::once(start).chain(steps).chain([indexes, one_task]).collect()
    }
}

/// Every table of the current schema, for the guard `classify` and for `ceiba verify`.
pub fn tables() -> Result<Vec<schema::Table>, String> {
    let all: Vec<&str> =
        std::iter::once(m20261124_000001_start::SCHEMA).chain(tables::STEPS.iter().map(|step| step.schema)).collect();
    schema::parse_all(&all)
}
