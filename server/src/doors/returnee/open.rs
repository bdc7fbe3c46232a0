//! The pages that need no card.

use app::returnee::{self, HelpLine, HelpService};
use axum::extract::State;

use crate::http::{frame::Here, page::Page, site::Site};

pub async fn start(here: Here) -> Page {
    Page::public(returnee::start_page(&here.public(false)))
}

pub async fn help(State(site): State<Site>, here: Here) -> Page {
    // Numbers of domain.md 3.2; a deployment confirms them before use, which is why none carries a "checked" date yet.
    let line = |service, number: &str| HelpLine { service, number: number.to_owned() };
    let lines = [
        line(HelpService::Police, "110"),
        line(HelpService::Harm, "1572"),
        line(HelpService::LostChild, "1546"),
        line(HelpService::Rights, "1555"),
        line(HelpService::Us, &site.serving.phone),
    ];
    Page::public(returnee::help_page(&here.public(false), &lines, None))
}

pub async fn aid(here: Here) -> Page {
    Page::public(returnee::aid_page(&here.public(false)))
}

pub async fn lost(here: Here) -> Page {
    Page::public(returnee::lost_card_page(&here.public(false)))
}

pub async fn privacy(here: Here) -> Page {
    Page::public(returnee::privacy_page(&here.public(false)))
}

pub async fn left(here: Here) -> Page {
    Page::public(returnee::left_page(&here.public(false)))
}
