//! Work on several parts at once: the answers come in the order of the questions, whoever was faster.
//!
//! Inside a long answer the worker beats its [`Pulse`] as it goes: the caller looks up and may stop it there. Beats follow
//! the work done and never a clock, and what is answered after a stop is thrown away, so they cannot change an answer.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Choices looked at between two beats: some milliseconds of work.
const BEAT: usize = 2_000_000;

/// What ties somebody who works on a question to whoever asked.
pub struct Pulse<'a> {
    /// Set when the work is not wanted any more, and what wakes the caller.
    caller: Option<(&'a AtomicBool, &'a dyn Fn())>,
    worked: Cell<usize>,
}

impl<'a> Pulse<'a> {
    /// Nobody listens, nobody stops.
    pub const fn none() -> Self {
        Self { caller: None, worked: Cell::new(0) }
    }

    const fn of(stop: &'a AtomicBool, wake: &'a dyn Fn()) -> Self {
        Self { caller: Some((stop, wake)), worked: Cell::new(0) }
    }

    /// So many choices were looked at; true when the rest is not wanted any more.
    pub fn stops(&self, choices: usize) -> bool {
        let Some((stop, wake)) = self.caller else { return false };
        let worked = self.worked.get().saturating_add(choices);
        self.worked.set(worked % BEAT);
        if worked >= BEAT {
            wake();
        }
        stop.load(Ordering::Relaxed)
    }
}

/// Answers every question on so many threads. `done` hears of each answer by its place, and of each beat between them;
/// it may stop the rest, then nothing is answered.
pub fn each<Q: Sync, A: Send>(
    threads: usize,
    questions: &[Q],
    answer: impl Fn(&Q, &Pulse) -> A + Sync,
    done: &mut dyn FnMut(Option<usize>) -> ControlFlow<()>,
) -> Option<Vec<A>> {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (send, receive) = mpsc::channel();
    let mut answers: Vec<Option<A>> = questions.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for _ in 0..threads.clamp(1, questions.len().max(1)) {
            let send = send.clone();
            let (next, stop, answer) = (&next, &stop, &answer);
            scope.spawn(move || {
                // Whoever asked may have left: then the stop is set as well.
                let wake = || drop(send.send(None));
                let pulse = Pulse::of(stop, &wake);
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(question) = questions.get(at) else { break };
                    if send.send(Some((at, answer(question, &pulse)))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for told in receive {
            let at = told.map(|(at, one)| {
                answers[at] = Some(one);
                at
            });
            if !stop.load(Ordering::Relaxed) && done(at).is_break() {
                stop.store(true, Ordering::Relaxed);
            }
        }
    });
    if stop.into_inner() { None } else { answers.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_answer_is_stopped_inside_and_a_short_one_is_not_asked_to_beat() {
        let endless = |(): &(), pulse: &Pulse| while !pulse.stops(1_000) {};
        let mut beats = 0;
        let stopped = each(2, &[(), ()], endless, &mut |at| {
            assert_eq!(at, None, "nothing is ever answered");
            beats += 1;
            if beats > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(stopped, None);
        let mut heard = Vec::new();
        let answers = each(1, &[1, 2, 3], |one, pulse| (one * 2, pulse.stops(10)), &mut |at| {
            heard.push(at);
            ControlFlow::Continue(())
        });
        assert_eq!(answers, Some(vec![(2, false), (4, false), (6, false)]));
        assert_eq!(heard, [Some(0), Some(1), Some(2)]);
    }
}
