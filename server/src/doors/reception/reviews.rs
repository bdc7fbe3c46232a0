//! S3: a list is looked through, its columns confirmed, its rows put right, and it goes in or not.

use std::collections::BTreeMap;

use app::kit::{import_words, list_words, when};
use app::paths;
use app::reception::{
    Cell, ColumnFacts, Columns, Doing, Group, ListedFlight, Problem, Reading, Review, Row, RowCell, RowFacts,
    SheetFacts, Stands, Upload, columns_page, reading_page, review_page, row_page, upload_page,
};
use axum::extract::Path;
use axum::response::Response;
use casework::Staff;
use casework::manifests::{
    Group as Kind, Looking, Place, Progress, Review as Found, ReviewLine, RowAct, Step, columns_of,
};
use domain::fields::date::Order;
use domain::ids::{FlightId, UploadId};
use domain::manifest::{Field, Severity, field};
use locales::{Locale, lists};

use super::{facts, id};
use crate::http::{callers::Calling, frame::Here, page::Page, posted::Posted, refusal::Stop, telling};

/// Rows shown of each group; the rest is counted.
const SHOWN: usize = 200;
/// A guess weaker than this is to be looked at.
const SURE: f32 = 0.6;

pub async fn get_review(Calling(staff): Calling, here: Here, Path(upload): Path<String>) -> Result<Page, Stop> {
    let frame = here.staff(&staff);
    let l = frame.locale;
    match staff.look(id::<UploadId>(&upload)?).await? {
        Looking::Ready(found) => {
            let choose = choices(&staff, l, &found).await?;
            Ok(Page::staff(review_page(&frame, &review(l, upload, *found, choose))))
        }
        Looking::Going(name, progress, now) => {
            Ok(Page::staff(reading_page(&frame, &reading(upload, name, progress, now))))
        }
        Looking::Refused(name, fault) => {
            let refused = Some(import_words::refusal(l, &name, &fault));
            Ok(Page::staff(upload_page(&frame, &Upload { refused, ..Upload::default() })).unprocessable())
        }
    }
}

/// The flights to choose from when a list does not say which it is.
async fn choices(staff: &Staff, l: Locale, found: &Found) -> Result<Vec<(String, String)>, Stop> {
    let nameless = found.flights.len() == 1
        && found.flights.iter().all(|flight| flight.number.is_none() && flight.known.is_none());
    if !nameless {
        return Ok(Vec::new());
    }
    let board = staff.flights_today().await?;
    Ok(board
        .flights
        .into_iter()
        .map(|one| (one.id.to_string(), format!("{} · {} · {}", one.number, said_day(l, &one.day), one.origin)))
        .collect())
}

/// A stored day in words.
fn said_day(l: Locale, day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), |day| locales::dates::long_day(l, when::day(day)))
}

/// A stored birth as people write it, with the age that may stand beside it.
fn day_first(text: &str) -> String {
    let parts = text.split(" · ").map(|part| if part.contains('-') { facts::day_first(part) } else { part.to_owned() });
    parts.collect::<Vec<_>>().join(" · ")
}

