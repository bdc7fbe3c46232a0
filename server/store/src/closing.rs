//! Comparing a list with the people: what is open on a flight, and the steps that close it. Who is sealed is in none of it.

use domain::{
    access::Scope,
    arrival::{self, Arrival, ArrivalState},
    change::{By, Change, Stamp},
    flight::{CancelReason, Flight, FlightState, Movement, Tallies, name},
    ids::{ArrivalId, CentreId, FlightId, LineId, PersonId},
    line::{self, Line, LineState},
};
use sea_orm::{ActiveValue::Set, QueryOrder, prelude::*};

use crate::{
    Store, StoreError, Write,
    arrivals::within,
    entities::{arrivals, cards, cases, flights, manifest_lines as lines, persons, timeline},
    instant,
    lines::open_lines,
};

/// Somebody registered without a card of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cardless {
    pub arrival: Uuid,
    pub given_names: String,
    pub surnames: String,
    pub receipt: String,
}

/// A flight with everything that is compared.
pub struct Balance {
    pub flight: flights::Model,
    pub tallies: Tallies,
    /// Lines of which nobody said whether the person came.
    pub undecided: Vec<lines::Model>,
    /// Lines of people who did not come, with their reason.
    pub absent: Vec<lines::Model>,
    pub cardless: Vec<Cardless>,
}

/// Row → domain.
pub fn fold(row: &flights::Model) -> Result<Flight, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "flights", id: row.id.to_string(), what };
    let fact = |name: &str| row.state_facts.as_ref().and_then(|facts| facts.get(name));
    let by = fact("by_kind")
        .and_then(|kind| By::from_row(kind.as_str()?, fact("by").and_then(|id| Uuid::try_parse(id.as_str()?).ok())));
    // A registration opens the desks by itself; that step has no signature of its own.
    let on = by.map_or_else(
        || Stamp::clock(instant(row.created_at)),
        |by| Stamp { by, at: instant(fact("at").and_then(Json::as_i64).unwrap_or(row.created_at)) },
    );
    let state = match row.state.as_str() {
        name::EXPECTED => FlightState::Expected { at: instant(row.arrives_at.unwrap_or(row.created_at)) },
        name::LANDED => FlightState::Landed { on },
        name::RECEIVING => FlightState::Receiving { on },
        name::RECONCILING => FlightState::Reconciling { on },
        name::CLOSED => FlightState::Closed { on },
        name::CANCELLED => {
            let reason = fact("reason")
                .and_then(|reason| CancelReason::parse(reason.as_str()?))
                .ok_or_else(|| wrong("reason"))?;
            FlightState::Cancelled { on, reason }
        }
        _ => return Err(wrong("state")),
    };
    let movement = Movement::parse(&row.kind).ok_or_else(|| wrong("kind"))?;
    Ok(Flight { id: FlightId::from_uuid(row.id), centre: CentreId::from_uuid(row.centre_id), movement, state })
}

