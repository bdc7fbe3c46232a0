//! Staff accounts: sign-in with limits, sessions, sign-out. Unknown and wrong look the same and take as long.
//! The code that follows the password is in `second_factor`.

use domain::{
    access::{Actor, Clearances, Role},
    ids::{CentreId, ProviderId, SessionId, StaffId},
};
use jiff::SignedDuration;
use store::{StoreError, Uuid, Write, accounts::NewSession, second_factor::HALFWAY};

use crate::{House, Staff, chance, password};

/// Wrong passwords, or wrong codes, of one account within [`WINDOW`] before it waits.
pub(crate) const TRIES: i64 = 8;
/// Wrong passwords from one network within [`WINDOW`]: one centre is one address, so this is generous.
const NETWORK_TRIES: i64 = 120;
pub(crate) const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// A session ends after this long without a request, and after [`ABSOLUTE`] in any case.
pub(crate) const IDLE: SignedDuration = SignedDuration::from_hours(2);
const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// Time to type the code after the password.
const HALF: SignedDuration = SignedDuration::from_mins(10);
const FRESH: SignedDuration = SignedDuration::from_mins(5);

/// A password that was right, with the token of the session it opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// The house is open.
    Whole(String),
    /// The code is missing.
    Halfway(String),
}

impl SignedIn {
    /// The token, whatever it opens.
    pub fn token(self) -> String {
        match self {
            Self::Whole(token) | Self::Halfway(token) => token,
        }
    }
}

/// Why nobody was signed in.
#[derive(Debug, PartialEq, Eq)]
pub enum CannotSignIn {
    /// Unknown account, wrong password or wrong code; tries left from the third wrong one on.
    Wrong { left: Option<i64> },
    /// The password was not given, or too long ago.
    NeedsPassword,
    /// Too many tries; wait this many minutes.
    TooMany { minutes: i64 },
    /// The database does not answer.
    Unavailable,
}

impl From<StoreError> for CannotSignIn {
    fn from(_: StoreError) -> Self {
        Self::Unavailable
    }
}

impl House {
    /// Takes the password. In the demonstration it opens the house; elsewhere it opens the page of the code and nothing else.
    /// The token goes into the cookie and is stored only as its hash.
    pub async fn sign_in(&self, email: &str, secret: &str, network: &str) -> Result<SignedIn, CannotSignIn> {
        let email = email.trim().to_lowercase();
        let (account, from) = (format!("signin:{email}"), format!("signin-net:{network}"));
        let now = self.now();
        if self.store.count(&account, now, WINDOW).await? >= TRIES
            || self.store.count(&from, now, WINDOW).await? >= NETWORK_TRIES
        {
            return Err(CannotSignIn::TooMany { minutes: WINDOW.as_mins() });
        }
        let row = self.store.sign_in_row(&email).await?;
        let fits = password::verify(secret.to_owned(), row.as_ref().and_then(|row| row.password_hash.clone())).await;
        let Some(row) = row.filter(|row| fits && row.active) else {
            return Err(self.wrong(&account, &from).await?);
        };
        self.store.forget(&account).await?;
        let mut write = self.write_as("staff", Some(row.id)).await?;
        let signed_in = if self.demo {
            SignedIn::Whole(self.begin_session(&mut write, row.id).await?)
        } else {
            let (token, token_hash) = chance::token(self.chance().as_mut());
            let half = NewSession {
                token_hash,
                kind: HALFWAY,
                staff: Some(row.id),
                card: None,
                case: None,
                lives: HALF,
                stepped_up: false,
            };
            write.open_session(half).await?;
            write.audit("password_taken", ("staff", Some(row.id)), "");
            SignedIn::Halfway(token)
        };
        write.commit().await?;
        Ok(signed_in)
    }

    /// Opens a whole session inside a transaction and answers its token.
    pub(crate) async fn begin_session(&self, write: &mut Write, staff: Uuid) -> Result<String, StoreError> {
        let (token, token_hash) = chance::token(self.chance().as_mut());
        let session = NewSession {
            token_hash,
            kind: "staff",
            staff: Some(staff),
            card: None,
            case: None,
            lives: ABSOLUTE,
            stepped_up: true,
        };
        write.open_session(session).await?;
        write.audit("signed_in", ("staff", Some(staff)), "");
        Ok(token)
    }

    async fn wrong(&self, account: &str, from: &str) -> Result<CannotSignIn, StoreError> {
        let now = self.now();
        self.store.hit(from, self.mint(), now, WINDOW).await?;
        let count = self.store.hit(account, self.mint(), now, WINDOW).await?;
        Ok(CannotSignIn::Wrong { left: (count >= 3).then(|| (TRIES - count).max(0)) })
    }

    /// The member of staff behind a session token.
    pub async fn staff(&self, token: &str) -> Result<Option<Staff>, StoreError> {
        let now = self.now();
        let Some(row) = self.store.staff_session(&chance::token_hash(token), now, IDLE).await? else { return Ok(None) };
        let Some(role) = Role::parse(&row.role) else { return Ok(None) };
        let fresh = row
            .stepped_up_at
            .is_some_and(|at| now.as_millisecond() - at < FRESH.as_millis().try_into().unwrap_or(i64::MAX));
        Ok(Some(Staff {
            house: self.clone(),
            actor: Actor {
                staff: StaffId::from_uuid(row.staff),
                role,
                centre: row.centre.map(CentreId::from_uuid),
                provider: row.provider.map(ProviderId::from_uuid),
                clearances: Clearances::parse(&row.clearances),
                stepped_up: fresh || self.demo,
            },
            name: row.name,
            email: row.email,
            place: row.place,
            locale: row.locale,
            theme: row.theme,
            session: SessionId::from_uuid(row.session),
            desk: row.desk,
        }))
    }

    /// Ends a session of any kind; an unknown token is no fault.
    pub async fn sign_out(&self, token: &str) -> Result<(), StoreError> {
        self.store.close_session(&chance::token_hash(token)).await
    }
}

impl Staff {
    /// Keeps the caller's look and language.
    pub async fn prefer(&self, locale: Option<&str>, theme: Option<&str>) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        write.prefer(self.actor.staff.uuid(), locale, theme).await?;
        write.audit("preferences", ("staff", Some(self.actor.staff.uuid())), "");
        write.commit().await
    }

    /// The desk label this session works at.
    pub async fn sit_at(&self, desk: &str) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        write.sit_at(self.session.uuid(), desk).await?;
        write.audit("desk_taken", ("session", Some(self.session.uuid())), "");
        write.commit().await
    }
}
