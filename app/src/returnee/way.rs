use leptos::prelude::*;
use locales::dates::{self, Day};
use locales::{Locale, Said, returnee};

use crate::kit::{Step, StepState, progress, words::say};

/// A step of the way, in the order a person meets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhatStep {
    /// Came to the country.
    Arrived,
    /// The interview.
    Interview,
    /// Options are looked for.
    Options,
    /// A provider was asked.
    Asking,
    /// A place is kept.
    Kept,
    /// It begins.
    Starts,
    /// It ended.
    Ended,
}

/// A step and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayStep {
    /// Which.
    pub what: WhatStep,
    /// Behind, present or ahead.
    pub state: StepState,
    /// The day, when known.
    pub on: Option<Day>,
}

fn words(l: Locale, what: WhatStep) -> Said {
    match what {
        WhatStep::Arrived => returnee::said::way_arrived(l),
        WhatStep::Interview => returnee::said::way_interview(l),
        WhatStep::Options => returnee::said::way_options(l),
        WhatStep::Asking => returnee::said::way_asking(l),
        WhatStep::Kept => returnee::said::way_kept(l),
        WhatStep::Starts => returnee::said::way_starts(l),
        WhatStep::Ended => returnee::said::way_ended(l),
    }
}

/// "Su camino: paso 3 de 4" and the steps; nothing when there are none.
pub(super) fn way(l: Locale, steps: &[WayStep]) -> Option<AnyView> {
    if steps.is_empty() {
        return None;
    }
    let present = steps.iter().position(|step| step.state == StepState::Now).map_or(steps.len(), |at| at + 1);
    let rows = steps
        .iter()
        .map(|step| Step {
            state: step.state,
            words: say(l, words(l, step.what)),
            when: step.on.map(|day| dates::day_and_month(l.of_page(), day)),
        })
        .collect();
    Some(view! { <h2>{say(l, returnee::said::way_title(l, present, steps.len()))}</h2>{progress(l, rows)} }.into_any())
}
