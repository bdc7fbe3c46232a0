use domain::problems::Typed;
use leptos::prelude::*;
use locales::account;

use crate::kit;
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// A form that was sent and not taken: the session had ended, or nothing could be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it was sent to.
    pub path: String,
    /// As typed, its request id included.
    pub typed: Typed,
}

/// One button that sends a form as it was typed, under the id it had.
pub(crate) fn send_again(facts: &Kept, words: String) -> AnyView {
    let fields: Vec<_> = facts
        .typed
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
        .collect();
    view! {
        <form method="post" action=facts.path.clone()>
            {fields}
            <button class="button go">{words}</button>
        </form>
    }
    .into_any()
}

/// After signing in again: what was typed is here and can be sent, or left.
pub fn kept_page(frame: &StaffFrame, facts: &Kept) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(account::kept_title(l)).width(Width::Narrow), || {
        view! {
            {kit::page_head(account::kept_title(l), None, None)}
            <p>{account::kept_words(l)}</p>
            {send_again(facts, account::kept_send(l))}
            <form method="post" action=paths::staff_kept()>
                {kit::request_id(&frame.request_id)}
                <button class="button">{account::kept_leave(l)}</button>
            </form>
        }
    })
}
