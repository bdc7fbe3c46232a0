//! Children who wait for an authority: found only by the protection unit of their centre. Names that were told stand sealed.

use domain::{
    access::Scope,
    change::{By, Change, Stamp},
    handover::{Authority, Call, Handover, HandoverState, Receiver, Reunion, Said, Seen, Signature, name},
    ids::{CaseId, HandoverId, PersonId, StaffId},
};
use sea_orm::{ActiveValue::Set, DatabaseBackend, QueryOrder, QuerySelect, prelude::*};
use serde::{Deserialize, Serialize};

use crate::{
    Store, StoreError, Write,
    cases::within,
    entities::{arrivals, cases, flights, handovers as rows, persons, staff},
    instant,
    seal::{At, Keys},
};

pub use rows::Model as Row;

/// What is told of a hand-over, sealed as one text.
#[derive(Default, Serialize, Deserialize)]
struct Told {
    calls: Vec<ToldCall>,
    reunion: Option<Signed>,
    received: Option<Signed>,
    acknowledged: Option<Mark>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Mark {
    kind: String,
    by: Option<Uuid>,
    at: i64,
}

#[derive(Serialize, Deserialize)]
struct ToldCall {
    authority: Authority,
    said: Said,
    spoke_with: String,
    on: Mark,
}

#[derive(Serialize, Deserialize)]
struct Signed {
    authority: Authority,
    name: String,
    seen: Seen,
    signature: Signature,
    on: Mark,
}

impl From<Stamp> for Mark {
    fn from(on: Stamp) -> Self {
        Self { kind: on.by.kind().into(), by: on.by.id(), at: on.at.as_millisecond() }
    }
}

impl Mark {
    fn stamp(&self) -> Option<Stamp> {
        Some(Stamp { by: By::from_row(&self.kind, self.by)?, at: instant(self.at) })
    }
}

impl Signed {
    fn of(receiver: &Receiver, on: Stamp) -> Self {
        let Receiver { authority, name, seen, signature } = receiver.clone();
        Self { authority, name, seen, signature, on: on.into() }
    }

    fn receiver(&self) -> Receiver {
        Receiver { authority: self.authority, name: self.name.clone(), seen: self.seen, signature: self.signature }
    }
}

const fn told_at(row: Uuid) -> At {
    At { table: "handovers", column: "state_facts", row }
}

fn told(of: &Handover) -> Told {
    let call = |call: &Call| ToldCall {
        authority: call.authority,
        said: call.said,
        spoke_with: call.spoke_with.clone(),
        on: call.on.into(),
    };
    let (received, acknowledged) = match &of.state {
        HandoverState::Prepared { .. } => (None, None),
        HandoverState::HandedOver { on, receiver } => (Some(Signed::of(receiver, *on)), None),
        // When custody passed stands in the story; here is who confirmed it.
        HandoverState::Acknowledged { on, receiver } => (Some(Signed::of(receiver, *on)), Some((*on).into())),
    };
    let reunion = of.reunion.as_ref().map(|reunion| Signed::of(&reunion.receiver, reunion.on));
    Told { calls: of.calls.iter().map(call).collect(), reunion, received, acknowledged }
}

/// Row → domain; every combination no code could have written is named.
fn fold(keys: &Keys, row: &Row) -> Result<Handover, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "handovers", id: row.id.to_string(), what };
    let told: Told = match &row.state_facts {
        Some(sealed) => serde_json::from_str(&keys.open_text(told_at(row.id), sealed)?).map_err(|_| wrong("facts"))?,
        None => Told::default(),
    };
    let received = || told.received.as_ref().ok_or_else(|| wrong("receiver"));
    let state = match row.state.as_str() {
        name::PREPARED => HandoverState::Prepared { on: Stamp::clock(instant(row.prepared_at)) },
        name::HANDED_OVER => HandoverState::HandedOver {
            on: received()?.on.stamp().ok_or_else(|| wrong("signature"))?,
            receiver: received()?.receiver(),
        },
        name::ACKNOWLEDGED => {
            let on = told.acknowledged.as_ref().and_then(Mark::stamp).ok_or_else(|| wrong("acknowledged"))?;
            HandoverState::Acknowledged { on, receiver: received()?.receiver() }
        }
        _ => return Err(wrong("state")),
    };
    let mut calls = Vec::with_capacity(told.calls.len());
    for call in &told.calls {
        let on = call.on.stamp().ok_or_else(|| wrong("call"))?;
        calls.push(Call { authority: call.authority, said: call.said, spoke_with: call.spoke_with.clone(), on });
    }
    let reunion = match &told.reunion {
        Some(signed) => {
            Some(Reunion { receiver: signed.receiver(), on: signed.on.stamp().ok_or_else(|| wrong("reunion"))? })
        }
        None => None,
    };
    Ok(Handover {
        id: HandoverId::from_uuid(row.id),
        case: CaseId::from_uuid(row.case_id),
        person: PersonId::from_uuid(row.person_id),
        officer: row.officer_id.map(StaffId::from_uuid),
        calls,
        reunion,
        state,
    })
}

