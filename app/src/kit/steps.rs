use leptos::prelude::*;
use locales::{Locale, common, returnee};

use super::icon;
use super::words::say;

/// Where a step of the way stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind.
    Done,
    /// The present one.
    Now,
    /// Ahead.
    Later,
}

/// A step of the way.
pub struct Step {
    /// Where it stands.
    pub state: StepState,
    /// What it is.
    pub words: AnyView,
    /// A day, for steps that are done.
    pub when: Option<String>,
}

/// The way: finished steps behind, the present one bold, the next hollow; the state is a word first.
pub fn progress(l: Locale, steps: Vec<Step>) -> AnyView {
    let rows: Vec<_> = steps
        .into_iter()
        .map(|step| {
            let (name, word, current) = match step.state {
                StepState::Done => ("circle-check", returnee::said::way_done(l), None),
                StepState::Now => ("circle-dot", returnee::said::way_now(l), Some("step")),
                StepState::Later => ("circle", returnee::said::way_later(l), None),
            };
            let when = step.when.map(|when| view! { " " <span class="quiet">"· "{when}</span> });
            view! { <li aria-current=current>{icon(name)}" "<span class="hidden_words">{say(l, word)}</span>" "{step.words}{when}</li> }
        })
        .collect();
    view! { <ol class="progress">{rows}</ol> }.into_any()
}

/// "Paso 2 de 6" and what it is about.
pub fn step_line(l: Locale, step: usize, total: usize, title: impl Into<String>) -> AnyView {
    view! { <p class="step_line"><b>{common::step_of(l, step, total)}</b>" "{title.into()}</p> }.into_any()
}

/// A bar for work that goes on; the words say the same.
pub fn progress_bar(label: impl Into<String>, done: u64, total: u64) -> AnyView {
    view! { <progress max=total.max(1).to_string() value=done.min(total).to_string() aria-label=label.into()>{format!("{done}/{total}")}</progress> }
        .into_any()
}

/// Places in words and numbers, with a bar that only repeats them.
pub fn meter(l: Locale, total: u32, taken: u32, held: u32) -> AnyView {
    let free = total.saturating_sub(taken).saturating_sub(held);
    let share = |part: u32| u64::from(part) * 1000 / u64::from(total.max(1));
    let (used, kept) = (share(taken.min(total)), share(held.min(total.saturating_sub(taken))));
    view! {
        <span>
            {common::capacity_words(l, free, held, total)}
            <svg class="meter" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width="1000" height="8"></rect>
                <rect class="used" width=used.to_string() height="8"></rect>
                <rect class="held" x=used.to_string() width=kept.to_string() height="8"></rect>
            </svg>
        </span>
    }
    .into_any()
}
