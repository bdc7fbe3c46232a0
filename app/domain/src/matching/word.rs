//! One word of a name with everything comparing needs, worked out once.

use super::nicknames::{full_forms, may_be_diminutive};
use super::sound::sound;

/// A folded word, its sound, and what quickly rules out most others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub sound: String,
    /// Written with a full stop or a raised letter.
    pub shortened: bool,
    /// Written without a vowel, as abbreviations are.
    pub bare: bool,
    /// Ends as diminutives do.
    pub fond: bool,
    /// The names this is a usual short form of.
    pub full: &'static [&'static str],
    /// The letters of the sound, those that are taken for each other as one.
    pub heard: Letters,
    /// The same of the letters written.
    pub written: Letters,
}

impl Word {
    pub fn new(text: &str, shortened: bool) -> Self {
        let sound = sound(text);
        Self {
            text: text.to_owned(),
            shortened,
            bare: !text.contains(['a', 'e', 'i', 'o', 'u', 'y']),
            fond: may_be_diminutive(&sound),
            full: full_forms(text),
            heard: Letters::of(sound.bytes().map(one_of_class)),
            written: Letters::of(text.bytes().map(one_of_class)),
            sound,
        }
    }

    /// A single letter stands for any name it begins.
    pub fn initial(&self) -> bool {
        self.text.len() == 1
    }
}

/// A set of letters, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters(u32);

impl Letters {
    /// Letters that come and go, or change, at little cost (`distance`).
    const CHEAP: Self = Self(bit(b'j') | bit(b'g') | bit(b'h'));
    /// The least any other letter that one side lacks can cost, in tenths of a letter (`distance`).
    const LEAST: u32 = 6;

    fn of(letters: impl Iterator<Item = u8>) -> Self {
        Self(letters.filter(u8::is_ascii_lowercase).fold(0, |set, c| set | bit(c)))
    }

    /// How many letters of this set the other lacks.
    pub fn missing_in(self, other: Self) -> u32 {
        (self.0 & !other.0).count_ones()
    }

    /// Whether words of these letters can be within a distance.
    pub fn within(self, other: Self, limit: u16) -> bool {
        let lacking = |x: Self, y: Self| Self(x.0 & !Self::CHEAP.0).missing_in(y);
        lacking(self, other).max(lacking(other, self)) * Self::LEAST <= u32::from(limit)
    }
}

const fn bit(letter: u8) -> u32 {
    1 << (letter - b'a')
}

/// One letter for all that a clerk may take for each other at almost no cost.
fn one_of_class(letter: u8) -> u8 {
    match letter {
        b'v' => b'b',
        b'z' | b'c' | b'k' | b'q' => b's',
        b'x' | b'h' | b'g' => b'j',
        b'y' | b'e' => b'i',
        b'o' => b'u',
        other => other,
    }
}
