//! Reads one list and prints what it says: `import FILE [--dry-run] --json OUT`. Exit 0, 1 or 2 as the format describes.

use std::process::ExitCode;

use domain::manifest::{self, Options};
use jiff::civil::date;

fn main() -> ExitCode {
    let mut file = None;
    let mut out = None;
    let mut base = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => out = arguments.next(),
            "--base" => base = arguments.next(),
            "--dry-run" | "import" => {}
            other => file = Some(other.to_owned()),
        }
    }
    let (Some(file), Some(out)) = (file, out) else {
        eprintln!("Usage: import FILE [--base FILE] --json OUT");
        return ExitCode::from(2);
    };
    let read = |path: &str| {
        std::fs::read(path).map(|bytes| {
            manifest::read(
                path.rsplit('/').next().unwrap_or(path),
                &bytes,
                &options(),
                &mut |_| {},
            )
        })
    };
    let mut reading = match read(&file) {
        Ok(reading) => reading,
        Err(error) => {
            eprintln!("{file} cannot be read: {error}");
            return ExitCode::from(2);
        }
    };
    if let Some(Ok(earlier)) = base.as_deref().map(read) {
        let known: Vec<manifest::KnownLine> = earlier
            .lines
            .iter()
            .map(manifest::KnownLine::from)
            .collect();
        reading.diff = Some(manifest::compare(&known, &reading));
    }
    if let Some(fault) = &reading.file_error {
        let row = fault.row.map_or(String::new(), |r| format!(" in row {r}"));
        eprintln!(
            "A list of people was expected in {file}, but it was refused{row}: {} {}.",
            fault.code.code(),
            fault.found
        );
    }
    match serde_json::to_string(&reading).map(|json| std::fs::write(&out, json)) {
        Ok(Ok(())) => ExitCode::from(reading.exit_code()),
        _ => {
            eprintln!("{out} cannot be written");
            ExitCode::from(2)
        }
    }
}

fn options() -> Options {
    Options {
        today: Some(date(2026, 4, 30)),
        ..Options::default()
    }
}
