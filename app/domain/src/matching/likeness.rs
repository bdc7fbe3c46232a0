//! Whether two written words may be one name, and how much of the evidence survives the damage.

use super::distance::distance;
use super::nicknames::{full_forms, made_from};
use super::sound::sound;

/// How two words of a name agree, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    Same,
    Sounds,
    Spelling,
    Abbreviated,
    Nickname,
    CutOff,
    Joined,
    Initial,
}

/// An agreement with its worth: the share of the evidence that is left, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    pub how: Agreement,
    pub worth: u8,
}

/// One word of a name with what comparing needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub sound: String,
    pub shortened: bool,
    letters: u32,
    /// The names this is a usual short form of.
    full: &'static [&'static str],
    /// Written without a vowel, as abbreviations are.
    bare: bool,
}

impl Word {
    pub fn new(text: &str, shortened: bool) -> Self {
        let sound = sound(text);
        let letters = sound
            .bytes()
            .filter(u8::is_ascii_lowercase)
            .fold(0, |mask, c| mask | 1 << (c - b'a'));
        let bare = !text.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        Self {
            text: text.to_owned(),
            sound,
            shortened,
            letters,
            full: full_forms(text),
            bare,
        }
    }

    /// A single letter stands for any name it begins.
    pub fn initial(&self) -> bool {
        self.text.len() == 1
    }
}

/// How often each of two words is heard in the registry: what is common is a name of its own, not a slip of another.
#[derive(Debug, Clone, Copy)]
pub struct Heard {
    pub a: u32,
    pub b: u32,
}

impl Heard {
    /// Both words are established: the rarer is too frequent to be a slip of the other.
    fn both_names(self) -> bool {
        let (few, many) = (self.a.min(self.b), self.a.max(self.b));
        few >= 3 && u64::from(few) * 40 >= u64::from(many)
    }

    fn one_is_rare(self) -> bool {
        !self.both_names()
    }
}

/// The likeness of two words, the same whichever comes first; none when they are different names.
pub fn likeness(a: &Word, b: &Word, heard: Heard) -> Option<Likeness> {
    let found = |how, worth| Some(Likeness { how, worth });
    if a.text == b.text {
        return found(
            if a.initial() {
                Agreement::Initial
            } else {
                Agreement::Same
            },
            100,
        );
    }
    if a.initial() || b.initial() {
        return (a.sound.chars().next() == b.sound.chars().next()
            || a.text.chars().next() == b.text.chars().next())
        .then_some(Likeness {
            how: Agreement::Initial,
            worth: 25,
        });
    }
    if a.sound == b.sound && !a.sound.is_empty() {
        return found(Agreement::Sounds, 95);
    }
    if table(a, b) {
        return found(
            Agreement::Nickname,
            if heard.both_names() { 70 } else { 85 },
        );
    }
    let (short, long) = if (a.text.len(), &a.text) <= (b.text.len(), &b.text) {
        (a, b)
    } else {
        (b, a)
    };
    if (a.shortened || b.shortened || short.bare)
        && let Some(found) = abbreviation(short, long)
    {
        return Some(found);
    }
    if made_from(&short.text, &long.text) || made_from(&long.text, &short.text) {
        if heard.one_is_rare() {
            return found(Agreement::Nickname, 75);
        }
    } else if particle_joined(short, long) {
        return found(Agreement::Sounds, 92);
    }
    spelling(a, b, heard).or_else(|| part(short, long, heard))
}

/// One is a usual short form of the other, or both are of one name that is neither's own.
fn table(a: &Word, b: &Word) -> bool {
    let either = |x: &Word, y: &Word| x.full.contains(&y.text.as_str());
    either(a, b) || either(b, a) || a.full.iter().any(|name| b.full.contains(name))
}

