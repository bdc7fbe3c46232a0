//! P1.

use app::kit::State;
use app::kit::when::moment;
use app::provider::{Inbox, InboxCard, inbox_page};
use axum::extract::State as Of;
use domain::fields::age::full_years;
use store::{answers::Received, instant};

use crate::http::{callers::Calling, frame::Here, page::Page, refusal::Stop, site::Site};

/// States of the tab that is shown first.
const TO_ANSWER: [&str; 3] = ["sent", "info_requested", "waitlisted"];

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

pub async fn get(Of(site): Of<Site>, Calling(staff): Calling, here: Here) -> Result<Page, Stop> {
    let today = site.house.today();
    let received = staff.received(&TO_ANSWER).await?;
    let cards = received.iter().map(|received| InboxCard {
        id: received.referral.id.to_string(),
        who: short_name(received),
        age: age(received, today),
        people: received.people,
        offering: offering(received),
        state: State::parse(&received.referral.state).unwrap_or(State::Sent),
        answer_by: moment(instant(received.referral.answer_by)),
    });
    let facts = Inbox { cards: cards.collect(), now: moment(site.house.now()) };
    Ok(Page::staff(inbox_page(&here.staff(&staff), facts)))
}
