//! S13: the search box. What is typed is posted, so that no name or number stands in an address or a log.

use app::kit::{Form, when};
use app::paths;
use app::reception::{Elsewhere, Find, FoundPerson, find_page};
use casework::search::{Asked, Elsewhere as Answer, Found, SHOWN};
use casework::{Refusal, Staff};
use domain::access::Role;
use domain::fields::place;
use domain::search::Why;
use locales::{Locale, dates, people as words};

use crate::http::{callers::Calling, frame::Here, page::Page, posted::Posted, refusal::Stop};

fn page(staff: &Staff, here: &Here, facts: Find) -> Page {
    let registers = matches!(staff.actor.role, Role::Reception | Role::ShiftLead | Role::Supervisor);
    let facts = Find { register: registers.then(paths::flights), ..facts };
    Page::staff(find_page(&here.staff(staff), &facts))
}

pub async fn get(Calling(staff): Calling, here: Here) -> Page {
    page(&staff, &here, Find::default())
}

pub async fn post(Calling(staff): Calling, here: Here, posted: Posted) -> Result<Page, Stop> {
    let l = here.staff(&staff).locale;
    let asked = match Asked::read(&posted.typed, staff.house().today()) {
        Ok(asked) => asked,
        Err(problems) => {
            let facts = Find { form: Form::refused(posted.typed, problems), ..Find::default() };
            return Ok(page(&staff, &here, facts).unprocessable());
        }
    };
    let found = staff.search(&asked).await?;
    let facts = Find {
        more: found.len() == SHOWN,
        found: (!asked.text.is_empty()).then(|| found.into_iter().map(|one| row(l, staff.actor.role, one)).collect()),
        form: Form::filled(posted.typed),
        ..Find::default()
    };
    Ok(page(&staff, &here, facts))
}

pub async fn post_beyond(Calling(staff): Calling, here: Here, posted: Posted) -> Result<Page, Stop> {
    match staff.ask_elsewhere(&posted.typed, posted.request).await {
        Ok(answer) => {
            let elsewhere = Some(match answer {
                Answer::Ask(centres) => Elsewhere::Ask(centres),
                Answer::Nobody => Elsewhere::Nobody,
            });
            Ok(page(&staff, &here, Find { elsewhere, beyond: Form::filled(posted.typed), ..Find::default() }))
        }
        Err(Refusal::Invalid(problems)) => {
            let beyond = Form::refused(posted.typed, problems);
            Ok(page(&staff, &here, Find { beyond, ..Find::default() }).unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}

fn row(l: Locale, role: Role, Found { row, file, why }: Found) -> FoundPerson {
    let (person, arrival) = (row.person, row.arrival);
    let at_the_desk = matches!(role, Role::Reception | Role::ShiftLead);
    let href = match (&arrival, file) {
        (Some((_, flight, receipt)), _) if at_the_desk => Some(paths::flight_receipt(flight.id, receipt)),
        (_, Some(file)) if role == Role::Protection => Some(paths::protection_one(file)),
        (_, Some(file)) if !at_the_desk => Some(paths::person(file)),
        _ => None,
    };
    let worker = row.case.map(|(_, worker)| worker.unwrap_or_else(|| words::find_unassigned(l)));
    let arrived = arrival.map(|(at, flight, _)| {
        let day = when::moment(store::instant(at)).day;
        format!("{} · {}", dates::short_day_with_year(l, day), flight.number)
    });
    FoundPerson {
        name: format!("{}, {}", person.surnames, person.given_names),
        href,
        born: person.birth_date.as_deref().and_then(|date| date.get(..4)).unwrap_or_default().to_owned(),
        arrived: arrived.unwrap_or_default(),
        town: person
            .municipality_code
            .as_deref()
            .and_then(place::municipality)
            .map_or_else(String::new, |town| town.name.to_owned()),
        worker: worker.unwrap_or_default(),
        why: why.into_iter().map(|why| said(l, why)).collect::<Vec<_>>().join(" · "),
    }
}

fn said(l: Locale, why: Why) -> String {
    if l == Locale::EN { why.en() } else { why.es() }.to_owned()
}
