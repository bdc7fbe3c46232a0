//! A need: what was found, with urgency; its outcome is apart from the closing of any referral.

use crate::{
    catalogue::codes::Category,
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{CaseId, NeedId},
};

codes! {
    /// How soon it has to be met (routing.md 3).
    Urgency {
        Immediate = "immediate",
        ThisWeek = "this_week",
        ThisMonth = "this_month",
        WhenPossible = "when_possible",
    }

    /// Why a need is not met; it stays in the register and is offered again when there is room.
    UnmetReason {
        NoOffer = "no_offer",
        NoPlace = "no_place",
        NotEligible = "not_eligible",
        TooFar = "too_far",
        DidNotHelp = "did_not_help",
        NotReached = "not_reached",
    }

    /// Why the person does not want help with it.
    NotWantedReason {
        SolvedAlone = "solved_alone",
        Family = "family",
        OtherHelp = "other_help",
        NotSaid = "not_said",
    }
}

impl UnmetReason {
    /// What most of the offers fail by, from the short names of their rules; no offer at all where there is none.
    pub fn of_rules<'a>(rules: impl Iterator<Item = &'a str>) -> Self {
        let mut count = [(Self::NoPlace, 0), (Self::TooFar, 0), (Self::NotEligible, 0)];
        for rule in rules {
            let group = match rule {
                "capacity" | "dates" | "closed" => 0,
                "distance" => 1,
                _ => 2,
            };
            count[group].1 += 1;
        }
        // Of equal counts the first, which says more than not fitting does.
        let most = count.into_iter().rev().max_by_key(|(_, count)| *count);
        most.filter(|(_, count)| *count > 0).map_or(Self::NoOffer, |(reason, _)| reason)
    }
}

names! {
    OPEN = "open", IN_PROGRESS = "in_progress", MET = "met", PARTLY_MET = "partly_met", UNMET = "unmet",
    DECLINED_BY_PERSON = "declined_by_person",
}

/// Where a need stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedState {
    /// Found.
    Open { on: Stamp },
    /// Something is under way.
    InProgress { on: Stamp },
    /// Met.
    Met { on: Stamp },
    /// Better than before, and not yet enough.
    PartlyMet { on: Stamp, reason: UnmetReason },
    /// Not met.
    Unmet { on: Stamp, reason: UnmetReason },
    /// The person does not want help with it.
    DeclinedByPerson { on: Stamp, reason: NotWantedReason },
}

impl NeedState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } => name::OPEN,
            Self::InProgress { .. } => name::IN_PROGRESS,
            Self::Met { .. } => name::MET,
            Self::PartlyMet { .. } => name::PARTLY_MET,
            Self::Unmet { .. } => name::UNMET,
            Self::DeclinedByPerson { .. } => name::DECLINED_BY_PERSON,
        }
    }

    /// True when it belongs in the register of unmet needs, to be offered again.
    pub const fn offered_again(&self) -> bool {
        matches!(self, Self::Unmet { .. } | Self::PartlyMet { .. })
    }
}

/// One thing that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    pub id: NeedId,
    pub case: CaseId,
    pub category: Category,
    pub urgency: Urgency,
    pub state: NeedState,
}

/// How a need ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Met,
    PartlyMet(UnmetReason),
    Unmet(UnmetReason),
    NotWanted(NotWantedReason),
}

impl Need {
    /// Notes a need.
    pub fn find(id: NeedId, case: CaseId, category: Category, urgency: Urgency, on: Stamp) -> Change<Self> {
        let need = Self { id, case, category, urgency, state: NeedState::Open { on } };
        Change::new(id, need, on, "need_found").fact("category", category.code()).fact("urgency", urgency.code())
    }

