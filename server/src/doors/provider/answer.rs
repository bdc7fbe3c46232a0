//! P2, from the inbox and by the signed link.

use app::kit::State;
use app::kit::form::Form;
use app::kit::when::{moment, written};
use app::paths;
use app::provider::{One, one_page};
use app::shell::StaffFrame;
use axum::extract::{Path, State as Of};
use casework::Refusal;
use casework::answers::{CannotRecord, read_answer};
use domain::ids::ReferralId;
use domain::problems::{Problems, Typed};
use domain::referral::CannotAnswer;
use store::answers::{Received, fold};
use store::instant;

use super::inbox::{age, languages, offering, short_name};
use crate::http::{callers::Calling, frame::Here, page::Page, posted::Posted, refusal::Stop, site::Site};

fn page(
    site: &Site,
    frame: &StaffFrame,
    received: &Received,
    action: String,
    refused: Option<String>,
    form: Form,
) -> Page {
    let today = site.house.today();
    let open = fold(&received.referral).is_ok_and(|referral| referral.state.is_open());
    let starts = received.offering.start_date.parse::<jiff::civil::Date>().unwrap_or(today);
    let first = if received.offering.per_night {
        starts.checked_add(jiff::Span::new().days(received.referral.slot_from)).unwrap_or(today)
    } else {
        starts
    };
    let facts = One {
        action,
        who: short_name(received),
        age: age(received, today),
        people: received.people,
        languages: languages(received),
        municipality: received
            .municipality_code
            .as_deref()
            .and_then(domain::fields::place::municipality)
            .map(|m| m.name.to_string())
            .unwrap_or_default(),
        offering: offering(received),
        state: State::parse(&received.referral.state).unwrap_or(State::Sent),
        answer_by: moment(instant(received.referral.answer_by)),
        now: moment(site.house.now()),
        open,
        first_day: written(first.max(today)),
        refused,
        form,
    };
    Page::staff(one_page(frame, facts))
}

fn form(typed: Typed, problems: Problems) -> Form {
    Form { typed, problems }
}

/// The sentence of a refusal by the rules.
pub fn words(l: locales::Locale, refusal: &CannotAnswer) -> String {
    match refusal {
        CannotAnswer::PlaceGone => locales::provider::gone(l),
        CannotAnswer::ConsentMissing => locales::provider::consent_gone(l),
        _ => locales::provider::one_answered(l),
    }
}

pub async fn get(
    Of(site): Of<Site>,
    Calling(staff): Calling,
    Path(id): Path<ReferralId>,
    here: Here,
) -> Result<Page, Stop> {
    let received = staff.open_received(id).await?;
    Ok(page(&site, &here.staff(&staff), &received, paths::received_answer(id), None, Form::default()))
}

pub async fn post(
    Of(site): Of<Site>,
    Calling(staff): Calling,
    Path(id): Path<ReferralId>,
    here: Here,
    posted: Posted,
) -> Result<Page, Stop> {
    let done = match read_answer(&posted.typed, site.house.local()) {
        Ok(answer) => staff.answer_referral(id, answer, posted.request, here.path(), &posted.typed).await,
        Err(refusal) => Err(refusal.into()),
    };
    let frame = here.staff(&staff);
    let (refused, problems, conflict) = match done {
        Ok(()) => return Ok(Page::see_other(paths::received_one(id))),
        Err(CannotRecord::Rule(rule)) => (Some(words(frame.locale, &rule)), Problems::new(), true),
        Err(CannotRecord::Refused(Refusal::Invalid(problems))) => (None, problems, false),
        Err(CannotRecord::Refused(refusal)) => return Err(refusal.into()),
    };
    let received = staff.open_received(id).await?;
    let page = page(&site, &frame, &received, paths::received_answer(id), refused, form(posted.typed, problems));
    Ok(if conflict { page.conflict() } else { page.unprocessable() })
}

pub async fn get_link(Of(site): Of<Site>, Path(token): Path<String>, here: Here) -> Result<Page, Stop> {
    let holder = site.house.link_holder(&token).await?;
    Ok(page(&site, &here.nobody(), &holder.received, paths::signed_link(&token), None, Form::default()))
}

pub async fn post_link(
    Of(site): Of<Site>,
    Path(token): Path<String>,
    here: Here,
    posted: Posted,
) -> Result<Page, Stop> {
    let holder = site.house.link_holder(&token).await?;
    let done = match read_answer(&posted.typed, site.house.local()) {
        // The path holds the token: the idempotency record names the route alone.
        Ok(answer) => holder.answer(answer, posted.request, "signed_link", &posted.typed).await,
        Err(refusal) => Err(refusal.into()),
    };
    let frame = here.nobody();
    let (refused, problems) = match done {
        Ok(()) => return Ok(Page::see_other(paths::signed_link(&token))),
        Err(CannotRecord::Rule(rule)) => (Some(words(frame.locale, &rule)), Problems::new()),
        Err(CannotRecord::Refused(Refusal::Invalid(problems))) => (None, problems),
        Err(CannotRecord::Refused(refusal)) => return Err(refusal.into()),
    };
    let received = site.house.link_holder(&token).await?.received;
    Ok(page(&site, &frame, &received, paths::signed_link(&token), refused, form(posted.typed, problems))
        .unprocessable())
}
