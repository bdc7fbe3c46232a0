//! The outbox: jobs that name ids only, committed with what caused them, claimed once by one worker.

use domain::ids::MessageId;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{DatabaseBackend, FromQueryResult, Statement, prelude::*};

use crate::{Store, StoreError, Write, entities::outbox as rows};

/// How long a claimed job may take before another worker may have it.
const CLAIM: SignedDuration = SignedDuration::from_secs(120);

/// A claimed job.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Job {
    pub id: Uuid,
    pub kind: String,
    pub payload: Json,
    pub attempts: i64,
}

impl Write {
    /// Queues a job in this transaction.
    pub async fn enqueue(&mut self, kind: &str, payload: Json) -> Result<MessageId, StoreError> {
        let id = self.mint();
        self.insert(rows::Model {
            id,
            kind: kind.into(),
            payload,
            state: "waiting".into(),
            attempts: 0,
            not_before: self.now(),
            claimed_until: None,
            created_at: self.now(),
            done_at: None,
            last_error: None,
        })
        .await?;
        Ok(MessageId::from_uuid(id))
    }
}

impl Store {
    /// Claims up to `limit` due jobs: one `UPDATE … RETURNING`, with `SKIP LOCKED` on PostgreSQL.
    pub async fn claim(&self, now: Timestamp, limit: i64) -> Result<Vec<Job>, StoreError> {
        let backend = self.reader.get_database_backend();
        let skip = if backend == DatabaseBackend::Sqlite { "" } else { "FOR UPDATE SKIP LOCKED" };
        let sql = format!(
            "UPDATE outbox SET state = 'claimed', attempts = attempts + 1, claimed_until = $1 WHERE id IN \
             (SELECT id FROM outbox WHERE not_before <= $2 AND (state = 'waiting' OR (state = 'claimed' AND claimed_until < $3)) \
             ORDER BY created_at LIMIT $4 {skip}) RETURNING id, kind, payload, attempts"
        );
        let ms = now.as_millisecond();
        let until = (now + CLAIM).as_millisecond();
        let statement =
            Statement::from_sql_and_values(backend, sql, [until.into(), ms.into(), ms.into(), limit.into()]);
        Ok(Job::find_by_statement(statement).all(self.writer()).await?)
    }

    /// The job is done.
    pub async fn job_done(&self, id: Uuid, now: Timestamp) -> Result<(), StoreError> {
        self.settle(id, "done", now, Some(now), None).await
    }

    /// The job is tried again at `at`, or given up when `at` is `None`. `code` names the fault, never a value.
    pub async fn job_failed(
        &self,
        id: Uuid,
        now: Timestamp,
        at: Option<Timestamp>,
        code: &str,
    ) -> Result<(), StoreError> {
        let state = if at.is_some() { "waiting" } else { "failed" };
        self.settle(id, state, at.unwrap_or(now), None, Some(code.to_owned())).await
    }

    async fn settle(
        &self,
        id: Uuid,
        state: &str,
        not_before: Timestamp,
        done: Option<Timestamp>,
        error: Option<String>,
    ) -> Result<(), StoreError> {
        rows::Entity::update_many()
            .col_expr(rows::Column::State, Expr::value(state))
            .col_expr(rows::Column::NotBefore, Expr::value(not_before.as_millisecond()))
            .col_expr(rows::Column::DoneAt, Expr::value(done.map(jiff::Timestamp::as_millisecond)))
            .col_expr(rows::Column::LastError, Expr::value(error))
            .filter(rows::Column::Id.eq(id))
            .exec(self.writer())
            .await?;
        Ok(())
    }

    /// Takes waiting jobs out: what an invented registry would have said to invented people is not sent.
    pub async fn forget_jobs(&self) -> Result<(), StoreError> {
        let forgotten = rows::Entity::delete_many().filter(rows::Column::State.eq("waiting"));
        forgotten.exec(self.writer()).await?;
        Ok(())
    }

    /// Jobs that are neither done nor given up.
    pub async fn jobs_left(&self) -> Result<u64, StoreError> {
        Ok(rows::Entity::find().filter(rows::Column::State.is_in(["waiting", "claimed"])).count(&self.reader).await?)
    }
}
