//! The one-time link: the first password, chosen by the person alone.

use app::account::{SetUp, set_up_page};
use app::kit::form::Form;
use app::paths;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use casework::Refusal;

use crate::http::{
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    site::Site,
};

pub async fn get(State(site): State<Site>, Path(token): Path<String>, here: Here) -> Answer {
    page(&site, token, &here, Form::default()).await
}

pub async fn post(State(site): State<Site>, Path(token): Path<String>, here: Here, posted: Posted) -> Answer {
    // A password keeps the blanks around it.
    let typed = |name: &str| posted.typed.get(name).map_or("", String::as_str);
    match site.house.accept_invitation(&token, typed("password"), typed("again")).await {
        Ok(()) => Ok(Page::see_other(paths::staff_sign_in())),
        Err(Refusal::Invalid(problems)) => {
            Ok(page(&site, token, &here, Form { problems, ..Form::default() }).await?.unprocessable())
        }
        Err(Refusal::NotFound | Refusal::Conflict) => Ok(over(&here)),
        Err(refusal) => Err(refusal.into()),
    }
}

async fn page(site: &Site, token: String, here: &Here, form: Form) -> Answer {
    Ok(match site.house.invited(&token).await? {
        Some(invited) => Page::staff(set_up_page(&here.nobody(), &SetUp::Open { token, name: invited.name, form })),
        None => over(here),
    })
}

fn over(here: &Here) -> Page {
    Page::staff(set_up_page(&here.nobody(), &SetUp::Over)).status(StatusCode::NOT_FOUND)
}
