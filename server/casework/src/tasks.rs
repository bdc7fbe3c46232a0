//! Tasks of a file: made from what is missing, put off, ended; and the caller's own, the next one due first.

use domain::{
    access::{Action, Relation},
    change::Change,
    fields::date,
    ids::{CaseId, StaffId, TaskId},
    need,
    problems::{ProblemCode, Typed},
    task::{Task, TaskKind, TaskOutcome, due},
};
use jiff::{Timestamp, ToSpan, civil::Date};
use store::{StoreError, Uuid, entities::needs, instant, tasks::Mine};

use crate::{Refusal, Refused, Staff, answers::day_problem, house::instant_of};

/// The hour in Guatemala until which a task of a day may be done.
const HOUR: i8 = 17;
/// Days after which putting off is no longer putting off.
const FAR: i64 = 365;

fn end_of(day: Date) -> Refused<Timestamp> {
    instant_of(day.at(HOUR, 0, 0, 0)).map(instant).ok_or_else(|| Refusal::field("day", ProblemCode::DateImpossible))
}

impl Staff {
    /// The tasks of a file that the caller has opened.
    pub async fn tasks_of(&self, case: Uuid) -> Refused<Vec<Task>> {
        self.case_for(Action::ReadCase, case).await?;
        Ok(self.house().store.tasks_of(case).await?)
    }

    /// The caller's open tasks with whom they are about; the access event is written before anything is shown.
    pub async fn tasks_mine(&self) -> Refused<Vec<Mine>> {
        self.permit(Action::UpdateCase, Relation::Own)?;
        let me = self.actor.staff.uuid();
        let mine = self.house().store.tasks_mine(self.scope(), me).await?;
        if !mine.is_empty() {
            let mut write = self.write().await?;
            write.looked(("staff", Some(me)), None, "tasks_viewed", "casework").await?;
            write.commit().await?;
        }
        Ok(mine)
    }

    /// Makes a task of what is missing, for who has the file; one of a kind is open at a time, so a second is none.
    pub async fn add_task(&self, case: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        let row = self.case_for(Action::UpdateCase, case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let kind = typed.get("kind").and_then(|code| TaskKind::parse(code));
        let kind = kind.ok_or_else(|| Refusal::field("kind", ProblemCode::ChoiceUnknown))?;
        let immediate =
            |of: &needs::Model| of.state == need::name::OPEN && of.urgency == need::Urgency::Immediate.code();
        let urgent = !row.urgent.is_empty() || self.house().store.needs(case).await?.iter().any(immediate);
        let until = end_of(due(urgent, self.house().today()))?;
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        if !write.has_task(case, kind).await? {
            let id = TaskId::from_uuid(write.mint());
            let owner = row.owner_id.map(StaffId::from_uuid);
            let made = Task::create(id, CaseId::from_uuid(case), kind, until, owner, self.stamp());
            match write.record_task(&made).await {
                // A colleague made it in the same moment.
                Err(StoreError::Taken) => return Ok(()),
                other => other?,
            }
        }
        Ok(write.commit().await?)
    }

    /// Puts a task off to the typed day (`day`), today or later and within a year.
    pub async fn snooze_task(&self, case: Uuid, task: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        let until = |typed: &Typed| {
            let today = self.house().today();
            let day = date::day(typed.get("day").map_or("", |day| day.trim()));
            let day = day.map_err(|error| Refusal::field("day", day_problem(error)))?;
            if day < today {
                return Err(Refusal::field("day", ProblemCode::DateInPast));
            }
            if today.checked_add(FAR.days()).is_ok_and(|last| day > last) {
                return Err(Refusal::field("day", ProblemCode::DateInFuture));
            }
            end_of(day)
        };
        let off = |task: Task| task.snooze(until(typed)?, self.stamp()).map_err(|_| Refusal::Conflict);
        self.change_task(case, task, (request, path, typed), off).await
    }

    /// Writes down how a task ended.
    pub async fn finish_task(
        &self,
        case: Uuid,
        task: Uuid,
        outcome: TaskOutcome,
        request: Uuid,
        path: &str,
        typed: &Typed,
    ) -> Refused<()> {
        let end = |task: Task| task.end(outcome, self.stamp()).map_err(|_| Refusal::Conflict);
        self.change_task(case, task, (request, path, typed), end).await
    }

    /// One step of a task in a file of the caller's, once a request.
    async fn change_task(
        &self,
        case: Uuid,
        task: Uuid,
        (request, path, typed): (Uuid, &str, &Typed),
        step: impl FnOnce(Task) -> Refused<Change<Task>> + Send,
    ) -> Refused<()> {
        self.case_for(Action::UpdateCase, case).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        let change = step(write.task(case, task).await?)?;
        write.record_task(&change).await?;
        Ok(write.commit().await?)
    }
}
