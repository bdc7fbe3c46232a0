use domain::need::UnmetReason;
use domain::recommendation::RecommendationState;
use domain::routing::Changed;
use domain::unsuited::UnsuitedReason;
use locales::dates::Moment;

use super::Card;
use crate::caseload::Ask;

/// An offer that does not apply, with every other date of its programme that fails in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Out {
    pub offering: String,
    pub name: String,
    pub place: String,
    pub why: String,
    pub change: String,
    /// Where what is missing is recorded or asked: address and words.
    pub way: Option<(String, String)>,
    /// The task that it asks for, to whom may make one.
    pub task: Option<Ask>,
    /// Other dates of the same programme with the same reason.
    pub more: usize,
    /// One change, and it applies.
    pub near: bool,
    /// An exception may be made.
    pub exception: bool,
}

/// A need with its programmes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedFacts {
    pub id: String,
    pub category: String,
    pub urgency: String,
    /// Its tier in words, and whether waiting moved it up.
    pub order: String,
    pub moved_up: Option<String>,
    pub cards: Vec<Card>,
    pub outs: Vec<Out>,
    /// What most of the others fail by, as the register says it.
    pub unmet_reason: UnmetReason,
    /// It is in the register of needs without an offer.
    pub kept_unmet: bool,
}

/// A programme that was said not to suit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnedDown {
    pub id: String,
    pub name: String,
    pub reason: UnsuitedReason,
    pub at: Moment,
}

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// Nobody has asked yet.
    Ask,
    /// Everything is under way or has ended.
    Rest,
    /// Sealed: no place of the open catalogue.
    ByHand,
}

/// What the page of programmes shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammesFacts {
    pub case: String,
    /// First of the given names.
    pub person: String,
    pub rules: String,
    pub as_of: Option<Moment>,
    pub now: Moment,
    pub state: Option<RecommendationState>,
    pub changed: Vec<Changed>,
    pub needs: Vec<NeedFacts>,
    pub turned_down: Vec<TurnedDown>,
    pub empty: Option<Empty>,
    /// The reader may refer, and say what does not suit.
    pub may_refer: bool,
}
