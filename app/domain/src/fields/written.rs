//! Reading a date out of text, in the ways people and programs write it.

use super::date::{DateError, Written, Year};
use super::fold::fold;

/// Reads what is written; times and words for "about" beside it do not matter.
///
/// # Errors
/// When there is no date in it.
pub fn read(text: &str) -> Result<Written, DateError> {
    let lower = text.trim().to_lowercase();
    let mut parts: Vec<String> = Vec::new();
    for token in tokens(&lower) {
        if token.contains(':') || matches!(token.as_str(), "am" | "pm" | "utc") {
            break;
        }
        if !matches!(
            token.as_str(),
            "de" | "del"
                | "of"
                | "the"
                | "aprox"
                | "aproximadamente"
                | "about"
                | "approx"
                | "ca"
                | "circa"
                | "c"
                | "th"
                | "st"
                | "nd"
                | "rd"
                | "er"
                | "ro"
                | "º"
                | "°"
        ) {
            parts.push(token);
        }
    }
    if parts.len() == 4 && parts[0].len() >= 3 && is_weekday(&parts[0]) {
        parts.remove(0);
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts.as_slice() {
        [one] => single(one),
        [a, b] => two(a, b),
        [a, b, c] => three(a, b, c),
        _ => Err(DateError::Unreadable),
    }
}

/// Words and numbers of a date; an ISO time behind `T` is cut off, digits and letters that touch are parted.
fn tokens(lower: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut digits = false;
    for c in lower.chars() {
        if c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '~' | '’' | '\'' | '(' | ')' | '_' | '–') {
            if !current.is_empty() {
                out.push(std::mem::take(&mut current));
            }
            continue;
        }
        if !current.is_empty() && c.is_ascii_digit() != digits && c != ':' {
            if c == 't' && out.len() == 2 {
                out.push(std::mem::take(&mut current));
                return out;
            }
            if !current.contains(':') {
                out.push(std::mem::take(&mut current));
            }
        }
        digits = c.is_ascii_digit();
        current.push(c);
    }
    if !current.is_empty() {
        out.push(current);
    }
    out
}

fn single(text: &str) -> Result<Written, DateError> {
    let number: u32 = number(text).ok_or(DateError::Unreadable)?;
    match text.len() {
        4 if (1900..=2100).contains(&number) => Ok(Written::Year(i16::try_from(number).unwrap_or(0))),
        5 if (3_000..=80_000).contains(&number) => Ok(Written::Serial(number)),
        8 => packed(text),
        _ => Err(DateError::Unreadable),
    }
}

/// `19991231` or `31121999`.
fn packed(text: &str) -> Result<Written, DateError> {
    let at = |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse::<i16>().ok()).unwrap_or(-1);
    let small = |n: i16| i8::try_from(n).unwrap_or(0);
    let (y, m, d) = (at(0, 4), at(4, 6), at(6, 8));
    if plausible(y) && (1..=12).contains(&m) && (1..=31).contains(&d) {
        return Ok(Written::Known { day: small(d), month: small(m), year: Year { number: y, short: false } });
    }
    let year = at(4, 8);
    if plausible(year) && at(0, 2) <= 31 && at(2, 4) <= 31 {
        return Ok(Written::Pair {
            first: small(at(0, 2)),
            second: small(at(2, 4)),
            year: Year { number: year, short: false },
        });
    }
    Err(DateError::Unreadable)
}

/// A month and a year.
fn two(a: &str, b: &str) -> Result<Written, DateError> {
    let (month, year) = match (month(a), month(b)) {
        (Some(m), None) => (Some(m), b),
        (None, Some(m)) => (Some(m), a),
        _ if a.len() == 4 => (small(b), a),
        _ => (small(a), b),
    };
    let year = year_of(year).filter(|y| !y.short).ok_or(DateError::Unreadable)?;
    match month {
        Some(m @ 0..=12) => Ok(Written::Known { day: 0, month: m, year }),
        _ => Err(DateError::Unreadable),
    }
}

