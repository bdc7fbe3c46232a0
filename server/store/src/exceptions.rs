//! Referrals that lift a rule: which, and what answers for it.

use domain::exception::ExceptionReason;
use sea_orm::prelude::*;

use crate::{Store, StoreError, Write, entities::exceptions as rows};

/// What was lifted for a referral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// Short names of the rules, in their order.
    pub rules: Vec<String>,
    pub reason: ExceptionReason,
}

impl Store {
    /// What was lifted for a referral, if anything. The caller has opened the referral's case within its scope.
    pub async fn exception_of(&self, referral: Uuid) -> Result<Option<Lifted>, StoreError> {
        let row = rows::Entity::find().filter(rows::Column::ReferralId.eq(referral)).one(&self.reader).await?;
        row.map(|row| {
            let wrong = || StoreError::Inconsistent { table: "exceptions", id: row.id.to_string(), what: "reason" };
            Ok(Lifted {
                rules: row.rules.split(',').map(str::to_owned).collect(),
                reason: ExceptionReason::parse(&row.reason).ok_or_else(wrong)?,
            })
        })
        .transpose()
    }
}

impl Write {
    /// Keeps that a referral lifts these rules, and what answers for it.
    pub async fn lift_rules(
        &mut self,
        case: Uuid,
        referral: Uuid,
        staff: Uuid,
        rules: &[&str],
        reason: ExceptionReason,
    ) -> Result<(), StoreError> {
        let rules = rules.join(",");
        let row = rows::Model {
            id: self.mint(),
            referral_id: referral,
            rules: rules.clone(),
            reason: reason.code().into(),
            staff_id: staff,
            at: self.now(),
        };
        self.insert(row).await?;
        let facts = serde_json::json!({ "rules": rules, "reason": reason.code() });
        self.timeline(case, "referral_by_exception", facts, Some(referral)).await?;
        self.audit("referral_by_exception", ("referral", Some(referral)), format!("{rules} {}", reason.code()));
        Ok(())
    }
}
