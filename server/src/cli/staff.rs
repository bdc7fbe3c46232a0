//! `ceiba staff add` and `ceiba staff link`: one-time links for people who work here.

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
    /// A new one-time link for somebody who lost password or telephone; the old password, code and sessions end at once.
    Link(Link),
}

#[derive(Args)]
struct Link {
    #[command(flatten)]
    settings: Settings,
    /// The address people use, for the link.
    #[arg(long, env = "CEIBA_PUBLIC_URL", value_name = "URL", default_value = "http://127.0.0.1:8080")]
    public_url: String,
    /// Address they sign in with.
    email: String,
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
        let (token, public_url) = match self.what {
            What::Add(new) => new.invite().await?,
            What::Link(link) => {
                let house = startup::open(&link.settings).await?;
                (house.invite_again(&link.email).await.map_err(refused)?, link.public_url)
            }
        };
        super::print(&format!("{}{}\n", public_url.trim_end_matches('/'), app::paths::staff_set_up(token)))?;
        Ok(Outcome::Done)
    }
}

impl Add {
    async fn invite(self) -> Result<(String, String), Failure> {
        let house = startup::open(&self.settings).await?;
        let name = self.name.unwrap_or_else(|| self.email.split('@').next().unwrap_or_default().to_owned());
        let invitation = Invitation {
            email: self.email,
            name,
            role: self.role,
            centre: self.centre,
            new_centre: self.centre_name,
            provider: self.provider,
        };
        Ok((house.invite(invitation).await.map_err(refused)?, self.public_url))
    }
}

fn refused(error: CannotInvite) -> Failure {
    match error {
        CannotInvite::Store(error) => super::unreadable(error),
        other => Failure::usage(format!("No link was made: {other}.")),
    }
}
