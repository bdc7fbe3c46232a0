use leptos::prelude::*;
use locales::{Locale, account};

use super::sign_in::title;
use crate::kit::{self, Field, Form};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// The one-time set-up link: still good, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUp {
    /// The first password may be chosen.
    Open {
        /// The token of the link.
        token: String,
        /// Whose link it is.
        name: String,
        /// Its problems.
        form: Form,
    },
    /// Used or too old.
    Over,
}

/// The page of the one-time link; posts `password` and `again` to the link itself.
pub fn set_up_page(frame: &StaffFrame, facts: &SetUp) -> String {
    let l = frame.locale;
    match facts {
        SetUp::Over => staff_page(frame, Head::new(account::set_up_old_title(l)).width(Width::Slip), || {
            title(l, account::set_up_old_title(l), Some(account::set_up_old_words(l)))
        }),
        SetUp::Open { token, name, form } => {
            let head = Head::new(account::set_up_title(l)).width(Width::Slip).form(form);
            staff_page(frame, head, || {
                view! {
                    {kit::error_summary(l, form, |_| None)}
                    {title(l, account::set_up_title(l), Some(account::set_up_lead(l, name)))}
                    <form method="post" action=paths::staff_set_up(token) class="stack sheet pad">
                        {kit::request_id(&frame.request_id)}
                        {new_password(l, form)}
                        <button class="button go wide">{account::set_up_button(l)}</button>
                    </form>
                }
            })
        }
    }
}

/// A new password, twice: `password` and `again`.
pub(super) fn new_password(l: Locale, form: &Form) -> AnyView {
    let first = Field::password("password", account::set_up_password(l)).hint(account::set_up_password_hint(l));
    let again = Field::password("again", account::set_up_again(l));
    view! {
        {first.autocomplete("new-password").view(l, form)}
        {again.autocomplete("new-password").view(l, form)}
    }
    .into_any()
}
