//! Where there is room: places of each offering by slot, what was said about them, and who waits.

use std::collections::BTreeMap;

use domain::{
    access::{Reach, Scope},
    places::{PlaceReason, Places},
};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, prelude::*};

use crate::{
    Store, StoreError, Write,
    entities::{capacity, capacity_changes as changes, offerings, programmes, providers, referrals, staff},
};

/// An offering with its places.
pub struct Supply {
    pub offering: offerings::Model,
    pub programme: programmes::Model,
    pub provider: providers::Model,
    /// Slot and places, in order.
    pub slots: Vec<(i64, Places)>,
    /// When somebody last said how many there are.
    pub confirmed_at: Option<i64>,
    pub waiting: u64,
}

/// One thing that was said about places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    pub at: i64,
    pub who: Option<String>,
    pub slots: (i64, i64),
    pub total: i64,
    pub out_of_service: i64,
    pub reason: Option<PlaceReason>,
}

fn small(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

fn places(row: &capacity::Model) -> Places {
    Places {
        total: small(row.total),
        occupied: small(row.occupied),
        held: small(row.held),
        out_of_service: small(row.out_of_service),
    }
}

/// A provider's own offerings; for staff of a centre all but those of the protection unit.
fn within(scope: Scope) -> Option<Condition> {
    let active = Condition::all().add(offerings::Column::State.is_in(["open", "paused"]));
    match scope.reach() {
        Reach::Agency(provider) => Some(active.add(offerings::Column::ProviderId.eq(provider.uuid()))),
        Reach::SealedUnit(_) => Some(active),
        Reach::Centre(_) | Reach::Caseload { .. } => Some(active.add(offerings::Column::Protected.eq(false))),
        Reach::Nothing => None,
    }
}

impl Store {
    /// Offerings the caller may see, by kind and place; of one programme, if it is named.
    pub async fn supplies(&self, scope: Scope, programme: Option<Uuid>) -> Result<Vec<Supply>, StoreError> {
        let Some(within) = within(scope) else { return Ok(Vec::new()) };
        let found = offerings::Entity::find()
            .filter(within.add_option(programme.map(|id| offerings::Column::ProgrammeId.eq(id))))
            .order_by_asc(offerings::Column::Category)
            .order_by_asc(offerings::Column::MunicipalityCode)
            .order_by_asc(offerings::Column::Code)
            .all(&self.reader)
            .await?;
        self.supplied(found).await
    }

    /// One of them.
    pub async fn supply(&self, scope: Scope, id: Uuid) -> Result<Supply, StoreError> {
        let within = within(scope).ok_or(StoreError::NotFound)?;
        let found =
            offerings::Entity::find_by_id(id).filter(within).one(&self.reader).await?.ok_or(StoreError::NotFound)?;
        self.supplied(vec![found]).await?.pop().ok_or(StoreError::NotFound)
    }

    async fn supplied(&self, found: Vec<offerings::Model>) -> Result<Vec<Supply>, StoreError> {
        let ids: Vec<Uuid> = found.iter().map(|row| row.id).collect();
        let slots = capacity::Entity::find()
            .filter(capacity::Column::OfferingId.is_in(ids.clone()))
            .order_by_asc(capacity::Column::Slot)
            .all(&self.reader)
            .await?;
        let mut by_offering: std::collections::HashMap<Uuid, Vec<capacity::Model>> = std::collections::HashMap::new();
        for row in slots {
            by_offering.entry(row.offering_id).or_default().push(row);
        }
        let runs = programmes::Entity::find()
            .filter(programmes::Column::Id.is_in(found.iter().map(|row| row.programme_id)))
            .all(&self.reader)
            .await?;
        let run_by = providers::Entity::find()
            .filter(providers::Column::Id.is_in(found.iter().map(|row| row.provider_id)))
            .all(&self.reader)
            .await?;
        let waiting: Vec<(Uuid, i64)> = referrals::Entity::find()
            .select_only()
            .column(referrals::Column::OfferingId)
            .column_as(referrals::Column::Id.count(), "count")
            .filter(referrals::Column::OfferingId.is_in(ids))
            .filter(referrals::Column::State.eq("waitlisted"))
            .group_by(referrals::Column::OfferingId)
            .into_tuple()
            .all(&self.reader)
            .await?;
        let supplied = found.into_iter().filter_map(|offering| {
            let rows = by_offering.remove(&offering.id).unwrap_or_default();
            Some(Supply {
                programme: runs.iter().find(|one| one.id == offering.programme_id)?.clone(),
                provider: run_by.iter().find(|one| one.id == offering.provider_id)?.clone(),
                confirmed_at: rows.iter().map(|row| row.confirmed_at).max(),
                slots: rows.iter().map(|row| (row.slot, places(row))).collect(),
                waiting: waiting
                    .iter()
                    .find(|(id, _)| *id == offering.id)
                    .and_then(|(_, count)| u64::try_from(*count).ok())
                    .unwrap_or(0),
                offering,
            })
        });
        Ok(supplied.collect())
    }

    /// When somebody last said how many places each offering has, in milliseconds UTC.
    pub async fn confirmed(&self) -> Result<BTreeMap<Uuid, i64>, StoreError> {
        let rows: Vec<(Uuid, i64)> = capacity::Entity::find()
            .select_only()
            .column(capacity::Column::OfferingId)
            .column_as(capacity::Column::ConfirmedAt.max(), "confirmed")
            .group_by(capacity::Column::OfferingId)
            .into_tuple()
            .all(&self.reader)
            .await?;
        Ok(rows.into_iter().collect())
    }

    /// What was said about an offering's places, newest first. The caller has found the offering within its scope.
    pub async fn declared(&self, offering: Uuid) -> Result<Vec<Declared>, StoreError> {
        let rows = changes::Entity::find()
            .filter(changes::Column::OfferingId.eq(offering))
            .order_by_desc(changes::Column::At)
            .limit(20)
            .all(&self.reader)
            .await?;
        let people = staff::Entity::find()
            .filter(staff::Column::Id.is_in(rows.iter().filter_map(|row| row.staff_id)))
            .all(&self.reader)
            .await?;
        let one = |row: changes::Model| Declared {
            at: row.at,
            who: people.iter().find(|one| Some(one.id) == row.staff_id).map(|one| one.name.clone()),
            slots: (row.slot_from, row.slot_to),
            total: row.total,
            out_of_service: row.out_of_service,
            reason: PlaceReason::parse(&row.reason),
        };
        Ok(rows.into_iter().map(one).collect())
    }
}

impl Write {
    /// Says how many places each slot of a range has; refuses, and changes nothing, when people were promised more.
    pub async fn declare_places(
        &mut self,
        offering: Uuid,
        slots: std::ops::RangeInclusive<i64>,
        total: u32,
        out: u32,
        reason: PlaceReason,
    ) -> Result<bool, StoreError> {
        use sea_orm::sea_query::ExprTrait;
        let (from, to) = (*slots.start(), *slots.end());
        let rows = capacity::Entity::find()
            .filter(capacity::Column::OfferingId.eq(offering))
            .filter(capacity::Column::Slot.between(from, to))
            .all(&self.tx)
            .await?;
        if rows.is_empty() {
            return Err(StoreError::NotFound);
        }
        if rows.iter().any(|row| places(row).declare(total, out).is_err()) {
            return Ok(false);
        }
        let set = capacity::ActiveModel {
            total: Set(total.into()),
            out_of_service: Set(out.into()),
            out_reason: Set(
                (out > 0).then(|| if reason == PlaceReason::Repairs { "repairs" } else { "staff" }.to_owned())
            ),
            confirmed_at: Set(self.now()),
            ..Default::default()
        };
        // A place that was promised since the rows were read makes the numbers not fit any more.
        let taken = ExprTrait::add(Expr::col(capacity::Column::Occupied), Expr::col(capacity::Column::Held));
        let fits = ExprTrait::lte(ExprTrait::add(taken, i64::from(out)), i64::from(total));
        let done = capacity::Entity::update_many()
            .set(set)
            .filter(capacity::Column::OfferingId.eq(offering))
            .filter(capacity::Column::Slot.between(from, to))
            .filter(fits)
            .exec(&self.tx)
            .await?;
        if done.rows_affected != rows.len() as u64 {
            return Ok(false);
        }
        self.said(offering, (from, to), (total.into(), out.into()), reason).await?;
        Ok(true)
    }

    /// Says that nothing changed.
    pub async fn confirm_places(&mut self, offering: Uuid) -> Result<(), StoreError> {
        let set = capacity::ActiveModel { confirmed_at: Set(self.now()), ..Default::default() };
        capacity::Entity::update_many()
            .set(set)
            .filter(capacity::Column::OfferingId.eq(offering))
            .exec(&self.tx)
            .await?;
        self.said(offering, (0, 0), (0, 0), PlaceReason::Same).await
    }

    async fn said(
        &mut self,
        offering: Uuid,
        slots: (i64, i64),
        (total, out): (i64, i64),
        reason: PlaceReason,
    ) -> Result<(), StoreError> {
        let row = changes::Model {
            id: self.mint(),
            offering_id: offering,
            at: self.now(),
            staff_id: self.by.id,
            slot_from: slots.0,
            slot_to: slots.1,
            total,
            out_of_service: out,
            reason: reason.code().into(),
        };
        self.insert(row).await?;
        self.audit("places_declared", ("offering", Some(offering)), reason.code());
        Ok(())
    }
}
