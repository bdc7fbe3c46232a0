//! Tasks: of a case, of a member of staff, and what changes them. Whoever asks has found the case within its scope.

use domain::{
    access::Scope,
    change::Change,
    ids::{CaseId, StaffId, TaskId},
    task::{Task, TaskKind, TaskOutcome, TaskState, name},
};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, QueryTrait, prelude::*};

use crate::{
    Store, StoreError, Write,
    cases::within,
    entities::{cases, persons, tasks as rows},
    instant,
};

/// Row → domain.
pub(crate) fn fold(row: &rows::Model) -> Result<Task, StoreError> {
    let wrong = |what| StoreError::Inconsistent { table: "tasks", id: row.id.to_string(), what };
    let state = match (row.state.as_str(), row.outcome.as_deref(), row.done_at) {
        (name::OPEN, None, None) => TaskState::Open,
        (name::DONE, Some(outcome), Some(at)) => {
            TaskState::Done { at: instant(at), outcome: TaskOutcome::parse(outcome).ok_or_else(|| wrong("outcome"))? }
        }
        _ => return Err(wrong("state")),
    };
    Ok(Task {
        id: TaskId::from_uuid(row.id),
        case: CaseId::from_uuid(row.case_id),
        kind: TaskKind::parse(&row.kind).ok_or_else(|| wrong("kind"))?,
        due: instant(row.due_at),
        owner: row.owner_id.map(StaffId::from_uuid),
        state,
    })
}

/// A task with whom its case is about.
pub struct Mine {
    pub task: Task,
    pub given_names: String,
    pub surnames: String,
}

impl Store {
    /// The tasks of a case, the next one due first. The caller has opened the case within its scope.
    pub async fn tasks_of(&self, case: Uuid) -> Result<Vec<Task>, StoreError> {
        let of = rows::Entity::find().filter(rows::Column::CaseId.eq(case));
        let of = of.order_by_asc(rows::Column::DueAt).order_by_asc(rows::Column::Id).all(&self.reader).await?;
        of.iter().map(fold).collect()
    }

    /// Open tasks of one member of staff in open files within the scope, the next one due first.
    pub async fn tasks_mine(&self, scope: Scope, staff: Uuid) -> Result<Vec<Mine>, StoreError> {
        let Some(within) = within(scope) else { return Ok(Vec::new()) };
        let files = cases::Entity::find().filter(within).filter(cases::Column::State.is_in(["open", "on_hold"]));
        let ids = files.clone().select_only().column(cases::Column::Id).into_query();
        let mine = rows::Entity::find()
            .filter(rows::Column::OwnerId.eq(staff))
            .filter(rows::Column::State.eq(name::OPEN))
            .filter(rows::Column::CaseId.in_subquery(ids))
            .order_by_asc(rows::Column::DueAt)
            .order_by_asc(rows::Column::Id)
            .all(&self.reader)
            .await?;
        let of = cases::Column::Id.is_in(mine.iter().map(|row| row.case_id));
        let files = files.filter(of).all(&self.reader).await?;
        let of = persons::Column::Id.is_in(files.iter().map(|file| file.person_id));
        let people = persons::Entity::find().filter(of).all(&self.reader).await?;
        let about = |case: Uuid| {
            let file = files.iter().find(|file| file.id == case)?;
            people.iter().find(|person| person.id == file.person_id)
        };
        let tasks = mine.iter().filter_map(|row| Some((row, about(row.case_id)?)));
        let one = |(row, person): (&rows::Model, &persons::Model)| {
            let (given_names, surnames) = (person.given_names.clone(), person.surnames.clone());
            Ok(Mine { task: fold(row)?, given_names, surnames })
        };
        tasks.map(one).collect()
    }
}

impl Write {
    /// One task of a case, read inside the transaction.
    pub async fn task(&self, case: Uuid, id: Uuid) -> Result<Task, StoreError> {
        let row = rows::Entity::find_by_id(id).filter(rows::Column::CaseId.eq(case)).one(self.tx()).await?;
        fold(&row.ok_or(StoreError::NotFound)?)
    }

    /// True when a task of this kind is open for the case.
    pub async fn has_task(&self, case: Uuid, kind: TaskKind) -> Result<bool, StoreError> {
        let open = rows::Entity::find()
            .filter(rows::Column::CaseId.eq(case))
            .filter(rows::Column::Kind.eq(kind.code()))
            .filter(rows::Column::State.eq(name::OPEN));
        Ok(open.count(self.tx()).await? > 0)
    }

    /// Records a new task, another day or an end: row, story and audit.
    pub async fn record_task(&mut self, change: &Change<Task>) -> Result<(), StoreError> {
        let task = change.to;
        let (outcome, done_at) = match task.state {
            TaskState::Open => (None, None),
            TaskState::Done { at, outcome } => (Some(outcome.code().to_owned()), Some(at.as_millisecond())),
        };
        let due_at = task.due.as_millisecond();
        if change.is_new {
            self.insert(rows::Model {
                id: change.id,
                case_id: task.case.uuid(),
                kind: task.kind.code(),
                due_at,
                owner_id: task.owner.map(StaffId::uuid),
                state: task.state.name().into(),
                outcome,
                created_at: self.now(),
                done_at,
            })
            .await?;
        } else {
            let row = rows::ActiveModel {
                id: Set(change.id),
                due_at: Set(due_at),
                state: Set(task.state.name().into()),
                outcome: Set(outcome),
                done_at: Set(done_at),
                ..Default::default()
            };
            self.change(row, rows::Column::State, change.from).await?;
        }
        self.timeline(task.case.uuid(), change.event.code, change.event.json(), Some(change.id)).await?;
        self.audit(change.audit.action, ("task", Some(change.id)), "");
        Ok(())
    }

    /// The open tasks of a file go with it to whom it is given.
    pub(crate) async fn hand_tasks(&self, case: Uuid, owner: Option<Uuid>) -> Result<(), StoreError> {
        let row = rows::ActiveModel { owner_id: Set(owner), ..Default::default() };
        let open = rows::Entity::update_many().set(row).filter(rows::Column::CaseId.eq(case));
        open.filter(rows::Column::State.eq(name::OPEN)).exec(&self.tx).await?;
        Ok(())
    }
}
