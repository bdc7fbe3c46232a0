//! Where there is room: the board, and what a provider or coordinator says about places.

use domain::{
    access::{Action, Decision, Relation, Role},
    fields::date,
    places::{PlaceReason, Places, STALE_DAYS},
    problems::{ProblemCode, Problems, Typed},
};
use jiff::civil::Date;
use store::{
    Uuid,
    places::{Declared, Supply},
};

use crate::{Refusal, Refused, Staff};

/// How many weeks the board looks ahead.
pub const WEEKS: usize = 3;

/// What an offering has in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Week {
    /// Nothing begins, or the offering is over.
    Nothing,
    /// By night: the places on the fullest night of the week, from today on.
    Nights(Places),
    /// A group that begins on a day of the week.
    Begins(Date, Places),
}

/// A row of the board.
pub struct BoardRow {
    pub supply: Supply,
    pub weeks: [Week; WEEKS],
    /// A group that begins after those weeks.
    pub later: Option<(Date, Places)>,
    /// Nobody has said for longer than a week how many places there are.
    pub stale: bool,
    /// The caller may say how many there are.
    pub editable: bool,
}

/// One offering with what was said about it.
pub struct OfferingPlaces {
    pub row: BoardRow,
    /// Days that can be changed: the first and the last.
    pub days: (Date, Date),
    pub history: Vec<Declared>,
    /// The other offerings of its programme.
    pub others: Vec<Supply>,
}

impl Staff {
    fn may_say(&self) -> bool {
        let relation = match self.actor.role {
            Role::Provider => Relation::Addressed,
            Role::Supervisor => Relation::Team,
            _ => Relation::General,
        };
        self.actor.may(Action::EditCapacity, relation).allows()
    }

    /// Caseworkers, supervisors, the unit and providers see where there is room.
    fn may_look(&self) -> Refused<()> {
        let relations = [Relation::Own, Relation::Team, Relation::Addressed, Relation::Sealed];
        let looks = relations.iter().any(|relation| self.actor.may(Action::TakePlace, *relation) != Decision::Deny);
        if looks { Ok(()) } else { Err(Refusal::NotFound) }
    }

    /// The board: every offering of the caller's reach over three weeks.
    pub async fn capacity_board(&self) -> Refused<Vec<BoardRow>> {
        self.may_look()?;
        let supplies = self.house().store.supplies(self.scope(), None).await?;
        Ok(supplies.into_iter().map(|supply| self.board_row(supply)).collect())
    }

    /// One offering with its history.
    pub async fn offering_places(&self, offering: Uuid) -> Refused<OfferingPlaces> {
        self.may_look()?;
        let store = &self.house().store;
        let supply = store.supply(self.scope(), offering).await?;
        let history = store.declared(offering).await?;
        let mut others = store.supplies(self.scope(), Some(supply.programme.id)).await?;
        others.retain(|other| other.offering.id != offering);
        let days = days(&supply, self.house().today());
        Ok(OfferingPlaces { row: self.board_row(supply), days, history, others })
    }

    /// Says how many places there are, or that nothing changed.
    pub async fn declare_places(&self, offering: Uuid, request: Uuid, path: &str, typed: &Typed) -> Refused<()> {
        if !self.may_say() {
            return Err(Refusal::NotFound);
        }
        let supply = self.house().store.supply(self.scope(), offering).await?;
        if self.answered(request, path, typed).await?.is_some() {
            return Ok(());
        }
        let reason = typed.get("reason").and_then(|code| PlaceReason::parse(code));
        let mut write = self.write().await?;
        self.keep_answer(&mut write, request, path, typed, "done").await?;
        if reason == Some(PlaceReason::Same) {
            write.confirm_places(offering).await?;
            return Ok(write.commit().await?);
        }
        let said = read(typed, reason, days(&supply, self.house().today()))?;
        let slot = |day: Date| i64::from((day - first_day(&supply)).get_days());
        let slots = if supply.offering.per_night { slot(said.from)..=slot(said.until) } else { 0..=0 };
        if !write.declare_places(offering, slots, said.total, said.out, said.reason).await? {
            return Err(Refusal::field("total", ProblemCode::BelowTaken));
        }
        Ok(write.commit().await?)
    }

