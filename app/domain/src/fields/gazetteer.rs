//! The official list of municipalities and departments with the other names they go by (domain.md 5.4, 5.5).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::fold::fold;

/// A municipality of the official list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Four digits, department first.
    pub code: &'static str,
    /// Its common name.
    pub name: &'static str,
    /// The name of its department.
    pub department: &'static str,
}

/// The reference data, by the forms in which it is looked up.
pub(super) struct Gazetteer {
    pub(super) towns: Vec<Municipality>,
    pub(super) names: BTreeMap<String, BTreeSet<usize>>,
    pub(super) departments: BTreeMap<String, &'static str>,
}

const MUNICIPALITIES: &str = include_str!("../../data/gt_municipalities.csv");
const ALIASES: &str = include_str!("../../data/gt_municipality_aliases.csv");
const DEPARTMENTS: &str = include_str!("../../data/gt_departments.csv");
/// Everyday names of towns; the second part is the name in the list.
const EVERYDAY: [(&str, &str); 8] = [
    ("xela", "quetzaltenango"),
    ("huehue", "huehuetenango"),
    ("reu", "retalhuleu"),
    ("toto", "totonicapan"),
    ("guate", "guatemala"),
    ("ciudad de guatemala", "guatemala"),
    ("guatemala city", "guatemala"),
    ("tecun uman", "ayutla"),
];
/// Short forms of departments.
const SHORT: [(&str, &str); 34] = [
    ("gua", "01"),
    ("guate", "01"),
    ("progreso", "02"),
    ("el prog", "02"),
    ("sac", "03"),
    ("saca", "03"),
    ("sacatepeq", "03"),
    ("chimal", "04"),
    ("esc", "05"),
    ("s r", "06"),
    ("sta r", "06"),
    ("toto", "08"),
    ("xela", "09"),
    ("quetz", "09"),
    ("quetgo", "09"),
    ("suchi", "10"),
    ("such", "10"),
    ("reu", "11"),
    ("s m", "12"),
    ("sm", "12"),
    ("huehue", "13"),
    ("el quiche", "14"),
    ("qui", "14"),
    ("b v", "15"),
    ("bv", "15"),
    ("b verapaz", "15"),
    ("baja v", "15"),
    ("a v", "16"),
    ("av", "16"),
    ("a verapaz", "16"),
    ("alta v", "16"),
    ("el peten", "17"),
    ("chiq", "20"),
    ("jut", "22"),
];

pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let rows = |text: &'static str| text.lines().skip(1).map(|l| l.split(',').collect::<Vec<&'static str>>());
    let towns: Vec<Municipality> = rows(MUNICIPALITIES)
        .filter_map(|r| Some(Municipality { department: r.get(1)?, code: r.get(2)?, name: r.get(3)? }))
        .collect();
    let mut names: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, town) in towns.iter().enumerate() {
        names.entry(fold(town.name)).or_default().insert(i);
    }
    for row in rows(ALIASES) {
        if let [code, alias, ..] = row.as_slice() {
            let at = towns.iter().position(|t| t.code == *code);
            names.entry(fold(alias)).or_default().extend(at);
        }
    }
    for (everyday, name) in EVERYDAY {
        let at = names.get(name).cloned().unwrap_or_default();
        names.entry(everyday.to_owned()).or_default().extend(at);
    }
    let mut departments: BTreeMap<String, &'static str> = SHORT.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect();
    for row in rows(DEPARTMENTS) {
        if let [code, name, iso, old, ..] = row.as_slice() {
            departments.extend([name, iso, old].map(|n| (fold(n), *code)));
            departments.insert((*code).to_owned(), code);
        }
    }
    Gazetteer { towns, names, departments }
});

/// All municipalities, by code.
pub fn municipalities() -> &'static [Municipality] {
    &GAZETTEER.towns
}

/// The municipality with a four-digit code.
pub fn municipality(code: &str) -> Option<&'static Municipality> {
    GAZETTEER.towns.iter().find(|t| t.code == code)
}

/// What people also call a municipality, besides its name in the list: older names, short forms.
pub fn other_names(code: &str) -> Vec<&'static str> {
    let aliases = ALIASES.lines().skip(1).filter_map(|row| {
        let (of, rest) = row.split_once(',')?;
        (of == code).then(|| rest.split_once(',').map_or(rest, |(alias, _)| alias))
    });
    let listed = municipality(code).map(|town| fold(town.name));
    let everyday = EVERYDAY.iter().filter(|(_, name)| listed.as_deref() == Some(name)).map(|(everyday, _)| *everyday);
    aliases.chain(everyday).collect()
}

/// How many municipalities a department has; 0 when there is no such department.
pub fn municipalities_in(department: u32) -> u32 {
    let prefix = format!("{department:02}");
    GAZETTEER.towns.iter().filter(|t| t.code.starts_with(&prefix)).count().try_into().unwrap_or(0)
}
