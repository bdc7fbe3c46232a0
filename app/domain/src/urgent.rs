//! Question 9 of the desk: what is urgent today, and safe to ask in an open hall (interface.md S5).
//!
//! Violence, fear, trafficking and health detail are not on this list on purpose: they are asked apart.

use std::collections::BTreeSet;

use crate::{catalogue::codes::Category, codes::codes, need::Urgency, problems::ProblemCode};

codes! {
    /// One thing that cannot wait; the digit of the desk is its place in the list.
    Urgent {
        Health = "health",
        Pregnancy = "pregnancy",
        Sleep = "sleep",
        /// Support to move about.
        Mobility = "mobility",
        Food = "food",
        /// A call home.
        Call = "call",
    }
}

impl Urgent {
    /// The digit a clerk presses.
    pub fn digit(self) -> usize {
        1 + Self::ALL.iter().position(|other| *other == self).unwrap_or(0)
    }

    /// The need it opens, if a programme can meet it; food and a call are given in the hall.
    pub const fn need(self) -> Option<(Category, Urgency)> {
        match self {
            Self::Health | Self::Pregnancy => Some((Category::Health, Urgency::Immediate)),
            Self::Sleep => Some((Category::Housing, Urgency::Immediate)),
            Self::Mobility => Some((Category::Transport, Urgency::ThisWeek)),
            Self::Food | Self::Call => None,
        }
    }
}

/// Reads `135`, `1 3 5` or codes with commas; nothing typed is nothing urgent.
pub fn parse(text: &str) -> Result<BTreeSet<Urgent>, ProblemCode> {
    let words = text.split(|letter: char| letter == ',' || letter.is_whitespace()).filter(|word| !word.is_empty());
    let mut found = BTreeSet::new();
    for word in words {
        if let Some(urgent) = Urgent::parse(word) {
            found.insert(urgent);
            continue;
        }
        for digit in word.chars() {
            let place =
                digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).ok_or(ProblemCode::ChoiceUnknown)?;
            let urgent =
                place.checked_sub(1).and_then(|place| Urgent::ALL.get(place)).ok_or(ProblemCode::ChoiceUnknown)?;
            found.insert(*urgent);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clerk_presses_digits_and_a_form_sends_codes() {
        let both = BTreeSet::from([Urgent::Health, Urgent::Sleep]);
        for text in ["13", "3 1", "1,3", "health,sleep", "3 health"] {
            assert_eq!(parse(text), Ok(both.clone()), "{text}");
        }
        assert_eq!(parse("  "), Ok(BTreeSet::new()));
        for text in ["0", "7", "x", "13x"] {
            assert_eq!(parse(text), Err(ProblemCode::ChoiceUnknown), "{text}");
        }
    }

    #[test]
    fn each_digit_is_its_own() {
        for urgent in Urgent::ALL {
            assert_eq!(parse(&urgent.digit().to_string()), Ok(BTreeSet::from([*urgent])));
        }
    }
}
