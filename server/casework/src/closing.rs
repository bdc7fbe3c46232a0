//! Closing a flight (S4): the list compared with the people, what is open decided line by line, then the act.

use domain::{
    access::{Action, Relation},
    arrival::NoCard,
    change::Stamp,
    flight::{Blocker, CancelReason, CannotClose, Flight, Tallies},
    ids::{FlightId, LineId},
    line::{AbsentReason, RefusedReason},
    problems::{ProblemCode, Problems, Typed},
};
use store::{
    Uuid,
    closing::{Balance, Cardless, fold},
};

use crate::{Refusal, Refused, Staff, flights::BoardFlight};

/// A line of which nobody said whether the person came, or who did not come and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenLine {
    pub id: LineId,
    pub list_no: Option<String>,
    pub name: String,
    /// Why the person did not come.
    pub reason: Option<AbsentReason>,
}

/// The comparison of one flight.
pub struct Closing {
    pub flight: BoardFlight,
    pub tallies: Tallies,
    pub blockers: Vec<Blocker>,
    pub undecided: Vec<OpenLine>,
    pub absent: Vec<OpenLine>,
    pub cardless: Vec<Cardless>,
    /// When it was closed or called off, in milliseconds UTC.
    pub over_at: Option<i64>,
}

/// One step of a flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Begin to compare.
    Begin,
    /// Go on registering.
    GoOn,
    /// Sign the act.
    Close,
    /// It does not come.
    Cancel,
}

impl Act {
    /// The act an address names.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "empezar" => Some(Self::Begin),
            "seguir" => Some(Self::GoOn),
            "cerrar" => Some(Self::Close),
            "cancelar" => Some(Self::Cancel),
            _ => None,
        }
    }
}

impl Staff {
    /// The comparison of a flight of the caller's centre; that its open lines were seen is kept.
    pub async fn closing(&self, flight: FlightId) -> Refused<Closing> {
        self.permit(Action::CloseFlight, Relation::Team)?;
        let board = self.flight(flight).await?;
        let balance = self.house().store.balance(self.scope(), flight.uuid()).await?;
        let mut write = self.write().await?;
        write.looked(("flight", Some(flight.uuid())), None, "flight_balance_viewed", "reception").await?;
        write.commit().await?;
        let Balance { flight: row, tallies, undecided, absent, cardless } = balance;
        let line = |row: &store::lines::Line| OpenLine {
            id: LineId::from_uuid(row.id),
            list_no: row.list_no.clone(),
            name: format!("{}, {}", row.surnames, row.given_names),
            reason: row.absent_reason.as_deref().and_then(AbsentReason::parse),
        };
        Ok(Closing {
            flight: board,
            blockers: tallies.blockers(),
            tallies,
            undecided: undecided.iter().map(line).collect(),
            absent: absent.iter().map(line).collect(),
            cardless,
            over_at: row.closed_at,
        })
    }

    /// One step of a flight.
    pub async fn act_on_flight(
        &self,
        flight: FlightId,
        act: Act,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<()> {
        self.permit(Action::CloseFlight, Relation::Team)?;
        let balance = self.house().store.balance(self.scope(), flight.uuid()).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let change = step(fold(&balance.flight)?, act, &balance.tallies, typed, self.stamp())?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        write.record_flight(change).await?;
        Ok(write.commit().await?)
    }

    /// Says of listed people why they did not come: fields `line_…` hold a reason, or nothing for those still open.
    pub async fn decide_lines(&self, flight: FlightId, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.permit(Action::CloseFlight, Relation::Team)?;
        self.reconciled(flight).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let chosen = chosen(typed, "line_")?;
        let on = self.stamp();
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        for (field, id, reason) in chosen {
            let line = write.open_line(flight.uuid(), id).await?;
            let change = match (AbsentReason::parse(&reason), RefusedReason::parse(&reason)) {
                (Some(reason), _) => line.absent(reason, on),
                (None, Some(reason)) => line.refuse(reason, on),
                (None, None) => return Err(Refusal::field(&field, ProblemCode::ChoiceUnknown)),
            };
            write.record_line(change.map_err(|_| Refusal::Conflict)?).await?;
        }
        Ok(write.commit().await?)
    }

    /// Says why people stay without a card: fields `card_…` hold a reason.
    pub async fn excuse_cards(&self, flight: FlightId, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        self.permit(Action::CloseFlight, Relation::Team)?;
        self.reconciled(flight).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let chosen = chosen(typed, "card_")?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        for (field, id, reason) in chosen {
            let reason = NoCard::parse(&reason).ok_or_else(|| Refusal::field(&field, ProblemCode::ChoiceUnknown))?;
            let (arrival, case) = write.arrival(flight.uuid(), id).await?;
            let change = arrival.without_card(reason, self.stamp()).map_err(|_| Refusal::Conflict)?;
            write.record_arrival_note(case, change).await?;
        }
        Ok(write.commit().await?)
    }

    /// Lines and cards are decided while the flight is compared, and not before.
    async fn reconciled(&self, flight: FlightId) -> Refused<()> {
        let row = self.house().store.flight(self.scope(), flight.uuid()).await?;
        if row.state == domain::flight::name::RECONCILING { Ok(()) } else { Err(Refusal::Conflict) }
    }
}

fn step(
    flight: Flight,
    act: Act,
    tallies: &Tallies,
    typed: &Typed,
    on: Stamp,
) -> Refused<domain::change::Change<Flight>> {
    match act {
        Act::Begin => flight.reconcile(on).map_err(|_| Refusal::Conflict),
        Act::GoOn => flight.receive(on).map_err(|_| Refusal::Conflict),
        Act::Close => flight.close(tallies, on).map_err(|cannot| match cannot {
            CannotClose::Unbalanced(_) => Refusal::field("", ProblemCode::FlightNotBalanced),
            CannotClose::NotNow(_) => Refusal::Conflict,
        }),
        Act::Cancel => {
            let reason = typed
                .get("reason")
                .and_then(|code| CancelReason::parse(code))
                .ok_or_else(|| Refusal::field("reason", ProblemCode::ReasonMissing))?;
            flight.cancel(reason, on).map_err(|_| Refusal::Conflict)
        }
    }
}

/// The filled fields whose name begins so, with the id in the name; at least one.
fn chosen(typed: &Typed, prefix: &str) -> Refused<Vec<(String, Uuid, String)>> {
    let filled = typed.iter().filter(|(name, value)| name.starts_with(prefix) && !value.trim().is_empty());
    let read = filled.map(|(name, value)| {
        let id = Uuid::try_parse(&name[prefix.len()..]).map_err(|_| Refusal::NotFound)?;
        Ok((name.clone(), id, value.trim().to_owned()))
    });
    let all = read.collect::<Refused<Vec<_>>>()?;
    if all.is_empty() { Err(Problems::one("", ProblemCode::ReasonMissing).into()) } else { Ok(all) }
}
