//! Step 7: ejection chains. Place a need, eject the cheapest blockers, place each of them again the same way;
//! keep only what raises the packed value of the whole, until nothing changes.
//!
//! The *net* result of nested chains counts, or they would trade persons away. Cost: 0.02–0.15 s for a month's
//! housing, 0.1–3 ms for a planeload's part. Source: routing.md 9; Glover, "Ejection chains, reference structures
//! and alternating path methods", 1996.

use super::parallel::Pulse;
use super::part::{Open, Part, Taken};
use super::worth::Scale;

/// Choices tried at each level, deepest last.
const WIDTH: [usize; 4] = [10, 6, 5, 4];
/// Most rounds over all needs.
const ROUNDS: usize = 40;
/// A placement tried is as much work as looking at so many choices.
const MOVE: usize = 50;

/// A plan being improved, with a log to take moves back.
pub struct Chains<'a> {
    part: &'a Part,
    scale: &'a Scale,
    /// Choices of each need in the order they are tried.
    ranked: &'a [Vec<usize>],
    depth: usize,
    taken: Taken,
    free: Vec<i64>,
    holders: Vec<Vec<usize>>,
    fixed: Vec<bool>,
    /// What the best choice of each need counts, with room for everything.
    hope: Vec<i128>,
    log: Vec<(usize, Option<usize>)>,
    /// Placements tried, for the record of work.
    pub moves: u64,
}

impl<'a> Chains<'a> {
    /// Starts from a plan that keeps to the capacities; `depth` up to 4.
    pub fn new(part: &'a Part, scale: &'a Scale, ranked: &'a [Vec<usize>], start: &Taken, depth: usize) -> Self {
        let mut chains = Self {
            part,
            scale,
            ranked,
            depth: depth.min(WIDTH.len()),
            taken: vec![None; part.needs.len()],
            free: part.free.clone(),
            holders: vec![Vec::new(); part.free.len()],
            fixed: vec![false; part.needs.len()],
            hope: part.needs.iter().map(|need| best_value(scale, need)).collect(),
            log: Vec::new(),
            moves: 0,
        };
        for (need, choice) in start.iter().enumerate() {
            chains.set(need, *choice);
        }
        chains.log.clear();
        chains
    }

    /// Improves until nothing changes; returns the plan.
    pub fn run(self, pulse: &Pulse) -> (Taken, u64) {
        let order = self.part.order();
        self.run_for(&order, pulse)
    }

    /// The same, beginning only from these needs.
    pub fn run_for(mut self, order: &[usize], pulse: &Pulse) -> (Taken, u64) {
        for _ in 0..ROUNDS {
            let mut changed = false;
            for need in order {
                let before = self.moves;
                changed |= self.better(*need);
                self.log.clear();
                let moves = usize::try_from(self.moves - before).unwrap_or(usize::MAX);
                if pulse.stops(moves.saturating_mul(MOVE)) {
                    return (self.taken, self.moves);
                }
            }
            if !changed {
                break;
            }
        }
        (self.taken, self.moves)
    }

    /// Looks for a better place for one need; keeps it only when the whole gains.
    fn better(&mut self, need: usize) -> bool {
        let before = self.value_now(need);
        if before >= self.hope[need] {
            return false;
        }
        let mark = self.log.len();
        self.set(need, None);
        let gain = self.place(need, 0);
        if gain > before {
            return true;
        }
        self.undo(mark);
        false
    }

    /// Places a need as well as the whole allows; the net gain, 0 when it stays out.
    fn place(&mut self, need: usize, level: usize) -> i128 {
        let (mut best, mut moves_of_best) = (0, Vec::new());
        let mark = self.log.len();
        self.fixed[need] = true;
        for rank in 0..self.ranked[need].len().min(WIDTH[level]) {
            let choice = self.ranked[need][rank];
            if let Some(gain) = self.try_choice(need, choice, level, best).filter(|gain| *gain > best) {
                best = gain;
                moves_of_best = self.moves_since(mark);
            }
            self.undo(mark);
        }
        for (need, choice) in moves_of_best {
            self.set(need, choice);
        }
        self.fixed[need] = false;
        best
    }

