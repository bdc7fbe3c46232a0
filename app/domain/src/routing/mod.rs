//! The routing engine: who can have which place, who comes first, what suits best, and why (routing.md).
//!
//! Pure: no files, no clock, no chance; integers in everything that decides; the same input gives the same bytes.
//! Read it in this order: [`input`] (what is told), [`rules`] and [`reason`] (what is allowed), [`tier`] and
//! [`fit`] (what is better), [`change`] (what would help), [`instant`] (one household).

#[cfg(feature = "solver")]
mod account;
mod change;
mod changed;
mod check;
mod facts;
mod fit;
mod input;
mod instance;
mod instant;
mod names;
#[cfg(feature = "solver")]
mod plan;
#[cfg(feature = "solver")]
mod proof;
mod reason;
mod refusal;
mod replay;
#[cfg(feature = "solver")]
mod reserve;
mod rulebook;
mod rules;
mod since;
#[cfg(feature = "solver")]
mod solve;
mod tier;

#[cfg(feature = "solver")]
pub use account::{Moved, Price, WaitingList, Warning};
pub use change::{Change, Step};
pub use changed::{Changed, changed};
pub use check::{NEEDS_MOST, OFFERS_MOST};
pub use fit::{Continuity, Fit, Interest, Language, Part, Preference, Proximity, Wait};
pub use input::{
    Case, Category, Charge, Fact, Flight, INSTANCE_FORMAT, Input, Kind, Need, Offer, Person, Receives, Sex, Standing,
    Urgency, Weights,
};
pub use instance::{Instance, read_instance};
pub use instant::{Choice, Excluded, NeedRanking, Ranking, against, explain, instant};
#[cfg(feature = "solver")]
pub use plan::{Ask, Cancelled, Gap, Objective, PLAN_FORMAT, Placement, Plan, Progress, Stage, plan};
#[cfg(feature = "solver")]
pub use proof::{Level, Meeting, Proof, Rate, proven};
pub use reason::{Misfit, RULE_CODES, Reason, Word};
pub use refusal::{Fault, Refusal};
pub use replay::{Replayed, replay};
#[cfg(feature = "solver")]
pub use reserve::Reserve;
pub use rulebook::{RULES_VERSION, RuleBook};
pub use since::{Difference, Since, fit, since};
pub use tier::{Priority, TIERS, tier};
