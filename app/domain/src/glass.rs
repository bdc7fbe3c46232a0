//! Break-glass: one file opened for half an hour, for a reason, with an alert to owner, supervisor and data protection.

use jiff::{SignedDuration, Timestamp};

use crate::{
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{BreakGlassId, CaseId, StaffId},
    outbox::OutMessage,
};

/// How long the file stays open (security.md 2.2).
pub const OPEN_FOR: SignedDuration = SignedDuration::from_mins(30);
/// How soon the use is reviewed, or the right rests.
pub const REVIEW_WITHIN: SignedDuration = SignedDuration::from_hours(72);
/// How often one person may do it a day.
pub const A_DAY: u32 = 2;
/// The least number of characters of the reason.
pub const LEAST_WORDS: usize = 20;

codes! {
    /// Why the glass is broken.
    GlassReason {
        DangerToLife = "danger_to_life",
        Medical = "medical",
        CourtOrder = "court_order",
        OwnerUnreachable = "owner_unreachable",
    }

    /// What the review found.
    Verdict { Justified = "justified", NotJustified = "not_justified" }
}

names! { OPENED = "opened", REVIEWED = "reviewed" }

/// Where a use stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlassState {
    /// The file was opened; the use waits for its review.
    Opened { on: Stamp },
    /// Somebody else judged it.
    Reviewed { on: Stamp, verdict: Verdict },
}

impl GlassState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Opened { .. } => name::OPENED,
            Self::Reviewed { .. } => name::REVIEWED,
        }
    }
}

/// One use of the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glass {
    pub id: BreakGlassId,
    pub case: CaseId,
    pub staff: StaffId,
    pub reason: GlassReason,
    pub opened: Timestamp,
    pub state: GlassState,
}

/// Why the glass stays whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotBreak {
    /// The words are too few to review it by.
    #[error("the reason is too short")]
    ReasonTooShort,
    /// Twice a day is enough.
    #[error("used {A_DAY} times today")]
    UsedUp,
    /// An earlier use was not reviewed in time, or was not justified.
    #[error("the right rests")]
    Suspended,
}

/// Why a use cannot be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotReview {
    /// Nobody judges their own use.
    #[error("own use")]
    OwnUse,
    /// It was judged.
    #[error(transparent)]
    NotNow(#[from] NotNow),
}

impl Glass {
    /// Opens a file. `words` are kept sealed with the use; `earlier` are this person's uses.
    pub fn open(
        id: BreakGlassId,
        case: CaseId,
        staff: StaffId,
        reason: GlassReason,
        words: &str,
        earlier: &[Self],
        on: Stamp,
    ) -> Result<Change<Self>, CannotBreak> {
        if words.trim().chars().count() < LEAST_WORDS {
            return Err(CannotBreak::ReasonTooShort);
        }
        let own = || earlier.iter().filter(|glass| glass.staff == staff);
        if own().any(|glass| glass.suspends(on.at)) {
            return Err(CannotBreak::Suspended);
        }
        let day = SignedDuration::from_hours(24);
        let lately = own().filter(|glass| on.at.duration_since(glass.opened) < day).count();
        if lately >= usize::try_from(A_DAY).unwrap_or(usize::MAX) {
            return Err(CannotBreak::UsedUp);
        }
        let glass = Self { id, case, staff, reason, opened: on.at, state: GlassState::Opened { on } };
        let change = Change::new(id, glass, on, "glass_broken").fact("case", case).fact("reason", reason.code());
        Ok(change.tell(OutMessage::GlassBroken(id)))
    }

    /// True while the file is open to who opened it.
    pub fn shows(&self, case: CaseId, staff: StaffId, now: Timestamp) -> bool {
        let since = now.duration_since(self.opened);
        self.case == case && self.staff == staff && !since.is_negative() && since < OPEN_FOR
    }

    /// Judges it, by somebody else.
    pub fn review(self, verdict: Verdict, on: Stamp) -> Result<Change<Self>, CannotReview> {
        let GlassState::Opened { .. } = self.state else {
            return Err(NotNow { state: self.state.name() }.into());
        };
        if on.by.id() == Some(self.staff.uuid()) {
            return Err(CannotReview::OwnUse);
        }
        let to = Self { state: GlassState::Reviewed { on, verdict }, ..self };
        Ok(Change::step(self.id, &[name::OPENED], to, on, "glass_reviewed").fact("verdict", verdict.code()))
    }

    fn suspends(&self, now: Timestamp) -> bool {
        match self.state {
            GlassState::Opened { .. } => now.duration_since(self.opened) > REVIEW_WITHIN,
            GlassState::Reviewed { verdict, .. } => verdict == Verdict::NotJustified,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{
        By,
        tests::{agree, ana, at, id},
    };

    const WORDS: &str = "Está en el hospital y nadie contesta";

    fn open(earlier: &[Glass], hours: i64) -> Result<Change<Glass>, CannotBreak> {
        let (case, staff) = (id(CaseId::mint, 2), id(StaffId::mint, 1));
        let id = id(BreakGlassId::mint, 3);
        Glass::open(id, case, staff, GlassReason::Medical, WORDS, earlier, ana(hours))
    }

    fn officer(hours: i64) -> Stamp {
        Stamp { by: By::Staff(id(StaffId::mint, 9)), at: at(hours) }
    }

    #[test]
    fn it_is_open_for_half_an_hour_to_one_person_and_one_file() {
        let glass = open(&[], 0).unwrap().to;
        let minutes = |minutes| at(0) + SignedDuration::from_mins(minutes);
        assert!(glass.shows(glass.case, glass.staff, minutes(29)));
        assert!(!glass.shows(glass.case, glass.staff, minutes(30)));
        assert!(!glass.shows(id(CaseId::mint, 7), glass.staff, minutes(1)));
        assert!(!glass.shows(glass.case, id(StaffId::mint, 7), minutes(1)));
    }

    #[test]
    fn twice_a_day_and_only_while_each_use_is_reviewed_and_justified() {
        let first = open(&[], 0).unwrap().to;
        let second = open(&[first], 1).unwrap().to;
        assert_eq!(open(&[first, second], 2), Err(CannotBreak::UsedUp));
        assert!(open(&[first, second], 24).is_ok());
        assert_eq!(open(&[first], 73), Err(CannotBreak::Suspended));
        let reviewed = |verdict| first.review(verdict, officer(5)).unwrap().to;
        assert!(open(&[reviewed(Verdict::Justified)], 73).is_ok());
        assert_eq!(open(&[reviewed(Verdict::NotJustified)], 73), Err(CannotBreak::Suspended));
    }

    #[test]
    fn nobody_judges_their_own_use_and_few_words_are_no_reason() {
        let glass = open(&[], 0).unwrap().to;
        assert_eq!(glass.review(Verdict::Justified, ana(1)), Err(CannotReview::OwnUse));
        let short = Glass::open(glass.id, glass.case, glass.staff, glass.reason, "urgente   ", &[], ana(0));
        assert_eq!(short, Err(CannotBreak::ReasonTooShort));
        agree(
            vec![glass, glass.review(Verdict::Justified, officer(1)).unwrap().to],
            |g| g.state.name(),
            |g| g.review(Verdict::Justified, officer(2)),
        );
    }
}
