//! Parts used by more than one door. Each gives finished HTML; a class is the name of a part.

pub mod catalogue_words;
mod choice;
mod due;
mod error_summary;
pub(crate) mod escape;
mod field;
pub mod form;
pub(crate) mod icon;
pub mod import_words;
pub mod list_words;
mod lists;
mod municipality;
mod navigation;
mod notice;
mod paper;
mod person;
mod qr;
mod steps;
mod table;
mod tag;
mod textarea;
pub mod when;
pub mod words;

pub use choice::{Choice, Opt, Select};
pub use due::due;
pub use error_summary::{confirm, error_summary};
pub use field::{Field, Size, request_id};
pub use form::Form;
pub use icon::{icon, tree};
pub use lists::{Event, Reason, Row, Task, TaskState, reason_list, summary_list, task_list, timeline};
pub use municipality::{Department, municipality};
pub use navigation::{Pages, Tab, back_link, page_head, pagination, sub_nav};
pub use notice::{Tone, empty_state, interruption, notice, notice_view, status_line};
pub use paper::{CardPaper, print_button};
pub use person::{Identity, identity_bar, keys, phone_row};
pub use qr::qr;
pub use steps::{Step, StepState, meter, progress, progress_bar, step_line};
pub use table::{Column, Line, Table};
pub use tag::{State, tag, tag_tone, tag_words};
pub use textarea::TextArea;

#[cfg(test)]
mod tests;