    /// Something is under way, or is tried again after all.
    pub fn begin(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            NeedState::Open { .. } | NeedState::PartlyMet { .. } | NeedState::Unmet { .. } => {
                let from = &[name::OPEN, name::PARTLY_MET, name::UNMET];
                Ok(self.becomes(from, NeedState::InProgress { on }, on, "need_in_progress"))
            }
            _ => Err(self.not_now()),
        }
    }

    /// Notes how it ended; an end may be corrected while it is not met.
    pub fn end(self, outcome: Outcome, on: Stamp) -> Result<Change<Self>, NotNow> {
        const FROM: &[&str] = &[name::OPEN, name::IN_PROGRESS, name::PARTLY_MET, name::UNMET];
        if matches!(self.state, NeedState::Met { .. } | NeedState::DeclinedByPerson { .. }) {
            return Err(self.not_now());
        }
        let (state, reason) = match outcome {
            Outcome::Met => (NeedState::Met { on }, None),
            Outcome::PartlyMet(reason) => (NeedState::PartlyMet { on, reason }, Some(reason.code())),
            Outcome::Unmet(reason) => (NeedState::Unmet { on, reason }, Some(reason.code())),
            Outcome::NotWanted(reason) => (NeedState::DeclinedByPerson { on, reason }, Some(reason.code())),
        };
        Ok(self.becomes(FROM, state, on, "need_ended").fact("outcome", state.name()).fact_if("reason", reason))
    }

    /// The person changed their mind, or the need came back.
    pub fn reopen(self, on: Stamp) -> Result<Change<Self>, NotNow> {
        match self.state {
            NeedState::Met { .. } | NeedState::DeclinedByPerson { .. } => {
                Ok(self.becomes(&[name::MET, name::DECLINED_BY_PERSON], NeedState::Open { on }, on, "need_reopened"))
            }
            _ => Err(self.not_now()),
        }
    }

    fn becomes(self, from: &'static [&'static str], state: NeedState, on: Stamp, code: &'static str) -> Change<Self> {
        Change::step(self.id, from, Self { state, ..self }, on, code).fact("category", self.category.code())
    }

    fn not_now(&self) -> NotNow {
        NotNow { state: self.state.name() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, id};

    fn every() -> Vec<Need> {
        let need =
            Need::find(id(NeedId::mint, 1), id(CaseId::mint, 2), Category::Housing, Urgency::Immediate, ana(0)).to;
        let end = |outcome| need.end(outcome, ana(1)).unwrap().to;
        let all = vec![
            need,
            need.begin(ana(1)).unwrap().to,
            end(Outcome::Met),
            end(Outcome::PartlyMet(UnmetReason::NoPlace)),
            end(Outcome::Unmet(UnmetReason::NoOffer)),
            end(Outcome::NotWanted(NotWantedReason::Family)),
        ];
        assert_eq!(all.iter().map(|need| need.state.name()).collect::<Vec<_>>(), name::ALL);
        all
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let states = |step: &dyn Fn(Need) -> Result<Change<Need>, NotNow>| agree(every(), |n| n.state.name(), step);
        states(&|n| n.begin(ana(2)));
        states(&|n| n.end(Outcome::Met, ana(2)));
        states(&|n| n.reopen(ana(2)));
    }

    #[test]
    fn a_need_without_an_offer_is_kept_with_what_most_offers_fail_by() {
        assert_eq!(UnmetReason::of_rules([].into_iter()), UnmetReason::NoOffer);
        assert_eq!(UnmetReason::of_rules(["distance", "capacity", "distance"].into_iter()), UnmetReason::TooFar);
        assert_eq!(UnmetReason::of_rules(["documents", "capacity"].into_iter()), UnmetReason::NoPlace);
        assert_eq!(UnmetReason::of_rules(["documents", "age"].into_iter()), UnmetReason::NotEligible);
    }

    #[test]
    fn unmet_needs_stay_in_the_register_and_those_the_person_declined_do_not() {
        let again: Vec<_> = every().iter().filter(|n| n.state.offered_again()).map(|n| n.state.name()).collect();
        assert_eq!(again, [name::PARTLY_MET, name::UNMET]);
    }
}
