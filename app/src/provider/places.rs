//! S23 and P4: where there is room, in words and numbers first; and what is said about it.

use domain::places::{PlaceReason, Places};
use leptos::prelude::*;
use locales::dates::{self, Day, Moment};
use locales::{Locale, provider as words};

use crate::kit::{self, Choice, Column, Event, Field, Form, Line, Opt, Select, Size, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// What an offering has in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekFacts {
    Nothing,
    Nights(Places),
    Begins(Day, Places),
}

/// A row of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupplyRow {
    pub id: String,
    pub name: String,
    pub provider: String,
    pub place: String,
    /// Code of its kind.
    pub category: String,
    pub weeks: Vec<WeekFacts>,
    pub waiting: u64,
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

/// S23: one row an offering, three weeks.
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
    columns.push(Column::number(words::places_waiting(l)));
    columns.push(Column::text(words::places_confirmed(l)));
    let lines = rows.iter().map(|row| line(frame, row)).collect();
    let id = format!("kind-{kind}");
    let table = Table { caption: title.clone(), columns, lines }.view();
    Some(view! { <section class="sheet" aria-labelledby=id.clone()><header><h2 id=id.clone()>{title}</h2></header>{table}</section> }.into_any())
}

fn line(frame: &StaffFrame, row: &SupplyRow) -> Line {
    let l = frame.locale;
    let mut cells = vec![
        view! { <a href=paths::capacity_of(&row.id)>{row.name.clone()}</a><br/><span class="quiet small">{row.provider.clone()}" · "{row.place.clone()}</span> }.into_any(),
    ];
    cells.extend(row.weeks.iter().map(|week| cell(l, *week)));
    cells.push(row.waiting.into_any());
    let said = match row.confirmed {
        Some(at) => dates::short(l, at),
        None => words::places_never(l),
    };
    let mark =
        row.stale.then(|| view! { <br/>{kit::tag_tone(kit::Tone::Warn, "triangle-alert", words::places_stale(l))} });
    let same = (row.editable && row.stale).then(|| same_button(frame, &row.id, true));
    cells.push(view! { <span>{said}{mark}{same}</span> }.into_any());
    Line::new(cells)
}

fn cell(l: Locale, week: WeekFacts) -> AnyView {
    match week {
        WeekFacts::Nothing => view! { <span class="quiet">{words::places_nothing(l)}</span> }.into_any(),
        WeekFacts::Nights(places) => said(l, places, None),
        WeekFacts::Begins(day, places) => said(l, places, Some(dates::short_day(l, day))),
    }
}

/// "2 libres de 40, 3 apartados", then the bar that only repeats it.
fn said(l: Locale, places: Places, begins: Option<String>) -> AnyView {
    let usable = places.total.saturating_sub(places.out_of_service);
    let begins = begins.map(|day| view! { <br/><span class="quiet small">{words::places_begins(l, day)}</span> });
    view! { <div>{kit::meter(l, usable, places.occupied, places.held)}{begins}</div> }.into_any()
}

fn same_button(frame: &StaffFrame, id: &str, tight: bool) -> AnyView {
    view! {
        <form method="post" action=paths::capacity_of(id)>
            {kit::request_id(&frame.request_id)}
            <input type="hidden" name="reason" value="same"/>
            <button class=if tight { "button tight" } else { "button" }>{words::places_same(frame.locale)}</button>
        </form>
    }
    .into_any()
}

/// One offering: what there is, what may be said, what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferingFacts {
    pub row: SupplyRow,
    pub weeks: Vec<(Day, Day)>,
    /// By night; else one group.
    pub per_night: bool,
    /// Days that may be changed, ISO.
    pub days: (String, String),
    pub history: Vec<Said>,
    pub form: Form,
}

/// What was said of places: when, by whom, why; how many in all, and of them out of service.
pub type Said = (Moment, Option<String>, Option<PlaceReason>, i64, i64);

