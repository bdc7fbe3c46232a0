use leptos::prelude::*;
use locales::{Locale, returnee};

use crate::kit::{icon, words::say};
use crate::paths;

/// Who helps the person: first name only, and a telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// First name.
    pub name: String,
    /// Telephone as shown.
    pub phone: String,
    /// For "trabajadora" or "trabajador"; neither when not known.
    pub woman: Option<bool>,
}

impl Worker {
    pub(super) fn heading(&self, l: Locale) -> AnyView {
        let said = match self.woman {
            Some(true) => returnee::said::process_worker_woman(l, &self.name),
            Some(false) => returnee::said::process_worker_man(l, &self.name),
            None => returnee::said::process_worker(l, &self.name),
        };
        say(l, said)
    }

    pub(super) fn call(&self, l: Locale) -> AnyView {
        view! {
            <ul class="rows">
                <li><a class="tap" href=paths::telephone(&self.phone)>{icon("phone")}" "{say(l, returnee::said::process_call(l, &self.name))}</a></li>
            </ul>
        }
        .into_any()
    }
}
