use leptos::prelude::*;
use locales::{Locale, lists};

use crate::kit::{self, Tone};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// A flight the list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFlight {
    pub number: String,
    pub day: String,
    pub origin: String,
    pub people: usize,
    /// Lines the flight has already.
    pub known: Option<usize>,
}

/// A line that needs no repair: where it stands, who it is, and what is to be known of it, a cell each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `0-19`, for its address.
    pub place: String,
    pub row: u32,
    pub cells: Vec<String>,
}

/// A counted group of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// `new`, `seen_before`, `similar`, `changed`, `registered`, `gone`, `same`.
    pub code: &'static str,
    pub count: usize,
    /// Those shown.
    pub rows: Vec<Row>,
}

/// A cell to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its column, from 0.
    pub at: usize,
    pub title: String,
    pub text: String,
}

/// A row that waits for repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub place: String,
    pub row: u32,
    pub name: String,
    /// What is wrong, in words.
    pub words: Vec<String>,
    /// Cells to put right here; none when only the whole row helps.
    pub cells: Vec<Cell>,
}

/// Where the list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Open,
    Approved,
    Refused,
}

/// A list under review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub id: String,
    pub name: String,
    pub rows: usize,
    /// Tenths of a second it took to read.
    pub tenths: i64,
    pub stands: Stands,
    pub flights: Vec<ListedFlight>,
    /// Flights to choose from, when the list does not say which it is: id and words.
    pub choose: Vec<(String, String)>,
    pub same_file_before: bool,
    /// The columns were confirmed before.
    pub columns_known: bool,
    /// It has columns with titles, whose meaning can be confirmed.
    pub titled: bool,
    /// What concerns a column or the whole list, in words.
    pub notes: Vec<String>,
    pub groups: Vec<Group>,
    pub problems: Vec<Problem>,
    /// How many problems there are in all.
    pub problem_count: usize,
    /// Rows left out: place and row.
    pub omitted: Vec<(String, u32)>,
    /// Lines that go in on approval.
    pub good: usize,
}

/// S3, step 3; posts to approve, to put aside, or to change a row.
pub fn review_page(frame: &StaffFrame, facts: &Review) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(lists::review_title(l)), || {
        let notes: Vec<_> = facts.notes.iter().map(|note| kit::notice(Tone::Warn, note.clone())).collect();
        let groups: Vec<_> = facts.groups.iter().map(|one| group(l, facts, one)).collect();
        view! {
            {kit::back_link(paths::flights(), locales::reception::board_title(l))}
            {head(l, facts)}
            {flights(frame, facts)}
            {facts.same_file_before.then(|| kit::notice(Tone::Warn, lists::review_same_file(l)))}
            {notes}
            {columns(l, facts)}
            <div class="sheet fold_list">
                {groups}
                {problems(frame, facts)}
                {omitted(frame, facts)}
            </div>
            {decide(frame, facts)}
        }
    })
}

fn head(l: Locale, facts: &Review) -> AnyView {
    let took = lists::review_took(l, facts.rows, format!("{},{}", facts.tenths / 10, facts.tenths % 10));
    let rows = facts.rows.to_string();
    view! {
        <div class="page_head">
            <div><h1>{lists::review_title(l)}</h1><p>{lists::review_lead(l, &facts.name, facts.rows)}</p></div>
            <div class="near"><p class="small">{took.clone()}</p><progress max=rows.clone() value=rows aria-label=took></progress></div>
        </div>
    }
    .into_any()
}

fn flights(frame: &StaffFrame, facts: &Review) -> AnyView {
    let l = frame.locale;
    let rows: Vec<_> = facts
        .flights
        .iter()
        .map(|one| {
            let known =
                one.known.map(|lines| view! { " "<span class="quiet">{lists::review_flight_known(l, lines)}</span> });
            view! { <p><b>{lists::review_flight(l, &one.day, one.people, &one.number, &one.origin)}</b>{known}</p> }
        })
        .collect();
    let choose = (!facts.choose.is_empty() && facts.stands == Stands::Open).then(|| {
        let options: Vec<_> = facts
            .choose
            .iter()
            .map(|(id, words)| view! { <option value=id.clone()>{words.clone()}</option> })
            .collect();
        view! {
            <form method="post" action=paths::manifest_flight(&facts.id) class="sheet pad stack">
                {kit::request_id(&frame.request_id)}
                <p>{lists::review_flight_unknown(l)}</p>
                <label for="flight">{lists::review_flight_choose(l)}</label>
                <select id="flight" name="flight" class="w20">{options}</select>
                <p><button class="button">{lists::review_flight_save(l)}</button></p>
            </form>
        }
    });
    view! { {rows}{choose} }.into_any()
}

