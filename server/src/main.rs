//! `ceiba`, the one program of the portal.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let line = ceiba::cli::Line::parse();
    match ceiba::cli::run(line) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            eprintln!("{failure}");
            failure.exit_code()
        }
    }
}
