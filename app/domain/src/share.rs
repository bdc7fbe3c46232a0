//! What a referral shares: the least the provider can work with, more only by choice, nothing beyond the consent.

use std::collections::BTreeSet;

use crate::{catalogue::codes::Category, codes::codes};

codes! {
    /// One thing a referral can share, as a switch on the page (interface.md S16).
    Shared {
        /// First name and initial.
        Name = "name",
        FullName = "full_name",
        Age = "age",
        Sex = "sex",
        Language = "language",
        Phone = "phone",
        Municipality = "municipality",
        /// How many come and how old they are.
        Family = "family",
        Schooling = "schooling",
        Trade = "trade",
        /// Which papers there are, not their numbers.
        Papers = "papers",
        /// Access a place has to have, such as no steps.
        Access = "access",
        /// A pregnancy or treatment the place has to know of.
        Health = "health",
    }

    /// Why a switch cannot be moved.
    Lock {
        /// The provider cannot work without it.
        Needed = "needed",
        /// The person did not agree.
        NoConsent = "no_consent",
        /// This kind of programme has no use for it.
        NoUse = "no_use",
    }
}

/// A switch of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    pub shared: Shared,
    /// Where it stands before anybody touches it.
    pub on: bool,
    /// Why it cannot be moved, if it cannot.
    pub lock: Option<Lock>,
}

/// What the person agreed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// To share with this provider at all.
    pub share: bool,
    /// To be called or written to.
    pub contact: bool,
    /// To share health besides, asked for apart.
    pub health: bool,
}

/// Every switch for a programme of this kind.
pub fn switches(category: Category, agreed: Agreed) -> Vec<Switch> {
    Shared::ALL.iter().map(|shared| switch(*shared, category, agreed)).collect()
}

fn switch(shared: Shared, category: Category, agreed: Agreed) -> Switch {
    let allowed = match shared {
        Shared::Phone => agreed.share && agreed.contact,
        Shared::Health | Shared::Access => agreed.share && agreed.health,
        _ => agreed.share,
    };
    let (on, lock) = match use_of(shared, category) {
        _ if !allowed => (false, Some(Lock::NoConsent)),
        Use::None => (false, Some(Lock::NoUse)),
        Use::Needed => (true, Some(Lock::Needed)),
        Use::Usual => (true, None),
        Use::ByChoice => (false, None),
    };
    Switch { shared, on, lock }
}

/// What will be sent: what was chosen, with what is needed, without what is locked.
pub fn settle(category: Category, agreed: Agreed, chosen: &BTreeSet<Shared>) -> BTreeSet<Shared> {
    let sent = |switch: &Switch| match switch.lock {
        Some(Lock::Needed) => true,
        Some(Lock::NoConsent | Lock::NoUse) => false,
        None => chosen.contains(&switch.shared),
    };
    switches(category, agreed).iter().filter(|switch| sent(switch)).map(|switch| switch.shared).collect()
}

enum Use {
    None,
    ByChoice,
    Usual,
    Needed,
}

#[expect(clippy::match_same_arms, reason = "one line a rule")]
fn use_of(shared: Shared, category: Category) -> Use {
    use Category as C;
    match (shared, category) {
        (Shared::Name | Shared::Language, _) => Use::Needed,
        (Shared::Age, C::Housing | C::Training | C::Education | C::FamilyCare | C::Health) => Use::Needed,
        (Shared::Family, C::Housing | C::FamilyCare | C::Transport) => Use::Needed,
        (Shared::Sex, C::Housing) => Use::Needed,
        (Shared::Phone, _)
        | (Shared::Trade, C::Training | C::Labour)
        | (Shared::Schooling, C::Training | C::Labour | C::Education)
        | (Shared::Municipality, C::Transport | C::HousingSupport | C::Labour | C::Training) => Use::Usual,
        (Shared::Trade | Shared::Schooling, C::Housing | C::Transport | C::Health | C::Psychosocial) => Use::None,
        (Shared::Health, C::Labour | C::Documents | C::Education | C::Training) => Use::None,
        _ => Use::ByChoice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Agreed = Agreed { share: true, contact: true, health: true };

    fn everything() -> BTreeSet<Shared> {
        Shared::ALL.iter().copied().collect()
    }

    #[test]
    fn a_trade_course_hears_of_the_trade_and_neither_health_nor_family() {
        let on: Vec<_> = switches(Category::Training, ALL).iter().filter(|s| s.on).map(|s| s.shared.code()).collect();
        assert_eq!(on, ["name", "age", "language", "phone", "municipality", "schooling", "trade"]);
    }

    #[test]
    fn nothing_leaves_without_consent_whatever_is_chosen() {
        for category in Category::ALL {
            assert!(settle(*category, Agreed::default(), &everything()).is_empty());
            let no_extras = Agreed { share: true, ..Agreed::default() };
            let sent = settle(*category, no_extras, &everything());
            assert!(
                !sent.contains(&Shared::Phone) && !sent.contains(&Shared::Health) && !sent.contains(&Shared::Access)
            );
        }
    }

    #[test]
    fn what_is_sent_was_chosen_or_needed_and_never_useless() {
        for category in Category::ALL {
            let least = settle(*category, ALL, &BTreeSet::new());
            assert!(least.contains(&Shared::Name) && least.len() <= 5, "{category:?}");
            assert!(!least.contains(&Shared::FullName) && !least.contains(&Shared::Health));
            for switch in switches(*category, ALL).iter().filter(|switch| switch.lock == Some(Lock::NoUse)) {
                assert!(!settle(*category, ALL, &everything()).contains(&switch.shared));
            }
        }
    }
}
