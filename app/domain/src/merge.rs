//! Two records of one person: one member of staff asks to make them one, another agrees; within 90 days it can be undone, by two
//! again, and everything is as it was. Nothing is ever merged by itself.

use jiff::{SignedDuration, Timestamp};

use crate::{
    access::second_person,
    codes::{codes, names},
    ids::StaffId,
};

/// How long a merge can be undone (security.md T30).
pub const UNDO_WITHIN: SignedDuration = SignedDuration::from_hours(90 * 24);

codes! {
    /// What is known of two records that look alike.
    Likeness {
        /// Somebody has to look.
        Open = "open",
        /// Somebody said they are one person; a second has to agree.
        Asked = "asked",
        Same = "same",
        Different = "different",
    }

    /// Which of two records a field is taken from.
    Side { Kept = "kept", Gone = "gone" }
}

names! { ASKED = "asked", REFUSED = "refused", DONE = "done", UNDO_ASKED = "undo_asked", UNDONE = "undone" }

/// Where a merge stands, with the facts that are true then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    Asked { by: StaffId },
    Refused,
    Done { at: Timestamp },
    UndoAsked { by: StaffId, done: Timestamp },
    Undone,
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotMerge {
    /// Who asked cannot be the second person.
    #[error("the same person asked and agreed")]
    SamePerson,
    /// The 90 days are over.
    #[error("too late to undo")]
    TooLate,
    /// It stands elsewhere by now.
    #[error("not in this state")]
    NotNow,
}

impl Merge {
    /// The state's name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Asked { .. } => name::ASKED,
            Self::Refused => name::REFUSED,
            Self::Done { .. } => name::DONE,
            Self::UndoAsked { .. } => name::UNDO_ASKED,
            Self::Undone => name::UNDONE,
        }
    }

    /// A second person agrees.
    pub fn agree(self, by: StaffId, at: Timestamp) -> Result<Self, CannotMerge> {
        let Self::Asked { by: asked } = self else { return Err(CannotMerge::NotNow) };
        second_person(asked, by).map_err(|_| CannotMerge::SamePerson)?;
        Ok(Self::Done { at })
    }

    /// Anybody who may merge says no, whoever asked too.
    pub const fn refuse(self) -> Result<Self, CannotMerge> {
        match self {
            Self::Asked { .. } => Ok(Self::Refused),
            _ => Err(CannotMerge::NotNow),
        }
    }

    /// Somebody asks to part the records again.
    pub fn ask_undo(self, by: StaffId, at: Timestamp) -> Result<Self, CannotMerge> {
        let Self::Done { at: done } = self else { return Err(CannotMerge::NotNow) };
        in_time(done, at)?;
        Ok(Self::UndoAsked { by, done })
    }

    /// A second person agrees to that.
    pub fn agree_undo(self, by: StaffId, at: Timestamp) -> Result<Self, CannotMerge> {
        let Self::UndoAsked { by: asked, done } = self else { return Err(CannotMerge::NotNow) };
        in_time(done, at)?;
        second_person(asked, by).map_err(|_| CannotMerge::SamePerson)?;
        Ok(Self::Undone)
    }
}

fn in_time(done: Timestamp, at: Timestamp) -> Result<(), CannotMerge> {
    if at.duration_since(done) <= UNDO_WITHIN { Ok(()) } else { Err(CannotMerge::TooLate) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::id;

    fn day(n: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * n)
    }

    #[test]
    fn it_takes_two_to_merge_and_two_to_undo() {
        let (ana, eva) = (id(StaffId::mint, 1), id(StaffId::mint, 2));
        let asked = Merge::Asked { by: ana };
        assert_eq!(asked.agree(ana, day(1)), Err(CannotMerge::SamePerson));
        let done = asked.agree(eva, day(1)).unwrap();
        assert_eq!((done.agree(ana, day(1)), done.refuse()), (Err(CannotMerge::NotNow), Err(CannotMerge::NotNow)));
        let undo = done.ask_undo(eva, day(91)).unwrap();
        assert_eq!(undo.agree_undo(eva, day(91)), Err(CannotMerge::SamePerson));
        assert_eq!(undo.agree_undo(ana, day(91)), Ok(Merge::Undone));
    }

    #[test]
    fn after_ninety_days_a_merge_stays() {
        let (ana, eva) = (id(StaffId::mint, 1), id(StaffId::mint, 2));
        let done = Merge::Done { at: day(1) };
        assert!(done.ask_undo(ana, day(91)).is_ok());
        assert_eq!(done.ask_undo(ana, day(92)), Err(CannotMerge::TooLate));
        let undo = Merge::UndoAsked { by: ana, done: day(1) };
        assert_eq!(undo.agree_undo(eva, day(92)), Err(CannotMerge::TooLate));
    }
}
