use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, common, paper as words, returnee};

use crate::kit::{self, CardPaper, Choice, Form, Opt};
use crate::paths;
use crate::returnee::{Next, Subject, Worker};
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// Blank cards for the box: how many sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheets {
    pub most: usize,
    pub per_sheet: usize,
    /// This very form made them before.
    pub before: bool,
    pub form: Form,
}

/// S11: makes cards for the box.
pub fn sheets_page(frame: &StaffFrame, facts: &Sheets) -> String {
    let l = frame.locale;
    let head = Head::new(words::cards_title(l)).width(Width::Narrow).form(&facts.form);
    staff_page(frame, head, || {
        let options = (1..=facts.most)
            .map(|n| Opt::new(n.to_string(), words::cards_sheets_some(l, n * facts.per_sheet, n)))
            .collect();
        view! {
            {kit::error_summary(l, &facts.form, |name| (name == "sheets").then(|| words::cards_sheets(l)))}
            {kit::back_link(paths::flights(), locales::reception::board_title(l))}
            {kit::page_head(words::cards_title(l), Some(words::cards_lead(l)), None)}
            {facts.before.then(|| kit::notice(kit::Tone::Warn, words::cards_printed_before(l)))}
            <form method="post" action=paths::cards() class="stack sheet pad">
                {kit::request_id(&frame.request_id)}
                {Choice::one("sheets", words::cards_sheets(l), options).view(l, &facts.form)}
                {kit::notice(kit::Tone::Info, words::cards_once(l))}
                <button class="button go">{words::cards_make(l)}</button>
            </form>
        }
    })
}

/// A card for somebody: what will happen, and why another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCard {
    pub name: String,
    /// The last two digits of the card they carry.
    pub card: Option<String>,
    /// Where the form goes, and where it came from.
    pub action: String,
    pub back: String,
    pub before: bool,
    pub form: Form,
}

/// S11: a card printed for one person.
pub fn new_card_page(frame: &StaffFrame, facts: &NewCard) -> String {
    let l = frame.locale;
    let head = Head::new(words::card_title(l)).width(Width::Narrow).form(&facts.form);
    staff_page(frame, head, || {
        let has = facts.card.as_ref().map_or_else(|| words::card_has_none(l), |digits| words::card_has(l, digits));
        let why = facts.card.as_ref().map(|_| {
            let why =
                vec![Opt::new("lost", words::card_reason_lost(l)), Opt::new("damaged", words::card_reason_damaged(l))];
            Choice::one("reason", words::card_reason(l), why).view(l, &facts.form)
        });
        view! {
            {kit::error_summary(l, &facts.form, |name| (name == "reason").then(|| words::card_reason(l)))}
            {kit::back_link(facts.back.clone(), common::back(l))}
            {kit::page_head(words::card_title(l), Some(words::card_for(l, &facts.name)), None)}
            {facts.before.then(|| kit::notice(kit::Tone::Warn, words::card_printed_before(l)))}
            <form method="post" action=facts.action.clone() class="stack sheet pad">
                {kit::request_id(&frame.request_id)}
                <p>{has}</p>
                {why}
                {kit::notice(kit::Tone::Info, words::cards_once(l))}
                <button class="button go">{words::card_make(l)}</button>
            </form>
        }
    })
}

/// Cards on letter paper, four a sheet.
pub fn cards_paper(frame: &StaffFrame, cards: &[CardPaper], back: &str) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::cards_title(l)).width(Width::Paper), || {
        let cards: Vec<AnyView> = cards.iter().map(CardPaper::view).collect();
        view! {
            <div class="on_screen">
                {kit::back_link(back.to_owned(), common::back(l))}
                <h1>{words::cards_title(l)}</h1>
                <p>{words::cards_cut(l)}</p>
                <p><b>{words::cards_now(l)}</b></p>
                <div class="button_group">{kit::print_button(l)}</div>
            </div>
            <div class="paper_sheet" role="region" aria-label=words::cards_region(l) tabindex="0">{cards}</div>
        }
    })
}

