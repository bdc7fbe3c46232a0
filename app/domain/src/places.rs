//! Places as a provider declares them: how many there are, how many cannot be used, and why that changed.

use crate::codes::codes;

/// After this many days without a word a number is doubted.
pub const STALE_DAYS: i64 = 7;

codes! {
    /// Why somebody says how many places there are.
    PlaceReason {
        /// Nothing changed.
        Same = "same",
        More = "more",
        Fewer = "fewer",
        Repairs = "repairs",
        Staff = "staff",
        /// Taken by people who came another way.
        TakenElsewhere = "taken_elsewhere",
        Correction = "correction",
    }
}

/// What there is of one slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places {
    pub total: u32,
    pub occupied: u32,
    pub held: u32,
    pub out_of_service: u32,
}

/// The number cannot be declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{taken} places are occupied or held")]
pub struct BelowTaken {
    pub taken: u32,
}

impl Places {
    /// Places that can be given now.
    pub fn free(self) -> u32 {
        self.total.saturating_sub(self.occupied).saturating_sub(self.held).saturating_sub(self.out_of_service)
    }

    /// Declares anew; people who were promised a place keep it.
    pub fn declare(self, total: u32, out_of_service: u32) -> Result<Self, BelowTaken> {
        let taken = self.occupied.saturating_add(self.held);
        if total.saturating_sub(out_of_service) < taken || out_of_service > total {
            return Err(BelowTaken { taken });
        }
        Ok(Self { total, out_of_service, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_who_was_promised_a_place_loses_it() {
        let now = Places { total: 40, occupied: 30, held: 3, out_of_service: 0 };
        assert_eq!(now.free(), 7);
        assert_eq!(now.declare(36, 2).map(Places::free), Ok(1));
        assert_eq!(now.declare(32, 0), Err(BelowTaken { taken: 33 }));
        assert_eq!(now.declare(40, 8), Err(BelowTaken { taken: 33 }));
        assert_eq!(Places::default().declare(2, 3), Err(BelowTaken { taken: 0 }));
    }
}
