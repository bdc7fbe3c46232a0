//! What a case tells the rules of routing: people, answers, needs, permissions, where they go and whom they know. Many
//! cases cost the same few queries as one.

use std::collections::HashMap;

use domain::{access::Scope, consent::Consent, problems::Typed, unsuited::Unsuited};
use sea_orm::{QueryOrder, prelude::*};

use crate::{
    Store, StoreError,
    cases::{by, within},
    consents,
    entities::{arrivals, cases, consents as consent_rows, needs, persons, referrals, unsuited as unsuited_rows},
    interviews::place,
    unsuited,
};

/// One case as it is on record now.
pub struct Told {
    pub case: cases::Model,
    /// Everybody of the household, the lead first, then by when they joined.
    pub people: Vec<persons::Model>,
    /// The interview as far as it is; empty before the first answer.
    pub answers: Typed,
    /// Oldest first, whatever their state.
    pub needs: Vec<needs::Model>,
    pub consents: Vec<Consent>,
    /// Four-digit code of where they return to, when somebody recorded it.
    pub home: Option<String>,
    /// Providers who have accepted them.
    pub known_providers: Vec<Uuid>,
    /// What does not suit them, unless it was taken back.
    pub unsuited: Vec<Unsuited>,
}

impl Store {
    /// What these cases tell, in the order asked; a case outside the scope is left out.
    pub async fn told(&self, scope: Scope, ids: &[Uuid]) -> Result<Vec<Told>, StoreError> {
        let Some(within) = within(scope) else { return Ok(Vec::new()) };
        let rows = cases::Entity::find()
            .filter(within)
            .filter(cases::Column::Id.is_in(ids.iter().copied()))
            .all(&self.reader)
            .await?;
        let mut of: HashMap<Uuid, cases::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        let rows: Vec<cases::Model> = ids.iter().filter_map(|id| of.remove(id)).collect();
        let of_cases: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let homes_of: Vec<Uuid> = rows.iter().map(|row| row.household_id).collect();
        let household = by(self.living_in(&homes_of).await?, |row| row.household_id);
        let everybody = household.values().flatten().map(|row| row.person_id);
        let people: HashMap<Uuid, persons::Model> = persons::Entity::find()
            .filter(persons::Column::Id.is_in(everybody.chain(rows.iter().map(|row| row.person_id))))
            .all(&self.reader)
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let homes: HashMap<Uuid, Option<String>> = arrivals::Entity::find()
            .filter(arrivals::Column::Id.is_in(rows.iter().filter_map(|row| row.arrival_id)))
            .all(&self.reader)
            .await?
            .into_iter()
            .map(|row| (row.id, row.destination_code))
            .collect();
        let mut asked = by(self.interviews_of(&of_cases).await?, |row| row.case_id);
        let mut found = by(self.needs_of(&of_cases).await?, |row| row.case_id);
        let given = consent_rows::Entity::find()
            .filter(consent_rows::Column::CaseId.is_in(of_cases.clone()))
            .all(&self.reader)
            .await?;
        let mut given = by(given, |row| row.case_id);
        let accepted = referrals::Entity::find()
            .filter(referrals::Column::CaseId.is_in(of_cases.clone()))
            .filter(referrals::Column::State.eq(domain::referral::name::ACCEPTED))
            .all(&self.reader)
            .await?;
        let mut accepted = by(accepted, |row| row.case_id);
        let not = unsuited_rows::Entity::find()
            .filter(unsuited_rows::Column::CaseId.is_in(of_cases.clone()))
            .filter(unsuited_rows::Column::State.eq(domain::unsuited::name::SAID))
            .order_by_asc(unsuited_rows::Column::SaidAt)
            .order_by_asc(unsuited_rows::Column::Id)
            .all(&self.reader)
            .await?;
        let mut not = by(not, |row| row.case_id);
        let mut told = Vec::with_capacity(rows.len());
        for case in rows {
            let others = household.get(&case.household_id).into_iter().flatten().map(|row| row.person_id);
            let ids = std::iter::once(case.person_id).chain(others.filter(|id| *id != case.person_id));
            let people: Vec<persons::Model> = ids.filter_map(|id| people.get(&id).cloned()).collect();
            let answers = match asked.remove(&case.id).and_then(|mut rows| rows.pop()) {
                Some(row) => serde_json::from_str(&self.keys.open_text(place(row.id), &row.answers)?)?,
                None => Typed::new(),
            };
            let arrived = case.arrival_id.and_then(|id| homes.get(&id).cloned().flatten());
            told.push(Told {
                answers,
                needs: found.remove(&case.id).unwrap_or_default(),
                consents: given
                    .remove(&case.id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(consents::fold)
                    .collect::<Result<_, _>>()?,
                home: arrived.or_else(|| people.first().and_then(|lead| lead.municipality_code.clone())),
                known_providers: accepted
                    .remove(&case.id)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|row| row.provider_id)
                    .collect(),
                unsuited: not
                    .remove(&case.id)
                    .unwrap_or_default()
                    .iter()
                    .map(unsuited::fold)
                    .collect::<Result<_, _>>()?,
                people,
                case,
            });
        }
        Ok(told)
    }
}
