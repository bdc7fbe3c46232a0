//! An exchange grant: what may leave to which institution, on which legal basis, until when (security.md 6.7).

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{GrantId, ProviderId},
    share::Shared,
};

codes! {
    /// On what ground data leave.
    Basis {
        VitalInterest = "vital_interest",
        PublicMandate = "public_mandate",
        LegalDuty = "legal_duty",
        Consent = "consent",
    }

    /// Why a grant is taken back.
    RevokeReason {
        AgreementEnded = "agreement_ended",
        Misuse = "misuse",
        NotNeeded = "not_needed",
        LawChanged = "law_changed",
    }
}

names! { PROPOSED = "proposed", APPROVED = "approved", REVOKED = "revoked", EXPIRED = "expired" }

/// Where a grant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrantState {
    /// Waits for a second person.
    Proposed { on: Stamp },
    /// Holds.
    Approved { on: Stamp },
    /// Taken back.
    Revoked { on: Stamp, reason: RevokeReason },
    /// Its time is over.
    Expired { at: Timestamp },
}

impl GrantState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Proposed { .. } => name::PROPOSED,
            Self::Approved { .. } => name::APPROVED,
            Self::Revoked { .. } => name::REVOKED,
            Self::Expired { .. } => name::EXPIRED,
        }
    }
}

/// What may leave to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub id: GrantId,
    pub recipient: ProviderId,
    pub basis: Basis,
    pub fields: BTreeSet<Shared>,
    pub until: Timestamp,
    pub state: GrantState,
}

/// Why a grant cannot be approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotApprove {
    /// Who proposed it does not approve it.
    #[error("the same person proposed it")]
    SamePerson,
    /// Its time is over before it begins.
    #[error("ended before it began")]
    Over,
    /// It was decided.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

impl Grant {
    /// Proposes one.
    pub fn propose(self, on: Stamp) -> Change<Self> {
        let (id, recipient, basis) = (self.id, self.recipient, self.basis);
        let to = Self { state: GrantState::Proposed { on }, ..self };
        Change::new(id, to, on, "grant_proposed").fact("recipient", recipient).fact("basis", basis.code())
    }

    /// A second person approves it.
    pub fn approve(self, on: Stamp) -> Result<Change<Self>, CannotApprove> {
        let GrantState::Proposed { on: proposed } = self.state else {
            return Err(NotNow { state: self.state.name() }.into());
        };
        if proposed.by == on.by {
            return Err(CannotApprove::SamePerson);
        }
        if self.until <= on.at {
            return Err(CannotApprove::Over);
        }
        Ok(self.becomes(&[name::PROPOSED], GrantState::Approved { on }, on, "grant_approved"))
    }

    /// Takes it back, approved or not.
    pub fn revoke(self, reason: RevokeReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            GrantState::Proposed { .. } | GrantState::Approved { .. } => {
                let from = &[name::PROPOSED, name::APPROVED];
                Ok(self
                    .becomes(from, GrantState::Revoked { on, reason }, on, "grant_revoked")
                    .fact("reason", reason.code()))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    /// Ends it when its time is over.
    pub fn expire(self, now: Timestamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            GrantState::Approved { .. } if self.until <= now => {
                Ok(self.becomes(&[name::APPROVED], GrantState::Expired { at: now }, Stamp::clock(now), "grant_expired"))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    /// The fields that may leave now: those asked for that the grant names, while it holds.
    pub fn lets_out(&self, asked: &BTreeSet<Shared>, now: Timestamp) -> BTreeSet<Shared> {
        match self.state {
            GrantState::Approved { .. } if now < self.until => asked.intersection(&self.fields).copied().collect(),
            _ => BTreeSet::new(),
        }
    }

    fn becomes(self, from: &'static [&'static str], state: GrantState, on: Stamp, code: &'static str) -> Change<Self> {
        Change::step(self.id, from, Self { state, ..self }, on, code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        change::{
            By,
            tests::{agree, ana, at, id},
        },
        ids::StaffId,
    };

    fn proposed() -> Grant {
        let fields = BTreeSet::from([Shared::Name, Shared::Language]);
        let state = GrantState::Proposed { on: ana(0) };
        Grant {
            id: id(GrantId::mint, 1),
            recipient: id(ProviderId::mint, 2),
            basis: Basis::Consent,
            fields,
            until: at(100),
            state,
        }
        .propose(ana(0))
        .to
    }

    fn officer(hours: i64) -> Stamp {
        Stamp { by: By::Staff(id(StaffId::mint, 9)), at: at(hours) }
    }

    #[test]
    fn two_people_let_data_out_and_only_the_named_fields_while_it_holds() {
        assert_eq!(proposed().approve(ana(1)), Err(CannotApprove::SamePerson));
        assert_eq!(proposed().approve(officer(100)), Err(CannotApprove::Over));
        let grant = proposed().approve(officer(1)).unwrap().to;
        let asked = BTreeSet::from([Shared::Name, Shared::Phone]);
        assert_eq!(grant.lets_out(&asked, at(99)), BTreeSet::from([Shared::Name]));
        assert!(grant.lets_out(&asked, at(100)).is_empty());
        assert!(proposed().lets_out(&asked, at(1)).is_empty());
        assert!(grant.revoke(RevokeReason::Misuse, ana(2)).unwrap().to.lets_out(&asked, at(3)).is_empty());
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let held = proposed().approve(officer(1)).unwrap().to;
        let all = vec![
            proposed(),
            held.clone(),
            held.clone().revoke(RevokeReason::NotNeeded, ana(2)).unwrap().to,
            held.expire(at(100)).unwrap().to,
        ];
        assert_eq!(all.iter().map(|grant| grant.state.name()).collect::<Vec<_>>(), name::ALL);
        agree(all.clone(), |g| g.state.name(), |g| g.approve(officer(3)));
        agree(all.clone(), |g| g.state.name(), |g| g.revoke(RevokeReason::LawChanged, ana(3)));
        agree(all, |g| g.state.name(), |g| g.expire(at(200)));
    }
}
