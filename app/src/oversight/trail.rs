use leptos::prelude::*;
use locales::dates::{self, Day, Moment};
use locales::{Locale, oversight as words};

use crate::kit::{self, Column, Field, Form, Line, Size, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// A line of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceRow {
    pub at: Moment,
    /// Role in words, and a name or the sign that stands for one.
    pub who: String,
    pub action: String,
    pub detail: String,
    pub looked: bool,
    /// The noun it is about and the beginning of its id.
    pub subject: Option<String>,
}

/// What the page shows below its two questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The trail of a file: its code and its lines.
    File(Option<String>, Vec<TraceRow>),
    /// No file has this code.
    NoFile(String),
    /// A day of the chain; the number to read on from when there is more.
    Day(Day, Vec<TraceRow>, Option<i64>),
}

/// The trail: ask for a file or a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailFacts {
    pub found: Found,
    pub code: String,
    /// As typed, or as it would be.
    pub day: String,
    /// People are signs here.
    pub masked: bool,
    /// The reader may see the register of uses of the break-glass right.
    pub glass: bool,
}

/// Who opened or changed a file, and what happened on a day.
pub fn trail_page(frame: &StaffFrame, facts: &TrailFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::trail_title(l)), || {
        let typed =
            Form::filled([("codigo".to_owned(), facts.code.clone()), ("dia".to_owned(), facts.day.clone())].into());
        let register = facts.glass.then(|| {
            view! { <a class="button" href=paths::glass_register()>{words::glass_register(l)}</a> }.into_any()
        });
        let lead = if facts.masked { words::trail_masked(l) } else { words::trail_named(l) };
        view! {
            {kit::page_head(words::trail_title(l), Some(lead), register)}
            <div class="columns even">
                <form method="get" action=paths::audit() class="sheet pad filter_panel">
                    {Field::text("codigo", words::trail_code(l)).hint(words::trail_code_hint(l)).size(Size::W20).max(40).view(l, &typed)}
                    <button class="button">{words::trail_look(l)}</button>
                </form>
                <form method="get" action=paths::audit() class="sheet pad filter_panel">
                    {Field::text("dia", words::trail_day(l)).hint(words::trail_day_hint(l)).size(Size::W12).max(10).view(l, &typed)}
                    <button class="button">{words::trail_look(l)}</button>
                </form>
            </div>
            {found(l, &facts.found)}
        }
    })
}

/// Who opened or changed one file of the reader's own reach.
pub fn file_trail_page(frame: &StaffFrame, case: &str, rows: &[TraceRow]) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::trail_title(l)), || {
        view! {
            {kit::back_link(paths::person(case), locales::caseload::file_title(l))}
            {kit::page_head(words::trail_title(l), Some(words::trail_named(l)), None)}
            {section(l, words::trail_of_this(l), rows, None)}
        }
    })
}

fn found(l: Locale, found: &Found) -> AnyView {
    match found {
        Found::NoFile(code) => kit::empty_state("search", words::trail_none(l, code), words::trail_none_why(l), None),
        Found::File(code, rows) => {
            let title = words::trail_of_file(l, code.clone().unwrap_or_default());
            section(l, title, rows, None)
        }
        Found::Day(day, rows, more) => {
            let next = more.map(|before| {
                let href = format!("{}?dia={}&antes={before}", paths::audit(), day.iso());
                view! { <p class="pad"><a class="button" href=href>{words::trail_more(l)}</a></p> }.into_any()
            });
            section(l, words::trail_of_day(l, dates::long_day(l, *day)), rows, next)
        }
    }
}

fn section(l: Locale, title: String, rows: &[TraceRow], more: Option<AnyView>) -> AnyView {
    if rows.is_empty() {
        return kit::empty_state("history", words::trail_quiet(l), words::trail_quiet_why(l), None);
    }
    let about = rows.iter().any(|row| row.subject.is_some());
    let mut columns =
        vec![Column::text(words::trail_at(l)), Column::text(words::trail_who(l)), Column::text(words::trail_what(l))];
    if about {
        columns.push(Column::text(words::trail_about(l)));
    }
    columns.push(Column::text(words::trail_detail(l)));
    let lines = rows.iter().map(|row| {
        let icon = kit::icon(if row.looked { "eye" } else { "pencil" });
        let mut cells = vec![
            dates::short(l, row.at).into_any(),
            row.who.clone().into_any(),
            view! { {icon}" "{action(l, &row.action)} }.into_any(),
        ];
        if about {
            cells.push(row.subject.clone().unwrap_or_default().into_any());
        }
        cells.push(row.detail.clone().into_any());
        Line::new(cells)
    });
    let table = Table { caption: title.clone(), columns, lines: lines.collect() }.view();
    view! { <section class="sheet" aria-labelledby="trail"><header><h2 id="trail">{title}</h2><span class="quiet small">{words::trail_count(l, rows.len())}</span></header>{table}{more}</section> }
        .into_any()
}

/// A code of the trail in words; a code without a sentence yet is shown as it is stored.
fn action(l: Locale, code: &str) -> String {
    words::trail_action(l, code)
}
