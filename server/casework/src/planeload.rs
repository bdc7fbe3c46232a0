//! A planeload routed together: started from its flight, made as a job, looked at, accepted line by line or together.
//!
//! The row of a plan says how it ended; the job behind a plan that runs lives in the process that makes it. A plan that runs
//! and has no job here was begun by a process that ended, or by another node: it is made again, and whoever comes second with
//! the same answer finds it kept.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use domain::{
    access::{Action, Relation},
    ids::FlightId,
    problems::Typed,
    routing::RULES_VERSION,
};
use store::{Uuid, plans::Planned};

use crate::{Refusal, Refused, Staff, flights::BoardFlight};

mod accept;
mod input;
mod sheet;
mod work;

pub use accept::{Accepted, Wanted};
pub use input::replay;
pub use sheet::{Line, Missing, Place, Sheet, Stands, Waits, What, Who};
pub use work::{Follow, Progress, Runs, Step};

use input::Load;

/// How long starting waits for a plan: most are made by then, and it is the next page.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a page waits for one before it shows how far it is.
const GLANCE: Duration = Duration::from_millis(700);

/// Who could be routed together, and what was calculated before.
pub struct Overview {
    pub flight: BoardFlight,
    /// Households that are interviewed and need something, and their needs.
    pub homes: usize,
    pub needs: usize,
    /// Households whose interview is not complete.
    pub uninterviewed: usize,
    /// The newest first.
    pub plans: Vec<Planned>,
}

/// What a plan's page shows.
pub enum Looking {
    Ready(Box<Sheet>),
    /// Still being made: of which flight, how far, and the present instant.
    Going(BoardFlight, Progress, jiff::Timestamp),
    /// It came to nothing.
    Over(Planned),
}

impl Staff {
    fn may_route(&self) -> Refused<()> {
        self.permit(Action::RoutePlaneload, Relation::Team)
    }

    /// The flight as routing sees it: counts of those who exist for the caller, and earlier plans.
    pub async fn planeload(&self, flight: FlightId) -> Refused<Overview> {
        self.may_route()?;
        let store = &self.house.store;
        let board = self.flight(flight).await?;
        let aboard = store.aboard(self.scope(), flight.uuid()).await?;
        let asked: Vec<usize> =
            aboard.iter().filter(|one| one.interviewed).map(input::open_needs).filter(|needs| *needs > 0).collect();
        Ok(Overview {
            flight: board,
            homes: asked.len(),
            needs: asked.iter().sum(),
            uninterviewed: aboard.iter().filter(|one| !one.interviewed).count(),
            plans: store.plans(self.scope(), flight.uuid()).await?,
        })
    }

    /// Starts routing a planeload; one that is being made already is the answer. Nothing of it is sent to anybody.
    pub async fn route_planeload(&self, flight: FlightId, request: Uuid, path: &str, typed: &Typed) -> Refused<Uuid> {
        self.may_route()?;
        let store = &self.house.store;
        store.flight(self.scope(), flight.uuid()).await?;
        if let Some(plan) = self.answered(request, path, typed).await? {
            return Uuid::try_parse(&plan).map_err(|_| Refusal::NotFound);
        }
        let newest = store.plans(self.scope(), flight.uuid()).await?.into_iter().next();
        if let Some(running) = newest.filter(|plan| plan.state == "running") {
            return Ok(running.id);
        }
        let mut write = self.write().await?;
        let (of, day) = ((flight.uuid(), self.centre()?), self.house.today().to_string());
        let id = write.begin_plan(of, self.actor.staff.uuid(), &day, RULES_VERSION).await?;
        self.keep_answer(&mut write, request, path, typed, &id.to_string()).await?;
        write.commit().await?;
        self.run(id, flight).ended(PATIENCE).await;
        Ok(id)
    }

