use leptos::prelude::*;
use locales::{paper, reception};

use crate::kit;
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// The receipt of a registration, also on paper. Never the whole card number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub flight: String,
    pub receipt: String,
    pub name: String,
    /// Last two digits of the card.
    pub card: Option<String>,
    /// The others of the household: name and receipt.
    pub family: Vec<(String, String)>,
}

/// The page after a registration, and the slip that is printed from it.
pub fn slip_page(frame: &StaffFrame, facts: &Slip) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(reception::slip_title(l)).width(Width::Slip), || {
        let rows: Vec<_> = facts
            .family
            .iter()
            .map(|(name, receipt)| view! { <li>{name.clone()}" · "{reception::slip_receipt(l, receipt)}</li> })
            .collect();
        let card = if facts.card.is_some() { paper::card_open_other(l) } else { paper::card_open(l) };
        let family = (!rows.is_empty()).then(|| view! { <h2>{reception::slip_family(l)}</h2><ul>{rows}</ul> });
        view! {
            {kit::status_line(reception::slip_title(l), None)}
            <section class="sheet pad">
                <h1>{reception::slip_receipt(l, &facts.receipt)}</h1>
                <p>{facts.name.clone()}</p>
                {facts.card.as_ref().map(|digits| view! { <p>{reception::slip_card(l, digits)}</p> })}
                {family}
                <p class="quiet">{reception::slip_keep(l)}</p>
            </section>
            <div class="button_group">
                <a class="button" href=paths::receipt_card(&facts.flight, &facts.receipt)>{kit::icon("id-card")}{card}</a>
                <a class="button" href=paths::receipt_slip(&facts.flight, &facts.receipt)>{kit::icon("printer")}{paper::slip_open(l)}</a>
            </div>
            <p><a class="button go wide" href=paths::flight_desk(&facts.flight)>{reception::slip_next(l)}</a></p>
        }
    })
}

/// The page after a child alone was registered: the number, who has the child now, and what to do; nothing else.
pub fn sealed_page(frame: &StaffFrame, flight: &str, receipt: &str, officer: Option<&str>) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(reception::slip_sealed_title(l)).width(Width::Slip), || {
        let next =
            view! { <a class="button go" href=paths::flight_desk(flight)>{reception::slip_next(l)}</a> }.into_any();
        view! {
            {kit::interruption(reception::slip_sealed_title(l), reception::slip_sealed_words(l), next)}
            <section class="sheet pad">
                <h1>{reception::slip_receipt(l, receipt)}</h1>
                <p>{officer.map_or_else(|| reception::slip_sealed_nobody(l), |name| reception::slip_sealed_officer(l, name))}</p>
                <p class="quiet">{reception::slip_sealed_after(l)}</p>
            </section>
        }
    })
}
