//! S3: a list is sent, reviewed, approved; lines that wait are corrected.

use app::kit::form::Form;
use app::kit::import_words;
use app::paths;
use app::reception::{Doing, Fix, Group, List, Listed, Reading, Review, Upload, fix_page, list_page, reading_page, review_page, upload_page};
use axum::extract::{Multipart, Path};
use casework::manifests::{Group as Kind, Looking, Progress, ReviewLine, Step, Uploaded};
use casework::{Refusal, Staff};
use domain::ids::{FlightId, LineId, UploadId};
use domain::manifest::Severity;
use domain::problems::{ProblemCode, Problems, Typed};
use locales::Locale;

use super::{facts, id};
use crate::http::{callers::Calling, frame::Here, page::Page, posted::{Posted, REQUEST_ID}, refusal::Stop};

/// Rows shown of each group; the rest is counted.
const SHOWN: usize = 200;

pub async fn get_upload(Calling(staff): Calling, here: Here) -> Page {
    Page::staff(upload_page(&here.staff(&staff), &Upload::default()))
}

/// What a multipart form of the upload page holds.
#[derive(Default)]
struct Sent {
    pairs: Vec<(String, String)>,
    name: String,
    bytes: Vec<u8>,
}

async fn sent(mut form: Multipart) -> Result<Sent, Stop> {
    let mut sent = Sent::default();
    let broken = |error: axum::extract::multipart::MultipartError| Stop::of_status(error.status());
    while let Some(part) = form.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file" {
            sent.name = part.file_name().unwrap_or_default().to_owned();
            sent.bytes = part.bytes().await.map_err(broken)?.to_vec();
        } else if name == REQUEST_ID || name == "rows" {
            sent.pairs.push((name, part.text().await.map_err(broken)?));
        }
    }
    Ok(sent)
}

pub async fn post_upload(Calling(staff): Calling, here: Here, form: Multipart) -> Result<Page, Stop> {
    let frame = here.staff(&staff);
    let Sent { pairs, mut name, mut bytes } = sent(form).await?;
    let posted = Posted::of(pairs)?;
    let rows = posted.field("rows").to_owned();
    if name.is_empty() && rows.is_empty() {
        let form = Form::refused(posted.typed, Problems::one("file", ProblemCode::Required));
        return Ok(Page::staff(upload_page(&frame, &Upload { form, refused: None })).unprocessable());
    }
    if name.is_empty() {
        name = "filas.txt".to_owned();
        bytes = rows.into_bytes();
    }
    match staff.upload_manifest(&name, bytes, posted.request).await? {
        Uploaded::Review(upload) => Ok(Page::see_other(paths::manifest(upload))),
        Uploaded::Refused(fault) => {
            let refused = Some(import_words::refusal(frame.locale, &name, &fault));
            let form = Form::filled(posted.typed);
            Ok(Page::staff(upload_page(&frame, &Upload { form, refused })).unprocessable())
        }
    }
}

