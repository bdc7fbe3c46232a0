//! `ceiba match`: the search for earlier returns as at the desk, on files.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use domain::matching::Query;

use super::people::{Pace, Registry, cell, person, rows, write};
use crate::failure::{Failure, Outcome};

/// Flags of `ceiba match`.
#[derive(Args)]
pub struct Match {
    /// The people who are known.
    #[arg(long)]
    registry: PathBuf,
    /// The people at the desk.
    #[arg(long)]
    queries: PathBuf,
    /// Where the candidates are written.
    #[arg(long)]
    out: PathBuf,
    /// One machine-readable line.
    #[arg(long)]
    json: bool,
}

impl Match {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let registry = Registry::read(&self.registry)?;
        let (mut lines, mut times) = (Vec::new(), Vec::new());
        for row in rows(&self.queries, &["query_id", "given_names", "surnames"])? {
            let query = Query { person: person(&row), ..Query::default() };
            let start = Instant::now();
            let found = registry.index.matches(&query);
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            for (rank, candidate) in (1u8..).zip(found) {
                let reasons: Vec<String> = candidate.reasons.iter().map(|r| r.es()).collect();
                let id = registry.id(candidate.key).to_owned();
                let score = candidate.score.to_string();
                lines.push(vec![
                    cell(&row, "query_id").to_owned(),
                    rank.to_string(),
                    id,
                    score,
                    candidate.verdict.code().to_owned(),
                    reasons.join("; "),
                ]);
            }
        }
        write(&self.out, &["query_id", "rank", "person_id", "score", "verdict", "reasons"], &lines)?;
        Pace::of(times).print(self.json)?;
        Ok(Outcome::Done)
    }
}
