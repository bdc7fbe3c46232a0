use leptos::prelude::*;

use super::icon;

/// The six tones. Red is for errors, overdue and danger only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// There is a place; it is going.
    Good,
    /// Sent, known, for your information.
    Info,
    /// Somebody has to answer.
    Wait,
    /// Look again, due soon, not accepted.
    Warn,
    /// Error, overdue, danger.
    Bad,
    /// Nothing of these.
    Plain,
}

impl Tone {
    /// The value of `data-tone`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Info => "info",
            Self::Wait => "wait",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Plain => "plain",
        }
    }

    const fn icon(self) -> &'static str {
        match self {
            Self::Good => "circle-check",
            Self::Info | Self::Plain => "info",
            Self::Wait | Self::Warn => "circle-alert",
            Self::Bad => "triangle-alert",
        }
    }
}

/// A sentence in a tinted box.
pub fn notice(tone: Tone, words: impl Into<String>) -> AnyView {
    notice_view(tone, words.into().into_any())
}

/// The same with links or marks inside.
pub fn notice_view(tone: Tone, words: AnyView) -> AnyView {
    view! { <p class="notice" data-tone=tone.code()>{icon(tone.icon())}" "<span>{words}</span></p> }.into_any()
}

/// What would be here, why it is empty, and the next action as link and words.
pub fn empty_state(
    name: &'static str,
    title: impl Into<String>,
    why: impl Into<String>,
    action: Option<(String, String)>,
) -> AnyView {
    let action = action.map(|(href, words)| view! { <p><a class="button" href=href>{words}</a></p> });
    view! {
        <div class="sheet empty_state">
            {icon(name)}
            <h2>{title.into()}</h2>
            <p>{why.into()}</p>
            {action}
        </div>
    }
    .into_any()
}

/// A stop before something grave, with the ways on.
pub fn interruption(title: impl Into<String>, words: impl Into<String>, ways: AnyView) -> AnyView {
    view! {
        <div class="interruption">
            <h2>{title.into()}</h2>
            <p>{words.into()}</p>
            <div class="button_group">{ways}</div>
        </div>
    }
    .into_any()
}

/// What was just done, at the foot of the window; `undo` is a small form.
pub fn status_line(words: impl Into<String>, undo: Option<AnyView>) -> AnyView {
    view! { <div class="status_line" role="status"><p>{words.into()}</p>{undo}</div> }.into_any()
}
