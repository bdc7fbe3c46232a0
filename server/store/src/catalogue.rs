//! Providers, programmes, offerings and their places. The whole record of each is kept as the catalogue read it;
//! the columns beside it are what queries need.

use std::collections::BTreeMap;

use domain::catalogue::{Capacity, Catalogue, Offering, OutReason, Programme, Provider};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, Statement, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{capacity, offerings, programmes, providers, referrals},
};

/// Ids of catalogue rows by their codes.
#[derive(Default)]
pub struct Ids {
    pub providers: BTreeMap<String, Uuid>,
    pub programmes: BTreeMap<String, Uuid>,
    pub offerings: BTreeMap<String, Uuid>,
}

fn facts<T: serde::de::DeserializeOwned>(table: &'static str, id: Uuid, json: Json) -> Result<T, StoreError> {
    serde_json::from_value(json).map_err(|_| StoreError::Inconsistent {
        table,
        id: id.to_string(),
        what: "facts unreadable",
    })
}

/// The places of an offering as the catalogue knows them, in as few rows as possible.
fn fold_slots(rows: Vec<capacity::Model>) -> Vec<Capacity> {
    let small = |n: i64| u32::try_from(n).unwrap_or(0);
    let slots = rows.into_iter().map(|row| Capacity {
        slot_from: small(row.slot),
        slot_to: small(row.slot),
        total: small(row.total),
        occupied: small(row.occupied),
        held: small(row.held),
        out_of_service: small(row.out_of_service),
        out_reason: row.out_reason.as_deref().and_then(OutReason::parse),
        updated_hours_ago: 0,
    });
    Capacity::folded(&slots.collect::<Vec<_>>())
}

impl Store {
    /// The catalogue as it is now, with free places, and the ids behind its codes.
    pub async fn catalogue(&self) -> Result<(Catalogue, Ids), StoreError> {
        let (mut catalogue, mut ids) = (Catalogue::default(), Ids::default());
        for row in providers::Entity::find().all(&self.reader).await? {
            ids.providers.insert(row.code.clone(), row.id);
            catalogue.providers.insert(row.code, facts::<Provider>("providers", row.id, row.facts)?);
        }
        for row in programmes::Entity::find().all(&self.reader).await? {
            ids.programmes.insert(row.code.clone(), row.id);
            catalogue.programmes.insert(row.code, facts::<Programme>("programmes", row.id, row.facts)?);
        }
        let mut codes = BTreeMap::new();
        for row in offerings::Entity::find().all(&self.reader).await? {
            ids.offerings.insert(row.code.clone(), row.id);
            codes.insert(row.id, row.code.clone());
            catalogue.offerings.insert(row.code, facts::<Offering>("offerings", row.id, row.facts)?);
        }
        let mut slots: BTreeMap<Uuid, Vec<capacity::Model>> = BTreeMap::new();
        for row in capacity::Entity::find().order_by_asc(capacity::Column::Slot).all(&self.reader).await? {
            slots.entry(row.offering_id).or_default().push(row);
        }
        for (offering, rows) in slots {
            if let Some(code) = codes.get(&offering) {
                catalogue.capacity.insert(code.clone(), fold_slots(rows));
            }
        }
        let engaged = referrals::Entity::find().select_only().column(referrals::Column::OfferingId).distinct();
        for offering in engaged.into_tuple::<Uuid>().all(&self.reader).await? {
            catalogue.engaged.extend(codes.get(&offering).cloned());
        }
        Ok((catalogue, ids))
    }
}

