//! One type of identifier a noun, so that a card cannot be passed where a case is meant.
//!
//! To add a noun: one line in the list below, with the short word the audit trail uses for it.

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use crate::chance::Chance;

/// The text is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $name(Uuid);

            impl $name {
                /// The noun as the audit trail names it.
                pub const KIND: &'static str = $kind;

                /// A new identifier that sorts by time (UUID version 7); it identifies and never proves anything.
                pub fn mint(now: Timestamp, chance: &mut dyn Chance) -> Self {
                    Self(version_seven(now, chance))
                }

                /// The identifier a row or a path holds.
                pub const fn from_uuid(uuid: Uuid) -> Self {
                    Self(uuid)
                }

                /// What a row stores.
                pub const fn uuid(self) -> Uuid {
                    self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl FromStr for $name {
                type Err = NotAnId;

                fn from_str(text: &str) -> Result<Self, NotAnId> {
                    Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
                }
            }

            impl From<$name> for Uuid {
                fn from(id: $name) -> Uuid {
                    id.0
                }
            }

            impl From<$name> for Subject {
                fn from(id: $name) -> Subject {
                    Subject { kind: $kind, id: id.0 }
                }
            }
        )*
    };
}

ids! {
    /// A member of staff, of a centre or of a provider.
    StaffId = "staff";
    /// A reception centre.
    CentreId = "centre";
    /// A desk open in a shift.
    DeskId = "desk";
    /// One arrival movement by air or land.
    FlightId = "flight";
    /// One listed person on a manifest.
    LineId = "line";
    /// A person, over all their returns.
    PersonId = "person";
    /// A person came at a time.
    ArrivalId = "arrival";
    /// People who stay together.
    HouseholdId = "household";
    /// A numbered card.
    CardId = "card";
    /// The reintegration file of a household or person.
    CaseId = "case";
    /// Something found to be needed.
    NeedId = "need";
    /// One answer to one consent question.
    ConsentId = "consent";
    /// An institution that serves.
    ProviderId = "provider";
    /// What a provider runs.
    ProgrammeId = "programme";
    /// A concrete dated supply of a programme.
    OfferingId = "offering";
    /// A bed-night, seat or hour.
    PlaceId = "place";
    /// A stored result of routing.
    RecommendationId = "recommendation";
    /// A case shared with a provider.
    ReferralId = "referral";
    /// What came of an accepted referral.
    PlacementId = "placement";
    /// A date with a place.
    AppointmentId = "appointment";
    /// Something a member of staff has to do.
    TaskId = "task";
    /// Something a member of staff wrote down.
    NoteId = "note";
    /// A letter or text message to a person or provider.
    MessageId = "message";
    /// A call or visit after a service began.
    FollowUpId = "follow_up";
    /// Custody of a child or protected person passing to an authority.
    HandoverId = "handover";
    /// What may leave to which institution, on which legal basis.
    GrantId = "grant";
    /// What was typed and not yet saved.
    DraftId = "draft";
    /// One sending of one form; a repeat carries the same.
    RequestId = "request";
    /// Somebody signed in.
    SessionId = "session";
    /// An invitation to become staff.
    InvitationId = "invitation";
    /// A file somebody sent.
    UploadId = "upload";
    /// A request from another authority.
    LawfulRequestId = "lawful_request";
    /// Somebody looked at or changed something.
    AccessEventId = "access_event";
    /// One use of the break-glass right.
    BreakGlassId = "break_glass";
}

/// What an audit row is about: the noun and which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The noun, such as `referral`.
    pub kind: &'static str,
    /// Which one.
    pub id: Uuid,
}

fn version_seven(now: Timestamp, chance: &mut dyn Chance) -> Uuid {
    let mut random = [0; 10];
    chance.fill(&mut random);
    // An instant before 1970 has no place in version 7; the clock of such a machine is broken anyway.
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SeededChance;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    #[test]
    fn later_identifiers_sort_later() {
        let mut chance = SeededChance::new(1);
        let first = PersonId::mint(at(1_700_000_000), &mut chance);
        let second = PersonId::mint(at(1_700_000_001), &mut chance);
        assert!(first < second);
        assert_eq!(first.uuid().get_version_num(), 7);
    }

    #[test]
    fn an_identifier_survives_text_and_rows() {
        let id = ReferralId::mint(at(1_700_000_000), &mut SeededChance::new(2));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(ReferralId::from_uuid(id.uuid()), id);
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{id}\""));
        assert_eq!(Subject::from(id), Subject { kind: "referral", id: id.uuid() });
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "12", "00000000-0000-0000-0000-00000000000g", "../etc"] {
            assert_eq!(text.parse::<CardId>(), Err(NotAnId), "{text}");
        }
    }
}
