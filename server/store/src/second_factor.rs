//! The step between password and session, and the key of a second factor.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ActiveValue::Set, Condition, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{sessions, staff},
    seal::At,
};

/// Kind of a session whose password was right and whose code is missing: it opens the page of the code and nothing else.
pub const HALFWAY: &str = "code";

/// A session for which a code may be typed.
pub struct Halfway {
    pub session: Uuid,
    pub staff: Uuid,
    pub email: String,
    /// True when the session is whole already and the code only makes it fresh.
    pub whole: bool,
    /// Key of the second factor; `None` before it was set up.
    pub secret: Option<Vec<u8>>,
    /// The 30-second step of the last code that was taken.
    pub last_step: Option<i64>,
}

/// An open session of a member of staff.
pub struct OpenSession {
    pub id: Uuid,
    pub since: i64,
    pub seen: i64,
}

pub(crate) fn key_at(row: Uuid) -> At {
    At { table: "staff", column: "totp_secret", row }
}

impl Store {
    /// Who is at the page of the code.
    pub async fn halfway(
        &self,
        token_hash: &[u8],
        now: Timestamp,
        idle: SignedDuration,
    ) -> Result<Option<Halfway>, StoreError> {
        let Some(session) = self.live_session(token_hash, now, idle).await? else { return Ok(None) };
        let Some(id) = session.staff_id else { return Ok(None) };
        let row = staff::Entity::find_by_id(id).filter(staff::Column::State.eq("active")).one(&self.reader).await?;
        let Some(row) = row else { return Ok(None) };
        let secret = row.totp_secret.as_deref().map(|sealed| self.keys.open(key_at(row.id), sealed)).transpose()?;
        Ok(Some(Halfway {
            session: session.id,
            staff: row.id,
            email: row.email,
            whole: session.kind != HALFWAY,
            secret,
            last_step: row.totp_last_step,
        }))
    }

    /// The whole sessions of an account that have not ended, the last used first.
    pub async fn open_sessions(
        &self,
        staff: Uuid,
        now: Timestamp,
        idle: SignedDuration,
    ) -> Result<Vec<OpenSession>, StoreError> {
        let rows = sessions::Entity::find()
            .filter(sessions::Column::StaffId.eq(staff))
            .filter(sessions::Column::Kind.eq("staff"))
            .filter(sessions::Column::ExpiresAt.gt(now.as_millisecond()))
            .filter(sessions::Column::SeenAt.gt((now - idle).as_millisecond()))
            .all(&self.reader)
            .await?;
        let mut open: Vec<_> =
            rows.into_iter().map(|row| OpenSession { id: row.id, since: row.created_at, seen: row.seen_at }).collect();
        open.sort_by_key(|session| std::cmp::Reverse((session.seen, session.id)));
        Ok(open)
    }
}

impl Write {
    /// Marks a code's step as used, so that the code is not taken twice; a step used a moment ago is a conflict.
    pub async fn use_totp_step(&self, id: Uuid, step: i64) -> Result<(), StoreError> {
        let unused =
            Condition::any().add(staff::Column::TotpLastStep.is_null()).add(staff::Column::TotpLastStep.lt(step));
        let used = staff::Entity::update_many()
            .col_expr(staff::Column::TotpLastStep, Expr::value(step))
            .filter(staff::Column::Id.eq(id))
            .filter(unused)
            .exec(self.tx())
            .await?;
        if used.rows_affected == 0 { Err(StoreError::Conflict) } else { Ok(()) }
    }

    /// Keeps the key of a second factor.
    pub async fn keep_totp(&mut self, id: Uuid, secret: &[u8]) -> Result<(), StoreError> {
        let sealed = self.seal_bytes(key_at(id), secret)?;
        self.save(staff::ActiveModel {
            id: Set(id),
            totp_secret: Set(Some(sealed)),
            totp_last_step: Set(None),
            ..Default::default()
        })
        .await
    }

    /// Takes password and second factor away; the account opens again only by its one-time link.
    pub async fn forget_secrets(&mut self, id: Uuid) -> Result<(), StoreError> {
        let bare = staff::ActiveModel {
            id: Set(id),
            password_hash: Set(None),
            totp_secret: Set(None),
            totp_last_step: Set(None),
            ..Default::default()
        };
        self.save(bare).await?;
        self.close_sessions(id, None).await
    }

    /// Keeps a new password.
    pub async fn keep_password(&mut self, id: Uuid, hash: String) -> Result<(), StoreError> {
        self.save(staff::ActiveModel { id: Set(id), password_hash: Set(Some(hash)), ..Default::default() }).await
    }

    /// Says that a code was typed in this session just now.
    pub async fn step_up(&mut self, session: Uuid) -> Result<(), StoreError> {
        let now = self.now();
        self.save(sessions::ActiveModel { id: Set(session), stepped_up_at: Set(Some(now)), ..Default::default() }).await
    }

    /// Ends the sessions of an account but one.
    pub async fn close_sessions(&mut self, staff: Uuid, but: Option<Uuid>) -> Result<(), StoreError> {
        let mut ended = sessions::Entity::delete_many().filter(sessions::Column::StaffId.eq(staff));
        if let Some(but) = but {
            ended = ended.filter(sessions::Column::Id.ne(but));
        }
        ended.exec(self.tx()).await?;
        Ok(())
    }

    /// Ends one session inside this transaction.
    pub async fn end_session(&mut self, session: Uuid) -> Result<(), StoreError> {
        sessions::Entity::delete_many().filter(sessions::Column::Id.eq(session)).exec(self.tx()).await?;
        Ok(())
    }
}
