//! Plans being made in this process: how far each is, and the word that stops it. How a plan ended is in its row.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::routing;
use jiff::Timestamp;
use store::Uuid;
use tokio::sync::{Semaphore, SemaphorePermit, watch};

use crate::{Refusal, Refused};

/// How far a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub step: Step,
    /// Needs done.
    pub done: usize,
    /// Needs there are; 0 while nobody knows.
    pub of: usize,
    /// When it began.
    pub since: Timestamp,
}

/// The steps of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another planeload is routed first.
    Waiting,
    /// Reading files and places.
    Reading,
    /// Looking for what each need can have.
    Options,
    Placing,
    /// Proving how good the places are.
    Proving,
    /// Writing it down.
    Keeping,
}

/// Where the maker of a plan says how far it is.
pub(super) struct Tell {
    tell: watch::Sender<Progress>,
    since: Timestamp,
}

impl Tell {
    /// A step begins of which nobody knows how long it is.
    pub fn step(&self, step: Step) {
        self.tell.send_replace(Progress { step, done: 0, of: 0, since: self.since });
    }

    /// What the engine says; stops it when somebody asked for that.
    pub fn tell(&self, told: routing::Progress, stop: &AtomicBool) -> ControlFlow<()> {
        let step = match told.stage {
            routing::Stage::Options => Step::Options,
            routing::Stage::Placing => Step::Placing,
            routing::Stage::Proving => Step::Proving,
        };
        self.tell.send_replace(Progress { step, done: told.needs_done, of: told.needs, since: self.since });
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// A plan being made.
#[derive(Clone)]
pub(super) struct Run {
    progress: watch::Receiver<Progress>,
    stop: Arc<AtomicBool>,
}

impl Run {
    /// Waits for its end, at most so long; then says how far it is.
    pub async fn ended(&self, at_most: Duration) -> Option<Progress> {
        let mut waiting = self.progress.clone();
        let end = async { while waiting.changed().await.is_ok() {} };
        tokio::time::timeout(at_most, end).await.is_err().then(|| *self.progress.borrow())
    }

    pub fn follow(self) -> Follow {
        Follow(Some(self.progress))
    }
}

/// The plans that this process makes.
pub struct Runs {
    going: Mutex<BTreeMap<Uuid, Run>>,
    turns: Semaphore,
}

impl Default for Runs {
    fn default() -> Self {
        Self { going: Mutex::default(), turns: Semaphore::new(1) }
    }
}

impl Runs {
    fn going(&self) -> std::sync::MutexGuard<'_, BTreeMap<Uuid, Run>> {
        self.going.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The run of a plan; `begin` is told to make it when there is none.
    pub(super) fn find_or_begin(
        &self,
        plan: Uuid,
        since: Timestamp,
        begin: impl FnOnce(Arc<Tell>, Arc<AtomicBool>),
    ) -> Run {
        let mut going = self.going();
        if let Some(run) = going.get(&plan) {
            return run.clone();
        }
        let (tell, progress) = watch::channel(Progress { step: Step::Waiting, done: 0, of: 0, since });
        let run = Run { progress, stop: Arc::default() };
        going.insert(plan, run.clone());
        begin(Arc::new(Tell { tell, since }), run.stop.clone());
        run
    }

    pub(super) fn stop(&self, plan: Uuid) {
        if let Some(run) = self.going().get(&plan) {
            run.stop.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn forget(&self, plan: Uuid) {
        self.going().remove(&plan);
    }

    /// One planeload at a time: they take the same places.
    pub(super) async fn turn(&self) -> Refused<SemaphorePermit<'_>> {
        self.turns.acquire().await.map_err(|_| stopped())
    }
}

pub(super) const fn stopped() -> Refusal {
    Refusal::Unavailable(store::StoreError::Inconsistent { table: "plans", id: String::new(), what: "maker stopped" })
}

/// Somebody watching a plan being made.
pub struct Follow(Option<watch::Receiver<Progress>>);

impl Follow {
    /// Of a plan that has ended.
    pub const fn over() -> Self {
        Self(None)
    }

    /// How far it is now; nothing when it is over.
    pub fn now(&self) -> Option<Progress> {
        self.0.as_ref().filter(|told| told.has_changed().is_ok()).map(|told| *told.borrow())
    }
}
