//! The receipt of a registration, and what the desk shows of it afterwards.

use domain::{
    access::{Action, Relation},
    chance::below,
    ids::FlightId,
};
use store::{Write, arrivals::Registered};

use crate::{Refused, Staff};

/// What the desk shows after a registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The person with everybody of the household, and the last two digits of their card.
    Open { who: Box<Registered>, household: Vec<Registered>, card: Option<String> },
    /// The officer was told; the desk knows who has the child, until custody passed, and nothing more.
    Sealed { receipt: String, officer: Option<String> },
}

impl Staff {
    /// What the desk shows after a registration; of a sealed one, to who registered it, the number alone.
    pub async fn slip(&self, flight: FlightId, receipt: &str) -> Refused<Slip> {
        self.permit(Action::RegisterArrival, Relation::Team)?;
        let (store, scope) = (&self.house.store, self.scope());
        store.flight(scope, flight.uuid()).await?;
        if let Some(sealed) = store.sealed_receipt(flight.uuid(), receipt, self.actor.staff.uuid()).await? {
            self.looked_at(("flight", Some(flight.uuid())), "receipt_viewed").await?;
            return Ok(Slip::Sealed { receipt: receipt.to_owned(), officer: sealed.officer });
        }
        let who = store.arrival_of_receipt(scope, flight.uuid(), receipt).await?;
        let case = match who.household {
            Some(home) => store.case_of_household(home).await?,
            None => None,
        };
        let mut write = self.write().await?;
        write.looked(("arrival", Some(who.arrival)), case, "receipt_viewed", "reception").await?;
        write.commit().await?;
        let (mut household, mut card) = (Vec::new(), None);
        if let Some(home) = who.household {
            household = store.arrivals_of_household(scope, home).await?;
            card = store.card_of_household(home).await?;
        }
        Ok(Slip::Open { who: Box::new(who), household, card })
    }
}

/// Eight signs without those that are misread (no I, L, O, U).
pub(super) fn receipt(write: &mut Write) -> String {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut sign = || {
        SIGNS.get(usize::try_from(below(write.by.chance.as_mut(), 32)).unwrap_or(0)).copied().map_or('0', char::from)
    };
    let signs: String = (0..8).map(|_| sign()).collect();
    signs
}
