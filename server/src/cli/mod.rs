//! The command line (cli.md): one file a command, each a struct of its flags with `run`.

mod audit;
mod catalogue;
mod demo;
mod doctor;
mod import;
mod match_;
mod matrix;
mod migrate;
mod out;
mod people;
mod progress;
mod route;
mod routes;
mod search;
mod seed;
mod serve;
mod staff;
mod verify;
mod work;

use std::future::Future;
use std::io::Write;

use clap::{Parser, Subcommand};

use crate::failure::{Failure, Outcome};

/// Ceiba: a portal for people returned to Guatemala. Exit codes: 0 done, 1 done with findings, 2 wrong usage or unreadable
/// input, 3 database, keys or disk.
#[derive(Parser)]
#[command(name = "ceiba", version, about, max_term_width = 110)]
pub struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the portal.
    Serve(serve::Serve),
    /// Run the background jobs alone, beside servers started with --no-jobs.
    Work(work::Work),
    /// Bring the schema of the database up to date.
    Migrate(migrate::Migrate),
    /// Check what has to be true of the data.
    Verify(verify::Verify),
    /// Look at the environment and the configuration.
    Doctor(doctor::Doctor),
    /// The audit chain.
    Audit(audit::Audit),
    /// Providers, programmes and offerings.
    Catalogue(catalogue::Catalogue),
    /// Accounts of staff.
    Staff(staff::Staff),
    /// Invent a registry: flights, people, families, files and referrals in all states.
    Seed(seed::Seed),
    /// What only invented data has.
    Demo(demo::Demo),
    /// List every route with its caller and rule.
    Routes(routes::Routes),
    /// Print who may do what.
    Matrix(matrix::Matrix),
    /// Read a list of who comes, and bring it in.
    Import(import::Import),
    /// Look for earlier returns as at the desk, on files.
    Match(match_::Match),
    /// Ask the search box, on files.
    Search(search::Search),
    /// Place the households of an instance, on files.
    Route(route::Route),
}

/// Runs one command to its end.
pub fn run(line: Line) -> Result<Outcome, Failure> {
    match line.command {
        Command::Serve(command) => wait_for(command.run()),
        Command::Work(command) => wait_for(command.run()),
        Command::Migrate(command) => wait_for(command.run()),
        Command::Verify(command) => wait_for(command.run()),
        Command::Audit(command) => wait_for(command.run()),
        Command::Import(command) => wait_for(command.run()),
        Command::Catalogue(command) => wait_for(command.run()),
        Command::Staff(command) => wait_for(command.run()),
        Command::Seed(command) => wait_for(command.run()),
        Command::Demo(command) => wait_for(command.run()),
        Command::Doctor(command) => wait_for(command.run()),
        Command::Routes(command) => command.run(),
        Command::Matrix(command) => command.run(),
        Command::Match(command) => command.run(),
        Command::Search(command) => command.run(),
        Command::Route(command) => command.run(),
    }
}

/// Runs what waits for databases and sockets.
fn wait_for(work: impl Future<Output = Result<Outcome, Failure>>) -> Result<Outcome, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::environment(format!("The system gives no threads ({error}).")))?
        .block_on(work)
}

/// A database that opened and then did not answer.
fn unreadable(error: store::StoreError) -> Failure {
    Failure::environment(format!("The database cannot be read ({error})."))
}

/// Prints to standard output; a reader that went away (`| head`) is no fault.
fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::environment(format!("The output cannot be written ({error}).")))
        }
        _ => Ok(()),
    }
}

/// Prints one machine-readable line.
fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let line = serde_json::to_string(value)
        .map_err(|error| Failure::environment(format!("No JSON can be made of it ({error}).")))?;
    print(&format!("{line}\n"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn every_flag_is_well_formed_and_no_secret_is_one() {
        let command = super::Line::command();
        command.clone().debug_assert();
        let flags = command.get_subcommands().flat_map(clap::Command::get_arguments);
        for flag in flags {
            let name = flag.get_id().as_str();
            assert!(!["password", "secret", "key", "token"].contains(&name), "{name}");
        }
    }
}
