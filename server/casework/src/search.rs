//! The search box: within the caller's own people any text finds somebody; beyond them only a whole number or a whole name with
//! its day of birth says which centre to ask, with a purpose, written down, twenty times a day.

use domain::{
    access::{Action, Relation},
    card::CardNumber,
    fields::{birth::Birth, date::Known, names},
    matching::ScopeFilter,
    problems::{ProblemCode, Problems, Typed},
    search::Why,
};
use jiff::SignedDuration;
use store::{Uuid, people::Row};

use crate::{Refusal, Refused, Staff, registry::Room};

/// Rows shown at most.
pub const SHOWN: usize = 20;
/// Questions beyond one's own people in a day.
const A_DAY: i64 = 20;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Why somebody asks beyond their own people.
pub const PURPOSES: [&str; 4] = ["attending", "family", "earlier_return", "papers"];

/// What was asked of the box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub text: String,
    /// Only those who arrived on this day or later.
    pub since: Option<jiff::civil::Date>,
}

/// One person found.
pub struct Found {
    pub row: Row,
    /// The file, when the caller may open it.
    pub file: Option<Uuid>,
    /// What matched, the most telling first.
    pub why: Vec<Why>,
}

/// Which centre knows somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Their names, in order.
    Ask(Vec<String>),
    Nobody,
}

impl Asked {
    /// Reads the form of the box.
    pub fn read(typed: &Typed, today: jiff::civil::Date) -> Result<Self, Problems> {
        let field = |name: &str| typed.get(name).map_or("", |value| value.trim());
        let since = match field("since") {
            "" => None,
            text => Some(day(text, today).map_err(|code| Problems::one("since", code))?),
        };
        Ok(Self { text: field("q").chars().take(200).collect(), since })
    }
}

fn day(text: &str, today: jiff::civil::Date) -> Result<jiff::civil::Date, ProblemCode> {
    match crate::arrivals::birth(text, today)? {
        Birth::Date(Known::Day(day)) => Ok(day),
        _ => Err(ProblemCode::DateUnreadable),
    }
}

impl Staff {
    /// The people a text may mean, best first, among those who exist for the caller.
    pub async fn search(&self, asked: &Asked) -> Refused<Vec<Found>> {
        self.permit(Action::SearchPerson, self.whose())?;
        let Some((room, filter)) = self.house.reach_of(&self.actor) else { return Err(Refusal::NotFound) };
        if asked.text.is_empty() {
            return Ok(Vec::new());
        }
        let filter = ScopeFilter { since: filter.since.max(asked.since.map(beginning)), ..filter };
        let registry = self.house.people().await?;
        let mut hits = self.by_card(room, filter, &asked.text).await?;
        if hits.is_empty() {
            let text = asked.text.clone();
            let found = registry.ask(room, move |index| index.search(&text, &filter, SHOWN)).await?;
            hits = found.into_iter().map(|hit| (Uuid::from_u128(hit.key), hit.why)).collect();
        }
        let ids: Vec<Uuid> = hits.iter().map(|(id, _)| *id).collect();
        let rows = self.house.store.found(self.scope(), &ids).await?;
        let why = |id: Uuid| hits.iter().find(|(key, _)| *key == id).map(|(_, why)| why.clone()).unwrap_or_default();
        Ok(rows.into_iter().map(|row| Found { why: why(row.person.id), file: self.file_of(&row), row }).collect())
    }

    fn file_of(&self, row: &Row) -> Option<Uuid> {
        let (case, _) = row.case.as_ref()?;
        self.permit(Action::ReadCase, self.relation_to(case)).is_ok().then_some(case.id)
    }

    /// The house keeps no card's number in the clear, so a whole one is looked up by its blind index.
    async fn by_card(&self, room: Room, filter: ScopeFilter, text: &str) -> Refused<Vec<(Uuid, Vec<Why>)>> {
        let Ok(number) = CardNumber::parse(text) else { return Ok(Vec::new()) };
        let Some(person) = self.house.store.card(&number).await?.and_then(|card| card.person_id) else {
            return Ok(Vec::new());
        };
        let key = person.as_u128();
        let admitted = self
            .house
            .people()
            .await?
            .ask(room, move |index| index.scope_of(key).is_some_and(|scope| filter.admits(scope)))
            .await?;
        Ok(admitted.then(|| (person, vec![Why::Card])).into_iter().collect())
    }

    fn whose(&self) -> Relation {
        match self.scope().reach() {
            domain::access::Reach::SealedUnit(_) => Relation::Sealed,
            _ => Relation::Team,
        }
    }

    /// Which centre to ask about somebody beyond the caller's own people.
    pub async fn ask_elsewhere(&self, typed: &Typed, request: Uuid) -> Refused<Elsewhere> {
        self.permit(Action::SearchPerson, self.whose())?;
        let today = self.house.today();
        let field = |name: &str| typed.get(name).map_or("", |value| value.trim());
        let mut problems = Problems::new();
        let purpose = PURPOSES.into_iter().find(|purpose| *purpose == field("purpose"));
        if purpose.is_none() {
            problems.add("purpose", ProblemCode::Required);
        }
        let name = field("whole_name");
        let by_name = (!name.is_empty()).then(|| {
            let name = problems.take("whole_name", names::parse(name).map_err(crate::arrivals::name_problem));
            let born = problems.take("born", day(field("born"), today));
            name.zip(born)
        });
        let number = field("number").to_owned();
        if number.is_empty() && by_name.is_none() {
            problems.add("number", ProblemCode::Required);
        }
        let (Some(purpose), false) = (purpose, problems.block()) else { return Err(Refusal::Invalid(problems)) };
        if self.answered(request, "elsewhere", typed).await?.is_none() {
            let bucket = format!("elsewhere:{}", self.actor.staff);
            let asked = self.house.store.hit(&bucket, self.house.mint(), self.house.now(), DAY).await?;
            if asked > A_DAY {
                return Err(Refusal::TooMany(DAY.as_secs()));
            }
            let mut write = self.write().await?;
            write.audit("asked_elsewhere", ("staff", Some(self.actor.staff.uuid())), purpose);
            self.keep_answer(&mut write, request, "elsewhere", typed, "asked").await?;
            write.commit().await?;
        }
        let found = self.house.people().await?.ask(Room::Open, move |index| {
            let mut keys = if number.is_empty() { Vec::new() } else { index.with_paper(&number) };
            if let Some((name, born)) = by_name.flatten() {
                keys.extend(index.named(&name, born));
            }
            keys.into_iter().filter_map(|key| index.scope_of(key)).map(|scope| scope.centre).collect::<Vec<_>>()
        });
        let (centres, names) = (found.await?, self.house.store.centre_names().await?);
        let mut known: Vec<String> =
            centres.into_iter().filter_map(|centre| names.get(&Uuid::from_u128(centre)).cloned()).collect();
        known.sort();
        known.dedup();
        Ok(if known.is_empty() { Elsewhere::Nobody } else { Elsewhere::Ask(known) })
    }
}

/// The first instant of a day in Guatemala (UTC−6), milliseconds.
fn beginning(day: jiff::civil::Date) -> i64 {
    let midnight = jiff::tz::Offset::constant(-6).to_timestamp(day.at(0, 0, 0, 0));
    midnight.map_or(i64::MAX, jiff::Timestamp::as_millisecond)
}