pub async fn get_review(Calling(staff): Calling, here: Here, Path(upload): Path<String>) -> Result<Page, Stop> {
    let frame = here.staff(&staff);
    let l = frame.locale;
    let review = match staff.look(id::<UploadId>(&upload)?).await? {
        Looking::Ready(review) => review,
        Looking::Going(name, progress, now) => return Ok(Page::staff(reading_page(&frame, &reading(upload, name, progress, now)))),
        Looking::Refused(name, fault) => {
            let refused = Some(import_words::refusal(l, &name, &fault));
            return Ok(Page::staff(upload_page(&frame, &Upload { refused, ..Upload::default() })).unprocessable());
        }
    };
    let group = |kind: Kind| {
        let lines = review.lines.iter().filter(|line| line.group == kind);
        let mut rows: Vec<_> = lines.take(SHOWN).map(|line| shown(l, line)).collect();
        if kind == Kind::Problem {
            rows.extend(review.held.iter().map(|(_, row, cells)| (*row, cells.join(" · "), Vec::new())));
        }
        Group { code: kind.code(), count: review.count(kind), rows }
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let facts = Review {
        id: upload,
        name: review.name.clone(),
        lines: review.lines.len() + review.held.len(),
        flights: review.flights.iter().map(|one| (text(&one.number), text(&one.day), text(&one.origin))).collect(),
        groups: [Kind::New, Kind::SeenBefore, Kind::Similar, Kind::Problem].into_iter().map(group).collect(),
        notes: review.notes.iter().map(|issue| import_words::issue(l, issue.code)).collect(),
        good: review.lines.len() + review.held.len() - review.count(Kind::Problem),
        same_file_before: review.before.is_some() && review.state == "review",
        open: review.state == "review",
    };
    Ok(Page::staff(review_page(&frame, &facts)))
}

/// How far a reading is, as its page shows it.
fn reading(id: String, name: String, progress: Progress, now: jiff::Timestamp) -> Reading {
    let doing = match progress.step {
        Step::Waiting => Doing::Waiting,
        Step::Opening => Doing::Opening,
        Step::Reading => Doing::Reading,
        Step::Checking => Doing::Checking,
        Step::Comparing => Doing::Comparing,
    };
    let (rows, of) = (progress.rows as u64, progress.of as u64);
    let passed = u64::try_from(now.as_millisecond() - progress.since.as_millisecond()).unwrap_or(0);
    let rate = (rows * 1000).checked_div(passed).filter(|rate| *rate > 0);
    Reading { id, name, doing, rows, of, pace: rate.map(|rate| (rate, of.saturating_sub(rows).div_ceil(rate))) }
}

fn shown(l: Locale, line: &ReviewLine) -> (u32, String, Vec<String>) {
    let given = line.line.given_names.as_deref().unwrap_or_default();
    let who = format!("{given} {}", line.line.surnames.as_deref().unwrap_or_default());
    let mut words: Vec<_> = line
        .issues
        .iter()
        .filter(|issue| issue.severity > Severity::Info)
        .map(|issue| {
            let cell = [issue.column.as_deref(), issue.value.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" «");
            let close = if issue.value.is_some() { "»:" } else { "" };
            format!("{cell}{close} {}", import_words::issue(l, issue.code))
        })
        .collect();
    words.extend(line.seen.as_ref().map(|seen| locales::reception::review_seen(l, &seen.name)));
    (line.line.row, who, words)
}

pub async fn post_approve(Calling(staff): Calling, Path(upload): Path<String>, posted: Posted) -> Result<Page, Stop> {
    staff.approve(id::<UploadId>(&upload)?, posted.request).await?;
    Ok(Page::see_other(paths::flights()))
}

pub async fn post_cancel(Calling(staff): Calling, Path(upload): Path<String>, _posted: Posted) -> Result<Page, Stop> {
    staff.cancel_upload(id::<UploadId>(&upload)?).await?;
    Ok(Page::see_other(paths::flights()))
}

pub async fn get_list(Calling(staff): Calling, here: Here, Path(flight): Path<String>) -> Result<Page, Stop> {
    let frame = here.staff(&staff);
    let (board, lines) = staff.list(id::<FlightId>(&flight)?).await?;
    let lines = lines.iter().map(|line| Listed {
        id: line.id.to_string(),
        list_no: line.list_no.clone().unwrap_or_default(),
        name: facts::name(line),
        birth: facts::birth(line),
        family: line.family_group.clone().unwrap_or_default(),
        state: line.state.clone(),
        problems: facts::problems(frame.locale, &line.problems),
    });
    let list = List { flight, number: board.number, lines: lines.collect() };
    Ok(Page::staff(list_page(&frame, &list)))
}

async fn fix(staff: &Staff, here: &Here, flight: &str, line: &str, form: impl FnOnce(Typed) -> Form) -> Result<Page, Stop> {
    let frame = here.staff(staff);
    let desk = staff.desk_line(id::<FlightId>(flight)?, id::<LineId>(line)?).await?;
    let found = desk.found.first().ok_or(Stop::Missing)?;
    let facts = Fix {
        flight: flight.to_owned(),
        line: line.to_owned(),
        form: form(facts::typed(found, &[])),
        problems: facts::problems(frame.locale, &found.problems),
        departments: facts::departments(),
    };
    Ok(Page::staff(fix_page(&frame, &facts)))
}

pub async fn get_fix(Calling(staff): Calling, here: Here, Path((flight, line)): Path<(String, String)>) -> Result<Page, Stop> {
    fix(&staff, &here, &flight, &line, Form::filled).await
}

pub async fn post_fix(Calling(staff): Calling, here: Here, Path((flight, line)): Path<(String, String)>, posted: Posted) -> Result<Page, Stop> {
    match staff.correct_line(id(&flight)?, id(&line)?, &posted.typed, posted.request).await {
        Ok(()) => Ok(Page::see_other(paths::flight_list(&flight))),
        Err(Refusal::Invalid(problems)) => {
            let page = fix(&staff, &here, &flight, &line, |_| Form::refused(posted.typed, problems)).await?;
            Ok(page.unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}