/// A child of the unit with everything its list shows.
pub struct Child {
    pub handover: Handover,
    pub row: Row,
    pub person: persons::Model,
    pub arrival: Option<arrivals::Model>,
    pub flight: Option<flights::Model>,
    /// Name of the officer who has the child.
    pub officer: Option<String>,
}

/// What the clerk who registered a sealed person may still read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedReceipt {
    /// Who has the child now; nobody yet when the unit was only told.
    pub officer: Option<String>,
}

impl Store {
    /// Children of the unit's open files, who waits longest first.
    pub async fn children(&self, scope: Scope) -> Result<Vec<Child>, StoreError> {
        let Some(within) = within(scope).filter(|_| is_unit(scope)) else { return Ok(Vec::new()) };
        let open = cases::Entity::find()
            .select_only()
            .column(cases::Column::Id)
            .filter(within)
            .filter(cases::Column::State.is_in(["open", "on_hold"]))
            .into_tuple::<Uuid>()
            .all(&self.reader)
            .await?;
        let found = rows::Entity::find()
            .filter(rows::Column::CaseId.is_in(open))
            .order_by_asc(rows::Column::PreparedAt)
            .order_by_asc(rows::Column::Id);
        self.children_of_rows(found.all(&self.reader).await?).await
    }

    /// Children of one sealed file; for others than the unit there is no such file.
    pub async fn children_of(&self, scope: Scope, case: Uuid) -> Result<Vec<Child>, StoreError> {
        if !is_unit(scope) {
            return Err(StoreError::NotFound);
        }
        self.case(scope, case).await?;
        let found = rows::Entity::find()
            .filter(rows::Column::CaseId.eq(case))
            .order_by_asc(rows::Column::PreparedAt)
            .order_by_asc(rows::Column::Id);
        self.children_of_rows(found.all(&self.reader).await?).await
    }

    async fn children_of_rows(&self, found: Vec<Row>) -> Result<Vec<Child>, StoreError> {
        let ids: Vec<Uuid> = found.iter().map(|row| row.person_id).collect();
        let people = persons::Entity::find().filter(persons::Column::Id.is_in(ids.clone())).all(&self.reader).await?;
        let came = arrivals::Entity::find()
            .filter(arrivals::Column::PersonId.is_in(ids))
            .filter(arrivals::Column::State.ne("void"))
            .order_by_desc(arrivals::Column::RegisteredAt)
            .all(&self.reader)
            .await?;
        let with = flights::Entity::find()
            .filter(flights::Column::Id.is_in(came.iter().map(|row| row.flight_id)))
            .all(&self.reader)
            .await?;
        let officers = staff::Entity::find()
            .filter(staff::Column::Id.is_in(found.iter().filter_map(|row| row.officer_id)))
            .all(&self.reader)
            .await?;
        let mut children = Vec::with_capacity(found.len());
        for row in found {
            let arrival = came.iter().find(|one| one.person_id == row.person_id).cloned();
            children.push(Child {
                handover: fold(&self.keys, &row)?,
                person: people.iter().find(|one| one.id == row.person_id).cloned().ok_or(StoreError::NotFound)?,
                flight: arrival.as_ref().and_then(|one| with.iter().find(|flight| flight.id == one.flight_id)).cloned(),
                arrival,
                officer: officers.iter().find(|one| Some(one.id) == row.officer_id).map(|one| one.name.clone()),
                row,
            });
        }
        Ok(children)
    }

