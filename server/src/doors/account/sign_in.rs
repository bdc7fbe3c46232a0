//! S1: one form, one generic answer; then back to the page that asked.

use app::account::{SignIn, sign_in_page, signed_out_page};
use app::kit::form::Form;
use app::paths;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use casework::accounts::{CannotSignIn, SignedIn};
use domain::problems::{ProblemCode, Problems};

use super::home;
use crate::http::{
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
    session,
    site::Site,
};

/// Where to go after signing in.
#[derive(serde::Deserialize)]
pub struct Then {
    #[serde(rename = "volver")]
    then: Option<String>,
}

impl Then {
    /// A fresh form that remembers it.
    pub fn form(&self, here: &Here) -> Form {
        let after = here.after_sign_in(self.then.as_deref());
        Form::filled(after.map(|path| (paths::AFTER_SIGN_IN.to_owned(), path)).into_iter().collect())
    }
}

fn page(here: &Here, form: Form) -> Page {
    Page::staff(sign_in_page(&here.nobody(), &SignIn { form, place: None, coordinator: None }))
}

pub async fn get(Query(then): Query<Then>, here: Here) -> Page {
    page(&here, then.form(&here))
}

pub async fn post(State(site): State<Site>, here: Here, posted: Posted) -> Answer {
    let code = match site.house.sign_in(posted.field("user"), posted.field("password"), &here.network()).await {
        Ok(SignedIn::Whole(token)) => return arrived(&site, &here, &posted, token).await,
        Ok(SignedIn::Halfway(token)) => {
            let to = paths::staff_second_factor_then(posted.field(paths::AFTER_SIGN_IN));
            return Ok(Page::see_other(to).cookie(session::cookie(&site, session::SESSION, token)));
        }
        Err(CannotSignIn::TooMany { .. }) => ProblemCode::TooManyTries,
        Err(CannotSignIn::Unavailable) => return Err(Stop::Away),
        Err(CannotSignIn::Wrong { .. } | CannotSignIn::NeedsPassword) => ProblemCode::SignInWrong,
    };
    let mut typed = posted.typed;
    typed.remove("password");
    Ok(page(&here, Form { typed, problems: Problems::one("user", code) }).unprocessable())
}

/// To the page that asked, or where the role starts its day.
pub async fn arrived(site: &Site, here: &Here, posted: &Posted, token: String) -> Answer {
    let staff = site.house.staff(&token).await.map_err(casework::Refusal::from)?.ok_or(Stop::Missing)?;
    let to = here.after_sign_in(Some(posted.field(paths::AFTER_SIGN_IN))).unwrap_or_else(|| home(staff.actor.role));
    Ok(Page::see_other(to).cookie(session::cookie(site, session::SESSION, token)))
}

pub async fn post_out(State(site): State<Site>, headers: HeaderMap, here: Here) -> Result<Page, Stop> {
    if let Some(token) = session::token(&site, &headers) {
        site.house.sign_out(&token).await.map_err(casework::Refusal::from)?;
    }
    Ok(Page::staff(signed_out_page(&here.nobody())).cookie(session::gone(&site, session::SESSION)).forget_everything())
}
