//! S8: records that may be one person, for those who may make them one.

use app::kit::{Form, when};
use app::paths;
use app::reception::{Alike, AlikeList, AlikeRow, Compared, MergedRow, alike_list_page, alike_page};
use axum::extract::Path;
use casework::duplicates::{Pair, Record, Undoable, Waiting};
use casework::{Refusal, Staff};
use domain::fields::{language, place};
use domain::matching::{DocumentKind, Reason};
use domain::merge::{Likeness, UNDO_WITHIN};
use locales::{Locale, dates, people as words, reception};
use uuid::Uuid;

use super::facts;
use crate::http::{callers::Calling, frame::Here, page::Page, posted::Posted, refusal::Stop};

pub async fn list(Calling(staff): Calling, here: Here) -> Result<Page, Stop> {
    let frame = here.staff(&staff);
    let l = frame.locale;
    let facts = AlikeList {
        rows: staff.alike_waiting().await?.into_iter().map(|one| waiting(l, one)).collect(),
        merged: staff.undoable().await?.into_iter().map(|one| merged(l, one)).collect(),
    };
    Ok(Page::staff(alike_list_page(&frame, &facts)))
}

pub async fn get(Calling(staff): Calling, Path(id): Path<Uuid>, here: Here) -> Result<Page, Stop> {
    let pair = staff.pair(id).await?;
    Ok(page(&staff, &here, pair, Form::default()))
}

pub async fn post(Calling(staff): Calling, Path(id): Path<Uuid>, here: Here, posted: Posted) -> Result<Page, Stop> {
    // "No sé" leaves the pair where it is.
    if posted.field("decision") == "unsure" {
        return Ok(Page::see_other(paths::alike()));
    }
    let done = staff.decide_pair(id, &posted.typed, posted.request).await;
    answer(&staff, &here, id, posted, done).await
}

pub async fn post_merge(
    Calling(staff): Calling,
    Path(id): Path<Uuid>,
    here: Here,
    posted: Posted,
) -> Result<Page, Stop> {
    let done = match posted.field("decision") {
        "agree" => staff.answer_merge(id, true, &posted.typed, posted.request).await,
        "refuse" => staff.answer_merge(id, false, &posted.typed, posted.request).await,
        _ => Err(Refusal::field("decision", domain::problems::ProblemCode::Required)),
    };
    answer(&staff, &here, id, posted, done).await
}

pub async fn post_undo(Calling(staff): Calling, Path(id): Path<Uuid>, posted: Posted) -> Result<Page, Stop> {
    staff.undo_merge(id, &posted.typed, posted.request).await?;
    Ok(Page::see_other(paths::alike()))
}

