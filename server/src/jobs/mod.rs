//! The worker: takes what the outbox holds, sends it, and decides whether to try again. The job and what caused it were
//! committed together, so nothing is told that did not happen, and nothing that happened stays untold.

mod post;

use std::time::Duration;

use casework::House;
use casework::letters::Fault;
use store::StoreError;
use store::outbox::Job;
use tokio::sync::watch;

pub use post::Post;

/// Jobs taken at once.
const BATCH: i64 = 16;
/// How long to rest when nothing is due.
const REST: Duration = Duration::from_secs(2);

/// Sends what is due now; returns how many jobs were looked at.
pub async fn run_due(house: &House, post: &Post) -> Result<usize, StoreError> {
    let jobs = house.claim_jobs(BATCH).await?;
    for job in &jobs {
        run(house, post, job).await?;
    }
    Ok(jobs.len())
}

async fn run(house: &House, post: &Post, job: &Job) -> Result<(), StoreError> {
    let letters = house.letters(job).await?;
    for (at, letter) in letters.into_iter().enumerate() {
        // Whoever had theirs before a fault gets it again under the same number.
        if let Err(error) = post.deliver(&format!("{}.{at}", job.id), letter, house.now()).await {
            tracing::warn!(job = %job.id, kind = job.kind, %error, attempts = job.attempts, "not sent");
            metrics::counter!("ceiba_jobs_total", "kind" => job.kind.clone(), "end" => "fault").increment(1);
            return house.job_failed(job, error.fault(), error.code()).await;
        }
    }
    metrics::counter!("ceiba_jobs_total", "kind" => job.kind.clone(), "end" => "done").increment(1);
    house.job_done(job).await
}

/// Works until `stopping` says so; the job in hand is finished.
pub async fn work(house: House, post: Post, mut stopping: watch::Receiver<bool>) {
    while !*stopping.borrow() {
        match run_due(&house, &post).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "outbox"),
        }
        tokio::select! {
            () = tokio::time::sleep(REST) => {}
            changed = stopping.changed() => if changed.is_err() { return },
        }
    }
}

impl post::CannotDeliver {
    const fn fault(&self) -> Fault {
        if self.is_lasting() { Fault::Lasting } else { Fault::Passing }
    }
}
