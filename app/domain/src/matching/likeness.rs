//! Whether two written words may be one name, and how much of the evidence survives the damage.

use super::distance::distance;
use super::nicknames::{clipped, diminutive};
use super::sound::sound;
use super::word::Word;

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

/// How often each of two words is heard in the registry: what is common is a name of its own, not a slip of another.
#[derive(Debug, Clone, Copy)]
pub struct Heard {
    pub a: u32,
    pub b: u32,
}

/// One and the same slip is made by fewer than one clerk in this many.
const ONE_SLIP: u64 = 60;

impl Heard {
    /// Both words are established: the rarer is too frequent to be a slip of the other.
    fn both_names(self) -> bool {
        let (few, many) = (self.a.min(self.b), self.a.max(self.b));
        few >= 3 && u64::from(few) * ONE_SLIP >= u64::from(many)
    }

    /// `few` is rare enough beside `many` to be a slip or a short form of it.
    fn rare_beside(few: u32, many: u32) -> bool {
        few <= 2 || u64::from(few) * ONE_SLIP <= u64::from(many)
    }
}

/// The likeness of two words, the same whichever comes first; none when they are different names.
pub fn likeness(a: &Word, b: &Word, heard: Heard) -> Option<Likeness> {
    let found = |how, worth| Some(Likeness { how, worth });
    if a.heard == b.heard && a.text == b.text {
        return found(if a.initial() { Agreement::Initial } else { Agreement::Same }, 100);
    }
    if a.initial() || b.initial() {
        return (a.sound.chars().next() == b.sound.chars().next() || a.text.chars().next() == b.text.chars().next())
            .then_some(Likeness { how: Agreement::Initial, worth: 25 });
    }
    if a.heard == b.heard && a.sound == b.sound && !a.sound.is_empty() {
        return found(Agreement::Sounds, 95);
    }
    if table(a, b) {
        return found(Agreement::Nickname, if heard.both_names() { 70 } else { 85 });
    }
    let ((short, rarely), (long, often)) = if (a.text.len(), &a.text) <= (b.text.len(), &b.text) {
        ((a, heard.a), (b, heard.b))
    } else {
        ((b, heard.b), (a, heard.a))
    };
    if (a.shortened || b.shortened || short.bare)
        && let Some(found) = abbreviation(short, long)
    {
        return Some(found);
    }
    if (a.fond && diminutive(&a.sound, &b.sound)) || (b.fond && diminutive(&b.sound, &a.sound)) {
        return found(Agreement::Nickname, 80);
    }
    if particle_joined(short, long) {
        return found(Agreement::Sounds, 92);
    }
    if let Some(found) = spelling(a, b, heard) {
        return Some(found);
    }
    if Heard::rare_beside(often, rarely) && joined(short, long) {
        return found(Agreement::Joined, 70);
    }
    if !Heard::rare_beside(rarely, often) || short.heard.missing_in(long.heard) > 0 {
        return None;
    }
    if clipped(&short.sound, &long.sound) {
        return found(Agreement::Nickname, 75);
    }
    cut_off(short, long).then_some(Likeness { how: Agreement::CutOff, worth: 75 })
}

/// Whether two words that are not alike may yet be one badly written: then they do not speak against each other.
/// Two names that are both usual in the registry are never that.
pub fn blurred(a: &Word, b: &Word, heard: Heard) -> bool {
    let longest = a.text.len().max(b.text.len());
    let limit = u16::try_from(longest * 7 / 2).unwrap_or(u16::MAX);
    Heard::rare_beside(heard.a.min(heard.b), heard.a.max(heard.b))
        && longest >= 4
        && (by_sound(a, b, limit).is_some() || by_hand(a, b, limit).is_some())
}

/// One is a usual short form of the other, or both are of one name that is neither's own.
fn table(a: &Word, b: &Word) -> bool {
    if a.full.is_empty() && b.full.is_empty() {
        return false;
    }
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
        return Some(Likeness { how: Agreement::Abbreviated, worth: if short.text.len() == 2 { 60 } else { 80 } });
    }
    let mut rest = long.text.chars();
    let ordered =
        long.text.chars().next() == short.text.chars().next() && short.text.chars().all(|c| rest.any(|r| r == c));
    (ordered && short.text.len() <= 6).then_some(Likeness { how: Agreement::Abbreviated, worth: 75 })
}

/// Deleón for León.
fn particle_joined(short: &Word, long: &Word) -> bool {
    ["del", "de", "dela", "delos"]
        .iter()
        .any(|p| long.text.strip_prefix(p).is_some_and(|rest| rest.len() >= 3 && sound(rest) == short.sound))
}

fn by_sound(a: &Word, b: &Word, limit: u16) -> Option<u16> {
    a.heard.within(b.heard, limit).then(|| distance(a.sound.as_bytes(), b.sound.as_bytes(), limit)).flatten()
}

fn by_hand(a: &Word, b: &Word, limit: u16) -> Option<u16> {
    a.written.within(b.written, limit).then(|| distance(a.text.as_bytes(), b.text.as_bytes(), limit)).flatten()
}

fn spelling(a: &Word, b: &Word, heard: Heard) -> Option<Likeness> {
    let longest = a.sound.len().max(b.sound.len());
    let written = a.text.len().max(b.text.len());
    let limit = allowed(longest.max(written.saturating_sub(1)));
    let (by_sound, by_hand) = (by_sound(a, b, limit), by_hand(a, b, limit));
    let off = match (by_sound, by_hand) {
        (Some(s), Some(h)) => s.min(h),
        (Some(d), None) | (None, Some(d)) => d,
        (None, None) => return None,
    };
    let worth = 100u16.saturating_sub(5 + off * loss(written) / 10);
    if heard.both_names() {
        return (off < 5)
            .then_some(Likeness { how: Agreement::Spelling, worth: u8::try_from(worth * 6 / 10).unwrap_or(60) });
    }
    Some(Likeness {
        how: if off < 5 { Agreement::Sounds } else { Agreement::Spelling },
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

/// A word cut off at the end; a last vowel alone makes another name, Juan and Juana.
fn cut_off(short: &Word, long: &Word) -> bool {
    let more = long.text.len().saturating_sub(short.text.len());
    let gender = more == 1 && long.text.ends_with(['a', 'o']);
    short.text.len() >= 4 && more <= 4 && !gender && long.text.starts_with(&short.text)
}

/// A word that was written together with its neighbour: it begins or ends as the other sounds.
fn joined(short: &Word, long: &Word) -> bool {
    let (part, whole) = (short.sound.as_str(), long.sound.as_str());
    let ends = |from: usize, to: usize| near(part, whole.get(from..to));
    let lengths = [part.len(), part.len() + 1, part.len().saturating_sub(1)];
    part.len() >= 3
        && whole.len() >= part.len() + 3
        && short.heard.missing_in(long.heard) <= 1
        && ((whole.as_bytes().first() == part.as_bytes().first() && lengths.iter().any(|n| ends(0, *n)))
            || (whole.as_bytes().last() == part.as_bytes().last()
                && lengths.iter().any(|n| ends(whole.len().saturating_sub(*n), whole.len()))))
}

/// Short words must be there as they are; in longer ones a slip is forgiven.
fn near(part: &str, piece: Option<&str>) -> bool {
    let limit = if part.len() >= 5 { 9 } else { 2 };
    piece.is_some_and(|piece| distance(part.as_bytes(), piece.as_bytes(), limit).is_some())
}
