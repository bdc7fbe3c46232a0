//! `ceiba search`: the search box on files.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use domain::matching::{SHOWN, ScopeFilter};

use super::people::{Pace, Registry, cell, rows, write};
use crate::failure::{Failure, Outcome};

/// Flags of `ceiba search`.
#[derive(Args)]
pub struct Search {
    /// The people who are known.
    #[arg(long)]
    registry: PathBuf,
    /// What is typed into the box, one text a line.
    #[arg(long)]
    queries: PathBuf,
    /// Where the results are written.
    #[arg(long)]
    out: PathBuf,
    /// One machine-readable line.
    #[arg(long)]
    json: bool,
}

impl Search {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let registry = Registry::read(&self.registry)?;
        let (mut lines, mut times) = (Vec::new(), Vec::new());
        for row in rows(&self.queries, &["query_id", "text"])? {
            let start = Instant::now();
            let found = registry.index.search(cell(&row, "text"), &ScopeFilter::default(), SHOWN);
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            for (rank, hit) in (1u8..).zip(found) {
                let why: Vec<&str> = hit.why.iter().map(|w| w.es()).collect();
                lines.push(vec![
                    cell(&row, "query_id").to_owned(),
                    rank.to_string(),
                    registry.id(hit.key).to_owned(),
                    why.join("; "),
                ]);
            }
        }
        write(&self.out, &["query_id", "rank", "person_id", "why"], &lines)?;
        Pace::of(times).print(self.json)?;
        Ok(Outcome::Done)
    }
}
