//! Numbers a person can be found by: card, phone, papers, and a place on a flight's list.

use std::collections::BTreeMap;

use crate::fields::fold::letters_and_digits;
use crate::matching::{Record, Slot};

use super::why::Why;

/// Every number of the registry, letters and digits only, with whose it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    by_number: BTreeMap<String, Vec<(Slot, Why)>>,
    by_flight: BTreeMap<String, Vec<(u32, Slot)>>,
}

/// The numbers of one record, kept to take them out again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Own {
    numbers: Vec<(String, Why)>,
    lists: Vec<(String, u32)>,
}

impl Numbers {
    pub fn add(&mut self, slot: Slot, record: &Record) -> Own {
        let handles = &record.handles;
        let cards = handles.cards.iter().map(|n| (letters_and_digits(n), Why::Card));
        let phones = handles.phones.iter().map(|n| (phone(n), Why::Phone));
        let papers = record.person.documents.iter().map(|d| (letters_and_digits(&d.number), Why::Document(d.kind)));
        let numbers: Vec<(String, Why)> = cards.chain(phones).chain(papers).filter(|(n, _)| !n.is_empty()).collect();
        let lists: Vec<(String, u32)> =
            handles.list_numbers.iter().map(|(flight, n)| (letters_and_digits(flight), *n)).collect();
        for (number, why) in &numbers {
            self.by_number.entry(number.clone()).or_default().push((slot, *why));
        }
        for (flight, number) in &lists {
            self.by_flight.entry(flight.clone()).or_default().push((*number, slot));
        }
        Own { numbers, lists }
    }

    pub fn remove(&mut self, slot: Slot, own: &Own) {
        for (number, _) in &own.numbers {
            if let Some(found) = self.by_number.get_mut(number) {
                found.retain(|(s, _)| *s != slot);
                if found.is_empty() {
                    self.by_number.remove(number);
                }
            }
        }
        for (flight, _) in &own.lists {
            if let Some(found) = self.by_flight.get_mut(flight) {
                found.retain(|(_, s)| *s != slot);
                if found.is_empty() {
                    self.by_flight.remove(flight);
                }
            }
        }
    }

    /// Whose number this is; of long ones the beginning is enough, or all but one digit.
    pub fn find(&self, number: &str) -> Vec<(Slot, Why)> {
        let exact = [letters_and_digits(number), phone(number)]
            .iter()
            .find_map(|n| self.by_number.get(n))
            .cloned()
            .unwrap_or_default();
        if !exact.is_empty() || number.len() < 4 {
            return exact;
        }
        let mut begun: Vec<(Slot, Why)> = self
            .by_number
            .range(number.to_owned()..)
            .take_while(|(n, _)| n.starts_with(number))
            .take(MANY)
            .flat_map(|(_, found)| found)
            .copied()
            .collect();
        if begun.is_empty() && number.len() >= 8 {
            begun = self
                .by_number
                .iter()
                .filter(|(n, _)| crate::matching::near(n, number))
                .flat_map(|(_, found)| found)
                .map(|(slot, why)| (*slot, why.nearly()))
                .collect();
        }
        begun
    }

    /// Whether a number of this very form belongs to somebody.
    pub fn known(&self, number: &str) -> bool {
        self.by_number.contains_key(number)
    }

    /// Whether this is the code of a flight.
    pub fn flight(&self, code: &str) -> bool {
        self.by_flight.contains_key(code)
    }

    /// Who has a number on a flight's list; without a number everybody on it, in its order.
    pub fn on_list(&self, flight: &str, number: Option<u32>) -> Vec<(Slot, Why)> {
        let mut found: Vec<(u32, Slot)> = self
            .by_flight
            .get(flight)
            .into_iter()
            .flatten()
            .filter(|(n, _)| number.is_none_or(|wanted| wanted == *n))
            .copied()
            .collect();
        found.sort_unstable_by_key(|(n, _)| *n);
        found
            .into_iter()
            .map(|(_, slot)| (slot, if number.is_some() { Why::ListNumber } else { Why::Flight }))
            .collect()
    }
}

/// Numbers begun so are too many to be of use beyond this.
const MANY: usize = 200;

/// A phone without the country's code.
fn phone(text: &str) -> String {
    let digits = letters_and_digits(text);
    match digits.strip_prefix("00502").or_else(|| digits.strip_prefix("502")) {
        Some(local) if local.len() == 8 => local.to_owned(),
        _ => digits,
    }
}

impl Why {
    fn nearly(self) -> Self {
        match self {
            Self::Document(kind) => Self::DocumentDigit(kind),
            other => other,
        }
    }
}
