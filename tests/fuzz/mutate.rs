//! Small damage, chosen by a number alone: a byte here, a piece twice there, a sign that means something.

use domain::chance::{SeededChance, below};

/// Signs on which readers decide something.
const TELLING: &[&[u8]] = &[
    b"",
    b"\0",
    b"\n",
    b"\r\n",
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"'",
    b"+",
    b":",
    b"?",
    b"??",
    b"<",
    b"<<",
    b"&#0;",
    b"&amp;",
    b"]]>",
    b"=1+1",
    b"31/02/2000",
    b"29/02/1900",
    b"00/00/0000",
    b"99999999999999999999",
    b"-1",
    b"1e309",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xf0\x9f\x98\x80",
    b"\xc3",
    "ñ".as_bytes(),
    "ʼ".as_bytes(),
    "e\u{301}".as_bytes(),
    "\u{202e}".as_bytes(),
    "İ".as_bytes(),
    "ß".as_bytes(),
];

/// The most an input grows to, in bytes.
const LARGEST: usize = 16 * 1024;

/// Damage of one run.
pub struct Mutator(SeededChance);

impl Mutator {
    /// The damage of this run, the same whenever it is run.
    pub fn of(run: u64) -> Self {
        Self(SeededChance::new(run.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xcafe))
    }

    fn upto(&mut self, n: usize) -> usize {
        usize::try_from(below(&mut self.0, u64::try_from(n.max(1)).unwrap_or(1))).unwrap_or(0)
    }

    /// One of the seeds, damaged one to eight times.
    pub fn mutate(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds.get(self.upto(seeds.len())).cloned().unwrap_or_default();
        for _ in 0..=self.upto(8) {
            self.damage(&mut bytes, seeds);
            bytes.truncate(LARGEST);
        }
        bytes
    }

    fn piece(&mut self, bytes: &[u8]) -> (usize, usize) {
        let from = self.upto(bytes.len() + 1);
        let to = from + self.upto((bytes.len() - from).min(64) + 1);
        (from, to)
    }

    fn damage(&mut self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let (from, to) = self.piece(bytes);
        match self.upto(8) {
            0 => drop(bytes.drain(from..to)),
            1 => {
                let twice = bytes[from..to].to_vec();
                let times = 1 + self.upto(40);
                bytes.splice(from..from, twice.repeat(times));
            }
            2 => {
                let telling = TELLING[self.upto(TELLING.len())];
                bytes.splice(from..to, telling.iter().copied());
            }
            3 if from < bytes.len() => bytes[from] = u8::try_from(self.upto(256)).unwrap_or(0),
            4 if from < bytes.len() => bytes[from] ^= 1 << self.upto(8),
            5 => bytes.truncate(from),
            6 => {
                let other = seeds[self.upto(seeds.len())].clone();
                let (start, end) = self.piece(&other);
                bytes.splice(from..to, other[start..end].iter().copied());
            }
            _ => {
                let telling = TELLING[self.upto(TELLING.len())];
                bytes.splice(from..from, telling.iter().copied());
            }
        }
    }
}