/// How far a reading is, as its page shows it.
pub(super) fn reading(id: String, name: String, progress: Progress, now: jiff::Timestamp) -> Reading {
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

/// How far a reading is, told as it goes: done, total, words and figures; `over` at the end.
pub async fn get_progress(Calling(staff): Calling, here: Here, Path(upload): Path<String>) -> Result<Response, Stop> {
    let l = here.staff(&staff).locale;
    let follow = staff.follow(id::<UploadId>(&upload)?).await?;
    Ok(telling::progress(move || {
        let facts = reading(String::new(), String::new(), follow.now()?, staff.house().now());
        Some((facts.rows, facts.of, facts.words(l), facts.figures(l)))
    }))
}

fn review(l: Locale, id: String, found: Found, choose: Vec<(String, String)>) -> Review {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let flight = |one: &casework::manifests::ReviewFlight| ListedFlight {
        number: text(&one.number),
        day: one.day.as_deref().map_or_else(|| "–".to_owned(), |day| said_day(l, day)),
        origin: text(&one.origin),
        people: one.lines,
        known: one.known.map(|(_, lines)| lines).filter(|lines| *lines > 0),
    };
    let good = [Kind::New, Kind::SeenBefore, Kind::Similar, Kind::Changed, Kind::Registered]
        .into_iter()
        .map(|kind| found.count(kind))
        .sum::<usize>();
    // A corrected list that only takes somebody off, or says the same, can be approved as well.
    let good = if found.state == "review" { good + found.count(Kind::Same) } else { good };
    let mut groups: Vec<Group> = [Kind::New, Kind::SeenBefore, Kind::Similar, Kind::Changed, Kind::Registered]
        .into_iter()
        .map(|kind| group(l, &found, kind))
        .collect();
    let gone = found.gone.iter().take(SHOWN).map(|one| {
        let words = if one.registered { lists::note_gone_registered(l) } else { lists::note_gone(l) };
        Row {
            place: String::new(),
            row: 0,
            cells: vec![format!("{} {}", one.list_no.clone().unwrap_or_default(), one.name).trim().to_owned(), words],
        }
    });
    groups.push(Group { code: "gone", count: found.gone.len(), rows: gone.collect() });
    groups.push(Group { code: "same", count: found.count(Kind::Same), rows: Vec::new() });
    Review {
        id,
        name: found.name.clone(),
        rows: found.lines.len() + found.held.len(),
        tenths: found.took / 100,
        stands: match found.state.as_str() {
            "review" => Stands::Open,
            "approved" => Stands::Approved,
            _ => Stands::Refused,
        },
        flights: found.flights.iter().map(flight).collect(),
        choose,
        same_file_before: found.before.is_some() && found.state == "review",
        columns_known: found.confirmed,
        titled: found.titled,
        notes: found.notes.iter().map(|issue| import_words::issue(l, issue.code)).collect(),
        groups,
        problems: problems(l, &found),
        problem_count: found.count(Kind::Problem),
        omitted: found.omitted.iter().map(|(_, place)| (place.to_string(), place.row)).collect(),
        good,
    }
}

fn name(line: &ReviewLine) -> String {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let (surnames, given) = (part(&line.line.surnames), part(&line.line.given_names));
    if surnames.is_empty() || given.is_empty() { format!("{surnames}{given}") } else { format!("{surnames}, {given}") }
}

fn group(l: Locale, found: &Found, kind: Kind) -> Group {
    let mut lines: Vec<&ReviewLine> = found.lines.iter().filter(|line| line.group == kind).collect();
    if kind == Kind::New {
        // Of plain new lines only those with something to look at are worth a row each.
        lines.retain(|line| line.issues.iter().any(|issue| issue.severity > Severity::Info));
    }
    let rows = lines.into_iter().take(SHOWN).flat_map(|line| rows(l, kind, line)).collect();
    Group { code: kind.code(), count: found.count(kind), rows }
}

fn rows(l: Locale, kind: Kind, line: &ReviewLine) -> Vec<Row> {
    let row = |cells: Vec<String>| Row { place: line.place.to_string(), row: line.place.row, cells };
    let last = line
        .seen
        .as_ref()
        .and_then(|seen| seen.last)
        .map(|day| locales::dates::month_and_year(l, when::day(day)))
        .unwrap_or_default();
    let why = |seen: &casework::manifests::Seen| {
        seen.why
            .iter()
            .map(|(es, en)| if l == Locale::EN { en.as_str() } else { es.as_str() })
            .collect::<Vec<_>>()
            .join(" · ")
    };
    match (kind, &line.seen) {
        (Kind::SeenBefore, Some(seen)) => vec![row(vec![name(line), last, why(seen)])],
        (Kind::Similar, Some(seen)) => vec![row(vec![name(line), format!("{} · {last}", seen.name), why(seen)])],
        (Kind::Changed | Kind::Registered, _) => line
            .changes
            .iter()
            .map(|change| {
                row(vec![name(line), list_words::fact(l, change.field), fact(l, change, &change.was), stays(l, change)])
            })
            .collect(),
        _ => vec![row(vec![name(line), told(l, line).join(" ")])],
    }
}

fn fact(l: Locale, change: &casework::manifests::Changed, text: &str) -> String {
    match (text, change.field) {
        ("", _) => lists::said_blank(l),
        (date, "birth_date") => day_first(date),
        _ => text.to_owned(),
    }
}

fn stays(l: Locale, change: &casework::manifests::Changed) -> String {
    let is = fact(l, change, &change.is);
    if change.stays { format!("{is} ({})", lists::change_stays(l)) } else { is }
}

fn told(l: Locale, line: &ReviewLine) -> Vec<String> {
    let issues = line.issues.iter().filter(|issue| issue.severity > Severity::Info);
    let words = |issue: &domain::manifest::Issue| {
        let words = import_words::issue(l, issue.code);
        match issue.value.as_deref().filter(|value| !value.is_empty()) {
            Some(value) => lists::problem_value(l, value, words),
            None => words,
        }
    };
    let words = |issue: &domain::manifest::Issue| match issue.related_row {
        Some(row) => lists::problem_related(l, row, words(issue)),
        None => words(issue),
    };
    issues.map(words).collect()
}

fn problems(l: Locale, found: &Found) -> Vec<Problem> {
    let lines = found.lines.iter().filter(|line| line.group == Kind::Problem).map(|line| Problem {
        place: line.place.to_string(),
        row: line.place.row,
        name: name(line),
        words: told(l, line),
        cells: cells(l, found, line),
    });
    let held = found.held.iter().map(|row| Problem {
        place: row.place.to_string(),
        row: row.place.row,
        name: row.cells.iter().filter(|cell| !cell.trim().is_empty()).take(6).cloned().collect::<Vec<_>>().join(" · "),
        words: row.issues.iter().map(|code| import_words::issue(l, *code)).collect(),
        cells: Vec::new(),
    });
    let mut all: Vec<Problem> = lines.chain(held).collect();
    all.sort_by_key(|one| one.row);
    all.truncate(SHOWN);
    all
}

/// The cells to put right: those the problems name, and the names where they are missing.
fn cells(l: Locale, found: &Found, line: &ReviewLine) -> Vec<Cell> {
    let above = found
        .mapping
        .iter()
        .rfind(|m| m.sheet == line.line.sheet && m.header_row.is_none_or(|header| header < line.line.row));
    let Some(columns) = above.map(|mapping| &mapping.columns) else { return Vec::new() };
    let told = || line.issues.iter().filter(|issue| issue.severity > Severity::Info);
    let without_name = told().any(|issue| issue.code == domain::manifest::IssueCode::MissingName);
    let wrong: Vec<usize> = told().flat_map(|issue| columns_of(columns, issue)).collect();
    let named =
        columns.iter().enumerate().filter(|(at, column)| wrong.contains(at) || without_name && column.field.is_name());
    let cell = |(at, column): (usize, &domain::manifest::reading::ColumnMapping)| Cell {
        at,
        title: if found.titled { column.column.clone() } else { list_words::field(l, column.field) },
        text: line.line.printed.get(at).cloned().unwrap_or_default(),
    };
    named.take(4).map(cell).collect()
}

pub async fn post_approve(Calling(staff): Calling, Path(upload): Path<String>, posted: Posted) -> Result<Page, Stop> {
    let upload = id::<UploadId>(&upload)?;
    staff.approve(upload, posted.request).await?;
    // Rows that could not go in wait on the list's own page.
    let left = matches!(staff.look(upload).await?, Looking::Ready(review) if !review.held.is_empty());
    Ok(Page::see_other(if left { paths::manifest(upload) } else { paths::flights() }))
}

pub async fn post_cancel(Calling(staff): Calling, Path(upload): Path<String>, _posted: Posted) -> Result<Page, Stop> {
    staff.cancel_upload(id::<UploadId>(&upload)?).await?;
    Ok(Page::see_other(paths::flights()))
}

pub async fn post_flight(Calling(staff): Calling, Path(upload): Path<String>, posted: Posted) -> Result<Page, Stop> {
    let upload = id::<UploadId>(&upload)?;
    staff.choose_flight(upload, id::<FlightId>(posted.field("flight"))?, posted.request).await?;
    Ok(Page::see_other(paths::manifest(upload)))
}

pub async fn get_row(
    Calling(staff): Calling,
    here: Here,
    Path((upload, place)): Path<(String, String)>,
) -> Result<Page, Stop> {
    let frame = here.staff(&staff);
    let l = frame.locale;
    let look = staff.list_row(id::<UploadId>(&upload)?, id::<Place>(&place)?).await?;
    let words =
        |codes: &[domain::manifest::IssueCode]| codes.iter().map(|code| import_words::issue(l, *code)).collect();
    let cell = |cell: &casework::manifests::CellLook| RowCell {
        title: cell.title.clone(),
        printed: cell.printed.clone(),
        meaning: list_words::field(l, cell.field),
        understood: match cell.field {
            Field::BirthDate | Field::BirthDay | Field::BirthMonth | Field::BirthYear | Field::Age => {
                day_first(&cell.understood)
            }
            _ => cell.understood.clone(),
        },
        words: words(&cell.issues),
    };
    let facts = RowFacts {
        id: upload,
        place,
        row: look.row,
        sheet: look.sheet,
        name: look.name,
        cells: look.cells.iter().map(cell).collect(),
        words: words(&look.issues),
        omitted: look.omitted,
        repaired: look.repaired,
        open: look.open,
    };
    Ok(Page::staff(row_page(&frame, &facts)))
}

pub async fn post_row(
    Calling(staff): Calling,
    Path((upload, place)): Path<(String, String)>,
    posted: Posted,
) -> Result<Page, Stop> {
    let upload = id::<UploadId>(&upload)?;
    let act = match posted.field("act") {
        "omit" => RowAct::Omit,
        "restore" => RowAct::Restore,
        _ => RowAct::Repair(
            posted
                .typed
                .iter()
                .filter_map(|(name, text)| Some((name.strip_prefix('c')?.parse().ok()?, text.clone())))
                .collect::<BTreeMap<usize, String>>(),
        ),
    };
    staff.change_row(upload, id::<Place>(&place)?, act, posted.request).await?;
    Ok(Page::see_other(paths::manifest(upload)))
}

pub async fn get_columns(Calling(staff): Calling, here: Here, Path(upload): Path<String>) -> Result<Page, Stop> {
    let frame = here.staff(&staff);
    let sheets = staff.list_columns(id::<UploadId>(&upload)?).await?;
    let order = match sheets.iter().find_map(|sheet| sheet.order) {
        Some(Order::DayMonth) => "dmy",
        Some(Order::MonthDay) => "mdy",
        None => "",
    };
    let column = |one: casework::manifests::ColumnLook| ColumnFacts {
        unsure: one.confidence < SURE
            && !one.samples.is_empty()
            && !(one.field == Field::Ignored && one.confidence > 0.0),
        title: one.title,
        field: one.field,
        samples: short(one.samples),
    };
    let sheets = sheets
        .into_iter()
        .map(|sheet| SheetFacts { sheet: sheet.sheet, columns: sheet.columns.into_iter().map(column).collect() })
        .collect();
    let facts = Columns { name: String::new(), id: upload, sheets, order };
    Ok(Page::staff(columns_page(&frame, &facts)))
}

/// As many values as fit beside a select.
fn short(mut samples: Vec<String>) -> Vec<String> {
    let mut left = 90_usize;
    samples.retain(|text| {
        left = left.saturating_sub(text.chars().count() + 3);
        left > 0
    });
    samples
}

pub async fn post_columns(Calling(staff): Calling, Path(upload): Path<String>, posted: Posted) -> Result<Page, Stop> {
    let upload = id::<UploadId>(&upload)?;
    let mut fields: Vec<Vec<Field>> = Vec::new();
    let sheets = staff.list_columns(upload).await?;
    for (at, sheet) in sheets.iter().enumerate() {
        let chosen = |column: usize| field::of_code(posted.field(&format!("f{at}_{column}"))).unwrap_or(Field::Ignored);
        fields.push((0..sheet.columns.len()).map(chosen).collect());
    }
    let order = match posted.field("order") {
        "dmy" => Some(Order::DayMonth),
        "mdy" => Some(Order::MonthDay),
        _ => None,
    };
    staff.confirm_columns(upload, fields, order, posted.field("remember") == "yes", posted.request).await?;
    Ok(Page::see_other(paths::manifest(upload)))
}
