use leptos::prelude::*;
use locales::{lists, reception};

use super::desk;
use crate::kit::{self, Column, Department, Field, Form, Line, Size, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: String,
    pub list_no: String,
    pub name: String,
    pub birth: String,
    pub family: String,
    /// Its state's name.
    pub state: String,
    /// What is wrong with it, in words.
    pub problems: Vec<String>,
    /// What a corrected list said of it, in words.
    pub note: Option<String>,
}

/// The list of a flight: on screen, and on paper as the list sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub flight: String,
    pub number: String,
    pub lines: Vec<Listed>,
}

/// S3: the list of a flight, with the lines to correct.
pub fn list_page(frame: &StaffFrame, facts: &List) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(reception::board_list(l)), || {
        let columns = vec![
            Column::text(reception::list_no(l)),
            Column::text(reception::list_name(l)),
            Column::text(reception::list_birth(l)),
            Column::text(reception::list_family(l)),
            Column::text(reception::list_state(l)),
        ];
        let lines = facts.lines.iter().map(|one| row(frame, &facts.flight, one)).collect();
        let table = Table { caption: reception::list_print(l), columns, lines };
        view! {
            {kit::back_link(paths::flights(), reception::board_title(l))}
            {kit::page_head(reception::list_title(l, &facts.number), None, Some(kit::print_button(l)))}
            <div class="ticks">{table.view()}</div>
        }
    })
}

fn row(frame: &StaffFrame, flight: &str, one: &Listed) -> Line {
    let l = frame.locale;
    let note = one.note.clone().map(|words| noted(frame, flight, &one.id, words));
    let open = matches!(one.state.as_str(), "pending" | "matched");
    let name = if open {
        view! { <a href=paths::flight_desk_line(flight, &one.id)>{one.name.clone()}</a> }.into_any()
    } else {
        one.name.clone().into_any()
    };
    let fix = (one.state == "needs_review").then(|| {
        view! { " "<a href=paths::flight_line(flight, &one.id)>{reception::list_fix(l)}</a>" "<span class="quiet">{one.problems.join(" ")}</span> }
    });
    let state = match one.state.as_str() {
        "needs_review" => reception::line_needs_review(l),
        "matched" => reception::line_matched(l),
        "arrived" => reception::line_arrived(l),
        "absent" => reception::line_absent(l),
        "refused" => reception::line_refused(l),
        _ => reception::line_pending(l),
    };
    Line::new(vec![
        one.list_no.clone().into_any(),
        name,
        one.birth.clone().into_any(),
        one.family.clone().into_any(),
        view! { {state}{fix}{note} }.into_any(),
    ])
}

/// What a corrected list said of a line, until somebody has seen it.
fn noted(frame: &StaffFrame, flight: &str, line: &str, words: String) -> AnyView {
    view! {
        <form method="post" action=paths::flight_line_seen(flight, line) class="line">
            {kit::request_id(&frame.request_id)}
            <span class="small">{words}</span>
            <button class="button tight">{lists::note_seen(frame.locale)}</button>
        </form>
    }
    .into_any()
}

/// A line to correct. `form` holds `given_names`, `surnames`, `birth`, `sex`, `destination`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub flight: String,
    pub line: String,
    pub form: Form,
    pub problems: Vec<String>,
    pub departments: Vec<Department>,
}

/// S3: one line to correct.
pub fn fix_page(frame: &StaffFrame, facts: &Fix) -> String {
    let l = frame.locale;
    let form = &facts.form;
    staff_page(frame, Head::new(reception::fix_title(l)).with_islands().width(Width::Narrow).form(form), || {
        let problems: Vec<_> = facts.problems.iter().map(|words| kit::notice(kit::Tone::Warn, words.clone())).collect();
        view! {
            {kit::back_link(paths::flight_list(&facts.flight), reception::board_list(l))}
            {kit::error_summary(l, form, |name| desk::label(l, name))}
            {kit::page_head(reception::fix_title(l), Some(reception::fix_lead(l)), None)}
            {problems}
            <form method="post" action=paths::flight_line(&facts.flight, &facts.line) class="stack sheet pad">
                {kit::request_id(&frame.request_id)}
                {Field::text("given_names", reception::desk_given(l)).view(l, form)}
                {Field::text("surnames", reception::desk_surnames(l)).view(l, form)}
                {Field::text("birth", reception::desk_birth(l)).hint(reception::desk_birth_hint(l)).size(Size::W20).view(l, form)}
                {desk::sex(l, form)}
                {kit::municipality(l, form, "destination", reception::desk_destination(l), &facts.departments)}
                <button class="button go">{reception::fix_save(l)}</button>
            </form>
        }
    })
}
