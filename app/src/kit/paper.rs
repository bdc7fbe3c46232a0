//! Things made of paper: the card with its tear-off. Black ink on white, in the language of who carries it.

use leptos::prelude::*;
use locales::{Locale, common, paper as words};

use super::qr;

/// A card as it is printed, the only time its number and PIN are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPaper {
    /// Three groups of four.
    pub number: String,
    /// Six digits.
    pub pin: String,
    /// What the QR code holds.
    pub payload: String,
    /// The number to call.
    pub phone: String,
    /// The language of who carries it.
    pub locale: Locale,
}

impl CardPaper {
    /// The card and, to its right, the paper that peels off.
    pub fn view(&self) -> AnyView {
        let l = self.locale;
        let pin = self.pin.split_at_checked(3).map(|(first, rest)| format!("{first} {rest}"));
        view! {
            <article class="strip_of_card" aria-label=words::card_article(l, &self.number) lang=l.of_page().code()>
                <div class="card">
                    {thread()}
                    <p class="number">{self.number.clone()}</p>
                    <div class="found">
                        <p class="name">{common::service_name(l)}</p>
                        <p>{words::card_doubts(l)}" "<b>{self.phone.clone()}</b></p>
                        <p>{words::card_found(l)}</p>
                    </div>
                    {qr(&self.payload, words::card_qr(l))}
                </div>
                <div class="tear_off">
                    <p class="pull" aria-hidden="true">{words::pin_pull(l)}</p>
                    <h2>{words::pin_title(l)}</h2>
                    <p class="pin">{pin.unwrap_or_else(|| self.pin.clone())}</p>
                    <p>{words::pin_words(l)}</p>
                    <p><b>{words::pin_keep(l)}</b></p>
                </div>
            </article>
        }
        .into_any()
    }
}

/// The woven line along the upper edge.
fn thread() -> AnyView {
    let dashes = "30 3 3 3 18 3 6 3 6 3 3 3";
    view! {
        <svg class="thread" viewBox="0 0 336 8" preserveAspectRatio="none" aria-hidden="true">
            <path d="M0 1h336M0 6.4h336" stroke="#000" stroke-width="2" stroke-dasharray=dashes></path>
            <path d="M3 3.7h333" stroke="#000" stroke-width="2" stroke-dasharray=dashes></path>
        </svg>
    }
    .into_any()
}

/// The button that prints, for who has script; the hint says how to do it without.
pub fn print_button(l: Locale) -> AnyView {
    view! {
        <button type="button" class="button go" data-print="" hidden>{super::icon("printer")}{words::print(l)}</button>
        <span class="quiet screen_only">{words::print_hint(l)}</span>
    }
    .into_any()
}
