//! What each finding weighs, in bits: how much more often it is seen between two records of one person than of two.

use super::birth::BirthAgreement;
use super::document::{DocumentKind, NumberAgreement};

/// No single name counts for more: the rarest are often slips of the pen.
pub const RAREST_NAME: f64 = 11.5;
/// A municipality counts for at most this much.
pub const RAREST_PLACE: f64 = 8.0;
/// People assumed beside the registry, so that a small one does not take every name for a rare one.
pub const BACKGROUND: f64 = 200.0;
/// A registry is never taken for smaller than this when the chance of a coincidence is weighed.
pub const SMALLEST: f64 = 1000.0;

/// Two words that may be one badly written: less than a contradiction, for slips are common.
pub const BLURRED: f64 = -6.0;
pub const GIVEN_AGAINST: f64 = -24.0;
pub const SURNAME_AGAINST: f64 = -20.0;
pub const ALL_GIVEN_AGAINST: f64 = -8.0;
pub const WORD_MISSING: f64 = -2.0;
/// A given name left over on one side and a surname on the other: two things missing, or two people.
pub const LEFT_ACROSS: f64 = -3.0;
pub const FIELDS_SWAPPED: f64 = -2.0;
pub const OTHER_PART: f64 = 0.85;
pub const MARRIED_MOST: f64 = 4.0;
/// An initial that no word left over begins with.
pub const INITIAL_AGAINST: f64 = -12.0;
pub const INITIAL_MOST: f64 = 2.5;

pub const VILLAGE: f64 = 5.0;
pub const DEPARTMENT: f64 = 1.0;
pub const OTHER_PLACE: f64 = -2.5;
pub const SEX_SAME: f64 = 0.7;
pub const SEX_OTHER: f64 = -5.0;

/// A paper proves little when given names or birth speak against it: it may be a relative's.
pub const RELATIVES_PAPER: f64 = 6.0;

pub fn birth(agreement: BirthAgreement) -> f64 {
    match agreement {
        BirthAgreement::Unknown => 0.0,
        BirthAgreement::Same => 13.0,
        BirthAgreement::Swapped => 10.0,
        BirthAgreement::DaysOff(_) => 9.0,
        BirthAgreement::YearsOff(_) | BirthAgreement::DecadeOff => 7.0,
        BirthAgreement::SameFirstOfJanuary => 5.0,
        BirthAgreement::SameYear => 4.0,
        BirthAgreement::YearFirstOfJanuary | BirthAgreement::AgeNear => 3.0,
        BirthAgreement::DigitOff => 2.0,
        BirthAgreement::NearYear => -3.0,
        BirthAgreement::NearFirstOfJanuary => -8.0,
        BirthAgreement::Differs => -14.0,
        BirthAgreement::GenerationApart => -18.0,
    }
}

pub fn number(kind: DocumentKind, agreement: NumberAgreement) -> f64 {
    match (agreement, kind) {
        (NumberAgreement::Same, _) => 28.0,
        (NumberAgreement::DigitOff, _) => 18.0,
        (NumberAgreement::Differs, DocumentKind::Dpi) => -10.0,
        (NumberAgreement::Differs, DocumentKind::ANumber) => -8.0,
        (NumberAgreement::Differs, _) => -4.0,
    }
}

/// The bits of a name that `heard` of `people` carry.
pub fn rarity(heard: u32, people: usize) -> f64 {
    share(heard, people).min(RAREST_NAME)
}

/// The bits of a municipality that `from` of `people` come from.
pub fn place(from: u32, people: usize) -> f64 {
    share(from, people).min(RAREST_PLACE)
}

/// The bits against a pair before anything is compared: how many others it might have been.
pub fn prior(people: usize) -> f64 {
    -count(people).max(SMALLEST).log2()
}

fn share(of: u32, people: usize) -> f64 {
    -((f64::from(of) + 1.0) / (count(people) + BACKGROUND)).log2()
}

#[expect(clippy::cast_precision_loss, reason = "a registry has fewer than 2^52 people")]
fn count(people: usize) -> f64 {
    people as f64
}
