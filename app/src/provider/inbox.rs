//! P1: what waits for an answer, the one due first on top.

use leptos::prelude::*;
use locales::dates::Moment;
use locales::provider;

use crate::kit::{self, empty_state, page_head, tag};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// One referral as the inbox shows it: nothing more until it is opened.
pub struct InboxCard {
    pub id: String,
    /// First name and initial.
    pub who: String,
    pub age: Option<i64>,
    pub people: usize,
    pub offering: String,
    pub state: kit::State,
    pub answer_by: Moment,
}

/// P1.
pub struct Inbox {
    pub cards: Vec<InboxCard>,
    pub now: Moment,
}

/// The provider's inbox.
pub fn inbox_page(frame: &StaffFrame, facts: Inbox) -> String {
    let l = frame.locale;
    let head = Head::new(provider::inbox_title(l)).width(Width::Narrow);
    staff_page(frame, head, || {
        let cards: Vec<AnyView> = facts
            .cards
            .into_iter()
            .map(|card| {
                let age = card.age.map(|years| provider::card_age(l, years));
                let line = [age, Some(provider::card_people(l, i64::try_from(card.people).unwrap_or(1)))];
                let line = line.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                view! {
                    <li class="sheet pad stack">
                        <h2><a href=paths::received_one(&card.id)>{card.who}</a></h2>
                        <p>{tag(l, card.state)}" "{line}</p>
                        <p>{card.offering}</p>
                        <p>{provider::inbox_left(l)}" "{kit::due(l, card.answer_by, facts.now)}</p>
                        <p><a class="button" href=paths::received_one(&card.id)>{provider::inbox_open(l)}</a></p>
                    </li>
                }
                .into_any()
            })
            .collect();
        let list = if cards.is_empty() {
            empty_state("inbox", provider::inbox_empty_title(l), provider::inbox_empty_why(l), None)
        } else {
            view! { <ul class="rows stack">{cards}</ul> }.into_any()
        };
        view! { {page_head(provider::inbox_title(l), None, None)}{list} }
    })
}
