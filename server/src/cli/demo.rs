//! `ceiba demo cards` and `ceiba demo idle`.

use casework::House;
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
    /// Ends the sessions of one sign-in as two hours without a touch do, to show that nothing typed is lost.
    Idle {
        #[command(flatten)]
        settings: Settings,
        /// The sign-in, such as `recepcion@demo.example`.
        email: String,
    },
}

impl Demo {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        match self.what {
            What::Cards { settings, json } => cards(settings, json).await,
            What::Idle { settings, email } => {
                let ended = open(settings).await?.idle_demo_sessions(&email).await.map_err(super::unreadable)?;
                super::print(&format!("{ended} sessions of {email} ended\n"))?;
                Ok(Outcome::Done)
            }
        }
    }
}

/// Only synthetic records keep or allow what is done here, so the demonstration's key is the right one.
async fn open(mut settings: Settings) -> Result<House, Failure> {
    settings.demo = true;
    startup::open(&settings).await
}

async fn cards(settings: Settings, json: bool) -> Result<Outcome, Failure> {
    let house = open(settings).await?;
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
