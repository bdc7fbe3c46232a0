use leptos::prelude::*;
use locales::{Locale, numbers, planeload as words, routing};

use super::lists::{self, Missing, Scarce, Share, Waits, Wanted, person};
use super::start::button;
use crate::kit::{self, Column, State, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// How a proposed line stands, and what can be done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// It can be accepted.
    Accept,
    /// It can be accepted by whoever has read what changed.
    AcceptChanged(Vec<String>),
    /// It cannot be accepted: why.
    Nothing(String),
    /// It was: the referral and its state.
    Sent(String, Option<State>),
}

/// A proposed place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub who: Wanted,
    pub need: String,
    pub programme: String,
    pub provider: String,
    /// From when, and for how long, in words.
    pub when: String,
    /// The best reasons first.
    pub why: Vec<String>,
    pub act: Act,
}

/// How near to the best the plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// A group in which a better plan might place more people; the ones before are proved.
    Persons { tier: usize, more: i64 },
    /// All groups are proved; what suits may be better by so many millionths.
    Ppm(i64),
}

/// Needs and the people they are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub needs: usize,
    pub people: usize,
}

/// What an acceptance came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub sent: usize,
    /// Each line that did not go, and why.
    pub kept: Vec<(String, String)>,
}

/// A plan with how things stand now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub flight: String,
    pub plan: String,
    pub number: String,
    /// When, by whom, by which rules, in words.
    pub made: String,
    pub stale: bool,
    pub newcomers: usize,
    pub outcome: Option<Outcome>,
    pub tallies: [Tally; 3],
    pub near: Option<Near>,
    pub lines: Vec<Line>,
    pub ready: usize,
    pub waits: Vec<Waits>,
    pub missing: Vec<Missing>,
    pub scarce: Vec<Scarce>,
    pub programmes: Vec<Share>,
    pub places: Vec<Share>,
}

/// The sheet of a plan: what is proposed, to whom, why; who waits; who has nothing; what places were worth.
pub fn sheet_page(frame: &StaffFrame, facts: &Sheet) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::title(l, &facts.number)), || {
        let again = button(frame, &facts.flight, words::again(l), "button");
        let stale = facts.stale.then(|| kit::notice(kit::Tone::Warn, words::stale(l)));
        let new = (facts.newcomers > 0).then(|| kit::notice(kit::Tone::Info, words::newcomers(l, facts.newcomers)));
        view! {
            {kit::back_link(paths::flight_plans(&facts.flight), words::before(l))}
            {kit::page_head(words::title(l, &facts.number), Some(facts.made.clone()), Some(again))}
            {facts.outcome.as_ref().map(|outcome| told(l, outcome))}
            {stale}
            {new}
            {tiles(l, facts)}
            {facts.near.map(|near| proof(l, near))}
            {lines(frame, facts)}
            {lists::waits(l, &facts.waits)}
            {lists::missing(l, &facts.missing)}
            {lists::scarce(l, &facts.scarce)}
            <div class="columns even">
                {lists::shares(l, "by_programme", words::by_programme(l), words::programme(l), &facts.programmes, true)}
                {lists::shares(l, "by_place", words::by_place(l), words::place(l), &facts.places, false)}
            </div>
        }
    })
}

/// What was just accepted, and line by line what was not.
fn told(l: Locale, outcome: &Outcome) -> AnyView {
    let sent = (outcome.sent > 0).then(|| kit::notice(kit::Tone::Good, words::outcome_sent(l, outcome.sent)));
    let kept: Vec<_> =
        outcome.kept.iter().map(|(who, why)| view! { <li><b>{who.clone()}</b>": "{why.clone()}</li> }).collect();
    let kept = (!outcome.kept.is_empty()).then(|| {
        view! {
            <section class="sheet pad near" role="status">
                <h2>{words::outcome_kept(l, outcome.kept.len())}</h2>
                <ul>{kept}</ul>
            </section>
        }
    });
    view! { {sent}{kept} }.into_any()
}

