//! `ceiba verify`.

use clap::Args;

use crate::config::Settings;
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba verify`.
#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    settings: Settings,
    /// One machine-readable line.
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        let house = startup::open(&self.settings).await?;
        let broken = house.store.broken().await.map_err(super::unreadable)?;
        if self.json {
            let list: Vec<_> = broken.iter().map(|one| serde_json::json!({ "rule": one.rule, "id": one.id })).collect();
            super::print_json(&serde_json::json!({ "broken": list }))?;
        } else if broken.is_empty() {
            super::print("Every rule holds.\n")?;
        } else {
            super::print(
                &broken.iter().map(|one| format!("not true: {} ({})\n", one.rule, one.id)).collect::<String>(),
            )?;
        }
        Ok(if broken.is_empty() { Outcome::Done } else { Outcome::Findings })
    }
}
