//! Indexes for what is looked up by a reference that the first tables gave none: without them each such look reads a table.

use sea_orm_migration::prelude::*;

/// Table and column.
const MISSING: [(&str, &str); 9] = [
    ("appointments", "referral_id"),
    ("arrivals", "household_id"),
    ("arrivals", "line_id"),
    ("card_devices", "card_id"),
    ("cards", "person_id"),
    ("cases", "household_id"),
    ("placements", "case_id"),
    ("referrals", "offering_id"),
    ("sessions", "card_id"),
];

#[derive(DeriveMigrationName)]
pub struct Migration;

fn name(table: &str, column: &str) -> String {
    format!("ix_{table}_by_{column}")
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in MISSING {
            let mut index = Index::create();
            index.name(name(table, column)).table(Alias::new(table)).col(Alias::new(column));
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in MISSING {
            manager.drop_index(Index::drop().name(name(table, column)).table(Alias::new(table)).to_owned()).await?;
        }
        Ok(())
    }
}
