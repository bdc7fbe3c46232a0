//! Who comes first: urgency, vulnerability, ageing (routing.md 4).

use serde::{Deserialize, Serialize};

use super::input::{Need, Urgency, Weights};

/// Number of priority classes.
pub const TIERS: usize = 4;

/// How a need came to its tier, in words of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Priority {
    /// 1 (first) to 4.
    pub tier: usize,
    /// Moved up because of waiting: the days waited.
    pub moved_up_after: Option<i64>,
}

/// The class of a need, 1 to 4 (routing.md 4).
pub fn tier(need: &Need, vulnerable: bool, weights: &Weights) -> usize {
    priority(need, vulnerable, weights).tier
}

/// The class of a need and whether waiting moved it up.
pub fn priority(need: &Need, vulnerable: bool, weights: &Weights) -> Priority {
    let urgency = match need.urgency {
        Urgency::Immediate => 1,
        Urgency::ThisWeek => 2,
        Urgency::ThisMonth => 3,
        Urgency::WhenPossible => 4,
    };
    let before = (urgency + usize::from(!vulnerable)).min(TIERS);
    if before >= 3 && need.waiting_days >= weights.ageing_days {
        Priority { tier: before - 1, moved_up_after: Some(need.waiting_days) }
    } else {
        Priority { tier: before, moved_up_after: None }
    }
}