    /// The receipt of a sealed arrival for the clerk who wrote it, until custody passed; after that it does not exist.
    pub async fn sealed_receipt(
        &self,
        flight: Uuid,
        receipt: &str,
        clerk: Uuid,
    ) -> Result<Option<SealedReceipt>, StoreError> {
        let found = arrivals::Entity::find()
            .filter(arrivals::Column::FlightId.eq(flight))
            .filter(arrivals::Column::Receipt.eq(receipt))
            .filter(arrivals::Column::Sealed.eq(true))
            .filter(arrivals::Column::RegisteredBy.eq(clerk))
            .one(&self.reader)
            .await?;
        let Some(arrival) = found else { return Ok(None) };
        let row = rows::Entity::find()
            .filter(rows::Column::PersonId.eq(arrival.person_id))
            .order_by_desc(rows::Column::PreparedAt)
            .one(&self.reader)
            .await?;
        let Some(row) = row.filter(|row| row.state == name::PREPARED) else { return Ok(None) };
        let officer = match row.officer_id {
            Some(id) => staff::Entity::find_by_id(id).one(&self.reader).await?.map(|row| row.name),
            None => None,
        };
        Ok(Some(SealedReceipt { officer }))
    }
}

const fn is_unit(scope: Scope) -> bool {
    matches!(scope.reach(), domain::access::Reach::SealedUnit(_))
}

impl Write {
    /// A hand-over of a file that the caller has found, locked until the end of the transaction.
    pub async fn handover(&self, case: Uuid, id: Uuid) -> Result<Handover, StoreError> {
        let mut find = rows::Entity::find_by_id(id).filter(rows::Column::CaseId.eq(case));
        if self.tx.get_database_backend() != DatabaseBackend::Sqlite {
            find = find.lock_exclusive();
        }
        fold(&self.keys, &find.one(&self.tx).await?.ok_or(StoreError::NotFound)?)
    }

    /// Every hand-over of a file that the caller has found.
    pub async fn handovers_of(&self, case: Uuid) -> Result<Vec<Handover>, StoreError> {
        let found = rows::Entity::find().filter(rows::Column::CaseId.eq(case)).all(&self.tx).await?;
        found.iter().map(|row| fold(&self.keys, row)).collect()
    }

    /// Records a step of a hand-over: guarded update, story, audit and message in one; who was handed over has left.
    pub async fn record_handover(&mut self, change: Change<Handover>) -> Result<(), StoreError> {
        let (id, at) = (change.id, change.stamp.at.as_millisecond());
        let text = serde_json::to_string(&told(&change.to))?;
        let sealed = self.seal(told_at(id), &text)?;
        let state = change.to.state.name();
        let row = rows::ActiveModel {
            id: Set(id),
            state: Set(state.into()),
            state_facts: Set(Some(sealed)),
            officer_id: Set(change.to.officer.map(StaffId::uuid)),
            handed_at: if change.event.code == "handover_made" { Set(Some(at)) } else { sea_orm::ActiveValue::NotSet },
            acknowledged_at: if state == name::ACKNOWLEDGED { Set(Some(at)) } else { sea_orm::ActiveValue::NotSet },
            ..Default::default()
        };
        self.change(row, rows::Column::State, change.from).await?;
        if change.event.code == "handover_made" {
            self.child_left(change.to.person.uuid()).await?;
        }
        self.timeline(change.to.case.uuid(), change.event.code, change.event.json(), Some(id)).await?;
        self.audit(change.audit.action, ("handover", Some(id)), "");
        if let Some(message) = change.message {
            self.enqueue(message.kind(), serde_json::json!({ "id": message.about().id })).await?;
        }
        Ok(())
    }

    async fn child_left(&mut self, person: Uuid) -> Result<(), StoreError> {
        use domain::arrival::name::{CHECKED_OUT, REGISTERED};
        let here = arrivals::Entity::find()
            .filter(arrivals::Column::PersonId.eq(person))
            .filter(arrivals::Column::State.eq(REGISTERED))
            .order_by_desc(arrivals::Column::RegisteredAt)
            .one(&self.tx)
            .await?;
        let Some(here) = here else { return Ok(()) };
        let row = arrivals::ActiveModel { id: Set(here.id), state: Set(CHECKED_OUT.into()), ..Default::default() };
        self.change(row, arrivals::Column::State, &[REGISTERED]).await?;
        self.audit("arrival_checked_out", ("arrival", Some(here.id)), "");
        Ok(())
    }
}
