//! Bytes that nobody should send: every reader answers or refuses, in bounded time and memory, and never stops the program.
//!
//! A short run is part of every test; `./dev bench fuzz` runs each target a million times. Runs are numbered and come from nothing
//! but their number, so a run that fails is found again: `CEIBA_FUZZ_FROM=123 CEIBA_FUZZ_RUNS=1`.

mod mutate;
mod targets;
mod workbook;

use std::time::{Duration, Instant};

use mutate::Mutator;

/// No single input may take longer.
const LONGEST: Duration = Duration::from_secs(2);
/// Nor may the program grow by more over a whole run, in KiB.
const GROWTH: u64 = 64 * 1024;
/// Runs after which memory counts as warm.
const WARM: u64 = 50;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// The most memory this program ever held, in KiB.
fn held() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// Feeds mutations of the seeds to a reader.
fn fuzz(name: &str, seeds: &[Vec<u8>], mut reader: impl FnMut(&[u8])) {
    let (from, runs) = (setting("CEIBA_FUZZ_FROM", 0), setting("CEIBA_FUZZ_RUNS", 400));
    let (mut longest, mut warm) = (Duration::ZERO, held());
    for run in from..from + runs {
        let input = Mutator::of(run).mutate(seeds);
        let mut once = || {
            let start = Instant::now();
            let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| reader(&input)));
            assert!(read.is_ok(), "{name} run {run} stopped on {:?}", String::from_utf8_lossy(&input));
            start.elapsed()
        };
        let mut took = once();
        // A machine that was busy elsewhere is not an input that takes long: that one takes long again.
        if took > LONGEST {
            took = took.min(once()).min(once());
        }
        assert!(took <= LONGEST, "{name} run {run} took {took:?}");
        longest = longest.max(took);
        if run == from + WARM {
            warm = held();
        }
    }
    let grown = held().saturating_sub(warm);
    assert!(grown <= GROWTH, "{name} grew by {grown} KiB");
    println!("{name}: {runs} runs, longest {longest:.1?}, grown by {grown} KiB");
}
