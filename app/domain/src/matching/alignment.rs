//! Which word of one name is which word of the other, and which are left over.

use std::cmp::Ordering;

use super::likeness::{Agreement, Likeness};
use super::name::Part;
use super::weights;

/// Two words that may be one, with the bits this would be worth if their parts agree.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub a: usize,
    pub b: usize,
    /// None: unlike, but one may be the other badly written.
    pub likeness: Option<Likeness>,
    pub bits: f64,
    /// For words written together: which side has the longer word.
    pub longer: Ordering,
}

impl Pair {
    fn joined(&self) -> bool {
        self.likeness.is_some_and(|l| l.how == Agreement::Joined)
    }
}

/// The words matched and left over when two names are laid beside each other.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    pub pairs: Vec<Pair>,
    pub bits: f64,
    pub given: Tally,
    pub surname: Tally,
    pub married: bool,
    pub crossed: usize,
    /// Words that may be one badly written.
    pub blurred: usize,
    pub swapped: bool,
}

/// How the words of one part of the name fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub matched: usize,
    pub against: usize,
    pub missing: usize,
}

/// Lays two names beside each other, with the fields as written or those of one exchanged, whichever explains more.
pub fn align(a: &[Part], b: &[Part], pairs: &[Pair]) -> Alignment {
    let mut best = lay(a, b, pairs, false);
    let turned = |parts: &[Part]| parts.iter().map(|p| turn(*p)).collect::<Vec<Part>>();
    for (x, y) in [(&turned(a)[..], b), (a, &turned(b)[..])] {
        let mut swapped = lay(x, y, pairs, true);
        swapped.bits += weights::FIELDS_SWAPPED;
        if swapped.bits > best.bits {
            best = swapped;
        }
    }
    best
}

fn turn(part: Part) -> Part {
    match part {
        Part::Given => Part::Surname,
        Part::Surname | Part::AfterDe => Part::Given,
        other => other,
    }
}

fn lay(a: &[Part], b: &[Part], pairs: &[Pair], swapped: bool) -> Alignment {
    let mut by_gain: Vec<(Pair, f64)> =
        pairs.iter().filter_map(|p| Some((*p, gain(*p, *a.get(p.a)?, *b.get(p.b)?)?))).collect();
    by_gain.sort_by(|(p, x), (q, y)| y.total_cmp(x).then((p.a, p.b).cmp(&(q.a, q.b))));
    let (mut used_a, mut used_b) = (vec![Use::default(); a.len()], vec![Use::default(); b.len()]);
    let mut out = Alignment { swapped, ..Alignment::default() };
    for (pair, gain) in by_gain {
        let joined = pair.joined();
        if !used_a[pair.a].free(joined)
            || !used_b[pair.b].free(joined)
            || (joined && used_a[pair.a].times + used_b[pair.b].times > 1)
        {
            continue;
        }
        used_a[pair.a].take(joined && pair.longer == Ordering::Greater);
        used_b[pair.b].take(joined && pair.longer == Ordering::Less);
        let (pa, pb) = (a[pair.a], b[pair.b]);
        if pair.likeness.is_none() {
            out.blurred += 1;
            out.bits += gain;
            continue;
        }
        out.bits += gain;
        out.married |= married(pa) || married(pb);
        out.crossed += usize::from(crossed(pa, pb));
        if !married(pa) && !married(pb) {
            if part_of(pa, pb) == Part::Given {
                out.given.matched += 1;
            } else {
                out.surname.matched += 1;
            }
        }
        out.pairs.push(pair);
    }
    leftovers(&mut out, a, b, &used_a, &used_b);
    out
}

#[derive(Debug, Clone, Copy, Default)]
struct Use {
    times: usize,
    joined: bool,
}

impl Use {
    /// A word written together with its neighbour stands for two.
    fn free(self, joined: bool) -> bool {
        self.times == 0 || (joined && self.joined && self.times < 2)
    }

    /// Untouched, or the other half of a word written together.
    fn leaves_something(self) -> bool {
        self.times == 0 || (self.joined && self.times == 1)
    }

    fn take(&mut self, joined: bool) {
        self.times += 1;
        self.joined = joined;
    }
}

fn married(part: Part) -> bool {
    part == Part::Married
}

