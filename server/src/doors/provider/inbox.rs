//! P1.

use app::kit::State;
use app::kit::when::moment;
use app::provider::{Inbox, InboxCard, InboxTab, inbox_page};
use axum::extract::{Query, State as Of};
use casework::places::Week;
use domain::fields::age::full_years;
use store::{answers::Received, instant};

use crate::http::{callers::Calling, frame::Here, page::Page, refusal::Stop, site::Site};

/// First name and initial of the surname.
pub fn short_name(received: &Received) -> String {
    let first = received.given_names.split_whitespace().next().unwrap_or_default();
    let initial = received.surnames.chars().next().map(|c| format!(" {c}.")).unwrap_or_default();
    format!("{first}{initial}")
}

/// Whole years on a day.
pub fn age(received: &Received, today: jiff::civil::Date) -> Option<i64> {
    let born: Option<jiff::civil::Date> = received.birth_date.as_deref().and_then(|date| date.parse().ok());
    born.map(|born| full_years(born, today).into()).or(received.age_years)
}

/// Name of the offering; the provider reads its own name for it.
pub fn offering(received: &Received) -> String {
    let own = received.offering.facts.get("name").and_then(|name| name.get("es")).and_then(|name| name.as_str());
    own.filter(|name| !name.is_empty()).unwrap_or(&received.programme.name_es).to_owned()
}

/// The list asked for.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(rename = "estado")]
    state: Option<String>,
}

/// States of a list.
const fn states(tab: InboxTab) -> &'static [&'static str] {
    match tab {
        InboxTab::Open => &["sent", "info_requested"],
        InboxTab::Waiting => &["waitlisted"],
        InboxTab::Accepted => &["accepted"],
        InboxTab::Ended => &["declined", "withdrawn", "expired"],
    }
}

/// Names of languages by their codes.
pub fn languages(received: &Received) -> String {
    let named = |code: &str| {
        domain::fields::language::languages().iter().find(|l| l.code == code.trim()).map(|l| l.name.to_owned())
    };
    received.languages.split(',').filter_map(named).collect::<Vec<_>>().join(", ")
}

pub async fn get(
    Of(site): Of<Site>,
    Calling(staff): Calling,
    Query(asked): Query<Asked>,
    here: Here,
) -> Result<Page, Stop> {
    let (today, now) = (site.house.today(), site.house.now());
    let tab = InboxTab::parse(asked.state.as_deref().unwrap_or_default());
    let counts = staff.received_counts().await?;
    let count = |tab: InboxTab| {
        counts
            .iter()
            .filter(|(state, _)| states(tab).contains(&state.as_str()))
            .map(|(_, count)| u32::try_from(*count).unwrap_or(0))
            .sum()
    };
    let received = staff.received(states(tab)).await?;
    let cards = received.iter().map(|received| InboxCard {
        id: received.referral.id.to_string(),
        who: short_name(received),
        age: age(received, today),
        people: received.people,
        need: received.category.clone(),
        offering: offering(received),
        languages: languages(received),
        municipality: received
            .municipality_code
            .as_deref()
            .and_then(domain::fields::place::municipality)
            .map(|town| town.name.to_string())
            .unwrap_or_default(),
        state: State::parse(&received.referral.state).unwrap_or(State::Sent),
        answer_by: moment(instant(received.referral.answer_by)),
        minutes: (now.as_millisecond() - received.referral.sent_at) / 60_000,
        due: tab == InboxTab::Open,
    });
    let nights = staff.capacity_board().await?;
    let nights = nights
        .iter()
        .filter_map(|row| if let Week::Nights(places) = row.weeks[0] { Some(places.free()) } else { None });
    let nights: Vec<u32> = nights.collect();
    let facts = Inbox {
        tab,
        counts: InboxTab::ALL.into_iter().map(|tab| (tab, count(tab))).collect(),
        cards: cards.collect(),
        free: (!nights.is_empty()).then(|| nights.iter().sum()),
        now: moment(now),
    };
    Ok(Page::staff(inbox_page(&here.staff(&staff), facts)))
}
