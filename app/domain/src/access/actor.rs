//! A signed-in member of staff as the rules see them, and which rows exist for them.

use super::{Action, Clearance, Clearances, Decision, Relation, Role, Who, decide};
use crate::ids::{CentreId, ProviderId, StaffId};

/// A signed-in member of staff; only the session layer makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub staff: StaffId,
    pub role: Role,
    pub centre: Option<CentreId>,
    pub provider: Option<ProviderId>,
    pub clearances: Clearances,
    /// Second factor at most five minutes old (always in the demonstration).
    pub stepped_up: bool,
}

/// Which rows exist for an actor. Made only by [`Actor::scope`]; every query of people takes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope(Reach);

/// The reach of a scope, for `store` to turn into a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Unsealed rows of one centre.
    Centre(CentreId),
    /// Unsealed files owned by or offered to one caseworker, and unowned ones of the centre.
    Caseload {
        staff: StaffId,
        centre: CentreId,
    },
    /// Referrals addressed to one provider.
    Agency(ProviderId),
    /// Sealed rows of one centre's protection unit.
    SealedUnit(CentreId),
    Nothing,
}

impl Scope {
    /// What the scope reaches.
    pub const fn reach(self) -> Reach {
        self.0
    }
}

/// What is known of a record's place in the house.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub owner: Option<StaffId>,
    /// Somebody other than the owner who works on it.
    pub assigned: Option<StaffId>,
    pub centre: Option<CentreId>,
    /// The agency that has it before it: an open referral, an attached paper.
    pub addressed: Option<ProviderId>,
    /// The clearance a sealed record asks for.
    pub sealed: Option<Clearance>,
    /// The actor opened exactly this record by break-glass and the half hour is not over.
    pub glass_open: bool,
}

impl Actor {
    /// The rows that exist for this actor.
    pub const fn scope(&self) -> Scope {
        Scope(match (self.role, self.centre, self.provider) {
            (Role::Reception | Role::ShiftLead | Role::Supervisor, Some(centre), _) => Reach::Centre(centre),
            (Role::Caseworker, Some(centre), _) => Reach::Caseload { staff: self.staff, centre },
            (Role::Protection, Some(centre), _) if self.clearances.opens_sealed() => Reach::SealedUnit(centre),
            (Role::Provider, _, Some(provider)) => Reach::Agency(provider),
            _ => Reach::Nothing,
        })
    }

    /// How this actor stands to a record; a seal comes before everything else.
    pub fn relation(&self, to: &Standing) -> Relation {
        let same_centre = self.centre.is_some() && self.centre == to.centre;
        let me = Some(self.staff);
        if let Some(clearance) = to.sealed {
            return match () {
                () if self.role == Role::Protection && same_centre && self.clearances.has(clearance) => {
                    Relation::Sealed
                }
                // Others cannot have broken the glass of a file that does not exist for them.
                () if self.role == Role::DataProtection && to.glass_open => Relation::BrokenGlass,
                () => Relation::SealedElsewhere,
            };
        }
        match () {
            () if to.owner == me => Relation::Own,
            () if to.assigned == me => Relation::Assigned,
            () if self.provider.is_some() && self.provider == to.addressed => Relation::Addressed,
            () if self.role == Role::Provider => Relation::OtherAgency,
            () if same_centre => Relation::Team,
            () if to.glass_open => Relation::BrokenGlass,
            () => Relation::OtherTeam,
        }
    }

    /// What the table says to this actor about an action on a record standing in `relation`.
    pub fn may(&self, action: Action, relation: Relation) -> Decision {
        decide(self, action, relation)
    }
}

impl From<&Actor> for Who {
    fn from(actor: &Actor) -> Self {
        Self { column: actor.role.into(), clearances: actor.clearances, stepped_up: actor.stepped_up }
    }
}