    fn board_row(&self, supply: Supply) -> BoardRow {
        let (today, now) = (self.house().today(), self.house().now().as_millisecond());
        let stale = supply.confirmed_at.is_none_or(|at| now - at > STALE_DAYS * 86_400_000);
        let mut weeks = [Week::Nothing; WEEKS];
        for (at, week) in weeks.iter_mut().enumerate() {
            *week = week_of(&supply, monday(today, at), today);
        }
        let first = first_day(&supply);
        let begins_later = !supply.offering.per_night && first >= monday(today, WEEKS);
        let later = supply.slots.first().filter(|_| begins_later).map(|(_, places)| (first, *places));
        BoardRow { weeks, later, stale, editable: self.may_say(), supply }
    }
}

/// The Monday of this week, or of a later one.
pub fn monday(today: Date, weeks_on: usize) -> Date {
    let back = i32::from(today.weekday().to_monday_zero_offset());
    let on = i32::try_from(weeks_on).unwrap_or(0) * 7 - back;
    today.checked_add(jiff::Span::new().days(on)).unwrap_or(today)
}

fn first_day(supply: &Supply) -> Date {
    supply.offering.start_date.parse().unwrap_or(Date::ZERO)
}

/// Days that somebody may still say something about.
fn days(supply: &Supply, today: Date) -> (Date, Date) {
    let first = first_day(supply);
    let last_slot = supply.slots.last().map_or(0, |(slot, _)| *slot);
    let last = first.checked_add(jiff::Span::new().days(last_slot)).unwrap_or(first);
    (first.max(today).min(last), last)
}

fn week_of(supply: &Supply, monday: Date, today: Date) -> Week {
    let first = first_day(supply);
    let offset = |day: Date| i64::from((day - first).get_days());
    let from = offset(monday.max(today));
    let until = offset(monday) + 6;
    if supply.offering.per_night {
        let nights = supply.slots.iter().filter(|(slot, _)| (from..=until).contains(slot)).map(|(_, places)| *places);
        nights.min_by_key(|places| places.free()).map_or(Week::Nothing, Week::Nights)
    } else {
        match supply.slots.first() {
            Some((_, places)) if (offset(monday)..=until).contains(&0) && first >= today => {
                Week::Begins(first, *places)
            }
            _ => Week::Nothing,
        }
    }
}

struct Said {
    from: Date,
    until: Date,
    total: u32,
    out: u32,
    reason: PlaceReason,
}

fn read(typed: &Typed, reason: Option<PlaceReason>, (first, last): (Date, Date)) -> Refused<Said> {
    let field = |name: &str| typed.get(name).map_or("", |text| text.trim());
    let mut problems = Problems::new();
    let number = |text: &str| match text {
        "" => Err(ProblemCode::Required),
        text => text
            .parse::<u32>()
            .map_err(|_| ProblemCode::NumberUnreadable)
            .and_then(|n| if n > 5_000 { Err(ProblemCode::NumberOutOfRange) } else { Ok(n) }),
    };
    let total = problems.take("total", number(field("total")));
    let out = problems.take("out", if field("out").is_empty() { Ok(0) } else { number(field("out")) });
    let day = |text: &str, otherwise: Date| {
        if text.is_empty() { Ok(otherwise) } else { date::day(text).map_err(crate::answers::day_problem) }
    };
    let from = problems.take(
        "from",
        day(field("from"), first).and_then(|day| if day < first { Err(ProblemCode::DateInPast) } else { Ok(day) }),
    );
    let until = problems.take("until", day(field("until"), last).map(|day| day.min(last)));
    let reason = problems.take("reason", reason.ok_or(ProblemCode::ReasonMissing));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        problems.add("until", ProblemCode::DateEndBeforeStart);
    }
    match (from, until, total, out, reason) {
        (Some(from), Some(until), Some(total), Some(out), Some(reason)) if !problems.block() => {
            Ok(Said { from, until, total, out, reason })
        }
        _ => Err(problems.into()),
    }
}
