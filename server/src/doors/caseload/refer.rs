//! Referir: check and send.

use app::caseload::{Days, ReferFacts, changes_word, reason, refer_over_page, refer_page};
use app::{kit::form::Form, kit::when, paths};
use axum::extract::Path;
use casework::{Refusal, Staff};
use domain::problems::Typed;
use locales::dates;
use uuid::Uuid;

use super::programmes::say;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
};

async fn page(staff: &Staff, here: &Here, case: Uuid, offering: &str, form: Form) -> Result<Page, Stop> {
    let check = staff.check_referral(case, offering).await?;
    let frame = here.staff(staff);
    let l = frame.locale;
    let days = Days::From(staff.house().today());
    let facts = ReferFacts {
        case: case.to_string(),
        offering: offering.to_owned(),
        name: say(l, &check.offering.name),
        provider: say(l, &check.provider.name),
        category: check.category.to_owned(),
        from: dates::long_day(l, when::day(check.from)),
        units: check.units,
        answer_by: dates::long(l, when::moment(check.answer_by)),
        consent: check.consent,
        changed: check.stale.then(|| changes_word(l, &check.changed)),
        against: check.against.iter().map(|rule| reason(l, rule, days)).collect(),
        ways: check.ways.clone(),
        form,
    };
    let page = Page::staff(refer_page(&frame, &facts));
    Ok(if facts.stands() { page } else { page.unprocessable() })
}

/// The offer no longer applies at all: the reason, and the way to the others.
fn over(staff: &Staff, here: &Here, case: Uuid, form: &Form) -> Page {
    Page::staff(refer_over_page(&here.staff(staff), &case.to_string(), form)).unprocessable()
}

pub async fn get(Calling(staff): Calling, Path((case, offering)): Path<(Uuid, String)>, here: Here) -> Answer {
    match page(&staff, &here, case, &offering, Form::default()).await {
        Err(Stop::Invalid(problems)) => Ok(over(&staff, &here, case, &Form::refused(Typed::new(), problems))),
        other => other,
    }
}

pub async fn post(
    Calling(staff): Calling,
    Path((case, offering)): Path<(Uuid, String)>,
    here: Here,
    posted: Posted,
) -> Answer {
    match staff.send_referral(case, &offering, posted.request, here.path(), &posted.typed).await {
        Ok(_) => Ok(Page::see_other(paths::person(case))),
        Err(Refusal::Invalid(problems)) => {
            let form = Form::refused(posted.typed, problems);
            match page(&staff, &here, case, &offering, form.clone()).await {
                Err(Stop::Invalid(_)) => Ok(over(&staff, &here, case, &form)),
                again => again.map(Page::unprocessable),
            }
        }
        Err(other) => Err(other.into()),
    }
}
