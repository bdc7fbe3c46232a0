//! Why a use case refuses. Facts only: the sentence is chosen at the edge.

use domain::problems::Problems;
use store::StoreError;

/// A refused use case.
pub type Refused<T> = Result<T, Refusal>;

/// The reasons, each with what the page needs to be kind about it.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Not there, or not in the caller's scope.
    #[error("not found")]
    NotFound,
    /// What was typed cannot be used as it is; the form comes back with everything typed.
    #[error("problems in the form")]
    Invalid(Problems),
    /// Somebody changed the record a moment ago; the page shows the present state.
    #[error("changed meanwhile")]
    Conflict,
    /// The same request id came with other content.
    #[error("same request with other content")]
    OtherContent,
    /// The second factor must be given again first.
    #[error("second factor needed")]
    StepUp,
    /// Too many tries or requests; the seconds until it may be tried again.
    #[error("too many, wait {0} s")]
    TooMany(i64),
    /// The database cannot save: full disk, gone, or locked. What was typed is still on the page.
    #[error("unavailable: {0}")]
    Unavailable(StoreError),
}

impl Refusal {
    /// One problem at one field.
    pub fn field(field: &str, code: domain::problems::ProblemCode) -> Self {
        Self::Invalid(Problems::one(field, code))
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Conflict | StoreError::Taken => Self::Conflict,
            StoreError::OtherContent => Self::OtherContent,
            other => Self::Unavailable(other),
        }
    }
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems)
    }
}
