use domain::arrival::NoCard;
use domain::flight::{Blocker, CancelReason, Tallies, name};
use domain::line::{AbsentReason, RefusedReason};
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, reception as words};

use super::board::state;
use crate::kit::{self, Form, Opt, Select};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// A line that is open, or of somebody who did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingLine {
    pub id: String,
    pub list_no: String,
    pub name: String,
    pub reason: Option<AbsentReason>,
}

/// S4: a flight, its sums, and what is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingFacts {
    pub flight: String,
    pub number: String,
    pub origin: String,
    pub day: String,
    /// Its state's name.
    pub state: String,
    pub tallies: Tallies,
    pub blockers: Vec<Blocker>,
    pub undecided: Vec<ClosingLine>,
    pub absent: Vec<ClosingLine>,
    /// Arrival, name and receipt of people without a card.
    pub cardless: Vec<(String, String, String)>,
    pub over_at: Option<Moment>,
    /// The form that came back.
    pub form: Form,
}

/// S4: the list compared with the people; sums first, what is open below, the act when all is right.
pub fn closing_page(frame: &StaffFrame, facts: &ClosingFacts) -> String {
    let l = frame.locale;
    let over = [name::CLOSED, name::CANCELLED].contains(&facts.state.as_str());
    let title = if facts.state == name::CLOSED {
        words::act_title(l, &facts.number)
    } else {
        words::balance_title(l, &facts.number)
    };
    staff_page(frame, Head::new(title.clone()).form(&facts.form), || {
        let from = (!facts.origin.is_empty()).then(|| words::board_from(l, &facts.origin));
        let lead = [Some(facts.day.clone()), from, Some(state(l, &facts.state))]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ");
        let ended = facts
            .over_at
            .filter(|_| over)
            .map(|at| kit::notice(kit::Tone::Good, words::balance_over(l, dates::short(l, at))));
        view! {
            {kit::error_summary(l, &facts.form, |_| None)}
            {kit::back_link(paths::flights(), words::board_title(l))}
            {kit::page_head(title, Some(lead), None)}
            {ended}
            {(facts.state != name::CANCELLED).then(|| sums(l, facts))}
            {(!over).then(|| way(frame, facts))}
            {(!facts.undecided.is_empty()).then(|| undecided(frame, facts))}
            {(!facts.cardless.is_empty()).then(|| cardless(frame, facts))}
            {(!facts.absent.is_empty()).then(|| absent(l, facts))}
            <p class="quiet small">{words::balance_protection(l)}</p>
        }
    })
}

/// Each sum as a sentence that can be checked, and whether it is right.
fn sums(l: Locale, facts: &ClosingFacts) -> AnyView {
    let t = &facts.tallies;
    let blocked = |these: &[Blocker]| facts.blockers.iter().any(|one| these.contains(one));
    let line = |words: String, wrong: bool| {
        if wrong { kit::Reason::Lacks(words, None) } else { kit::Reason::Has(words) }
    };
    let all = vec![
        line(
            words::sum_listed(l, t.absent, t.arrived, t.listed, t.undecided),
            blocked(&[Blocker::Undecided, Blocker::Listed]),
        ),
        line(words::sum_registered(l, t.arrived, t.registered, t.unlisted), blocked(&[Blocker::Registered])),
        line(
            words::sum_cards(l, t.cards_bound, facts.cardless.len(), t.registered, t.without_card),
            blocked(&[Blocker::Cards, Blocker::Cardless]),
        ),
    ];
    view! { <section class="sheet pad stack" aria-labelledby="sums"><h2 id="sums">{words::balance_sums(l)}</h2>{kit::reason_list(all)}</section> }.into_any()
}

