use leptos::prelude::*;
use locales::{Locale, reception};

use crate::kit;
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// One flight of the board; counts only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardFlight {
    pub id: String,
    pub number: String,
    pub origin: String,
    pub day: String,
    /// Its state's name.
    pub state: String,
    pub listed: u64,
    pub registered: u64,
    pub minors: u64,
    pub alone: u64,
    pub families: u64,
    pub private_interviews: u64,
    pub to_review: u64,
    /// True while people can be registered.
    pub open: bool,
}

/// S2: today's flights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    pub flights: Vec<BoardFlight>,
    /// Lists that wait: id, name, lines, and rows left to put right once approved.
    pub waiting: Vec<(String, String, i64, Option<i64>)>,
    pub blank_cards: u64,
}

/// S2: today's flights.
pub fn board_page(frame: &StaffFrame, facts: &Board) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(reception::board_title(l)), || {
        let upload = view! { <a class="button" href=paths::manifests()>{reception::board_upload(l)}</a> }.into_any();
        let none = facts.flights.is_empty().then(|| {
            let action = Some((paths::manifests(), reception::board_upload(l)));
            kit::empty_state("calendar", reception::board_empty(l), reception::board_empty_why(l), action)
        });
        let flights: Vec<_> = facts.flights.iter().map(|one| flight(l, one)).collect();
        view! {
            {kit::page_head(reception::board_title(l), Some(reception::board_cards(l, facts.blank_cards)), Some(upload))}
            {waiting(l, &facts.waiting)}
            {none}
            {flights}
        }
    })
}

fn waiting(l: Locale, lists: &[(String, String, i64, Option<i64>)]) -> Option<AnyView> {
    if lists.is_empty() {
        return None;
    }
    let rows: Vec<_> = lists
        .iter()
        .map(|(id, name, lines, left)| {
            let words = left.map_or_else(|| reception::board_waiting_row(l, *lines, name), |left| reception::board_waiting_left(l, left, name));
            view! { <li><a href=paths::manifest(id)>{words}</a></li> }
        })
        .collect();
    Some(view! { <section class="sheet pad"><h2>{reception::board_waiting(l)}</h2><ul>{rows}</ul></section> }.into_any())
}

fn flight(l: Locale, one: &BoardFlight) -> AnyView {
    let open = one.open.then(|| view! { <a class="button go" href=paths::flight_desk(&one.id)>{reception::board_open(l)}</a> });
    let counts = reception::board_counts(l, one.alone, one.families, one.minors, one.private_interviews);
    let fix = (one.to_review > 0).then(|| view! { <p><a href=paths::flight_list(&one.id)>{reception::board_to_review(l, one.to_review)}</a></p> });
    let origin = (!one.origin.is_empty()).then(|| reception::board_from(l, &one.origin));
    view! {
        <section class="sheet pad">
            <h2>{one.number.clone()}" "{origin}" "<small class="quiet">{one.day.clone()}" · "{state(l, &one.state)}</small></h2>
            <p>{reception::board_registered(l, one.listed, one.registered)}</p>
            {kit::progress_bar(reception::board_registered(l, one.listed, one.registered), one.registered, one.listed)}
            <p class="quiet">{counts}</p>
            {fix}
            <div class="button_group">{open}<a class="button" href=paths::flight_list(&one.id)>{reception::board_list(l)}</a></div>
        </section>
    }
    .into_any()
}

/// A flight's state in words.
pub fn state(l: Locale, code: &str) -> String {
    match code {
        "expected" => reception::state_expected(l),
        "landed" => reception::state_landed(l),
        "receiving" => reception::state_receiving(l),
        "reconciling" => reception::state_reconciling(l),
        "cancelled" => reception::state_cancelled(l),
        _ => reception::state_closed(l),
    }
}
