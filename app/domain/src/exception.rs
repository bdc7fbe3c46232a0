//! Referring to a programme that the rules exclude: which rules may be lifted, by what, and which never.
//!
//! Never: what protects the person (1, 4, 5, 7, and adults' places for a minor), what the person has not allowed (3), what
//! is closed or full (2, 16), nights that are not there (15), and what nobody has asked yet.

use crate::{codes::codes, routing::Reason};

codes! {
    /// What answers for an exception.
    ExceptionReason {
        /// The provider said that it takes the person all the same.
        ProviderAgreed = "provider_agreed",
        /// The person accepts the way or the day.
        PersonAccepts = "person_accepts",
        /// The paper has been asked for.
        PaperComing = "paper_coming",
        /// Somebody will interpret.
        InterpreterFound = "interpreter_found",
        /// What was learned was shown in another way.
        ShownOtherwise = "shown_otherwise",
    }
}

/// Years from which somebody may be sent to a place for adults.
const ADULT: i64 = 18;

/// What can answer for lifting this rule; nothing where it is never lifted.
pub const fn answers(rule: &Reason<'_>) -> &'static [ExceptionReason] {
    use ExceptionReason::{InterpreterFound, PaperComing, PersonAccepts, ProviderAgreed, ShownOtherwise};
    match rule {
        Reason::HouseholdSize { .. } | Reason::Accessibility { .. } => &[ProviderAgreed],
        Reason::Age { age, .. } if *age >= ADULT => &[ProviderAgreed],
        Reason::Language { .. } => &[ProviderAgreed, InterpreterFound],
        Reason::Documents { .. } => &[ProviderAgreed, PaperComing],
        Reason::Schooling { .. } | Reason::Skill { .. } => &[ProviderAgreed, ShownOtherwise],
        Reason::Distance { .. } => &[ProviderAgreed, PersonAccepts],
        // A group that has begun takes somebody in only if who leads it says so.
        Reason::Dates { misfit, start_day, .. } if misfit.of_a_dated_offer() && *start_day < 0 => &[ProviderAgreed],
        Reason::Dates { misfit, .. } if misfit.of_a_dated_offer() => &[ProviderAgreed, PersonAccepts],
        Reason::Protected
        | Reason::Closed { .. }
        | Reason::Consent { .. }
        | Reason::AvoidedProvider
        | Reason::HouseholdType { .. }
        | Reason::Sex { .. }
        | Reason::Missing { .. }
        | Reason::Age { .. }
        | Reason::Dates { .. }
        | Reason::Capacity { .. } => &[],
    }
}

/// What can answer for lifting all of these rules at once; nothing where one of them is never lifted, or none fails.
pub fn ways(rules: &[Reason<'_>]) -> Vec<ExceptionReason> {
    let all = |way: &ExceptionReason| rules.iter().all(|rule| answers(rule).contains(way));
    if rules.is_empty() { Vec::new() } else { ExceptionReason::ALL.iter().copied().filter(all).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::{Fact, Misfit};

    #[test]
    fn what_protects_and_what_is_full_is_never_lifted() {
        let papers = Reason::Documents { document: "dpi".into() };
        assert_eq!(
            ways(std::slice::from_ref(&papers)),
            [ExceptionReason::ProviderAgreed, ExceptionReason::PaperComing]
        );
        let never = [
            Reason::Protected,
            Reason::Consent { agency: "a".into() },
            Reason::AvoidedProvider,
            Reason::Age { age: 17, least: 18, most: 120 },
            Reason::Missing { fact: Fact::Age },
            Reason::Capacity { free: 0, needed: 1, day: 0 },
            Reason::Dates { start_day: 0, ready_day: 1, misfit: Misfit::StayTooLong },
        ];
        for rule in never {
            assert!(ways(&[papers.clone(), rule.clone()]).is_empty(), "{rule:?}");
        }
        assert!(ways(&[]).is_empty(), "what applies needs no exception");
    }

    #[test]
    fn one_reason_has_to_answer_for_every_rule() {
        let far = Reason::Distance { km: 200, limit: 60 };
        assert_eq!(ways(&[far, Reason::Documents { document: "dpi".into() }]), [ExceptionReason::ProviderAgreed]);
    }
}
