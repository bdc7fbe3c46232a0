//! The protection unit: its list, one sealed file, and what is done for a child.

use app::kit::{form::Form, when};
use app::oversight::{StepFacts, children_page, sealed_page, step_page, telephones_page};
use app::paths;
use axum::extract::Path;
use casework::protection::{Act, SealedFile};
use casework::{Refusal, Staff};
use uuid::Uuid;

use super::facts;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
};

pub async fn list(Calling(staff): Calling, here: Here) -> Answer {
    let now = staff.house().now();
    let rows: Vec<_> = staff.children().await?.iter().map(|one| facts::row(one, now)).collect();
    Ok(Page::staff(children_page(&here.staff(&staff), &rows, when::moment(now))))
}

fn page(staff: &Staff, here: &Here, file: &SealedFile, form: Form) -> Page {
    let frame = here.staff(staff);
    let facts = facts::sealed(frame.locale, file, staff.actor.staff.uuid(), staff.house().now(), form);
    Page::staff(sealed_page(&frame, &facts))
}

pub async fn get(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here) -> Answer {
    let file = staff.open_sealed(case).await?;
    Ok(page(&staff, &here, &file, Form::default()))
}

pub async fn telephones(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here) -> Answer {
    let frame = here.staff(&staff);
    let contacts = facts::contacts(frame.locale, &staff.sealed_contacts(case).await?);
    Ok(Page::staff(telephones_page(&frame, &case.to_string(), &contacts)))
}

pub async fn post_note(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    match staff.note_sealed(case, posted.request, here.path(), &posted.typed).await {
        Ok(()) => Ok(Page::see_other(paths::protection_one(case))),
        Err(Refusal::Invalid(problems)) => {
            let file = staff.open_sealed(case).await?;
            Ok(page(&staff, &here, &file, Form::refused(posted.typed, problems)).unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn post_close(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    staff.close_sealed(case, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(paths::protection()))
}

async fn step(staff: &Staff, here: &Here, case: Uuid, handover: Uuid, act: Act, form: Form) -> Answer {
    let file = staff.open_sealed(case).await?;
    let child = file.children.iter().find(|one| one.child.handover.id.uuid() == handover).ok_or(Stop::Missing)?;
    let facts = StepFacts {
        case: case.to_string(),
        handover: handover.to_string(),
        child: format!("{} {}", child.child.person.given_names, child.child.person.surnames),
        hands_over: act == Act::HandOver,
        form,
    };
    Ok(Page::staff(step_page(&here.staff(staff), &facts)))
}

pub async fn get_act(
    Calling(staff): Calling,
    Path((case, handover, act)): Path<(Uuid, Uuid, String)>,
    here: Here,
) -> Answer {
    let act = Act::parse(&act).filter(|act| matches!(act, Act::Call | Act::HandOver)).ok_or(Stop::Missing)?;
    step(&staff, &here, case, handover, act, Form::default()).await
}

pub async fn post_act(
    Calling(staff): Calling,
    Path((case, handover, act)): Path<(Uuid, Uuid, String)>,
    here: Here,
    posted: Posted,
) -> Answer {
    let act = Act::parse(&act).ok_or(Stop::Missing)?;
    match staff.act_on_child(case, handover, act, posted.request, here.path(), &posted.typed).await {
        Ok(()) => Ok(Page::see_other(paths::protection_one(case))),
        Err(Refusal::Invalid(problems)) if matches!(act, Act::Call | Act::HandOver) => {
            step(&staff, &here, case, handover, act, Form::refused(posted.typed, problems))
                .await
                .map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}