impl Write {
    /// Brings the catalogue from what was read before to what it is now. An offering in use keeps its places: what was held
    /// for somebody is never overwritten by a file.
    pub async fn save_catalogue(
        &mut self,
        catalogue: &Catalogue,
        before: &Catalogue,
        known: &Ids,
    ) -> Result<(), StoreError> {
        let mut provider_ids = known.providers.clone();
        for provider in catalogue.providers.values().filter(|now| before.providers.get(&now.id) != Some(now)) {
            let id = known.providers.get(&provider.id).copied().unwrap_or_else(|| self.mint());
            let row = providers::Model {
                id,
                code: provider.id.clone(),
                parent_code: provider.parent.clone(),
                agency: provider.agency.clone(),
                name: provider.name.es.clone(),
                municipality_code: provider.municipality.clone(),
                facts: serde_json::to_value(provider)?,
                confidential: provider.confidential,
                protected: provider.protected,
                state: provider.status.code().into(),
                updated_at: self.now(),
                synthetic: provider.synthetic,
            };
            self.upsert::<_, providers::Entity, providers::ActiveModel>(
                row,
                provider_ids.insert(provider.id.clone(), id).is_some(),
            )
            .await?;
        }
        let mut programme_ids = known.programmes.clone();
        for programme in catalogue.programmes.values().filter(|now| before.programmes.get(&now.id) != Some(now)) {
            let Some(&provider_id) = provider_ids.get(&programme.provider) else { continue };
            let id = known.programmes.get(&programme.id).copied().unwrap_or_else(|| self.mint());
            let row = programmes::Model {
                id,
                code: programme.id.clone(),
                provider_id,
                category: programme.category.code().into(),
                name_es: programme.name.es.clone(),
                name_en: programme.name.en.clone(),
                private_label_es: programme.private_label.es.clone(),
                private_label_en: programme.private_label.en.clone(),
                is_private: programme.private,
                protected: programme.protected,
                answer_within_hours: programme.answer_within_hours.unwrap_or(48).into(),
                facts: serde_json::to_value(programme)?,
                state: programme.status.code().into(),
                updated_at: self.now(),
                synthetic: programme.synthetic,
            };
            self.upsert::<_, programmes::Entity, programmes::ActiveModel>(
                row,
                programme_ids.insert(programme.id.clone(), id).is_some(),
            )
            .await?;
        }
        for offering in catalogue.offerings.values() {
            let (Some(programme), Some(&programme_id), Some(&provider_id)) = (
                catalogue.programmes.get(&offering.programme),
                programme_ids.get(&offering.programme),
                provider_ids.get(&offering.provider),
            ) else {
                continue;
            };
            let id = known.offerings.get(&offering.id).copied().unwrap_or_else(|| self.mint());
            let was = known.offerings.contains_key(&offering.id);
            if !was || before.offerings.get(&offering.id) != Some(offering) {
                self.save_offering(id, programme_id, provider_id, offering, programme, was).await?;
            }
            let places = catalogue.capacity.get(&offering.id).map_or(&[][..], Vec::as_slice);
            let moved =
                before.capacity.get(&offering.id).map(|rows| Capacity::folded(rows)) != Some(Capacity::folded(places));
            if !was || (moved && !catalogue.engaged.contains(&offering.id)) {
                self.save_places(id, places).await?;
            }
        }
        Ok(())
    }

    async fn save_offering(
        &self,
        id: Uuid,
        programme_id: Uuid,
        provider_id: Uuid,
        offering: &Offering,
        programme: &Programme,
        was: bool,
    ) -> Result<(), StoreError> {
        let row = offerings::Model {
            id,
            code: offering.id.clone(),
            programme_id,
            provider_id,
            category: programme.category.code().into(),
            municipality_code: offering.municipality.clone(),
            start_date: offering.first_day.to_string(),
            end_date: offering.last_day.to_string(),
            per_night: offering.per_night,
            charge: offering.charge.code().into(),
            is_private: offering.private || programme.private,
            protected: offering.protected || programme.protected,
            facts: serde_json::to_value(offering)?,
            state: offering.status.code().into(),
            updated_at: self.now(),
            synthetic: programme.synthetic,
        };
        self.upsert::<_, offerings::Entity, offerings::ActiveModel>(row, was).await
    }

    /// The id of a provider's code, inside the transaction.
    pub async fn provider_of_code(&self, code: &str) -> Result<Option<Uuid>, StoreError> {
        Ok(providers::Entity::find().filter(providers::Column::Code.eq(code)).one(&self.tx).await?.map(|row| row.id))
    }

