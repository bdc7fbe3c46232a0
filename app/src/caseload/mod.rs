//! Pages of the caseworker: inbox, file, interview, programmes, referral.

mod consent;
mod file;
mod inbox;
mod interview;
mod need;
mod programmes;
mod refer;
mod referral;
mod tasks;
mod why;

pub use consent::{ConsentFacts, consents_page};
pub use file::{Agreed, FileFacts, FileNeed, FileNote, FileReferral, file_page};
pub(crate) use file::{need, told};
pub use inbox::{Inbox, InboxRow, NextStep, View, inbox_page};
pub use interview::{InterviewFacts, interview_page};
pub use need::need_page;
pub use programmes::{
    Card, Empty, Lack, More, NeedFacts, Out, ProgrammesFacts, TurnedDown, UnsuitedFacts, changes_word, programmes_page,
    unsuited_page,
};
pub use refer::{ReferFacts, refer_over_page, refer_page};
pub use referral::{ReferralFacts, referral_page};
pub use tasks::{Ask, FileTask, MyTask, MyTasks, task_word, tasks_page};
pub use why::{Days, Part, Speaks, changes, coded, language, parts, reason};
