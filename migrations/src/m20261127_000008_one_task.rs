//! A file has one open task of a kind, whoever asks for it in the same moment.

use sea_orm_migration::prelude::*;

/// Of several, the first stays open: the others say the same.
const ONE_STAYS: &str = "UPDATE tasks SET state = 'done', outcome = 'not_needed', done_at = created_at \
    WHERE state = 'open' AND EXISTS (SELECT 1 FROM tasks AS first WHERE first.case_id = tasks.case_id \
    AND first.kind = tasks.kind AND first.state = 'open' AND first.id < tasks.id)";
const ONE_OPEN: &str = "CREATE UNIQUE INDEX ux_tasks_open ON tasks (case_id, kind) WHERE state = 'open'";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in [ONE_STAYS, ONE_OPEN] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DROP INDEX ux_tasks_open").await?;
        Ok(())
    }
}
