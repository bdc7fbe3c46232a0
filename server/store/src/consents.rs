//! Consents: the fold of rows, and what is on record for a case.

use domain::{
    change::{By, Stamp},
    consent::{Consent, ConsentState, Given, Purpose, Recipient, Words},
    ids::{ConsentId, PersonId, ProviderId, StaffId},
};
use sea_orm::prelude::*;

use crate::{Store, StoreError, Write, entities::consents, instant};

/// The recipient as rows hold it.
pub fn recipient_code(recipient: Recipient) -> String {
    match recipient {
        Recipient::House => "house".into(),
        Recipient::Chosen => "chosen".into(),
        Recipient::Provider(id) => id.to_string(),
    }
}

/// Row → domain.
pub(crate) fn fold(row: consents::Model) -> Result<Consent, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "consents", id: row.id.to_string(), what };
    let on = Stamp { by: By::Staff(StaffId::from_uuid(row.asked_by)), at: instant(row.at) };
    let state = match (row.state.as_str(), row.expires_at, row.withdrawn_at) {
        ("given", Some(until), _) => {
            let how = Given::parse(&row.how).ok_or_else(|| wrong("how"))?;
            ConsentState::Given { on, how, until: instant(until) }
        }
        ("refused", ..) => ConsentState::Refused { on },
        ("withdrawn", _, Some(at)) => ConsentState::Withdrawn { on: Stamp { at: instant(at), ..on } },
        ("expired", Some(at), _) => ConsentState::Expired { at: instant(at) },
        _ => return Err(wrong("state")),
    };
    let recipient = match row.recipient.as_str() {
        "house" => Recipient::House,
        "chosen" => Recipient::Chosen,
        other => Recipient::Provider(other.parse::<ProviderId>().map_err(|_| wrong("recipient"))?),
    };
    Ok(Consent {
        id: ConsentId::from_uuid(row.id),
        person: PersonId::from_uuid(row.person_id),
        purpose: Purpose::parse(&row.purpose).ok_or_else(|| wrong("purpose"))?,
        recipient,
        words: Words { version: row.text_version, language: row.language, interpreted: false },
        state,
    })
}

impl Store {
    /// Everything a case's people have answered.
    pub async fn consents_of(&self, case: Uuid) -> Result<Vec<Consent>, StoreError> {
        let rows = consents::Entity::find().filter(consents::Column::CaseId.eq(case)).all(&self.reader).await?;
        rows.into_iter().map(fold).collect()
    }
}

impl Write {
    /// The same inside a transaction.
    pub async fn consents_of(&self, case: Uuid) -> Result<Vec<Consent>, StoreError> {
        let rows = consents::Entity::find().filter(consents::Column::CaseId.eq(case)).all(&self.tx).await?;
        rows.into_iter().map(fold).collect()
    }
}
