//! Where a person comes from: code, written parts, and which places a written name may mean.

use std::collections::BTreeMap;

use super::fold::fold;

/// A place as written in one record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Four-digit municipality code, when known.
    pub code: Option<u16>,
    /// The folded parts of "village, municipality", words like *aldea* left out.
    pub parts: Vec<String>,
}

/// How two places agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceAgreement {
    Unknown,
    Municipality(u16),
    Village,
    Department,
    Differs,
}

/// The departments by code (domain.md 5.4); departments are no entry of any registry, so they cannot be learned.
const DEPARTMENTS: [&str; 22] = [
    "guatemala",
    "el progreso",
    "sacatepequez",
    "chimaltenango",
    "escuintla",
    "santa rosa",
    "solola",
    "totonicapan",
    "quetzaltenango",
    "suchitepequez",
    "retalhuleu",
    "san marcos",
    "huehuetenango",
    "quiche",
    "baja verapaz",
    "alta verapaz",
    "peten",
    "izabal",
    "zacapa",
    "chiquimula",
    "jalapa",
    "jutiapa",
];

const KINDS_OF_VILLAGE: [&str; 11] = [
    "aldea",
    "caserio",
    "canton",
    "paraje",
    "colonia",
    "finca",
    "barrio",
    "cantón",
    "sector",
    "zona",
    "comunidad",
];

impl Place {
    /// Reads a municipality code and free text.
    pub fn read(code: &str, text: &str) -> Self {
        let parts = text
            .split(',')
            .map(bare)
            .filter(|part| !part.is_empty())
            .collect();
        Self {
            code: code.trim().parse().ok(),
            parts,
        }
    }

    fn department(&self) -> Option<u16> {
        self.code.map(|c| c / 100)
    }
}

fn bare(part: &str) -> String {
    let folded = fold(part);
    KINDS_OF_VILLAGE
        .iter()
        .find_map(|kind| {
            folded
                .strip_prefix(kind)
                .and_then(|rest| rest.strip_prefix(' '))
        })
        .map_or(folded.clone(), str::to_owned)
}

/// The names of municipalities as the registry itself writes them, with how many people are from each.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    names: BTreeMap<String, BTreeMap<u16, u32>>,
    people: BTreeMap<u16, u32>,
}

impl Gazetteer {
    pub fn add(&mut self, place: &Place) {
        let Some(code) = place.code else { return };
        *self.people.entry(code).or_default() += 1;
        if let Some(name) = place.parts.last() {
            *self
                .names
                .entry(name.clone())
                .or_default()
                .entry(code)
                .or_default() += 1;
        }
    }

    pub fn remove(&mut self, place: &Place) {
        let Some(code) = place.code else { return };
        if let Some(n) = self.people.get_mut(&code) {
            *n = n.saturating_sub(1);
        }
        let Some(codes) = place.parts.last().and_then(|name| self.names.get_mut(name)) else {
            return;
        };
        if let Some(n) = codes.get_mut(&code) {
            *n = n.saturating_sub(1);
        }
        codes.retain(|_, n| *n > 0);
    }

    /// How many people of the registry are from a municipality.
    pub fn people(&self, code: u16) -> u32 {
        self.people.get(&code).copied().unwrap_or(0)
    }

    /// The municipalities a place may be: its code, or what its last part is called elsewhere in the registry.
    pub fn codes(&self, place: &Place) -> Vec<u16> {
        if let Some(code) = place.code {
            return vec![code];
        }
        let mut out: Vec<u16> = place
            .parts
            .iter()
            .filter_map(|part| self.names.get(part))
            .flat_map(usual)
            .collect();
        if out.is_empty() {
            out = place
                .parts
                .iter()
                .flat_map(|part| {
                    self.names
                        .iter()
                        .filter(|(name, _)| another_form(part, name))
                        .flat_map(|(_, codes)| usual(codes))
                })
                .collect();
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// How two places agree; the same whichever comes first.
    pub fn against(&self, a: &Place, b: &Place) -> PlaceAgreement {
        if let (Some(x), Some(y)) = (a.code, b.code) {
            return match x {
                _ if x == y => PlaceAgreement::Municipality(x),
                _ if x / 100 == y / 100 => PlaceAgreement::Department,
                _ => PlaceAgreement::Differs,
            };
        }
        let (x, y) = (self.codes(a), self.codes(b));
        if let Some(code) = x.iter().find(|c| y.contains(c)) {
            return PlaceAgreement::Municipality(*code);
        }
        if a.parts.iter().any(|p| b.parts.contains(p)) {
            return PlaceAgreement::Village;
        }
        if named(a).iter().any(|d| y.iter().any(|c| c / 100 == *d))
            || named(b).iter().any(|d| x.iter().any(|c| c / 100 == *d))
            || x.iter().any(|c| y.iter().any(|d| c / 100 == d / 100))
        {
            return PlaceAgreement::Department;
        }
        if (x.is_empty() && named(a).is_empty()) || (y.is_empty() && named(b).is_empty()) {
            PlaceAgreement::Unknown
        } else {
            PlaceAgreement::Differs
        }
    }
}

/// The departments a place names, or the one its code lies in.
fn named(place: &Place) -> Vec<u16> {
    let by_name = place.parts.iter().filter_map(|part| {
        (1u16..)
            .zip(DEPARTMENTS)
            .find(|(_, name)| name == part)
            .map(|(code, _)| code)
    });
    place.department().into_iter().chain(by_name).collect()
}

/// The codes a name is used for, slips of one clerk left out.
fn usual(codes: &BTreeMap<u16, u32>) -> Vec<u16> {
    let most = codes.values().copied().max().unwrap_or(0);
    codes
        .iter()
        .filter(|(_, n)| **n * 20 >= most && **n > 0)
        .map(|(code, _)| *code)
        .collect()
}

/// Petapa for San Miguel Petapa: all words of the shorter, one of them not a saint's, are in the longer.
fn another_form(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let tail = long
        .strip_suffix(short)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    let head = long
        .strip_prefix(short)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    short.len() >= 5 && (tail || head)
}
