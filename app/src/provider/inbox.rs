//! P1: what waits for an answer, the one due first on top; then what was answered.

use leptos::prelude::*;
use locales::dates::Moment;
use locales::provider;

use crate::kit::{self, Tab, empty_state, page_head, sub_nav, tag};
use crate::oversight::waited;
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// One referral as the inbox shows it: nothing more until it is opened.
pub struct InboxCard {
    pub id: String,
    /// First name and initial.
    pub who: String,
    pub age: Option<i64>,
    pub people: usize,
    /// Code of the need.
    pub need: String,
    pub offering: String,
    pub languages: String,
    pub municipality: String,
    pub state: kit::State,
    pub answer_by: Moment,
    /// Minutes since it was sent.
    pub minutes: i64,
    /// Awaits an answer with a clock.
    pub due: bool,
}

/// The lists of the inbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxTab {
    Open,
    Waiting,
    Accepted,
    Ended,
}

impl InboxTab {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Open, Self::Waiting, Self::Accepted, Self::Ended];

    /// As in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "por_responder",
            Self::Waiting => "en_espera",
            Self::Accepted => "aceptadas",
            Self::Ended => "terminadas",
        }
    }

    /// From the address; anything else is the first.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|tab| tab.code() == code).unwrap_or(Self::Open)
    }
}

/// P1.
pub struct Inbox {
    pub tab: InboxTab,
    /// How many stand in each list.
    pub counts: Vec<(InboxTab, u32)>,
    pub cards: Vec<InboxCard>,
    /// Places free this week, over all offerings by night.
    pub free: Option<u32>,
    pub now: Moment,
}

/// The provider's inbox.
pub fn inbox_page(frame: &StaffFrame, facts: Inbox) -> String {
    let l = frame.locale;
    let head = Head::new(provider::inbox_title(l)).width(Width::Narrow);
    staff_page(frame, head, || {
        let tabs = facts.counts.iter().map(|(tab, count)| Tab {
            href: if *tab == InboxTab::Open {
                paths::received()
            } else {
                format!("{}?estado={}", paths::received(), tab.code())
            },
            label: match tab {
                InboxTab::Open => provider::tab_open(l),
                InboxTab::Waiting => provider::tab_waiting(l),
                InboxTab::Accepted => provider::tab_accepted(l),
                InboxTab::Ended => provider::tab_ended(l),
            },
            badge: (*tab != InboxTab::Ended).then_some(*count),
            current: *tab == facts.tab,
        });
        let tabs = sub_nav(provider::tabs(l), tabs.collect());
        let (now, empty) = (facts.now, facts.cards.is_empty());
        let cards: Vec<AnyView> = facts.cards.into_iter().map(|one| card(frame, one, now)).collect();
        let list = match (empty, facts.tab) {
            (true, InboxTab::Open) => {
                empty_state("inbox", provider::inbox_empty_title(l), provider::inbox_empty_why(l), None)
            }
            (true, _) => view! { <p class="quiet">{provider::inbox_none_here(l)}</p> }.into_any(),
            (false, _) => view! { <div class="stack">{cards}</div> }.into_any(),
        };
        let places =
            facts.free.map(|free| view! { <p><a href=paths::capacity()>{provider::inbox_places(l, free)}</a></p> });
        view! { {page_head(provider::inbox_title(l), None, None)}{places}{tabs}{list} }
    })
}

fn card(frame: &StaffFrame, card: InboxCard, now: Moment) -> AnyView {
    let l = frame.locale;
    let age = card.age.map(|years| provider::card_age(l, years));
    let people = (card.people > 1).then(|| provider::card_people(l, i64::try_from(card.people).unwrap_or(1)));
    let title = [Some(card.who), age, people].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let due = card.due.then(|| kit::due(l, card.answer_by, now));
    let state = (!card.due).then(|| tag(l, card.state));
    let speaks =
        (!card.languages.is_empty()).then(|| view! { <span>{provider::inbox_speaks(l, card.languages)}</span> });
    let from =
        (!card.municipality.is_empty()).then(|| view! { <span>{provider::inbox_from(l, card.municipality)}</span> });
    let waits = card.due.then(|| view! { <span>{provider::inbox_waits(l, waited(l, card.minutes))}</span> });
    let need = provider::inbox_needs(l, crate::caseload::coded(l, "category", &card.need).to_lowercase());
    let open = card.due.then(|| view! { <p><a class="button go" href=paths::received_one(&card.id)>{provider::inbox_open(l)}<span class="hidden_words">": "{title.clone()}</span></a></p> });
    view! {
        <article class="sheet referral_card near">
            <div class="line apart"><h2><a href=paths::received_one(&card.id)>{title.clone()}</a></h2>{due}{state}</div>
            <p><b>{need}</b>" "{card.offering}</p>
            <p class="dots quiet">{speaks}{from}{waits}</p>
            {open}
        </article>
    }
    .into_any()
}
