//! Reading as a job: one at a time and core, with its progress; the result is kept for a while, so that a page that is
//! looked at again does not read again. What is kept here can always be made again from the sealed file.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::access::{Action, Relation};
use domain::ids::UploadId;
use domain::manifest::{Fault, Options, Reading, Stage};
use jiff::{SignedDuration, Timestamp};
use store::Uuid;
use tokio::sync::{Semaphore, watch};

use super::columns;
use super::known::Seen;
use crate::{Refusal, Refused, Staff};

/// Readings kept at most.
const KEPT: usize = 6;
/// How long a reading is kept.
const LIVES: SignedDuration = SignedDuration::from_mins(20);

/// How far a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is done at the moment.
    pub step: Step,
    pub rows: usize,
    /// Rows there are; 0 while nobody knows.
    pub of: usize,
    /// When it began.
    pub since: Timestamp,
}

/// The steps of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another list is read first.
    Waiting,
    Opening,
    Reading,
    Checking,
    /// Looking for people who were here before.
    Comparing,
}

/// A list read, with who was here before, line by line.
pub(super) struct Read {
    pub reading: Reading,
    pub seen: Vec<Option<Seen>>,
    /// A sender with these titles was confirmed before.
    pub remembered: bool,
    /// Milliseconds it took.
    pub took: i64,
}

#[derive(Clone)]
pub(super) enum State {
    Going(Progress),
    Done(Arc<Read>),
    Refused(Fault),
    Broken,
}

impl State {
    const fn is_over(&self) -> bool {
        !matches!(self, Self::Going(_))
    }
}

/// A reading that goes on or is done.
pub(super) type Job = watch::Receiver<State>;

struct Entry {
    upload: Uuid,
    /// The instant of the decisions it was read with.
    version: Option<i64>,
    job: Job,
    at: Timestamp,
}

/// The readings of this process.
pub struct Works {
    kept: Mutex<Vec<Entry>>,
    turns: Semaphore,
}

impl Default for Works {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { kept: Mutex::default(), turns: Semaphore::new(cores) }
    }
}

impl Works {
    pub(super) fn find(&self, upload: Uuid, version: Option<i64>) -> Option<Job> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|entry| entry.upload == upload && entry.version == version)?;
        // A reading that broke is tried again.
        let broken = matches!(*found.job.borrow(), State::Broken)
            || found.job.has_changed().is_err() && !found.job.borrow().is_over();
        (!broken).then(|| found.job.clone())
    }

    pub(super) fn keep(&self, upload: Uuid, version: Option<i64>, job: &Job, now: Timestamp) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|entry| entry.upload != upload && entry.at + LIVES > now);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Entry { upload, version, job: job.clone(), at: now });
    }
}

pub(super) const fn stopped() -> Refusal {
    Refusal::Unavailable(store::StoreError::Inconsistent {
        table: "uploads",
        id: String::new(),
        what: "reader stopped",
    })
}

/// Waits for the end of a job, at most so long; then says how far it is.
pub(super) async fn wait(job: &Job, at_most: Duration) -> State {
    let mut waiting = job.clone();
    let ended = tokio::time::timeout(at_most, waiting.wait_for(State::is_over)).await;
    match ended {
        Ok(Ok(state)) => state.clone(),
        Ok(Err(_)) => State::Broken,
        Err(_) => job.borrow().clone(),
    }
}

impl Staff {
    /// Starts reading a file away from the threads that answer people.
    pub(super) fn start_reading(&self, name: String, bytes: Vec<u8>, options: Options) -> Job {
        let since = self.house.now();
        let (tell, job) = watch::channel(State::Going(Progress { step: Step::Waiting, rows: 0, of: 0, since }));
        let (staff, tell) = (self.clone(), Arc::new(tell));
        tokio::spawn(async move {
            let state = match staff.read_through(name, bytes, options, since, &tell).await {
                Ok(state) => state,
                Err(error) => {
                    tracing::error!(%error, "a list could not be read");
                    State::Broken
                }
            };
            tell.send_replace(state);
        });
        job
    }

    async fn read_through(
        &self,
        name: String,
        bytes: Vec<u8>,
        options: Options,
        since: Timestamp,
        tell: &Arc<watch::Sender<State>>,
    ) -> Refused<State> {
        let _turn = self.house.works.turns.acquire().await.map_err(|_| stopped())?;
        let teller = tell.clone();
        let senders: Vec<String> = options.senders.keys().cloned().collect();
        let read = move || {
            domain::manifest::read(&name, &bytes, &options, &mut |progress| {
                let step = match progress.stage {
                    Stage::Opening => Step::Opening,
                    Stage::Reading => Step::Reading,
                    Stage::Checking => Step::Checking,
                };
                teller.send_replace(State::Going(Progress { step, rows: progress.rows, of: progress.of, since }));
            })
        };
        let reading = super::known::away(read).await?;
        if let Some(fault) = reading.file_error {
            return Ok(State::Refused(fault));
        }
        let (teller, of) = (tell.clone(), reading.lines.len());
        let tick = move |rows| {
            teller.send_replace(State::Going(Progress { step: Step::Comparing, rows, of, since }));
        };
        let seen = self.seen_all(&reading, tick).await?;
        let took = self.house.now().as_millisecond() - since.as_millisecond();
        let remembered =
            reading.mapping.iter().filter_map(columns::signature_of).any(|signature| senders.contains(&signature));
        Ok(State::Done(Arc::new(Read { reading, seen, remembered, took })))
    }
}

/// Somebody watching a list being read.
pub struct Follow(Job);

impl Follow {
    /// How far it is now; nothing when it is over.
    pub fn now(&self) -> Option<Progress> {
        match &*self.0.borrow() {
            State::Going(progress) if self.0.has_changed().is_ok() => Some(*progress),
            _ => None,
        }
    }
}

impl Staff {
    /// Watches the reading of a list.
    pub async fn follow(&self, upload: UploadId) -> Refused<Follow> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let (kept, choices, version) = self.kept(upload).await?;
        Ok(Follow(self.reading_job(&kept, &choices, version).await?))
    }
}
