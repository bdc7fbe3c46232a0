//! No le conviene: said with a reason, and taken back.

use app::caseload::{UnsuitedFacts, unsuited_page};
use app::{kit::form::Form, paths};
use axum::extract::Path;
use casework::{Refusal, Staff};
use uuid::Uuid;

use super::say;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
};

async fn page(staff: &Staff, here: &Here, case: Uuid, programme: String, form: Form) -> Answer {
    let (found, provider) = staff.programme_for(case, &programme).await?;
    let frame = here.staff(staff);
    let facts = UnsuitedFacts {
        case: case.to_string(),
        programme,
        name: say(frame.locale, &found.name),
        provider: say(frame.locale, &provider.name),
        form,
    };
    Ok(Page::staff(unsuited_page(&frame, &facts)))
}

pub async fn get(Calling(staff): Calling, Path((case, programme)): Path<(Uuid, String)>, here: Here) -> Answer {
    page(&staff, &here, case, programme, Form::default()).await
}

pub async fn post(
    Calling(staff): Calling,
    Path((case, programme)): Path<(Uuid, String)>,
    here: Here,
    posted: Posted,
) -> Answer {
    match staff.say_unsuited(case, &programme, posted.request, here.path(), &posted.typed).await {
        Ok(()) => Ok(Page::see_other(paths::programmes(case))),
        Err(Refusal::Invalid(problems)) => {
            page(&staff, &here, case, programme, Form::refused(posted.typed, problems)).await.map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn back(
    Calling(staff): Calling,
    Path((case, unsuited)): Path<(Uuid, Uuid)>,
    here: Here,
    posted: Posted,
) -> Answer {
    staff.take_back_unsuited(case, unsuited, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(paths::programmes(case)))
}
