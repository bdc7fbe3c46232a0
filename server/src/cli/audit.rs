//! `ceiba audit verify`.

use clap::{Args, Subcommand};

use crate::config::Settings;
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba audit`.
#[derive(Args)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Walk the chain from its first row to its last.
    Verify {
        #[command(flatten)]
        settings: Settings,
        /// One machine-readable line.
        #[arg(long)]
        json: bool,
    },
}

impl Audit {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        let What::Verify { settings, json } = self.what;
        let house = startup::open(&settings).await?;
        let walked = house.store.verify_audit().await.map_err(super::unreadable)?;
        if json {
            super::print_json(&serde_json::json!({ "rows": walked.ok(), "breaks_at": walked.err() }))?;
        } else {
            super::print(&match walked {
                Ok(rows) => format!("The chain holds: {rows} rows.\n"),
                Err(at) => format!("The chain breaks at row {at}.\n"),
            })?;
        }
        Ok(if walked.is_ok() { Outcome::Done } else { Outcome::Findings })
    }
}
