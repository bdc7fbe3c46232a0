use domain::problems::Typed;
use leptos::prelude::*;
use locales::account;

use crate::kit;
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// A form that was sent after the session had ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it was sent to.
    pub path: String,
    /// As typed, its request id included.
    pub typed: Typed,
}

/// After signing in again: what was typed is here and can be sent, or left.
pub fn kept_page(frame: &StaffFrame, facts: &Kept) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(account::kept_title(l)).width(Width::Narrow), || {
        let fields: Vec<_> = facts
            .typed
            .iter()
            .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
            .collect();
        view! {
            {kit::page_head(account::kept_title(l), None, None)}
            <p>{account::kept_words(l)}</p>
            <form method="post" action=facts.path.clone()>
                {fields}
                <button class="button go">{account::kept_send(l)}</button>
            </form>
            <form method="post" action=paths::staff_kept()>
                {kit::request_id(&frame.request_id)}
                <button class="button">{account::kept_leave(l)}</button>
            </form>
        }
    })
}
