//! The CUI, the number for life that every Guatemalan has and the DPI prints (domain.md 5.1).

use serde::{Deserialize, Serialize};

use super::place;

/// The first thing that does not fit; a doubt is shown and never blocks (domain.md 5.1: RENAP does not publish the rule).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Not 13 digits.
    Length,
    /// The ninth digit is not what the first eight give.
    CheckDigit,
    /// No such department, or no such municipality in it.
    Place,
}

/// A CUI as read: its digits, and the doubt about them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cui {
    /// The digits as they are, 13 when nothing is wrong.
    pub number: String,
    /// The first rule the digits break.
    pub doubt: Option<Doubt>,
}

impl Cui {
    /// Whether length, check digit and place all hold.
    pub const fn valid(&self) -> bool {
        self.doubt.is_none()
    }

    /// The digits as the DPI prints them, `0000 00000 0000`; other lengths as they are.
    pub fn printed(&self) -> String {
        match (self.number.get(..4), self.number.get(4..9), self.number.get(9..13)) {
            (Some(a), Some(b), Some(c)) if self.number.len() == 13 => format!("{a} {b} {c}"),
            _ => self.number.clone(),
        }
    }
}

/// Why a text holds no CUI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CuiError {
    /// No digits in it.
    #[error("no digits")]
    NoNumber,
    /// A spreadsheet rounded it to scientific notation and digits are lost.
    #[error("digits lost to scientific notation")]
    Mangled,
}

/// Reads a CUI with any blanks and dashes; `9.788360212101E+12` is read back when no digit is lost.
///
/// # Errors
/// When there are no digits, or a spreadsheet has lost some.
pub fn parse(text: &str) -> Result<Cui, CuiError> {
    if let Some(whole) = scientific(text) {
        return whole.map(|number| Cui { doubt: doubt(&number), number });
    }
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    let number: String = text.chars().filter(char::is_ascii_digit).collect();
    if number.is_empty() {
        return Err(CuiError::NoNumber);
    }
    Ok(Cui { doubt: doubt(&number), number })
}

/// The first rule that `digits` break (domain.md 5.1: weights 2 to 9, modulo 11, then department and municipality).
pub fn doubt(digits: &str) -> Option<Doubt> {
    let d: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let [a @ .., check, d1, d2, m1, m2] = d.as_slice() else {
        return Some(Doubt::Length);
    };
    if d.len() != 13 {
        return Some(Doubt::Length);
    }
    let sum: u32 = a.iter().zip(2..).map(|(digit, weight)| digit * weight).sum();
    if sum % 11 != *check {
        return Some(Doubt::CheckDigit);
    }
    let (department, municipality) = (d1 * 10 + d2, m1 * 10 + m2);
    let known = (1..=place::municipalities_in(department)).contains(&municipality);
    (!known).then_some(Doubt::Place)
}

/// `Some` when the text is a number in scientific notation; the number when all its digits are still there.
pub fn scientific(text: &str) -> Option<Result<String, CuiError>> {
    let lower = text.trim().to_ascii_lowercase().replace(',', ".");
    let (mantissa, exponent) = lower.split_once('e').filter(|(m, e)| m.contains('.') || e.starts_with('+'))?;
    let exponent: usize = exponent.trim_start_matches('+').parse().ok().filter(|e| *e < 40)?;
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) {
        return None;
    }
    Some(if part.len() == exponent { Ok(format!("{whole}{part}")) } else { Err(CuiError::Mangled) })
}

#[cfg(test)]
mod tests {
    use super::{CuiError, Doubt, parse};

    #[test]
    fn the_published_vectors_hold() {
        for good in ["1234567890101", "8765432122217", "1029384741305", "7654 32102 0924"] {
            assert_eq!(parse(good).unwrap().doubt, None, "{good}");
        }
        assert_eq!(parse("5486270650101").unwrap().doubt, Some(Doubt::CheckDigit));
        assert_eq!(parse("1234567890125").unwrap().doubt, Some(Doubt::Place));
        assert_eq!(parse("1234567892301").unwrap().doubt, Some(Doubt::Place));
        assert_eq!(parse("883183391410").unwrap().doubt, Some(Doubt::Length));
    }

    #[test]
    fn scientific_notation_is_read_back_only_when_whole() {
        assert_eq!(parse("9,78836E+12"), Err(CuiError::Mangled));
        assert_eq!(parse("1.234567890101E+12").unwrap().number, "1234567890101");
        assert_eq!(parse("s/n"), Err(CuiError::NoNumber));
    }
}
