//! Tareas: my own, and what is done with those of a file.

use app::caseload::{FileTask, MyTask, MyTasks, tasks_page};
use app::kit::{Pages, form::Form, when::moment};
use app::paths;
use axum::extract::{Path, Query};
use casework::Refusal;
use domain::task::{Task, TaskOutcome, TaskState};
use uuid::Uuid;

use super::file;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
};

/// Rows of a page.
const SIZE: u32 = 25;

/// Which page.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(rename = "pagina")]
    page: Option<u32>,
}

pub(super) fn shown(task: &Task) -> FileTask {
    let ended = match task.state {
        TaskState::Open => None,
        TaskState::Done { at, outcome } => Some((outcome, moment(at))),
    };
    FileTask { id: task.id.to_string(), kind: task.kind, due: moment(task.due), ended }
}

pub async fn get(Calling(staff): Calling, Query(asked): Query<Asked>, here: Here) -> Answer {
    let mine = staff.tasks_mine().await?;
    let total = u32::try_from(mine.len()).unwrap_or(u32::MAX);
    let page = asked.page.unwrap_or(1).clamp(1, total.div_ceil(SIZE).max(1));
    let skipped = usize::try_from((page - 1) * SIZE).unwrap_or(usize::MAX);
    let rows = mine.iter().skip(skipped).take(SIZE as usize).map(|one| MyTask {
        case: one.task.case.to_string(),
        name: format!("{}, {}", one.surnames, one.given_names),
        kind: one.task.kind,
        due: moment(one.task.due),
    });
    let facts =
        MyTasks { rows: rows.collect(), pages: Pages { page, size: SIZE, total }, now: moment(staff.house().now()) };
    Ok(Page::staff(tasks_page(&here.staff(&staff), &facts)))
}

/// Made from what is missing on the page of programmes.
pub async fn post(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    staff.add_task(case, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(paths::programmes(case)))
}

/// Put off, done, or not needed.
pub async fn act(
    Calling(staff): Calling,
    Path((case, task, act)): Path<(Uuid, Uuid, String)>,
    here: Here,
    posted: Posted,
) -> Answer {
    let (request, path) = (posted.request, here.path());
    let done = match act.as_str() {
        "posponer" => staff.snooze_task(case, task, request, path, &posted.typed).await,
        "hecha" => staff.finish_task(case, task, TaskOutcome::Done, request, path, &posted.typed).await,
        "no-hace-falta" => staff.finish_task(case, task, TaskOutcome::NotNeeded, request, path, &posted.typed).await,
        _ => return Err(Stop::Missing),
    };
    match done {
        Ok(()) => Ok(Page::see_other(paths::person(case))),
        Err(Refusal::Invalid(problems)) => {
            let form = Form::refused(posted.typed, problems);
            file::page(&staff, &here, case, Some(task), form).await.map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}
