//! What the rest of a file says: flights, orders and codes that a sheet does not explain itself.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::flightday;
use super::grid::{Cell, Row, Sheet};
use super::order::{self, Votes};
use super::sheet;
use super::table::Table;
use super::titles::Facts;
use crate::fields::date::Order;
use crate::fields::fold::{fold, says_nothing};
use crate::fields::sex::{self, Sex};

/// What the rest of the file says, for sheets that do not say it themselves.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The flight named elsewhere.
    pub facts: Facts,
    /// What the file's name says of the flight.
    pub file: Facts,
    /// Order of day and month that other dates of the file prove.
    pub votes: Votes,
    /// The same, of flights' dates alone.
    pub flight_votes: Votes,
    /// Order that a person confirmed for this file.
    pub settled: Option<Order>,
    /// Whether lines keep their cells as printed.
    pub keep_cells: bool,
    /// Order that words of the file spell out.
    pub spelled: Option<Order>,
    /// The headers are in a language that only writes the day first.
    pub day_first: bool,
    /// The latest day a birth can have, where the flight's day is unknown.
    pub today: Option<Date>,
    /// Codes explained in the file.
    pub legend: BTreeMap<String, String>,
    /// Numbers that stand for a sex.
    pub sexes: BTreeMap<String, Sex>,
}

/// Words of English headers.
const ENGLISH: [&str; 22] = [
    "name",
    "date",
    "birth",
    "sex",
    "gender",
    "dob",
    "flight",
    "last",
    "first",
    "given",
    "surname",
    "surnames",
    "day",
    "year",
    "age",
    "nationality",
    "citizenship",
    "country",
    "hometown",
    "family",
    "remarks",
    "of",
];

/// Words of headers in Spanish, Portuguese and French.
const ROMANCE: [&str; 30] = [
    "nombres",
    "apellidos",
    "fecha",
    "sexo",
    "vuelo",
    "nac",
    "nombre",
    "apellido",
    "edad",
    "municipio",
    "de",
    "del",
    "la",
    "du",
    "le",
    "da",
    "nom",
    "noms",
    "prenom",
    "prenoms",
    "nome",
    "nomes",
    "sexe",
    "naiss",
    "naissance",
    "famille",
    "nationalite",
    "nascimento",
    "idade",
    "voo",
];

impl Surroundings {
    /// Codes explained on a sheet without people.
    pub(super) fn learn_words(&mut self, sheet: &Sheet) {
        self.legend.extend(legend(sheet));
        let text: Vec<String> = sheet.rows.iter().take(200).map(Row::joined).collect();
        self.sexes.extend(sex_legend(&text.join("  ")));
        self.spelled = self.spelled.or_else(|| text.iter().find_map(|t| order::spelled(t)));
    }

    /// What all tables together say.
    pub(super) fn learn_tables(&mut self, tables: &[Table<'_>]) {
        let (mut english, mut romance) = (0_usize, 0_usize);
        for table in tables {
            self.flight_votes.add(flightday::votes(table));
            self.votes.add(sheet::birth_votes(table));
            self.spelled = self.spelled.or_else(|| sheet::spelled(table));
            self.sexes.extend(sex_legend(&table.notes.join("  ")));
            for header in table.sections.iter().flat_map(|s| &s.columns).map(|c| fold(&c.header)) {
                let has = |words: &[&str]| header.split(' ').any(|h| words.contains(&h));
                if has(&ROMANCE) {
                    romance += 1;
                } else {
                    english += usize::from(has(&ENGLISH));
                }
            }
            if (tables.len() == 1 || self.facts.is_empty())
                && let Some(facts) = table.contexts.iter().find(|c| !c.is_empty())
            {
                self.facts.learn(facts);
            }
        }
        self.votes.add(self.flight_votes);
        self.day_first = romance > english;
    }
}

/// Numbers that a text explains as sexes: *1 = hombre, 2 = mujer*.
pub fn sex_legend(text: &str) -> BTreeMap<String, Sex> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(fold).collect();
    let number = |w: &String| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit());
    let letter = sex::letter_m(words.iter().filter(|w| w.len() == 1).map(String::as_str));
    let word = |w: &String| sex::parse(w, letter).ok().filter(|_| !number(w));
    let pairs = |number_first: bool| -> BTreeMap<String, Sex> {
        words
            .windows(2)
            .filter_map(|w| match w {
                [a, b] if number_first && number(a) => Some((a.clone(), word(b)?)),
                [a, b] if !number_first && number(b) => Some((b.clone(), word(a)?)),
                _ => None,
            })
            .collect()
    };
    let first = words.iter().find(|w| number(w) || word(w).is_some());
    let found = pairs(first.is_some_and(number));
    if found.len() >= 2 { found } else { BTreeMap::new() }
}

/// Codes and meanings of a sheet that has no people: two cells in a row, a short one and a longer one.
pub fn legend(sheet: &Sheet) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for row in &sheet.rows {
        let cells: Vec<String> =
            row.filled().filter(|(_, c)| !matches!(c, Cell::Date(_))).map(|(_, c)| c.text().into_owned()).collect();
        if let [code, meaning, ..] = cells.as_slice()
            && code.chars().count() <= 12
            && !says_nothing(meaning)
        {
            out.insert(fold(code), meaning.clone());
        }
    }
    out
}
