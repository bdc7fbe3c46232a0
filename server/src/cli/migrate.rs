//! `ceiba migrate`.

use clap::Args;

use crate::config::Settings;
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba migrate`.
#[derive(Args)]
pub struct Migrate {
    #[command(flatten)]
    settings: Settings,
    /// One machine-readable line.
    #[arg(long)]
    json: bool,
}

impl Migrate {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        let made = startup::first_key(&self.settings).await?;
        let house = startup::open_unmigrated(&self.settings).await?;
        let missing = startup::migrate(&house).await?;
        if let Some(file) = made.filter(|_| !self.json) {
            super::print(&format!(
                "A new master key was made in {}: keep a copy of it, apart from the database; without it sealed data cannot be read.\n",
                file.display()
            ))?;
        }
        if self.json {
            super::print_json(&serde_json::json!({ "engine": house.store.engine(), "applied": missing }))?;
        } else if missing == 0 {
            super::print("The schema was up to date.\n")?;
        } else {
            super::print("The schema is up to date now.\n")?;
        }
        Ok(Outcome::Done)
    }
}