fn crossed(a: Part, b: Part) -> bool {
    matches!((a.min(b), a.max(b)), (Part::Given, Part::Surname | Part::AfterDe))
}

fn part_of(a: Part, b: Part) -> Part {
    match (a, b) {
        (Part::Unsaid | Part::Initial, p) | (p, Part::Unsaid | Part::Initial) => p,
        (Part::Given, _) | (_, Part::Given) => Part::Given,
        (p, _) => p,
    }
}

/// What a pair is worth where its words stand; none when they cannot be one.
fn gain(pair: Pair, a: Part, b: Part) -> Option<f64> {
    let Some(likeness) = pair.likeness else {
        return (a == b && !married(a)).then_some(weights::BLURRED);
    };
    let bits = pair.bits * f64::from(likeness.worth) / 100.0;
    Some(match (a.min(b), a.max(b)) {
        _ if likeness.how == Agreement::Initial => {
            if married(a) || married(b) {
                return None;
            }
            bits.min(weights::INITIAL_MOST)
        }
        (Part::Given, Part::Married) => return None,
        (Part::Surname, Part::Married) | (Part::Married, Part::Married | Part::AfterDe | Part::Unsaid) => {
            bits.min(weights::MARRIED_MOST) * if a == b || a.max(b) == Part::AfterDe { 1.0 } else { 0.6 }
        }
        (Part::Given, Part::Surname | Part::AfterDe) => bits * weights::OTHER_PART,
        _ => bits,
    })
}

fn leftovers(out: &mut Alignment, a: &[Part], b: &[Part], used_a: &[Use], used_b: &[Use]) {
    let left = |parts: &[Part], used: &[Use], part: Part| {
        parts.iter().zip(used).filter(|(p, u)| **p == part && u.leaves_something()).count()
    };
    let (mut ga, mut gb) = (left(a, used_a, Part::Given), left(b, used_b, Part::Given));
    let (mut sa, mut sb) = (left(a, used_a, Part::Surname), left(b, used_b, Part::Surname));
    let (mut ua, mut ub) = (left(a, used_a, Part::Unsaid), left(b, used_b, Part::Unsaid));
    out.given.against = take(&mut ga, &mut gb);
    out.surname.against = take(&mut sa, &mut sb);
    // A word from a single field contradicts whatever the other name has left, surnames first: they are fewer.
    out.surname.against += take(&mut ua, &mut sb) + take(&mut ub, &mut sa);
    out.given.against += take(&mut ua, &mut gb) + take(&mut ub, &mut ga) + take(&mut ua, &mut ub);
    let (mut ia, mut ib) = (left(a, used_a, Part::Initial), left(b, used_b, Part::Initial));
    let initials = take(&mut ia, &mut gb)
        + take(&mut ib, &mut ga)
        + take(&mut ia, &mut sb)
        + take(&mut ib, &mut sa)
        + take(&mut ia, &mut ib);
    out.blurred += initials;
    out.bits += weights::INITIAL_AGAINST * count(initials);
    let across = take(&mut ga, &mut sb) + take(&mut sa, &mut gb);
    if out.swapped || out.crossed > 0 {
        // Words in exchanged fields must not turn another given name into a missing one.
        out.given.against += across;
    } else {
        out.given.missing += across;
        out.surname.missing += across;
        out.bits += weights::LEFT_ACROSS * count(across);
    }
    out.given.missing += ga + gb;
    out.surname.missing += sa + sb + ua + ub;
    if out.swapped && out.surname.against > out.given.against {
        // Which of the two had its fields exchanged is not known: the part that differs is taken for the given names.
        std::mem::swap(&mut out.given, &mut out.surname);
    }
    out.bits += weights::GIVEN_AGAINST * count(out.given.against)
        + weights::SURNAME_AGAINST * count(out.surname.against)
        + weights::WORD_MISSING * count(out.given.missing + out.surname.missing);
    if out.given.matched == 0 && out.given.against > 0 {
        out.bits += weights::ALL_GIVEN_AGAINST;
    }
}

fn take(x: &mut usize, y: &mut usize) -> usize {
    let both = (*x).min(*y);
    *x -= both;
    *y -= both;
    both
}

#[expect(clippy::cast_precision_loss, reason = "a name has few words")]
fn count(n: usize) -> f64 {
    n as f64
}
