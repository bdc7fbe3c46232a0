//! `ceiba import`: a list of who comes, read as the page reads it; without `--dry-run` it goes into the database.

use std::io::Read;
use std::path::{Path, PathBuf};

use app::kit::import_words;
use casework::Refusal;
use casework::clock::{Clock, SystemClock};
use casework::manifests::CannotImport;
use clap::Args;
use domain::ids::FlightId;
use domain::manifest::{self, Limits, Options, Progress, Reading, Severity, Stage};
use indicatif::ProgressBar;
use locales::Locale;

use super::{out, progress};
use crate::config::Settings;
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba import`.
#[derive(Args)]
pub struct Import {
    #[command(flatten)]
    settings: Settings,
    /// The list: CSV, Excel (.xlsx), PAXLST or pasted rows.
    file: PathBuf,
    /// Only read it; no database is touched.
    #[arg(long, conflicts_with_all = ["flight", "centre"])]
    dry_run: bool,
    /// Where to write what was read (format ceiba-import/1).
    #[arg(long, value_name = "OUT")]
    json: Option<PathBuf>,
    /// Compare with this flight and bring it up to date: the `record` of an earlier import.
    #[arg(long, value_name = "ID")]
    flight: Option<FlightId>,
    /// Code of the centre, where there are several.
    #[arg(long, value_name = "CODE")]
    centre: Option<String>,
}

impl Import {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = read_up_to(&self.file, Limits::default().bytes)?;
        let bar = Bar::new();
        let reading = if self.dry_run {
            let options = Options { today: Some(casework::house::day_of(SystemClock.now())), ..Options::default() };
            manifest::read(&name, &bytes, &options, &mut |progress| bar.show(progress))
        } else {
            let house = startup::open(&self.settings).await?;
            house
                .import_at_console(&name, &bytes, self.centre.as_deref(), self.flight, &mut |progress| {
                    bar.show(progress);
                })
                .await
                .map_err(|error| refused(&name, error))?
        };
        bar.gone();
        if let Some(path) = &self.json {
            let text = serde_json::to_vec(&reading)
                .map_err(|error| Failure::environment(format!("No JSON can be made of it ({error}).")))?;
            out::write_whole(path, &text)?;
        }
        if let Some(fault) = &reading.file_error {
            return Err(Failure::usage(import_words::refusal(Locale::EN, &name, fault)));
        }
        if self.json.is_none() {
            super::print(&summary(&reading, self.dry_run))?;
        }
        Ok(if reading.exit_code() == 0 { Outcome::Done } else { Outcome::Findings })
    }
}

/// The file, or its beginning when it is larger than anything that is read, so that its size can be refused.
fn read_up_to(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::usage(format!(
            "The list {} cannot be read ({error}); check the name and whether you may read it.",
            path.display()
        ))
    };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn refused(name: &str, error: CannotImport) -> Failure {
    match error {
        CannotImport::Refused(Refusal::Unavailable(error)) if error.is_full() => Failure::environment(
            "The disk is full: nothing of the list was saved; free some space and import it again.",
        ),
        CannotImport::Refused(Refusal::Unavailable(error)) => super::unreadable(error),
        CannotImport::Refused(Refusal::Conflict) => Failure::environment(
            "Somebody changed the same flight at the same moment: nothing was saved; import the list again.",
        ),
        CannotImport::Refused(other) => Failure::environment(format!("The list {name} was not saved ({other}).")),
        other => Failure::usage(format!("The list {name} was not imported: {other}.")),
    }
}

fn summary(reading: &Reading, dry: bool) -> String {
    let issues = reading.issues.iter().filter(|issue| issue.severity > Severity::Info).count();
    let mut text = format!(
        "{} people on {} flights, {} rows to repair, {issues} things to look at.",
        reading.lines.len(),
        reading.flights.len(),
        reading.held.len()
    );
    for flight in &reading.flights {
        let word = |text: &Option<String>| text.clone().unwrap_or_else(|| "?".to_owned());
        let people = reading.lines.iter().filter(|line| line.flight == flight.id).count();
        text.push_str(&format!(
            "\n{} {} from {}: {people} people",
            word(&flight.number),
            word(&flight.date),
            word(&flight.origin)
        ));
        if let Some(record) = &flight.record {
            text.push_str(&format!(", flight {record}"));
        }
    }
    if let Some(diff) = &reading.diff {
        text.push_str(&format!(
            "\nAgainst what was there: {} added, {} gone, {} changed.",
            diff.added.len(),
            diff.gone.len(),
            diff.changed.len()
        ));
    }
    if dry {
        text.push_str("\nNothing was saved (--dry-run).");
    }
    text.push('\n');
    text
}

/// Rows read, rate and time left, on a terminal only.
struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        Self(progress::bar("{msg:10} {wide_bar} {pos} of {len} rows, {per_sec}, {eta} left"))
    }

    fn show(&self, progress: Progress) {
        self.0.set_message(match progress.stage {
            Stage::Opening => "opening",
            Stage::Reading => "reading",
            Stage::Checking => "checking",
        });
        self.0.set_length(u64::try_from(progress.of).unwrap_or(u64::MAX));
        self.0.set_position(u64::try_from(progress.rows).unwrap_or(u64::MAX));
    }

    fn gone(&self) {
        self.0.finish_and_clear();
    }
}
