//! Chance as an argument: whoever draws a number says where it comes from.

/// A source of random bytes; the server passes the operating system's, tests and invented data a seeded one.
pub trait Chance {
    /// Fills the whole slice.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<C: Chance + ?Sized> Chance for &mut C {
    fn fill(&mut self, bytes: &mut [u8]) {
        (**self).fill(bytes);
    }
}

/// The next 64 bits.
pub fn bits(chance: &mut dyn Chance) -> u64 {
    let mut bytes = [0; 8];
    chance.fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

/// A number from 0 to `limit - 1`, each equally likely; 0 when `limit` is 0 or 1.
pub fn below(chance: &mut dyn Chance, limit: u64) -> u64 {
    if limit <= 1 {
        return 0;
    }
    // The top of the range that would make small results a little likelier is drawn again.
    let fair = u64::MAX - (u64::MAX % limit + 1) % limit;
    loop {
        let drawn = bits(chance);
        if drawn <= fair {
            return drawn % limit;
        }
    }
}

/// One of the choices, each equally likely; `None` when there are none.
pub fn pick<'a, T>(chance: &mut dyn Chance, choices: &'a [T]) -> Option<&'a T> {
    let drawn = below(chance, choices.len() as u64);
    choices.get(usize::try_from(drawn).unwrap_or(0))
}

/// True about `percent` times in a hundred.
pub fn percent(chance: &mut dyn Chance, percent: u64) -> bool {
    below(chance, 100) < percent
}

/// Puts the items in a random order, every order equally likely (Fisher and Yates).
pub fn shuffle<T>(chance: &mut dyn Chance, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        let other = below(chance, last as u64 + 1);
        items.swap(last, usize::try_from(other).unwrap_or(last));
    }
}

/// The same bytes for the same seed, for tests and invented data; never for a secret.
#[derive(Clone, Debug)]
pub struct SeededChance {
    state: u64,
}

impl SeededChance {
    /// Starts a sequence (SplitMix64, Steele, Lea and Flood 2014).
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Chance for SeededChance {
    fn fill(&mut self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            let drawn = self.next().to_le_bytes();
            part.copy_from_slice(&drawn[..part.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sequence_of_seed_zero_comes_out() {
        let mut chance = SeededChance::new(0);
        assert_eq!(bits(&mut chance), 0xE220_A839_7B1D_CDAF);
        assert_eq!(bits(&mut chance), 0x6E78_9E6A_A1B9_65F4);
    }

    #[test]
    fn every_number_below_the_limit_is_about_equally_likely() {
        let mut chance = SeededChance::new(7);
        let mut seen = [0_u32; 6];
        for _ in 0..6_000 {
            let drawn = below(&mut chance, 6);
            seen[usize::try_from(drawn).unwrap()] += 1;
        }
        assert!(seen.iter().all(|count| (900..1_100).contains(count)), "{seen:?}");
    }

    #[test]
    fn limits_at_the_edge_are_safe() {
        let mut chance = SeededChance::new(1);
        assert_eq!(below(&mut chance, 0), 0);
        assert_eq!(below(&mut chance, 1), 0);
        assert!(below(&mut chance, u64::MAX) < u64::MAX);
        assert_eq!(pick::<u8>(&mut chance, &[]), None);
    }

    #[test]
    fn shuffling_keeps_every_item() {
        let mut items: Vec<u32> = (0..50).collect();
        shuffle(&mut SeededChance::new(3), &mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
    }
}
