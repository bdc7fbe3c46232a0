//! S23 and P4: where there is room, and what is said about it.

use std::collections::HashMap;

use app::kit::{form::Form, when};
use app::paths;
use app::provider::{OfferingFacts, PlacesFacts, Room, SupplyRow, WeekFacts, offering_page, places_page};
use axum::extract::{Path, Query};
use casework::places::{BoardRow, WEEKS, Week, monday};
use casework::{Refusal, Staff};
use domain::access::Role;
use domain::catalogue::Category;
use domain::fields::place;
use domain::problems::Typed;
use locales::{Locale, dates::Day, provider as words};
use store::{instant, places::Supply};
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

/// The name of an offering in the reader's language, as its provider wrote it.
fn name(l: Locale, supply: &Supply) -> String {
    let say = |code: &str| {
        let name = supply.offering.facts.get("name")?.get(code)?.as_str()?;
        (!name.is_empty()).then(|| name.to_owned())
    };
    let english = if l == Locale::EN { say("en") } else { None };
    english.or_else(|| say("es")).unwrap_or_else(|| supply.programme.name_es.clone())
}

fn programme_name(l: Locale, supply: &Supply) -> String {
    let programme = &supply.programme;
    if l == Locale::EN && !programme.name_en.is_empty() { programme.name_en.clone() } else { programme.name_es.clone() }
}

fn row(l: Locale, of: &BoardRow) -> SupplyRow {
    let supply = &of.supply;
    // Where a reserved house stands is shown to nobody here, not even its town.
    let reserved = supply.provider.confidential;
    let town = place::municipality(&supply.offering.municipality_code).filter(|_| !reserved);
    let town = town.map_or_else(|| words::places_reserved(l), |town| format!("{}, {}", town.name, town.department));
    let room = |week: WeekFacts| Room { id: supply.offering.id.to_string(), week };
    let weeks = of.weeks.iter().map(|week| match facts(*week) {
        WeekFacts::Nothing => Vec::new(),
        something => vec![room(something)],
    });
    SupplyRow {
        id: supply.offering.id.to_string(),
        name: name(l, supply),
        provider: supply.provider.name.clone(),
        place: town,
        category: supply.offering.category.clone(),
        weeks: weeks.collect(),
        later: of.later.map(|(day, places)| (room(WeekFacts::Begins(when::day(day), places)), 0)),
        waiting: supply.waiting,
        confirmed: supply.confirmed_at.map(|at| when::moment(instant(at))),
        stale: of.stale,
        editable: of.editable,
    }
}

/// One row a programme and town, in the order of their first offerings.
fn by_programme(l: Locale, all: &[&BoardRow]) -> Vec<SupplyRow> {
    let mut at: HashMap<(Uuid, &str), usize> = HashMap::new();
    let mut rows: Vec<SupplyRow> = Vec::new();
    for one in all {
        let offering = &one.supply.offering;
        let key = (offering.programme_id, offering.municipality_code.as_str());
        let mut next = row(l, one);
        let Some(row) = at.get(&key).and_then(|at| rows.get_mut(*at)) else {
            at.insert(key, rows.len());
            next.name = programme_name(l, &one.supply);
            rows.push(next);
            continue;
        };
        row.weeks.iter_mut().zip(next.weeks).for_each(|(rooms, more)| rooms.extend(more));
        row.later = match (row.later.take(), next.later) {
            (Some((one, more)), Some((other, _))) => {
                Some((if begins(&other) < begins(&one) { other } else { one }, more + 1))
            }
            (one, other) => one.or(other),
        };
        row.waiting += next.waiting;
        row.confirmed = row.confirmed.min(next.confirmed);
        row.stale |= next.stale;
    }
    rows.iter_mut().flat_map(|row| &mut row.weeks).for_each(|rooms| rooms.sort_by_key(begins));
    rows
}

const fn begins(room: &Room) -> Option<Day> {
    match room.week {
        WeekFacts::Begins(day, _) => Some(day),
        WeekFacts::Nothing | WeekFacts::Nights(_) => None,
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
    let is_there = |kind: &&Category| all.iter().any(|one| one.supply.offering.category == kind.code());
    let kinds = Category::ALL.iter().filter(is_there).map(|kind| kind.code().to_owned()).collect();
    let mut departments: Vec<String> = all.iter().map(department).filter(|name| !name.is_empty()).collect();
    departments.sort();
    departments.dedup();
    let (kind, place) = (asked.kind.unwrap_or_default(), asked.department.unwrap_or_default());
    let chosen = |one: &&BoardRow| {
        (kind.is_empty() || one.supply.offering.category == kind) && (place.is_empty() || department(one) == place)
    };
    let own = staff.actor.role == Role::Provider;
    let shown: Vec<&BoardRow> = all.iter().filter(chosen).collect();
    let facts = PlacesFacts {
        // Whoever answers for the offerings says something about each; everybody else looks for room.
        rows: if own {
            shown.into_iter().map(|one| row(frame.locale, one)).collect()
        } else {
            by_programme(frame.locale, &shown)
        },
        weeks: weeks(&staff),
        today: when::day(staff.house().today()),
        kinds,
        departments,
        own,
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
        others: one.others.iter().map(|other| (other.offering.id.to_string(), name(frame.locale, other))).collect(),
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
