use leptos::prelude::*;
use locales::dates::{self, Day, Moment};
use locales::{Locale, paper, planeload, reception as words};

use crate::kit::{self, Column, Line, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// One flight of the board; counts only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardFlight {
    pub id: String,
    pub number: String,
    pub origin: String,
    /// By land.
    pub land: bool,
    pub day: Day,
    /// When it is expected, if anybody said.
    pub at: Option<Moment>,
    /// Its state's name.
    pub state: String,
    pub listed: u64,
    pub registered: u64,
    pub minors: u64,
    pub alone: u64,
    pub families: u64,
    /// None when it is a small number and the reader may not see whom it counts.
    pub private_interviews: Option<u64>,
    pub to_review: u64,
    /// True while people can be registered.
    pub open: bool,
}

/// S2: today's flights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    pub now: Moment,
    pub flights: Vec<BoardFlight>,
    /// Lists that wait: id, name, lines, and rows left to put right once approved.
    pub waiting: Vec<(String, String, i64, Option<i64>)>,
    pub blank_cards: u64,
    /// The reader may compare and close.
    pub closes: bool,
    /// The reader may route a flight together.
    pub routes: bool,
}

/// S2: today's flights first; what is over in one table, other days folded away.
pub fn board_page(frame: &StaffFrame, facts: &Board) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::board_title(l)), || {
        let buttons = view! {
            <a class="button" href=paths::cards()>{kit::icon("id-card")}{paper::cards_title(l)}</a>
            <a class="button" href=paths::manifests()>{kit::icon("upload")}{words::board_upload(l)}</a>
        };
        let today = facts.now.day;
        let (over, open): (Vec<_>, Vec<_>) =
            facts.flights.iter().partition(|one| ["closed", "cancelled"].contains(&one.state.as_str()));
        let now: Vec<_> = open.iter().filter(|one| one.day == today).map(|one| flight(l, facts, one)).collect();
        let before: Vec<_> = open.iter().filter(|one| one.day < today).map(|one| flight(l, facts, one)).collect();
        let after: Vec<_> = open.iter().filter(|one| one.day > today).map(|one| flight(l, facts, one)).collect();
        let none = now.is_empty().then(|| {
            let action = Some((paths::manifests(), words::board_upload(l)));
            kit::empty_state("calendar", words::board_empty(l), words::board_empty_why(l), action)
        });
        let now = (!now.is_empty()).then(|| view! { <div class="sheet">{now}</div> });
        let lead = words::board_lead(l, facts.blank_cards, dates::long_day(l, today), dates::clock(facts.now));
        view! {
            {kit::page_head(words::board_title(l), Some(lead), Some(buttons.into_any()))}
            {waiting(l, &facts.waiting)}
            {none}
            {now}
            {folded(words::board_before(l, before.len()), before)}
            {folded(words::board_after(l, after.len()), after)}
            {ended(l, facts, &over)}
        }
    })
}

fn folded(title: String, flights: Vec<AnyView>) -> Option<AnyView> {
    (!flights.is_empty()).then(|| {
        view! { <details class="sheet"><summary class="pad"><b>{title}</b></summary>{flights}</details> }.into_any()
    })
}

fn waiting(l: Locale, lists: &[(String, String, i64, Option<i64>)]) -> Option<AnyView> {
    if lists.is_empty() {
        return None;
    }
    let rows: Vec<_> = lists
        .iter()
        .map(|(id, name, lines, left)| {
            let said = left.map_or_else(
                || words::board_waiting_row(l, *lines, name),
                |left| words::board_waiting_left(l, left, name),
            );
            view! { <li><a href=paths::manifest(id)>{said}</a></li> }
        })
        .collect();
    Some(
        view! { <section class="sheet pad near"><h2>{words::board_waiting(l)}</h2><ul>{rows}</ul></section> }
            .into_any(),
    )
}

