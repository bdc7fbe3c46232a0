//! Work on several parts at once: the answers come in the order of the questions, whoever was faster.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Answers every question on so many threads; `done` hears of each answer and may stop the rest, then nothing is answered.
pub fn each<Q: Sync, A: Send>(
    threads: usize,
    questions: &[Q],
    answer: impl Fn(&Q) -> A + Sync,
    done: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Option<Vec<A>> {
    let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (send, receive) = mpsc::channel();
    let mut answers: Vec<Option<A>> = questions.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for _ in 0..threads.clamp(1, questions.len().max(1)) {
            let send = send.clone();
            scope.spawn(|| {
                let send = send;
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(question) = questions.get(at) else { break };
                    if send.send((at, answer(question))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for (at, one) in receive {
            answers[at] = Some(one);
            if done(at).is_break() {
                stop.store(true, Ordering::Relaxed);
            }
        }
    });
    answers.into_iter().collect()
}