/// The slip of today: what a person takes along from a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipPaper {
    /// The language of who takes it.
    pub locale: Locale,
    pub next: Next,
    /// What to bring besides the card, in the provider's words.
    pub bring: Option<String>,
    pub worker: Option<Worker>,
    pub phone: String,
    pub receipt: Option<String>,
    /// The last two digits of the card.
    pub card: Option<String>,
    /// The page the QR code opens.
    pub page: String,
    pub back: String,
    pub now: Moment,
}

/// The slip of today on an 80 mm roll.
pub fn slip_paper(frame: &StaffFrame, facts: &SlipPaper) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::slip_title(l)).width(Width::Paper), || {
        view! {
            <div class="on_screen">
                {kit::back_link(facts.back.clone(), common::back(l))}
                <h1>{words::slip_title(l)}</h1>
                <p>{words::slip_lead(l)}</p>
                <div class="button_group">{kit::print_button(l)}</div>
            </div>
            {slip(facts)}
        }
    })
}

fn slip(facts: &SlipPaper) -> AnyView {
    let l = facts.locale;
    let page = l.of_page();
    let worker = facts.worker.as_ref().map(|worker| worker.name.clone());
    let doubts =
        worker.as_ref().map_or_else(|| words::slip_doubts_nobody(l), |name| words::slip_doubts(l, name.as_str()));
    let card = facts.card.as_ref().map(|digits| {
        view! { <section><h2>{words::slip_card(l)}</h2><p>{words::slip_card_ends(l, digits)}</p></section> }
    });
    let when = dates::near(page, facts.now, facts.now.day);
    view! {
        <article class="slip_paper" aria-label=words::slip_title(l) lang=page.code()>
            <p class="name">{common::service_name(l)}</p>
            <section><h2>{words::slip_next(l)}</h2>{next(l, &facts.next, worker.as_deref())}</section>
            {dated(l, facts)}
            <section><h2>{doubts}</h2><p class="date">{facts.phone.clone()}</p></section>
            {card}
            <section>
                {kit::qr(&facts.page, words::slip_qr(l))}
                <p>{words::slip_qr_words(l)}</p>
            </section>
            <footer>{words::slip_printed(l, when)}{facts.receipt.as_ref().map(|receipt| format!(" · {}", words::slip_receipt(l, receipt)))}</footer>
        </article>
    }
    .into_any()
}

/// The day and hour in large type, or what is being done.
fn next(l: Locale, next: &Next, worker: Option<&str>) -> AnyView {
    let page = l.of_page();
    let call = worker.map(|name| view! { <p>{returnee::process_nothing_call(l, name)}</p> });
    match next {
        Next::Appointment(date) => {
            let private = (date.subject == Subject::Private).then(|| view! { <p>{returnee::process_private(l)}</p> });
            view! { <p class="date">{dates::long_day(page, date.at.day)}</p><p class="hour">{dates::hour(page, date.at)}</p>{private} }.into_any()
        }
        Next::Nothing { .. } => view! { <p>{returnee::process_nothing(l)}</p>{call} }.into_any(),
        Next::Declined { .. } => view! { <p>{returnee::process_declined_now(l)}</p>{call} }.into_any(),
        Next::Finished => view! { <p>{returnee::process_finished(l)}</p> }.into_any(),
    }
}

/// Where to go and what to bring, for an appointment.
fn dated(l: Locale, facts: &SlipPaper) -> Option<AnyView> {
    let Next::Appointment(date) = &facts.next else { return None };
    let place = date
        .place
        .clone()
        .map_or_else(|| returnee::process_private_where(l).into_any(), |place| view! { <b>{place}</b> }.into_any());
    let other = facts.bring.clone().map(|words| view! { <li>{words}</li> });
    Some(
        view! {
            <section><h2>{words::slip_where(l)}</h2><p>{place}</p></section>
            <section><h2>{words::slip_bring(l)}</h2><ul><li>{words::slip_bring_card(l)}</li>{other}</ul></section>
        }
        .into_any(),
    )
}
