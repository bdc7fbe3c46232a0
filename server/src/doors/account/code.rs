//! S1, second step: the code after the password, its set-up at the first sign-in, and a fresh code before a grave act.

use app::account::{NewKey, SecondFactor, second_factor_page};
use app::kit::form::Form;
use app::paths;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use casework::accounts::CannotSignIn;
use casework::second_factor::Asked;
use domain::problems::{ProblemCode, Problems};

use super::sign_in::{Then, arrived};
use crate::http::{
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    session,
    site::Site,
};

pub async fn get(State(site): State<Site>, headers: HeaderMap, Query(then): Query<Then>, here: Here) -> Answer {
    page(&site, &headers, &here, then.form(&here)).await
}

pub async fn post(State(site): State<Site>, headers: HeaderMap, here: Here, posted: Posted) -> Answer {
    let Some(token) = session::token(&site, &headers) else { return Ok(again()) };
    let code = match site.house.take_code(&token, posted.field("code")).await {
        Ok(token) => return arrived(&site, &here, &posted, token).await,
        Err(CannotSignIn::NeedsPassword) => return Ok(again()),
        Err(CannotSignIn::Unavailable) => return Err(crate::http::refusal::Stop::Away),
        Err(CannotSignIn::TooMany { .. }) => ProblemCode::TooManyTries,
        Err(CannotSignIn::Wrong { .. }) => ProblemCode::SecondFactorWrong,
    };
    Ok(page(&site, &headers, &here, Form { typed: posted.typed, problems: Problems::one("code", code) })
        .await?
        .unprocessable())
}

fn again() -> Page {
    Page::see_other(paths::staff_sign_in())
}

async fn page(site: &Site, headers: &HeaderMap, here: &Here, form: Form) -> Answer {
    let asked = match session::token(site, headers) {
        Some(token) => site.house.asked_for_code(&token).await.map_err(casework::Refusal::from)?,
        None => None,
    };
    let key = match asked {
        None => return Ok(again()),
        Some(Asked::Code) => None,
        Some(Asked::SetUp(key)) => Some(NewKey { uri: key.uri, secret: key.secret }),
    };
    Ok(Page::staff(second_factor_page(&here.nobody(), &SecondFactor { form, key })))
}
