//! `ceiba route`: the routing engine on files (routing.md; formats in the README beside the instances).

mod explain;
mod rank;
mod report;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use domain::routing::{self, Ask, Instance, Kind, Progress, Reserve, Stage};
use indicatif::ProgressBar;

use super::out::write_json;
use super::progress;
use crate::failure::{Failure, Outcome};

/// Flags of `ceiba route`.
#[derive(Args)]
pub struct Route {
    /// The instance.
    #[arg(long)]
    instance: PathBuf,
    /// Where the plan is written, or the ranking of every offer with --mode instant.
    #[arg(long, required_unless_present = "explain")]
    out: Option<PathBuf>,
    /// What is asked; without it the kind of the instance decides.
    #[arg(long, value_enum)]
    mode: Option<Mode>,
    /// Say in words which offers this need can have, which not, why, and what would change it.
    #[arg(long, value_name = "NEED_ID", conflicts_with_all = ["out", "mode"])]
    explain: Option<String>,
    /// The language of the words, es or en; both without it.
    #[arg(long, requires = "explain")]
    language: Option<String>,
    /// Streams: first come, best fit; no place is kept for those expected.
    #[arg(long)]
    no_prices: bool,
    /// Threads that work at once; as many as processors without it. The plan is the same.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Calculate this many times, for the times.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    repeat: u16,
    /// One machine-readable line.
    #[arg(long)]
    json: bool,
}

/// What is asked of the engine.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// Every household by itself: every offer ranked, or excluded with its reason.
    Instant,
    /// Everybody together, from nothing.
    Batch,
    /// Everybody together; accepted places stay, proposed ones may move.
    Replan,
}

impl Route {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let instance = read(&self.instance)?;
        match (&self.explain, &self.out, self.mode) {
            (Some(need), ..) => explain::print(&instance, need, self.language.as_deref(), self.json),
            (None, Some(out), Some(Mode::Instant)) => rank::write(&instance, out, self.json),
            (None, Some(out), mode) => self.place(&instance, out, mode),
            (None, None, _) => Err(Failure::usage("Say with --out where the plan is written.")),
        }
    }

    fn place(&self, instance: &Instance, out: &Path, mode: Option<Mode>) -> Result<Outcome, Failure> {
        let stream = instance.input().kind == Kind::Stream;
        if stream && mode.is_some() {
            return Err(Failure::usage(
                "The instance is a stream: a plan of everybody together would know flights that have not landed yet. Leave --mode out.",
            ));
        }
        let reserve = if self.no_prices { Reserve::off() } else { Reserve::everywhere() };
        let ask = Ask { threads: self.threads.map_or(Ask::default().threads, usize::from), reserve };
        let (mut times, mut landings) = (Vec::new(), Vec::new());
        let mut plan = None;
        for _ in 0..self.repeat {
            landings.clear();
            let bar = Bar::new(stream);
            let start = Instant::now();
            plan = routing::plan(instance, &ask, &mut |progress| {
                landings.extend((stream && progress.stage == Stage::Placing).then(Instant::now));
                bar.show(progress)
            })
            .ok();
            times.push(start.elapsed());
        }
        let plan = plan.ok_or_else(|| Failure::environment("The calculation was stopped; nothing was written."))?;
        write_json(out, &plan)?;
        let beside = (stream && !self.no_prices)
            .then(|| {
                routing::plan(instance, &Ask { reserve: Reserve::off(), ..ask }, &mut |_| ControlFlow::Continue(()))
                    .ok()
            })
            .flatten();
        report::print(instance, &plan, beside.as_ref(), (&mut times, &landings), self.json)?;
        Ok(Outcome::Done)
    }
}

/// Reads and checks an instance; a bad one is refused with its place and reason (routing.md 14).
fn read(path: &Path) -> Result<Instance, Failure> {
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::usage(format!("{} cannot be opened ({error}).", path.display())))?;
    routing::read_instance(&bytes)
        .map_err(|refusal| Failure::usage(format!("{} is refused. {refusal}.", path.display())))
}

/// The progress of a run, on a terminal only.
struct Bar {
    bar: ProgressBar,
    stream: bool,
}

impl Bar {
    fn new(stream: bool) -> Self {
        let bar = progress::bar("{wide_bar} {pos} of {len} needs, {msg}, {per_sec}, {eta} left");
        Self { bar, stream }
    }

    fn show(&self, progress: Progress) -> ControlFlow<()> {
        self.bar.set_length(u64::try_from(progress.needs).unwrap_or(u64::MAX));
        self.bar.set_position(u64::try_from(progress.needs_done).unwrap_or(u64::MAX));
        let what = match (progress.stage, self.stream) {
            (Stage::Options, _) => "looking for what each can have".to_owned(),
            (Stage::Placing, true) => format!("{} of {} flights", progress.components_done, progress.components),
            (Stage::Placing, false) => {
                format!("placing, {} of {} components", progress.components_done, progress.components)
            }
            (Stage::Proving, _) => {
                format!("proving, {} of {} components", progress.components_done, progress.components)
            }
        };
        self.bar.set_message(what);
        ControlFlow::Continue(())
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
