use leptos::prelude::*;
use locales::Locale;

use super::form::Form;
use super::words;

/// How wide an answer is expected to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// As wide as there is room.
    #[default]
    Full,
    /// About 4 characters.
    W4,
    /// About 8 characters.
    W8,
    /// About 12 characters.
    W12,
    /// About 20 characters.
    W20,
}

impl Size {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Full => "",
            Self::W4 => " w4",
            Self::W8 => " w8",
            Self::W12 => " w12",
            Self::W20 => " w20",
        }
    }
}

/// A labelled one-line answer with its hint and its problem.
#[derive(Clone, Debug)]
pub struct Field {
    name: String,
    label: String,
    hint: Option<String>,
    kind: &'static str,
    mode: Option<&'static str>,
    autocomplete: &'static str,
    digits: bool,
    size: Size,
    max: Option<u16>,
    focus: bool,
    id: Option<String>,
    accept: Option<&'static str>,
}

impl Field {
    /// Words.
    pub fn text(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            hint: None,
            kind: "text",
            mode: None,
            autocomplete: "off",
            digits: false,
            size: Size::Full,
            max: None,
            focus: false,
            id: None,
            accept: None,
        }
    }

    /// A number of digits, typed on the numeric keypad; `max` counts blanks and dashes too.
    pub fn digits(name: impl Into<String>, label: impl Into<String>, max: u16) -> Self {
        Self { mode: Some("numeric"), digits: true, size: Size::W12, max: Some(max), ..Self::text(name, label) }
    }

    /// A date typed in one go: 14 08 1991.
    pub fn date(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { mode: Some("numeric"), digits: true, size: Size::W12, max: Some(20), ..Self::text(name, label) }
    }

    /// A telephone number.
    pub fn phone(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { kind: "tel", mode: Some("tel"), digits: true, size: Size::W12, max: Some(24), ..Self::text(name, label) }
    }

    /// A mail address.
    pub fn email(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { kind: "email", ..Self::text(name, label) }
    }

    /// A secret; it is never written back into the page.
    pub fn password(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { kind: "password", ..Self::text(name, label) }
    }

    /// A file; `accept` as in HTML. The form must be `multipart/form-data`.
    pub fn file(name: impl Into<String>, label: impl Into<String>, accept: &'static str) -> Self {
        Self { kind: "file", accept: Some(accept), ..Self::text(name, label) }
    }

    /// One line under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// How wide.
    #[must_use]
    pub const fn size(mut self, size: Size) -> Self {
        self.size = size;
        self
    }

    /// What a password manager or the browser may fill in.
    #[must_use]
    pub const fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// The keypad of a phone: `numeric`, `tel`, `email` …
    #[must_use]
    pub const fn mode(mut self, mode: &'static str) -> Self {
        self.mode = Some(mode);
        self
    }

    /// At most so many characters.
    #[must_use]
    pub const fn max(mut self, max: u16) -> Self {
        self.max = Some(max);
        self
    }

    /// Begin here.
    #[must_use]
    pub const fn focus(mut self) -> Self {
        self.focus = true;
        self
    }

    /// Another id than the name, where two forms of a page share a name.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The field as the form stands.
    pub fn view(self, l: Locale, form: &Form) -> AnyView {
        let parts = Parts::of(l, form, self.id.as_ref().unwrap_or(&self.name), &self.name, self.hint);
        let secret = matches!(self.kind, "password" | "file");
        let value = (!secret).then(|| form.value(&self.name).to_owned()).filter(|value| !value.is_empty());
        let class = format!("{}{}", if self.digits { "digits" } else { "" }, self.size.class());
        let class = Some(class.trim().to_owned()).filter(|class| !class.is_empty());
        let focus = self.focus && !form.refused_at_all();
        view! {
            <div class=parts.class()>
                <label for=parts.id.clone()>{self.label}</label>
                {parts.lines()}
                <input
                    id=parts.id.clone()
                    name=self.name
                    type=self.kind
                    value=value
                    class=class
                    inputmode=self.mode
                    autocomplete=self.autocomplete
                    spellcheck="false"
                    maxlength=self.max.map(|max| max.to_string())
                    accept=self.accept
                    autofocus=focus
                    aria-invalid=parts.invalid()
                    aria-describedby=parts.described()
                />
            </div>
        }
        .into_any()
    }
}

/// The hidden UUID by which a form sent twice is done once.
pub fn request_id(id: &str) -> AnyView {
    view! { <input type="hidden" name="request_id" value=id.to_owned()/> }.into_any()
}

/// Hint and problem of an answer, and the ids that tie them to it.
pub(super) struct Parts {
    pub(super) id: String,
    hint: Option<String>,
    problem: Option<String>,
    warning: bool,
}

impl Parts {
    pub(super) fn of(l: Locale, form: &Form, id: &str, name: &str, hint: Option<String>) -> Self {
        let problem = form.problem(name);
        Self {
            id: id.to_owned(),
            hint,
            problem: problem.map(|problem| words::problem(l, problem)),
            warning: problem.is_some_and(|problem| problem.code.is_warning()),
        }
    }

    pub(super) const fn class(&self) -> &'static str {
        match (&self.problem, self.warning) {
            (None, _) => "field",
            (Some(_), false) => "field wrong",
            (Some(_), true) => "field unsure",
        }
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        (self.problem.is_some() && !self.warning).then_some("true")
    }

    pub(super) fn described(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let problem = self.problem.as_ref().map(|_| format!("{}-error", self.id));
        match (hint, problem) {
            (Some(hint), Some(problem)) => Some(format!("{hint} {problem}")),
            (hint, problem) => hint.or(problem),
        }
    }

    pub(super) fn lines(&self) -> AnyView {
        let hint =
            self.hint.clone().map(|hint| view! { <span class="hint" id=format!("{}-hint", self.id)>{hint}</span> });
        let problem = self.problem.clone().map(|problem| {
            view! { <span class="error" id=format!("{}-error", self.id)>{problem}</span> }
        });
        (hint, problem).into_any()
    }
}
