//! What the engine is told, exactly as an instance file says it: plain fields, no other words.
//!
//! Nothing else about a person can reach a decision, because there is no field for it (routing.md 5).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use crate::catalogue::{Category, Charge, SexRule as Receives};

/// The only instance format this engine reads.
pub const INSTANCE_FORMAT: &str = "ceiba-routing-instance/1";

/// The question an instance asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One planeload, all households together.
    Batch,
    /// Everybody waiting, with proposed and accepted places.
    Replan,
    /// Flight after flight, each placed when it lands.
    Stream,
}

/// How soon a need must be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Today.
    Immediate,
    /// Within the week.
    ThisWeek,
    /// Within the month.
    ThisMonth,
    /// Whenever there is a place.
    WhenPossible,
}

/// Sex of a person as the rules of offers ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    F,
    /// Male.
    M,
}

/// What a rule may ask about a person and nobody has recorded yet; unknown stays unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Kind of household.
    Household,
    /// Woman or man, as offers for one of them ask.
    Sex,
    /// Years.
    Age,
    /// Languages spoken.
    Language,
    /// Papers held.
    Papers,
    /// Schooling reached.
    Schooling,
    /// Trades and years in them.
    Trade,
    /// Where they return to.
    Home,
}

impl Fact {
    /// Every fact, in the order in which it is asked.
    pub const ALL: &'static [Self] = &[
        Self::Household,
        Self::Sex,
        Self::Age,
        Self::Language,
        Self::Papers,
        Self::Schooling,
        Self::Trade,
        Self::Home,
    ];

    /// The word by which sentences and rows name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::Sex => "sex",
            Self::Age => "age",
            Self::Language => "language",
            Self::Papers => "papers",
            Self::Schooling => "schooling",
            Self::Trade => "trade",
            Self::Home => "home",
        }
    }
}

/// What is already on record between a need and its current offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Suggested before; may move.
    Proposed,
    /// Said yes to; never moves.
    Accepted,
}

/// Constants of rules, fit, tier and ageing; data of a rules version, never literals.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Weights {
    /// Days of waiting after which a need moves up one tier (routing.md 4).
    pub ageing_days: i64,
    /// Years from which the rule of sex binds a member (routing.md 3, rule 7).
    pub sex_rule_from_age: i64,
    /// Fit of the first, second, third stated choice.
    pub preference: Vec<i64>,
    /// Fit when no choice was stated.
    pub preference_unstated: i64,
    /// Fit of an offer at no distance.
    pub proximity: i64,
    /// Kilometres from which proximity is worth nothing.
    pub proximity_zero_km: i64,
    /// Fit when the lead's mother tongue is spoken.
    pub language_mother: i64,
    /// Fit when another language of the lead is spoken.
    pub language_other: i64,
    /// Fit when only an interpreter helps.
    pub language_interpreter: i64,
    /// Fit of an offer that begins at once.
    pub wait: i64,
    /// Days of waiting from which this part is worth nothing.
    pub wait_zero_days: i64,
    /// Fit when the offer's trade is the first interest.
    pub interest_first: i64,
    /// Fit when it is another interest.
    pub interest_other: i64,
    /// Fit when it is a trade the lead has worked in.
    pub skill_known: i64,
    /// Fit of the offer proposed before.
    pub continuity_same_offer: i64,
    /// Fit of a provider the case knows.
    pub continuity_known_provider: i64,
    /// Value of a placed person by tier, first tier first (streams).
    pub tier_value: Vec<i64>,
}

/// A whole question to the engine.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Input {
    /// [`INSTANCE_FORMAT`].
    pub format: String,
    /// Identity of the instance; the plan repeats it.
    pub name: String,
    /// The question asked.
    pub kind: Kind,
    /// Version of rules and weights; the plan repeats it.
    pub rules_version: String,
    /// Days covered by the capacities.
    pub horizon_days: i64,
    /// Constants of the rules version.
    pub weights: Weights,
    /// Two-digit department codes, the order of `department_km`.
    pub departments: Vec<String>,
    /// Kilometres between departments.
    pub department_km: Vec<Vec<i64>>,
    /// Kilometres between two municipalities of one department.
    pub same_department_km: i64,
    /// Everything that can be given.
    pub offers: Vec<Offer>,
    /// Everybody who needs something.
    pub cases: Vec<Case>,
    /// Pairs of cases that must not meet at one provider.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<(String, String)>,
    /// Streams: landings in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flights: Vec<Flight>,
    /// Streams: cases of the days before, to learn prices from; never placed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Case>,
}

