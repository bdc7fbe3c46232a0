use leptos::prelude::*;
use locales::{Locale, common};

use super::{Tone, icon, tag_tone};

/// A line of a summary list.
pub struct Row {
    term: String,
    value: AnyView,
    change: Option<(String, String)>,
}

impl Row {
    /// A term and its words.
    pub fn text(term: impl Into<String>, value: impl Into<String>) -> Self {
        Self::view(term, value.into().into_any())
    }

    /// A term and a view.
    pub fn view(term: impl Into<String>, value: AnyView) -> Self {
        Self { term: term.into(), value, change: None }
    }

    /// A link at the end: address and words. The term is added for those who hear the page.
    #[must_use]
    pub fn change(mut self, href: impl Into<String>, words: impl Into<String>) -> Self {
        self.change = Some((href.into(), words.into()));
        self
    }
}

/// Terms and what they are.
pub fn summary_list(rows: Vec<Row>) -> AnyView {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let change = row.change.map(|(href, words)| {
                let what = format!(" {}", row.term.to_lowercase());
                view! { <dd><a href=href>{words}<span class="hidden_words">{what}</span></a></dd> }
            });
            view! { <div><dt>{row.term}</dt><dd>{row.value}</dd>{change}</div> }
        })
        .collect();
    view! { <dl class="summary_list">{rows}</dl> }.into_any()
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// Complete.
    Done,
    /// Half done.
    Started,
    /// Not begun.
    Untouched,
}

/// A line of a task list; the whole line is the link.
pub struct Task {
    /// Where it leads.
    pub href: String,
    /// What it is.
    pub label: String,
    /// A quiet line below.
    pub note: Option<String>,
    /// What stands at the end: [`Task::state`], a tag or a due date.
    pub mark: AnyView,
}

impl Task {
    /// The mark for how far it is.
    pub fn state(l: Locale, state: TaskState) -> AnyView {
        match state {
            TaskState::Done => view! { <span>{common::task_done(l)}</span> }.into_any(),
            TaskState::Started => tag_tone(Tone::Info, "circle-dot", common::task_started(l)),
            TaskState::Untouched => tag_tone(Tone::Plain, "circle", common::task_untouched(l)),
        }
    }
}

/// Tasks below each other.
pub fn task_list(tasks: Vec<Task>) -> AnyView {
    let rows: Vec<_> = tasks
        .into_iter()
        .map(|task| {
            let note = task.note.map(|note| view! { <br/><span class="quiet">{note}</span> });
            view! { <li><span><a href=task.href>{task.label}</a>{note}</span>" "{task.mark}</li> }
        })
        .collect();
    view! { <ol class="task_list">{rows}</ol> }.into_any()
}

/// A reason for or against, or something to mind.
pub enum Reason {
    /// It fits.
    Has(String),
    /// It fits, and this is to be known.
    Mind(String),
    /// The same with an icon of its own.
    Note(&'static str, String),
    /// This is missing; with a link that helps, if there is one.
    Lacks(String, Option<(String, String)>),
    /// The same with what can be done about it below.
    Todo(String, Option<(String, String)>, AnyView),
}

/// Reasons below each other.
pub fn reason_list(reasons: Vec<Reason>) -> AnyView {
    let rows: Vec<AnyView> = reasons
        .into_iter()
        .map(|reason| match reason {
            Reason::Has(words) => view! { <li class="has">{icon("check")}" "<span>{words}</span></li> }.into_any(),
            Reason::Mind(words) => view! { <li>{icon("clock")}" "<span>{words}</span></li> }.into_any(),
            Reason::Note(name, words) => view! { <li>{icon(name)}" "<span>{words}</span></li> }.into_any(),
            Reason::Lacks(words, link) => {
                let link = link.map(|(href, words)| view! { " " <a href=href>{words}</a> });
                view! { <li class="lacks">{icon("circle-alert")}" "<span>{words}{link}</span></li> }.into_any()
            }
            Reason::Todo(words, link, below) => {
                let link = link.map(|(href, words)| view! { " " <a href=href>{words}</a> });
                view! { <li class="lacks">{icon("circle-alert")}" "<div class="near"><p>{words}{link}</p>{below}</div></li> }.into_any()
            }
        })
        .collect();
    view! { <ul class="reason_list">{rows}</ul> }.into_any()
}

/// An entry of a timeline.
pub struct Event {
    /// For `datetime`: `2025-03-14T09:10`, a day or a month.
    pub iso: String,
    /// As read: `14-mar 09:10`.
    pub at: String,
    /// Who did it.
    pub who: Option<String>,
    /// What happened.
    pub title: String,
    /// More about it.
    pub words: Option<String>,
}

/// What happened, newest first.
pub fn timeline(events: Vec<Event>) -> AnyView {
    let rows: Vec<_> = events
        .into_iter()
        .map(|event| {
            let who = event.who.map(|who| format!(" · {who}"));
            view! {
                <li>
                    <p class="when"><time datetime=event.iso>{event.at}</time>{who}</p>
                    <p><b>{event.title}</b></p>
                    {event.words.map(|words| view! { <p>{words}</p> })}
                </li>
            }
        })
        .collect();
    view! { <ol class="timeline">{rows}</ol> }.into_any()
}