/// What may be done with the flight now.
fn way(frame: &StaffFrame, facts: &ClosingFacts) -> AnyView {
    let l = frame.locale;
    let post = |act: &'static str, label: String, class: &'static str| {
        view! {
            <form method="post" action=paths::flight_act(&facts.flight, act)>
                {kit::request_id(&frame.request_id)}
                <button class=class>{label}</button>
            </form>
        }
        .into_any()
    };
    match facts.state.as_str() {
        name::RECEIVING => {
            let why = view! { <p>{words::balance_begin_words(l)}</p> };
            view! { <section class="sheet pad stack">{why}{post("empezar", words::balance_begin(l), "button go")}</section> }.into_any()
        }
        name::RECONCILING => {
            let ready = facts.blockers.is_empty();
            let words_ = if ready { words::balance_ready(l) } else { words::balance_blocked(l) };
            let close = ready.then(|| post("cerrar", words::balance_close(l), "button go"));
            view! { <section class="sheet pad stack"><p>{words_}</p><div class="button_group">{close}{post("seguir", words::balance_go_on(l), "button")}</div></section> }.into_any()
        }
        name::EXPECTED => {
            let reasons = CancelReason::ALL.iter().map(|one| Opt::new(one.code(), cancel(l, *one))).collect();
            view! {
                <details class="sheet pad" open=facts.form.refused_at_all()>
                    <summary>{words::balance_cancel(l)}</summary>
                    <form method="post" action=paths::flight_act(&facts.flight, "cancelar") class="stack">
                        {kit::request_id(&frame.request_id)}
                        {kit::Choice::one("reason", words::balance_cancel_why(l), reasons).view(l, &facts.form)}
                        <button class="button risk">{words::balance_cancel(l)}</button>
                    </form>
                </details>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

fn undecided(frame: &StaffFrame, facts: &ClosingFacts) -> AnyView {
    let l = frame.locale;
    let comparing = facts.state == name::RECONCILING;
    let rows: Vec<_> = facts
        .undecided
        .iter()
        .map(|line| {
            let options = std::iter::once(Opt::new("", words::line_open(l)))
                .chain(AbsentReason::ALL.iter().filter(|one| **one != AbsentReason::TakenOffList).map(|one| Opt::new(one.code(), absent_reason(l, *one))))
                .chain(RefusedReason::ALL.iter().map(|one| Opt::new(one.code(), refused_reason(l, *one))));
            let label = format!("{} {}", line.list_no, line.name);
            let choice = comparing.then(|| Select::new(format!("line_{}", line.id), label.clone(), options.collect()).view(l, &facts.form));
            let plain = (!comparing).then(|| view! { <p>{label.clone()}</p> });
            view! { <li class="near">{choice}{plain}<p class="small"><a href=paths::flight_desk_line(&facts.flight, &line.id)>{words::line_came(l)}<span class="hidden_words">" "{line.name.clone()}</span></a></p></li> }
        })
        .collect();
    let count = facts.undecided.len();
    let save =
        comparing.then(|| view! { <p class="pad"><button class="button go">{words::lines_save(l)}</button></p> });
    let action = paths::flight_decide_lines(&facts.flight);
    view! {
        <section class="sheet" aria-labelledby="undecided">
            <header><h2 id="undecided">{words::balance_undecided(l, count)}</h2></header>
            <form method="post" action=action>{kit::request_id(&frame.request_id)}<ul class="rows">{rows}</ul>{save}</form>
        </section>
    }
    .into_any()
}

fn cardless(frame: &StaffFrame, facts: &ClosingFacts) -> AnyView {
    let l = frame.locale;
    let comparing = facts.state == name::RECONCILING;
    let rows: Vec<_> = facts
        .cardless
        .iter()
        .map(|(arrival, name, receipt)| {
            let options = std::iter::once(Opt::new("", words::card_open(l))).chain(NoCard::ALL.iter().map(|one| Opt::new(one.code(), no_card(l, *one))));
            let choice = comparing.then(|| Select::new(format!("card_{arrival}"), name.clone(), options.collect()).view(l, &facts.form));
            let plain = (!comparing).then(|| view! { <p>{name.clone()}</p> });
            view! { <li class="near">{choice}{plain}<p class="small"><a href=paths::flight_receipt(&facts.flight, receipt)>{words::slip_receipt(l, receipt)}</a></p></li> }
        })
        .collect();
    let save =
        comparing.then(|| view! { <p class="pad"><button class="button go">{words::cards_save(l)}</button></p> });
    let action = paths::flight_excuse_cards(&facts.flight);
    view! {
        <section class="sheet" aria-labelledby="cardless">
            <header><h2 id="cardless">{words::balance_cardless(l, facts.cardless.len())}</h2></header>
            <form method="post" action=action>{kit::request_id(&frame.request_id)}<ul class="rows">{rows}</ul>{save}</form>
        </section>
    }
    .into_any()
}

fn absent(l: Locale, facts: &ClosingFacts) -> AnyView {
    let rows: Vec<kit::Row> = facts
        .absent
        .iter()
        .map(|line| {
            kit::Row::text(
                format!("{} {}", line.list_no, line.name),
                line.reason.map(|one| absent_reason(l, one)).unwrap_or_default(),
            )
        })
        .collect();
    view! { <section class="sheet" aria-labelledby="absent"><header><h2 id="absent">{words::balance_absent(l, facts.absent.len())}</h2></header><div class="pad">{kit::summary_list(rows)}</div></section> }
        .into_any()
}

fn absent_reason(l: Locale, reason: AbsentReason) -> String {
    match reason {
        AbsentReason::DidNotBoard => words::absent_did_not_board(l),
        AbsentReason::ChangedFlight => words::absent_changed_flight(l),
        AbsentReason::TakenToHospital => words::absent_taken_to_hospital(l),
        AbsentReason::WithOtherAuthority => words::absent_with_other_authority(l),
        AbsentReason::TakenOffList => words::absent_taken_off_list(l),
        AbsentReason::NotSaid => words::absent_not_said(l),
    }
}

fn refused_reason(l: Locale, reason: RefusedReason) -> String {
    match reason {
        RefusedReason::NotAPerson => words::refused_not_a_person(l),
        RefusedReason::ListedTwice => words::refused_listed_twice(l),
        RefusedReason::Crew => words::refused_crew(l),
        RefusedReason::Unreadable => words::refused_unreadable(l),
    }
}

fn no_card(l: Locale, reason: NoCard) -> String {
    match reason {
        NoCard::NotWanted => words::no_card_not_wanted(l),
        NoCard::OutOfStock => words::no_card_out_of_stock(l),
        NoCard::WithCaregiver => words::no_card_with_caregiver(l),
    }
}

fn cancel(l: Locale, reason: CancelReason) -> String {
    match reason {
        CancelReason::Weather => words::cancel_weather(l),
        CancelReason::OtherAirport => words::cancel_other_airport(l),
        CancelReason::Postponed => words::cancel_postponed(l),
        CancelReason::ByOrigin => words::cancel_by_origin(l),
        CancelReason::EnteredTwice => words::cancel_entered_twice(l),
    }
}
