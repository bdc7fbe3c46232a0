//! What people said about columns before: for this file, and for lists with the same titles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::field::Field;
use crate::fields::date::Order;
use crate::fields::fold::fold;

/// What the columns of a sender mean, confirmed once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Meanings by column key.
    pub columns: BTreeMap<String, Field>,
    /// Order of day and month, where nothing in a list decides it.
    pub date_order: Option<Order>,
}

/// Confirmed meanings: of this file, else of the sender whose titles these are.
#[cfg(feature = "files")]
#[derive(Clone, Copy, Debug)]
pub(super) struct Confirmed<'c> {
    pub(super) columns: &'c BTreeMap<String, Field>,
    pub(super) senders: &'c BTreeMap<String, Sender>,
}

#[cfg(feature = "files")]
impl<'c> Confirmed<'c> {
    pub(super) const fn in_options(options: &'c super::Options) -> Self {
        Self { columns: &options.columns, senders: &options.senders }
    }

    /// What is known of columns with these titles.
    pub(super) fn of(&self, headers: &[String]) -> Sender {
        let mut known = signature(headers).and_then(|s| self.senders.get(&s).cloned()).unwrap_or_default();
        known.columns.extend(self.columns.iter().map(|(k, f)| (k.clone(), *f)));
        known
    }
}

/// The key of every column: its folded title, with a number from the second of one title on; without a title its place.
pub fn column_keys<H: AsRef<str>>(headers: &[H]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let key = |(at, header): (usize, &H)| {
        let folded = fold(header.as_ref());
        if folded.is_empty() {
            return format!("#{}", at + 1);
        }
        let times = seen.entry(folded.clone()).or_default();
        *times += 1;
        if *times == 1 { folded } else { format!("{folded} #{times}") }
    };
    headers.iter().enumerate().map(key).collect()
}

/// By what a sender is known again: the titles of the columns, in order. Nothing when there are hardly any.
pub fn signature<H: AsRef<str>>(headers: &[H]) -> Option<String> {
    let keys = column_keys(headers);
    let titled = keys.iter().filter(|k| !k.starts_with('#')).count();
    let end = keys.iter().rposition(|k| !k.starts_with('#'))?;
    (titled >= 3).then(|| keys.get(..=end).unwrap_or_default().join("|"))
}

#[cfg(test)]
mod tests {
    use super::{column_keys, signature};

    #[test]
    fn titles_twice_and_no_titles_have_keys_of_their_own() {
        let keys = column_keys(&["Apellido", "apellido ", "", "Sexo"]);
        assert_eq!(keys, ["apellido", "apellido #2", "#3", "sexo"]);
        assert_eq!(signature(&["", ""]), None);
        let same = signature(&["Nombre", "Sexo", "Edad"]);
        assert!(same.is_some() && same == signature(&["NOMBRE", "Sexo ", "edad", ""]));
    }
}
