use leptos::prelude::*;
use locales::Locale;

use super::escape;
use super::field::Parts;
use super::form::Form;

/// A text of several lines. The raw element is never used elsewhere: the framework does not escape what is in it.
#[derive(Clone, Debug)]
pub struct TextArea {
    name: String,
    label: String,
    hint: Option<String>,
    rows: u8,
    max: u16,
}

impl TextArea {
    /// At most 2,000 characters on four rows, if nothing else is said.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), hint: None, rows: 4, max: 2000 }
    }

    /// One line under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// So many rows.
    #[must_use]
    pub const fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// At most so many characters.
    #[must_use]
    pub const fn max(mut self, max: u16) -> Self {
        self.max = max;
        self
    }

    /// The text as the form stands.
    pub fn view(self, l: Locale, form: &Form) -> AnyView {
        let parts = Parts::of(l, form, &self.name, &self.name, self.hint);
        // The parser eats one line break after the start tag: a text that begins with one keeps it.
        let inside = format!("\n{}", escape::text(form.value(&self.name)));
        view! {
            <div class=parts.class()>
                <label for=parts.id.clone()>{self.label}</label>
                {parts.lines()}
                <textarea
                    id=parts.id.clone()
                    name=self.name
                    rows=self.rows.to_string()
                    maxlength=self.max.to_string()
                    aria-invalid=parts.invalid()
                    aria-describedby=parts.described()
                    inner_html=inside
                ></textarea>
            </div>
        }
        .into_any()
    }
}
