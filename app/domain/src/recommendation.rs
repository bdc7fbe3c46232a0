//! A recommendation that was given: fresh until something it read changes, used once a referral was made from it.

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{CaseId, RecommendationId},
};

names! { FRESH = "fresh", STALE = "stale", USED = "used" }

codes! {
    /// Where a recommendation stands.
    RecommendationState {
        /// What it read is as it was.
        Fresh = "fresh",
        /// Something it read has changed since.
        Stale = "stale",
        /// A referral was made from it.
        Used = "used",
    }
}

/// A recommendation of one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub id: RecommendationId,
    pub case: CaseId,
    pub state: RecommendationState,
}

impl Recommendation {
    /// Something it read has changed.
    ///
    /// # Errors
    /// When it is not fresh.
    pub fn outdate(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            RecommendationState::Fresh => {
                Ok(self.becomes(&[name::FRESH], RecommendationState::Stale, on, "recommendation_outdated"))
            }
            RecommendationState::Stale | RecommendationState::Used => Err(self.not_now()),
        }
    }

    /// A referral is made from it; nobody refers from an answer that no longer holds.
    ///
    /// # Errors
    /// When it is stale, or was used before.
    pub fn take_up(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            RecommendationState::Fresh => {
                Ok(self.becomes(&[name::FRESH], RecommendationState::Used, on, "recommendation_used"))
            }
            RecommendationState::Stale | RecommendationState::Used => Err(self.not_now()),
        }
    }

    fn becomes(
        self,
        from: &'static [&'static str],
        state: RecommendationState,
        on: Stamp,
        code: &'static str,
    ) -> Change<Self> {
        Change::step(self.id, from, Self { state, ..self }, on, code)
    }

    fn not_now(&self) -> NotNow {
        NotNow { state: self.state.code() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, id};

    fn every() -> Vec<Recommendation> {
        let (id, case) = (id(RecommendationId::mint, 1), id(CaseId::mint, 2));
        RecommendationState::ALL.iter().map(|state| Recommendation { id, case, state: *state }).collect()
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        agree(every(), |one| one.state.code(), |one: Recommendation| one.outdate(ana(1)));
        agree(every(), |one| one.state.code(), |one: Recommendation| one.take_up(ana(1)));
    }

    #[test]
    fn the_names_are_those_of_the_states() {
        assert_eq!(every().iter().map(|one| one.state.code()).collect::<Vec<_>>(), name::ALL);
    }
}
