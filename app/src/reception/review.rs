use leptos::prelude::*;
use locales::{Locale, reception};

use crate::kit::{self, Field, Form, TextArea};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// S3, step 1: a file or pasted rows. `form` holds `rows`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    pub form: Form,
    /// Why the file was refused, in words.
    pub refused: Option<String>,
}

/// Lines of one group: where, what it is about, and what to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// `new`, `seen_before`, `similar` or `problem`.
    pub code: &'static str,
    pub count: usize,
    /// Row, name, words about it.
    pub rows: Vec<(u32, String, Vec<String>)>,
}

/// S3, step 3: what a list brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub id: String,
    pub name: String,
    pub lines: usize,
    /// Number, day, origin.
    pub flights: Vec<(String, String, String)>,
    pub groups: Vec<Group>,
    /// What concerns a column or the whole list, in words.
    pub notes: Vec<String>,
    /// Lines that go in without correction.
    pub good: usize,
    pub same_file_before: bool,
    /// True while it can be decided.
    pub open: bool,
}

/// S3, step 1; posts `file` and `rows` as multipart.
pub fn upload_page(frame: &StaffFrame, facts: &Upload) -> String {
    let l = frame.locale;
    let head = Head::new(reception::upload_title(l)).width(Width::Narrow).error(facts.refused.is_some());
    staff_page(frame, head, || {
        let file = Field::file("file", reception::upload_file(l), ".csv,.txt,.tsv,.xlsx,.edi");
        let rows = TextArea::new("rows", reception::upload_paste(l)).max(60_000);
        view! {
            {kit::back_link(paths::flights(), reception::board_title(l))}
            {kit::page_head(reception::upload_title(l), Some(reception::upload_lead(l)), None)}
            {facts.refused.clone().map(|why| kit::notice(kit::Tone::Bad, why))}
            <form method="post" action=paths::manifests() enctype="multipart/form-data" class="stack sheet pad">
                {kit::request_id(&frame.request_id)}
                {file.view(l, &facts.form)}
                {rows.view(l, &facts.form)}
                <button class="button go">{reception::upload_button(l)}</button>
            </form>
        }
    })
}

/// S3, step 3; posts to approve or to put aside.
pub fn review_page(frame: &StaffFrame, facts: &Review) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(reception::review_title(l)), || {
        let flights: Vec<_> = facts
            .flights
            .iter()
            .map(|(number, day, origin)| view! { <p>{reception::review_flight(l, day, number, origin)}</p> })
            .collect();
        let notes: Vec<_> = facts.notes.iter().map(|note| kit::notice(kit::Tone::Warn, note.clone())).collect();
        let groups: Vec<_> = facts.groups.iter().map(|one| group(l, one)).collect();
        view! {
            {kit::back_link(paths::flights(), reception::board_title(l))}
            {kit::page_head(reception::review_title(l), Some(reception::review_lead(l, facts.lines, &facts.name)), None)}
            {flights}
            {facts.same_file_before.then(|| kit::notice(kit::Tone::Warn, reception::review_before(l)))}
            {notes}
            {groups}
            {decide(frame, facts)}
        }
    })
}

fn group(l: Locale, one: &Group) -> AnyView {
    let name = match one.code {
        "seen_before" => reception::review_seen_before(l),
        "similar" => reception::review_similar(l),
        "problem" => reception::review_problem(l),
        _ => reception::review_new(l),
    };
    let rows: Vec<_> = one
        .rows
        .iter()
        .map(|(row, who, words)| {
            view! { <li><b>{reception::review_where(l, *row)}</b>" "{who.clone()}" "<span class="quiet">{words.join(" ")}</span></li> }
        })
        .collect();
    let shown = one.code == "problem" && one.count > 0;
    view! { <details class="sheet pad" open=shown><summary>{reception::review_group(l, one.count, name)}</summary><ul>{rows}</ul></details> }.into_any()
}

fn decide(frame: &StaffFrame, facts: &Review) -> AnyView {
    let l = frame.locale;
    if !facts.open {
        return kit::notice(kit::Tone::Info, reception::review_done(l));
    }
    view! {
        <p class="quiet">{reception::review_keeps(l)}</p>
        <div class="button_group">
            <form method="post" action=paths::manifest(&facts.id)>
                {kit::request_id(&frame.request_id)}
                <button class="button go">{reception::review_approve(l, facts.good)}</button>
            </form>
            <form method="post" action=paths::manifest_cancel(&facts.id)>
                {kit::request_id(&frame.request_id)}
                <button class="button">{reception::review_cancel(l)}</button>
            </form>
        </div>
    }
    .into_any()
}