fn tiles(l: Locale, facts: &Sheet) -> AnyView {
    let titles = [words::tile_placed(l), words::tile_waiting(l), words::tile_missing(l)];
    let tiles: Vec<_> = titles
        .into_iter()
        .zip(facts.tallies)
        .map(|(title, tally)| {
            view! {
                <div class="tile">
                    <h2>{title}</h2>
                    <p class="big">{tally.needs}" "<small>{words::tile_needs(l, tally.needs)}</small></p>
                    <p class="quiet">{words::tile_people(l, tally.people)}</p>
                </div>
            }
        })
        .collect();
    view! { <div class="sheet tiles">{tiles}</div> }.into_any()
}

/// What no other plan could do better.
fn proof(l: Locale, near: Near) -> AnyView {
    let mut said = Vec::new();
    match near {
        Near::Persons { tier, more } => {
            said.extend((1..tier).map(|tier| routing::plan_tier_bound(l, 0, tier)));
            said.push(routing::plan_tier_bound(l, more, tier));
        }
        Near::Ppm(0) => said.push(routing::plan_proved(l)),
        Near::Ppm(ppm) => {
            said.push(words::proof_everybody(l));
            // Rounded up: never nearer than it is.
            said.push(words::proof_suits(l, numbers::percent(l, ppm.div_euclid(1000) + 1)));
        }
    }
    let said: Vec<_> = said.into_iter().map(kit::Reason::Has).collect();
    view! { <section class="sheet pad near" aria-labelledby="proof"><h2 id="proof">{words::proof(l)}</h2>{kit::reason_list(said)}</section> }
        .into_any()
}

fn lines(frame: &StaffFrame, facts: &Sheet) -> AnyView {
    let l = frame.locale;
    if facts.lines.is_empty() {
        return kit::empty_state("house", words::lines_none(l), words::lines_none_why(l), None);
    }
    let columns = vec![
        Column::text(words::person(l)),
        Column::text(words::programme(l)),
        Column::text(words::when(l)),
        Column::text(words::why(l)),
        Column::text(words::act(l)),
    ];
    let rows = facts.lines.iter().map(|line| row(l, line)).collect();
    let table = Table { caption: words::lines(l), columns, lines: rows }.view();
    // At both ends: a planeload is a long list.
    let all = || {
        (facts.ready > 0).then(|| {
            view! { <button class="button go" name="all" value="yes">{words::accept_all(l, facts.ready)}</button> }
        })
    };
    view! {
        <form method="post" action=paths::flight_plan_accept(&facts.flight, &facts.plan)>
            {kit::request_id(&frame.request_id)}
            <section class="sheet" aria-labelledby="lines">
                <header><h2 id="lines">{words::lines(l)}</h2>{all()}</header>
                {table}
                <footer class="stack"><p class="quiet">{words::lines_rule(l)}</p>{all()}</footer>
            </section>
        </form>
    }
    .into_any()
}

fn row(l: Locale, line: &Line) -> kit::Line {
    let why: Vec<_> = line.why.iter().map(|one| view! { <span>{one.clone()}</span> }).collect();
    let programme = view! { {line.programme.clone()}<br/><span class="quiet">{line.provider.clone()}</span> };
    kit::Line::new(vec![
        person(l, &line.who),
        programme.into_any(),
        line.when.clone().into_any(),
        view! { <span class="dots">{why}</span> }.into_any(),
        act(l, line),
    ])
}

fn act(l: Locale, line: &Line) -> AnyView {
    let heard = format!(" {}", line.who.name);
    let accept = |name: &'static str, label: String| {
        view! { <button class="button tight" name=name value=line.need.clone()>{label}<span class="hidden_words">{heard.clone()}</span></button> }
    };
    match &line.act {
        Act::Accept => accept("line", words::accept(l)).into_any(),
        Act::AcceptChanged(what) => {
            view! { <p>{words::changed(l, what.join(", "))}</p>{accept("changed", words::accept_changed(l))} }
                .into_any()
        }
        Act::Nothing(why) => view! { <span>{why.clone()}</span> }.into_any(),
        Act::Sent(referral, state) => {
            let tag = state.map(|state| kit::tag(l, state));
            view! { {tag}" "<a href=paths::referral(referral)>{words::see_referral(l)}<span class="hidden_words">{heard}</span></a> }
                .into_any()
        }
    }
}
