use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, Said, returnee};

use crate::kit::{self, Choice, Form, Opt, icon, words::say};
use crate::paths;
use crate::shell::{Head, PublicFrame, public_page};

/// The value of "none suits me, call me".
pub const NONE_SUITS: &str = "call";

macro_rules! reasons {
    ($($(#[$doc:meta])* $reason:ident = $code:literal, $words:ident;)*) => {
        /// Why a person cannot go.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum CannotReason { $($(#[$doc])* $reason,)* }

        impl CannotReason {
            /// All of them, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$reason),*];

            /// The value that is sent and stored.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$reason => $code,)* }
            }

            /// From its code.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| reason.code() == code)
            }

            fn words(self, l: Locale) -> String {
                match self { $(Self::$reason => returnee::$words(l),)* }
            }
        }
    };
}

reasons! {
    /// Has to work.
    Work = "work", cannot_work;
    /// Cannot pay the bus.
    Money = "money", cannot_money;
    /// Has to care for someone.
    Family = "family", cannot_family;
    /// Is unwell.
    Unwell = "unwell", cannot_unwell;
    /// No longer wants it.
    Unwanted = "unwanted", cannot_unwanted;
}

/// R5: what "I cannot go" shows. `form` holds `reason` and `time`; a problem with `time` means it was just taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotGo {
    /// The appointment's id.
    pub appointment: String,
    /// When it is.
    pub at: Moment,
    /// Up to four other times: the value to send, and when.
    pub times: Vec<(String, Moment)>,
    /// As typed.
    pub form: Form,
}

/// R5: why not, and which other day. Posts `appointment`, `reason`, `time` to [`paths::cannot_go`].
pub fn cannot_go_page(frame: &PublicFrame, facts: &CannotGo) -> String {
    let l = frame.locale;
    let page = l.of_page();
    public_page(frame, Head::new(returnee::cannot_title(l)).form(&facts.form), || {
        let reasons = CannotReason::ALL.iter().map(|reason| Opt::new(reason.code(), reason.words(l))).collect();
        let times = facts.times.iter().map(|(value, at)| Opt::new(value, dates::long(page, *at)));
        let times: Vec<Opt> = times.chain([Opt::new(NONE_SUITS, returnee::cannot_none(l))]).collect();
        let label = |field: &str| match field {
            "reason" => Some(returnee::cannot_heading(l)),
            "time" => Some(returnee::cannot_times(l)),
            _ => None,
        };
        view! {
            {kit::error_summary(l, &facts.form, label)}
            <p><a class="tap" href=frame.href(paths::my_process())>{icon("arrow-left")}" "{say(l, returnee::said::process_title(l))}</a></p>
            <h1>{say(l, returnee::said::cannot_title(l))}</h1>
            <p>{dates::long(page, facts.at)}</p>
            <form method="post" action=frame.href(paths::cannot_go())>
                {kit::request_id(&frame.request_id)}
                <input type="hidden" name="appointment" value=facts.appointment.clone()/>
                {Choice::one("reason", returnee::cannot_heading(l), reasons).view(l, &facts.form)}
                {Choice::one("time", returnee::cannot_times(l), times).hint(returnee::cannot_slot(l)).view(l, &facts.form)}
                <button class="button go">{say(l, returnee::said::cannot_send(l))}</button>
            </form>
        }
    })
}

/// What the answer led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Will go.
    Yes(Moment),
    /// Goes on another day.
    Moved(Moment),
    /// Somebody calls.
    Call,
    /// This help stops.
    Stopped,
}

/// R5: done.
pub fn answered_page(frame: &PublicFrame, facts: Answered) -> String {
    let l = frame.locale;
    let said: Said = match facts {
        Answered::Yes(at) => returnee::said::answered_yes(l, dates::long(l.of_page(), at)),
        Answered::Moved(at) => returnee::said::answered_moved(l, dates::long(l.of_page(), at)),
        Answered::Call => returnee::said::answered_call(l),
        Answered::Stopped => returnee::said::answered_stopped(l),
    };
    public_page(frame, Head::new(returnee::answered_title(l)), || {
        view! {
            <h1>{say(l, said)}</h1>
            <p class="stack"><a class="button" href=frame.href(paths::my_process())>{say(l, returnee::said::answered_back(l))}</a></p>
        }
    })
}
