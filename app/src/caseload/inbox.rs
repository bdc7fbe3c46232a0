use leptos::prelude::*;
use locales::{Locale, caseload as words};

use crate::kit::{self, Column, Line, State, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// What a file asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    Take,
    Overdue,
    Elsewhere,
    Interview,
    Refer,
    Confirm,
    Await,
    Rest,
}

impl NextStep {
    /// In words.
    pub fn word(self, l: Locale) -> String {
        match self {
            Self::Take => words::next_take(l),
            Self::Overdue => words::next_overdue(l),
            Self::Elsewhere => words::next_elsewhere(l),
            Self::Interview => words::next_interview(l),
            Self::Refer => words::next_refer(l),
            Self::Confirm => words::next_confirm(l),
            Self::Await => words::next_await(l),
            Self::Rest => words::next_rest(l),
        }
    }

    /// Where it is done.
    pub fn path(self, case: &str) -> String {
        match self {
            Self::Interview => paths::interview(case, "hoy"),
            Self::Refer | Self::Elsewhere | Self::Overdue => paths::programmes(case),
            Self::Take | Self::Confirm | Self::Await | Self::Rest => paths::person(case),
        }
    }
}

/// A row of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxRow {
    pub case: String,
    pub name: String,
    pub people: usize,
    pub urgent: bool,
    pub next: NextStep,
}

/// S18: one line a file, the most pressing first.
pub fn inbox_page(frame: &StaffFrame, rows: &[InboxRow]) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::inbox_title(l)), || {
        let list = if rows.is_empty() {
            kit::empty_state("check", words::inbox_empty(l), words::inbox_empty_why(l), None)
        } else {
            let columns = vec![Column::text(words::inbox_person(l)), Column::text(words::inbox_next(l)), Column::text(words::inbox_act(l))];
            let lines = rows.iter().map(|row| line(frame, row)).collect();
            view! { <div class="sheet">{Table { caption: words::inbox_title(l), columns, lines }.view()}</div> }.into_any()
        };
        let glass = view! { <p class="small"><a href=paths::glass()>{words::glass_link(l)}</a></p> };
        view! { {kit::page_head(words::inbox_title(l), None, None)} {list} {glass} }
    })
}

fn line(frame: &StaffFrame, row: &InboxRow) -> Line {
    let l = frame.locale;
    let people = (row.people > 1).then(|| format!(" ({})", row.people));
    let urgent = row.urgent.then(|| kit::tag(l, State::Urgent));
    let act = if row.next == NextStep::Take {
        view! {
            <form method="post" action=format!("{}/tomar", paths::person(&row.case))>
                {kit::request_id(&frame.request_id)}
                <button class="button tight">{words::inbox_take(l)}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <a class="button tight" href=row.next.path(&row.case)>{row.next.word(l)}</a> }.into_any()
    };
    let name = if row.next == NextStep::Take {
        view! { {row.name.clone()}{people}" "{urgent} }.into_any()
    } else {
        view! { <a href=paths::person(&row.case)>{row.name.clone()}</a>{people}" "{urgent} }.into_any()
    };
    Line::new(vec![name, row.next.word(l).into_any(), act])
}
