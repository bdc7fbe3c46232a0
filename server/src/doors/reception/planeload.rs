//! A planeload routed together, from its flight: started, followed, looked at, accepted.

use app::kit::when;
use app::paths;
use app::reception::planeload::{Before, Doing, Going, Over, Start, going_page, sheet_page, start_page};
use axum::extract::Path;
use axum::response::Response;
use casework::Staff;
use casework::planeload::{Accepted, Looking, Progress, Step, Wanted};
use domain::ids::FlightId;
use uuid::Uuid;

use super::{id, plan_facts};
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
    telling,
};

async fn start(staff: &Staff, here: &Here, flight: FlightId, over: Option<Over>) -> Answer {
    let found = staff.planeload(flight).await?;
    let before = found.plans.into_iter().map(|plan| Before {
        id: plan.id.to_string(),
        at: when::moment(store::instant(plan.as_of.unwrap_or(plan.created_at))),
        by: plan.by,
        state: plan.state,
    });
    let facts = Start {
        flight: flight.to_string(),
        number: found.flight.number,
        homes: found.homes,
        needs: found.needs,
        uninterviewed: found.uninterviewed,
        over,
        before: before.collect(),
    };
    Ok(Page::staff(start_page(&here.staff(staff), &facts)))
}

pub async fn get_start(Calling(staff): Calling, here: Here, Path(flight): Path<String>) -> Answer {
    start(&staff, &here, id(&flight)?, None).await
}

pub async fn post_start(Calling(staff): Calling, here: Here, Path(flight): Path<String>, posted: Posted) -> Answer {
    let flight = id::<FlightId>(&flight)?;
    let plan = staff.route_planeload(flight, posted.request, here.path(), &posted.typed).await?;
    Ok(Page::see_other(paths::flight_plan(flight, plan)))
}

async fn page(staff: &Staff, here: &Here, flight: FlightId, plan: Uuid, done: Option<Accepted>) -> Answer {
    let frame = here.staff(staff);
    match staff.places_planned(flight, plan).await? {
        Looking::Ready(sheet) => {
            Ok(Page::staff(sheet_page(&frame, &plan_facts::sheet(frame.locale, flight, &sheet, done))))
        }
        Looking::Going(of, progress, now) => {
            Ok(Page::staff(going_page(&frame, &going(flight, plan, of.number, progress, now))))
        }
        Looking::Over(ended) => {
            let over = if ended.state == "cancelled" { Over::Cancelled } else { Over::Failed };
            start(staff, here, flight, Some(over)).await
        }
    }
}

pub async fn get(Calling(staff): Calling, here: Here, Path((flight, plan)): Path<(String, Uuid)>) -> Answer {
    page(&staff, &here, id(&flight)?, plan, None).await
}

fn going(flight: FlightId, plan: Uuid, number: String, progress: Progress, now: jiff::Timestamp) -> Going {
    let doing = match progress.step {
        Step::Waiting => Doing::Waiting,
        Step::Reading => Doing::Reading,
        Step::Options => Doing::Options,
        Step::Placing => Doing::Placing,
        Step::Proving => Doing::Proving,
        Step::Keeping => Doing::Keeping,
    };
    let (done, of) = (progress.done as u64, progress.of as u64);
    let passed = u64::try_from(now.as_second() - progress.since.as_second()).unwrap_or(0);
    let left = (passed * of.saturating_sub(done)).checked_div(done).filter(|left| *left > 0);
    Going { flight: flight.to_string(), plan: plan.to_string(), number, doing, done, of, left }
}

pub async fn get_progress(
    Calling(staff): Calling,
    here: Here,
    Path((flight, plan)): Path<(String, Uuid)>,
) -> Result<Response, Stop> {
    let l = here.staff(&staff).locale;
    let flight = id::<FlightId>(&flight)?;
    let follow = staff.follow_plan(flight, plan).await?;
    Ok(telling::progress(move || {
        let facts = going(flight, plan, String::new(), follow.now()?, staff.house().now());
        Some((facts.done, facts.of, facts.words(l), facts.figures(l)))
    }))
}

pub async fn post_cancel(
    Calling(staff): Calling,
    Path((flight, plan)): Path<(String, Uuid)>,
    _posted: Posted,
) -> Answer {
    let flight = id::<FlightId>(&flight)?;
    staff.cancel_plan(flight, plan).await?;
    Ok(Page::see_other(paths::flight_plan(flight, plan)))
}

pub async fn post_accept(
    Calling(staff): Calling,
    here: Here,
    Path((flight, plan)): Path<(String, Uuid)>,
    posted: Posted,
) -> Answer {
    let flight = id::<FlightId>(&flight)?;
    let of = |name: &str| posted.field(name).parse::<Uuid>().ok();
    let wanted = match (of("line"), of("changed")) {
        (Some(need), _) => Wanted::Line(need),
        (None, Some(need)) => Wanted::Changed(need),
        _ if posted.field("all") == "yes" => Wanted::All,
        _ => return Err(Stop::Unreadable),
    };
    let done = staff.accept_plan(flight, plan, wanted, posted.request, here.path()).await?;
    if done.kept.is_empty() {
        return Ok(Page::see_other(paths::flight_plan(flight, plan)));
    }
    page(&staff, &here, flight, plan, Some(done)).await.map(Page::conflict)
}