async fn answer(staff: &Staff, here: &Here, id: Uuid, posted: Posted, done: Result<(), Refusal>) -> Result<Page, Stop> {
    match done {
        Ok(()) => Ok(Page::see_other(paths::alike())),
        Err(Refusal::Invalid(problems)) => {
            let pair = staff.pair(id).await?;
            Ok(page(staff, here, pair, Form::refused(posted.typed, problems)).unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}

fn page(staff: &Staff, here: &Here, pair: Pair, form: Form) -> Page {
    let frame = here.staff(staff);
    let l = frame.locale;
    let facts = Alike {
        id: pair.row.id.to_string(),
        lines: lines(l, &pair.kept, &pair.gone),
        reasons: pair.reasons.iter().map(|reason| said(l, *reason)).collect(),
        asked: pair.asked.map(|(_, mine)| mine),
        form,
    };
    Page::staff(alike_page(&frame, &facts))
}

/// A reason in the reader's words.
pub(super) fn said(l: Locale, reason: Reason) -> String {
    if l == Locale::EN { reason.en() } else { reason.es() }
}

fn lines(l: Locale, kept: &Record, gone: &Record) -> Vec<Compared> {
    let both = |field: Option<&'static str>, label: String, of: &dyn Fn(&Record) -> String| Compared {
        field,
        label,
        kept: of(kept),
        gone: of(gone),
    };
    vec![
        both(Some("given_names"), words::fact_given(l), &|one| one.person.given_names.clone()),
        both(Some("surnames"), words::fact_surnames(l), &|one| one.person.surnames.clone()),
        both(Some("birth"), words::fact_birth(l), &|one| birth(l, one)),
        both(Some("sex"), words::fact_sex(l), &|one| sex(l, one.person.sex.as_deref())),
        both(Some("municipality"), words::fact_town(l), &|one| town(one.person.municipality_code.as_deref())),
        both(Some("languages"), words::fact_languages(l), &|one| languages(&one.person.languages)),
        both(None, words::fact_papers(l), &|one| one.papers.iter().map(paper).collect::<Vec<_>>().join(" · ")),
        both(None, words::fact_phones(l), &|one| {
            one.phones.iter().map(|phone| hidden(phone)).collect::<Vec<_>>().join(" · ")
        }),
        both(None, words::fact_names(l), &|one| one.names.join(" · ")),
        both(None, words::fact_arrived(l), &|one| arrived(l, one.arrived)),
    ]
}

fn birth(l: Locale, one: &Record) -> String {
    match (&one.person.birth_date, one.person.age_years) {
        (Some(date), _) => facts::day_first(date),
        (None, Some(age)) => {
            words::fact_age(l, facts::day_first(one.person.age_on.as_deref().unwrap_or_default()), age)
        }
        (None, None) => String::new(),
    }
}

fn sex(l: Locale, code: Option<&str>) -> String {
    match code {
        Some("F") => reception::desk_woman(l),
        Some("M") => reception::desk_man(l),
        Some(_) => reception::desk_other_sex(l),
        None => String::new(),
    }
}

pub(super) fn town(code: Option<&str>) -> String {
    code.and_then(place::municipality).map_or_else(String::new, |town| format!("{}, {}", town.name, town.department))
}

fn languages(codes: &str) -> String {
    let names: Vec<&str> = codes
        .split(',')
        .filter_map(|code| language::languages().iter().find(|one| one.code == code))
        .map(|one| one.autonym)
        .collect();
    names.join(" · ")
}

/// The kind and the end of a number: enough to compare, too little to copy.
fn paper((kind, number): &(DocumentKind, String)) -> String {
    let kind = match kind {
        DocumentKind::Dpi => "DPI",
        DocumentKind::Passport => "P",
        DocumentKind::Consular => "TIC",
        DocumentKind::ANumber => "A",
        DocumentKind::Other => "",
    };
    format!("{kind} {}", hidden(number)).trim().to_owned()
}

fn hidden(number: &str) -> String {
    let signs: Vec<char> = number.chars().collect();
    let end: String = signs.iter().skip(signs.len().saturating_sub(4)).collect();
    format!("…{end}")
}

pub(super) fn arrived(l: Locale, at: i64) -> String {
    if at == 0 { String::new() } else { dates::short_day_with_year(l, when::moment(store::instant(at)).day) }
}

fn waiting(l: Locale, Waiting { row, one, other }: Waiting) -> AlikeRow {
    let verdict = match row.verdict.as_str() {
        "certain" => words::alike_certain(l),
        "likely" => words::alike_likely(l),
        _ => words::alike_possible(l),
    };
    let name = |person: &store::people::Person| format!("{}, {}", person.surnames, person.given_names);
    AlikeRow {
        id: row.id.to_string(),
        one: name(&one),
        other: name(&other),
        verdict,
        asked: row.state == Likeness::Asked.code(),
    }
}

fn merged(l: Locale, one: Undoable) -> MergedRow {
    let day = |at: i64| dates::short_day_with_year(l, when::moment(store::instant(at)).day);
    let done = one.row.decided_at.unwrap_or_default();
    let until = done.saturating_add(i64::try_from(UNDO_WITHIN.as_millis()).unwrap_or_default());
    MergedRow {
        id: one.row.id.to_string(),
        kept: one.kept,
        gone: one.gone,
        done: day(done),
        until: day(until),
        asked: one.asked,
    }
}
