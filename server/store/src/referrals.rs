//! The centre's side of referrals: sent with its places held, listed, taken back.

use domain::{
    change::Change,
    referral::{Referral, ReferralState},
};
use sea_orm::{QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{offerings, programmes, providers, referrals},
};

/// A referral with where it went.
pub struct Sent {
    pub referral: referrals::Model,
    pub offering: offerings::Model,
    pub programme: programmes::Model,
    pub provider: providers::Model,
}

/// What a referral says besides the domain's own facts.
pub struct Outgoing<'a> {
    pub recommendation: Option<Uuid>,
    /// The plan of a planeload it came of.
    pub plan: Option<Uuid>,
    /// Codes of the fields that are shared.
    pub shared: &'a [&'a str],
    pub reason: &'a str,
    pub urgency: &'a str,
    pub units: i64,
    pub slots: std::ops::RangeInclusive<i64>,
    /// The token of the provider's link and its hash; the token itself stands only in the message to be sent.
    pub link: (&'a str, Vec<u8>),
    pub synthetic: bool,
}

impl Store {
    /// The referrals of a case, newest first. The caller has opened the case within its scope.
    pub async fn referrals_of(&self, case: Uuid) -> Result<Vec<Sent>, StoreError> {
        let rows = referrals::Entity::find()
            .filter(referrals::Column::CaseId.eq(case))
            .order_by_desc(referrals::Column::SentAt)
            .all(&self.reader)
            .await?;
        let mut sent = Vec::with_capacity(rows.len());
        for row in rows {
            sent.push(self.sent(row).await?);
        }
        Ok(sent)
    }

    /// One referral. The caller asks for its case within its scope.
    pub async fn referral_sent(&self, id: Uuid) -> Result<Sent, StoreError> {
        let row = referrals::Entity::find_by_id(id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        self.sent(row).await
    }

    async fn sent(&self, referral: referrals::Model) -> Result<Sent, StoreError> {
        let offering =
            offerings::Entity::find_by_id(referral.offering_id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        let programme = programmes::Entity::find_by_id(offering.programme_id)
            .one(&self.reader)
            .await?
            .ok_or(StoreError::NotFound)?;
        let provider =
            providers::Entity::find_by_id(referral.provider_id).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        Ok(Sent { referral, offering, programme, provider })
    }
}

impl Write {
    /// Writes a referral that the rules let go out, and tells the provider.
    pub async fn send_referral(&mut self, change: &Change<Referral>, of: Outgoing<'_>) -> Result<(), StoreError> {
        let referral = change.to;
        let (ReferralState::Sent { on, answer_by }, Some(need), Some(by)) =
            (referral.state, referral.need, change.stamp.by.id())
        else {
            return Err(StoreError::Inconsistent {
                table: "referrals",
                id: change.id.to_string(),
                what: "not a referral to send",
            });
        };
        let mut facts = change.event.json();
        if let Some(map) = facts.as_object_mut() {
            map.insert("by_kind".into(), change.stamp.by.kind().into());
            map.insert("by".into(), by.to_string().into());
        }
        let at = on.at.as_millisecond();
        let (token, link_hash) = of.link;
        self.insert(referrals::Model {
            id: change.id,
            case_id: referral.case.uuid(),
            need_id: need.uuid(),
            offering_id: referral.offering.uuid(),
            provider_id: referral.provider.uuid(),
            recommendation_id: of.recommendation,
            state: referral.state.name().into(),
            state_facts: facts,
            shared: of.shared.join(","),
            reason: of.reason.into(),
            urgency: of.urgency.into(),
            units: of.units,
            slot_from: *of.slots.start(),
            slot_to: *of.slots.end(),
            link_hash: Some(link_hash),
            sent_by: by,
            sent_at: at,
            answer_by: answer_by.as_millisecond(),
            answered_at: None,
            note: None,
            updated_at: at,
            synthetic: of.synthetic,
            plan_id: of.plan,
        })
        .await?;
        self.timeline(referral.case.uuid(), change.event.code, change.event.json(), Some(change.id)).await?;
        self.audit(change.audit.action, ("referral", Some(change.id)), "");
        self.enqueue(change.event.code, serde_json::json!({ "id": change.id, "link": token })).await?;
        Ok(())
    }
}
