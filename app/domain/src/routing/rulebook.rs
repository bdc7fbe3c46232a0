//! A rules version: weights and distances as data, never edited, only followed by the next one (routing.md 11).

use serde::{Deserialize, Serialize};

use super::input::{INSTANCE_FORMAT, Input, Kind, Weights};

/// The newest rules version shipped.
pub const RULES_VERSION: &str = "2026-11";

const SHIPPED: &str = include_str!("rules-2026-11.json");

/// Weights and distances of one rules version.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct RuleBook {
    /// Its name.
    pub rules_version: String,
    /// Constants of rules, fit, tier and ageing.
    pub weights: Weights,
    /// Kilometres between two municipalities of one department.
    pub same_department_km: i64,
    /// Two-digit department codes.
    pub departments: Vec<String>,
    /// Kilometres between departments.
    pub department_km: Vec<Vec<i64>>,
}

impl RuleBook {
    /// A rules version this program was shipped with; old ones stay executable.
    pub fn shipped(version: &str) -> Option<Self> {
        let book: Self = serde_json::from_str(SHIPPED).ok()?;
        (book.rules_version == version).then_some(book)
    }

    /// An instance under these rules, still without cases and offers.
    pub fn input(self, name: &str, kind: Kind, horizon_days: i64) -> Input {
        Input {
            format: INSTANCE_FORMAT.to_owned(),
            name: name.to_owned(),
            kind,
            rules_version: self.rules_version,
            horizon_days,
            weights: self.weights,
            departments: self.departments,
            department_km: self.department_km,
            same_department_km: self.same_department_km,
            offers: Vec::new(),
            cases: Vec::new(),
            conflicts: Vec::new(),
            flights: Vec::new(),
            history: Vec::new(),
        }
    }
}
