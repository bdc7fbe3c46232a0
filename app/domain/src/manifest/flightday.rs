//! The flight's own day: a date that can be read both ways is decided by what else the file says of days, or asked.

use jiff::civil::Date;

use super::around::Surroundings;
use super::birth::{self, Stated};
use super::field::Field;
use super::flights::Told;
use super::order::Votes;
use super::person::Person;
use super::sheet;
use super::table::Table;
use super::titles::Facts;
use crate::fields::date::{Known, Order, Written};
use crate::fields::fold::tidy;

/// The dates of flights that a table writes, in its titles and in its column.
fn dates<'t>(table: &'t Table<'_>) -> impl Iterator<Item = Stated> + 't {
    let titles = table.contexts.iter().filter_map(|c| c.date).map(Stated::Written);
    let column = sheet::people(table).filter_map(|p| p.first(Field::FlightDate)).map(|(_, c)| birth::stated(c));
    titles.chain(column)
}

/// The dates of a table's flights that prove an order.
pub fn votes(table: &Table<'_>) -> Votes {
    let mut votes = Votes::default();
    for date in dates(table) {
        if let Stated::Written(written) = date {
            votes.count(written);
        }
    }
    votes
}

/// The days that a table's flights, its sheet's name or the file's name tell without a doubt.
pub fn certain(table: &Table<'_>, names: [&Facts; 2]) -> Vec<Date> {
    let written = names.into_iter().filter_map(|f| f.date).map(Stated::Written);
    let day = |date: Stated| match date {
        Stated::Day(day) => Some(day),
        Stated::Written(w) if !w.is_open() => settled(w, w.proves().unwrap_or(Order::DayMonth), table.sheet.base_1904),
        _ => None,
    };
    dates(table).chain(written).filter_map(day).collect()
}

fn settled(written: Written, order: Order, base_1904: bool) -> Option<Date> {
    match written.settle(order, None, base_1904) {
        Ok(Known::Day(date)) => Some(date),
        _ => None,
    }
}

/// The order of day and month in a table's dates of flights: other flights' dates, the same day told without a doubt, what
/// was confirmed or spelled out, the births, and last the language, where it knows only one order. Nothing else: asked.
pub fn order(table: &Table<'_>, around: &Surroundings, sheet_facts: &Facts) -> Option<Order> {
    let same_day = || {
        let certain = certain(table, [sheet_facts, &around.file]);
        let mut votes = Votes::default();
        for date in dates(table) {
            let Stated::Written(written) = date else { continue };
            let told = |order| settled(written, order, false).is_some_and(|d| certain.contains(&d));
            if written.is_open() && told(Order::DayMonth) != told(Order::MonthDay) {
                votes.day += usize::from(told(Order::DayMonth));
                votes.month += usize::from(told(Order::MonthDay));
            }
        }
        votes.decide()
    };
    votes(table)
        .decide()
        .or_else(same_day)
        .or_else(|| around.flight_votes.decide())
        .or(around.settled)
        .or(around.spelled)
        .or_else(|| sheet::spelled(table))
        .or_else(|| sheet::birth_votes(table).decide())
        .or_else(|| around.votes.decide())
        .or_else(|| table.sections.iter().find_map(|s| s.order))
        .or_else(|| around.day_first.then_some(Order::DayMonth))
}

/// Flight facts of one row: its own columns, then its title, then the sheet, then the file.
pub fn told(person: Person<'_>, title: &Facts, around: &Surroundings, order: Option<Order>, base_1904: bool) -> Told {
    let mut facts = Facts::default();
    if let Some((_, text)) = person.said(Field::BusNumber) {
        facts = Facts { number: Some(tidy(&text)), land: true, ..facts };
    } else if let Some((_, text)) = person.said(Field::FlightNumber) {
        facts.number = Some(tidy(&text));
    }
    let mut day: Option<Date> = None;
    match person.first(Field::FlightDate).map(|(_, c)| birth::stated(c)) {
        Some(Stated::Day(date)) => day = Some(date),
        Some(Stated::Written(written)) => facts.date = Some(written),
        _ => {}
    }
    facts.origin = person.said(Field::FlightOrigin).map(|(_, t)| tidy(&t));
    facts.learn(title);
    facts.learn(&around.facts);
    let written = facts.date.filter(|_| day.is_none());
    let open = written.filter(|w| order.is_none() && w.is_open());
    let by = |w: Written| settled(w, w.proves().or(order).unwrap_or(Order::DayMonth), base_1904);
    Told {
        number: facts.number,
        date: day.or_else(|| written.filter(|_| open.is_none()).and_then(by)),
        open,
        origin: facts.origin,
        land: facts.land,
    }
}
