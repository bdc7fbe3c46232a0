//! R2: card and PIN, and the way from the QR to it. The number never stays in an address.

use app::kit::form::Form;
use app::paths;
use app::returnee::{Enter, EnterState, enter_page};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum_extra::extract::cookie::Cookie;
use casework::cards::CannotOpen;
use domain::card::CardNumber;
use domain::problems::{ProblemCode, Problems, Typed};
use subtle::ConstantTimeEq;

use crate::http::{frame::Here, page::Page, posted::Posted, refusal::Stop, session, site::Site};

/// The number on its way from the QR to the form, signed, for ten minutes.
const NUMBER: &str = "ceiba-numero";
/// A phone that opened this card before.
const DEVICE: &str = "ceiba-telefono";

fn signature(site: &Site, digits: &str) -> String {
    let key = site.house.store.keys().labelled(b"card number cookie v1");
    data_encoding::HEXLOWER.encode(&store::seal::derive(&key, digits.as_bytes()))
}

fn page(here: &Here, state: EnterState, form: Form) -> Page {
    Page::public(enter_page(&here.public(false), &Enter { state, form }))
}

/// The same cookie for so many seconds.
fn lasting(cookie: &Cookie<'static>, seconds: i64) -> Cookie<'static> {
    Cookie::parse(format!("{cookie}; Max-Age={seconds}")).unwrap_or_else(|_| cookie.clone())
}

pub async fn get_card(State(site): State<Site>, Path(card): Path<String>) -> Page {
    match CardNumber::parse(&card) {
        Ok(number) => {
            let digits = number.digits();
            let value = format!("{digits}.{}", signature(&site, &digits));
            Page::see_other(paths::enter()).cookie(lasting(&session::cookie(&site, NUMBER, value), 600))
        }
        Err(_) => Page::see_other(paths::enter()),
    }
}

pub async fn get(State(site): State<Site>, headers: HeaderMap, here: Here) -> Page {
    let mut typed = Typed::new();
    if let Some(kept) = session::sent(&site, &headers, NUMBER)
        && let Some((digits, mac)) = kept.split_once('.')
        && bool::from(signature(&site, digits).as_bytes().ct_eq(mac.as_bytes()))
    {
        typed.insert("card".into(), digits.to_owned());
    }
    page(&here, EnterState::Fresh, Form { typed, problems: Problems::new() })
}

pub async fn post(State(site): State<Site>, headers: HeaderMap, here: Here, posted: Posted) -> Result<Page, Stop> {
    let device = session::sent(&site, &headers, DEVICE);
    let own_phone = posted.field("shared") != "yes";
    let opened = site
        .house
        .open_card(posted.field("card"), posted.field("pin"), device.as_deref(), own_phone, &here.network())
        .await;
    let state = match opened {
        Ok(opened) => {
            let to = Page::see_other(here.public(true).href(paths::my_process()))
                .cookie(session::cookie(&site, session::SESSION, opened.session))
                .cookie(session::gone(&site, NUMBER));
            return Ok(match opened.device {
                Some(token) => to.cookie(lasting(&session::cookie(&site, DEVICE, token), 180 * 86_400)),
                None => to,
            });
        }
        Err(CannotOpen::Wrong) => EnterState::Wrong,
        Err(CannotOpen::Wait { minutes }) => EnterState::Wait(u32::try_from(minutes).unwrap_or(60)),
        Err(CannotOpen::Unavailable) => return Err(Stop::Away),
    };
    let mut typed = posted.typed;
    typed.remove("pin");
    typed.entry("shared".into()).or_insert_with(|| "no".into());
    let form = Form { typed, problems: Problems::one("card", ProblemCode::PinWrongOrUnknown) };
    Ok(page(&here, state, form).unprocessable())
}

pub async fn post_leave(State(site): State<Site>, headers: HeaderMap, here: Here) -> Result<Page, Stop> {
    if let Some(token) = session::token(&site, &headers) {
        site.house.sign_out(&token).await.map_err(casework::Refusal::from)?;
    }
    Ok(Page::see_other(here.public(false).href(paths::left()))
        .cookie(session::gone(&site, session::SESSION))
        .forget_everything())
}
