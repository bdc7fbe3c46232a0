use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, caseload as words};

use crate::kit::{self, Column, Line, Pages, State, Tab, Table};
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

    /// What the button says.
    fn act(self, l: Locale) -> String {
        match self {
            Self::Take => words::inbox_take(l),
            Self::Overdue | Self::Elsewhere => words::act_elsewhere(l),
            Self::Interview => words::act_interview(l),
            Self::Refer => words::act_refer(l),
            Self::Confirm | Self::Await | Self::Rest => words::act_open(l),
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

/// A part of the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Mine, with something to do.
    Decide,
    /// Nobody's yet.
    Take,
    /// Somebody else has to answer.
    Await,
    /// Nothing to do now.
    Rest,
}

impl View {
    /// In the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Decide, Self::Take, Self::Await, Self::Rest];

    /// Where a file with this next step is shown.
    pub const fn of(next: NextStep) -> Self {
        match next {
            NextStep::Overdue | NextStep::Elsewhere | NextStep::Interview | NextStep::Refer | NextStep::Confirm => {
                Self::Decide
            }
            NextStep::Take => Self::Take,
            NextStep::Await => Self::Await,
            NextStep::Rest => Self::Rest,
        }
    }

    /// The word in its address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decide => "decidir",
            Self::Take => "tomar",
            Self::Await => "espera",
            Self::Rest => "al-dia",
        }
    }

    fn word(self, l: Locale) -> String {
        match self {
            Self::Decide => words::inbox_decide(l),
            Self::Take => words::inbox_unclaimed(l),
            Self::Await => words::inbox_waiting(l),
            Self::Rest => words::inbox_resting(l),
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
    /// When somebody's answer falls due.
    pub due: Option<Moment>,
    /// When the file was opened.
    pub since: Moment,
}

/// What the inbox shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbox {
    pub view: View,
    /// How many files each part holds, in the order of [`View::ALL`].
    pub counts: [u32; 4],
    pub pages: Pages,
    /// One page of the part.
    pub rows: Vec<InboxRow>,
    pub now: Moment,
}

/// S18: one line a file, the most pressing first.
pub fn inbox_page(frame: &StaffFrame, facts: &Inbox) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::inbox_title(l)), || {
        let list = if facts.rows.is_empty() {
            kit::empty_state("check", words::inbox_empty(l), words::inbox_empty_why(l), None)
        } else {
            let columns = vec![
                Column::text(words::inbox_due(l)),
                Column::text(words::inbox_person(l)),
                Column::text(words::inbox_next(l)),
                Column::text(words::inbox_act(l)),
            ];
            let lines = facts.rows.iter().map(|row| line(frame, row, facts.now)).collect();
            let pages = kit::pagination(l, facts.pages, |page| format!("{}&pagina={page}", address(facts.view)));
            view! { <div class="sheet">{Table { caption: facts.view.word(l), columns, lines }.view()}<footer>{pages}</footer></div> }.into_any()
        };
        let tab = |(view, count): (View, u32)| Tab {
            href: address(view),
            label: view.word(l),
            badge: Some(count),
            current: view == facts.view,
        };
        let glass = view! { <p class="small"><a href=paths::glass()>{words::glass_link(l)}</a></p> };
        view! {
            {kit::page_head(words::inbox_title(l), Some(dates::long(l, facts.now)), None)}
            {kit::sub_nav(words::inbox_views(l), View::ALL.into_iter().zip(facts.counts).map(tab).collect())}
            {list}
            {glass}
        }
    })
}

fn address(view: View) -> String {
    format!("{}?vista={}", paths::inbox(), view.code())
}

fn line(frame: &StaffFrame, row: &InboxRow, now: Moment) -> Line {
    let l = frame.locale;
    let people = (row.people > 1).then(|| format!(" ({})", row.people));
    let urgent = row.urgent.then(|| kit::tag(l, State::Urgent));
    let due = match row.due {
        Some(at) => kit::due(l, at, now),
        None => {
            view! { <span class="quiet">{words::inbox_since(l, dates::short_day(l, row.since.day))}</span> }.into_any()
        }
    };
    let act = if row.next == NextStep::Take {
        view! {
            <form method="post" action=format!("{}/tomar", paths::person(&row.case))>
                {kit::request_id(&frame.request_id)}
                <button class="button tight go">{words::inbox_take(l)}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <a class="button tight" href=row.next.path(&row.case)>{row.next.act(l)}</a> }.into_any()
    };
    let name = if row.next == NextStep::Take {
        view! { {row.name.clone()}{people}" "{urgent} }.into_any()
    } else {
        view! { <a href=paths::person(&row.case)>{row.name.clone()}</a>{people}" "{urgent} }.into_any()
    };
    Line::new(vec![due, name, row.next.word(l).into_any(), act])
}