/// A landing of a stream.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Flight {
    /// Identity.
    pub id: String,
    /// Day of landing.
    pub day: i64,
}

/// A dated supply of a provider with a limited number of units.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Offer {
    /// Identity.
    pub id: String,
    /// Who runs it.
    pub provider: String,
    /// The institution whose consent is needed.
    pub agency: String,
    /// What it gives.
    pub category: Category,
    /// Four-digit code of where it is; for transport, where it goes.
    pub municipality: String,
    /// Whether capacity is a list of nights.
    pub per_night: bool,
    /// What a placement uses up.
    pub charge: Charge,
    /// Day of `capacity[0]`, or the day a dated offer begins.
    pub start_day: i64,
    /// Free units per night, or a list of one number.
    pub capacity: Vec<i64>,
    /// Longest stay in nights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nights_max: Option<i64>,
    /// Whom it receives.
    pub sex: Receives,
    /// Youngest member, in years, included.
    pub age_min: i64,
    /// Oldest member, in years, included.
    pub age_max: i64,
    /// Fewest members, included.
    pub persons_min: i64,
    /// Most members, included.
    pub persons_max: i64,
    /// Kinds of household received; empty is all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub household_types: Vec<String>,
    /// Languages of the staff.
    pub languages: Vec<String>,
    /// Languages through an interpreter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpreter_languages: Vec<String>,
    /// What the place has.
    #[serde(default)]
    pub accessibility: Vec<String>,
    /// Papers the lead must hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// Trade of a training or labour offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Level of schooling the lead must have reached.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub schooling_min: i64,
    /// Trade and years the lead must have worked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill_min: Option<(String, i64)>,
    /// Farthest return municipality served, in kilometres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_km: Option<i64>,
    /// Absent or `open` is open; all else is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}

/// A household that stays together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Case {
    /// Identity.
    pub id: String,
    /// Kind of household; empty while nobody has recorded it.
    pub household_type: String,
    /// Four-digit code of where they return to.
    pub return_municipality: String,
    /// Nobody knows yet where they return to; `return_municipality` decides nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub home_unknown: bool,
    /// The people; needs point into this list.
    pub persons: Vec<Person>,
    /// Vulnerabilities of the interview's closed list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vulnerabilities: Vec<String>,
    /// Institutions that may receive this case's data.
    #[serde(default)]
    pub consents: Vec<String>,
    /// Providers the person asked not to be sent to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid_providers: Vec<String>,
    /// Offers that the person said do not suit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid_offers: Vec<String>,
    /// Providers the case knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known_providers: Vec<String>,
    /// Sealed: never placed, never mentioned.
    #[serde(default, skip_serializing_if = "is_false")]
    pub protected: bool,
    /// Streams: the flight the case arrives with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flight: Option<String>,
    /// History: the day of arrival, negative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival_day: Option<i64>,
    /// What is missing, each placed on its own.
    pub needs: Vec<Need>,
}

/// A member of a household.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Person {
    /// Whole years.
    pub age: i64,
    /// Sex, for offers for women or men.
    pub sex: Sex,
    /// Languages spoken, mother tongue first.
    pub languages: Vec<String>,
    /// Level of schooling reached.
    pub schooling: i64,
    /// Papers held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// Years worked by trade.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skills: BTreeMap<String, i64>,
    /// Trades wanted, first choice first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<String>,
    /// Accessibility needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub access: Vec<String>,
    /// What is not recorded; the field of such a fact decides nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<Fact>,
    /// Day of the next birthday, when known; only dates a counterfactual, never decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<i64>,
}

/// One thing that is missing, for some members of the case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Need {
    /// Identity.
    pub id: String,
    /// What is missing.
    pub category: Category,
    /// Indices into the case's persons; the first is the lead.
    pub members: Vec<usize>,
    /// How soon.
    pub urgency: Urgency,
    /// First day possible.
    pub ready_day: i64,
    /// Last day on which a dated offer may begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest_day: Option<i64>,
    /// Length of stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nights: Option<i64>,
    /// How far they can go, in kilometres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_km: Option<i64>,
    /// Offers in the person's order, at most three.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferences: Vec<String>,
    /// Days this need has waited.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub waiting_days: i64,
    /// What is on record with `current_offer`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_state: Option<Standing>,
    /// The offer on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_offer: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_false(flag: &bool) -> bool {
    !flag
}
