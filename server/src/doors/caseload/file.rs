//! Bandeja and expediente.

use app::caseload::{FileFacts, InboxRow, NextStep, file_page, inbox_page};
use app::{kit::when, paths};
use axum::extract::Path;
use casework::cases::Next;
use locales::dates;
use uuid::Uuid;

use crate::http::{callers::Calling, frame::Here, page::{Answer, Page}, posted::Posted};

const fn step(next: Next) -> NextStep {
    match next {
        Next::Take => NextStep::Take,
        Next::Overdue(_) => NextStep::Overdue,
        Next::Elsewhere(_) => NextStep::Elsewhere,
        Next::Interview => NextStep::Interview,
        Next::Refer => NextStep::Refer,
        Next::Confirm(_) => NextStep::Confirm,
        Next::Await(_) => NextStep::Await,
        Next::Rest => NextStep::Rest,
    }
}

pub async fn inbox(Calling(staff): Calling, here: Here) -> Answer {
    let rows: Vec<InboxRow> = staff
        .inbox()
        .await?
        .into_iter()
        .map(|(file, next)| InboxRow {
            case: file.case.id.to_string(),
            name: format!("{}, {}", file.person.surnames, file.person.given_names),
            people: file.people,
            urgent: !file.case.urgent.is_empty(),
            next: step(next),
        })
        .collect();
    Ok(Page::staff(inbox_page(&here.staff(&staff), &rows)))
}

pub async fn take(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    staff.take_case(case, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(paths::person(case)))
}

pub async fn get(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here) -> Answer {
    let (file, next) = staff.open_file(case).await?;
    let sent = staff.house().store.referrals_of(case).await.map_err(casework::Refusal::from)?;
    let frame = here.staff(&staff);
    let l = frame.locale;
    let moment = |ms: i64| when::moment(store::instant(ms));
    let person = &file.listed.person;
    let facts = FileFacts {
        case: case.to_string(),
        name: format!("{} {}", person.given_names, person.surnames),
        age: person.age_years,
        arrived: file.arrival.as_ref().map(|arrival| dates::short_day(l, moment(arrival.registered_at).day)),
        worker: file.owner.clone(),
        code: file.arrival.as_ref().map(|arrival| arrival.receipt.clone()),
        next: step(next),
        needs: file.listed.needs.iter().map(|need| (need.category.clone(), need.state.clone())).collect(),
        referrals: sent.into_iter().map(|one| (one.programme.name_es, one.referral.state)).collect(),
        story: file.story.into_iter().map(|(row, who)| { let at = moment(row.at); (at.iso(), dates::short(l, at), who, row.code) }).collect(),
    };
    Ok(Page::staff(file_page(&frame, &facts)))
}
