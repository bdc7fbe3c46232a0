//! The sixteen reasons why an offer does not apply; their sentences are `locales/*/routing.ftl`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::input::{Fact, Receives};

/// A word of the instance inside an answer.
pub type Word<'a> = Cow<'a, str>;

/// The first rule that fails, with its datum (routing.md 3).
///
/// Each has one message `rule-<name>` in both languages, with the fields as variables.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason<'a> {
    /// 1: the case is sealed; outside the wall nothing is said.
    Protected,
    /// 2: the offer is not open.
    Closed {
        /// Its state, as the provider gave it.
        status: Word<'a>,
    },
    /// 3: the case has not agreed to share with the agency.
    Consent {
        /// That agency.
        agency: Word<'a>,
    },
    /// 4: the person asked not to be sent there, or said that this offer does not suit.
    AvoidedProvider,
    /// 5: other kinds of household are received.
    HouseholdType {
        /// The kind of this household.
        household: Word<'a>,
    },
    /// 6: too few or too many members.
    HouseholdSize {
        /// Members of the need.
        members: i64,
        /// Fewest received.
        least: i64,
        /// Most received.
        most: i64,
    },
    /// 7: for women, or for men.
    Sex {
        /// Whom it receives.
        receives: Receives,
        /// Age up to which the others may come along.
        children_to: i64,
    },
    /// 5, 7, 8, 9, 10, 11, 12 or 14: the rule asks for something that nobody has recorded yet.
    Missing {
        /// What is missing.
        fact: Fact,
    },
    /// 8: a member is too young or too old.
    Age {
        /// That member's age.
        age: i64,
        /// Youngest received.
        least: i64,
        /// Oldest received.
        most: i64,
    },
    /// 9: no language in common, not through an interpreter either.
    Language {
        /// Languages spoken or interpreted there.
        spoken: Vec<Word<'a>>,
        /// Mother tongue of the lead.
        speaks: Word<'a>,
    },
    /// 10: the lead lacks a paper.
    Documents {
        /// The first one missing.
        document: Word<'a>,
    },
    /// 11: schooling below what is asked.
    Schooling {
        /// Level asked.
        needed: i64,
        /// Level reached.
        reached: i64,
    },
    /// 12: fewer years in the trade than asked.
    Skill {
        /// The trade.
        field: Word<'a>,
        /// Years asked.
        needed: i64,
        /// Years worked.
        reached: i64,
    },
    /// 13: a member needs what the place lacks.
    Accessibility {
        /// The first thing missing.
        access: Word<'a>,
    },
    /// 14: too far.
    Distance {
        /// Kilometres.
        km: i64,
        /// Kilometres possible.
        limit: i64,
    },
    /// 15: the dates do not fit.
    Dates {
        /// Day the offer begins.
        start_day: i64,
        /// First day possible for the person.
        ready_day: i64,
        /// How they miss each other.
        misfit: Misfit,
    },
    /// 16: the capacity alone is too small.
    Capacity {
        /// Smallest capacity over the slots needed.
        free: i64,
        /// Units needed.
        needed: i64,
        /// Day the stay or the offer begins.
        day: i64,
    },
}

/// How the dates of an offer and a need miss each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Misfit {
    /// The offer's nights begin after the person needs them.
    OpensLater,
    /// The stay would pass the offer's last night.
    EndsEarlier,
    /// The stay is longer than the longest allowed.
    StayTooLong,
    /// A dated offer begins before the person can.
    BeginsTooEarly,
    /// A dated offer begins after the person needs it.
    BeginsTooLate,
}

impl Misfit {
    /// True where the offer has one day on which it begins; false where it is about nights.
    pub const fn of_a_dated_offer(self) -> bool {
        matches!(self, Self::BeginsTooEarly | Self::BeginsTooLate)
    }
}

impl Reason<'_> {
    /// Number of the rule in its fixed order, 1 to 16.
    pub fn number(&self) -> usize {
        match self {
            Self::Protected => 1,
            Self::Closed { .. } => 2,
            Self::Consent { .. } => 3,
            Self::AvoidedProvider => 4,
            Self::HouseholdType { .. } | Self::Missing { fact: Fact::Household } => 5,
            Self::HouseholdSize { .. } => 6,
            Self::Sex { .. } | Self::Missing { fact: Fact::Sex } => 7,
            Self::Age { .. } | Self::Missing { fact: Fact::Age } => 8,
            Self::Language { .. } | Self::Missing { fact: Fact::Language } => 9,
            Self::Documents { .. } | Self::Missing { fact: Fact::Papers } => 10,
            Self::Schooling { .. } | Self::Missing { fact: Fact::Schooling } => 11,
            Self::Skill { .. } | Self::Missing { fact: Fact::Trade } => 12,
            Self::Accessibility { .. } => 13,
            Self::Distance { .. } | Self::Missing { fact: Fact::Home } => 14,
            Self::Dates { .. } => 15,
            Self::Capacity { .. } => 16,
        }
    }

    /// The same reason, with words of its own.
    pub fn into_owned(self) -> Reason<'static> {
        let own = |word: Word<'_>| -> Word<'static> { Cow::Owned(word.into_owned()) };
        match self {
            Self::Protected => Reason::Protected,
            Self::Closed { status } => Reason::Closed { status: own(status) },
            Self::Consent { agency } => Reason::Consent { agency: own(agency) },
            Self::AvoidedProvider => Reason::AvoidedProvider,
            Self::HouseholdType { household } => Reason::HouseholdType { household: own(household) },
            Self::HouseholdSize { members, least, most } => Reason::HouseholdSize { members, least, most },
            Self::Sex { receives, children_to } => Reason::Sex { receives, children_to },
            Self::Missing { fact } => Reason::Missing { fact },
            Self::Age { age, least, most } => Reason::Age { age, least, most },
            Self::Language { spoken, speaks } => {
                Reason::Language { spoken: spoken.into_iter().map(own).collect(), speaks: own(speaks) }
            }
            Self::Documents { document } => Reason::Documents { document: own(document) },
            Self::Schooling { needed, reached } => Reason::Schooling { needed, reached },
            Self::Skill { field, needed, reached } => Reason::Skill { field: own(field), needed, reached },
            Self::Accessibility { access } => Reason::Accessibility { access: own(access) },
            Self::Distance { km, limit } => Reason::Distance { km, limit },
            Self::Dates { start_day, ready_day, misfit } => Reason::Dates { start_day, ready_day, misfit },
            Self::Capacity { free, needed, day } => Reason::Capacity { free, needed, day },
        }
    }

    /// Short name of the rule, as stored and counted.
    pub fn code(&self) -> &'static str {
        RULE_CODES[self.number() - 1]
    }
}

/// Short names of the rules, in order.
pub const RULE_CODES: [&str; 16] = [
    "protected",
    "closed",
    "consent",
    "avoided_provider",
    "household_type",
    "household_size",
    "sex",
    "age",
    "language",
    "documents",
    "schooling",
    "skill",
    "accessibility",
    "distance",
    "dates",
    "capacity",
];
