//! Who may do what: one table in the letters of security.md 2.2, no IO, deny by default.
//!
//! **o** own or assigned file, **t** team or centre, **a** addressed to the own agency, **s** sealed file of the own
//! unit with clearance, **m** masked fields only, **2** a second approver, **B** break-glass only, **+** second factor
//! at most five minutes old, **y** without relation to a person, `-` never.
//!
//! To add an action: its row in [`Action`] and in `TABLE`; the guard `matrix` prints the change for a lawyer to read.

use crate::ids::{CentreId, ProviderId, StaffId};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$line:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$line])* $variant,)* }

        impl $name {
            /// Every value, in the order of the document.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The form stored and printed.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value of a stored code.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

codes! {
    /// What somebody on staff does here (security.md 2.1).
    Role {
        /// Reception clerk (REC).
        Reception = "reception",
        /// Shift lead: the supervisor of a reception shift (SUP, in the hall).
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
}

codes! {
    /// What is done, one row of the matrix each.
    Action {
        ImportManifest = "manifest_import",
        ReadManifest = "manifest_read",
        RegisterArrival = "arrival_register",
        SearchPerson = "person_search",
        ReadPerson = "person_read",
        CreatePerson = "person_create",
        CorrectPerson = "person_correct",
        RevealContact = "contact_reveal",
        MergePerson = "person_merge",
        UpdateCase = "case_update",
        ReadCase = "case_read",
        AssignCase = "case_assign",
        ReadAssessment = "assessment_read",
        WriteAssessment = "assessment_write",
        ReadSealed = "sealed_read",
        WriteSealed = "sealed_write",
        Seal = "seal",
        Unseal = "unseal",
        HandOver = "handover",
        CreateReferral = "referral_create",
        AnswerReferral = "referral_answer",
        RevokeReferral = "referral_revoke",
        EditCatalogue = "catalogue_edit",
        EditCapacity = "capacity_edit",
        RecordConsent = "consent_record",
        BindCard = "card_bind",
        CloseFlight = "flight_close",
        ReadTallies = "tallies_read",
        ReadAccessLog = "access_log_read",
        SearchAudit = "audit_search",
        ManageStaff = "staff_manage",
        RunBackup = "backup_run",
    }
}

codes! {
    /// How the caller stands to the record.
    Relation {
        Own = "own",
        Team = "team",
        Addressed = "addressed",
        Sealed = "sealed",
        /// The action concerns no person's record.
        General = "general",
        Stranger = "stranger",
    }
}

/// What the table answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Allow,
    AllowMasked,
    NeedsStepUp,
    NeedsSecondApprover,
    Deny,
}

impl Decision {
    /// True for a plain or masked yes.
    pub const fn allows(self) -> bool {
        matches!(self, Self::Allow | Self::AllowMasked)
    }
}

/// A signed-in member of staff as the rules see them; only the session layer makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub staff: StaffId,
    pub role: Role,
    pub centre: Option<CentreId>,
    pub provider: Option<ProviderId>,
    /// Cleared for sealed files of the own unit.
    pub cleared: bool,
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
    Caseload { staff: StaffId, centre: CentreId },
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

impl Actor {
    /// The rows that exist for this actor.
    pub const fn scope(&self) -> Scope {
        Scope(match (self.role, self.centre, self.provider) {
            (Role::Reception | Role::ShiftLead | Role::Supervisor, Some(centre), _) => Reach::Centre(centre),
            (Role::Caseworker, Some(centre), _) => Reach::Caseload { staff: self.staff, centre },
            (Role::Protection, Some(centre), _) if self.cleared => Reach::SealedUnit(centre),
            (Role::Provider, _, Some(provider)) => Reach::Agency(provider),
            _ => Reach::Nothing,
        })
    }

    /// What the table says to this actor about an action on a record standing in `relation`.
    pub fn may(&self, action: Action, relation: Relation) -> Decision {
        decide(self.role, self.cleared, self.stepped_up, action, relation)
    }
}

/// Rows in the order REC, shift lead, CW, SUP, PRV, CPO, DPO, AUD, ADM, STA (security.md 2.2).
const TABLE: &[(Action, [&str; 10])] = {
    use Action as A;
    &[
        (A::ImportManifest, ["t", "t", "-", "t", "-", "-", "-", "-", "-", "-"]),
        (A::ReadManifest, ["t", "t", "-", "t", "-", "s", "-", "-", "-", "-"]),
        (A::RegisterArrival, ["t", "t", "-", "t", "-", "s", "-", "-", "-", "-"]),
        (A::SearchPerson, ["t", "t", "ot", "t", "-", "s", "-", "-", "-", "-"]),
        (A::ReadPerson, ["t", "t", "otm", "t", "am", "s", "-", "-", "-", "-"]),
        (A::CreatePerson, ["t", "t", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::CorrectPerson, ["t", "t", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::RevealContact, ["t+", "t+", "o", "t+", "a", "s+", "-", "-", "-", "-"]),
        (A::MergePerson, ["-", "t2", "-", "t2", "-", "s2", "-", "-", "-", "-"]),
        (A::UpdateCase, ["-", "t", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::ReadCase, ["tm", "t", "o", "t", "am", "s", "-", "-", "-", "-"]),
        (A::AssignCase, ["-", "t", "-", "t", "-", "s", "-", "-", "-", "-"]),
        (A::ReadAssessment, ["-", "-", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::WriteAssessment, ["-", "-", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::ReadSealed, ["-", "-", "-", "-", "-", "s+", "-", "-", "-", "-"]),
        (A::WriteSealed, ["-", "-", "-", "-", "-", "s", "-", "-", "-", "-"]),
        (A::Seal, ["t", "t", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::Unseal, ["-", "-", "-", "-", "-", "s2", "-", "-", "-", "-"]),
        (A::HandOver, ["-", "-", "-", "-", "-", "s", "-", "-", "-", "-"]),
        (A::CreateReferral, ["-", "-", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::AnswerReferral, ["-", "-", "-", "-", "a", "-", "-", "-", "-", "-"]),
        (A::RevokeReferral, ["-", "-", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::EditCatalogue, ["-", "-", "-", "-", "a", "-", "-", "-", "y", "-"]),
        (A::EditCapacity, ["-", "-", "-", "-", "a", "-", "-", "-", "y", "-"]),
        (A::RecordConsent, ["t", "t", "o", "t", "-", "s", "-", "-", "-", "-"]),
        (A::BindCard, ["t", "t", "o", "t", "-", "-", "-", "-", "-", "-"]),
        (A::CloseFlight, ["-", "t", "-", "t", "-", "-", "-", "-", "-", "-"]),
        (A::ReadTallies, ["t", "t", "-", "t", "-", "-", "-", "-", "-", "-"]),
        (A::ReadAccessLog, ["-", "-", "o", "t", "-", "s", "y", "y", "-", "-"]),
        (A::SearchAudit, ["-", "-", "-", "-", "-", "-", "y", "y", "-", "-"]),
        (A::ManageStaff, ["-", "-", "-", "-", "-", "-", "-", "-", "y+", "-"]),
        (A::RunBackup, ["-", "-", "-", "-", "-", "-", "-", "-", "y", "-"]),
    ]
};

/// The letters of one cell.
pub fn cell(role: Role, action: Action) -> &'static str {
    let column = Role::ALL.iter().position(|r| *r == role);
    let row = TABLE.iter().find(|(a, _)| *a == action);
    row.zip(column).and_then(|((_, cells), column)| cells.get(column).copied()).unwrap_or("-")
}

/// Reads the table: the letter of the relation must stand in the cell; clearance and a fresh factor where asked.
pub fn decide(role: Role, cleared: bool, stepped_up: bool, action: Action, relation: Relation) -> Decision {
    let letters = cell(role, action);
    let (letter, masked) = match relation {
        Relation::Own => ('o', letters == "om"),
        Relation::Team => ('t', letters.contains("tm")),
        Relation::Addressed => ('a', letters.contains("am")),
        Relation::Sealed => ('s', false),
        Relation::General => ('y', false),
        Relation::Stranger => return Decision::Deny,
    };
    // Who may act for the whole team may act on an own file of that team.
    let stands = letters.contains(letter) || (relation == Relation::Own && letters.contains('t'));
    if !stands || (relation == Relation::Sealed && !cleared) {
        Decision::Deny
    } else if letters.contains('2') {
        Decision::NeedsSecondApprover
    } else if letters.contains('+') && !stepped_up {
        Decision::NeedsStepUp
    } else if masked {
        Decision::AllowMasked
    } else {
        Decision::Allow
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_its_row_once() {
        for action in Action::ALL {
            assert_eq!(TABLE.iter().filter(|(a, _)| a == action).count(), 1, "{action:?}");
        }
    }

    #[test]
    fn nobody_outside_the_protection_unit_reads_a_sealed_file() {
        for role in Role::ALL {
            for action in Action::ALL {
                let open = decide(*role, true, true, *action, Relation::Sealed).allows();
                assert!(!open || *role == Role::Protection, "{role:?} {action:?}");
                assert_eq!(decide(*role, false, true, *action, Relation::Sealed), Decision::Deny);
            }
        }
    }

    #[test]
    fn the_administrator_reads_nothing_about_a_person() {
        for action in [Action::ReadPerson, Action::ReadCase, Action::ReadAssessment, Action::SearchPerson] {
            for relation in Relation::ALL {
                assert_eq!(decide(Role::Administrator, true, true, action, *relation), Decision::Deny);
            }
        }
    }

    #[test]
    fn a_stranger_is_always_refused() {
        for role in Role::ALL {
            for action in Action::ALL {
                assert_eq!(decide(*role, true, true, *action, Relation::Stranger), Decision::Deny);
            }
        }
    }

    #[test]
    fn a_caseworker_sees_a_colleagues_person_masked() {
        assert_eq!(decide(Role::Caseworker, false, true, Action::ReadPerson, Relation::Team), Decision::AllowMasked);
        assert_eq!(decide(Role::Caseworker, false, true, Action::ReadPerson, Relation::Own), Decision::Allow);
    }
}
