//! `ceiba catalogue`: providers, programmes, offerings and their places, in from files and out as an open directory.

use std::path::{Path, PathBuf};

use app::kit::catalogue_words as words;
use casework::House;
use clap::{Args, Subcommand, ValueEnum};
use domain::catalogue::{Finding, Import, Outcome as Answer, hsds};
use locales::{Locale, catalogue};
use serde_json::{Value, json};

use super::out::write_json;
use super::{print, unreadable};
use crate::config::Settings;
use crate::failure::{Failure, Outcome};
use crate::startup;

/// Flags of `ceiba catalogue`.
#[derive(Args)]
pub struct Catalogue {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Take files in, CSV or HSDS 3, on top of the catalogue that is there. What is refused leaves what was there.
    Import(Take),
    /// Give the public part out.
    Export(Give),
}

#[derive(Args)]
struct Take {
    #[command(flatten)]
    settings: Settings,
    /// Say what would happen and write nothing.
    #[arg(long)]
    dry_run: bool,
    /// Where the answer is written for programs: accepted rows, findings, changes.
    #[arg(long, value_name = "OUT")]
    json: Option<PathBuf>,
    /// The language of the sentences: es or en.
    #[arg(long, default_value = "es")]
    language: String,
    /// The four tables in any order, or directories of HSDS.
    #[arg(required = true, value_name = "FILES")]
    files: Vec<PathBuf>,
}

#[derive(Args)]
struct Give {
    #[command(flatten)]
    settings: Settings,
    #[arg(long, value_enum, default_value_t = Format::Hsds)]
    format: Format,
    /// Where it is written; without it standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Open Referral HSDS 3.1, one table a key.
    Hsds,
}

impl Catalogue {
    pub(super) async fn run(self) -> Result<Outcome, Failure> {
        match self.what {
            What::Import(take) => take.run().await,
            What::Export(give) => give.run().await,
        }
    }
}

impl Take {
    async fn run(self) -> Result<Outcome, Failure> {
        let l = language(&self.language)?;
        let read: Vec<(String, Vec<u8>)> = self.files.iter().map(|path| open(path)).collect::<Result<_, _>>()?;
        let files: Vec<(&str, &[u8])> = read.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let house = startup::open(&self.settings).await?;
        let import = self.take(&house, &files).await.map_err(unreadable)?;
        if let Some(out) = &self.json {
            write_json(out, &report(&import))?;
        }
        print(&sentences(l, &import))?;
        if import.findings.iter().all(|finding| finding.outcome == Answer::Warn) {
            return Ok(Outcome::Done);
        }
        let nothing_went_in = import.accepted_rows.values().all(|rows| *rows == 0);
        let refused = import.findings.iter().find(|finding| finding.outcome == Answer::RefuseFile);
        match refused.filter(|_| nothing_went_in) {
            Some(finding) => {
                Err(Failure::usage(format!("{}: {}", words::finding_place(l, finding), words::finding(l, finding))))
            }
            None => Ok(Outcome::Findings),
        }
    }

    async fn take(&self, house: &House, files: &[(&str, &[u8])]) -> Result<Import, store::StoreError> {
        if self.dry_run { house.read_catalogue(files).await } else { house.import_catalogue(files).await }
    }
}

impl Give {
    async fn run(self) -> Result<Outcome, Failure> {
        let house = startup::open(&self.settings).await?;
        let known = house.catalogue().await.map_err(unreadable)?;
        let Format::Hsds = self.format;
        let directory = hsds::tabular(&known, house.today());
        match &self.out {
            Some(out) => write_json(out, &directory)?,
            None => print(&format!("{directory}\n"))?,
        }
        Ok(Outcome::Done)
    }
}

fn language(code: &str) -> Result<Locale, Failure> {
    Locale::parse(if code == "es" { "es-GT" } else { code })
        .filter(|l| l.is_complete())
        .ok_or_else(|| Failure::usage(format!("`{code}` is not a language of the sentences; use es or en.")))
}

/// A file as it is reported: its name without the folder.
fn open(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::usage(format!("{} cannot be opened ({error}).", path.display())))?;
    Ok((name, bytes))
}

fn sentences(l: Locale, import: &Import) -> String {
    let mut lines: Vec<String> = import.findings.iter().map(|at| sentence(l, at)).collect();
    lines.extend(import.accepted_rows.iter().map(|(file, rows)| catalogue::import_accepted(l, *rows, file)));
    lines.push(catalogue::import_changes(l, import.changes.added, import.changes.changed));
    lines.extend(import.kept_dates.iter().map(|offering| catalogue::import_kept_dates(l, offering)));
    lines.extend(import.catalogue.uncovered().map(|offering| catalogue::import_uncovered(l, &offering.id)));
    lines.extend(
        import
            .proposals
            .iter()
            .map(|proposal| catalogue::import_proposal(l, &proposal.name.es, &proposal.provider_name)),
    );
    lines.join("\n") + "\n"
}

fn sentence(l: Locale, at: &Finding) -> String {
    format!(
        "{}: {} {} [{}]",
        words::finding_place(l, at),
        words::finding(l, at),
        words::finding_outcome(l, at),
        at.code.code()
    )
}

/// The same for programs: codes and counts as in `expected.csv`, sentences in both languages.
fn report(import: &Import) -> Value {
    let findings = import.findings.iter().map(|at| {
        json!({
            "file": at.file, "line": at.line, "column": at.column, "code": at.code.code(), "outcome": at.outcome.code(),
            "message_es": words::finding(Locale::ES, at), "message_en": words::finding(Locale::EN, at),
        })
    });
    json!({
        "accepted_rows": import.accepted_rows,
        "findings": findings.collect::<Vec<_>>(),
        "added": import.changes.added,
        "changed": import.changes.changed,
        "kept_dates": import.kept_dates,
        "uncovered": import.catalogue.uncovered().map(|offering| offering.id.as_str()).collect::<Vec<_>>(),
        "proposals": import.proposals.iter().map(|one| json!({ "name": one.name.es, "provider": one.provider_name })).collect::<Vec<_>>(),
    })
}
