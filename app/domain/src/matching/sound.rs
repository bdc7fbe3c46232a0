//! The sound of a name: one key for the spellings a Guatemalan clerk may choose for it.
//!
//! Spanish confusions (b/v, s/z/c, j/g/x, k/c/qu, h, ll/y/i, ñ/n, doubled letters) and those of names from
//! Mayan languages (x/sh, tz/ts, gua/wa, k/q, glottal marks) fall together (domain.md 5.3).

/// The sound key of a folded word; letters stand for sounds: `C` is ch, `Z` is tz,
/// `j` also x and sh, `i` also y and ll.
pub fn sound(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let (sounds, used) =
            sound_at(letter, letters.get(at + 1).copied().unwrap_or(' '), letters.get(at + 2).copied().unwrap_or(' '));
        for s in sounds.chars() {
            if !out.ends_with(s) {
                out.push(s);
            }
        }
        if sounds.is_empty() && !silent(letter) && !out.ends_with(letter) {
            out.push(letter);
        }
        at += used;
    }
    out
}

fn silent(letter: char) -> bool {
    letter == 'h'
}

/// The sounds one place of a word stands for, and how many letters make them; none: the letter itself.
fn sound_at(letter: char, next: char, after: char) -> (&'static str, usize) {
    let soft = |c: char| matches!(c, 'e' | 'i' | 'y');
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    match (letter, next) {
        ('c', 'h') => ("C", 2),
        ('s', 'h') => ("j", 2),
        ('p', 'h') => ("f", 2),
        ('t', 'h') => ("t", 2),
        ('t', 's' | 'z') => ("Z", 2),
        ('l', 'l') => ("i", 2),
        ('n', 'y') if vowel(after) => ("n", 2),
        ('q', 'u') if soft(after) => ("k", 2),
        ('c', 'k') => ("k", 2),
        ('g', 'u') if soft(after) => ("g", 2),
        ('g' | 'h' | 'j' | 'x', 'u') if vowel(after) => ("w", 2),
        ('w', 'h') => ("w", 2),
        ('c', n) if soft(n) => ("s", 1),
        ('g', n) if soft(n) => ("j", 1),
        ('c' | 'k' | 'q', _) => ("k", 1),
        ('z' | 'ç', _) => ("s", 1),
        ('x', _) => ("j", 1),
        ('v', _) => ("b", 1),
        ('y', _) => ("i", 1),
        _ => ("", 1),
    }
}
