//! Short forms of given names: the usual ones of the country in a table, diminutives and clipped names by rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One line a nickname, then the names it stands for: general usage in Guatemala, with written abbreviations,
/// English equivalents from foreign papers and forms of Mayan languages.
const TABLE: &str = include_str!("nicknames.txt");

static FULL: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    TABLE.lines().filter_map(|l| l.split_once(": ")).map(|(nick, names)| (nick, names.split(' ').collect())).collect()
});

/// The names a folded word may be short for, by the table; Chepito is short for what Chepe is.
pub fn full_forms(word: &str) -> &'static [&'static str] {
    let known = |nick: &str| FULL.get(nick).map(Vec::as_slice);
    let stem = word.strip_suffix("ito").or_else(|| word.strip_suffix("ita"));
    known(word)
        .or_else(|| stem.and_then(|stem| ["e", "o", "a", ""].iter().find_map(|end| known(&format!("{stem}{end}")))))
        .unwrap_or(&[])
}

const DIMINUTIVES: [&str; 5] = ["sito", "sita", "ito", "ita", "in"];

/// Whether a sound key ends as diminutives do.
pub fn may_be_diminutive(sound: &str) -> bool {
    let ended = sound.trim_end_matches('s');
    DIMINUTIVES.iter().any(|end| ended.ends_with(end))
}

/// Whether the first sound key is made from the second by a usual ending: Juanito, Carlitos, Rosita, Paquito.
pub fn diminutive(short: &str, full: &str) -> bool {
    let bare = |word: &str| word.trim_end_matches('s').trim_end_matches(['o', 'a', 'e']).to_owned();
    let ended = short.trim_end_matches('s');
    DIMINUTIVES
        .iter()
        .filter_map(|end| ended.strip_suffix(end))
        .any(|stem| stem.len() >= 2 && full.len() >= 3 && (stem == full || stem == bare(full)))
}

/// Nando for Fernando: the end of a name alone, four sounds or more, at least two fewer than the name.
pub fn clipped(short: &str, full: &str) -> bool {
    short.len() >= 4 && full.len() >= short.len() + 2 && full.len() <= short.len() * 2 && full.ends_with(short)
}
