use domain::room::{Milestone, Watch};
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, oversight as words};

use super::words::waited;
use crate::kit::{self, Column, Line, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// A flight of the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomFlight {
    pub id: String,
    pub number: String,
    pub origin: String,
    /// Its state in words.
    pub state: String,
    pub listed: u64,
    pub reached: Vec<(Milestone, usize)>,
}

/// M1 at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomFacts {
    pub now: Moment,
    pub flights: Vec<RoomFlight>,
    /// How long each list is, and for how many minutes its oldest waits.
    pub watches: Vec<(Watch, usize, Option<i64>)>,
    pub silent_providers: usize,
    pub clerks: Vec<(String, usize)>,
    /// Lists that wait for a decision, and lines to correct, of each flight.
    pub lists_waiting: usize,
    pub to_review: Vec<(String, String, u64)>,
}

/// M1: how the flights of the day go and what waits too long. Each number leads to the list behind it, and therefore is
/// exact: whoever reads it may read the list.
pub fn room_page(frame: &StaffFrame, facts: &RoomFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::room_title(l)), || {
        let again = view! { <a class="button" href=paths::room()>{words::room_refresh(l)}</a> }.into_any();
        let tiles: Vec<AnyView> = facts.watches.iter().map(|one| tile(l, facts, one)).collect();
        let flights = if facts.flights.is_empty() {
            kit::empty_state(
                "plane-landing",
                words::room_no_flights(l),
                words::room_no_flights_why(l),
                Some((paths::flights(), locales::common::menu_flights(l))),
            )
        } else {
            let table = funnel(l, &facts.flights);
            view! { <section class="sheet" aria-labelledby="flights"><header><h2 id="flights">{words::room_flights(l)}</h2></header>{table}</section> }.into_any()
        };
        view! {
            {kit::page_head(words::room_title(l), Some(words::room_now(l, dates::clock(facts.now))), Some(again))}
            <div class="sheet tiles">{tiles}</div>
            {flights}
            <div class="columns even">{pace(l, &facts.clerks)}{look(l, facts)}</div>
        }
    })
}

fn watch_title(l: Locale, watch: Watch) -> String {
    match watch {
        Watch::Unowned => words::watch_unowned(l),
        Watch::Unanswered => words::watch_unanswered(l),
        Watch::Waiting => words::watch_waiting(l),
        Watch::Private => words::watch_private(l),
        Watch::Unmet => words::watch_unmet(l),
    }
}

fn milestone(l: Locale, milestone: Milestone) -> String {
    match milestone {
        Milestone::Registered => words::milestone_registered(l),
        Milestone::Carded => words::milestone_carded(l),
        Milestone::Interviewed => words::milestone_interviewed(l),
        Milestone::Referred => words::milestone_referred(l),
        Milestone::Answered => words::milestone_answered(l),
        Milestone::NextStep => words::milestone_next_step(l),
        Milestone::NoNextStep => words::milestone_no_next_step(l),
    }
}

fn tile(l: Locale, facts: &RoomFacts, (watch, count, oldest): &(Watch, usize, Option<i64>)) -> AnyView {
    let unit =
        if *watch == Watch::Unanswered { words::tile_referrals(l, *count) } else { words::tile_people(l, *count) };
    let under = match (*watch, *oldest) {
        (Watch::Unanswered, Some(_)) => words::tile_providers(l, facts.silent_providers),
        (_, Some(minutes)) => words::tile_oldest(l, waited(l, minutes)),
        (_, None) => words::tile_nothing(l),
    };
    let under = if *count == 0 {
        view! { <span class="quiet">{words::tile_nothing(l)}</span> }.into_any()
    } else {
        view! { <a href=paths::room_watch(watch.code())>{under}</a> }.into_any()
    };
    let late = *count > 0 && matches!(watch, Watch::Unanswered | Watch::Waiting);
    view! {
        <div class=if late { "tile late" } else { "tile" }>
            <h2>{watch_title(l, *watch)}</h2>
            <p class="big">{*count}" "<small>{unit}</small></p>
            <p>{under}</p>
        </div>
    }
    .into_any()
}

/// From the list to the next step: one row a flight.
fn funnel(l: Locale, flights: &[RoomFlight]) -> AnyView {
    let mut columns = vec![Column::text(words::room_flight(l)), Column::number(words::milestone_expected(l))];
    columns.extend(Milestone::ALL.iter().map(|one| Column::number(milestone(l, *one))));
    let lines = flights.iter().map(|one| {
        let origin = (!one.origin.is_empty()).then(|| format!(" · {}", one.origin));
        let mut cells = vec![
            view! { <a href=paths::flight_balance(&one.id)>{one.number.clone()}</a><span class="quiet">{origin}" · "{one.state.clone()}</span> }.into_any(),
            linked(one.listed, paths::flight_list(&one.id)),
        ];
        cells.extend(one.reached.iter().map(|(step, count)| linked(*count, paths::room_flight(&one.id, step.code()))));
        Line::new(cells)
    });
    Table { caption: words::room_flights(l), columns, lines: lines.collect() }.view()
}

fn linked(count: impl Into<Count>, href: String) -> AnyView {
    match count.into().0 {
        0 => "0".into_any(),
        count => view! { <a href=href>{count}</a> }.into_any(),
    }
}

