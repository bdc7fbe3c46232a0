//! From evidence to a verdict: how sure the desk may be, and a score that means the same in every query.

use super::birth::BirthAgreement;
use super::likeness::Agreement;
use super::reason::Reason;
use super::record::Key;
use super::weigh::{Evidence, same_day};

/// What the desk may do with a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// One key confirms.
    Certain,
    /// The desk is asked to decide.
    Likely,
    /// Shown, nothing more.
    Possible,
}

impl Verdict {
    pub fn code(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

/// A person of the registry who may be the one asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub key: Key,
    /// 0 to 1000; 500 is even odds, the same in every query.
    pub score: u16,
    pub verdict: Verdict,
    pub reasons: Vec<Reason>,
}

/// Candidates shown at most.
pub const SHOWN: usize = 5;

/// Somewhat under even odds: a clerk who is asked once too often loses less than a person who is registered twice.
const LIKELY: f64 = -2.0;
const POSSIBLE: f64 = -8.0;
const CERTAIN: f64 = 12.0;
/// Evidence that would have been enough without rivals.
const STRONG: f64 = 6.0;

/// Ranks weighed records: the best five that are worth a look, each judged in the presence of the others.
pub fn judge(mut weighed: Vec<(Key, Evidence)>) -> Vec<Candidate> {
    weighed.sort_by(|(k, x), (l, y)| y.bits.total_cmp(&x.bits).then(k.cmp(l)));
    let odds: Vec<f64> = (0..weighed.len().min(SHOWN)).map(|i| odds(i, &weighed)).collect();
    weighed
        .into_iter()
        .zip(odds)
        .filter(|(_, odds)| *odds >= POSSIBLE)
        .map(|((key, evidence), odds)| candidate(key, evidence, odds))
        .collect()
}

fn candidate(key: Key, evidence: Evidence, odds: f64) -> Candidate {
    let verdict = verdict(&evidence, odds);
    let mut reasons = evidence.reasons;
    reasons.extend((evidence.bits >= STRONG && odds < 0.0).then_some(Reason::OthersAsLikely));
    Candidate { key, score: score(odds), verdict, reasons }
}

/// The odds, in bits, that a record is the one, against nobody and against every other record.
fn odds(at: usize, weighed: &[(Key, Evidence)]) -> f64 {
    let rivals: f64 =
        weighed.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, (_, e))| e.bits.min(200.0).exp2()).sum();
    weighed.get(at).map_or(f64::MIN, |(_, e)| e.bits.min(200.0) - (1.0 + rivals).log2())
}

fn verdict(evidence: &Evidence, odds: f64) -> Verdict {
    if odds >= CERTAIN && beyond_doubt(evidence) {
        Verdict::Certain
    } else if odds >= LIKELY {
        Verdict::Likely
    } else {
        Verdict::Possible
    }
}

/// Nothing speaks against, the names agree on both sides, and either a paper and the birth, or the whole name and
/// the full date say the same: a twin, a namesake or a relative's paper never gets here.
fn beyond_doubt(e: &Evidence) -> bool {
    let name = &e.name;
    let against = name.given.against + name.surname.against + name.blurred + e.papers.differ > 0 || e.sex_differs;
    let firm = |how: Agreement| matches!(how, Agreement::Same | Agreement::Sounds);
    let words = name.pairs.iter().filter_map(|p| p.likeness).filter(|l| firm(l.how)).count();
    let both_parts = name.given.matched > 0 && name.surname.matched > 0;
    let given_whole = name.given.missing == 0;
    let by_paper =
        e.papers.same > 0 && words >= 2 && (e.birth == BirthAgreement::Same || (given_whole && same_day(e.birth)));
    let by_facts = e.birth == BirthAgreement::Same && words >= 3 && given_whole && name.surname.missing == 0;
    !against && both_parts && (by_paper || by_facts)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000 by construction")]
fn score(odds: f64) -> u16 {
    (500.0 + 500.0 * odds / (odds.abs() + 15.0)).round().clamp(0.0, 1000.0) as u16
}
