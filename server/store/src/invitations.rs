//! One-time links by which a member of staff chooses their first password. Only the hash of the token is kept.

use jiff::{SignedDuration, Timestamp};
use sea_orm::prelude::*;

use crate::{
    Store, StoreError, Write,
    entities::{invitations, staff},
};

/// Whose link it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    pub staff: Uuid,
    pub name: String,
    pub email: String,
}

impl Store {
    /// Whose link this is, if it was not used and is not too old.
    pub async fn invited(&self, token_hash: &[u8], now: Timestamp) -> Result<Option<Invited>, StoreError> {
        let found = invitations::Entity::find()
            .filter(invitations::Column::TokenHash.eq(token_hash))
            .filter(invitations::Column::UsedAt.is_null())
            .filter(invitations::Column::ExpiresAt.gt(now.as_millisecond()))
            .one(&self.reader)
            .await?;
        let Some(row) = found else { return Ok(None) };
        let row =
            staff::Entity::find_by_id(row.staff_id).filter(staff::Column::State.eq("active")).one(&self.reader).await?;
        Ok(row.map(|row| Invited { staff: row.id, name: row.name, email: row.email }))
    }
}

impl Write {
    /// Adds a link for an account.
    pub async fn add_invitation(
        &mut self,
        staff: Uuid,
        token_hash: Vec<u8>,
        lives: SignedDuration,
    ) -> Result<Uuid, StoreError> {
        let id = self.mint();
        let expires_at = self.now() + i64::try_from(lives.as_millis()).unwrap_or(0);
        self.insert(invitations::Model { id, staff_id: staff, token_hash, expires_at, used_at: None }).await?;
        Ok(id)
    }

    /// Uses a link up and gives its account a password; a link that somebody else used a moment ago is a conflict.
    pub async fn use_invitation(
        &mut self,
        token_hash: &[u8],
        staff: Uuid,
        password_hash: String,
    ) -> Result<(), StoreError> {
        let used = invitations::Entity::update_many()
            .col_expr(invitations::Column::UsedAt, Expr::value(self.now()))
            .filter(invitations::Column::TokenHash.eq(token_hash))
            .filter(invitations::Column::UsedAt.is_null())
            .filter(invitations::Column::ExpiresAt.gt(self.now()))
            .exec(self.tx())
            .await?;
        if used.rows_affected == 0 {
            return Err(StoreError::Conflict);
        }
        staff::Entity::update_many()
            .col_expr(staff::Column::PasswordHash, Expr::value(password_hash))
            .filter(staff::Column::Id.eq(staff))
            .exec(self.tx())
            .await?;
        Ok(())
    }
}
