//! P4: the places of one offering, and what is said about them.

use domain::places::PlaceReason;
use leptos::prelude::*;
use locales::dates::{self, Day, Moment};
use locales::{Locale, provider as words};

use super::places::{SupplyRow, cell, same_button};
use crate::kit::{self, Choice, Event, Field, Form, Opt, Size};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

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
    /// The other offerings of the programme, with their names.
    pub others: Vec<(String, String)>,
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
            kit::Row::view(term, cell(l, week, false))
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
            {(!facts.others.is_empty()).then(|| others(l, &facts.others))}
            <section class="sheet" aria-labelledby="history"><header><h2 id="history">{words::places_history(l)}</h2></header><div class="pad">{history}</div></section>
        }
    })
}

fn others(l: Locale, others: &[(String, String)]) -> AnyView {
    let links: Vec<_> =
        others.iter().map(|(id, name)| view! { <li><a href=paths::capacity_of(id)>{name.clone()}</a></li> }).collect();
    view! {
        <section class="sheet" aria-labelledby="others">
            <header><h2 id="others">{words::places_others(l)}</h2></header>
            <ul class="pad">{links}</ul>
        </section>
    }
    .into_any()
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
