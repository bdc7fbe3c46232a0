//! Names as printed: which words are surnames, and which surname is the married one.

use serde::{Deserialize, Serialize};

use super::fold::{fold, tidy};

/// Surnames taken apart; words are kept as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surnames {
    /// First surname.
    pub first: Option<String>,
    /// Second (maternal) surname.
    pub second: Option<String>,
    /// Married surname, with its *de*.
    pub married: Option<String>,
}

/// Which part of a full name comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameOrder {
    /// Surnames, then given names.
    SurnamesFirst,
    /// Given names, then surnames.
    GivenFirst,
}

/// A full name taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted {
    /// Given names as printed, empty when none.
    pub given: String,
    /// Surnames as printed, empty when none.
    pub surnames: String,
    /// The number of words left the border open (three, or more than four).
    pub guessed: bool,
}

fn is_particle(word: &str) -> bool {
    matches!(fold(word).as_str(), "de" | "del" | "la" | "los" | "las" | "viuda" | "vda" | "vd")
}

/// A name as it is said to its owner. One that came all in capitals, or in none, gets them where people write them; any
/// other stays as it was told. For greetings only: what is kept and compared is the name as printed.
pub fn spoken(name: &str) -> String {
    let as_told = name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    if as_told {
        return name.to_owned();
    }
    let words = name.split_whitespace().enumerate().map(|(at, word)| {
        let small = word.to_lowercase();
        if at > 0 && (is_particle(word) || small == "y") { small } else { capitalised(&small) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A capital at the beginning, after a hyphen, after *Mc*, and after the apostrophe of *O'* and *D'*; the apostrophe of
/// Mayan names is a sound within the word.
fn capitalised(small: &str) -> String {
    let letters: Vec<char> = small.chars().collect();
    let apostrophe = |sign: char| matches!(sign, '\'' | '’' | 'ʼ');
    let capital = |at: usize| match (at, at.checked_sub(1).and_then(|before| letters.get(before))) {
        (0, _) | (_, Some('-' | '‐')) => true,
        (2, Some('c')) => letters.first() == Some(&'m') && letters.len() > 3,
        (2, Some(sign)) => apostrophe(*sign) && matches!(letters.first(), Some('o' | 'd')),
        _ => false,
    };
    letters.iter().enumerate().fold(String::new(), |mut said, (at, letter)| {
        if capital(at) {
            said.extend(letter.to_uppercase());
        } else {
            said.push(*letter);
        }
        said
    })
}

/// Words with the particles that belong to them: `DE LA CRUZ PEREZ` is two units. A hyphen parts units too.
pub fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut pending: Vec<&str> = Vec::new();
    let parted = text.replace(['-', '‐', '–'], " ");
    for word in parted.split_whitespace() {
        pending.push(word);
        if !is_particle(word) {
            units.push(pending.join(" "));
            pending.clear();
        }
    }
    match (units.last_mut(), pending.is_empty()) {
        (_, true) => {}
        (Some(last), false) => {
            last.push(' ');
            last.push_str(&pending.join(" "));
        }
        (None, false) => units.push(pending.join(" ")),
    }
    units
}

/// Splits surnames: one is the first, a third that begins with *de* is the married one, of two the second is the
/// maternal one even when it begins with *de*.
pub fn split_surnames(text: &str) -> Surnames {
    let units = units(text);
    let join = |u: &[String]| (!u.is_empty()).then(|| u.join(" "));
    let married =
        units.iter().skip(2).position(|u| fold(u).starts_with("de ") || fold(u).starts_with('v')).map(|i| i + 2);
    let married = married.filter(|i| units.get(*i).is_some_and(|u| u.split(' ').next().is_some_and(is_particle)));
    let end = married.unwrap_or(units.len());
    Surnames {
        first: units.first().cloned(),
        second: units.get(1..end).and_then(join),
        married: married.and_then(|i| units.get(i..)).and_then(join),
    }
}

/// Parts a full name: at the comma (surnames before it), else by order and number of units (four are two and two).
pub fn part(text: &str, order: NameOrder) -> Parted {
    let text = tidy(text);
    if let Some((surnames, given)) = text.split_once([',', ';']) {
        return Parted { given: tidy(given), surnames: tidy(surnames), guessed: false };
    }
    if let Some((surnames, given)) = text.split_once('/') {
        return Parted { given: tidy(&given.replace('/', " ")), surnames: tidy(surnames), guessed: false };
    }
    let units = units(&text);
    let married = |u: &String| fold(u).starts_with("de ");
    let surname_count = match (units.len(), order) {
        (0, _) => 0,
        (1..=2, _) => 1,
        (3, _) => 2,
        (4, _) => 2,
        (_, NameOrder::SurnamesFirst) if units.get(2).is_some_and(married) => 3,
        (_, NameOrder::GivenFirst) if units.last().is_some_and(married) => 3,
        _ => 2,
    };
    let guessed = units.len() == 3 || units.len() > 4 || (units.len() == 1);
    let cut = match order {
        NameOrder::SurnamesFirst => surname_count,
        NameOrder::GivenFirst => units.len() - surname_count,
    };
    let (a, b) = units.split_at(cut.min(units.len()));
    let (surnames, given) = match order {
        NameOrder::SurnamesFirst => (a, b),
        NameOrder::GivenFirst => (b, a),
    };
    Parted { given: given.join(" "), surnames: surnames.join(" "), guessed }
}

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing but blanks.
    #[error("nothing written")]
    Missing,
    /// Digits or signs no name has.
    #[error("digits or signs in it")]
    Signs,
    /// Longer than 120 characters.
    #[error("too long")]
    TooLong,
}

/// Reads given names or surnames that a clerk types; case, accents and apostrophes stay as typed.
///
/// # Errors
/// When nothing stands there, or something no name has.
pub fn parse(text: &str) -> Result<String, NameError> {
    let name = tidy(text);
    if !name.chars().any(char::is_alphabetic) {
        return Err(if name.is_empty() { NameError::Missing } else { NameError::Signs });
    }
    if name.chars().count() > 120 {
        return Err(NameError::TooLong);
    }
    let fits =
        |c: char| c.is_alphabetic() || c == ' ' || matches!(c, '-' | '.' | ',' | '‐') || super::fold::is_glottal(c);
    if name.chars().all(fits) { Ok(name) } else { Err(NameError::Signs) }
}

#[cfg(test)]
mod tests {
    use super::{NameOrder, part, split_surnames, units};

    fn split(text: &str) -> [Option<String>; 3] {
        let s = split_surnames(text);
        [s.first, s.second, s.married]
    }

    #[test]
    fn a_name_in_capitals_is_said_as_people_write_it() {
        let said = [
            ("MANUEL", "Manuel"),
            ("MARÍA DE LA LUZ", "María de la Luz"),
            ("DE LEÓN Y LEÓN", "De León y León"),
            ("ÑUFLO ÁNGEL", "Ñuflo Ángel"),
            ("ANA-LUCÍA", "Ana-Lucía"),
            ("MCDONALD", "McDonald"),
            ("O'BRIEN", "O'Brien"),
            ("TZ'UNUN", "Tz'unun"),
            ("K'ICHE'", "K'iche'"),
            ("maría josé", "María José"),
            ("McArthur", "McArthur"),
            ("Juan de la Cruz", "Juan de la Cruz"),
            ("", ""),
        ];
        for (printed, expected) in said {
            assert_eq!(super::spoken(printed), expected);
        }
    }

    #[test]
    fn particles_belong_to_the_word_that_follows() {
        assert_eq!(units("DE LA CRUZ DEL CID"), ["DE LA CRUZ", "DEL CID"]);
        assert_eq!(split("AJPOP DE LEON DE GARCIA").map(Option::unwrap), ["AJPOP", "DE LEON", "DE GARCIA"]);
        assert_eq!(split("Ajtún de León"), [Some("Ajtún".into()), Some("de León".into()), None]);
        assert_eq!(split("ESTRADA-DE LA CRUZ"), [Some("ESTRADA".into()), Some("DE LA CRUZ".into()), None]);
        assert_eq!(split("Sandoval"), [Some("Sandoval".into()), None, None]);
    }

    #[test]
    fn a_comma_or_the_order_parts_a_name() {
        let name = part("Bolom Bolom , Luis Diego", NameOrder::GivenFirst);
        assert_eq!((name.surnames.as_str(), name.given.as_str()), ("Bolom Bolom", "Luis Diego"));
        let name = part("DE LA CRUZ TIU ANA MARÍA", NameOrder::SurnamesFirst);
        assert_eq!((name.surnames.as_str(), name.given.as_str(), name.guessed), ("DE LA CRUZ TIU", "ANA MARÍA", false));
        let name = part("Ana de Paz", NameOrder::GivenFirst);
        assert_eq!((name.surnames.as_str(), name.given.as_str()), ("de Paz", "Ana"));
    }
}
