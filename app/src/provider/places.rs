//! S23: where there is room, in words and numbers first.

use domain::places::Places;
use leptos::prelude::*;
use locales::dates::{self, Day, Moment};
use locales::{Locale, provider as words};

use crate::kit::{self, Column, Form, Line, Opt, Select, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// What an offering has in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekFacts {
    Nothing,
    Nights(Places),
    Begins(Day, Places),
}

/// What one offering has in one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The offering.
    pub id: String,
    pub week: WeekFacts,
}

/// A row of the board: a programme with all its offerings, or one offering to whoever answers for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplyRow {
    /// The offering that its name leads to.
    pub id: String,
    pub name: String,
    pub provider: String,
    pub place: String,
    /// Code of its kind.
    pub category: String,
    /// What there is in each week; nothing where no offering has anything.
    pub weeks: Vec<Vec<Room>>,
    /// What begins after those weeks: the first of it, and how many more.
    pub later: Option<(Room, usize)>,
    pub waiting: u64,
    /// When somebody last said so; of several offerings, of the one that waits longest.
    pub confirmed: Option<Moment>,
    pub stale: bool,
    pub editable: bool,
}

/// The board with its filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacesFacts {
    pub rows: Vec<SupplyRow>,
    /// First and last day of each week; the first is this week.
    pub weeks: Vec<(Day, Day)>,
    pub today: Day,
    /// Kinds and departments that can be chosen.
    pub kinds: Vec<String>,
    pub departments: Vec<String>,
    /// What is chosen: `tipo` and `departamento`.
    pub chosen: Form,
    /// The reader answers for these offerings.
    pub own: bool,
}

impl PlacesFacts {
    /// Two hundred rows are looked through kind by kind, beginning with beds; whoever chose sees all of what was chosen.
    fn is_open(&self, kind: &str) -> bool {
        let chose = ["tipo", "departamento"].iter().any(|name| !self.chosen.value(name).is_empty());
        self.own || chose || self.kinds.first().is_some_and(|first| first == kind)
    }
}

/// S23: one row a programme, three weeks and what comes after them.
pub fn places_page(frame: &StaffFrame, facts: &PlacesFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::places_title(l)), || {
        let list = if facts.rows.is_empty() {
            kit::empty_state(
                "bed",
                words::places_empty(l),
                words::places_empty_why(l),
                Some((paths::capacity(), words::places_all(l))),
            )
        } else {
            let groups: Vec<AnyView> = facts.kinds.iter().filter_map(|kind| group(frame, facts, kind)).collect();
            view! { <div class="stack">{groups}</div> }.into_any()
        };
        let lead =
            if facts.own { words::places_own_lead(l) } else { words::places_lead(l, dates::long_day(l, facts.today)) };
        view! {
            {kit::page_head(words::places_title(l), Some(lead), None)}
            {(!facts.own).then(|| filters(l, facts))}
            {list}
        }
    })
}

fn filters(l: Locale, facts: &PlacesFacts) -> AnyView {
    let all = || Opt::new("", words::places_any(l));
    let kinds = std::iter::once(all())
        .chain(facts.kinds.iter().map(|kind| Opt::new(kind, crate::caseload::coded(l, "category", kind))))
        .collect();
    let departments = std::iter::once(all()).chain(facts.departments.iter().map(|name| Opt::new(name, name))).collect();
    view! {
        <form method="get" action=paths::capacity() class="filter_panel sheet pad">
            {Select::new("tipo", words::places_kind(l), kinds).view(l, &facts.chosen)}
            {Select::new("departamento", words::places_department(l), departments).view(l, &facts.chosen)}
            <button class="button">{words::places_filter(l)}</button>
        </form>
    }
    .into_any()
}

