use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, planeload as words};

use crate::kit::{self, Column, Line, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// How the plan that was asked for ended without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    Cancelled,
    Failed,
}

/// A plan made before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    pub id: String,
    pub at: Moment,
    pub by: String,
    /// `running`, `ready`, `cancelled`, `failed`.
    pub state: String,
}

/// Who could be routed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    pub flight: String,
    pub number: String,
    pub homes: usize,
    pub needs: usize,
    pub uninterviewed: usize,
    pub over: Option<Over>,
    /// The newest first.
    pub before: Vec<Before>,
}

/// Before a planeload is routed: who is in it, and what will not happen by itself.
pub fn start_page(frame: &StaffFrame, facts: &Start) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::title(l, &facts.number)), || {
        let over = facts.over.map(|over| match over {
            Over::Cancelled => kit::notice(kit::Tone::Info, words::over_cancelled(l)),
            Over::Failed => kit::notice(kit::Tone::Warn, words::over_failed(l)),
        });
        let out = (facts.uninterviewed > 0)
            .then(|| view! { <p class="quiet">{words::start_uninterviewed(l, facts.uninterviewed)}</p> });
        let body = if facts.needs == 0 {
            kit::empty_state("house", words::start_nothing(l), words::start_nothing_why(l), None)
        } else {
            view! {
                <section class="sheet pad stack">
                    <p><b>{words::start_homes(l, facts.homes, facts.needs)}</b></p>
                    {out}
                    <p>{words::start_rule(l)}</p>
                    {button(frame, &facts.flight, words::start(l), "button go")}
                </section>
            }
            .into_any()
        };
        view! {
            {kit::back_link(paths::flights(), locales::reception::board_title(l))}
            {kit::page_head(words::title(l, &facts.number), Some(words::start_lead(l)), None)}
            {over}
            {body}
            {before(l, facts)}
        }
    })
}

/// The form that starts a calculation.
pub(super) fn button(frame: &StaffFrame, flight: &str, label: String, class: &'static str) -> AnyView {
    view! {
        <form method="post" action=paths::flight_plans(flight)>
            {kit::request_id(&frame.request_id)}
            <button class=class>{label}</button>
        </form>
    }
    .into_any()
}

fn before(l: Locale, facts: &Start) -> Option<AnyView> {
    if facts.before.is_empty() {
        return None;
    }
    let columns = vec![
        Column::text(words::before_when(l)),
        Column::text(words::before_by(l)),
        Column::text(words::before_state(l)),
    ];
    let lines = facts.before.iter().map(|one| {
        let (tone, icon, state) = match one.state.as_str() {
            "ready" => (kit::Tone::Good, "circle-check", words::state_ready(l)),
            "running" => (kit::Tone::Wait, "hourglass", words::state_running(l)),
            "cancelled" => (kit::Tone::Plain, "circle-pause", words::state_cancelled(l)),
            _ => (kit::Tone::Plain, "circle-x", words::state_failed(l)),
        };
        let when = dates::short(l, one.at);
        let leads = ["ready", "running"].contains(&one.state.as_str());
        let when = if leads {
            view! { <a href=paths::flight_plan(&facts.flight, &one.id)>{when}</a> }.into_any()
        } else {
            when.into_any()
        };
        Line::new(vec![when, one.by.clone().into_any(), kit::tag_tone(tone, icon, state)])
    });
    let table = Table { caption: words::before(l), columns, lines: lines.collect() }.view();
    let title = words::before(l);
    Some(view! { <section class="sheet" aria-labelledby="before"><header><h2 id="before">{title}</h2></header>{table}</section> }.into_any())
}
