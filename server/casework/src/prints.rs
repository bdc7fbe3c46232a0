//! What is printed for a person: cards and the slip of today. Number and PIN of a card are known in clear only to the
//! answer that prints them, so the same form sent again is told that they cannot be shown a second time.

use domain::{
    access::{Action, Relation},
    card::RevokeReason,
    ids::FlightId,
    problems::{ProblemCode, Typed},
};
use store::{Uuid, entities::persons, process::Process};

use crate::{Refusal, Refused, Staff, cards::Printed};

/// Cards on one sheet of paper.
pub const PER_SHEET: usize = 4;
/// The most sheets at once: the PIN of each card takes tens of milliseconds to seal.
pub const SHEETS: usize = 5;

/// Who carries, or is about to carry, a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub person: Uuid,
    pub case: Uuid,
    pub name: String,
    /// Codes of the person's languages, the first spoken best.
    pub languages: String,
    /// The last two digits of the card the person carries.
    pub card: Option<String>,
}

impl Staff {
    /// Prints sheets of blank cards for the box; `None` when this very form printed them before.
    pub async fn print_sheets(&self, request: Uuid, path: &str, typed: &Typed) -> Refused<Option<Vec<Printed>>> {
        self.permit(Action::BindCard, Relation::Team)?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(None);
        }
        let sheets = typed.get("sheets").and_then(|sheets| sheets.trim().parse().ok());
        let sheets = sheets.filter(|sheets| (1..=SHEETS).contains(sheets));
        let sheets = sheets.ok_or_else(|| Refusal::field("sheets", ProblemCode::ChoiceUnknown))?;
        let mut cards = Vec::with_capacity(sheets * PER_SHEET);
        for _ in 0..sheets * PER_SHEET {
            cards.push(self.house().draw_card().await?);
        }
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "printed").await?;
        for card in &cards {
            card.add(&mut write, self.house().demo).await?;
        }
        write.commit().await?;
        Ok(Some(cards))
    }

    /// Whoever has this receipt, for the desk that registered them. A child alone is never found.
    pub async fn holder_of_receipt(&self, flight: FlightId, receipt: &str) -> Refused<Holder> {
        self.permit(Action::BindCard, Relation::Team)?;
        let (store, scope) = (&self.house().store, self.scope());
        let who = store.arrival_of_receipt(scope, flight.uuid(), receipt).await?;
        let home = who.household.ok_or(Refusal::NotFound)?;
        let case = store.case_of_household(home).await?.ok_or(Refusal::NotFound)?;
        let person = store.known_person(scope, who.person).await?;
        self.holder(person, case, "receipt_viewed").await
    }

    /// The person a file is about. A sealed file has no card.
    pub async fn holder_of_case(&self, case: Uuid) -> Refused<Holder> {
        self.case_for(Action::BindCard, case).await?;
        let file = self.house().store.file(self.scope(), case).await?.listed;
        if file.case.sealed {
            return Err(Refusal::NotFound);
        }
        self.holder(file.person, case, "case_viewed").await
    }

    async fn holder(&self, person: persons::Model, case: Uuid, action: &'static str) -> Refused<Holder> {
        let mut write = self.write().await?;
        write.viewed(case, self.actor.staff.uuid(), action, "card").await?;
        write.commit().await?;
        Ok(Holder {
            person: person.id,
            case,
            name: format!("{} {}", person.given_names, person.surnames),
            languages: person.languages,
            card: self.house().store.card_of_person(person.id).await?,
        })
    }

    /// Prints a card for somebody and gives it to them; the one they carried until now opens nothing any more. `None` when
    /// this very form did it before.
    pub async fn print_card_for(
        &self,
        holder: &Holder,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<Option<Printed>> {
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(None);
        }
        let reason = match typed.get("reason").map(String::as_str) {
            Some("damaged") => RevokeReason::Damaged,
            Some("lost") => RevokeReason::Replaced,
            _ if holder.card.is_none() => RevokeReason::Replaced,
            _ => return Err(Refusal::field("reason", ProblemCode::ReasonMissing)),
        };
        let card = self.house().draw_card().await?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "printed").await?;
        card.add(&mut write, self.house().demo).await?;
        write.bind_card(card.id, holder.person, holder.case, reason).await?;
        write.timeline(holder.case, "card_bound", serde_json::json!({}), Some(card.id)).await?;
        write.commit().await?;
        Ok(Some(card))
    }

    /// What the slip of a file says comes next: the rows of the person's own page.
    pub async fn slip_of_case(&self, case: Uuid) -> Refused<(Holder, Process)> {
        let case = self.case_for(Action::UpdateCase, case).await?.id;
        let holder = self.holder_of_case(case).await?;
        Ok((holder, self.house().store.process(case).await?))
    }
}
