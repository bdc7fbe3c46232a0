//! A task: something that somebody has to get, ask or write down for a case, by when, and how it ended.

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{
    catalogue::codes::Document,
    change::{Change, NotNow, Stamp},
    codes::{codes, names},
    ids::{CaseId, StaffId, TaskId},
    routing::{self, Fact},
};

/// Days for a task; the next one when something of the case cannot wait.
const DAYS: i64 = 3;

codes! {
    /// How a task ended.
    TaskOutcome {
        Done = "done",
        NotNeeded = "not_needed",
    }
}

names! { OPEN = "open", DONE = "done" }

/// What has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// Ask for the permission to share.
    AskConsent,
    /// Ask and write down what nobody has recorded.
    RecordFact(Fact),
    /// Get a paper.
    GetDocument(Document),
}

impl TaskKind {
    /// Every kind, in the order of work.
    pub fn all() -> impl Iterator<Item = Self> {
        let facts = Fact::ALL.iter().map(|fact| Self::RecordFact(*fact));
        let papers = Document::ALL.iter().map(|paper| Self::GetDocument(*paper));
        [Self::AskConsent].into_iter().chain(facts).chain(papers)
    }

    /// The form stored and sent, such as `get_dpi`.
    pub fn code(self) -> String {
        match self {
            Self::AskConsent => "ask_consent".to_owned(),
            Self::RecordFact(fact) => format!("record_{}", fact.code()),
            Self::GetDocument(paper) => format!("get_{}", paper.code()),
        }
    }

    /// The kind of a stored or sent code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().find(|kind| kind.code() == code)
    }

    /// What a change of the engine asks of a caseworker; nothing when it is not theirs to do.
    pub fn of_change(change: &routing::Change) -> Option<Self> {
        match change {
            routing::Change::Consent { .. } => Some(Self::AskConsent),
            routing::Change::Record { fact } => Some(Self::RecordFact(*fact)),
            routing::Change::Document { document } => Document::parse(document).map(Self::GetDocument),
            _ => None,
        }
    }
}

/// By which day a task made today is due.
pub fn due(urgent: bool, today: Date) -> Date {
    today.checked_add(if urgent { 1 } else { DAYS }.days()).unwrap_or(today)
}

/// Where a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// To be done.
    Open,
    /// Ended.
    Done { at: Timestamp, outcome: TaskOutcome },
}

impl TaskState {
    /// Its name in rows.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => name::OPEN,
            Self::Done { .. } => name::DONE,
        }
    }
}

/// One task of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    pub id: TaskId,
    pub case: CaseId,
    pub kind: TaskKind,
    pub due: Timestamp,
    /// Whose it is: who has the file.
    pub owner: Option<StaffId>,
    pub state: TaskState,
}

impl Task {
    /// A new one.
    pub fn create(
        id: TaskId,
        case: CaseId,
        kind: TaskKind,
        due: Timestamp,
        owner: Option<StaffId>,
        on: Stamp,
    ) -> Change<Self> {
        let task = Self { id, case, kind, due, owner, state: TaskState::Open };
        Change::new(id, task, on, "task_created").fact("kind", kind.code())
    }

    /// Due on another day.
    ///
    /// # Errors
    /// When it has ended.
    pub fn snooze(self, due: Timestamp, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.open()?;
        Ok(self.becomes(Self { due, ..self }, on, "task_snoozed"))
    }

    /// It is done, or there is no need for it any more.
    ///
    /// # Errors
    /// When it ended before.
    pub fn end(self, outcome: TaskOutcome, on: Stamp) -> Result<Change<Self>, NotNow> {
        self.open()?;
        let code = match outcome {
            TaskOutcome::Done => "task_done",
            TaskOutcome::NotNeeded => "task_not_needed",
        };
        Ok(self.becomes(Self { state: TaskState::Done { at: on.at, outcome }, ..self }, on, code))
    }

    const fn open(&self) -> Result<(), NotNow> {
        match self.state {
            TaskState::Open => Ok(()),
            TaskState::Done { .. } => Err(NotNow { state: name::DONE }),
        }
    }

    fn becomes(self, to: Self, on: Stamp, code: &'static str) -> Change<Self> {
        Change::step(self.id, &[name::OPEN], to, on, code).fact("kind", self.kind.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::tests::{agree, ana, at, id};

    fn every() -> Vec<Task> {
        let (case, kind) = (id(CaseId::mint, 2), TaskKind::GetDocument(Document::Dpi));
        let task = Task::create(id(TaskId::mint, 1), case, kind, at(72), None, ana(0)).to;
        let all = vec![task, task.end(TaskOutcome::NotNeeded, ana(1)).unwrap().to];
        assert_eq!(all.iter().map(|task| task.state.name()).collect::<Vec<_>>(), name::ALL);
        all
    }

    #[test]
    fn the_update_names_the_states_of_the_rule() {
        let states = |step: &dyn Fn(Task) -> Result<Change<Task>, NotNow>| agree(every(), |t| t.state.name(), step);
        assert_eq!(states(&|t| t.snooze(at(96), ana(2))), [name::OPEN]);
        assert_eq!(states(&|t| t.end(TaskOutcome::Done, ana(2))), [name::OPEN]);
    }

    #[test]
    fn a_snoozed_task_stays_open_and_an_ended_one_says_how_and_when() {
        let task = every()[0];
        let later = task.snooze(at(96), ana(2)).unwrap().to;
        assert_eq!((later.due, later.state), (at(96), TaskState::Open));
        let change = later.end(TaskOutcome::Done, ana(3)).unwrap();
        assert_eq!(change.to.state, TaskState::Done { at: at(3), outcome: TaskOutcome::Done });
        assert_eq!((change.event.code, change.event.json()), ("task_done", serde_json::json!({ "kind": "get_dpi" })));
    }

    #[test]
    fn every_kind_survives_its_code_and_no_two_share_one() {
        let codes: std::collections::BTreeSet<String> = TaskKind::all().map(TaskKind::code).collect();
        assert_eq!(codes.len(), TaskKind::all().count());
        assert!(TaskKind::all().all(|kind| TaskKind::parse(&kind.code()) == Some(kind)));
        assert_eq!(TaskKind::parse("get_"), None);
    }

    #[test]
    fn what_is_urgent_is_due_tomorrow() {
        let today = Date::constant(2026, 11, 27);
        assert_eq!(due(false, today), Date::constant(2026, 11, 30));
        assert_eq!(due(true, today), Date::constant(2026, 11, 28));
    }
}
