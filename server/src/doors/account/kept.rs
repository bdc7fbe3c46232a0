//! After a session ended under a form: what was typed, to be sent again.

use app::account::{Kept, kept_page};

use super::home;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
};

pub async fn get(Calling(staff): Calling, here: Here) -> Answer {
    Ok(match staff.kept_form().await? {
        Some(kept) => Page::staff(kept_page(&here.staff(&staff), &Kept { path: kept.path, typed: kept.typed })),
        None => Page::see_other(home(staff.actor.role)),
    })
}

pub async fn post(Calling(staff): Calling) -> Answer {
    staff.drop_kept_form().await?;
    Ok(Page::see_other(home(staff.actor.role)))
}
