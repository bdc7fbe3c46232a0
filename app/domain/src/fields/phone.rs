//! Telephone numbers: +502 and eight digits at home, E.164 elsewhere.

use serde::{Deserialize, Serialize};

/// A telephone number in E.164.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Phone(String);

impl Phone {
    /// `+50222220000`.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// As people in Guatemala write it, `2222-0000`; numbers abroad stay E.164.
    pub fn printed(&self) -> String {
        match self.0.strip_prefix("+502").and_then(|n| n.split_at_checked(4)) {
            Some((a, b)) => format!("{a}-{b}"),
            None => self.0.clone(),
        }
    }
}

/// Why a text is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Letters or other marks that no telephone number has.
    #[error("not a number")]
    NotANumber,
    /// Fewer than eight digits.
    #[error("too short")]
    TooShort,
    /// More digits than any country has.
    #[error("too long")]
    TooLong,
}

/// Reads eight digits as Guatemalan, `00`, `+` or 9 to 15 digits as a number abroad; ten digits without `+` are North American.
///
/// # Errors
/// When it cannot be called.
pub fn parse(text: &str) -> Result<Phone, PhoneError> {
    let text = text.trim();
    if text
        .chars()
        .any(|c| !(c.is_ascii_digit() || c.is_whitespace() || matches!(c, '+' | '-' | '(' | ')' | '.' | '/')))
    {
        return Err(PhoneError::NotANumber);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let abroad = text.starts_with('+') || digits.starts_with("00");
    let digits = digits.trim_start_matches("00");
    match (digits.len(), abroad) {
        (0..8, _) => Err(PhoneError::TooShort),
        (8, false) => Ok(Phone(format!("+502{digits}"))),
        (10, false) => Ok(Phone(format!("+1{digits}"))),
        (8..=15, _) if digits.starts_with("502") && digits.len() != 11 => {
            Err(if digits.len() < 11 { PhoneError::TooShort } else { PhoneError::TooLong })
        }
        (8..=15, _) => Ok(Phone(format!("+{digits}"))),
        _ => Err(PhoneError::TooLong),
    }
}

#[cfg(test)]
mod tests {
    use super::{PhoneError, parse};

    #[test]
    fn eight_digits_are_at_home() {
        assert_eq!(parse("2222 0000").unwrap().e164(), "+50222220000");
        assert_eq!(parse("+502 2222-0000").unwrap().printed(), "2222-0000");
        assert_eq!(parse("(956) 555-0100").unwrap().e164(), "+19565550100");
        assert_eq!(parse("2222-000"), Err(PhoneError::TooShort));
        assert_eq!(parse("llamar a mamá"), Err(PhoneError::NotANumber));
    }
}
