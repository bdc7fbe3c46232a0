//! Short forms of given names: the usual ones of the country in a table, diminutives and clipped names by rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One line a nickname, then the names it stands for: general usage in Guatemala, with written abbreviations,
/// English equivalents from foreign papers and forms of Mayan languages.
const TABLE: &str = include_str!("nicknames.txt");

static FULL: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter_map(|l| l.split_once(": "))
        .map(|(nick, names)| (nick, names.split(' ').collect()))
        .collect()
});

/// The names a folded word may be short for, by the table.
pub fn full_forms(word: &str) -> &'static [&'static str] {
    FULL.get(word).map_or(&[], Vec::as_slice)
}

const DIMINUTIVES: [&str; 5] = ["cito", "cita", "ito", "ita", "in"];

/// Whether the first folded word is made from the second by a usual ending or by leaving out its beginning.
pub fn made_from(short: &str, full: &str) -> bool {
    diminutive(short, full) || clipped(short, full)
}

/// Juanito for Juan, Carlitos for Carlos, Rosita for Rosa: the name without its last vowel, then the ending.
fn diminutive(short: &str, full: &str) -> bool {
    let bare = |word: &str| {
        word.trim_end_matches('s')
            .trim_end_matches(['o', 'a', 'e'])
            .to_owned()
    };
    let Some(stem) = DIMINUTIVES
        .iter()
        .find_map(|end| short.trim_end_matches('s').strip_suffix(end))
    else {
        return false;
    };
    stem.len() >= 3 && (stem == full || hard(stem) == bare(full))
}

/// Paquito comes from Paco: before i the spelling of the stem is another.
fn hard(stem: &str) -> String {
    let to = |end: &str, letter: &str| stem.strip_suffix(end).map(|s| format!("{s}{letter}"));
    to("qu", "c")
        .or_else(|| to("gu", "g"))
        .unwrap_or_else(|| stem.to_owned())
}

/// Nando for Fernando: the end of a name alone, four letters or more, at least two fewer than the name.
fn clipped(short: &str, full: &str) -> bool {
    short.len() >= 4 && full.len() >= short.len() + 2 && full.ends_with(short)
}
