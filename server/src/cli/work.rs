//! `ceiba work`.

use clap::Args;
use tokio::sync::watch;

use super::serve::{start_logging, stop_signal};
use crate::config::{Serving, Settings};
use crate::failure::{Failure, Outcome};
use crate::jobs::{self, Post};
use crate::startup;

/// Flags of `ceiba work`: those of `ceiba serve`, for the address in links and the mail server.
#[derive(Args)]
pub struct Work {
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    serving: Serving,
}

impl Work {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        start_logging();
        let house = startup::open(&self.settings).await?;
        let address = format!("http://{}", self.serving.listen);
        let post = Post::open(&self.settings, &self.serving, &address)?
            .ok_or_else(|| Failure::usage("There is no mail server to send by; name it with --smtp-url."))?;
        let (stop, stopping) = watch::channel(false);
        let worker = tokio::spawn(jobs::work(house, post, stopping));
        stop_signal().await;
        let _ = stop.send(true);
        worker.await.map_err(|error| Failure::environment(format!("The worker stopped ({error}).")))?;
        Ok(Outcome::Done)
    }
}
