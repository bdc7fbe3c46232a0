//! S11 and 4.7: cards and slips on paper, from the desk and from a file.

use app::kit::{CardPaper, Form, when};
use app::paths;
use app::reception::{NewCard, Sheets, SlipPaper, cards_paper, new_card_page, sheets_page, slip_paper};
use app::returnee::{Next, Worker};
use axum::extract::Path;
use casework::cards::Printed;
use casework::prints::{Holder, PER_SHEET, SHEETS};
use casework::{Refusal, Staff};
use locales::Locale;
use uuid::Uuid;

use super::id;
use crate::doors::returnee::next_step;
use crate::http::{
    callers::Calling,
    frame::Here,
    page::{Answer, Page},
    posted::Posted,
};

/// The language somebody reads best of the two complete ones, or one that is on its way.
fn locale_of(languages: &str) -> Locale {
    match languages.split(',').next().unwrap_or_default().trim() {
        "eng" => Locale::EN,
        code => Locale::parse(code).unwrap_or(Locale::ES),
    }
}

fn on_paper(here: &Here, card: &Printed, locale: Locale) -> CardPaper {
    CardPaper {
        number: card.number.grouped(),
        pin: card.pin.clone(),
        payload: card.number.payload(&here.site().origin()),
        phone: here.site().serving.phone.clone(),
        locale,
    }
}

fn sheets(staff: &Staff, here: &Here, before: bool, form: Form) -> Page {
    let facts = Sheets { most: SHEETS, per_sheet: PER_SHEET, before, form };
    Page::staff(sheets_page(&here.staff(staff), &facts))
}

pub async fn get_cards(Calling(staff): Calling, here: Here) -> Page {
    sheets(&staff, &here, false, Form::filled([("sheets".to_owned(), "1".to_owned())].into()))
}

pub async fn post_cards(Calling(staff): Calling, here: Here, posted: Posted) -> Answer {
    match staff.print_sheets(posted.request, here.path(), &posted.typed).await {
        Ok(Some(cards)) => {
            let cards: Vec<_> = cards.iter().map(|card| on_paper(&here, card, Locale::ES)).collect();
            Ok(Page::staff(cards_paper(&here.staff(&staff), &cards, &paths::flights())))
        }
        Ok(None) => Ok(sheets(&staff, &here, true, Form::filled(posted.typed)).conflict()),
        Err(Refusal::Invalid(problems)) => {
            Ok(sheets(&staff, &here, false, Form::refused(posted.typed, problems)).unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}

/// The page that asks before a card is made; `back` is where its reader came from.
pub fn asking(staff: &Staff, here: &Here, holder: &Holder, back: String, before: bool, form: Form) -> Page {
    let facts = NewCard {
        name: holder.name.clone(),
        card: holder.card.clone(),
        action: here.path().to_owned(),
        back,
        before,
        form,
    };
    Page::staff(new_card_page(&here.staff(staff), &facts))
}

/// Makes the card and shows it, once.
pub async fn make(staff: &Staff, here: &Here, holder: Holder, back: String, posted: Posted) -> Answer {
    match staff.print_card_for(&holder, posted.request, here.path(), &posted.typed).await {
        Ok(Some(card)) => {
            let card = on_paper(here, &card, locale_of(&holder.languages));
            Ok(Page::staff(cards_paper(&here.staff(staff), &[card], &back)))
        }
        Ok(None) => Ok(asking(staff, here, &holder, back, true, Form::filled(posted.typed)).conflict()),
        Err(Refusal::Invalid(problems)) => {
            Ok(asking(staff, here, &holder, back, false, Form::refused(posted.typed, problems)).unprocessable())
        }
        Err(other) => Err(other.into()),
    }
}

pub async fn get_card(Calling(staff): Calling, here: Here, Path((flight, receipt)): Path<(String, String)>) -> Answer {
    let holder = staff.holder_of_receipt(id(&flight)?, &receipt).await?;
    Ok(asking(&staff, &here, &holder, paths::flight_receipt(flight, receipt), false, Form::default()))
}

pub async fn post_card(
    Calling(staff): Calling,
    here: Here,
    Path((flight, receipt)): Path<(String, String)>,
    posted: Posted,
) -> Answer {
    let holder = staff.holder_of_receipt(id(&flight)?, &receipt).await?;
    make(&staff, &here, holder, paths::flight_receipt(flight, receipt), posted).await
}

fn slip(staff: &Staff, here: &Here, holder: Holder, next: Next, back: String) -> SlipPaper {
    let site = here.site();
    SlipPaper {
        locale: locale_of(&holder.languages),
        next,
        bring: None,
        worker: None,
        phone: site.serving.phone.clone(),
        receipt: None,
        card: holder.card,
        page: format!("{}{}", site.origin(), paths::enter()),
        back,
        now: when::moment(staff.house().now()),
    }
}

/// From the desk: nothing of the file is on it, for the desk does not read files.
pub async fn get_slip(Calling(staff): Calling, here: Here, Path((flight, receipt)): Path<(String, String)>) -> Answer {
    let holder = staff.holder_of_receipt(id(&flight)?, &receipt).await?;
    let back = paths::flight_receipt(flight, &receipt);
    let facts = SlipPaper { receipt: Some(receipt), ..slip(&staff, &here, holder, Next::Nothing { by: None }, back) };
    Ok(Page::staff(slip_paper(&here.staff(&staff), &facts)))
}

/// From a file: the next appointment, or what is being done.
pub async fn get_case_slip(Calling(staff): Calling, here: Here, Path(case): Path<Uuid>) -> Answer {
    let (holder, process) = staff.slip_of_case(case).await?;
    let house = staff.house();
    let (next, appointment) = next_step(&process, house.now()).map_err(Refusal::from)?;
    let phone = here.site().serving.phone.clone();
    let facts = SlipPaper {
        bring: appointment.map(|row| row.bring.clone()).filter(|words| !words.is_empty()),
        worker: process.worker.clone().map(|name| Worker { name, phone, woman: None }),
        ..slip(&staff, &here, holder, next, paths::person(case))
    };
    Ok(Page::staff(slip_paper(&here.staff(&staff), &facts)))
}

pub async fn get_case_card(Calling(staff): Calling, here: Here, Path(case): Path<Uuid>) -> Answer {
    let holder = staff.holder_of_case(case).await?;
    Ok(asking(&staff, &here, &holder, paths::person(case), false, Form::default()))
}

pub async fn post_case_card(Calling(staff): Calling, here: Here, Path(case): Path<Uuid>, posted: Posted) -> Answer {
    let holder = staff.holder_of_case(case).await?;
    make(&staff, &here, holder, paths::person(case), posted).await
}
