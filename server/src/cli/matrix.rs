//! `ceiba matrix`: the access table, for a lawyer to read.

use clap::Args;
use domain::access::{Action, Role, cell};

use crate::failure::{Failure, Outcome};

/// Flags of `ceiba matrix`.
#[derive(Args)]
pub struct Matrix {
    /// Comma-separated, with a header; the only form there is.
    #[arg(long)]
    csv: bool,
}

impl Matrix {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        if !self.csv {
            return Err(Failure::usage("Say how to print it: `ceiba matrix --csv`."));
        }
        super::print(&matrix())?;
        Ok(Outcome::Done)
    }
}

/// Roles across, actions down, the letters of security.md 2.2 in the cells.
pub fn matrix() -> String {
    let row = |first: &str, cells: Vec<&str>| format!("{first},{}\n", cells.join(","));
    let head = row("action", Role::ALL.iter().map(|role| role.code()).collect());
    let rows = Action::ALL
        .iter()
        .map(|action| row(action.code(), Role::ALL.iter().map(|role| cell(*role, *action)).collect()));
    std::iter::once(head).chain(rows).collect()
}
