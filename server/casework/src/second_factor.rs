//! The second factor (TOTP, RFC 6238: six digits, 30 seconds, one step of tolerance): asked after the password, set up by the
//! person at the first sign-in, asked again before an act that needs a fresh proof.

use store::{
    StoreError,
    second_factor::{Halfway, OpenSession},
};
use totp_rs::Totp;

use crate::{
    House, Refusal, Refused, Staff,
    accounts::{CannotSignIn, IDLE, TRIES, WINDOW},
    chance,
};

/// How the authenticator lists its keys.
const ISSUER: &str = "Ceiba";

/// What the page of the code asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The code of a key that the person has.
    Code,
    /// A key that is to be put into an authenticator first.
    SetUp(NewKey),
}

/// A key to put into an authenticator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKey {
    /// `otpauth://…`, for the QR code.
    pub uri: String,
    /// The same key in base 32, to be typed.
    pub secret: String,
}

impl House {
    /// What is asked of whoever holds this token; `None` when its password step is missing or too old.
    pub async fn asked_for_code(&self, token: &str) -> Result<Option<Asked>, StoreError> {
        let Some(halfway) = self.halfway(token).await? else { return Ok(None) };
        Ok(Some(match halfway.secret {
            Some(_) => Asked::Code,
            None => Asked::SetUp(self.new_key(&halfway).ok_or(StoreError::Seal)?),
        }))
    }

    /// Takes the code. A halfway session ends and a whole one begins, with a token of its own; a whole one becomes fresh and keeps its token.
    pub async fn take_code(&self, token: &str, code: &str) -> Result<String, CannotSignIn> {
        let now = self.now();
        let Some(halfway) = self.halfway(token).await? else { return Err(CannotSignIn::NeedsPassword) };
        let bucket = format!("code:{}", halfway.staff);
        if self.store.count(&bucket, now, WINDOW).await? >= TRIES {
            return Err(CannotSignIn::TooMany { minutes: WINDOW.as_mins() });
        }
        let setting_up = halfway.secret.is_none();
        let secret = halfway.secret.clone().unwrap_or_else(|| self.secret_of(&halfway));
        let Some(step) = self.step(&halfway, secret.clone(), code) else {
            self.store.hit(&bucket, self.mint(), now, WINDOW).await?;
            return Err(CannotSignIn::Wrong { left: None });
        };
        let mut write = self.write_as("staff", Some(halfway.staff)).await?;
        if setting_up {
            write.keep_totp(halfway.staff, &secret).await?;
            write.audit("second_factor_set_up", ("staff", Some(halfway.staff)), "");
        }
        match write.use_totp_step(halfway.staff, step).await {
            // The same code sent twice in one moment: the second one is a used code.
            Err(StoreError::Conflict) => return Err(CannotSignIn::Wrong { left: None }),
            other => other?,
        }
        let token = if halfway.whole {
            write.step_up(halfway.session).await?;
            write.audit("stepped_up", ("staff", Some(halfway.staff)), "");
            token.to_owned()
        } else {
            write.end_session(halfway.session).await?;
            self.begin_session(&mut write, halfway.staff).await?
        };
        write.commit().await?;
        self.store.forget(&bucket).await?;
        Ok(token)
    }

    async fn halfway(&self, token: &str) -> Result<Option<Halfway>, StoreError> {
        self.store.halfway(&chance::token_hash(token), self.now(), IDLE).await
    }

    /// The key offered while a factor is set up: derived from the session, so that it need not be kept anywhere before it works.
    fn secret_of(&self, halfway: &Halfway) -> Vec<u8> {
        self.store.keys().labelled(format!("second factor of {} in {}", halfway.staff, halfway.session).as_bytes())
            [..20]
            .to_vec()
    }

    fn new_key(&self, halfway: &Halfway) -> Option<NewKey> {
        let totp = totp(&halfway.email, self.secret_of(halfway))?;
        Some(NewKey { uri: totp.to_url().ok()?, secret: totp.secret().to_base32() })
    }

    /// The step of a code that fits and was not used before.
    fn step(&self, halfway: &Halfway, secret: Vec<u8>, code: &str) -> Option<i64> {
        let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
        let seconds = u64::try_from(self.now().as_second()).unwrap_or(0);
        let step = i64::try_from(totp(&halfway.email, secret)?.check(&digits, seconds)?).ok()?;
        halfway.last_step.is_none_or(|last| step > last).then_some(step)
    }
}

fn totp(account: &str, secret: Vec<u8>) -> Option<Totp> {
    totp_rs::Builder::new().with_secret(secret).with_account_name(account).with_issuer(Some(ISSUER)).build().ok()
}

impl Staff {
    /// Whether the caller's account has a second factor.
    pub async fn has_second_factor(&self) -> Refused<bool> {
        Ok(self.house.store.sign_in_row(&self.email).await?.is_some_and(|row| row.second_factor))
    }

    /// The caller's open sessions, the last used first.
    pub async fn sessions(&self) -> Refused<Vec<OpenSession>> {
        Ok(self.house.store.open_sessions(self.actor.staff.uuid(), self.house.now(), IDLE).await?)
    }

    /// Ends every session of the caller but this one.
    pub async fn end_other_sessions(&self) -> Refused<()> {
        let me = self.actor.staff.uuid();
        let mut write = self.write().await?;
        write.close_sessions(me, Some(self.session.uuid())).await?;
        write.audit("sessions_ended", ("staff", Some(me)), "");
        Ok(write.commit().await?)
    }

    /// Changes the caller's password and ends the other sessions. Problems name `present`, `password` and `again`.
    pub async fn change_password(&self, present: &str, chosen: &str, again: &str) -> Refused<()> {
        use crate::{invitations::weak, password};
        use domain::problems::{ProblemCode, Problems};
        let me = self.actor.staff.uuid();
        let bucket = format!("signin:{}", self.email);
        let (house, now) = (&self.house, self.house.now());
        if house.store.count(&bucket, now, WINDOW).await? >= TRIES {
            return Err(Refusal::TooMany(WINDOW.as_secs()));
        }
        let row = house.store.sign_in_row(&self.email).await?.ok_or(Refusal::NotFound)?;
        if !password::verify(present.to_owned(), row.password_hash).await {
            house.store.hit(&bucket, house.mint(), now, WINDOW).await?;
            return Err(Refusal::Invalid(Problems::one("present", ProblemCode::PasswordWrong)));
        }
        let problems = weak(
            chosen,
            again,
            &store::invitations::Invited { staff: me, name: self.name.clone(), email: self.email.clone() },
        );
        if problems.block() {
            return Err(Refusal::Invalid(problems));
        }
        let hash = password::hashed(chosen, house.chance().as_mut()).await?;
        let mut write = self.write().await?;
        write.keep_password(me, hash).await?;
        write.close_sessions(me, Some(self.session.uuid())).await?;
        write.audit("password_changed", ("staff", Some(me)), "");
        Ok(write.commit().await?)
    }
}