    /// Puts these places in place of what the offering had.
    async fn save_places(&mut self, offering: Uuid, rows: &[Capacity]) -> Result<(), StoreError> {
        capacity::Entity::delete_many().filter(capacity::Column::OfferingId.eq(offering)).exec(&self.tx).await?;
        let mut slots = Vec::new();
        for row in rows {
            for slot in row.slot_from..=row.slot_to {
                slots.push(capacity::ActiveModel {
                    id: Set(self.mint()),
                    offering_id: Set(offering),
                    slot: Set(slot.into()),
                    total: Set(row.total.into()),
                    occupied: Set(row.occupied.into()),
                    held: Set(row.held.into()),
                    out_of_service: Set(row.out_of_service.into()),
                    out_reason: Set(row.out_reason.map(|reason| reason.code().into())),
                    confirmed_at: Set(self.now() - i64::from(row.updated_hours_ago) * 3_600_000),
                });
            }
        }
        if !slots.is_empty() {
            capacity::Entity::insert_many(slots).exec_without_returning(&self.tx).await?;
        }
        Ok(())
    }

    async fn upsert<M, E, A>(&self, row: M, there: bool) -> Result<(), StoreError>
    where
        M: sea_orm::IntoActiveModel<A>,
        A: ActiveModelTrait<Entity = E> + Send,
        E: EntityTrait,
    {
        if there {
            self.save(row.into_active_model().reset_all()).await
        } else {
            E::insert(row.into_active_model()).exec_without_returning(&self.tx).await.map(|_| ()).map_err(Into::into)
        }
    }

    /// Moves `units` of every slot in the range from free to held, or refuses when one slot has fewer: the last
    /// place is never given twice (routing.md 12).
    pub async fn hold_places(
        &self,
        offering: Uuid,
        slots: std::ops::RangeInclusive<i64>,
        units: i64,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE capacity SET held = held + $1 WHERE offering_id = $2 AND slot >= $3 AND slot <= $4 \
                   AND total - occupied - held - out_of_service >= $5";
        let done = self
            .places(
                sql,
                vec![units.into(), offering.into(), (*slots.start()).into(), (*slots.end()).into(), units.into()],
            )
            .await?;
        Ok(i64::try_from(done).is_ok_and(|done| done == slots.end() - slots.start() + 1))
    }

    /// Gives held places back.
    pub async fn release_places(
        &self,
        offering: Uuid,
        slots: std::ops::RangeInclusive<i64>,
        units: i64,
    ) -> Result<(), StoreError> {
        let sql =
            "UPDATE capacity SET held = held - $1 WHERE offering_id = $2 AND slot >= $3 AND slot <= $4 AND held >= $5";
        self.places(
            sql,
            vec![units.into(), offering.into(), (*slots.start()).into(), (*slots.end()).into(), units.into()],
        )
        .await
        .map(|_| ())
    }

    /// Turns held places into occupied ones.
    pub async fn occupy_places(
        &self,
        offering: Uuid,
        slots: std::ops::RangeInclusive<i64>,
        units: i64,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE capacity SET held = held - $1, occupied = occupied + $2 WHERE offering_id = $3 AND slot >= $4 AND slot <= $5 AND held >= $6";
        self.places(
            sql,
            vec![
                units.into(),
                units.into(),
                offering.into(),
                (*slots.start()).into(),
                (*slots.end()).into(),
                units.into(),
            ],
        )
        .await
        .map(|_| ())
    }

    /// Gives occupied places back.
    pub async fn vacate_places(
        &self,
        offering: Uuid,
        slots: std::ops::RangeInclusive<i64>,
        units: i64,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE capacity SET occupied = occupied - $1 WHERE offering_id = $2 AND slot >= $3 AND slot <= $4 AND occupied >= $5";
        self.places(
            sql,
            vec![units.into(), offering.into(), (*slots.start()).into(), (*slots.end()).into(), units.into()],
        )
        .await
        .map(|_| ())
    }

    async fn places(&self, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
        let statement = Statement::from_sql_and_values(self.tx.get_database_backend(), sql, values);
        Ok(self.tx.execute_raw(statement).await?.rows_affected())
    }
}
