//! What may be asked beyond one's own people: a whole paper's number, or a whole name with the day of birth.

use jiff::civil::Date;

use crate::matching::{Birth, Document, DocumentKind, Index, Key, Packed, fold};

impl Index {
    /// Who shows a paper with exactly this number, whatever its kind; spaces and hyphens do not count.
    pub fn with_paper(&self, number: &str) -> Vec<Key> {
        let slots =
            DocumentKind::ALL.iter().filter_map(|kind| self.papers.get(&Document::new(*kind, number))).flatten();
        once_each(slots.filter_map(|slot| self.at(*slot)))
    }

    /// Who is called exactly so, in whatever order, and was born on this very day.
    pub fn named(&self, name: &str, birth: Date) -> Vec<Key> {
        let name = in_order(name);
        let same = |packed: &&Packed| {
            let person = &packed.person;
            person.birth == Birth::Day(birth)
                && in_order(&format!("{} {}", person.given_names, person.surnames)) == name
        };
        once_each(self.people.iter().flatten().filter(same))
    }
}

fn in_order(name: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words
}

fn once_each<'a>(packed: impl Iterator<Item = &'a Packed>) -> Vec<Key> {
    let mut keys: Vec<Key> = packed.map(|packed| packed.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