    /// Takes one choice, with blockers ejected and placed again; the net gain if it may beat `best`.
    fn try_choice(&mut self, need: usize, choice: usize, level: usize, best: i128) -> Option<i128> {
        self.moves += 1;
        let part = self.part;
        let option = &part.needs[need].choices[choice];
        let value = self.scale.value(&part.needs[need], option);
        if value <= best {
            return None;
        }
        if option.fits(&self.free) {
            self.set(need, Some(choice));
            return Some(value);
        }
        if level + 1 >= self.depth {
            return None;
        }
        let blockers = self.blockers(need, choice)?;
        let hope: i128 = blockers.iter().map(|b| self.hope[*b] - self.value_now(*b)).sum();
        if value + hope <= best {
            return None;
        }
        let mut gain = value;
        for blocker in &blockers {
            gain -= self.value_now(*blocker);
            self.set(*blocker, None);
        }
        self.set(need, Some(choice));
        for blocker in blockers {
            gain += self.place(blocker, level + 1);
        }
        Some(gain)
    }

    /// The cheapest holders whose leaving makes room; none when those that stay leave too little.
    fn blockers(&self, need: usize, choice: usize) -> Option<Vec<usize>> {
        let option = &self.part.needs[need].choices[choice];
        let mut missing: Vec<(usize, i64)> = option
            .uses()
            .map(|(slot, units)| (slot, units - self.free[slot]))
            .filter(|(_, units)| *units > 0)
            .collect();
        let mut holders: Vec<usize> =
            missing.iter().flat_map(|(slot, _)| self.holders[*slot].iter().copied()).collect();
        holders.sort_unstable();
        holders.dedup();
        holders.retain(|holder| !self.fixed[*holder]);
        holders.sort_by_key(|holder| (self.value_now(*holder), *holder));
        let mut chosen = Vec::new();
        for holder in holders {
            if missing.is_empty() {
                break;
            }
            let Some(held) = self.part.taken(&self.taken, holder) else { continue };
            let mut helps = false;
            for (slot, units) in held.uses() {
                if let Some((_, short)) = missing.iter_mut().find(|(short, _)| *short == slot) {
                    *short -= units;
                    helps = true;
                }
            }
            if helps {
                missing.retain(|(_, units)| *units > 0);
                chosen.push(holder);
            }
        }
        missing.is_empty().then_some(chosen)
    }

    fn value_now(&self, need: usize) -> i128 {
        let open = &self.part.needs[need];
        self.part.taken(&self.taken, need).map_or(0, |choice| self.scale.value(open, choice))
    }

    fn set(&mut self, need: usize, choice: Option<usize>) {
        let part = self.part;
        let before = self.taken[need];
        if let Some(old) = part.taken(&self.taken, need) {
            for (slot, units) in old.uses() {
                self.free[slot] += units;
                self.holders[slot].retain(|holder| *holder != need);
            }
        }
        self.taken[need] = choice;
        if let Some(new) = part.taken(&self.taken, need) {
            for (slot, units) in new.uses() {
                self.free[slot] -= units;
                self.holders[slot].push(need);
            }
        }
        self.log.push((need, before));
    }

    fn undo(&mut self, mark: usize) {
        while self.log.len() > mark {
            if let Some((need, before)) = self.log.pop() {
                self.set(need, before);
                self.log.pop();
            }
        }
    }

    /// Where the needs touched since a mark are now.
    fn moves_since(&self, mark: usize) -> Vec<(usize, Option<usize>)> {
        let mut touched: Vec<usize> = self.log[mark..].iter().map(|(need, _)| *need).collect();
        touched.sort_unstable();
        touched.dedup();
        let mut moves: Vec<_> = touched.into_iter().map(|need| (need, self.taken[need])).collect();
        // Those that leave go first, so that room is never below zero on the way.
        moves.sort_by_key(|(need, choice)| (choice.is_some(), *need));
        moves
    }
}

fn best_value(scale: &Scale, need: &Open) -> i128 {
    need.choices.iter().map(|choice| scale.value(need, choice)).max().unwrap_or(0)
}
