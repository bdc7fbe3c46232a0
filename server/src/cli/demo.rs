//! `ceiba demo cards`.

use clap::{Args, Subcommand};

use crate::config::Settings;
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba demo`.
#[derive(Args)]
pub struct Demo {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Card numbers and PINs of invented people.
    Cards {
        #[command(flatten)]
        settings: Settings,
        /// One machine-readable line.
        #[arg(long)]
        json: bool,
    },
}

impl Demo {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        let What::Cards { mut settings, json } = self.what;
        // Only synthetic cards keep what this prints, so the demonstration's key is the right one.
        settings.demo = true;
        let house = startup::open(&settings).await?;
        let cards = house.store.demo_cards().await.map_err(super::unreadable)?;
        if json {
            let list: Vec<_> = cards
                .iter()
                .map(|(number, pin, state)| serde_json::json!({ "card": number, "pin": pin, "state": state }))
                .collect();
            super::print_json(&list)?;
        } else {
            super::print(
                &cards.iter().map(|(number, pin, state)| format!("{number} {pin} {state}\n")).collect::<String>(),
            )?;
        }
        Ok(Outcome::Done)
    }
}
