//! S3: a list is sent; its lines are shown, and those that wait are corrected.

use app::kit::form::Form;
use app::kit::{import_words, list_words};
use app::paths;
use app::reception::{Fix, List, Listed, Upload, fix_page, list_page, upload_page};
use axum::extract::{Multipart, Path};
use casework::manifests::Uploaded;
use casework::{Refusal, Staff};
use domain::ids::{FlightId, LineId};
use domain::problems::{ProblemCode, Problems, Typed};
use locales::{Locale, lists};

use super::{facts, id};
use crate::http::{
    callers::Calling,
    frame::Here,
    page::Page,
    posted::{Posted, REQUEST_ID},
    refusal::Stop,
};

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
    let sent = match staff.upload_manifest(&name, bytes, posted.request).await {
        Err(Refusal::Unavailable(error)) if error.is_full() => {
            let refused = Some(lists::upload_full_disk(frame.locale));
            let form = Form::filled(posted.typed);
            let page = Page::staff(upload_page(&frame, &Upload { form, refused }));
            return Ok(page.status(axum::http::StatusCode::INSUFFICIENT_STORAGE));
        }
        other => other?,
    };
    match sent {
        Uploaded::Review(upload) => Ok(Page::see_other(paths::manifest(upload))),
        Uploaded::Refused(fault) => {
            let refused = Some(import_words::refusal(frame.locale, &name, &fault));
            let form = Form::filled(posted.typed);
            Ok(Page::staff(upload_page(&frame, &Upload { form, refused })).unprocessable())
        }
    }
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
        note: line
            .note
            .as_deref()
            .map(|note| noted(frame.locale, note, line.registered.is_some() || line.state == "arrived")),
    });
    let list = List { flight, number: board.number, lines: lines.collect() };
    Ok(Page::staff(list_page(&frame, &list)))
}

/// What a corrected list said of a line, in words.
fn noted(l: Locale, note: &str, registered: bool) -> String {
    match note.strip_prefix("changed:") {
        Some(facts) => lists::note_changed(
            l,
            facts.split(',').map(|fact| list_words::fact(l, fact)).collect::<Vec<_>>().join(", "),
        ),
        None if registered => lists::note_gone_registered(l),
        None => lists::note_gone(l),
    }
}

pub async fn post_seen(
    Calling(staff): Calling,
    Path((flight, line)): Path<(String, String)>,
    posted: Posted,
) -> Result<Page, Stop> {
    staff.note_seen(id(&flight)?, id(&line)?, posted.request).await?;
    Ok(Page::see_other(paths::flight_list(&flight)))
}

/// The titles of a list as we like to get it.
const TEMPLATE: &str = "\u{feff}No.,Apellidos,Nombres,Sexo,Fecha de nacimiento (dd/mm/aaaa),CUI,Tipo de documento,No. de documento,Nacionalidad,Municipio,Departamento,Grupo familiar,Parentesco,Idioma,Observaciones,Vuelo,Fecha de llegada,Procedencia\r\n";

pub async fn get_template(Calling(_): Calling) -> impl axum::response::IntoResponse {
    let named =
        [("content-type", "text/csv; charset=utf-8"), ("content-disposition", "attachment; filename=\"lista.csv\"")];
    (named, TEMPLATE)
}

async fn fix(
    staff: &Staff,
    here: &Here,
    flight: &str,
    line: &str,
    form: impl FnOnce(Typed) -> Form,
) -> Result<Page, Stop> {
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

pub async fn get_fix(
    Calling(staff): Calling,
    here: Here,
    Path((flight, line)): Path<(String, String)>,
) -> Result<Page, Stop> {
    fix(&staff, &here, &flight, &line, Form::filled).await
}

pub async fn post_fix(
    Calling(staff): Calling,
    here: Here,
    Path((flight, line)): Path<(String, String)>,
    posted: Posted,
) -> Result<Page, Stop> {
    match staff.correct_line(id(&flight)?, id(&line)?, &posted.typed, posted.request).await {
        Ok(()) => Ok(Page::see_other(paths::flight_list(&flight))),
        Err(Refusal::Invalid(problems)) => {
            let page = fix(&staff, &here, &flight, &line, |_| Form::refused(posted.typed, problems)).await?;
            Ok(page.unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}
