//! Pages of the caseworker: inbox, file, interview, programmes, referral.

mod file;
mod inbox;
mod interview;
mod programmes;
mod refer;
mod why;

pub(crate) use file::{need, told};
pub use file::{FileFacts, file_page};
pub use inbox::{InboxRow, NextStep, inbox_page};
pub use interview::{InterviewFacts, interview_page};
pub use programmes::{Excluded, NeedFacts, Option_, ProgrammesFacts, programmes_page};
pub use refer::{ReferFacts, refer_page};
pub use why::{Days, changes, coded, fits, language, parts, reason};
