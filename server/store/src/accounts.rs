//! Staff rows and sessions: read by token hash, opened and closed here and nowhere else.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ActiveValue::Set, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{centres, providers, sessions, staff},
};

/// What sign-in looks at.
pub struct SignInRow {
    pub id: Uuid,
    pub active: bool,
    pub password_hash: Option<String>,
    /// True when a second factor is set up.
    pub second_factor: bool,
}

/// A session to open.
pub struct NewSession {
    pub token_hash: Vec<u8>,
    /// `staff`, `code` (password right, code missing), `card` or `provider`.
    pub kind: &'static str,
    pub staff: Option<Uuid>,
    pub card: Option<Uuid>,
    pub case: Option<Uuid>,
    pub lives: SignedDuration,
    pub stepped_up: bool,
}

/// A live staff session with its account.
pub struct StaffSession {
    pub session: Uuid,
    pub staff: Uuid,
    pub role: String,
    pub centre: Option<Uuid>,
    pub provider: Option<Uuid>,
    pub clearances: String,
    pub stepped_up_at: Option<i64>,
    pub name: String,
    pub email: String,
    pub place: Option<String>,
    pub locale: String,
    pub theme: String,
    pub desk: Option<String>,
}

impl Store {
    /// The account of an address, active or not.
    pub async fn sign_in_row(&self, email: &str) -> Result<Option<SignInRow>, StoreError> {
        let Some(row) = staff::Entity::find().filter(staff::Column::Email.eq(email)).one(&self.reader).await? else {
            return Ok(None);
        };
        Ok(Some(SignInRow {
            id: row.id,
            active: row.state == "active",
            password_hash: row.password_hash,
            second_factor: row.totp_secret.is_some(),
        }))
    }

    /// A session of any kind that has neither ended nor idled, touched at most once a minute.
    pub async fn live_session(
        &self,
        token_hash: &[u8],
        now: Timestamp,
        idle: SignedDuration,
    ) -> Result<Option<sessions::Model>, StoreError> {
        let ms = now.as_millisecond();
        let found = sessions::Entity::find()
            .filter(sessions::Column::TokenHash.eq(token_hash))
            .filter(sessions::Column::ExpiresAt.gt(ms))
            .filter(sessions::Column::SeenAt.gt((now - idle).as_millisecond()))
            .one(&self.reader)
            .await?;
        if let Some(row) = &found
            && ms - row.seen_at > 60_000
        {
            let touched = sessions::ActiveModel { seen_at: Set(ms), ..Default::default() };
            let touching = sessions::Entity::update_many().set(touched).filter(sessions::Column::Id.eq(row.id));
            // On a full disk reading goes on; the session ends as if nobody had been there.
            match touching.exec(self.writer()).await.map_err(StoreError::from) {
                Err(error) if !error.is_full() => return Err(error),
                _ => {}
            }
        }
        Ok(found)
    }

    /// The staff session of a token, if the account is still active.
    pub async fn staff_session(
        &self,
        token_hash: &[u8],
        now: Timestamp,
        idle: SignedDuration,
    ) -> Result<Option<StaffSession>, StoreError> {
        let session = self.live_session(token_hash, now, idle).await?.filter(|session| session.kind == "staff");
        let Some(session) = session else { return Ok(None) };
        let Some(id) = session.staff_id else { return Ok(None) };
        let Some(row) = staff::Entity::find_by_id(id).one(&self.reader).await? else { return Ok(None) };
        if row.state != "active" {
            return Ok(None);
        }
        let place = match (row.centre_id, row.provider_id) {
            (Some(centre), _) => centres::Entity::find_by_id(centre).one(&self.reader).await?.map(|row| row.name),
            (None, Some(provider)) => {
                providers::Entity::find_by_id(provider).one(&self.reader).await?.map(|row| row.name)
            }
            (None, None) => None,
        };
        Ok(Some(StaffSession {
            session: session.id,
            staff: row.id,
            role: row.role,
            centre: row.centre_id,
            provider: row.provider_id,
            clearances: row.clearances,
            stepped_up_at: session.stepped_up_at,
            name: row.name,
            email: row.email,
            place,
            locale: row.locale,
            theme: row.theme,
            desk: session.desk,
        }))
    }

    /// Ends a session.
    pub async fn close_session(&self, token_hash: &[u8]) -> Result<(), StoreError> {
        sessions::Entity::delete_many().filter(sessions::Column::TokenHash.eq(token_hash)).exec(self.writer()).await?;
        Ok(())
    }
}

impl Write {
    /// Lets nobody have been seen since `before` in the sessions of a synthetic member of staff; how many those are.
    pub async fn idle_synthetic_sessions(&mut self, email: &str, before: Timestamp) -> Result<u64, StoreError> {
        let of = staff::Entity::find().filter(staff::Column::Email.eq(email)).filter(staff::Column::Synthetic.eq(true));
        let Some(who) = of.one(self.tx()).await? else { return Ok(0) };
        let seen = sessions::ActiveModel { seen_at: Set(before.as_millisecond()), ..Default::default() };
        let idle = sessions::Entity::update_many().set(seen).filter(sessions::Column::StaffId.eq(who.id));
        Ok(idle.exec(self.tx()).await?.rows_affected)
    }

    /// Opens a session.
    pub async fn open_session(&mut self, new: NewSession) -> Result<Uuid, StoreError> {
        let id = self.mint();
        let now = self.now();
        self.insert(sessions::Model {
            id,
            token_hash: new.token_hash,
            kind: new.kind.into(),
            staff_id: new.staff,
            card_id: new.card,
            case_id: new.case,
            desk: None,
            created_at: now,
            seen_at: now,
            expires_at: (self.by.at + new.lives).as_millisecond(),
            stepped_up_at: new.stepped_up.then_some(now),
        })
        .await?;
        Ok(id)
    }

    /// Keeps language and theme.
    pub async fn prefer(&self, id: Uuid, locale: Option<&str>, theme: Option<&str>) -> Result<(), StoreError> {
        let mut row = staff::ActiveModel { id: Set(id), ..Default::default() };
        if let Some(locale) = locale {
            row.locale = Set(locale.into());
        }
        if let Some(theme) = theme {
            row.theme = Set(theme.into());
        }
        self.save(row).await
    }

    /// Names the desk of a session.
    pub async fn sit_at(&self, session: Uuid, desk: &str) -> Result<(), StoreError> {
        self.save(sessions::ActiveModel { id: Set(session), desk: Set(Some(desk.into())), ..Default::default() }).await
    }
}
