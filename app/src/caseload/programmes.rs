use leptos::prelude::*;
use locales::caseload as words;

use super::coded;
use super::file::tabs;
use crate::kit::{self, Reason};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// An offer that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Option_ {
    pub offering: String,
    pub name: String,
    pub provider: String,
    pub good: Vec<String>,
    pub mind: Vec<String>,
}

/// An offer that does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excluded {
    pub name: String,
    pub why: String,
    pub change: String,
}

/// A need with its offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedFacts {
    pub category: String,
    pub options: Vec<Option_>,
    pub excluded: Vec<Excluded>,
}

/// What the page of programmes shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammesFacts {
    pub case: String,
    pub rules: String,
    pub needs: Vec<NeedFacts>,
}

/// S15: ranked offers with reasons, and every other offer with the rule that excludes it.
pub fn programmes_page(frame: &StaffFrame, facts: &ProgrammesFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::programmes_title(l)), || {
        let needs: Vec<_> = facts.needs.iter().map(|one| need(frame, &facts.case, one)).collect();
        let none = facts.needs.is_empty().then(|| kit::notice(kit::Tone::Info, words::programmes_no_needs(l)));
        view! {
            {tabs(l, &facts.case, 2)}
            {kit::page_head(words::programmes_title(l), Some(words::programmes_rules(l, &facts.rules)), None)}
            {none}
            {needs}
        }
    })
}

fn need(frame: &StaffFrame, case: &str, need: &NeedFacts) -> AnyView {
    let l = frame.locale;
    let options: Vec<_> = need.options.iter().map(|option| {
        let reasons = option.good.iter().cloned().map(Reason::Has).chain(option.mind.iter().cloned().map(Reason::Mind)).collect();
        view! {
            <div class="sheet pad near">
                <h3>{option.name.clone()}</h3>
                <p class="quiet">{option.provider.clone()}</p>
                {kit::reason_list(reasons)}
                <p><a class="button go" href=paths::refer(case, &option.offering)>{words::programmes_refer(l)}</a></p>
            </div>
        }
    }).collect();
    let none = need.options.is_empty().then(|| kit::notice(kit::Tone::Warn, words::programmes_none(l)));
    let count = i64::try_from(need.excluded.len()).unwrap_or(i64::MAX);
    let others: Vec<_> = need.excluded.iter().map(|out| view! { <li><b>{out.name.clone()}</b>": "{out.why.clone()}" "<span class="quiet">{out.change.clone()}</span></li> }).collect();
    view! {
        <section class="stack">
            <h2>{coded(l, "category", &need.category)}</h2>
            {none}
            {options}
            {(count > 0).then(|| view! { <details><summary>{words::programmes_others(l, count)}</summary><ul>{others}</ul></details> })}
        </section>
    }
    .into_any()
}
