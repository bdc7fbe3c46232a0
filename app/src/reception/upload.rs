use leptos::prelude::*;
use locales::{lists, reception};

use crate::kit::{self, Field, Form, TextArea};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// Sending a list. `form` may name `file` and hold `rows`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    pub form: Form,
    /// Why the file was not read, in words.
    pub refused: Option<String>,
}

/// S3, step 1: a file or pasted rows; posts `file` and `rows` as multipart.
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
            <p><a href=paths::manifest_template()>{lists::upload_template(l)}</a></p>
        }
    })
}
