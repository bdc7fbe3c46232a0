//! Who asks, and how they stand to the record.

use crate::codes::codes;

codes! {
    /// What somebody on staff does here (security.md 2.1).
    Role {
        /// Reception clerk (REC).
        Reception = "reception",
        /// Shift lead: who supervises a reception shift in the hall (LEAD).
        ShiftLead = "shift_lead",
        /// Caseworker (CW).
        Caseworker = "caseworker",
        /// Supervisor of casework (SUP).
        Supervisor = "supervisor",
        /// Focal point of a provider (PRV).
        Provider = "provider",
        /// Child-protection officer (CPO).
        Protection = "protection",
        /// Data-protection officer (DPO).
        DataProtection = "data_protection",
        /// Auditor (AUD).
        Auditor = "auditor",
        /// Technical administrator (ADM): no personal content.
        Administrator = "administrator",
        /// Reader of suppressed figures (STA).
        Statistics = "statistics",
    }

    /// The columns of the matrix: the roles of staff and those who come from outside.
    Column {
        Reception = "REC",
        ShiftLead = "LEAD",
        Caseworker = "CW",
        Supervisor = "SUP",
        Provider = "PRV",
        Protection = "CPO",
        DataProtection = "DPO",
        Auditor = "AUD",
        Administrator = "ADM",
        Statistics = "STA",
        /// The person, with card and PIN.
        Returnee = "RET",
        /// A verified caregiver of a child.
        Caregiver = "GRD",
        /// A partner agency's program, under a grant.
        Partner = "API",
    }

    /// How the caller stands to the record.
    Relation {
        /// The file's owner, the child's caregiver, the person themself.
        Own = "own",
        /// Somebody the owner gave a part of the work to.
        Assigned = "assigned",
        /// A file of the same centre or team.
        Team = "team",
        OtherTeam = "other_team",
        /// Addressed to the caller's agency: an open referral, an attached paper, a contact after an appointment.
        Addressed = "addressed",
        OtherAgency = "other_agency",
        /// A sealed file of the own unit, with the clearance it asks for.
        Sealed = "sealed",
        /// A sealed file that does not exist for the caller.
        SealedElsewhere = "sealed_elsewhere",
        /// One file opened by break-glass, for half an hour.
        BrokenGlass = "broken_glass",
        /// The action concerns no person's record.
        General = "general",
        /// No relation is known.
        Stranger = "stranger",
    }

    /// What a member of staff may see beyond the role; each is given separately.
    Clearance {
        Child = "child",
        Trafficking = "trafficking",
        Gbv = "gbv",
        Health = "health",
    }
}

impl Role {
    /// False for two roles that one person must not hold (security.md 2.1).
    pub fn goes_with(self, other: Self) -> bool {
        use Role::{Administrator, Auditor, Caseworker, Protection, Reception, ShiftLead, Supervisor};
        let content = |role| matches!(role, Reception | ShiftLead | Caseworker | Supervisor | Protection);
        let apart = |one, two| one == Auditor || (one == Administrator && content(two));
        self == other || !(apart(self, other) || apart(other, self))
    }
}

impl From<Role> for Column {
    fn from(role: Role) -> Self {
        match role {
            Role::Reception => Self::Reception,
            Role::ShiftLead => Self::ShiftLead,
            Role::Caseworker => Self::Caseworker,
            Role::Supervisor => Self::Supervisor,
            Role::Provider => Self::Provider,
            Role::Protection => Self::Protection,
            Role::DataProtection => Self::DataProtection,
            Role::Auditor => Self::Auditor,
            Role::Administrator => Self::Administrator,
            Role::Statistics => Self::Statistics,
        }
    }
}

/// A set of clearances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clearances(u8);

impl Clearances {
    /// No clearance.
    pub const NONE: Self = Self(0);

    /// Reads the stored list, separated by commas; unknown words give nothing.
    pub fn parse(list: &str) -> Self {
        list.split(',').filter_map(|word| Clearance::parse(word.trim())).collect()
    }

    /// True if the set holds it.
    pub const fn has(self, clearance: Clearance) -> bool {
        self.0 & (1 << clearance as u8) != 0
    }

    /// True if any sealed file could be opened with it; health alone opens none.
    pub const fn opens_sealed(self) -> bool {
        self.has(Clearance::Child) || self.has(Clearance::Trafficking) || self.has(Clearance::Gbv)
    }
}

impl FromIterator<Clearance> for Clearances {
    fn from_iter<I: IntoIterator<Item = Clearance>>(clearances: I) -> Self {
        Self(clearances.into_iter().fold(0, |set, clearance| set | 1 << clearance as u8))
    }
}
