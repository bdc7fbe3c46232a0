//! Who opened or changed what, and the uses of the break-glass right.

use app::kit::{form::Form, when};
use app::oversight::{
    Found, GlassFacts, TraceRow, TrailFacts, UseRow, break_page, file_trail_page, glass_file_page, register_page,
    trail_page,
};
use app::paths;
use axum::extract::{Path, Query};
use casework::trail::Seen;
use casework::{Refusal, Staff};
use domain::access::{Action, Decision, Relation, Role};
use domain::glass::{GlassState, REVIEW_WITHIN};
use locales::{Locale, dates, oversight as words};
use store::instant;
use uuid::Uuid;

use crate::doors::account::role_name;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
};

/// A file by its code, or a day and where to read on.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(rename = "codigo")]
    code: Option<String>,
    #[serde(rename = "dia")]
    day: Option<String>,
    #[serde(rename = "antes")]
    before: Option<i64>,
}

fn row(l: Locale, seen: Seen, about: bool) -> TraceRow {
    let trace = seen.trace;
    let role = trace.role.as_deref().and_then(Role::parse).map(|role| role_name(l, role));
    let kind = match trace.actor_kind.as_str() {
        "person" => words::actor_person(l),
        "provider_link" => words::actor_link(l),
        _ => words::actor_house(l),
    };
    let who = match (role, seen.who) {
        (Some(role), Some(who)) => format!("{who} · {role}"),
        (Some(role), None) => role,
        (None, _) => kind,
    };
    let short =
        |id: Uuid| id.to_string().chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect::<String>();
    let subject = about.then(|| {
        format!("{} {}", words::trail_noun(l, trace.subject.0.as_str()), trace.subject.1.map(short).unwrap_or_default())
    });
    TraceRow {
        at: when::moment(instant(trace.at)),
        who,
        action: trace.action,
        detail: words::trail_purpose(l, trace.detail.as_str()),
        looked: trace.looked,
        subject,
    }
}

pub async fn get(Calling(staff): Calling, Query(asked): Query<Asked>, here: Here) -> Answer {
    let frame = here.staff(&staff);
    let l = frame.locale;
    let code = asked.code.unwrap_or_default().trim().to_owned();
    let day = asked.day.and_then(|day| domain::fields::date::day(&day).ok()).unwrap_or_else(|| staff.house().today());
    let found = if code.is_empty() {
        let lines = staff.day_trail(day, asked.before).await?;
        let more = lines
            .last()
            .and_then(|last| last.trace.seq)
            .filter(|_| lines.len() >= usize::try_from(store::trail::PAGE).unwrap_or(usize::MAX));
        Found::Day(when::day(day), lines.into_iter().map(|one| row(l, one, true)).collect(), more)
    } else {
        match staff.file_trail(&code).await? {
            Some(file) => Found::File(file.code, file.lines.into_iter().map(|one| row(l, one, false)).collect()),
            None => Found::NoFile(code.clone()),
        }
    };
    let facts = TrailFacts {
        found,
        code,
        day: when::written(day),
        masked: staff.actor.may(Action::ReadAccessLog, Relation::General) != Decision::Allow,
        glass: true,
    };
    Ok(Page::staff(trail_page(&frame, &facts)))
}

pub async fn of_file(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here) -> Answer {
    let lines = staff.own_trail(case).await?;
    let frame = here.staff(&staff);
    let rows: Vec<TraceRow> = lines.into_iter().map(|one| row(frame.locale, one, false)).collect();
    Ok(Page::staff(file_trail_page(&frame, &case.to_string(), &rows)))
}

pub async fn get_glass(Calling(staff): Calling, here: Here) -> Page {
    Page::staff(break_page(&here.staff(&staff), &Form::default()))
}

pub async fn post_glass(Calling(staff): Calling, here: Here, posted: Posted) -> Answer {
    match staff.break_glass(posted.request, here.path(), &posted.typed).await {
        Ok(case) => Ok(Page::see_other(paths::glass_file(case))),
        Err(Refusal::Invalid(problems)) => {
            Ok(Page::staff(break_page(&here.staff(&staff), &Form::refused(posted.typed, problems))).unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn get_glass_file(Calling(staff): Calling, Path(case): Path<Uuid>, here: Here) -> Answer {
    let opened = staff.behind_glass(case).await?;
    let sent = staff.house().store.referrals_of(case).await.map_err(Refusal::from)?;
    let frame = here.staff(&staff);
    let l = frame.locale;
    let file = opened.file;
    let person = &file.listed.person;
    let planned = file.listed.appointments.iter().filter(|one| ["planned", "confirmed"].contains(&one.state.as_str()));
    let facts = GlassFacts {
        name: format!("{} {}", person.given_names, person.surnames),
        facts: super::facts::age(person, staff.house().now())
            .map(|years| locales::caseload::file_age(l, years))
            .into_iter()
            .collect(),
        worker: file.owner.clone(),
        reason: opened.glass.reason,
        until: when::moment(opened.until),
        needs: file.listed.needs.iter().map(|need| (need.category.clone(), need.state.clone())).collect(),
        referrals: sent.into_iter().map(|one| (one.programme.name_es, one.referral.state)).collect(),
        dates: planned
            .map(|one| {
                let day = one.on_date.parse().map(|day| dates::long_day(l, when::day(day))).unwrap_or_default();
                (
                    [Some(day), one.at_time.clone()].into_iter().flatten().collect::<Vec<_>>().join(", "),
                    one.place.clone(),
                )
            })
            .collect(),
        story: file.story.into_iter().map(|(row, who)| (when::moment(instant(row.at)), who, row.code)).collect(),
    };
    Ok(Page::staff(glass_file_page(&frame, &facts)))
}

fn uses(staff: &Staff, l: Locale, all: Vec<store::glass::Use>) -> Vec<UseRow> {
    let masked = staff.actor.role == Role::Auditor;
    all.into_iter()
        .map(|one| {
            let reviewed = match one.glass.state {
                GlassState::Opened { .. } => None,
                GlassState::Reviewed { verdict, .. } => Some((one.reviewer.clone().unwrap_or_default(), verdict)),
            };
            let who = if masked { staff.house().store.pseudonym(one.glass.staff.uuid()) } else { one.who.clone() };
            UseRow {
                id: one.glass.id.to_string(),
                at: when::moment(one.glass.opened),
                mine: staff.may_review(&one.glass),
                due: when::moment(one.glass.opened.checked_add(REVIEW_WITHIN).unwrap_or(one.glass.opened)),
                reason: one.glass.reason,
                role: Role::parse(&one.role).map(|role| role_name(l, role)).unwrap_or_default(),
                // What was written may name people; an auditor reads codes and signs.
                words: if masked { String::new() } else { one.words },
                reviewed: reviewed.map(|(name, verdict)| (if masked { String::new() } else { name }, verdict)),
                code: one.code,
                who,
            }
        })
        .collect()
}

pub async fn get_register(Calling(staff): Calling, here: Here) -> Answer {
    let frame = here.staff(&staff);
    let rows = uses(&staff, frame.locale, staff.glass_register().await?);
    Ok(Page::staff(register_page(&frame, &rows, when::moment(staff.house().now()))))
}

pub async fn post_review(Calling(staff): Calling, Path(id): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    staff.review_glass(id, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(paths::glass_register()))
}
