//! Numbers as people here write them.

use crate::Locale;

/// `1,200`: a comma every three digits, in Spanish of Guatemala as in English.
pub fn grouped(number: impl Into<i64>) -> String {
    group(&number.into().to_string())
}

/// `42.5 %` in Spanish, `42.5%` in English, from parts per thousand.
pub fn percent(l: Locale, per_mille: i64) -> String {
    let sign = if per_mille < 0 { "-" } else { "" };
    let whole = grouped(i64::try_from(per_mille.unsigned_abs() / 10).unwrap_or(i64::MAX));
    let part = per_mille.unsigned_abs() % 10;
    let space = if l == Locale::EN { "" } else { "\u{a0}" };
    if part == 0 { format!("{sign}{whole}{space}%") } else { format!("{sign}{whole}.{part}{space}%") }
}

/// Digits in groups of four, as on the card: `4821 7039 5016`. Telephone numbers of eight digits as well.
pub fn fours(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

pub(crate) fn group(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let mut text = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
