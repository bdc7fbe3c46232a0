//! `ceiba staff add`.

use casework::invitations::{CannotInvite, Invitation};
use clap::{Args, Subcommand};
use domain::access::Role;

use crate::config::Settings;
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba staff`.
#[derive(Args)]
pub struct Staff {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Make an account; prints the one-time link by which its password is chosen.
    Add(Add),
}

#[derive(Args)]
struct Add {
    #[command(flatten)]
    settings: Settings,
    /// What the person does: reception, shift_lead, caseworker, supervisor, provider, protection, data_protection, auditor, administrator, statistics.
    #[arg(long, value_parser = role)]
    role: Role,
    /// Code of the centre they work at.
    #[arg(long, value_name = "CODE")]
    centre: Option<String>,
    /// Name of the centre, when it is new.
    #[arg(long, value_name = "NAME", requires = "centre")]
    centre_name: Option<String>,
    /// Code of the provider a focal point answers for.
    #[arg(long, value_name = "CODE")]
    provider: Option<String>,
    /// Name as colleagues see it; without it the address before the `@`.
    #[arg(long)]
    name: Option<String>,
    /// The address people use, for the link.
    #[arg(long, env = "CEIBA_PUBLIC_URL", value_name = "URL", default_value = "http://127.0.0.1:8080")]
    public_url: String,
    /// Address they sign in with.
    email: String,
}

fn role(code: &str) -> Result<Role, String> {
    Role::parse(code).ok_or_else(|| format!("`{code}` is no role"))
}

impl Staff {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        let What::Add(new) = self.what;
        let house = startup::open(&new.settings).await?;
        let name = new.name.unwrap_or_else(|| new.email.split('@').next().unwrap_or_default().to_owned());
        let invitation = Invitation {
            email: new.email,
            name,
            role: new.role,
            centre: new.centre,
            new_centre: new.centre_name,
            provider: new.provider,
        };
        let token = house.invite(invitation).await.map_err(|error| match error {
            CannotInvite::Store(error) => super::unreadable(error),
            other => Failure::usage(format!("No account was made: {other}.")),
        })?;
        super::print(&format!("{}{}\n", new.public_url.trim_end_matches('/'), app::paths::staff_set_up(token)))?;
        Ok(Outcome::Done)
    }
}
