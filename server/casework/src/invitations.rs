//! New accounts: made without a password, opened by a one-time link that the person uses alone.

use std::collections::BTreeSet;

use domain::access::Role;
use domain::problems::{ProblemCode, Problems};
use jiff::SignedDuration;
use store::staff::NewStaff;
use store::{StoreError, Uuid, invitations::Invited};

use crate::{House, Refusal, Refused, chance, password};

/// How long a link opens.
const LIVES: SignedDuration = SignedDuration::from_hours(72);
/// Fewest signs of a password (security.md 3, ASVS V6.2.1 asks for 8; ours protect files).
const SHORTEST: usize = 12;
/// Longest, so that hashing stays cheap.
const LONGEST: usize = 200;

/// Somebody to be invited.
pub struct Invitation {
    pub email: String,
    pub name: String,
    pub role: Role,
    /// Code of the centre; roles of the whole house have none.
    pub centre: Option<String>,
    /// Name of a centre that is not there yet and is to be made.
    pub new_centre: Option<String>,
    /// Code of the provider a focal point answers for.
    pub provider: Option<String>,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum CannotInvite {
    #[error("there is no centre of that code")]
    CentreUnknown,
    #[error("this role works at a centre")]
    CentreMissing,
    #[error("a focal point answers for a provider of the catalogue")]
    ProviderUnknown,
    #[error("somebody has that address already")]
    Taken,
    #[error("nobody who works here has that address")]
    Nobody,
    #[error("that is no electronic mail address")]
    Address,
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for CannotInvite {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Taken => Self::Taken,
            other => Self::Store(other),
        }
    }
}

const fn works_at_a_centre(role: Role) -> bool {
    !matches!(role, Role::Provider | Role::DataProtection | Role::Auditor | Role::Administrator | Role::Statistics)
}

impl House {
    /// Makes an account and returns the token of its link, which is kept nowhere in clear.
    pub async fn invite(&self, new: Invitation) -> Result<String, CannotInvite> {
        let email = new.email.trim().to_lowercase();
        if !email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
            || email.contains(char::is_whitespace)
        {
            return Err(CannotInvite::Address);
        }
        if self.store.sign_in_row(&email).await?.is_some() {
            return Err(CannotInvite::Taken);
        }
        let known = match &new.centre {
            Some(code) => self.store.centre(code).await?,
            None => None,
        };
        let mut write = self.write().await?;
        let centre = match (known, &new.centre, &new.new_centre) {
            (Some(centre), ..) => Some(centre),
            (None, Some(code), Some(name)) => Some(write.add_centre(code, name).await?),
            (None, Some(_), None) => return Err(CannotInvite::CentreUnknown),
            (None, None, _) => None,
        };
        if centre.is_none() && works_at_a_centre(new.role) {
            return Err(CannotInvite::CentreMissing);
        }
        let provider = match &new.provider {
            Some(code) => write.provider_of_code(code).await?,
            None => None,
        };
        if provider.is_none() && new.role == Role::Provider {
            return Err(CannotInvite::ProviderUnknown);
        }
        let account = NewStaff {
            email,
            name: new.name,
            role: new.role.code(),
            centre: centre.filter(|_| works_at_a_centre(new.role)),
            provider: provider.filter(|_| new.role == Role::Provider),
            clearances: if new.role == Role::Protection { "child" } else { "" },
            password_hash: None,
            synthetic: self.demo,
        };
        let staff = write.add_staff(account).await?;
        let (token, token_hash) = chance::token(self.chance().as_mut());
        write.add_invitation(staff, token_hash, LIVES).await?;
        write.audit("staff_invited", ("staff", Some(staff)), new.role.code());
        write.commit().await?;
        Ok(token)
    }

    /// A new link for an account that lost its password or its second factor: both end here, and so do its sessions.
    pub async fn invite_again(&self, email: &str) -> Result<String, CannotInvite> {
        let row = self.store.sign_in_row(&email.trim().to_lowercase()).await?.filter(|row| row.active);
        let row = row.ok_or(CannotInvite::Nobody)?;
        let (token, token_hash) = chance::token(self.chance().as_mut());
        let mut write = self.write().await?;
        write.forget_secrets(row.id).await?;
        write.add_invitation(row.id, token_hash, LIVES).await?;
        write.audit("staff_link_renewed", ("staff", Some(row.id)), "");
        write.commit().await?;
        Ok(token)
    }

    /// Whose link this is; a used or old one is nobody's.
    pub async fn invited(&self, token: &str) -> Refused<Option<Invited>> {
        Ok(self.store.invited(&chance::token_hash(token), self.now()).await?)
    }

    /// Chooses the first password. Problems name `password` and `again`.
    pub async fn accept_invitation(&self, token: &str, chosen: &str, again: &str) -> Refused<()> {
        let token_hash = chance::token_hash(token);
        let Some(invited) = self.store.invited(&token_hash, self.now()).await? else { return Err(Refusal::NotFound) };
        let problems = weak(chosen, again, &invited);
        if problems.block() {
            return Err(Refusal::Invalid(problems));
        }
        let hash = password::hashed(chosen, self.chance().as_mut()).await?;
        let mut write = self.write_as("staff", Some(invited.staff)).await?;
        write.use_invitation(&token_hash, invited.staff, hash).await?;
        write.audit("first_password", ("staff", Some::<Uuid>(invited.staff)), "");
        Ok(write.commit().await?)
    }
}

/// Short, made of the person's own name or address, or of very few signs.
pub(crate) fn weak(chosen: &str, again: &str, whose: &Invited) -> Problems {
    let mut problems = Problems::new();
    let length = chosen.chars().count();
    let folded = chosen.to_lowercase();
    let own = whose
        .name
        .split_whitespace()
        .chain(whose.email.split(['@', '.']))
        .map(str::to_lowercase)
        .filter(|part| part.chars().count() > 3);
    let left = own.fold(folded.clone(), |left, part| left.replace(&part, ""));
    let different: BTreeSet<char> = folded.chars().collect();
    if length < SHORTEST {
        problems.add("password", ProblemCode::PasswordTooShort);
    } else if length > LONGEST {
        problems.add("password", ProblemCode::TooLong);
    } else if left.chars().count() < SHORTEST / 2 || different.len() < 5 {
        problems.add("password", ProblemCode::PasswordTooEasy);
    }
    if chosen != again {
        problems.add("again", ProblemCode::PasswordsDiffer);
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(chosen: &str, again: &str) -> Vec<ProblemCode> {
        let whose =
            Invited { staff: Uuid::nil(), name: "Ana Recinos".into(), email: "ana.recinos@ceiba.example".into() };
        weak(chosen, again, &whose).iter().map(|problem| problem.code).collect()
    }

    #[test]
    fn a_phrase_of_ones_own_is_taken_and_what_is_guessed_first_is_not() {
        assert_eq!(problems("tres burros azules", "tres burros azules"), []);
        assert_eq!(problems("ñandúñandú!1", "ñandúñandú!1"), []);
        assert_eq!(problems("corta", "corta"), [ProblemCode::PasswordTooShort]);
        assert_eq!(problems("RecinosCeiba1", "RecinosCeiba1"), [ProblemCode::PasswordTooEasy]);
        assert_eq!(problems("111111111111111", "111111111111111"), [ProblemCode::PasswordTooEasy]);
        assert_eq!(problems("tres burros azules", "tres burros azul"), [ProblemCode::PasswordsDiffer]);
    }
}
