//! A form that was sent after its session had ended: kept as typed for the member of staff who typed it, until they are back.

use domain::problems::Typed;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use store::StoreError;

use crate::{House, Refused, Staff, chance::token_hash};

const KIND: &str = "kept_form";
/// Long enough for a shift and the next morning.
const LIVES: SignedDuration = SignedDuration::from_hours(24);
/// Never kept: what opens something.
const SECRETS: [&str; 6] = ["password", "again", "present", "code", "pin", "secret"];

/// A form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// Where it was sent to.
    pub path: String,
    /// As typed, its request id included, so that sending it again is no second time.
    pub typed: Typed,
}

/// A form that can be sent again without asking anything of whoever typed it: none with a secret in it.
pub fn without_secrets(typed: &Typed) -> Option<Typed> {
    let secret = typed.keys().any(|name| SECRETS.contains(&name.as_str()));
    (!secret).then(|| typed.clone())
}

impl House {
    /// Keeps a form for whoever the ended session belonged to. False when nobody can be told: signed out, or never signed in.
    pub async fn keep_form(&self, token: &str, form: KeptForm) -> Refused<bool> {
        let Some(staff) = self.store.session_holder(&token_hash(token)).await? else { return Ok(false) };
        let typed = form.typed.into_iter().filter(|(name, _)| !SECRETS.contains(&name.as_str())).collect();
        let body = serde_json::to_string(&KeptForm { path: form.path, typed }).map_err(StoreError::from)?;
        let mut write = self.write_as("staff", Some(staff)).await?;
        write.keep_draft(staff, KIND, "", &body, LIVES).await?;
        write.audit("form_kept", ("staff", Some(staff)), "");
        write.commit().await?;
        Ok(true)
    }
}

impl Staff {
    /// The form that was kept for the caller.
    pub async fn kept_form(&self) -> Refused<Option<KeptForm>> {
        let house = self.house();
        let body = house.store.draft(self.actor.staff.uuid(), KIND, "", house.now()).await?;
        Ok(body.map(|body| serde_json::from_str(&body).map_err(StoreError::from)).transpose()?)
    }

    /// Forgets it.
    pub async fn drop_kept_form(&self) -> Refused<()> {
        let mut write = self.write().await?;
        write.drop_draft(self.actor.staff.uuid(), KIND, "").await?;
        write.audit("kept_form_dropped", ("staff", Some(self.actor.staff.uuid())), "");
        Ok(write.commit().await?)
    }
}
