//! Step 3: one slot, one unit: shortest augmenting paths with potentials. Exact, with its own proof.
//!
//! Needs are inserted one after the other; a path displaces others only if the whole gets better. "Unplaced" is a
//! private offer of value 0. Cost: 1,175 needs with 75,852 choices in some 30 ms, a planeload's part in 0.06 ms.
//! Source: routing.md 9; Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
//! assignment problems", Computing 1987.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::parallel::Pulse;
use super::part::{Part, Taken};
use super::worth::Scale;

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    Slot(usize),
    Unplaced(usize),
}

struct Search<'a> {
    part: &'a Part,
    /// What placing a need counts whatever the choice, and what each choice adds with its slot: small and side by side.
    base: Vec<i128>,
    adds: Vec<(u32, i64)>,
    /// Where the choices of each need begin; one more entry at the end.
    from: Vec<usize>,
    taken: Taken,
    holders: Vec<Vec<usize>>,
    price: Vec<i128>,
    profit: Vec<i128>,
    distance: Vec<i128>,
    /// The need and choice through which a slot was reached.
    reached: Vec<(usize, usize)>,
    touched: Vec<usize>,
    heap: BinaryHeap<(Reverse<i128>, Reverse<usize>)>,
    /// Choices looked at so far.
    looked: usize,
}

/// Solves an assignment part to the best value of the scale.
pub fn assign(part: &Part, scale: &Scale, pulse: &Pulse) -> Taken {
    priced(part, scale, pulse).0
}

/// The same with the prices by slot that prove it: no plan is worth more than they say, and this one is worth as much.
pub fn priced(part: &Part, scale: &Scale, pulse: &Pulse) -> (Taken, Vec<i128>) {
    let (needs, slots) = (part.needs.len(), part.free.len());
    let mut from = vec![0];
    let mut adds = Vec::new();
    for need in &part.needs {
        adds.extend(
            need.choices
                .iter()
                .map(|choice| (u32::try_from(choice.first).unwrap_or(u32::MAX), need.people * choice.fit)),
        );
        from.push(adds.len());
    }
    let mut search = Search {
        part,
        base: part.needs.iter().map(|need| i128::from(need.people) * scale.0[need.tier]).collect(),
        adds,
        from,
        taken: vec![None; needs],
        holders: vec![Vec::new(); slots],
        price: vec![0; slots],
        profit: vec![0; needs],
        distance: vec![i128::MAX; slots],
        reached: vec![(0, 0); slots],
        touched: Vec::new(),
        heap: BinaryHeap::new(),
        looked: 0,
    };
    for need in part.order() {
        let before = search.looked;
        search.insert(need);
        if pulse.stops(search.looked - before) {
            break;
        }
    }
    (search.taken, search.price)
}

impl Search<'_> {
    fn slot(&self, need: usize, choice: usize) -> usize {
        self.part.needs[need].choices[choice].first
    }

    fn insert(&mut self, need: usize) {
        let net = self.adds[self.from[need]..self.from[need + 1]]
            .iter()
            .map(|(slot, add)| i128::from(*add) - self.price[*slot as usize]);
        self.profit[need] = net.max().map_or(0, |most| (self.base[need] + most).max(0));
        let (length, end, seen) = self.shortest(need);
        for (other, at) in seen {
            self.profit[other] -= length - at;
        }
        for slot in self.touched.drain(..) {
            if self.distance[slot] < length {
                self.price[slot] += length - self.distance[slot];
            }
            self.distance[slot] = i128::MAX;
        }
        self.heap.clear();
        self.follow(need, end);
    }

    /// The cheapest way to find room for a need: its length, its end, and the needs seen with their distances.
    fn shortest(&mut self, need: usize) -> (i128, End, Vec<(usize, i128)>) {
        let (mut length, mut end) = (self.profit[need], End::Unplaced(need));
        let mut seen = vec![(need, 0)];
        self.relax(need, 0, length);
        while let Some((Reverse(at), Reverse(slot))) = self.heap.pop() {
            if at >= length {
                break;
            }
            if at > self.distance[slot] {
                continue;
            }
            if (self.holders[slot].len() as i128) < i128::from(self.part.free[slot]) {
                (length, end) = (at, End::Slot(slot));
                break;
            }
            for k in 0..self.holders[slot].len() {
                let holder = self.holders[slot][k];
                seen.push((holder, at));
                if at + self.profit[holder] < length {
                    (length, end) = (at + self.profit[holder], End::Unplaced(holder));
                }
                self.relax(holder, at, length);
            }
        }
        seen.retain(|(_, at)| *at < length);
        (length, end, seen)
    }

    fn relax(&mut self, need: usize, at: i128, length: i128) {
        let start = at + self.profit[need] - self.base[need];
        self.looked += self.from[need + 1] - self.from[need];
        for (k, (slot, add)) in self.adds[self.from[need]..self.from[need + 1]].iter().enumerate() {
            let slot = *slot as usize;
            let there = start + self.price[slot] - i128::from(*add);
            if there < self.distance[slot] && there < length {
                if self.distance[slot] == i128::MAX {
                    self.touched.push(slot);
                }
                self.distance[slot] = there;
                self.reached[slot] = (need, k);
                self.heap.push((Reverse(there), Reverse(slot)));
            }
        }
    }

    /// Moves everybody along the path back from its end to the need inserted.
    fn follow(&mut self, start: usize, end: End) {
        let mut slot = match end {
            End::Slot(slot) => slot,
            End::Unplaced(need) => match self.leave(need) {
                Some(slot) => slot,
                None => return,
            },
        };
        loop {
            let (need, choice) = self.reached[slot];
            let before = self.leave(need);
            self.taken[need] = Some(choice);
            self.holders[slot].push(need);
            match before {
                Some(before) if need != start => slot = before,
                _ => return,
            }
        }
    }

    /// Takes a need out of its slot.
    fn leave(&mut self, need: usize) -> Option<usize> {
        let choice = self.taken[need].take()?;
        let slot = self.slot(need, choice);
        self.holders[slot].retain(|holder| *holder != need);
        Some(slot)
    }
}
