//! The card's number: 11 random digits and a check digit (ISO 7064 MOD 11,10). It identifies and never proves.

use std::fmt;

use crate::chance::{Chance, below};
use crate::problems::ProblemCode;

/// Twelve digits whose last one fits the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardNumber([u8; 12]);

impl CardNumber {
    /// Draws a number that comes from nothing but chance.
    pub fn draw(chance: &mut dyn Chance) -> Self {
        let mut digits = [0; 12];
        for digit in &mut digits[..11] {
            *digit = drawn_digit(chance);
        }
        digits[11] = check_digit(&digits[..11]);
        Self(digits)
    }

    /// Reads whatever a hand or a scanner brought: spaces, dashes, other marks, the whole address of the code.
    ///
    /// The last twelve digits count, so that what a scanner puts in front does no harm.
    pub fn parse(text: &str) -> Result<Self, ProblemCode> {
        let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        let last: [u8; 12] = digits.last_chunk().copied().ok_or(ProblemCode::CardLength)?;
        let number = Self(last);
        if check_digit(&last[..11]) == last[11] { Ok(number) } else { Err(ProblemCode::CardCheckDigit) }
    }

    /// The twelve digits without spaces, for the code and the blind index.
    pub fn digits(&self) -> String {
        self.0.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    /// As printed and read aloud: three groups of four.
    pub fn grouped(&self) -> String {
        let digits = self.digits();
        format!("{} {} {}", &digits[..4], &digits[4..8], &digits[8..])
    }

    /// The last two digits, all that the desk keeps in the clear.
    pub fn tail(&self) -> String {
        self.digits()[10..].to_owned()
    }

    /// What the QR code holds: upper case, because such codes are smaller (alphanumeric mode).
    pub fn payload(&self, origin: &str) -> String {
        format!("{}/T/{}", origin.trim_end_matches('/').to_uppercase(), self.digits())
    }
}

impl fmt::Debug for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardNumber(…{})", self.tail())
    }
}

pub(super) fn drawn_digit(chance: &mut dyn Chance) -> u8 {
    u8::try_from(below(chance, 10)).unwrap_or(0)
}

/// ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swap of neighbours.
fn check_digit(digits: &[u8]) -> u8 {
    let product = digits.iter().fold(10_u32, |product, digit| {
        let sum = (product + u32::from(*digit)) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    u8::try_from((11 - product) % 10).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chance::SeededChance;

    fn drawn(seed: u64) -> CardNumber {
        CardNumber::draw(&mut SeededChance::new(seed))
    }

    #[test]
    fn the_check_digit_is_that_of_the_standard() {
        // The worked example of the standard: 0794 has the check digit 5.
        assert_eq!(check_digit(&[0, 7, 9, 4]), 5);
    }

    #[test]
    fn short_or_wrong_numbers_are_told_apart() {
        assert_eq!(CardNumber::parse(""), Err(ProblemCode::CardLength));
        assert_eq!(CardNumber::parse("4821 7039 501"), Err(ProblemCode::CardLength));
        let wrong = (drawn(1).0[11] + 1) % 10;
        let text = format!("{}{wrong}", &drawn(1).digits()[..11]);
        assert_eq!(CardNumber::parse(&text), Err(ProblemCode::CardCheckDigit));
    }

    #[test]
    fn a_log_line_shows_two_digits_only() {
        let number = drawn(5);
        let shown = format!("{number:?}");
        assert_eq!(shown.chars().filter(char::is_ascii_digit).count(), 2);
    }

    proptest! {
        #[test]
        fn every_way_it_is_written_reads_the_same(seed: u64) {
            let number = drawn(seed);
            let dashed = number.grouped().replace(' ', "-");
            let address = number.payload("https://Ceiba.example:8443/");
            for text in [number.digits(), number.grouped(), dashed, address.clone(), format!("]Q1{address}\r\n")] {
                prop_assert_eq!(CardNumber::parse(&text), Ok(number));
            }
            prop_assert_eq!(address.to_uppercase(), address);
        }

        #[test]
        fn a_single_wrong_digit_is_always_found(seed: u64, place in 0_usize..12, other in 1_u8..10) {
            let mut digits = drawn(seed).0;
            digits[place] = (digits[place] + other) % 10;
            prop_assert_eq!(CardNumber::parse(&CardNumber(digits).digits()), Err(ProblemCode::CardCheckDigit));
        }
    }

    #[test]
    fn swaps_of_neighbours_are_nearly_always_found() {
        let (mut swaps, mut missed) = (0_u32, 0_u32);
        for seed in 0..2_000 {
            let digits = drawn(seed).0;
            for place in (0..11).filter(|place| digits[*place] != digits[place + 1]) {
                let mut swapped = digits;
                swapped.swap(place, place + 1);
                swaps += 1;
                missed += u32::from(CardNumber::parse(&CardNumber(swapped).digits()).is_ok());
            }
        }
        assert!(missed * 40 < swaps, "{missed} of {swaps}");
    }
}
