//! Why an instance is refused as a whole: the place and the fault (routing.md 14).

use std::fmt;

use serde::Serialize;

/// A refused instance: nothing was computed, no plan exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct Refusal {
    /// Where, as written in the file: `offers[17].capacity[3]`.
    pub place: String,
    /// What is wrong there.
    pub reason: Fault,
}

/// What can be wrong with an instance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// Not JSON, a missing key, an unknown word or a number that is not an integer.
    Unreadable {
        /// The reader's message.
        message: String,
    },
    /// The format is not the one this engine reads.
    UnknownFormat,
    /// An identity is empty.
    MissingId,
    /// An identity is used twice.
    DoubledId {
        /// That identity.
        id: String,
    },
    /// A reference leads nowhere.
    Unknown {
        /// What was named.
        id: String,
    },
    /// A value that must be there is absent.
    Missing,
    /// A list that must not be empty is.
    Empty,
    /// A member is named twice.
    DoubledMember,
    /// A member points past the persons of the case.
    NoSuchMember,
    /// A number lies outside what makes sense.
    OutOfRange {
        /// Smallest value taken.
        least: i64,
        /// Largest value taken.
        most: i64,
    },
    /// A lower limit lies above its upper one.
    LimitsCross,
    /// A list has another length than it must.
    WrongLength {
        /// The length it must have.
        length: usize,
    },
    /// More entries than this engine admits.
    TooMany {
        /// The most admitted.
        most: usize,
    },
    /// Two entries of the distance table differ that must be equal.
    NotSymmetric,
    /// The best possible fit would pass 1,000.
    FitTooLarge,
    /// The tier values do not fall.
    TierValuesRise,
    /// A case is in conflict with itself.
    ConflictWithItself,
    /// A place on record is of another category than the need.
    OtherCategory,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { message } => write!(f, "{message}"),
            Self::UnknownFormat => write!(f, "unknown format"),
            Self::MissingId => write!(f, "the id is empty"),
            Self::DoubledId { id } => write!(f, "the id {id} is used twice"),
            Self::Unknown { id } => write!(f, "{id} is not known"),
            Self::Missing => write!(f, "missing"),
            Self::Empty => write!(f, "the list is empty"),
            Self::DoubledMember => write!(f, "the member is named twice"),
            Self::NoSuchMember => write!(f, "there is no such person in the case"),
            Self::OutOfRange { least, most } => write!(f, "outside {least} to {most}"),
            Self::LimitsCross => write!(f, "the lower limit is above the upper one"),
            Self::WrongLength { length } => write!(f, "must have {length} entries"),
            Self::TooMany { most } => write!(f, "more than {most}"),
            Self::NotSymmetric => write!(f, "differs from the same distance the other way"),
            Self::FitTooLarge => write!(f, "the parts of fit can pass 1000"),
            Self::TierValuesRise => write!(f, "must fall from tier to tier"),
            Self::ConflictWithItself => write!(f, "a case is in conflict with itself"),
            Self::OtherCategory => write!(f, "the offer is of another category"),
        }
    }
}

/// A refusal at `place`.
pub(super) fn refuse<T>(place: impl Into<String>, reason: Fault) -> Result<T, Refusal> {
    Err(Refusal { place: place.into(), reason })
}

/// Refuses unless `holds`; the place is only written down when it is needed.
pub(super) fn require(
    holds: bool,
    place: impl FnOnce() -> String,
    reason: impl FnOnce() -> Fault,
) -> Result<(), Refusal> {
    if holds { Ok(()) } else { refuse(place(), reason()) }
}

/// Refuses a number outside `least..=most`.
pub(super) fn within(number: i64, (least, most): (i64, i64), place: impl FnOnce() -> String) -> Result<(), Refusal> {
    require((least..=most).contains(&number), place, || Fault::OutOfRange { least, most })
}
