//! Steps that do no more than make the tables and columns of a schema file.

use sea_orm_migration::prelude::*;

use crate::{build, schema};

/// One such step.
#[derive(Clone, Copy)]
pub struct Tables {
    /// As the database remembers it; never changed once it has run anywhere.
    pub name: &'static str,
    pub schema: &'static str,
}

/// In the order they run, after `m20261124_000001_start`.
pub const STEPS: [Tables; 5] = [
    // Corrected lists: what each line was last listed as, what was decided about an upload, what a sender's columns mean.
    Tables { name: "m20261126_000002_lists", schema: include_str!("schema/0002.schema") },
    // What search and duplicates need beside the people themselves.
    Tables { name: "m20261126_000003_people", schema: include_str!("schema/0003.schema") },
    // Uses of the break-glass right, what was said about places, and who may read a note.
    Tables { name: "m20261126_000004_oversight", schema: include_str!("schema/0004.schema") },
    // Planeloads routed together.
    Tables { name: "m20261126_000005_plans", schema: include_str!("schema/0005.schema") },
    // What a person said does not suit them, and referrals that lift a rule.
    Tables { name: "m20261126_000006_recommendations", schema: include_str!("schema/0006.schema") },
];

impl Tables {
    fn parsed(&self) -> Result<Vec<schema::Table>, DbErr> {
        schema::parse(self.schema).map_err(DbErr::Custom)
    }
}

impl MigrationName for Tables {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Tables {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        build::create(manager, &self.parsed()?).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        build::drop(manager, &self.parsed()?).await
    }
}
