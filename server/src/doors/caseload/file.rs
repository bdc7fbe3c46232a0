//! Expediente.

use app::caseload::{
    Agreed, ConsentFacts, FileFacts, FileNeed, FileNote, FileReferral, NextStep, consents_page, file_page, need_page,
};
use app::kit::{form::Form, when};
use app::paths;
use axum::extract::{Path, Query};
use casework::{Refusal, Refused, Staff, cases::Next};
use domain::consent::{Consent, ConsentState, Purpose};
use domain::fields::{language, place};
use locales::{caseload as words, dates};
use uuid::Uuid;

use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
};

pub(super) const fn step(next: Next) -> NextStep {
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

pub async fn take(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    staff.take_case(case, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(paths::person(case)))
}

/// The file; `refused` is the task whose form came back.
pub(super) async fn page(staff: &Staff, here: &Here, case: Uuid, refused: Option<Uuid>, form: Form) -> Answer {
    let (file, next) = staff.open_file(case).await?;
    let around = staff.around(&file.listed.case).await?;
    let tasks = staff.tasks_of(case).await?;
    let sent = staff.house().store.referrals_of(case).await.map_err(casework::Refusal::from)?;
    let frame = here.staff(staff);
    let l = frame.locale;
    let moment = |ms: i64| when::moment(store::instant(ms));
    let person = &file.listed.person;
    let now = staff.house().now();
    let spoken = person
        .languages
        .split(',')
        .filter_map(|code| language::languages().iter().find(|one| one.code == code.trim()).map(|one| one.name));
    let town = person
        .municipality_code
        .as_deref()
        .and_then(place::municipality)
        .map(|town| words::file_goes_to(l, town.name.to_string()));
    let facts = [
        age(person, now).map(|years| words::file_age(l, years)),
        Some(spoken.collect::<Vec<_>>().join(", ")).filter(|all| !all.is_empty()),
        town,
        (file.listed.people > 1).then(|| words::file_people(l, file.listed.people)),
    ];
    let arrived = file.arrival.as_ref().map(|arrival| {
        let day = words::file_arrived(l, dates::short_day(l, moment(arrival.registered_at).day));
        file.flight.as_ref().map_or_else(|| day.clone(), |flight| format!("{day} ({})", flight.number))
    });
    let more = [
        arrived,
        Some(file.owner.as_ref().map_or_else(|| words::file_nobody(l), |name| words::file_worker(l, name))),
        file.arrival.as_ref().map(|arrival| words::file_code(l, &arrival.receipt)),
    ];
    let ends = |state: &str| ["open", "in_progress", "partly_met", "unmet"].contains(&state);
    let referral = |one: store::referrals::Sent| FileReferral {
        id: one.referral.id.to_string(),
        programme: one.programme.name_es,
        provider: one.provider.name,
        due: matches!(one.referral.state.as_str(), "sent" | "info_requested").then(|| moment(one.referral.answer_by)),
        sent: moment(one.referral.sent_at),
        state: one.referral.state,
    };
    let facts = FileFacts {
        case: case.to_string(),
        name: format!("{} {}", person.given_names, person.surnames),
        facts: facts.into_iter().flatten().collect(),
        more: more.into_iter().flatten().collect(),
        urgent: !file.listed.case.urgent.is_empty(),
        private_interview: file.arrival.as_ref().is_some_and(|arrival| arrival.private_interview),
        next: step(next),
        needs: file
            .listed
            .needs
            .iter()
            .map(|need| FileNeed {
                id: need.id.to_string(),
                category: need.category.clone(),
                open: around.may_note && ends(&need.state),
                state: need.state.clone(),
            })
            .collect(),
        referrals: sent.into_iter().map(referral).collect(),
        consents: agreed(&around.consents),
        tasks: tasks.iter().map(super::tasks::shown).collect(),
        task_refused: refused.map(|task| task.to_string()),
        notes: around
            .notes
            .into_iter()
            .map(|note| FileNote { at: moment(note.at), who: note.name, words: note.words, narrow: note.narrow })
            .collect(),
        may_note: around.may_note,
        may_narrow: around.may_narrow,
        may_print: around.may_print,
        may_ask_merge: staff.may_ask_merge(&file.listed.case),
        colleagues: around.colleagues.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        story: file.story.into_iter().map(|(row, who)| (moment(row.at), who, row.code)).collect(),
        now: when::moment(now),
        form,
    };
    Ok(Page::staff(file_page(&frame, &facts)))
}

/// Whole years on the day of an instant.
fn age(person: &store::entities::persons::Model, now: jiff::Timestamp) -> Option<i64> {
    let born: Option<jiff::civil::Date> = person.birth_date.as_deref().and_then(|date| date.parse().ok());
    born.map(|born| domain::fields::age::full_years(born, casework::house::day_of(now)).into()).or(person.age_years)
}

fn agreed(consents: &[(Purpose, Option<Consent>)]) -> Vec<(Purpose, Agreed)> {
    let one = |consent: &Option<Consent>| match consent.as_ref().map(|consent| &consent.state) {
        Some(ConsentState::Given { until, .. }) => Agreed::Yes(when::moment(*until)),
        Some(ConsentState::Refused { .. }) => Agreed::No,
        Some(ConsentState::Withdrawn { .. } | ConsentState::Expired { .. }) => Agreed::TakenBack,
        None => Agreed::NotAsked,
    };
    consents.iter().map(|(purpose, consent)| (*purpose, one(consent))).collect()
}

pub async fn get(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here) -> Answer {
    page(&staff, &here, case, None, Form::default()).await
}

async fn answered(staff: &Staff, here: &Here, case: Uuid, posted: Posted, done: Refused<()>) -> Answer {
    match done {
        Ok(()) => Ok(Page::see_other(paths::person(case))),
        Err(Refusal::Invalid(problems)) => {
            page(staff, here, case, None, Form::refused(posted.typed, problems)).await.map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn post_note(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    let done = staff.note_case(case, posted.request, here.path(), &posted.typed).await;
    answered(&staff, &here, case, posted, done).await
}

pub async fn post_alike(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    let done = staff.ask_merge(case, posted.request, here.path(), &posted.typed).await;
    answered(&staff, &here, case, posted, done).await
}

pub async fn post_assign(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    match staff.assign_case(case, posted.request, here.path(), &posted.typed).await {
        // Who gave it away may not be able to open it any more.
        Ok(()) => {
            Ok(Page::see_other(if staff.open_file(case).await.is_ok() { paths::person(case) } else { paths::inbox() }))
        }
        other => answered(&staff, &here, case, posted, other).await,
    }
}

/// The purpose that is asked now.
#[derive(serde::Deserialize)]
pub struct Asking {
    #[serde(rename = "para")]
    purpose: Option<String>,
}

async fn consents(staff: &Staff, here: &Here, case: Uuid, asking: Option<Purpose>, form: Form) -> Answer {
    let (file, _) = staff.open_file(case).await?;
    let around = staff.around(&file.listed.case).await?;
    let facts = ConsentFacts {
        case: case.to_string(),
        consents: agreed(&around.consents),
        may_change: around.may_consent,
        asking,
        form,
    };
    Ok(Page::staff(consents_page(&here.staff(staff), &facts)))
}

pub async fn get_consents(
    Calling(staff): Calling,
    Path(case): Path<Uuid>,
    Query(asking): Query<Asking>,
    here: Here,
) -> Answer {
    consents(&staff, &here, case, asking.purpose.as_deref().and_then(Purpose::parse), Form::default()).await
}

pub async fn post_consents(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    match staff.record_consent(case, posted.request, here.path(), &posted.typed).await {
        Ok(()) => Ok(Page::see_other(paths::consents(case))),
        Err(Refusal::Invalid(problems)) => {
            let asking = Purpose::parse(posted.field("purpose"));
            consents(&staff, &here, case, asking, Form::refused(posted.typed, problems)).await.map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}

async fn need(staff: &Staff, here: &Here, case: Uuid, need: Uuid, form: Form) -> Answer {
    let (file, _) = staff.open_file(case).await?;
    let found = file.listed.needs.iter().find(|one| one.id == need).ok_or(Stop::Missing)?;
    Ok(Page::staff(need_page(&here.staff(staff), &case.to_string(), &need.to_string(), &found.category, &form)))
}

pub async fn get_need(Calling(staff): Calling, Path((case, id)): Path<(Uuid, Uuid)>, here: Here) -> Answer {
    need(&staff, &here, case, id, Form::default()).await
}

pub async fn post_need(
    Calling(staff): Calling,
    Path((case, id)): Path<(Uuid, Uuid)>,
    here: Here,
    posted: Posted,
) -> Answer {
    match staff.end_need(case, id, posted.request, here.path(), &posted.typed).await {
        Ok(()) => Ok(Page::see_other(paths::person(case))),
        Err(Refusal::Invalid(problems)) => {
            need(&staff, &here, case, id, Form::refused(posted.typed, problems)).await.map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}
