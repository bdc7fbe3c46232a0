//! `ceiba routes`.

use clap::Args;

use crate::failure::{Failure, Outcome};
use crate::http::router;

/// Flags of `ceiba routes`.
#[derive(Args)]
pub struct Routes {
    /// One machine-readable line.
    #[arg(long)]
    json: bool,
}

impl Routes {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let listed = router::table().listed();
        if self.json {
            super::print_json(&listed)?;
        } else {
            let line =
                |one: &router::Listed| format!("{:<5}{:<44}{:<10}{}\n", one.method, one.path, one.caller, one.rule);
            super::print(&listed.iter().map(line).collect::<String>())?;
        }
        Ok(Outcome::Done)
    }
}
