//! The returned person: exactly the few things a card and a PIN open.

use domain::problems::Typed;
use store::{StoreError, Uuid, process::Process};

use crate::{House, Refusal, Refused, caller::digest};

/// A person whose card is open. Holds one case and nothing else.
#[derive(Clone)]
pub struct Returnee {
    house: House,
    case: Uuid,
    card: Uuid,
}

impl Returnee {
    pub(crate) fn new(house: House, case: Uuid, card: Uuid) -> Self {
        Self { house, case, card }
    }

    /// The rows behind the person's own page.
    pub async fn process(&self) -> Refused<Process> {
        Ok(self.house.store.process(self.case).await?)
    }

    /// "Sí voy" to an appointment. A repeat is the same yes.
    pub async fn will_go(&self, appointment: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.answer(appointment, "confirmed", &["planned", "confirmed", "excused"], None, request, path, typed).await
    }

    /// "No puedo", with a coded reason.
    pub async fn cannot_go(
        &self,
        appointment: Uuid,
        reason: &str,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<()> {
        self.answer(appointment, "excused", &["planned", "confirmed"], Some(reason), request, path, typed).await
    }

    #[expect(clippy::too_many_arguments, reason = "one private function behind the two answers")]
    async fn answer(
        &self,
        id: Uuid,
        state: &'static str,
        from: &[&str],
        reason: Option<&str>,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<()> {
        let caller = format!("card:{}:{path}", self.card);
        if self.house.store.answered(request, &caller, &digest(typed)).await?.is_some() {
            return Ok(());
        }
        let mut write = self.house.write_as("person", Some(self.card)).await?;
        write.answer(request, &caller, digest(typed), "done").await?;
        match write.answer_appointment(self.case, id, state, from, reason).await {
            Ok(()) => Ok(write.commit().await?),
            Err(StoreError::Conflict) => Err(Refusal::Conflict),
            Err(error) => Err(error.into()),
        }
    }
}
