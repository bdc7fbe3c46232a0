//! S21: my tasks; the tasks of a file; and the button beside something missing that makes one.

use domain::task::{TaskKind, TaskOutcome};
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, tasks as words};

use super::coded;
use crate::kit::{self, Column, Field, Form, Line, Pages, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// What a kind of task asks for, in words.
pub fn task_word(l: Locale, kind: TaskKind) -> String {
    match kind {
        TaskKind::AskConsent => words::ask_consent(l),
        TaskKind::RecordFact(fact) => words::record(l, fact.code()),
        TaskKind::GetDocument(paper) => words::get_document(l, coded(l, "document", paper.code())),
    }
}

/// The task that something missing asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub kind: TaskKind,
    /// By when, where it was made already.
    pub made: Option<Moment>,
}

/// A button that makes the task, or by when it is due. `about` is said to those who hear the page.
pub(super) fn ask(frame: &StaffFrame, case: &str, ask: Ask, about: &str) -> AnyView {
    let l = frame.locale;
    if let Some(due) = ask.made {
        return view! { <p class="quiet">{words::made(l, dates::short_day(l, due.day))}</p> }.into_any();
    }
    view! {
        <form method="post" action=paths::person_tasks(case)>
            {kit::request_id(&frame.request_id)}
            <input type="hidden" name="kind" value=ask.kind.code()/>
            <button class="button tight">{words::make(l)}<span class="hidden_words">{format!(": {} ({about})", task_word(l, ask.kind))}</span></button>
        </form>
    }
    .into_any()
}

/// A task of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTask {
    pub id: String,
    pub kind: TaskKind,
    pub due: Moment,
    /// How and when it ended.
    pub ended: Option<(TaskOutcome, Moment)>,
}

/// The tasks of a file: open ones with what can be done, ended ones folded. `refused` is the one whose form came back.
pub(super) fn file_tasks(
    frame: &StaffFrame,
    case: &str,
    tasks: &[FileTask],
    (may, now): (bool, Moment),
    (refused, form): (Option<&str>, &Form),
) -> AnyView {
    let l = frame.locale;
    let (ended, open): (Vec<&FileTask>, Vec<&FileTask>) = tasks.iter().partition(|task| task.ended.is_some());
    let none = open.is_empty().then(|| {
        view! { <p class="pad quiet">{words::none(l)}" "<a href=paths::programmes(case)>{words::none_how(l)}</a></p> }
    });
    let rows: Vec<_> = open
        .iter()
        .map(|task| {
            let own = refused == Some(task.id.as_str());
            let acts = may.then(|| acts(frame, case, task, own.then_some(form)));
            view! {
                <li class="near">
                    <div class="line apart"><p><b>{task_word(l, task.kind)}</b></p>{kit::due(l, task.due, now)}</div>
                    {acts}
                </li>
            }
        })
        .collect();
    let rows = (!rows.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> });
    let ended = (!ended.is_empty()).then(|| ended_tasks(l, &ended));
    view! {
        <section class="sheet" aria-labelledby="tasks">
            <header><h2 id="tasks">{words::title(l)}</h2></header>
            {none}{rows}{ended}
        </section>
    }
    .into_any()
}

fn acts(frame: &StaffFrame, case: &str, task: &FileTask, refused: Option<&Form>) -> AnyView {
    let l = frame.locale;
    let what = || view! { <span class="hidden_words">{format!(": {}", task_word(l, task.kind))}</span> };
    let end = |act: &str, word: String, class: &'static str| {
        view! {
            <form method="post" action=paths::person_task(case, &task.id, act)>
                {kit::request_id(&frame.request_id)}
                <button class=class>{word}{what()}</button>
            </form>
        }
    };
    // Where nothing was refused, every form of the page has an id of its own.
    let day = Field::date("day", words::snooze_day(l)).hint(words::snooze_hint(l));
    let day = if refused.is_some() { day } else { day.id(format!("day-{}", task.id)) };
    let day = day.view(l, refused.unwrap_or(&Form::default()));
    view! {
        <div class="line">
            {end("hecha", words::done(l), "button tight go")}
            {end("no-hace-falta", words::not_needed(l), "button tight")}
            <details open=refused.is_some()>
                <summary>{words::snooze(l)}{what()}</summary>
                <form method="post" action=paths::person_task(case, &task.id, "posponer") class="near">
                    {kit::request_id(&frame.request_id)}
                    {day}
                    <button class="button tight">{words::snooze(l)}{what()}</button>
                </form>
            </details>
        </div>
    }
    .into_any()
}

fn ended_tasks(l: Locale, tasks: &[&FileTask]) -> AnyView {
    let rows: Vec<_> = tasks
        .iter()
        .filter_map(|task| {
            let (outcome, at) = task.ended?;
            let day = dates::short_day(l, at.day);
            let how = match outcome {
                TaskOutcome::Done => words::ended_done(l, day),
                TaskOutcome::NotNeeded => words::ended_not_needed(l, day),
            };
            Some(view! { <li>{task_word(l, task.kind)}" "<span class="quiet">{how}</span></li> })
        })
        .collect();
    view! { <details class="pad"><summary>{words::ended(l, tasks.len())}</summary><ul class="near">{rows}</ul></details> }
        .into_any()
}

/// A line of my tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyTask {
    pub case: String,
    pub name: String,
    pub kind: TaskKind,
    pub due: Moment,
}

/// One page of my tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyTasks {
    pub rows: Vec<MyTask>,
    pub pages: Pages,
    pub now: Moment,
}

/// S21: what waits for me, what is late first.
pub fn tasks_page(frame: &StaffFrame, facts: &MyTasks) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::mine(l)), || {
        let list = if facts.rows.is_empty() {
            let way = (paths::inbox(), words::mine_empty_do(l));
            kit::empty_state("check", words::mine_empty(l), words::mine_empty_why(l), Some(way))
        } else {
            let columns = vec![
                Column::text(words::column_due(l)),
                Column::text(words::column_task(l)),
                Column::text(words::column_person(l)),
            ];
            let lines = facts.rows.iter().map(|row| {
                let file = format!("{}#tasks", paths::person(&row.case));
                let person = view! { <a href=file>{row.name.clone()}</a> }.into_any();
                Line::new(vec![kit::due(l, row.due, facts.now), task_word(l, row.kind).into_any(), person])
            });
            let table = Table { caption: words::mine(l), columns, lines: lines.collect() }.view();
            let pages = kit::pagination(l, facts.pages, |page| format!("{}?pagina={page}", paths::tasks()));
            view! { <div class="sheet">{table}<footer>{pages}</footer></div> }.into_any()
        };
        view! {
            {kit::page_head(words::mine(l), Some(dates::long(l, facts.now)), None)}
            {list}
        }
    })
}
