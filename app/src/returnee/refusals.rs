use leptos::prelude::*;
use locales::returnee;

use crate::account::{Kept, send_again};
use crate::kit::{icon, words::say};
use crate::paths;
use crate::shell::{Head, PublicFrame, public_page};

/// Why there is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// 404: nothing here, or nothing for this person.
    Missing,
    /// 5xx: our fault.
    Broken,
    /// 403 or 400: the sending did not come from our page.
    Refused,
}

/// R12: not found, out of service, not accepted; always with a telephone.
/// `again` is what was sent, when it can be sent as it is.
pub fn refusal_page(frame: &PublicFrame, refusal: Refusal, again: Option<&Kept>) -> String {
    let l = frame.locale;
    let (title, words) = match refusal {
        Refusal::Missing => (returnee::said::missing_title(l), returnee::said::missing_words(l)),
        Refusal::Broken => (returnee::said::broken_title(l), returnee::said::broken_words(l)),
        Refusal::Refused => (returnee::said::refused_title(l), returnee::said::refused_words(l)),
    };
    public_page(frame, Head::new(title.text.clone()), || {
        view! {
            <h1>{say(l, title)}</h1>
            <p>{say(l, words)}</p>
            {again.map(|kept| send_again(kept, returnee::broken_again(l.of_page())))}
            <ul class="stack">
                <li><a class="button go" href=frame.href(paths::start())>{say(l, returnee::said::missing_start(l))}</a></li>
                <li><a class="button" href=paths::telephone(&frame.phone)>{icon("phone")}" "{say(l, returnee::said::call_number(l, &frame.phone))}</a></li>
            </ul>
        }
    })
}