fn columns(l: Locale, facts: &Review) -> Option<AnyView> {
    if !facts.titled {
        return None;
    }
    let words = if facts.columns_known { lists::review_columns_known(l) } else { lists::review_columns_guessed(l) };
    let link = (facts.stands == Stands::Open)
        .then(|| view! { " "<a href=paths::manifest_columns(&facts.id)>{lists::review_columns(l)}</a> });
    Some(view! { <p class="quiet">{words}{link}</p> }.into_any())
}

fn summary(count: usize, name: String, why: String) -> AnyView {
    view! { <summary><span class="n">{count}</span>" "<b>{name}</b>" "<span class="quiet">{why}</span></summary> }
        .into_any()
}

fn group(l: Locale, facts: &Review, one: &Group) -> Option<AnyView> {
    let (name, why, heads) = match one.code {
        "seen_before" => (
            lists::group_seen(l),
            lists::group_seen_why(l),
            vec![lists::col_name(l), lists::col_last(l), lists::col_why_same(l)],
        ),
        "similar" => (
            lists::group_similar(l),
            lists::group_similar_why(l),
            vec![lists::col_in_list(l), lists::col_in_registry(l), lists::col_alike(l)],
        ),
        "changed" => (
            lists::group_changed(l),
            lists::group_changed_why(l),
            vec![lists::col_name(l), lists::col_field(l), lists::col_before(l), lists::col_now(l)],
        ),
        "registered" => (
            lists::group_registered(l),
            lists::group_registered_why(l),
            vec![lists::col_name(l), lists::col_field(l), lists::col_before(l), lists::col_now(l)],
        ),
        "gone" => (lists::group_gone(l), lists::group_gone_why(l), vec![lists::col_name(l), lists::col_what(l)]),
        "same" => (lists::group_same(l), lists::group_same_why(l), Vec::new()),
        _ => (lists::group_new(l), lists::group_new_why(l), vec![lists::col_name(l), lists::group_notice(l)]),
    };
    // Groups of a correction are there only when there is a correction.
    if one.count == 0 && !["new", "seen_before", "similar"].contains(&one.code) {
        return None;
    }
    let open = one.count > 0 && ["similar", "changed", "registered", "gone"].contains(&one.code);
    let words = (one.code == "new").then(|| view! { <p class="pad">{lists::group_new_words(l, one.count)}</p> });
    let more = (one.rows.len() < one.count && !heads.is_empty())
        .then(|| view! { <p class="pad quiet">{lists::group_more(l, one.count, one.rows.len())}</p> });
    let table = (!one.rows.is_empty()).then(|| rows(l, facts, &name, &heads, &one.rows));
    Some(view! { <details open=open>{summary(one.count, name, why)}{words}{table}{more}</details> }.into_any())
}

fn rows(l: Locale, facts: &Review, caption: &str, heads: &[String], rows: &[Row]) -> AnyView {
    let linked = rows.iter().any(|row| !row.place.is_empty());
    let mut columns = Vec::new();
    if linked {
        columns.push(kit::Column::number(lists::col_row(l)));
    }
    columns.extend(heads.iter().map(kit::Column::text));
    let line = |row: &Row| {
        let mut cells = Vec::new();
        if linked {
            let href = paths::manifest_row(&facts.id, &row.place);
            cells.push(view! { <a href=href>{row.row}</a> }.into_any());
        }
        cells.extend(row.cells.iter().map(|text| text.clone().into_any()));
        kit::Line::new(cells)
    };
    kit::Table { caption: caption.to_owned(), columns, lines: rows.iter().map(line).collect() }.view()
}

fn problems(frame: &StaffFrame, facts: &Review) -> AnyView {
    let l = frame.locale;
    let rows: Vec<_> = facts.problems.iter().map(|one| problem(frame, facts, one)).collect();
    let more = (rows.len() < facts.problem_count)
        .then(|| view! { <p class="pad quiet">{lists::group_more(l, facts.problem_count, rows.len())}</p> });
    let open = facts.problem_count > 0;
    view! {
        <details open=open>
            {summary(facts.problem_count, lists::group_problem(l), lists::group_problem_why(l))}
            <ul class="rows">{rows}</ul>
            {more}
        </details>
    }
    .into_any()
}

