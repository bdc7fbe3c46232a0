//! The flights of a file, told apart by number and day.

use jiff::civil::Date;

use super::reading::{Flight, FlightKind};
use crate::fields::date::{Known, Order, Written};
use crate::fields::fold::{fold, letters_and_digits};

/// Facts about a flight once its day is decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Number as printed.
    pub number: Option<String>,
    /// Day of arrival.
    pub date: Option<Date>,
    /// Its day as written, where it can be read both ways and nothing decides it.
    pub open: Option<Written>,
    /// Where it left from.
    pub origin: Option<String>,
    /// It is a bus.
    pub land: bool,
}

impl Told {
    /// The first and the last day it may be.
    pub fn span(&self) -> Option<(Date, Date)> {
        let read = |order| match self.open?.settle(order, None, false) {
            Ok(Known::Day(date)) => Some(date),
            _ => None,
        };
        let days = [self.date, read(Order::DayMonth), read(Order::MonthDay)];
        let days = || days.into_iter().flatten();
        Some((days().min()?, days().max()?))
    }

    fn key(&self) -> Key {
        (self.number.as_deref().map(letters_and_digits).unwrap_or_default(), self.date, self.open)
    }
}

/// What tells flights apart: number and day.
type Key = (String, Option<Date>, Option<Written>);

/// All flights of a file in the order in which they appear.
#[derive(Clone, Debug, Default)]
pub struct Flights {
    told: Vec<Told>,
    keys: Vec<Key>,
}

impl Flights {
    /// The place of a flight, added when it is new; a flight without number or day is the same as one that has it.
    pub fn place(&mut self, told: Told) -> usize {
        let key = told.key();
        let undated = |k: &Key| k.1.is_none() && k.2.is_none();
        let same = |k: &Key| {
            (k.0 == key.0 || k.0.is_empty() || key.0.is_empty())
                && ((k.1, k.2) == (key.1, key.2) || undated(k) || undated(&key))
        };
        let exact = self.keys.iter().rposition(|k| *k == key);
        if let Some(at) = exact.or_else(|| self.keys.iter().rposition(same)) {
            if let (Some(known), Some(k)) = (self.told.get_mut(at), self.keys.get_mut(at)) {
                known.number = known.number.take().or(told.number);
                known.date = known.date.or(told.date);
                known.open = known.open.or(told.open);
                known.origin = known.origin.take().or(told.origin);
                known.land |= told.land;
                *k = known.key();
            }
            at
        } else {
            self.told.push(told);
            self.keys.push(key);
            self.told.len() - 1
        }
    }

    /// What is known about a flight.
    pub fn get(&self, at: usize) -> Option<&Told> {
        self.told.get(at)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.told.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// As they are printed.
    pub fn printed(&self) -> Vec<Flight> {
        let printed = |(i, t): (usize, &Told)| Flight {
            id: id(i),
            number: t.number.clone(),
            kind: if t.land { FlightKind::Land } else { FlightKind::Air },
            date: t.date.map(|d| d.to_string()),
            origin: t.origin.clone().filter(|o| !fold(o).is_empty()),
            record: None,
        };
        self.told.iter().enumerate().map(printed).collect()
    }
}

/// `f1` for the first.
pub fn id(at: usize) -> String {
    format!("f{}", at + 1)
}
