//! Reads the table: which alternative of a cell stands, and what it then asks for.

use super::{Action, Clearance, Clearances, Column, Relation, letters};
use crate::ids::StaffId;

/// What the table answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    Allow,
    /// Only the fields open to this role: masked, pseudonymous, suppressed, or the quick screen.
    AllowMasked,
    /// May see what others did, not do it.
    SeeOnly,
    /// May ask for it or agree to it; somebody else decides.
    RequestOnly,
    /// After a fresh second factor.
    NeedsStepUp,
    /// Together with somebody else who may.
    NeedsSecondApprover,
    /// Behind broken glass, with a reason and an alert.
    NeedsBreakGlass,
    Deny,
}

impl Decision {
    /// True for a plain or masked yes.
    pub const fn allows(self) -> bool {
        matches!(self, Self::Allow | Self::AllowMasked)
    }
}

/// The caller as the table sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    pub column: Column,
    pub clearances: Clearances,
    /// Second factor at most five minutes old.
    pub stepped_up: bool,
}

impl Who {
    /// Somebody from outside, who has no clearance.
    pub const fn outside(column: Column, stepped_up: bool) -> Self {
        Self { column, clearances: Clearances::NONE, stepped_up }
    }
}

/// May this caller do this to a record to which they stand so?
pub fn decide(who: impl Into<Who>, action: Action, relation: Relation) -> Decision {
    let who = who.into();
    let found = letters(who.column, action).split(',').map(|part| alternative(part, who, relation));
    match found.min().unwrap_or(Decision::Deny) {
        Decision::Deny if opened(who, action, relation) => Decision::Allow,
        decision => decision,
    }
}

/// Who may break the glass sees one file as the data-protection officer would, and nothing that takes two people.
fn opened(who: Who, action: Action, relation: Relation) -> bool {
    relation == Relation::BrokenGlass
        && letters(who.column, Action::BreakGlass) != "-"
        && letters(Column::DataProtection, action) == "B"
}

#[expect(clippy::match_same_arms, reason = "one line a rule")]
fn alternative(part: &str, who: Who, relation: Relation) -> Decision {
    let mut signs = part.chars();
    let stands = match (signs.next(), relation) {
        (Some('o'), Relation::Own | Relation::Assigned)
        | (Some('t'), Relation::Own | Relation::Assigned | Relation::Team)
        | (Some('T'), Relation::Team)
        | (Some('a'), Relation::Addressed)
        | (Some('B'), Relation::BrokenGlass) => true,
        (Some('s'), Relation::Sealed) => who.clearances.opens_sealed(),
        // A sealed file exists for those who watch over the house, not for those who work in it.
        (Some('y'), Relation::SealedElsewhere) => oversees(who.column),
        (Some('y'), _) => true,
        (Some('B'), _) => return Decision::NeedsBreakGlass,
        _ => false,
    };
    if stands && cleared(signs.as_str(), who) { asks(signs.as_str(), who) } else { Decision::Deny }
}

const fn oversees(column: Column) -> bool {
    matches!(column, Column::DataProtection | Column::Auditor | Column::Administrator | Column::Statistics)
}

fn cleared(signs: &str, who: Who) -> bool {
    [('H', Clearance::Health), ('X', Clearance::Trafficking), ('G', Clearance::Gbv)]
        .into_iter()
        .all(|(sign, clearance)| !signs.contains(sign) || who.clearances.has(clearance))
}

fn asks(signs: &str, who: Who) -> Decision {
    let has = |sign| signs.contains(sign);
    match () {
        () if has('v') => Decision::SeeOnly,
        () if has('q') => Decision::RequestOnly,
        () if has('+') && !who.stepped_up => Decision::NeedsStepUp,
        () if has('2') => Decision::NeedsSecondApprover,
        () if has('m') => Decision::AllowMasked,
        () => Decision::Allow,
    }
}

/// One person cannot be both halves of a two-person act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the same person asked and approved")]
pub struct SamePerson;

/// The second person of a two-person act; the table is asked for each of the two.
pub fn second_person(asked: StaffId, approves: StaffId) -> Result<(), SamePerson> {
    if asked == approves { Err(SamePerson) } else { Ok(()) }
}
