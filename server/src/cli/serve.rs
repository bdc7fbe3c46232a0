//! `ceiba serve`.

use clap::Args;

use crate::config::{Serving, Settings};
use crate::failure::{Failure, Outcome};
use crate::jobs::Post;
use crate::server::Server;
use crate::startup;

/// Flags of `ceiba serve`.
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    serving: Serving,
}

impl Serve {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        start_logging();
        let house = if self.settings.demo {
            let house = startup::open_unmigrated(&self.settings).await?;
            startup::migrate(&house).await?;
            startup::seed_demonstration(&house).await?;
            house
        } else {
            startup::open(&self.settings).await?
        };
        let no_jobs = self.serving.no_jobs;
        let server = Server::bind(house, self.serving).await?;
        let jobs = if no_jobs { None } else { Post::open(&self.settings, &server.site().serving, &server.address())? };
        let server = server.with_jobs(jobs);
        super::print(&format!("ready {}\n", server.address()))?;
        if self.settings.demo {
            super::print(&sign_ins())?;
        }
        server.run(stop_signal()).await?;
        Ok(Outcome::Done)
    }
}

/// The demonstration's sign-ins, one a line.
fn sign_ins() -> String {
    use casework::demo::{PASSWORD, SIGN_INS};
    SIGN_INS.iter().map(|(email, name, _)| format!("sign in {email} {PASSWORD} ({name})\n")).collect()
}

/// One JSON object a line on standard error; `CEIBA_LOG` chooses, as in `info,sqlx=warn`.
pub(super) fn start_logging() {
    let chosen = tracing_subscriber::EnvFilter::try_from_env("CEIBA_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn,sea_orm_migration=warn"));
    let logging =
        tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(chosen).with_writer(std::io::stderr);
    // Somebody else's logging is as good.
    let _ = logging.try_init();
}

/// Waits for SIGTERM or SIGINT.
pub(super) async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
