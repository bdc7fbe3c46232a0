//! The register of lawful requests: what another authority asked, under which document, and what was answered.

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::LawfulRequestId,
};

codes! {
    /// Why a request is refused.
    RefusalReason {
        NoLegalDocument = "no_legal_document",
        TooBroad = "too_broad",
        NotHeld = "not_held",
        ProtectedByLaw = "protected_by_law",
    }
}

names! { RECEIVED = "received", UNDER_REVIEW = "under_review", ANSWERED = "answered", REFUSED = "refused" }

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LawfulState {
    Received { on: Stamp },
    UnderReview { on: Stamp },
    Answered { on: Stamp },
    Refused { on: Stamp, reason: RefusalReason },
}

impl LawfulState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Received { .. } => name::RECEIVED,
            Self::UnderReview { .. } => name::UNDER_REVIEW,
            Self::Answered { .. } => name::ANSWERED,
            Self::Refused { .. } => name::REFUSED,
        }
    }
}

/// A request from another authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawfulRequest {
    pub id: LawfulRequestId,
    pub authority: String,
    /// Number of the court order or law; empty when none was shown.
    pub document: String,
    pub state: LawfulState,
}

/// Why a request cannot be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotReply {
    /// Nothing is answered without a legal document.
    #[error("no legal document")]
    DocumentMissing,
    /// Who took it up does not decide it alone.
    #[error("the same person reviewed it")]
    SamePerson,
    /// It is not under review.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

impl LawfulRequest {
    /// Notes that it came.
    pub fn receive(id: LawfulRequestId, authority: String, document: String, on: Stamp) -> Change<Self> {
        Change::new(
            id,
            Self { id, authority, document, state: LawfulState::Received { on } },
            on,
            "lawful_request_received",
        )
    }

    /// Somebody takes it up.
    pub fn review(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            LawfulState::Received { .. } => {
                Ok(self.becomes(&[name::RECEIVED], LawfulState::UnderReview { on }, on, "lawful_request_review"))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    /// A second person lets the answer out.
    pub fn answer(self, on: Stamp) -> Result<Change<Self>, CannotReply> {
        let LawfulState::UnderReview { on: taken } = self.state else {
            return Err(NotNow { state: self.state.name() }.into());
        };
        if self.document.trim().is_empty() {
            return Err(CannotReply::DocumentMissing);
        }
        if taken.by == on.by {
            return Err(CannotReply::SamePerson);
        }
        Ok(self.becomes(&[name::UNDER_REVIEW], LawfulState::Answered { on }, on, "lawful_request_answered"))
    }

    /// Refuses it; one person may, since nothing leaves.
    pub fn refuse(self, reason: RefusalReason, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            LawfulState::Received { .. } | LawfulState::UnderReview { .. } => {
                let state = LawfulState::Refused { on, reason };
                let change = self.becomes(&[name::RECEIVED, name::UNDER_REVIEW], state, on, "lawful_request_refused");
                Ok(change.fact("reason", reason.code()))
            }
            other => Err(NotNow { state: other.name() }),
        }
    }

    fn becomes(self, from: &'static [&'static str], state: LawfulState, on: Stamp, code: &'static str) -> Change<Self> {
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

    fn request(document: &str) -> LawfulRequest {
        LawfulRequest::receive(id(LawfulRequestId::mint, 1), "Juzgado".into(), document.into(), ana(0)).to
    }

    #[test]
    fn nothing_is_answered_without_a_document_or_by_one_person_alone() {
        let second = Stamp { by: By::Staff(id(StaffId::mint, 9)), at: at(3) };
        let answer = |document: &str, on| {
            request(document).review(ana(1)).unwrap().to.answer(on).map(|change| change.to.state.name())
        };
        assert_eq!(answer(" ", second), Err(CannotReply::DocumentMissing));
        assert_eq!(answer("Oficio 12-2026", ana(2)), Err(CannotReply::SamePerson));
        assert_eq!(answer("Oficio 12-2026", second), Ok(name::ANSWERED));
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let second = Stamp { by: By::Staff(id(StaffId::mint, 9)), at: at(3) };
        let came = request("Oficio 12-2026");
        let taken = came.clone().review(ana(1)).unwrap().to;
        let all = vec![
            came.clone(),
            taken.clone(),
            taken.answer(second).unwrap().to,
            came.refuse(RefusalReason::TooBroad, ana(1)).unwrap().to,
        ];
        agree(all.clone(), |r| r.state.name(), |r| r.review(ana(2)));
        agree(all.clone(), |r| r.state.name(), |r| r.answer(second));
        agree(all, |r| r.state.name(), |r| r.refuse(RefusalReason::NotHeld, ana(2)));
    }
}
