//! Drafts: what was typed and not sent yet, sealed, under the member of staff who typed it.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ActiveValue::Set, prelude::*, sea_query::OnConflict};

use crate::{
    Store, StoreError, Write,
    entities::{drafts, sessions},
    seal::At,
};

const fn body_at(row: Uuid) -> At {
    At { table: "drafts", column: "body", row }
}

impl Store {
    /// The draft of this kind and subject, if it has not expired.
    pub async fn draft(
        &self,
        staff: Uuid,
        kind: &str,
        subject: &str,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let row = drafts::Entity::find()
            .filter(drafts::Column::StaffId.eq(staff))
            .filter(drafts::Column::Kind.eq(kind))
            .filter(drafts::Column::Subject.eq(subject))
            .filter(drafts::Column::ExpiresAt.gt(now.as_millisecond()))
            .one(&self.reader)
            .await?;
        row.map(|row| self.keys.open_text(body_at(row.id), &row.body)).transpose()
    }

    /// Whose session a token was, ended by time or not; none after signing out.
    pub async fn session_holder(&self, token_hash: &[u8]) -> Result<Option<Uuid>, StoreError> {
        let row = sessions::Entity::find().filter(sessions::Column::TokenHash.eq(token_hash)).one(&self.reader).await?;
        Ok(row.and_then(|row| row.staff_id))
    }
}

impl Write {
    /// Keeps a draft in place of the one before.
    pub async fn keep_draft(
        &mut self,
        staff: Uuid,
        kind: &str,
        subject: &str,
        body: &str,
        lives: SignedDuration,
    ) -> Result<(), StoreError> {
        self.drop_draft(staff, kind, subject).await?;
        let id = self.mint();
        let row = drafts::ActiveModel {
            id: Set(id),
            staff_id: Set(staff),
            kind: Set(kind.to_owned()),
            subject: Set(subject.to_owned()),
            body: Set(self.seal(body_at(id), body)?),
            updated_at: Set(self.now()),
            expires_at: Set(self.now() + i64::try_from(lives.as_millis()).unwrap_or(0)),
        };
        let same = [drafts::Column::StaffId, drafts::Column::Kind, drafts::Column::Subject];
        // Of two that are kept in the same moment the first stays.
        let nothing = OnConflict::columns(same).do_nothing().to_owned();
        drafts::Entity::insert(row).on_conflict(nothing).exec_without_returning(self.tx()).await?;
        Ok(())
    }

    /// Takes a draft away.
    pub async fn drop_draft(&mut self, staff: Uuid, kind: &str, subject: &str) -> Result<(), StoreError> {
        drafts::Entity::delete_many()
            .filter(drafts::Column::StaffId.eq(staff))
            .filter(drafts::Column::Kind.eq(kind))
            .filter(drafts::Column::Subject.eq(subject))
            .exec(self.tx())
            .await?;
        Ok(())
    }
}
