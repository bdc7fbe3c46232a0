use leptos::prelude::*;
use locales::{Locale, common};

use super::{Tone, icon};

macro_rules! states {
    ($($(#[$doc:meta])* $state:ident = $code:literal, $icon:literal, $word:ident;)*) => {
        /// The states of a referral, and urgency, as staff see them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum State { $($(#[$doc])* $state,)* }

        impl State {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$state),*];

            /// The code's own name of the state: the value of `data-state`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$state => $code,)* }
            }

            /// From the code.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|state| state.code() == code)
            }

            /// The staff's word.
            pub fn word(self, l: Locale) -> String {
                match self { $(Self::$state => common::$word(l),)* }
            }

            const fn icon(self) -> &'static str {
                match self { $(Self::$state => $icon,)* }
            }
        }
    };
}

states! {
    /// Not sent yet.
    Draft = "draft", "pencil", state_draft;
    /// The provider has to answer.
    Sent = "sent", "send", state_sent;
    /// The provider asks for details.
    InfoRequested = "info_requested", "circle-alert", state_info_requested;
    /// On the provider's list.
    Waitlisted = "waitlisted", "hourglass", state_waitlisted;
    /// A place is kept.
    Accepted = "accepted", "circle-check", state_accepted;
    /// The person has begun.
    InProgress = "in_progress", "circle-dot", state_in_progress;
    /// Finished.
    Completed = "completed", "check", state_completed;
    /// The provider said no.
    Declined = "declined", "circle-x", state_declined;
    /// Taken back by us or the person.
    Withdrawn = "withdrawn", "circle-pause", state_withdrawn;
    /// No answer in time.
    Expired = "expired", "clock", state_expired;
    /// Accepted and never begun.
    DidNotStart = "did_not_start", "circle-pause", state_did_not_start;
    /// Somebody needs it today.
    Urgent = "urgent", "triangle-alert", state_urgent;
}

/// Icon, word, shape and colour of a state.
pub fn tag(l: Locale, state: State) -> AnyView {
    tag_words(state, state.word(l))
}

/// The same with other words, such as "En espera, 4.ª".
pub fn tag_words(state: State, words: impl Into<String>) -> AnyView {
    view! { <span class="tag" data-state=state.code()>{icon(state.icon())}" "{words.into()}</span> }.into_any()
}

/// A tag that is no state.
pub fn tag_tone(tone: Tone, name: &'static str, words: impl Into<String>) -> AnyView {
    view! { <span class="tag" data-tone=tone.code()>{icon(name)}" "{words.into()}</span> }.into_any()
}
