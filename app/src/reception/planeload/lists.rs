use leptos::prelude::*;
use locales::{Locale, planeload as words, routing};

use crate::caseload::coded;
use crate::kit::{Column, Line, Table};
use crate::paths;

/// Who needs something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub case: String,
    pub name: String,
    pub people: usize,
    /// Code of the category.
    pub category: String,
    /// 1 comes first.
    pub tier: usize,
}

/// Somebody for whom the places ran out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    pub who: Wanted,
    /// Places they wait for, with the turn they have.
    pub places: Vec<(String, usize)>,
}

/// What comes nearest to a need that nothing fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    pub name: String,
    pub why: String,
    pub change: String,
}

/// Somebody for whom there is nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub who: Wanted,
    pub nearest: Option<Nearest>,
}

/// A place that ran out: what one more would have been worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scarce {
    pub name: String,
    pub day: String,
    /// Other days on which they ran out as well.
    pub more: usize,
    pub price: i64,
    /// What that means, in words.
    pub means: String,
}

/// Needs by programme or municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub name: String,
    pub placed: usize,
    pub people: usize,
    pub waiting: usize,
}

/// Name with a link to the file, what is needed, for how many, in which order.
pub(super) fn person(l: Locale, who: &Wanted) -> AnyView {
    let people = (who.people > 1).then(|| format!(" ({})", who.people));
    let need = coded(l, "category", &who.category);
    view! {
        <a href=paths::person(&who.case)>{who.name.clone()}</a>{people}<br/>
        <span class="quiet">{need}" · "{routing::tier(l, who.tier)}</span>
    }
    .into_any()
}

fn section(id: &'static str, title: String, lead: Option<String>, table: AnyView) -> AnyView {
    let lead = lead.map(|lead| view! { <p class="quiet">{lead}</p> });
    view! { <section class="sheet" aria-labelledby=id><header><h2 id=id>{title}</h2>{lead}</header>{table}</section> }
        .into_any()
}

/// Who waits, for what, in which turn.
pub(super) fn waits(l: Locale, waits: &[Waits]) -> Option<AnyView> {
    let columns = vec![Column::text(words::person(l)), Column::text(words::waits_for(l))];
    let line = |one: &Waits| {
        let places: Vec<_> =
            one.places.iter().map(|(name, turn)| view! { <li>{words::turn(l, name, *turn)}</li> }).collect();
        Line::new(vec![person(l, &one.who), view! { <ul>{places}</ul> }.into_any()])
    };
    let lines: Vec<Line> = waits.iter().map(line).collect();
    let table = Table { caption: words::waiting(l), columns, lines };
    (!waits.is_empty()).then(|| section("waits", words::waiting(l), Some(words::waiting_lead(l)), table.view()))
}

/// Who has nothing, and what would change it.
pub(super) fn missing(l: Locale, missing: &[Missing]) -> Option<AnyView> {
    let columns = vec![Column::text(words::person(l)), Column::text(words::nearest(l)), Column::text(words::act(l))];
    let line = |one: &Missing| {
        let nearest = match &one.nearest {
            Some(near) => view! { <b>{near.name.clone()}</b>": "{near.why.clone()}" "<span class="quiet">{near.change.clone()}</span> }.into_any(),
            None => words::nothing_of_its_kind(l).into_any(),
        };
        let see = view! { <a href=paths::programmes(&one.who.case)>{words::see_all(l)}<span class="hidden_words">" "{one.who.name.clone()}</span></a> };
        Line::new(vec![person(l, &one.who), nearest, see.into_any()])
    };
    let lines: Vec<Line> = missing.iter().map(line).collect();
    let table = Table { caption: words::missing(l), columns, lines };
    (!missing.is_empty()).then(|| section("missing", words::missing(l), Some(words::missing_lead(l)), table.view()))
}

/// What one more place would have been worth, dearest first.
pub(super) fn scarce(l: Locale, scarce: &[Scarce]) -> Option<AnyView> {
    let columns = vec![Column::text(words::place_of(l)), Column::text(words::day(l)), Column::text(words::one_more(l))];
    let line = |one: &Scarce| {
        let worth = view! { {one.means.clone()}" "<span class="quiet">{words::value(l, locales::numbers::grouped(one.price))}</span> };
        let more = (one.more > 0).then(|| view! { " "<span class="quiet">{words::more_days(l, one.more)}</span> });
        let day = view! { {one.day.clone()}{more} };
        Line::new(vec![one.name.clone().into_any(), day.into_any(), worth.into_any()])
    };
    let lines: Vec<Line> = scarce.iter().map(line).collect();
    let table = Table { caption: words::scarce(l), columns, lines };
    (!scarce.is_empty()).then(|| section("scarce", words::scarce(l), Some(words::scarce_lead(l)), table.view()))
}

/// Needs placed and waiting, by something.
pub(super) fn shares(
    l: Locale,
    id: &'static str,
    title: String,
    name: String,
    shares: &[Share],
    waiting: bool,
) -> Option<AnyView> {
    let mut columns =
        vec![Column::text(name), Column::number(words::share_placed(l)), Column::number(words::share_people(l))];
    columns.extend(waiting.then(|| Column::number(words::share_waiting(l))));
    let line = |one: &Share| {
        let mut cells = vec![one.name.clone().into_any(), one.placed.into_any(), one.people.into_any()];
        cells.extend(waiting.then(|| one.waiting.into_any()));
        Line::new(cells)
    };
    let lines: Vec<Line> = shares.iter().map(line).collect();
    let table = Table { caption: title.clone(), columns, lines };
    (!shares.is_empty()).then(|| section(id, title, None, table.view()))
}
