//! Whether day or month comes first, decided by the whole column and then by the rest of the file, never by one cell.

use jiff::civil::Date;

use crate::fields::age::{self, Age};
use crate::fields::date::{Known, Order, Written};
use crate::fields::fold::fold;

/// Dates that allow only one order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    /// Only day first.
    pub day: usize,
    /// Only month first.
    pub month: usize,
}

impl Votes {
    /// Counts one date.
    pub fn count(&mut self, written: Written) {
        match written.proves() {
            Some(Order::DayMonth) => self.day += 1,
            Some(Order::MonthDay) => self.month += 1,
            None => {}
        }
    }

    /// Counts another's votes.
    pub const fn add(&mut self, other: Self) {
        self.day += other.day;
        self.month += other.month;
    }

    /// The order, when one side has votes and the other hardly any.
    pub const fn decide(self) -> Option<Order> {
        if self.day > 0 && self.day >= self.month * 4 {
            Some(Order::DayMonth)
        } else if self.month > 0 && self.month >= self.day * 4 {
            Some(Order::MonthDay)
        } else {
            None
        }
    }

    /// Whether both sides have votes that count.
    pub const fn contradict(self) -> bool {
        self.day > 0 && self.month > 0 && self.decide().is_none()
    }
}

/// The order that words spell out: *dd/mm/aaaa*, *month/day/year*.
pub fn spelled(text: &str) -> Option<Order> {
    let folded = format!(" {} ", fold(text));
    let has = |phrases: &[&str]| phrases.iter().any(|p| folded.contains(&format!(" {p} ")));
    if has(&[
        "dd mm",
        "d m a",
        "d m y",
        "dia mes",
        "day month",
        "dd mmm",
        "ddmmaaaa",
        "ddmmyyyy",
        "dmy",
        "dia mes ano",
        "dd mm aaaa",
        "dd mm yyyy",
        "dd mm aa",
        "dd mm yy",
    ]) {
        Some(Order::DayMonth)
    } else if has(&[
        "mm dd",
        "m d a",
        "m d y",
        "mes dia",
        "month day",
        "mmddyyyy",
        "mdy",
        "mm dd yyyy",
        "mm dd yy",
        "mm dd aaaa",
    ]) {
        Some(Order::MonthDay)
    } else {
        None
    }
}

/// What printed ages and the day of the flight say about a date open both ways.
pub fn by_age(written: Written, printed: Option<Age>, flight: Date) -> Option<Order> {
    if !written.is_open() {
        return None;
    }
    let day = |order| match written.settle(order, Some(flight), false) {
        Ok(Known::Day(date)) => Some(date),
        _ => None,
    };
    let (a, b) = (day(Order::DayMonth)?, day(Order::MonthDay)?);
    let vote = |a_fits: bool, b_fits: bool| match (a_fits, b_fits) {
        (true, false) => Some(Order::DayMonth),
        (false, true) => Some(Order::MonthDay),
        _ => None,
    };
    let future = vote(a <= flight, b <= flight);
    future.or_else(|| {
        let years = i32::from(printed?.years());
        vote(age::full_years(a, flight) == years, age::full_years(b, flight) == years)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Order, Votes, by_age, spelled};
    use crate::fields::age::{Age, Unit};
    use crate::fields::date::read;

    #[test]
    fn the_column_decides_and_a_contradiction_does_not() {
        assert_eq!(Votes { day: 0, month: 2 }.decide(), Some(Order::MonthDay));
        assert_eq!(Votes { day: 9, month: 1 }.decide(), Some(Order::DayMonth));
        assert!(Votes { day: 3, month: 2 }.contradict());
        assert_eq!(spelled("Dates month/day/year."), Some(Order::MonthDay));
        assert_eq!(spelled("F. nac. (dd/mm/aaaa)"), Some(Order::DayMonth));
    }

    #[test]
    fn an_age_can_decide() {
        let flight = date(2026, 3, 21);
        let open = read("05-02-2000").unwrap();
        assert_eq!(by_age(open, Some(Age { value: 25, unit: Unit::Years }), flight), Some(Order::MonthDay));
        assert_eq!(by_age(open, Some(Age { value: 26, unit: Unit::Years }), flight), Some(Order::DayMonth));
        assert_eq!(by_age(read("04/03/2026").unwrap(), None, flight), Some(Order::DayMonth));
    }
}