struct Count(u64);

impl From<u64> for Count {
    fn from(count: u64) -> Self {
        Self(count)
    }
}

impl From<usize> for Count {
    fn from(count: usize) -> Self {
        Self(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

fn pace(l: Locale, clerks: &[(String, usize)]) -> AnyView {
    let most = clerks.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let columns = vec![
        Column::text(words::pace_clerk(l)),
        Column::number(words::milestone_registered(l)),
        Column::text(words::pace_bar(l)),
    ];
    let lines = clerks.iter().map(|(name, count)| {
        let width = (count * 1000 / most).to_string();
        let bar = view! { <svg class="meter" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true"><rect width="1000" height="8"></rect><rect class="used" width=width height="8"></rect></svg> };
        Line::new(vec![name.clone().into_any(), (*count).into_any(), bar.into_any()])
    });
    let inside = if clerks.is_empty() {
        view! { <p class="pad quiet">{words::pace_nobody(l)}</p> }.into_any()
    } else {
        Table { caption: words::pace_title(l), columns, lines: lines.collect() }.view()
    };
    view! { <section class="sheet" aria-labelledby="pace"><header><h2 id="pace">{words::pace_title(l)}</h2></header>{inside}</section> }.into_any()
}

/// What is worth a look before it hurts.
fn look(l: Locale, facts: &RoomFacts) -> AnyView {
    let mut tasks: Vec<kit::Task> = facts
        .watches
        .iter()
        .filter_map(|(watch, count, oldest)| {
            let minutes = (*oldest).filter(|_| *count > 0)?;
            // Red is for what is late: an hour for people, any time for an answer that was due.
            let late = (minutes >= 60 && *watch != Watch::Unmet) || *watch == Watch::Unanswered;
            let mark = view! { <span class=if late { "due past" } else { "due" }><b>{waited(l, minutes)}</b></span> }
                .into_any();
            Some(kit::Task { href: paths::room_watch(watch.code()), label: watch_title(l, *watch), note: None, mark })
        })
        .collect();
    let plain = || view! { <span class="due"><b>{words::look_before_closing(l)}</b></span> }.into_any();
    if facts.lists_waiting > 0 {
        tasks.push(kit::Task {
            href: paths::flights(),
            label: words::look_lists(l, facts.lists_waiting),
            note: None,
            mark: plain(),
        });
    }
    for (flight, number, count) in &facts.to_review {
        tasks.push(kit::Task {
            href: paths::flight_list(flight),
            label: words::look_to_review(l, *count, number),
            note: None,
            mark: plain(),
        });
    }
    let inside = if tasks.is_empty() {
        view! { <p class="pad quiet">{words::look_nothing(l)}</p> }.into_any()
    } else {
        kit::task_list(tasks)
    };
    view! { <section class="sheet" aria-labelledby="look"><header><h2 id="look">{words::look_title(l)}</h2></header>{inside}</section> }.into_any()
}

/// Somebody of a list behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub case: Option<String>,
    pub name: String,
    pub at: Moment,
    /// Minutes they wait, or that the answer is late.
    pub minutes: i64,
    /// Referral, provider and programme.
    pub about: Option<(String, String, String)>,
}

/// Which list it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// People of a flight, by its number, who reached a milestone.
    Flight(String, Milestone),
    /// What waits.
    Watch(Watch),
}

/// The list behind a number of the room.
pub fn room_list_page(frame: &StaffFrame, which: &Which, rows: &[Shown]) -> String {
    let l = frame.locale;
    let title = match which {
        Which::Flight(number, step) => format!("{number}: {}", milestone(l, *step).to_lowercase()),
        Which::Watch(watch) => watch_title(l, *watch),
    };
    let about = rows.iter().any(|row| row.about.is_some());
    staff_page(frame, Head::new(title.clone()), || {
        let mut columns = vec![
            Column::text(locales::caseload::inbox_person(l)),
            Column::text(if about { words::list_due(l) } else { words::list_since(l) }),
        ];
        columns.push(Column::text(if about { words::list_late(l) } else { words::list_waits(l) }));
        if about {
            columns.push(Column::text(words::list_about(l)));
        }
        let lines = rows.iter().map(|row| {
            let name = match &row.case {
                Some(case) => view! { <a href=paths::person(case)>{row.name.clone()}</a> }.into_any(),
                None => row.name.clone().into_any(),
            };
            let mut cells = vec![name, dates::short(l, row.at).into_any(), waited(l, row.minutes).into_any()];
            if about {
                cells.push(row.about.clone().map(|(referral, provider, programme)| view! { <a href=paths::referral(referral)>{programme}</a><br/><span class="quiet">{provider}</span> }).into_any());
            }
            Line::new(cells)
        });
        let list = if rows.is_empty() {
            kit::empty_state(
                "check",
                words::list_empty(l),
                words::list_empty_why(l),
                Some((paths::room(), words::room_title(l))),
            )
        } else {
            let table = Table { caption: title.clone(), columns, lines: lines.collect() }.view();
            view! { <div class="sheet">{table}</div> }.into_any()
        };
        let lead = words::list_lead(l, rows.len());
        view! { {kit::back_link(paths::room(), words::room_title(l))}{kit::page_head(title, Some(lead), None)}{list} }
    })
}