fn group(frame: &StaffFrame, facts: &PlacesFacts, kind: &str) -> Option<AnyView> {
    let l = frame.locale;
    let rows: Vec<&SupplyRow> = facts.rows.iter().filter(|row| row.category == kind).collect();
    if rows.is_empty() {
        return None;
    }
    let title = crate::caseload::coded(l, "category", kind);
    let week = |at: usize, (from, to): (Day, Day)| {
        if at == 0 {
            words::places_this_week(l)
        } else {
            format!("{}–{}", dates::short_day(l, from), dates::short_day(l, to))
        }
    };
    let mut columns = vec![Column::text(words::places_offer(l))];
    columns.extend(facts.weeks.iter().enumerate().map(|(at, days)| Column::text(week(at, *days))));
    let later = rows.iter().any(|row| row.later.is_some());
    if later {
        columns.push(Column::text(words::places_later(l)));
    }
    columns.push(Column::number(words::places_waiting(l)));
    columns.push(Column::text(words::places_confirmed(l)));
    let lines = rows.iter().map(|row| line(frame, row, later, facts.own)).collect();
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let table = Table { caption: title.clone(), columns, lines }.view();
    Some(
        view! {
            <details class="sheet" open=facts.is_open(kind)>
                <summary class="pad"><h2>{title}</h2>" "<span class="quiet">{words::places_rows(l, count)}</span></summary>
                {table}
            </details>
        }
        .into_any(),
    )
}

fn line(frame: &StaffFrame, row: &SupplyRow, later: bool, own: bool) -> Line {
    let l = frame.locale;
    let mut cells = vec![
        view! { <a href=paths::capacity_of(&row.id)>{row.name.clone()}</a><br/><span class="quiet small">{row.provider.clone()}" · "{row.place.clone()}</span> }.into_any(),
    ];
    cells.extend(row.weeks.iter().map(|rooms| cell(l, rooms, !own)));
    if later {
        cells.push(row.later.as_ref().map_or_else(|| cell(l, &[], false), |(first, more)| {
            let more = (*more > 0).then(|| view! { <br/><span class="quiet small">{words::places_more(l, i64::try_from(*more).unwrap_or(i64::MAX))}</span> });
            view! { <div>{cell(l, std::slice::from_ref(first), !own)}{more}</div> }.into_any()
        }));
    }
    cells.push(row.waiting.into_any());
    let said = match row.confirmed {
        Some(at) => dates::short(l, at),
        None => words::places_never(l),
    };
    let mark =
        row.stale.then(|| view! { <br/>{kit::tag_tone(kit::Tone::Warn, "triangle-alert", words::places_stale(l))} });
    let same = (own && row.editable && row.stale).then(|| same_button(frame, &row.id, true));
    cells.push(view! { <span>{said}{mark}{same}</span> }.into_any());
    Line::new(cells)
}

/// What there is in a week; each offering leads to where its places are said, if `linked`.
pub(super) fn cell(l: Locale, rooms: &[Room], linked: bool) -> AnyView {
    let room = |room: &Room| {
        let said = match room.week {
            WeekFacts::Nothing => return None,
            WeekFacts::Nights(places) => said(l, places, None),
            WeekFacts::Begins(day, places) => said(l, places, Some(dates::short_day(l, day))),
        };
        Some(if linked {
            view! { <a class="room" href=paths::capacity_of(&room.id)>{said}</a> }.into_any()
        } else {
            said
        })
    };
    let rooms: Vec<AnyView> = rooms.iter().filter_map(room).collect();
    if rooms.is_empty() {
        return view! { <span class="quiet">{words::places_nothing(l)}</span> }.into_any();
    }
    view! { <div class="rooms">{rooms}</div> }.into_any()
}

/// "2 libres de 40, 3 apartados", then the bar that only repeats it.
fn said(l: Locale, places: Places, begins: Option<String>) -> AnyView {
    let usable = places.total.saturating_sub(places.out_of_service);
    let begins = begins.map(|day| view! { <span class="begins quiet small">{words::places_begins(l, day)}</span> });
    view! { <span class="said">{kit::meter(l, usable, places.occupied, places.held)}{begins}</span> }.into_any()
}

pub(super) fn same_button(frame: &StaffFrame, id: &str, tight: bool) -> AnyView {
    view! {
        <form method="post" action=paths::capacity_of(id)>
            {kit::request_id(&frame.request_id)}
            <input type="hidden" name="reason" value="same"/>
            <button class=if tight { "button tight" } else { "button" }>{words::places_same(frame.locale)}</button>
        </form>
    }
    .into_any()
}