/// One row with its problems: the cells to put right stand in it, each with its title; the whole row is a link away.
fn problem(frame: &StaffFrame, facts: &Review, one: &Problem) -> AnyView {
    let l = frame.locale;
    let action = paths::manifest_row(&facts.id, &one.place);
    let name = if one.name.is_empty() { lists::no_name(l) } else { one.name.clone() };
    let words: Vec<_> = one.words.iter().map(|words| view! { <p class="small">{words.clone()}</p> }).collect();
    let open = facts.stands != Stands::Refused;
    let cells: Vec<_> = one
        .cells
        .iter()
        .map(|cell| {
            let id = format!("c{}-{}", one.place, cell.at);
            view! {
                <label class="small quiet" for=id.clone()>{cell.title.clone()}<span class="hidden_words">{lists::act_see_row(l, one.row)}</span></label>
                <input id=id name=format!("c{}", cell.at) class="w20" value=cell.text.clone() aria-invalid="true" autocomplete="off"/>
            }
        })
        .collect();
    let hidden = || view! { <span class="hidden_words">" "{lists::act_see_row(l, one.row)}</span> };
    let form = open.then(|| {
        let check = (!cells.is_empty()).then(|| view! { <button class="button tight" name="act" value="repair">{lists::act_check(l)}{hidden()}</button> });
        view! {
            <form method="post" action=action.clone() class="line">
                {kit::request_id(&frame.request_id)}
                {cells}
                {check}
                <button class="button tight" name="act" value="omit">{lists::act_omit(l)}{hidden()}</button>
            </form>
        }
    });
    view! {
        <li class="stack">
            <p><a href=action>{lists::act_see_row(l, one.row)}</a>" "<b>{name}</b></p>
            {words}
            {form}
        </li>
    }
    .into_any()
}

fn omitted(frame: &StaffFrame, facts: &Review) -> AnyView {
    let l = frame.locale;
    let none = facts.omitted.is_empty().then(|| view! { <p class="pad quiet">{lists::group_omitted_none(l)}</p> });
    let rows: Vec<_> = facts
        .omitted
        .iter()
        .map(|(place, row)| {
            view! {
                <li>
                    <form method="post" action=paths::manifest_row(&facts.id, place) class="line">
                        {kit::request_id(&frame.request_id)}
                        <span>{lists::act_see_row(l, *row)}</span>
                        <button class="button tight" name="act" value="restore">{lists::act_restore(l)}<span class="hidden_words">" "{lists::act_see_row(l, *row)}</span></button>
                    </form>
                </li>
            }
        })
        .collect();
    let list = (!rows.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> });
    view! { <details>{summary(facts.omitted.len(), lists::group_omitted(l), lists::group_omitted_why(l))}{none}{list}</details> }.into_any()
}

fn decide(frame: &StaffFrame, facts: &Review) -> AnyView {
    let l = frame.locale;
    let board = view! { <p><a class="button" href=paths::flights()>{lists::review_see_board(l)}</a></p> };
    let (said, approve) = match facts.stands {
        Stands::Refused => return view! { {kit::notice(Tone::Info, lists::review_refused(l))}{board} }.into_any(),
        Stands::Approved if facts.good == 0 => {
            let words = if facts.problem_count > 0 {
                lists::review_approved_open(l, facts.problem_count)
            } else {
                lists::review_approved(l)
            };
            return view! { {kit::notice(Tone::Info, words)}{board} }.into_any();
        }
        Stands::Approved => (lists::review_approved(l), lists::review_approve_late(l, facts.good)),
        Stands::Open if facts.problem_count > 0 => {
            (lists::review_rest(l, facts.problem_count), lists::review_approve(l, facts.good))
        }
        Stands::Open => (String::new(), lists::review_approve(l, facts.good)),
    };
    let refuse = (facts.stands == Stands::Open).then(|| refuse(frame, &facts.id));
    view! {
        <div class="line apart">
            <p class="quiet">{said}</p>
            <div class="button_group">
                <form method="post" action=paths::manifest(&facts.id)>
                    {kit::request_id(&frame.request_id)}
                    <button class="button go">{approve}</button>
                </form>
                {refuse}
            </div>
        </div>
    }
    .into_any()
}

/// Refuses the whole list, read or not yet.
pub(super) fn refuse(frame: &StaffFrame, id: &str) -> AnyView {
    view! {
        <form method="post" action=paths::manifest_cancel(id)>
            {kit::request_id(&frame.request_id)}
            <button class="button">{lists::review_refuse(frame.locale)}</button>
        </form>
    }
    .into_any()
}
