//! How far one spelling is from another: edit distance in tenths, cheap where hands and ears go wrong.

use std::sync::LazyLock;

/// Words longer than this are compared by their beginning; no name of the country is that long.
const LONGEST: usize = 24;

/// The cost of turning one spelling into the other, in tenths of a letter; none when it exceeds `limit`.
/// Exchanged neighbours cost less than two letters, and letters of one sound almost nothing.
pub fn distance(a: &[u8], b: &[u8], limit: u16) -> Option<u16> {
    let (a, b) = (a.get(..LONGEST).unwrap_or(a), b.get(..LONGEST).unwrap_or(b));
    if a.len().abs_diff(b.len()) > usize::from(limit / 2) {
        return None;
    }
    let costs: &Costs = &COSTS;
    let mut before = [0u16; LONGEST + 1];
    let mut above = [0u16; LONGEST + 1];
    let mut row = [0u16; LONGEST + 1];
    let mut gaps = [0u16; LONGEST];
    for j in 0..b.len() {
        gaps[j] = gap(b, j);
        above[j + 1] = above[j] + gaps[j];
    }
    for i in 0..a.len() {
        let gap_a = gap(a, i);
        row[0] = above[0] + gap_a;
        let mut least = row[0];
        for j in 0..b.len() {
            let swap = costs[usize::from(a[i] & 127)][usize::from(b[j] & 127)];
            let mut cost = (above[j] + u16::from(swap)).min(above[j + 1] + gap_a).min(row[j] + gaps[j]);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                cost = cost.min(before[j - 1] + EXCHANGED);
            }
            row[j + 1] = cost;
            least = least.min(cost);
        }
        if least > limit + EXCHANGED {
            return None;
        }
        (before, above, row) = (above, row, before);
    }
    (above[b.len()] <= limit).then_some(above[b.len()])
}

const EXCHANGED: u16 = 7;

/// A letter that only one of the two has: a doubled or silent one costs little.
fn gap(word: &[u8], at: usize) -> u16 {
    let beside = |other: Option<usize>| other.and_then(|o| word.get(o)) == word.get(at);
    match word.get(at) {
        _ if beside(at.checked_sub(1)) || beside(Some(at + 1)) => 2,
        Some(b'h') => 2,
        Some(b'j') if at + 1 == word.len() => 5,
        Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'j') => 8,
        _ => 9,
    }
}

type Costs = [[u8; 128]; 128];

/// The cost of one letter for another; letters outside ASCII, which folding leaves rarely, share its table.
static COSTS: LazyLock<Box<Costs>> = LazyLock::new(|| {
    let mut costs = Box::new([[0u8; 128]; 128]);
    for (a, row) in (0u8..).zip(costs.iter_mut()) {
        for (b, cost) in (0u8..).zip(row.iter_mut()) {
            *cost = swap(a, b);
        }
    }
    costs
});

fn swap(a: u8, b: u8) -> u8 {
    if a == b {
        return 0;
    }
    match (a.min(b), a.max(b)) {
        (b'b', b'v') | (b's', b'z') | (b'c', b'k' | b'q') | (b'k', b'q') | (b'i', b'y') => 1,
        (b'c', b's') | (b'g' | b'h', b'j') | (b'j', b'x') => 2,
        (b'e', b'i') | (b'o', b'u') => 4,
        (b'Z', b's') | (b'C', b'Z' | b'j') | (b'm', b'n') | (b'l', b'r' | b'y') | (b's', b'x') | (b'u', b'w') => 6,
        (one, other) if beside_on_keyboard(one, other) => 8,
        (one, other) if vowel(one) && vowel(other) => 8,
        _ => 10,
    }
}

fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn beside_on_keyboard(a: u8, b: u8) -> bool {
    match (key(a), key(b)) {
        (Some(one), Some(other)) => one.0.abs_diff(other.0) <= 1 && one.1.abs_diff(other.1) <= 1,
        _ => false,
    }
}

fn key(letter: u8) -> Option<(usize, usize)> {
    const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    ROWS.iter().enumerate().find_map(|(r, row)| row.iter().position(|k| *k == letter).map(|c| (r, c)))
}