fn three(a: &str, b: &str, c: &str) -> Result<Written, DateError> {
    let known = |day: &str, month: i8, year: &str| {
        let day = small(day).filter(|d| *d <= 31).ok_or(DateError::Unreadable)?;
        Ok(Written::Known { day, month, year: year_of(year).ok_or(DateError::Unreadable)? })
    };
    match (month(a), month(b), month(c)) {
        (None, Some(m), None) if a.len() == 4 => known(c, m, a),
        (None, Some(m), None) => known(a, m, c),
        (Some(m), None, None) => known(b, m, c),
        (None, None, None) if a.len() == 4 => known(c, small(b).ok_or(DateError::Unreadable)?, a),
        (None, None, None) => {
            let (first, second) = (small(a).ok_or(DateError::Unreadable)?, small(b).ok_or(DateError::Unreadable)?);
            let year = year_of(c).ok_or(DateError::Unreadable)?;
            let month = (1..=12).contains(&second);
            if first > 31 && a.len() == 2 && month && year.short && (1..=31).contains(&year.number) {
                return known(c, second, a);
            }
            if first > 31 || second > 31 {
                Err(DateError::Impossible)
            } else {
                Ok(Written::Pair { first, second, year })
            }
        }
        _ => Err(DateError::Unreadable),
    }
}

fn number(text: &str) -> Option<u32> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn small(text: &str) -> Option<i8> {
    (text.len() <= 2).then(|| number(text)).flatten().and_then(|n| i8::try_from(n).ok())
}

const fn plausible(year: i16) -> bool {
    year >= 1850 && year <= 2100
}

fn year_of(text: &str) -> Option<Year> {
    let number = i16::try_from(number(text)?).ok()?;
    match text.len() {
        2 => Some(Year { number, short: true }),
        4 if plausible(number) => Some(Year { number, short: false }),
        _ => None,
    }
}

/// Whether a word names a month.
pub fn is_month(word: &str) -> bool {
    word.len() >= 3 && month(word.trim_end_matches(['.', ','])).is_some()
}

/// The number of a month named in Spanish, English, Portuguese or French, by its first three letters or in full.
fn month(word: &str) -> Option<i8> {
    let folded = fold(word);
    // Two months of French begin with the same three letters.
    match folded.as_str() {
        "juin" => return Some(6),
        "juillet" | "juil" => return Some(7),
        _ => {}
    }
    // 14/III/2001.
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    if folded.starts_with(['i', 'v', 'x'])
        && let Some(at) = ROMAN.iter().position(|roman| *roman == folded)
    {
        return i8::try_from(at + 1).ok();
    }
    let key = folded.get(..3)?;
    let full: &[&str] = match key {
        "ene" | "jan" => &["enero", "january", "janeiro", "janvier", "janv"],
        "feb" | "fev" => &["febrero", "february", "fevereiro", "fevrier", "fevr"],
        "mar" => &["marzo", "march", "marco", "mars"],
        "abr" | "apr" | "avr" => &["abril", "april", "avril"],
        "may" | "mai" => &["mayo", "may", "maio", "mai"],
        "jun" => &["junio", "june", "junho"],
        "jul" => &["julio", "july", "julho"],
        "ago" | "aug" | "aou" => &["agosto", "august", "aout"],
        "sep" | "set" => &["septiembre", "setiembre", "september", "setembro", "septembre", "sept"],
        "oct" | "out" => &["octubre", "october", "outubro", "octobre"],
        "nov" => &["noviembre", "november", "novembro", "novembre"],
        "dic" | "dec" | "dez" => &["diciembre", "december", "dezembro", "decembre"],
        _ => return None,
    };
    const KEYS: [&[&str]; 12] = [
        &["ene", "jan"],
        &["feb", "fev"],
        &["mar"],
        &["abr", "apr", "avr"],
        &["may", "mai"],
        &["jun"],
        &["jul"],
        &["ago", "aug", "aou"],
        &["sep", "set"],
        &["oct", "out"],
        &["nov"],
        &["dic", "dec", "dez"],
    ];
    if folded.len() != 3 && !full.contains(&folded.as_str()) {
        return None;
    }
    KEYS.iter().position(|k| k.contains(&key)).and_then(|i| i8::try_from(i + 1).ok())
}

fn is_weekday(word: &str) -> bool {
    let folded = fold(word);
    ["lun", "mar", "mie", "jue", "vie", "sab", "dom", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .iter()
        .any(|d| folded.starts_with(d))
}
