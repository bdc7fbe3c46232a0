//! The PIN: six digits, chosen by the system and proving what the card number only says.

use std::fmt;

use super::number::drawn_digit;
use crate::chance::Chance;
use crate::problems::ProblemCode;

/// Six digits that nobody guesses first. Never shown in a log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Pin([u8; 6]);

impl Pin {
    /// Draws one that is not on the refused list.
    pub fn draw(chance: &mut dyn Chance) -> Self {
        loop {
            let pin = Self(std::array::from_fn(|_| drawn_digit(chance)));
            if !pin.is_easy() {
                return pin;
            }
        }
    }

    /// Reads a PIN that is typed to sign in; spaces and dashes do not count.
    pub fn parse(text: &str) -> Result<Self, ProblemCode> {
        let kept = text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '.'));
        let digits: Option<Vec<u8>> =
            kept.map(|letter| letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok())).collect();
        digits.and_then(|digits| digits.try_into().ok()).map(Self).ok_or(ProblemCode::PinLength)
    }

    /// Reads a PIN that somebody wishes for at a desk.
    pub fn chosen(text: &str) -> Result<Self, ProblemCode> {
        Self::parse(text).and_then(|pin| if pin.is_easy() { Err(ProblemCode::PinTooEasy) } else { Ok(pin) })
    }

    /// The digits, to be hashed or printed on the tear-off.
    pub fn reveal(&self) -> String {
        self.0.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    /// The refused list (security.md 5.2): repeats, sequences and dates.
    fn is_easy(self) -> bool {
        self.repeats() || self.runs() || self.is_date()
    }

    fn repeats(self) -> bool {
        let [first, second] = [&self.0[..3], &self.0[3..]];
        let kinds = self.0.iter().fold(0_u16, |seen, digit| seen | 1 << digit).count_ones();
        kinds <= 2 || first == second || self.0.chunks(2).all(|pair| pair == &self.0[..2])
    }

    /// Five steps of one up or down, also over nine to zero, or two such runs of three.
    fn runs(self) -> bool {
        let step = |from: u8, to: u8| (to + 10 - from) % 10;
        let steps: [u8; 5] = std::array::from_fn(|place| step(self.0[place], self.0[place + 1]));
        let same = |part: &[u8]| part.iter().all(|step| *step == 1) || part.iter().all(|step| *step == 9);
        same(&steps) || (same(&steps[..2]) && same(&steps[3..]))
    }

    /// Day, month and year in any usual order, or a month and a year of a living person.
    fn is_date(self) -> bool {
        let [first, second, third] = [self.pair(0), self.pair(2), self.pair(4)];
        let day = |n: u8| (1..=31).contains(&n);
        let month = |n: u8| (1..=12).contains(&n);
        let century = |n: u8| n == 19 || n == 20;
        (day(first) && month(second))
            || (month(first) && day(second))
            || (month(second) && day(third))
            || (month(first) && century(second))
            || (century(first) && month(third))
    }

    fn pair(self, place: usize) -> u8 {
        self.0[place] * 10 + self.0[place + 1]
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::SeededChance;

    #[test]
    fn what_people_choose_first_is_refused() {
        for easy in [
            "000000", "111222", "121212", "123123", "123456", "987654", "890123", "456789", "140891", "081491",
            "910814", "081991", "199108", "200012",
        ] {
            assert_eq!(Pin::chosen(easy), Err(ProblemCode::PinTooEasy), "{easy}");
        }
        for fine in ["482703", "739501", "604882", "957346"] {
            assert!(Pin::chosen(fine).is_ok(), "{fine}");
        }
    }

    #[test]
    fn what_is_drawn_is_never_easy_and_most_numbers_stay() {
        let mut chance = SeededChance::new(11);
        for _ in 0..5_000 {
            assert!(Pin::chosen(&Pin::draw(&mut chance).reveal()).is_ok());
        }
        let left = (0..1_000_000).filter(|n| Pin::chosen(&format!("{n:06}")).is_ok()).count();
        assert!(left > 880_000, "guessing would be easier: {left}");
    }

    #[test]
    fn typing_is_forgiven_and_never_logged() {
        assert_eq!(Pin::parse(" 48 27-03 "), Pin::parse("482703"));
        for wrong in ["48270", "4827034", "48270a", ""] {
            assert_eq!(Pin::parse(wrong), Err(ProblemCode::PinLength), "{wrong}");
        }
        assert_eq!(format!("{:?}", Pin::parse("482703").unwrap()), "Pin(…)");
    }
}