fn flight(l: Locale, facts: &Board, one: &BoardFlight) -> AnyView {
    let hour = match one.at {
        Some(at) if one.day == facts.now.day => dates::clock(at),
        _ if one.day == facts.now.day => String::new(),
        _ => dates::short_day(l, one.day),
    };
    let origin =
        (!one.origin.is_empty()).then(|| view! { " "<span class="quiet">{words::board_from(l, &one.origin)}</span> });
    let going = if one.listed + one.registered == 0 {
        view! { <p class="quiet">{words::board_no_list(l)}</p> }.into_any()
    } else if one.registered == 0 {
        view! { <p>{words::board_listed(l, one.listed)}</p> }.into_any()
    } else {
        let most = one.listed.max(one.registered);
        let said = if one.listed == 0 {
            words::board_registered_only(l, one.registered)
        } else {
            words::board_registered(l, one.listed, one.registered)
        };
        // Without a list there is nothing to be measured against.
        let bar = (one.listed > 0).then(|| kit::progress_bar(said.clone(), one.registered, most));
        view! { <p><b>{said}</b></p>{bar} }.into_any()
    };
    let counts = counts(l, one);
    let counts = (!counts.is_empty()).then(|| view! { <p class="dots">{counts}</p> });
    let fix = (one.to_review > 0)
        .then(|| view! { <p><a href=paths::flight_list(&one.id)>{words::board_to_review(l, one.to_review)}</a></p> });
    // Once the list is compared, that is what comes next.
    let comparing = facts.closes && one.state == "reconciling";
    let class = |main: bool| if main { "button go" } else { "button" };
    let open = one.open.then(|| view! { <a class=class(!comparing) href=paths::flight_desk(&one.id)>{words::board_open(l)}<span class="hidden_words">" "{one.number.clone()}</span></a> });
    let close = || {
        facts.closes.then(|| view! { <a class=class(comparing) href=paths::flight_balance(&one.id)>{words::board_balance(l)}<span class="hidden_words">" "{one.number.clone()}</span></a> })
    };
    let places = facts.routes.then(|| places(l, one, "button"));
    let list = (one.listed > 0).then(|| view! { <a class="button" href=paths::flight_list(&one.id)>{words::board_list(l)}<span class="hidden_words">" "{one.number.clone()}</span></a> });
    view! {
        <section class="flight">
            <p class="hour">{hour}</p>
            <div class="stack">
                <div class="near">
                    <div class="line apart"><h2>{one.land.then(|| kit::icon("bus"))}{one.number.clone()}{origin}</h2>{tag(l, &one.state)}</div>
                    {going}
                    {counts}
                    {fix}
                </div>
                <div class="button_group">{comparing.then(&close).flatten()}{open}{(!comparing).then(close).flatten()}{list}{places}</div>
            </div>
        </section>
    }
    .into_any()
}

/// The way to the places of a flight.
fn places(l: Locale, one: &BoardFlight, class: &'static str) -> AnyView {
    view! { <a class=class href=paths::flight_plans(&one.id)>{planeload::link(l)}<span class="hidden_words">" "{one.number.clone()}</span></a> }
        .into_any()
}

/// What is worth knowing about who comes; what is none is not said.
fn counts(l: Locale, one: &BoardFlight) -> Vec<AnyView> {
    let mut all = Vec::new();
    let mut add = |count: u64, words: String| {
        if count > 0 {
            all.push(view! { <span>{words}</span> }.into_any());
        }
    };
    add(one.minors, words::board_minors(l, one.minors));
    add(one.alone, words::board_alone(l, one.alone));
    add(one.families, words::board_families(l, one.families));
    match one.private_interviews {
        Some(count) => add(count, words::board_private(l, count)),
        None => add(1, words::board_private_few(l)),
    }
    all
}

fn ended(l: Locale, facts: &Board, over: &[&BoardFlight]) -> Option<AnyView> {
    if over.is_empty() {
        return None;
    }
    let mut columns = vec![
        Column::text(words::board_flight(l)),
        Column::number(words::board_on_list(l)),
        Column::number(words::board_came(l)),
        Column::text(words::list_state(l)),
    ];
    if facts.closes {
        columns.push(Column::text(words::board_act(l)));
    }
    if facts.routes {
        columns.push(Column::text(planeload::link(l)));
    }
    let lines = over.iter().map(|one| {
        let origin = (!one.origin.is_empty()).then(|| view! { " "<span class="quiet">{words::board_from(l, &one.origin)}</span> });
        let mut cells = vec![
            view! { {one.number.clone()}{origin} }.into_any(),
            one.listed.into_any(),
            one.registered.into_any(),
            state(l, &one.state).into_any(),
        ];
        if facts.closes {
            cells.push(view! { <a href=paths::flight_balance(&one.id)>{words::board_act(l)}<span class="hidden_words">" "{one.number.clone()}</span></a> }.into_any());
        }
        if facts.routes {
            cells.push(places(l, one, ""));
        }
        Line::new(cells)
    });
    let table = Table { caption: words::board_ended(l), columns, lines: lines.collect() }.view();
    Some(view! { <section class="sheet" aria-labelledby="ended"><header><h2 id="ended">{words::board_ended(l)}</h2></header>{table}</section> }.into_any())
}

fn tag(l: Locale, code: &str) -> AnyView {
    let (tone, icon) = match code {
        "receiving" => (kit::Tone::Good, "circle-dot"),
        "landed" => (kit::Tone::Info, "plane-landing"),
        "reconciling" => (kit::Tone::Wait, "clipboard-check"),
        "closed" => (kit::Tone::Plain, "check"),
        "cancelled" => (kit::Tone::Plain, "circle-x"),
        _ => (kit::Tone::Info, "clock"),
    };
    kit::tag_tone(tone, icon, state(l, code))
}

/// A flight's state in words.
pub fn state(l: Locale, code: &str) -> String {
    match code {
        "expected" => words::state_expected(l),
        "landed" => words::state_landed(l),
        "receiving" => words::state_receiving(l),
        "reconciling" => words::state_reconciling(l),
        "cancelled" => words::state_cancelled(l),
        _ => words::state_closed(l),
    }
}
