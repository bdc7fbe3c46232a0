use islands::JobProgress;
use leptos::prelude::*;
use locales::{Locale, lists};

use super::review::refuse;
use crate::kit;
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// What is done with a list at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Waiting,
    Opening,
    Reading,
    Checking,
    Comparing,
}

/// A list that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub id: String,
    /// Name of the file.
    pub name: String,
    pub doing: Doing,
    pub rows: u64,
    /// 0 while nobody knows.
    pub of: u64,
    /// Rows a second and seconds left, once they can be told.
    pub pace: Option<(u64, u64)>,
}

impl Reading {
    /// What is done, in words.
    pub fn words(&self, l: Locale) -> String {
        match self.doing {
            Doing::Waiting => lists::reading_waiting(l),
            Doing::Opening => lists::reading_opening(l),
            Doing::Reading => lists::reading_reading(l),
            Doing::Checking => lists::reading_checking(l),
            Doing::Comparing => lists::reading_comparing(l),
        }
    }

    /// Rows, rate and time left, in words.
    pub fn figures(&self, l: Locale) -> String {
        if self.of == 0 {
            return String::new();
        }
        let rows = lists::reading_rows(l, self.rows, self.of);
        match self.pace {
            Some((rate, seconds)) => format!("{rows} · {}", lists::reading_pace(l, rate, seconds)),
            None => rows,
        }
    }
}

/// S22 for a list: how far its reading is.
pub fn reading_page(frame: &StaffFrame, facts: &Reading) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(lists::reading_title(l)).with_islands().width(Width::Narrow), || {
        let (words, figures, stream) = (facts.words(l), facts.figures(l), paths::manifest_progress(&facts.id));
        let (rows, of) = (facts.rows, facts.of);
        view! {
            {kit::back_link(paths::flights(), locales::reception::board_title(l))}
            {kit::page_head(lists::reading_title(l), Some(lists::reading_lead(l, &facts.name)), None)}
            <section class="sheet pad stack">
                <JobProgress>
                    <div class="stack" data-stream=stream>
                        <p><b data-part="words">{words.clone()}</b></p>
                        {kit::progress_bar(words, rows, of)}
                        <p data-part="figures">{figures}</p>
                    </div>
                </JobProgress>
                <p class="quiet">{lists::reading_leave(l)}</p>
                <div class="button_group">
                    <a class="button" href=paths::manifest(&facts.id)>{lists::reading_again(l)}</a>
                    {refuse(frame, &facts.id)}
                </div>
            </section>
        }
    })
}
