use domain::problems::ProblemCode;
use leptos::prelude::*;
use locales::{Locale, account};

use super::kept::{Kept, send_again};
use crate::kit;
use crate::paths;
use crate::shell::{Head, Place, StaffFrame, Width, staff_page};

/// Why a staff page could not be given or a form not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Nothing here, or nothing for this caller: the same words.
    Missing,
    /// The form was damaged on its way.
    Unreadable,
    /// The form was sent from another site.
    Elsewhere,
    /// The form has problems that its page could not show.
    Invalid(Vec<ProblemCode>),
    /// Somebody was faster.
    Conflict,
    /// The same form was sent with other answers before.
    Repeated,
    /// More bytes than allowed.
    Large,
    /// Too many requests; wait this long.
    Many {
        /// Seconds until it may be tried again.
        seconds: i64,
    },
    /// No answer in time.
    Busy,
    /// The disk is full.
    Full,
    /// The database is gone.
    Away,
    /// Our fault.
    Broken {
        /// The number under which the log tells more.
        id: String,
    },
}

/// A page that says what happened, what is saved and what to do.
/// `again` is what was typed, when it can be sent as it is.
pub fn stopped_page(frame: &StaffFrame, facts: &Stopped, again: Option<&Kept>) -> String {
    let l = frame.locale;
    let (title, words) = said(l, facts);
    let head = Head::new(title.clone()).width(Width::Narrow).error(true);
    staff_page(frame, head, || {
        let start = frame
            .me
            .as_ref()
            .map_or_else(paths::staff_sign_in, |me| me.menu.first().map_or_else(paths::my_account, Place::path));
        let problems: Vec<_> =
            problems(facts).iter().map(|code| view! { <li>{kit::words::code(l, *code)}</li> }).collect();
        let problems = (!problems.is_empty()).then(|| view! { <ul>{problems}</ul> });
        view! {
            {kit::page_head(title, None, None)}
            <p role="alert">{words}</p>
            {problems}
            {again.map(|kept| view! { <p>{account::stopped_again_words(l)}</p>{send_again(kept, account::stopped_again(l))} })}
            <p><a class="button" href=start>{account::stopped_start(l)}</a></p>
        }
    })
}

fn problems(facts: &Stopped) -> &[ProblemCode] {
    if let Stopped::Invalid(codes) = facts { codes } else { &[] }
}

fn said(l: Locale, facts: &Stopped) -> (String, String) {
    match facts {
        Stopped::Missing => (account::stopped_missing_title(l), account::stopped_missing_words(l)),
        Stopped::Unreadable => (account::stopped_unreadable_title(l), account::stopped_unreadable_words(l)),
        Stopped::Elsewhere => (account::stopped_elsewhere_title(l), account::stopped_elsewhere_words(l)),
        Stopped::Invalid(_) => (account::stopped_invalid_title(l), account::stopped_invalid_words(l)),
        Stopped::Conflict => (account::stopped_conflict_title(l), account::stopped_conflict_words(l)),
        Stopped::Repeated => (account::stopped_repeated_title(l), account::stopped_repeated_words(l)),
        Stopped::Large => (account::stopped_large_title(l), account::stopped_large_words(l)),
        Stopped::Many { seconds } => (account::stopped_many_title(l), account::stopped_many_words(l, *seconds)),
        Stopped::Busy => (account::stopped_busy_title(l), account::stopped_busy_words(l)),
        Stopped::Full => (account::stopped_full_title(l), account::stopped_full_words(l)),
        Stopped::Away => (account::stopped_away_title(l), account::stopped_away_words(l)),
        Stopped::Broken { id } => (account::stopped_broken_title(l), account::stopped_broken_words(l, id)),
    }
}
