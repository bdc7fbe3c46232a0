//! Accepting proposed places: each becomes an ordinary referral, by the way every referral goes.
//!
//! A line is a transaction of its own: what cannot go is told, the others go. Each has its own request id, made of the form's
//! and the need's, so that a form sent twice refers once.

use domain::{ids::FlightId, problems::Typed};
use sha2::{Digest, Sha256};
use store::Uuid;

use super::{
    Looking,
    sheet::{Line, Stands},
};
use crate::{Refusal, Refused, Staff, referrals::OfPlan};

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Every line that is as it was calculated.
    All,
    /// One line as it was calculated.
    Line(Uuid),
    /// One line, after seeing what changed of it.
    Changed(Uuid),
}

/// What came of it; how the lines that did not go stand, the page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Referrals of this acceptance.
    pub sent: usize,
    /// Needs whose line did not go.
    pub kept: Vec<Uuid>,
}

fn request_of(request: Uuid, need: Uuid) -> Uuid {
    let digest = Sha256::new().chain_update(request.as_bytes()).chain_update(need.as_bytes()).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}

impl Wanted {
    /// Whether a line is meant.
    fn means(self, line: &Line) -> bool {
        match self {
            Self::All => !matches!(line.stands, Stands::Elsewhere),
            Self::Line(need) | Self::Changed(need) => line.who.need == need,
        }
    }

    /// Whether a line may go as it stands. One that was sent goes again: its request knows whether it is the same.
    fn lets_go(self, line: &Line) -> bool {
        match line.stands {
            Stands::Ready => true,
            Stands::Changed(_) => matches!(self, Self::Changed(_)),
            _ => false,
        }
    }
}

impl Staff {
    /// Accepts lines of a plan, in the order of the plan.
    pub async fn accept_plan(
        &self,
        flight: FlightId,
        plan: Uuid,
        wanted: Wanted,
        request: Uuid,
        path: &str,
    ) -> Refused<Accepted> {
        let Looking::Ready(sheet) = self.places_planned(flight, plan).await? else { return Err(Refusal::Conflict) };
        let mut done = Accepted::default();
        let meant: Vec<&Line> = sheet.lines.iter().filter(|line| wanted.means(line)).collect();
        if meant.is_empty() && wanted != Wanted::All {
            return Err(Refusal::NotFound);
        }
        for line in meant {
            let typed =
                Typed::from([("plan".to_owned(), plan.to_string()), ("need".to_owned(), line.who.need.to_string())]);
            let request = request_of(request, line.who.need);
            if matches!(line.stands, Stands::Sent(..)) {
                // The same form again is told the same; another one has nothing to do with this line.
                done.sent += usize::from(self.answered(request, path, &typed).await?.is_some());
                continue;
            }
            if !wanted.lets_go(line) {
                done.kept.push(line.who.need);
                continue;
            }
            let of = OfPlan { plan, need: line.who.need };
            match self.refer(line.who.case, &line.offer, Some(of), request, path, &typed).await {
                Ok(_) => done.sent += 1,
                Err(Refusal::Unavailable(error)) => return Err(Refusal::Unavailable(error)),
                // Whoever is not there any more is not told of.
                Err(Refusal::NotFound) => {}
                Err(_) => done.kept.push(line.who.need),
            }
        }
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_a_form_has_a_request_of_its_own_and_always_the_same() {
        let (form, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (one, two) = (Uuid::from_u128(3), Uuid::from_u128(4));
        assert_eq!(request_of(form, one), request_of(form, one));
        assert_ne!(request_of(form, one), request_of(form, two));
        assert_ne!(request_of(form, one), request_of(other, one));
    }
}
