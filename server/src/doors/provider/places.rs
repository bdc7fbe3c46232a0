//! S23 and P4: where there is room, and what is said about it.

use app::kit::{form::Form, when};
use app::paths;
use app::provider::{OfferingFacts, PlacesFacts, SupplyRow, WeekFacts, offering_page, places_page};
use axum::extract::{Path, Query};
use casework::places::{BoardRow, WEEKS, Week, monday};
use casework::{Refusal, Staff};
use domain::access::Role;
use domain::fields::place;
use domain::problems::Typed;
use locales::{Locale, dates::Day, provider as words};
use store::instant;
use uuid::Uuid;

use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
};

/// The filters of the board.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(rename = "tipo")]
    kind: Option<String>,
    #[serde(rename = "departamento")]
    department: Option<String>,
}

/// The department of an offering; none where its place is reserved.
fn department(of: &BoardRow) -> String {
    let supply = &of.supply;
    let town = place::municipality(&supply.offering.municipality_code).filter(|_| !supply.provider.confidential);
    town.map(|town| town.department.to_string()).unwrap_or_default()
}

fn row(l: Locale, of: &BoardRow) -> SupplyRow {
    let supply = &of.supply;
    // Where a reserved house stands is shown to nobody here, not even its town.
    let reserved = supply.provider.confidential;
    let town = place::municipality(&supply.offering.municipality_code).filter(|_| !reserved);
    let town = town.map_or_else(|| words::places_reserved(l), |town| format!("{}, {}", town.name, town.department));
    let told = |facts: &serde_json::Value| {
        let say = |code: &str| {
            facts
                .get("name")
                .and_then(|name| name.get(code))
                .and_then(|name| name.as_str())
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
        };
        if l == Locale::EN { say("en").or_else(|| say("es")) } else { say("es") }
    };
    SupplyRow {
        id: supply.offering.id.to_string(),
        name: told(&supply.offering.facts).unwrap_or_else(|| supply.programme.name_es.clone()),
        provider: supply.provider.name.clone(),
        place: town,
        category: supply.offering.category.clone(),
        weeks: of.weeks.iter().map(|week| facts(*week)).collect(),
        waiting: supply.waiting,
        confirmed: supply.confirmed_at.map(|at| when::moment(instant(at))),
        stale: of.stale,
        editable: of.editable,
    }
}

fn facts(week: Week) -> WeekFacts {
    match week {
        Week::Nothing => WeekFacts::Nothing,
        Week::Nights(places) => WeekFacts::Nights(places),
        Week::Begins(day, places) => WeekFacts::Begins(when::day(day), places),
    }
}

fn weeks(staff: &Staff) -> Vec<(Day, Day)> {
    let today = staff.house().today();
    let week = |at: usize| {
        let first = monday(today, at);
        (when::day(first), when::day(first.checked_add(jiff::Span::new().days(6)).unwrap_or(first)))
    };
    (0..WEEKS).map(week).collect()
}

pub async fn board(Calling(staff): Calling, Query(asked): Query<Asked>, here: Here) -> Answer {
    let frame = here.staff(&staff);
    let all = staff.capacity_board().await?;
    let mut kinds: Vec<String> = all.iter().map(|one| one.supply.offering.category.clone()).collect();
    kinds.dedup();
    let mut departments: Vec<String> = all.iter().map(department).filter(|name| !name.is_empty()).collect();
    departments.sort();
    departments.dedup();
    let (kind, place) = (asked.kind.unwrap_or_default(), asked.department.unwrap_or_default());
    let chosen = |one: &&BoardRow| {
        (kind.is_empty() || one.supply.offering.category == kind) && (place.is_empty() || department(one) == place)
    };
    let facts = PlacesFacts {
        rows: all.iter().filter(chosen).map(|one| row(frame.locale, one)).collect(),
        weeks: weeks(&staff),
        today: when::day(staff.house().today()),
        kinds,
        departments,
        own: staff.actor.role == Role::Provider,
        chosen: Form::filled(Typed::from([
            ("tipo".to_owned(), kind.clone()),
            ("departamento".to_owned(), place.clone()),
        ])),
    };
    Ok(Page::staff(places_page(&frame, &facts)))
}

async fn page(staff: &Staff, here: &Here, offering: Uuid, form: Form) -> Answer {
    let one = staff.offering_places(offering).await?;
    let frame = here.staff(staff);
    let facts = OfferingFacts {
        row: row(frame.locale, &one.row),
        weeks: weeks(staff),
        per_night: one.row.supply.offering.per_night,
        days: (when::written(one.days.0), when::written(one.days.1)),
        history: one
            .history
            .into_iter()
            .map(|said| (when::moment(instant(said.at)), said.who, said.reason, said.total, said.out_of_service))
            .collect(),
        form,
    };
    Ok(Page::staff(offering_page(&frame, &facts)))
}

pub async fn get(Calling(staff): Calling, Path(offering): Path<Uuid>, here: Here) -> Answer {
    page(&staff, &here, offering, Form::default()).await
}

pub async fn post(Calling(staff): Calling, Path(offering): Path<Uuid>, here: Here, posted: Posted) -> Answer {
    match staff.declare_places(offering, posted.request, here.path(), &posted.typed).await {
        Ok(()) => Ok(Page::see_other(paths::capacity_of(offering))),
        Err(Refusal::Invalid(problems)) => {
            page(&staff, &here, offering, Form::refused(posted.typed, problems)).await.map(Page::unprocessable)
        }
        Err(other) => Err(other.into()),
    }
}
