//! Mi cuenta: look and language.

use app::account::{Factor, MyAccount, my_account_page};
use app::kit::form::Form;
use app::paths;
use app::shell::Theme;

use super::role_name;
use crate::http::{callers::Calling, frame::Here, page::Page, posted::Posted, refusal::Stop};

pub async fn get(Calling(staff): Calling, here: Here) -> Page {
    let frame = here.staff(&staff);
    let facts = MyAccount {
        user: staff.email.clone(),
        roles: vec![role_name(frame.locale, staff.actor.role)],
        place: staff.place.clone(),
        factor: Factor::Off,
        sessions: Vec::new(),
        form: Form::default(),
    };
    Page::staff(my_account_page(&frame, &facts))
}

pub async fn post_look(Calling(staff): Calling, posted: Posted) -> Result<Page, Stop> {
    let theme = Theme::parse(posted.field("theme")).code();
    let locale = locales::Locale::parse(posted.field("locale")).filter(|l| l.is_complete());
    staff.prefer(locale.map(locales::Locale::code), Some(theme)).await.map_err(casework::Refusal::from)?;
    Ok(Page::see_other(paths::my_account()))
}
