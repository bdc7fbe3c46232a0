//! Where a person comes from: code, written parts, and which places a written name may mean.

use std::collections::BTreeMap;

use crate::fields::place;

use super::fold::fold;

/// A place as written in one record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Four-digit municipality code, when known.
    pub code: Option<u16>,
    /// Without a code: the municipality the text names in the official list, and its department.
    named: Option<u16>,
    department: Option<u16>,
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

const KINDS_OF_VILLAGE: [&str; 10] =
    ["aldea", "caserio", "canton", "paraje", "colonia", "finca", "barrio", "sector", "zona", "comunidad"];

impl Place {
    /// Reads a municipality code and free text.
    pub fn read(code: &str, text: &str) -> Self {
        let parts: Vec<String> = text.split(',').map(bare).filter(|part| !part.is_empty()).collect();
        let code = code.trim().parse::<u16>().ok();
        if code.is_some() {
            return Self { code, named: None, department: code.map(|c| c / 100), parts };
        }
        let listed = place::parse(text, None);
        let number = |digits: Option<&str>| digits.and_then(|d| d.parse::<u16>().ok());
        let department =
            number(listed.department).or_else(|| parts.iter().find_map(|part| number(place::department(part))));
        Self { code, named: number(listed.municipality.filter(|_| listed.doubt.is_none())), department, parts }
    }
}

fn bare(part: &str) -> String {
    let folded = fold(part);
    KINDS_OF_VILLAGE
        .iter()
        .find_map(|kind| folded.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' ')))
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
            *self.names.entry(name.clone()).or_default().entry(code).or_default() += 1;
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
        let mut out: Vec<u16> =
            place.parts.iter().filter_map(|part| self.names.get(part)).flat_map(usual).chain(place.named).collect();
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
        let in_department = |codes: &[u16], of: Option<u16>| of.is_some_and(|d| codes.iter().any(|c| c / 100 == d));
        let both = a.department.is_some() && a.department == b.department;
        if both
            || in_department(&y, a.department)
            || in_department(&x, b.department)
            || x.iter().any(|c| y.iter().any(|d| c / 100 == d / 100))
        {
            return PlaceAgreement::Department;
        }
        let unknown = |codes: &[u16], place: &Place| codes.is_empty() && place.department.is_none();
        if unknown(&x, a) || unknown(&y, b) { PlaceAgreement::Unknown } else { PlaceAgreement::Differs }
    }
}

/// The codes a name is used for, slips of one clerk left out.
fn usual(codes: &BTreeMap<u16, u32>) -> Vec<u16> {
    let most = codes.values().copied().max().unwrap_or(0);
    codes.iter().filter(|(_, n)| **n * 20 >= most && **n > 0).map(|(code, _)| *code).collect()
}