/// A line that is still open; none when somebody decided.
fn fold_open(row: &lines::Model) -> Option<Line> {
    let state = match row.state.as_str() {
        line::name::PENDING => LineState::Pending,
        line::name::NEEDS_REVIEW => LineState::NeedsReview,
        line::name::MATCHED => LineState::Matched { person: PersonId::from_uuid(row.person_id?) },
        _ => return None,
    };
    let number = row
        .list_no
        .as_ref()
        .and_then(|number| number.parse().ok())
        .or_else(|| u32::try_from(row.row).ok())
        .unwrap_or(0);
    Some(Line { id: LineId::from_uuid(row.id), flight: FlightId::from_uuid(row.flight_id), number, state })
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Store {
    /// A flight of the caller's centre, with its sums and what is open.
    pub async fn balance(&self, scope: Scope, flight: Uuid) -> Result<Balance, StoreError> {
        let row = self.flight(scope, flight).await?;
        let within = within(scope).ok_or(StoreError::NotFound)?;
        let listed = lines::Entity::find()
            .filter(lines::Column::FlightId.eq(flight))
            .filter(lines::Column::State.ne(line::name::REFUSED))
            .filter(open_lines())
            .order_by_asc(lines::Column::Row)
            .order_by_asc(lines::Column::Id)
            .all(&self.reader)
            .await?;
        let came = arrivals::Entity::find()
            .filter(within)
            .filter(arrivals::Column::FlightId.eq(flight))
            .filter(arrivals::Column::State.ne(arrival::name::VOID))
            .order_by_asc(arrivals::Column::RegisteredAt)
            .all(&self.reader)
            .await?;
        let homes: Vec<Uuid> = came.iter().filter_map(|row| row.household_id).collect();
        let files = cases::Entity::find().filter(cases::Column::HouseholdId.is_in(homes)).all(&self.reader).await?;
        let bound = cards::Entity::find()
            .filter(cards::Column::CaseId.is_in(files.iter().map(|file| file.id)))
            .filter(cards::Column::State.eq("bound"))
            .all(&self.reader)
            .await?;
        let excused = timeline::Entity::find()
            .filter(timeline::Column::Code.eq("card_withheld"))
            .filter(timeline::Column::SubjectId.is_in(came.iter().map(|row| row.id)))
            .all(&self.reader)
            .await?;
        let own = |row: &arrivals::Model| bound.iter().any(|card| card.person_id == Some(row.person_id));
        // Who travels with a family carries the family's card.
        let of_family = |row: &arrivals::Model| {
            files.iter().any(|file| {
                Some(file.household_id) == row.household_id && bound.iter().any(|card| card.case_id == Some(file.id))
            })
        };
        let said = |row: &arrivals::Model| excused.iter().any(|one| one.subject_id == Some(row.id));
        let without: Vec<&arrivals::Model> =
            came.iter().filter(|row| !own(row) && !of_family(row) && !said(row)).collect();
        let names = persons::Entity::find()
            .filter(persons::Column::Id.is_in(without.iter().map(|row| row.person_id)))
            .all(&self.reader)
            .await?;
        let cardless = without.iter().filter_map(|row| {
            let person = names.iter().find(|one| one.id == row.person_id)?;
            Some(Cardless {
                arrival: row.id,
                given_names: person.given_names.clone(),
                surnames: person.surnames.clone(),
                receipt: row.receipt.clone(),
            })
        });
        let cardless: Vec<Cardless> = cardless.collect();
        let with_card = came.iter().filter(|row| own(row)).count();
        let (undecided, decided): (Vec<_>, Vec<_>) = listed.into_iter().partition(|row| fold_open(row).is_some());
        let (absent, arrived): (Vec<_>, Vec<_>) = decided.into_iter().partition(|row| row.state == line::name::ABSENT);
        let tallies = Tallies {
            listed: small(undecided.len() + absent.len() + arrived.len()),
            arrived: small(arrived.len()),
            absent: small(absent.len()),
            undecided: small(undecided.len()),
            registered: small(came.len()),
            unlisted: small(came.iter().filter(|row| row.line_id.is_none()).count()),
            // The protection unit keeps its own account; nobody else can tell from these sums that there is one.
            children_alone: 0,
            children_handed_over: 0,
            cards_taken: small(with_card),
            cards_bound: small(with_card),
            cards_annulled: 0,
            without_card: small(came.len() - with_card - cardless.len()),
            uploads_waiting: 0,
        };
        Ok(Balance { flight: row, tallies, undecided, absent, cardless })
    }
}

impl Write {
    /// Records a step of a flight: guarded update and audit in one.
    pub async fn record_flight(&mut self, change: Change<Flight>) -> Result<(), StoreError> {
        let at = change.stamp.at.as_millisecond();
        let mut facts = change.event.json();
        if let Some(map) = facts.as_object_mut() {
            map.insert("by_kind".into(), change.stamp.by.kind().into());
            map.insert("by".into(), change.stamp.by.id().map(|id| id.to_string()).into());
            map.insert("at".into(), at.into());
        }
        let over = matches!(change.to.state, FlightState::Closed { .. } | FlightState::Cancelled { .. });
        let row = flights::ActiveModel {
            id: Set(change.id),
            state: Set(change.to.state.name().into()),
            state_facts: Set(Some(facts)),
            closed_at: Set(over.then_some(at)),
            ..Default::default()
        };
        self.change(row, flights::Column::State, change.from).await?;
        self.audit(change.audit.action, ("flight", Some(change.id)), "");
        Ok(())
    }

    /// An open line of a flight the caller has found; somebody who decided it meanwhile is a conflict.
    pub async fn open_line(&self, flight: Uuid, id: Uuid) -> Result<Line, StoreError> {
        let row = lines::Entity::find_by_id(id)
            .filter(lines::Column::FlightId.eq(flight))
            .filter(open_lines())
            .one(&self.tx)
            .await?;
        fold_open(&row.ok_or(StoreError::NotFound)?).ok_or(StoreError::Conflict)
    }

    /// Records that a listed person did not come, or is nobody to expect.
    pub async fn record_line(&mut self, change: Change<Line>) -> Result<(), StoreError> {
        let reason = match change.to.state {
            LineState::Absent { reason, .. } => Some(reason.code()),
            LineState::Refused { reason, .. } => Some(reason.code()),
            _ => None,
        };
        let row = lines::ActiveModel {
            id: Set(change.id),
            state: Set(change.to.state.name().into()),
            absent_reason: Set(reason.map(Into::into)),
            updated_at: Set(change.stamp.at.as_millisecond()),
            ..Default::default()
        };
        self.change(row, lines::Column::State, change.from).await?;
        self.audit(change.audit.action, ("line", Some(change.id)), reason.unwrap_or_default());
        Ok(())
    }

    /// An arrival of a flight the caller has found, with its file; never a sealed one.
    pub async fn arrival(&self, flight: Uuid, id: Uuid) -> Result<(Arrival, Uuid), StoreError> {
        let found = arrivals::Entity::find_by_id(id)
            .filter(arrivals::Column::FlightId.eq(flight))
            .filter(arrivals::Column::Sealed.eq(false));
        let row = found.one(&self.tx).await?.ok_or(StoreError::NotFound)?;
        if row.state != arrival::name::REGISTERED {
            return Err(StoreError::Conflict);
        }
        let home = row.household_id.ok_or(StoreError::NotFound)?;
        let file = cases::Entity::find()
            .filter(cases::Column::HouseholdId.eq(home))
            .order_by_desc(cases::Column::OpenedAt)
            .one(&self.tx)
            .await?;
        let on =
            Stamp { by: By::Staff(domain::ids::StaffId::from_uuid(row.registered_by)), at: instant(row.registered_at) };
        let arrival = Arrival {
            id: ArrivalId::from_uuid(row.id),
            person: PersonId::from_uuid(row.person_id),
            flight: Some(FlightId::from_uuid(row.flight_id)),
            child_alone: false,
            state: ArrivalState::Registered { on },
        };
        Ok((arrival, file.ok_or(StoreError::NotFound)?.id))
    }

    /// Records a step of an arrival that does not change its state: story and audit.
    pub async fn record_arrival_note(&mut self, case: Uuid, change: Change<Arrival>) -> Result<(), StoreError> {
        let reason = change.event.json();
        self.timeline(case, change.event.code, reason, Some(change.id)).await?;
        self.audit(change.audit.action, ("arrival", Some(change.id)), "");
        Ok(())
    }
}
