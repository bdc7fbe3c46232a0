use domain::unsuited::UnsuitedReason;
use leptos::prelude::*;
use locales::{Locale, programmes as words};

use crate::kit::{self, Choice, Form, Opt};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// A programme that is about to be turned down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsuitedFacts {
    pub case: String,
    pub programme: String,
    pub name: String,
    pub provider: String,
    pub form: Form,
}

/// Why it does not suit, in words.
pub fn unsuited_word(l: Locale, reason: UnsuitedReason) -> String {
    match reason {
        UnsuitedReason::NotWanted => words::unsuited_not_wanted(l),
        UnsuitedReason::TooFar => words::unsuited_too_far(l),
        UnsuitedReason::Schedule => words::unsuited_schedule(l),
        UnsuitedReason::HasIt => words::unsuited_has_it(l),
        UnsuitedReason::Cost => words::unsuited_cost(l),
        UnsuitedReason::ForOthers => words::unsuited_for_others(l),
        UnsuitedReason::NotThere => words::unsuited_not_there(l),
        UnsuitedReason::NotSafe => words::unsuited_not_safe(l),
    }
}

/// One question: why not.
pub fn unsuited_page(frame: &StaffFrame, facts: &UnsuitedFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::unsuited_title(l)).width(Width::Narrow).form(&facts.form), || {
        let reasons = UnsuitedReason::ALL.iter().map(|one| Opt::new(one.code(), unsuited_word(l, *one))).collect();
        view! {
            {kit::error_summary(l, &facts.form, |_| Some(words::unsuited_reason(l)))}
            {kit::back_link(paths::programmes(&facts.case), words::title(l))}
            {kit::page_head(words::unsuited_title(l), Some(format!("{} · {}", facts.name, facts.provider)), None)}
            <form method="post" action=paths::unsuited(&facts.case, &facts.programme) class="sheet pad stack">
                {kit::request_id(&frame.request_id)}
                {Choice::one("reason", words::unsuited_reason(l), reasons).hint(words::unsuited_hint(l)).options().focus().view(l, &facts.form)}
                <button class="button go">{words::unsuited_save(l)}</button>
            </form>
        }
    })
}