/// P4: one offering's places.
pub fn offering_page(frame: &StaffFrame, facts: &OfferingFacts) -> String {
    let l = frame.locale;
    let row = &facts.row;
    staff_page(frame, Head::new(words::places_title(l)).width(Width::Narrow).form(&facts.form), || {
        let now = facts.weeks.iter().zip(&row.weeks).enumerate().map(|(at, ((from, to), week))| {
            let term = if at == 0 {
                words::places_this_week(l)
            } else {
                format!("{}–{}", dates::short_day(l, *from), dates::short_day(l, *to))
            };
            kit::Row::view(term, cell(l, *week))
        });
        let mut rows: Vec<kit::Row> = now.collect();
        rows.push(kit::Row::text(words::places_waiting(l), row.waiting.to_string()));
        rows.push(kit::Row::text(
            words::places_confirmed(l),
            row.confirmed.map_or_else(|| words::places_never(l), |at| dates::short(l, at)),
        ));
        let history = facts.history.iter().map(|(at, who, reason, total, out)| Event {
            iso: at.iso(),
            at: dates::short(l, *at),
            who: who.clone(),
            title: reason.map(|one| self::reason(l, one)).unwrap_or_default(),
            words: (*reason != Some(PlaceReason::Same)).then(|| words::places_said(l, *out, *total)),
        });
        let history: Vec<Event> = history.collect();
        let history = if history.is_empty() {
            view! { <p class="quiet">{words::places_no_history(l)}</p> }.into_any()
        } else {
            kit::timeline(history)
        };
        view! {
            {kit::error_summary(l, &facts.form, |name| label(l, name))}
            {kit::back_link(paths::capacity(), words::places_title(l))}
            {kit::page_head(row.name.clone(), Some(format!("{} · {}", row.provider, row.place)), None)}
            <div class="sheet pad">{kit::summary_list(rows)}</div>
            {row.editable.then(|| say(frame, facts))}
            <section class="sheet" aria-labelledby="history"><header><h2 id="history">{words::places_history(l)}</h2></header><div class="pad">{history}</div></section>
        }
    })
}

fn say(frame: &StaffFrame, facts: &OfferingFacts) -> AnyView {
    let (l, form) = (frame.locale, &facts.form);
    let reasons = PlaceReason::ALL
        .iter()
        .filter(|one| **one != PlaceReason::Same)
        .map(|one| Opt::new(one.code(), reason(l, *one)))
        .collect();
    let days = facts.per_night.then(|| {
        let (first, last) = &facts.days;
        view! {
            {Field::text("from", words::places_from(l)).hint(words::places_from_hint(l, first)).size(Size::W12).max(10).view(l, form)}
            {Field::text("until", words::places_until(l)).hint(words::places_until_hint(l, last)).size(Size::W12).max(10).view(l, form)}
        }
    });
    view! {
        <section class="sheet pad stack" aria-labelledby="say">
            <h2 id="say">{words::places_say(l)}</h2>
            <p>{words::places_same_words(l)}</p>
            {same_button(frame, &facts.row.id, false)}
            <form method="post" action=paths::capacity_of(&facts.row.id) class="stack">
                {kit::request_id(&frame.request_id)}
                {Field::digits("total", words::places_total(l), 4).size(Size::W8).view(l, form)}
                {Field::digits("out", words::places_out(l), 4).hint(words::places_out_hint(l)).size(Size::W8).view(l, form)}
                {days}
                {Choice::one("reason", words::places_why(l), reasons).view(l, form)}
                <button class="button go">{words::places_save(l)}</button>
            </form>
        </section>
    }
    .into_any()
}

fn label(l: Locale, name: &str) -> Option<String> {
    match name {
        "total" => Some(words::places_total(l)),
        "out" => Some(words::places_out(l)),
        "from" => Some(words::places_from(l)),
        "until" => Some(words::places_until(l)),
        "reason" => Some(words::places_why(l)),
        _ => None,
    }
}

fn reason(l: Locale, reason: PlaceReason) -> String {
    match reason {
        PlaceReason::Same => words::places_reason_same(l),
        PlaceReason::More => words::places_reason_more(l),
        PlaceReason::Fewer => words::places_reason_fewer(l),
        PlaceReason::Repairs => words::places_reason_repairs(l),
        PlaceReason::Staff => words::places_reason_staff(l),
        PlaceReason::TakenElsewhere => words::places_reason_taken_elsewhere(l),
        PlaceReason::Correction => words::places_reason_correction(l),
    }
}
