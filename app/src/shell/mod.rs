//! The two shells. Public pages: no script, no font, one request. Staff pages: one stylesheet, one small script, and the
//! island loader where a page has an island.

mod menu;
mod public;
mod staff;

pub use menu::Place;
pub use public::{PublicFrame, public_page};
pub use staff::{Me, StaffFrame, Theme, staff_page};

use locales::{Locale, common};

use crate::kit::{escape, form::Form};

/// How wide a staff page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// Up to 1,440 px: lists and ledgers.
    #[default]
    Wide,
    /// Wide with little air, for the desk.
    Close,
    /// 840 px: forms and reading.
    Narrow,
    /// 456 px: sign-in.
    Slip,
    /// Paper: no measure, no head, no foot.
    Paper,
}

/// What a page says about itself: its purpose, never a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    title: String,
    error: bool,
    islands: bool,
    width: Width,
}

impl Head {
    /// A page with this purpose as its title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), error: false, islands: false, width: Width::Wide }
    }

    /// Puts "Error:" before the title when the form came back.
    #[must_use]
    pub fn form(self, form: &Form) -> Self {
        self.error(form.problems.block())
    }

    /// Puts "Error:" before the title.
    #[must_use]
    pub const fn error(mut self, error: bool) -> Self {
        self.error = error;
        self
    }

    /// The page has an island and needs their loader.
    #[must_use]
    pub const fn with_islands(mut self) -> Self {
        self.islands = true;
        self
    }

    /// How wide the page is; public pages have one width.
    #[must_use]
    pub const fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// The whole title, escaped: the framework writes the text of `<title>` raw.
    fn escaped_title(&self, l: Locale) -> String {
        let service = common::service_name(l);
        let title = if self.error { common::title_error(l, &self.title) } else { self.title.clone() };
        escape::text(&format!("{title} · {service}"))
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) use tests::{public_frame, staff_frame};
