//! S5 to S7: the desk of a flight and the receipt of a registration.

use app::kit::form::Form;
use app::paths;
use app::reception::{Desk, Earlier, Slip, desk_page, sealed_page, slip_page};
use axum::extract::{Path, Query};
use casework::arrivals::{Desk as Room, Registration, Slip as Kept, zone};
use casework::{Refusal, Staff};
use domain::ids::{FlightId, LineId};
use domain::problems::{ProblemCode, Typed};

use locales::people as words;

use super::{alike, facts, id};
use crate::http::{callers::Calling, frame::Here, page::Page, posted::Posted, refusal::Stop};

/// The line that was chosen; `nueva` is somebody who is not on the list.
#[derive(Default, serde::Deserialize)]
pub struct Asked {
    #[serde(rename = "linea")]
    line: Option<String>,
}

impl Asked {
    fn is_new(&self) -> bool {
        self.line.as_deref() == Some("nueva")
    }

    fn line(&self) -> Result<Option<LineId>, Stop> {
        self.line.as_deref().filter(|line| *line != "nueva").map(id).transpose()
    }
}

async fn room(staff: &Staff, flight: &str, asked: &Asked) -> Result<Room, Stop> {
    let flight = id::<FlightId>(flight)?;
    Ok(match asked.line()? {
        Some(line) => staff.desk_line(flight, line).await?,
        None => staff.desk(flight, "").await?,
    })
}

/// One open line that was found, or chosen, is answered about at once; else the hits are shown.
async fn page(staff: &Staff, here: &Here, room: Room, asked: &Asked, came_back: Option<Form>) -> Result<Page, Stop> {
    let one = match room.found.as_slice() {
        [one] if one.registered.is_none() && !asked.is_new() => Some(one),
        _ => None,
    };
    let answering = (one.is_some() || asked.is_new()) && casework::flights::takes_people(&room.flight.state);
    let fresh = || {
        let typed = one.map_or_else(
            || Typed::from([("language".to_owned(), "spa".to_owned())]),
            |line| facts::typed(line, &room.family),
        );
        Form::filled(typed)
    };
    let form = came_back.unwrap_or_else(fresh);
    let earlier =
        if answering { earlier(staff, here, &room, one.map(|line| line.id), &form).await? } else { Vec::new() };
    let child_alone = form.has(ProblemCode::CaregiverMissing)
        || one.is_some_and(|line| line.alone)
        || !form.value("protection").is_empty();
    let desk = Desk {
        flight: room.flight.id.to_string(),
        number: room.flight.number.clone(),
        listed: room.flight.tally.listed,
        registered: room.flight.tally.registered,
        query: room.query.clone(),
        found: if one.is_some() { Vec::new() } else { room.found.iter().map(facts::found).collect() },
        line: one.map(facts::found),
        answering,
        card_receipt: room.card_of.as_ref().map(|who| who.receipt.clone()),
        earlier,
        child_alone,
        form,
        departments: facts::departments(),
        languages: facts::languages(),
    };
    Ok(Page::staff(desk_page(&here.staff(staff), &desk)))
}

/// Who of those registered before the person of the form may be.
async fn earlier(
    staff: &Staff,
    here: &Here,
    room: &Room,
    line: Option<LineId>,
    form: &Form,
) -> Result<Vec<Earlier>, Stop> {
    let l = here.staff(staff).locale;
    let found = staff.earlier_returns(room.flight.id, line, &form.typed).await?;
    let shown = |one: casework::arrivals::Earlier| {
        let person = one.row.person;
        let born = person.birth_date.as_deref().map(facts::day_first).unwrap_or_default();
        let reasons = if one.reasons.is_empty() {
            words::earlier_listed(l)
        } else {
            one.reasons.iter().map(|reason| alike::said(l, *reason)).collect::<Vec<_>>().join(" · ")
        };
        let facts = [born, alike::town(person.municipality_code.as_deref()), reasons];
        Earlier {
            person: person.id.to_string(),
            name: format!("{} {}", person.given_names, person.surnames),
            arrived: alike::arrived(l, one.row.arrival.map_or(0, |(at, _, _)| at)),
            facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · "),
        }
    };
    Ok(found.into_iter().map(shown).collect())
}

pub async fn get(
    Calling(staff): Calling,
    here: Here,
    Path(flight): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Stop> {
    let room = room(&staff, &flight, &asked).await?;
    page(&staff, &here, room, &asked, None).await
}

/// The address of a look-up, opened again: what was looked for is not in it.
pub async fn get_find(Path(flight): Path<String>) -> Page {
    Page::see_other(paths::flight_desk(flight))
}

/// One open line that was found is answered about at once.
pub async fn post_find(
    Calling(staff): Calling,
    here: Here,
    Path(flight): Path<String>,
    posted: Posted,
) -> Result<Page, Stop> {
    let room = staff.desk(id(&flight)?, posted.field("q")).await?;
    match room.found.as_slice() {
        [one] if one.registered.is_none() => Ok(Page::see_other(paths::flight_desk_line(&flight, one.id))),
        _ => page(&staff, &here, room, &Asked::default(), None).await,
    }
}

pub async fn post(
    Calling(staff): Calling,
    here: Here,
    Path(flight): Path<String>,
    Query(asked): Query<Asked>,
    posted: Posted,
) -> Result<Page, Stop> {
    if !posted.field(zone::FIELD).is_empty() {
        let mut typed = posted.typed;
        let problems = zone::fill(&mut typed, staff.house().today());
        let (room, unread) = (room(&staff, &flight, &asked).await?, problems.block());
        let page = page(&staff, &here, room, &asked, Some(Form::refused(typed, problems))).await?;
        return Ok(if unread { page.unprocessable() } else { page });
    }
    match staff.register(id(&flight)?, asked.line()?, &posted.typed, posted.request).await {
        Ok(Registration::Done { receipt, .. }) => Ok(Page::see_other(paths::flight_receipt(&flight, receipt))),
        // The desk then says who registered the line, and where.
        Ok(Registration::Already(_)) => {
            let room = room(&staff, &flight, &asked).await?;
            Ok(page(&staff, &here, room, &asked, None).await?.conflict())
        }
        Err(Refusal::Invalid(problems)) => {
            let room = room(&staff, &flight, &asked).await?;
            let form = Form::refused(posted.typed, problems);
            Ok(page(&staff, &here, room, &asked, Some(form)).await?.unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn get_receipt(
    Calling(staff): Calling,
    here: Here,
    Path((flight, receipt)): Path<(String, String)>,
) -> Result<Page, Stop> {
    let frame = here.staff(&staff);
    match staff.slip(id(&flight)?, &receipt).await? {
        Kept::Sealed { receipt, officer } => {
            Ok(Page::staff(sealed_page(&frame, &flight, &receipt, officer.as_deref())))
        }
        Kept::Open { who, household, card } => {
            let others = household.into_iter().filter(|other| other.arrival != who.arrival);
            let family =
                others.map(|other| (format!("{} {}", other.given_names, other.surnames), other.receipt)).collect();
            let name = format!("{} {}", who.given_names, who.surnames);
            let slip = Slip { flight, receipt: who.receipt, name, card, family };
            Ok(Page::staff(slip_page(&frame, &slip)))
        }
    }
}
