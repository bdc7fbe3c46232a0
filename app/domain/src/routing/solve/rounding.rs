//! Step 6: whole numbers from shares: the largest first, while there is room.

use super::part::{Part, Taken};
use super::relaxation::Share;

/// Shares below this are left to step 7.
const LEAST: f64 = 0.3;

/// A plan from the relaxation's shares.
pub fn round(part: &Part, shares: &[Share]) -> Taken {
    let mut order: Vec<&Share> = shares.iter().filter(|share| share.share >= LEAST).collect();
    order.sort_by(|a, b| b.share.total_cmp(&a.share).then((a.need, a.choice).cmp(&(b.need, b.choice))));
    let mut free = part.free.clone();
    let mut taken = vec![None; part.needs.len()];
    for share in order {
        let choice = &part.needs[share.need].choices[share.choice];
        if taken[share.need].is_none() && choice.fits(&free) {
            taken[share.need] = Some(share.choice);
            choice.take(&mut free);
        }
    }
    taken
}
