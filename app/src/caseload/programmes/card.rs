use leptos::prelude::*;
use locales::{Locale, programmes as words, routing};

use crate::caseload::tasks::{Ask, ask};
use crate::kit::{self, Reason, Row};
use crate::paths;
use crate::shell::StaffFrame;

/// Something missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub words: String,
    /// Where it is recorded: address and words.
    pub way: Option<(String, String)>,
    /// The task that it asks for, to whom may make one.
    pub task: Option<Ask>,
}

/// Another date of the same programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct More {
    pub offering: String,
    pub words: String,
}

/// One programme with its best date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its place on the page, from 1: the key that refers.
    pub number: usize,
    pub programme: String,
    pub offering: String,
    pub name: String,
    /// Provider, kind and town.
    pub under: Vec<String>,
    pub town: String,
    /// `inicia el 3 de abril`.
    pub when: String,
    /// Free and all places, and when the provider said so.
    pub places: Option<(i64, i64)>,
    pub said: Option<String>,
    pub good: Vec<String>,
    /// Icon and words.
    pub mind: Vec<(&'static str, String)>,
    pub lacks: Vec<Lack>,
    pub also: Vec<More>,
    /// Terms and words about the programme.
    pub about: Vec<(String, String)>,
    /// The parts of the fit with their points, and the sum.
    pub points: Vec<(i64, String)>,
    pub total: i64,
    /// Why it does not apply any more, on a stale page.
    pub no_longer: Option<String>,
}

/// The finished card.
pub fn card(frame: &StaffFrame, case: &str, one: &Card, may_refer: bool) -> AnyView {
    let l = frame.locale;
    let places = one.places.map(|(free, total)| {
        view! { " · "<b>{words::places_of(l, free, total)}</b>" "{words::places_free(l)} }
    });
    let said = one.said.clone().map(|said| view! { <span class="quiet">", "{said}</span> });
    let gone = one.no_longer.clone().map(|why| kit::notice(kit::Tone::Warn, words::no_longer(l, why)));
    let also = (!one.also.is_empty()).then(|| also(l, case, one, may_refer));
    view! {
        <li class="sheet">
            <header><h3 class="name">{format!("{}. {} ", one.number, one.name)}<span class="quiet">{one.town.clone()}</span></h3><p>{one.when.clone()}{places}{said}</p></header>
            <div class="pad near">
                <p class="quiet">{one.under.join(" · ")}</p>
                {gone}
                <div class="reasons">
                    <div><h4>{words::why(l)}</h4>{kit::reason_list(good(l, one))}</div>
                    {mind(l, one)}
                    <div><h4>{words::missing(l)}</h4>{kit::reason_list(lacks(frame, case, one))}</div>
                </div>
                {about(l, one)}
                {order(l, one)}
            </div>
            {(may_refer || also.is_some()).then(|| view! { <footer class="line apart">{may_refer.then(|| buttons(l, case, one))}{also}</footer> })}
        </li>
    }
    .into_any()
}

fn good(l: Locale, one: &Card) -> Vec<Reason> {
    if one.good.is_empty() {
        return vec![Reason::Has(words::fits_all(l))];
    }
    one.good.iter().cloned().map(Reason::Has).collect()
}

fn mind(l: Locale, one: &Card) -> Option<AnyView> {
    let lines = one.mind.iter().map(|(icon, words)| Reason::Note(icon, words.clone())).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| view! { <div><h4>{words::mind(l)}</h4>{kit::reason_list(lines)}</div> }.into_any())
}

fn lacks(frame: &StaffFrame, case: &str, one: &Card) -> Vec<Reason> {
    if one.lacks.is_empty() {
        return vec![Reason::Has(words::missing_nothing(frame.locale))];
    }
    let lack = |lack: &Lack| match lack.task {
        Some(task) => Reason::Todo(lack.words.clone(), lack.way.clone(), ask(frame, case, task, &one.name)),
        None => Reason::Lacks(lack.words.clone(), lack.way.clone()),
    };
    one.lacks.iter().map(lack).collect()
}

fn also(l: Locale, case: &str, one: &Card, may_refer: bool) -> AnyView {
    let dates: Vec<_> = one
        .also
        .iter()
        .map(|more| {
            let words = more.words.clone();
            let date = if may_refer {
                view! { <a href=paths::refer(case, &more.offering)>{words}</a> }.into_any()
            } else {
                words.into_any()
            };
            view! { <li>{date}</li> }
        })
        .collect();
    view! { <div class="line"><p>{words::also(l)}</p><ul class="dots">{dates}</ul></div> }.into_any()
}

fn about(l: Locale, one: &Card) -> AnyView {
    let rows = one.about.iter().map(|(term, words)| Row::text(term.clone(), words.clone())).collect();
    view! {
        <details>
            <summary>{words::see(l)}<span class="hidden_words">{format!(" {}", one.name)}</span></summary>
            {kit::summary_list(rows)}
        </details>
    }
    .into_any()
}

fn order(l: Locale, one: &Card) -> AnyView {
    let rows = one.points.iter().map(|(points, words)| Row::text(words.clone(), points.to_string())).collect();
    view! {
        <details>
            <summary>{words::order(l)}<span class="hidden_words">{format!(" {}", one.name)}</span></summary>
            {kit::summary_list(rows)}
            <p class="quiet">{routing::fit_total(l, one.total)}</p>
        </details>
    }
    .into_any()
}

fn buttons(l: Locale, case: &str, one: &Card) -> AnyView {
    let key = (one.number <= 9).then(|| one.number.to_string());
    let hint = key.clone().map(|key| view! { " "<kbd aria-hidden="true">{key}</kbd> });
    let refer = one.no_longer.is_none().then(|| {
        view! {
            <a class="button go" href=paths::refer(case, &one.offering) data-key=key>
                {words::refer(l)}<span class="hidden_words">{format!(": {}", one.name)}</span>{hint}
            </a>
        }
    });
    view! {
        <div class="button_group">
            {refer}
            <a class="button" href=paths::unsuited(case, &one.programme) data-key="w">
                {words::not_suited(l)}<span class="hidden_words">{format!(": {}", one.name)}</span>
            </a>
        </div>
    }
    .into_any()
}