/// Fco., Ant., Hdez.: the same first letter and the others in their order.
fn abbreviation(short: &Word, long: &Word) -> Option<Likeness> {
    if short.text.len() < 2
        || short.text.len() + 1 >= long.text.len() + usize::from(short.shortened)
        || long.text.len() < 4
    {
        return None;
    }
    if long.text.starts_with(&short.text) {
        return Some(Likeness {
            how: Agreement::Abbreviated,
            worth: if short.text.len() == 2 { 60 } else { 80 },
        });
    }
    let mut rest = long.text.chars();
    let ordered = long.text.chars().next() == short.text.chars().next()
        && short.text.chars().all(|c| rest.any(|r| r == c));
    (ordered && short.text.len() <= 5).then_some(Likeness {
        how: Agreement::Abbreviated,
        worth: 75,
    })
}

/// Deleón for León.
fn particle_joined(short: &Word, long: &Word) -> bool {
    ["del", "de", "dela", "delos"].iter().any(|p| {
        long.text
            .strip_prefix(p)
            .is_some_and(|rest| rest.len() >= 3 && sound(rest) == short.sound)
    })
}

fn spelling(a: &Word, b: &Word, heard: Heard) -> Option<Likeness> {
    if (a.letters ^ b.letters).count_ones() > 6 {
        return None;
    }
    let longest = a.sound.len().max(b.sound.len());
    let written = a.text.len().max(b.text.len());
    let limit = allowed(longest.max(written.saturating_sub(1)));
    let by_sound = distance(a.sound.as_bytes(), b.sound.as_bytes(), limit);
    let by_hand = distance(a.text.as_bytes(), b.text.as_bytes(), limit);
    let off = match (by_sound, by_hand) {
        (Some(s), Some(h)) => s.min(h),
        (Some(d), None) | (None, Some(d)) => d,
        (None, None) => return None,
    };
    let worth = 100u16.saturating_sub(5 + off * loss(written) / 10);
    if heard.both_names() {
        return (off < 5).then_some(Likeness {
            how: Agreement::Spelling,
            worth: u8::try_from(worth * 6 / 10).unwrap_or(60),
        });
    }
    Some(Likeness {
        how: if off < 5 {
            Agreement::Sounds
        } else {
            Agreement::Spelling
        },
        worth: u8::try_from(worth).unwrap_or(100),
    })
}

/// How far apart, in tenths of a letter, two spellings of a word so long may be.
fn allowed(letters: usize) -> u16 {
    match letters {
        0..=3 => 5,
        4 => 10,
        5 => 12,
        6 => 15,
        7 | 8 => 19,
        _ => 23,
    }
}

/// How much of the evidence one wrong letter takes, in hundredths.
fn loss(letters: usize) -> u16 {
    match letters {
        0..=4 => 40,
        5 | 6 => 30,
        7 | 8 => 25,
        _ => 20,
    }
}

/// A word cut off at the end, or one written together with its neighbour.
fn part(short: &Word, long: &Word, heard: Heard) -> Option<Likeness> {
    if !heard.one_is_rare() || short.text.len() < 3 {
        return None;
    }
    let more = long.text.len().saturating_sub(short.text.len());
    if more >= 3 && long.text.len() >= 7 && (beside(short, long) || beside_end(short, long)) {
        return Some(Likeness {
            how: Agreement::Joined,
            worth: 70,
        });
    }
    let gender = more == 1 && long.text.ends_with(['a', 'o']);
    (short.text.len() >= 4 && more <= 4 && !gender && long.text.starts_with(&short.text)).then_some(
        Likeness {
            how: Agreement::CutOff,
            worth: 75,
        },
    )
}

fn beside(short: &Word, long: &Word) -> bool {
    long.text.as_bytes().first() == short.text.as_bytes().first()
        && [0, 1]
            .iter()
            .any(|extra| near(short, long.text.get(..short.text.len() + extra)))
}

fn beside_end(short: &Word, long: &Word) -> bool {
    long.text.as_bytes().last() == short.text.as_bytes().last()
        && [0, 1].iter().any(|extra| {
            near(
                short,
                long.text
                    .len()
                    .checked_sub(short.text.len() + extra)
                    .and_then(|from| long.text.get(from..)),
            )
        })
}

/// Short words must be there as they are; in longer ones a slip is forgiven.
fn near(short: &Word, piece: Option<&str>) -> bool {
    let limit = if short.text.len() >= 5 { 9 } else { 2 };
    piece.is_some_and(|piece| distance(short.text.as_bytes(), piece.as_bytes(), limit).is_some())
}
