//! R4 and R5: one appointment, "Sí voy", "No puedo".

use app::kit::form::Form;
use app::paths;
use app::returnee::{
    Answered, Appointment, AppointmentState, Bring, CannotGo, CannotReason, Company, Venue, Worker, answered_page,
    appointment_page, cannot_go_page,
};
use axum::extract::{Path, Query, State};
use domain::problems::{ProblemCode, Problems};
use store::{Uuid, process::Process};

use super::facts;
use crate::http::{callers::Person, frame::Here, page::Page, posted::Posted, refusal::Stop, site::Site};

/// Which appointment a page without a form is about: an id, which proves nothing by itself.
#[derive(serde::Deserialize)]
pub struct About {
    #[serde(rename = "cita")]
    appointment: Option<Uuid>,
}

/// One appointment of the person's own case.
pub(super) fn find(
    process: &Process,
    id: Uuid,
) -> Result<&(store::entities::appointments::Model, Option<store::entities::offerings::Model>), Stop> {
    process.appointments.iter().find(|(row, _)| row.id == id).ok_or(Stop::Missing)
}

pub async fn get(
    State(site): State<Site>,
    Person(person): Person,
    Path(id): Path<Uuid>,
    here: Here,
) -> Result<Page, Stop> {
    let process = person.process().await?;
    let (row, offering) = find(&process, id)?;
    let at = facts::when(&row.on_date, row.at_time.as_deref()).ok_or(Stop::Broken("appointment without a day"))?;
    let past = row.on_date.parse::<jiff::civil::Date>().is_ok_and(|day| day < site.house.today());
    let private = facts::is_private(offering.as_ref());
    let state = match row.state.as_str() {
        "cancelled" => AppointmentState::Cancelled,
        _ if past => AppointmentState::Past,
        _ => AppointmentState::Planned,
    };
    let mut bring = vec![Bring::Card];
    if !row.bring.is_empty() && !private {
        bring.push(Bring::Other(row.bring.clone()));
    }
    let facts = Appointment {
        id: row.id.to_string(),
        state,
        at,
        until: None,
        answer: facts::answered(&row.state),
        venue: (!private).then(|| Venue { name: row.place.clone(), landmark: None, bus: None, position: None }),
        bring,
        company: Company::One,
        language: None,
        worker: process.worker.clone().map(|name| Worker { name, phone: site.serving.phone.clone(), woman: None }),
    };
    Ok(Page::public(appointment_page(&here.public(true), &facts)))
}

pub async fn post_answer(Person(person): Person, here: Here, posted: Posted) -> Result<Page, Stop> {
    let id: Uuid = posted.field("appointment").parse().map_err(|_| Stop::Missing)?;
    if posted.field("answer") == "no" {
        return Ok(Page::see_other(here.public(true).href(format!("{}?cita={id}", paths::cannot_go()))));
    }
    person.will_go(id, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(here.public(true).href(format!("{}?cita={id}", paths::answered()))))
}

fn cannot(here: &Here, id: Uuid, at: locales::dates::Moment, form: Form) -> Page {
    Page::public(cannot_go_page(
        &here.public(true),
        &CannotGo { appointment: id.to_string(), at, times: Vec::new(), form },
    ))
}

pub async fn get_cannot(Person(person): Person, Query(about): Query<About>, here: Here) -> Result<Page, Stop> {
    let process = person.process().await?;
    let id = about.appointment.ok_or(Stop::Missing)?;
    let (row, _) = find(&process, id)?;
    let at = facts::when(&row.on_date, row.at_time.as_deref()).ok_or(Stop::Missing)?;
    Ok(cannot(&here, id, at, Form::default()))
}

pub async fn post_cannot(Person(person): Person, here: Here, posted: Posted) -> Result<Page, Stop> {
    let id: Uuid = posted.field("appointment").parse().map_err(|_| Stop::Missing)?;
    if CannotReason::parse(posted.field("reason")).is_none() {
        let process = person.process().await?;
        let (row, _) = find(&process, id)?;
        let at = facts::when(&row.on_date, row.at_time.as_deref()).ok_or(Stop::Missing)?;
        let problems = Problems::one("reason", ProblemCode::ReasonMissing);
        return Ok(cannot(&here, id, at, Form { typed: posted.typed, problems }).unprocessable());
    }
    person.cannot_go(id, posted.field("reason"), posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(here.public(true).href(format!("{}?cita={id}", paths::answered()))))
}

pub async fn get_done(Person(person): Person, Query(about): Query<About>, here: Here) -> Result<Page, Stop> {
    let process = person.process().await?;
    let (row, _) = find(&process, about.appointment.ok_or(Stop::Missing)?)?;
    let at = facts::when(&row.on_date, row.at_time.as_deref()).ok_or(Stop::Missing)?;
    let answered = if row.state == "confirmed" { Answered::Yes(at) } else { Answered::Call };
    Ok(Page::public(answered_page(&here.public(true), answered)))
}
