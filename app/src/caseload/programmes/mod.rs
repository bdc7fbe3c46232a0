//! S15: what is recommended, why, what is missing, why the others do not apply, and as of when.

mod card;
mod facts;
mod others;
mod unsuited;

pub use card::{Card, Lack, More, card};
pub use facts::{Empty, NeedFacts, Out, ProgrammesFacts, TurnedDown};
pub use unsuited::{UnsuitedFacts, unsuited_page, unsuited_word};

use domain::recommendation::RecommendationState;
use domain::routing::Changed;
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, programmes as words};

use super::coded;
use super::file::tabs;
use crate::kit::{self, Tone};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// Cards of a need that are shown at once.
const AT_ONCE: usize = 4;

/// What changed, in words.
pub fn changes_word(l: Locale, changed: &[Changed]) -> String {
    let one = |part: &Changed| {
        words::changed(
            l,
            match part {
                Changed::Day => "day",
                Changed::Rules => "rules",
                Changed::People => "people",
                Changed::Needs => "needs",
                Changed::Permissions => "permissions",
                Changed::Unsuited => "unsuited",
                Changed::Programmes => "programmes",
                Changed::Places => "places",
            },
        )
    };
    changed.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn as_of(l: Locale, at: Moment, now: Moment) -> String {
    let time = dates::clock(at);
    if at.day == now.day {
        words::as_of_today(l, time)
    } else {
        words::as_of_day(l, dates::day_and_month(l, at.day), time)
    }
}

/// The page.
pub fn programmes_page(frame: &StaffFrame, facts: &ProgrammesFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::title(l)), || {
        let lead = facts.as_of.map(|at| words::lead(l, &facts.rules, as_of(l, at, facts.now)));
        let again = facts.state.map(|state| recalculate(frame, facts, state == RecommendationState::Stale));
        let needs: Vec<_> = facts.needs.iter().map(|one| need(frame, facts, one)).collect();
        view! {
            {tabs(l, &facts.case, 2)}
            {kit::page_head(words::title_for(l, &facts.person), lead, again)}
            {standing(l, facts)}
            {looks_for(l, facts)}
            {empty(l, facts)}
            {needs}
            {others::turned_down(frame, facts)}
        }
    })
}

fn recalculate(frame: &StaffFrame, facts: &ProgrammesFacts, stale: bool) -> AnyView {
    let class = if stale { "button go" } else { "button" };
    view! {
        <form method="post" action=paths::programmes(&facts.case)>
            {kit::request_id(&frame.request_id)}
            <button class=class>{kit::icon("refresh-cw")}" "{words::recalculate(frame.locale)}</button>
        </form>
    }
    .into_any()
}

fn standing(l: Locale, facts: &ProgrammesFacts) -> Option<AnyView> {
    Some(match facts.state? {
        RecommendationState::Fresh => {
            view! { <p>{kit::tag_tone(Tone::Good, "circle-check", words::state_fresh(l))}</p> }.into_any()
        }
        RecommendationState::Used => {
            view! { <p>{kit::tag_tone(Tone::Info, "send", words::state_used(l))}</p> }.into_any()
        }
        RecommendationState::Stale if facts.changed.is_empty() => kit::notice(Tone::Warn, words::stale_back(l)),
        RecommendationState::Stale => kit::notice(Tone::Warn, words::stale(l, changes_word(l, &facts.changed))),
    })
}

fn looks_for(l: Locale, facts: &ProgrammesFacts) -> Option<AnyView> {
    let all: Vec<String> = facts
        .needs
        .iter()
        .map(|need| words::looks_for_one(l, &need.urgency, coded(l, "category", &need.category).to_lowercase()))
        .collect();
    let view = view! {
        <div class="line apart">
            <p class="wide"><b>{words::looks_for(l)}</b>" "{all.join(" · ")}</p>
            <a href=paths::interview(&facts.case, "hoy")>{words::looks_change(l)}</a>
        </div>
    };
    (!all.is_empty()).then(|| view.into_any())
}

fn empty(l: Locale, facts: &ProgrammesFacts) -> Option<AnyView> {
    Some(match facts.empty? {
        Empty::Ask => {
            let way = (paths::interview(&facts.case, "hoy"), words::empty_ask_do(l));
            kit::empty_state("clipboard-list", words::empty_ask(l), words::empty_ask_why(l), Some(way))
        }
        Empty::Rest => {
            let way = (paths::person(&facts.case), words::empty_rest_do(l));
            kit::empty_state("circle-check", words::empty_rest(l), words::empty_rest_why(l), Some(way))
        }
        Empty::ByHand => kit::notice(Tone::Info, words::by_hand(l)),
    })
}

fn need(frame: &StaffFrame, facts: &ProgrammesFacts, need: &NeedFacts) -> AnyView {
    let l = frame.locale;
    let id = format!("need-{}", need.category);
    let named = id.clone();
    let mut cards: Vec<AnyView> = need.cards.iter().map(|one| card(frame, &facts.case, one, facts.may_refer)).collect();
    let rest = cards.split_off(AT_ONCE.min(cards.len()));
    let count = rest.len();
    let rest = (count > 0).then(|| {
        view! { <details class="stack"><summary>{words::more(l, count)}</summary><ol class="stack recommendations">{rest}</ol></details> }
    });
    let shown = (!cards.is_empty()).then(|| view! { <ol class="stack recommendations">{cards}</ol> });
    view! {
        <section class="stack" aria-labelledby=named>
            <div class="line apart">
                <h2 id=id>{coded(l, "category", &need.category)}</h2>
                <p class="quiet">{words::need_order(l, need.order.to_lowercase())}{need.moved_up.clone().map(|moved| format!(" · {moved}"))}</p>
            </div>
            {need.cards.is_empty().then(|| nothing(frame, facts, need))}
            {shown}
            {rest}
            {others::others(frame, &facts.case, need, facts.may_refer)}
            {(!need.cards.is_empty() && facts.may_refer).then(|| unmet(frame, facts, need))}
        </section>
    }
    .into_any()
}

fn nothing(frame: &StaffFrame, facts: &ProgrammesFacts, need: &NeedFacts) -> AnyView {
    let l = frame.locale;
    let why = if need.outs.is_empty() { words::none_any(l) } else { words::none_why(l) };
    view! {
        <div class="sheet empty_state">
            {kit::icon("search")}
            <h3>{words::none_title(l)}</h3>
            <p>{why}</p>
            {facts.may_refer.then(|| unmet(frame, facts, need))}
        </div>
    }
    .into_any()
}

/// One press keeps the need in the register.
fn unmet(frame: &StaffFrame, facts: &ProgrammesFacts, need: &NeedFacts) -> AnyView {
    let l = frame.locale;
    if need.kept_unmet {
        return view! { <p>{kit::tag_tone(Tone::Wait, "list", words::unmet_kept(l))}</p> }.into_any();
    }
    view! {
        <form method="post" action=paths::need(&facts.case, &need.id) class="line">
            {kit::request_id(&frame.request_id)}
            <input type="hidden" name="outcome" value=format!("unmet:{}", need.unmet_reason.code())/>
            <p>{words::unmet_why(l)}</p>
            <button class="button tight">{words::unmet(l)}<span class="hidden_words">{format!(": {}", coded(l, "category", &need.category))}</span></button>
        </form>
    }
    .into_any()
}
