//! Mi cuenta: look and language, password, open sessions.

use app::account::{MyAccount, OpenSession, my_account_page};
use app::kit::form::Form;
use app::kit::when::moment;
use app::paths;
use app::shell::Theme;
use axum::extract::State;
use casework::{Refusal, Staff};
use store::instant;

use super::role_name;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
    refusal::Stop,
    session,
    site::Site,
};

/// Said once after a change of password.
const CHANGED: &str = "password";

pub async fn get(Calling(staff): Calling, here: Here) -> Answer {
    page(&staff, &here, Form::default()).await
}

async fn page(staff: &Staff, here: &Here, form: Form) -> Answer {
    let frame = here.staff(staff);
    let open = staff.sessions().await?.into_iter().map(|session| OpenSession {
        since: moment(instant(session.since)),
        seen: moment(instant(session.seen)),
        this: session.id == staff.session.uuid(),
    });
    let facts = MyAccount {
        user: staff.email.clone(),
        roles: vec![role_name(frame.locale, staff.actor.role)],
        place: staff.place.clone(),
        factor: staff.has_second_factor().await?,
        changed: here.said() == Some(CHANGED),
        sessions: open.collect(),
        form,
    };
    Ok(Page::staff(my_account_page(&frame, &facts)))
}

pub async fn post_password(State(site): State<Site>, Calling(staff): Calling, here: Here, posted: Posted) -> Answer {
    // A password keeps the blanks around it.
    let typed = |name: &str| posted.typed.get(name).map_or("", String::as_str);
    match staff.change_password(typed("present"), typed("password"), typed("again")).await {
        Ok(()) => Ok(Page::see_other(paths::my_account()).cookie(session::cookie(&site, session::SAID, CHANGED))),
        Err(Refusal::Invalid(problems)) => {
            Ok(page(&staff, &here, Form { problems, ..Form::default() }).await?.unprocessable())
        }
        Err(refusal) => Err(refusal.into()),
    }
}

pub async fn post_sessions(Calling(staff): Calling) -> Answer {
    staff.end_other_sessions().await?;
    Ok(Page::see_other(paths::my_account()))
}

pub async fn post_look(Calling(staff): Calling, posted: Posted) -> Result<Page, Stop> {
    let theme = Theme::parse(posted.field("theme")).code();
    let locale = locales::Locale::parse(posted.field("locale")).filter(|l| l.is_complete());
    staff.prefer(locale.map(locales::Locale::code), Some(theme)).await.map_err(casework::Refusal::from)?;
    Ok(Page::see_other(paths::my_account()))
}
