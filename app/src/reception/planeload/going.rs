use islands::JobProgress;
use leptos::prelude::*;
use locales::{Locale, planeload as words};

use crate::kit;
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// What is done for a plan at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Waiting,
    Reading,
    Options,
    Placing,
    Proving,
    Keeping,
}

/// A plan that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Going {
    pub flight: String,
    pub plan: String,
    pub number: String,
    pub doing: Doing,
    pub done: u64,
    /// 0 while nobody knows.
    pub of: u64,
    /// Seconds left, once they can be told.
    pub left: Option<u64>,
}

impl Going {
    /// What is done, in words.
    pub fn words(&self, l: Locale) -> String {
        match self.doing {
            Doing::Waiting => words::going_waiting(l),
            Doing::Reading => words::going_reading(l),
            Doing::Options => words::going_options(l),
            Doing::Placing => words::going_placing(l),
            Doing::Proving => words::going_proving(l),
            Doing::Keeping => words::going_keeping(l),
        }
    }

    /// Needs done and time left, in words.
    pub fn figures(&self, l: Locale) -> String {
        if self.of == 0 {
            return String::new();
        }
        let needs = words::going_figures(l, self.done, self.of);
        match self.left {
            Some(seconds) => format!("{needs} · {}", words::going_left(l, seconds)),
            None => needs,
        }
    }
}

/// S22 for a plan: how far it is, and the way to stop it.
pub fn going_page(frame: &StaffFrame, facts: &Going) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::going_title(l)).with_islands().width(Width::Narrow), || {
        let (said, figures) = (facts.words(l), facts.figures(l));
        let stream = paths::flight_plan_progress(&facts.flight, &facts.plan);
        let (done, of) = (facts.done, facts.of);
        view! {
            {kit::back_link(paths::flight_plans(&facts.flight), words::title(l, &facts.number))}
            {kit::page_head(words::going_title(l), Some(words::title(l, &facts.number)), None)}
            <section class="sheet pad stack">
                <JobProgress>
                    <div class="stack" data-stream=stream>
                        <p><b data-part="words">{said.clone()}</b></p>
                        {kit::progress_bar(said, done, of)}
                        <p data-part="figures">{figures}</p>
                    </div>
                </JobProgress>
                <p class="quiet">{words::going_leave(l)}</p>
                <div class="button_group">
                    <a class="button" href=paths::flight_plan(&facts.flight, &facts.plan)>{words::going_again(l)}</a>
                    <form method="post" action=paths::flight_plan_cancel(&facts.flight, &facts.plan)>
                        {kit::request_id(&frame.request_id)}
                        <button class="button">{words::cancel(l)}</button>
                    </form>
                </div>
            </section>
        }
    })
}