    /// How a plan stands: with everything since it was made, or how far its making is.
    pub async fn places_planned(&self, flight: FlightId, id: Uuid) -> Refused<Looking> {
        self.may_route()?;
        let mut plan = self.house.store.plan(self.scope(), flight.uuid(), id).await?;
        if plan.state == "running" {
            if let Some(progress) = self.run(id, flight).ended(GLANCE).await {
                return Ok(Looking::Going(self.flight(flight).await?, progress, self.house.now()));
            }
            plan = self.house.store.plan(self.scope(), flight.uuid(), id).await?;
        }
        if plan.state != "ready" {
            return Ok(Looking::Over(plan));
        }
        let sheet = self.sheet(flight, plan).await?;
        let mut write = self.write().await?;
        write.looked(("plan", Some(id)), None, "plan_viewed", "casework").await?;
        write.commit().await?;
        Ok(Looking::Ready(Box::new(sheet)))
    }

    /// Watches a plan being made.
    pub async fn follow_plan(&self, flight: FlightId, id: Uuid) -> Refused<Follow> {
        self.may_route()?;
        let plan = self.house.store.plan(self.scope(), flight.uuid(), id).await?;
        Ok(if plan.state == "running" { self.run(id, flight).follow() } else { Follow::over() })
    }

    /// Stops the making of a plan; one that has ended stays as it is.
    pub async fn cancel_plan(&self, flight: FlightId, id: Uuid) -> Refused<()> {
        self.may_route()?;
        let plan = self.house.store.plan(self.scope(), flight.uuid(), id).await?;
        if plan.state != "running" {
            return Ok(());
        }
        self.house.runs.stop(id);
        self.end_plan(id, "cancelled").await
    }

    /// Ends a plan that runs; whoever was faster has ended it.
    async fn end_plan(&self, id: Uuid, state: &'static str) -> Refused<()> {
        let mut write = self.write().await?;
        match write.drop_plan(id, state).await {
            Err(store::StoreError::Conflict) => Ok(()),
            done => {
                done?;
                Ok(write.commit().await?)
            }
        }
    }

    /// The making of a plan in this process, begun when there is none.
    fn run(&self, id: Uuid, flight: FlightId) -> work::Run {
        self.house.runs.find_or_begin(id, self.house.now(), |tell, stop| {
            let staff = self.clone();
            tokio::spawn(async move {
                if let Err(error) = staff.make(id, flight, &tell, stop).await {
                    tracing::error!(plan = %id, %error, "a planeload was not routed");
                    if let Err(error) = staff.end_plan(id, "failed").await {
                        tracing::warn!(plan = %id, %error, "and that was not noted; it is tried again when somebody looks");
                    }
                }
                staff.house.runs.forget(id);
            });
        })
    }

    /// Reads, calculates, keeps. Everybody whose answers are read has it in their access log.
    async fn make(&self, id: Uuid, flight: FlightId, tell: &Arc<work::Tell>, stop: Arc<AtomicBool>) -> Refused<()> {
        let _turn = self.house.runs.turn().await?;
        tell.step(Step::Reading);
        let (day, as_of) = (self.house.today(), self.house.now());
        let load = self.load(flight).await?;
        let cases = load.cases();
        let teller = tell.clone();
        let solve = move || load.solved(flight, day, as_of, &mut |progress| teller.tell(progress, &stop));
        let Some(whole) = tokio::task::spawn_blocking(solve).await.map_err(|_| work::stopped())?? else {
            return self.end_plan(id, "cancelled").await;
        };
        tell.step(Step::Keeping);
        let mut write = self.write().await?;
        match write.keep_plan(id, &day.to_string(), as_of.as_millisecond(), &whole).await {
            // Cancelled meanwhile, or another node was faster.
            Err(store::StoreError::Conflict) => return Ok(()),
            kept => kept?,
        }
        for case in cases {
            write.viewed(case, self.actor.staff.uuid(), "routed_together", "casework").await?;
        }
        Ok(write.commit().await?)
    }

    /// Everything routing asks about a flight, as it is now.
    async fn load(&self, flight: FlightId) -> Refused<Load> {
        let store = &self.house.store;
        let (catalogue, ids) = store.catalogue().await?;
        let aboard = store.aboard(self.scope(), flight.uuid()).await?;
        let asked: Vec<Uuid> = aboard.iter().filter(|one| input::asked(one)).map(|one| one.case.id).collect();
        let told = store.told(self.scope(), &asked).await?;
        Ok(Load { aboard, told, catalogue, ids })
    }
}
