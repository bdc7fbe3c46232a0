//! `ceiba`, the one program of the portal.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Gives memory back after a burst. glibc keeps the 19 MiB of each password hash, once per thread: 300 MiB after 320 registrations
/// instead of 100 (`./dev bench desk`).
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

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
