//! Step 2: components. Needs that share no slot that can run out never interact and are solved apart.
//!
//! Cost: negligible (union-find). Source: routing.md 2 and 9; Tarjan, "Efficiency of a good but not linear set
//! union algorithm", 1975.

use std::collections::BTreeMap;

use super::options::{Board, Choice};
use crate::routing::facts::OfferIndex;

/// A need to be placed, with what may be chosen for it.
#[derive(Clone, Debug)]
pub struct Open {
    /// Place of the need in the caller's list.
    pub need: usize,
    /// Place of its case.
    pub case: usize,
    /// Tier from 0 (first) to 3.
    pub tier: usize,
    /// Members.
    pub people: i64,
    /// Its choices, in order of offer.
    pub choices: Vec<Choice>,
}

/// A component, with its own short list of slots.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Needs in order of id; slots of their choices count within this part.
    pub needs: Vec<Open>,
    /// Free units by slot of the part; rows of conflicts follow the slots.
    pub free: Vec<i64>,
    /// The slot on the board; shorter than `free` where rows of conflicts follow.
    pub slot: Vec<usize>,
}

/// The choice taken for each need of a part, by place in its list.
pub type Taken = Vec<Option<usize>>;

impl Part {
    /// The order in which needs are tried everywhere: tier, more members first, then id.
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.needs.len()).collect();
        order.sort_by_key(|n| (self.needs[*n].tier, -self.needs[*n].people, *n));
        order
    }

    /// Whether every choice takes one unit of one slot: a transportation problem.
    pub fn is_assignment(&self) -> bool {
        self.needs
            .iter()
            .flat_map(|need| &need.choices)
            .all(|choice| choice.nights == 1 && choice.units == 1 && choice.meets.is_empty())
    }

    /// The needs placed, by place in the caller's list, with their offers.
    pub fn placements<'a>(&'a self, taken: &'a Taken) -> impl Iterator<Item = (usize, OfferIndex)> + 'a {
        self.needs.iter().enumerate().filter_map(|(n, need)| Some((need.need, self.taken(taken, n)?.offer)))
    }

    /// The choice taken for a need.
    pub fn taken(&self, taken: &Taken, need: usize) -> Option<&Choice> {
        taken[need].map(|k| &self.needs[need].choices[k])
    }
}

/// Splits needs into components; needs without a choice are left out.
pub fn split(open: Vec<Open>, board: &Board) -> Vec<Part> {
    let demand = demand(&open, board.free.len());
    let mut groups = Groups::new(open.len());
    let mut first_in: Vec<Option<usize>> = vec![None; board.free.len()];
    for (n, need) in open.iter().enumerate() {
        for choice in &need.choices {
            for slot in choice.span().filter(|slot| demand[*slot] > board.free[*slot]) {
                match first_in[slot] {
                    Some(other) => groups.join(n, other),
                    None => first_in[slot] = Some(n),
                }
            }
        }
    }
    let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
    for (n, need) in open.into_iter().enumerate() {
        if !need.choices.is_empty() {
            parts.entry(groups.find(n)).or_default().needs.push(need);
        }
    }
    parts.into_values().map(|part| renumber(part, board)).collect()
}

/// Most units that could be asked of each slot, each need counted once.
fn demand(open: &[Open], slots: usize) -> Vec<i64> {
    let mut demand = vec![0; slots];
    for need in open {
        let mut most: BTreeMap<usize, i64> = BTreeMap::new();
        for choice in &need.choices {
            for slot in choice.span() {
                let units = most.entry(slot).or_default();
                *units = choice.units.max(*units);
            }
        }
        for (slot, units) in most {
            demand[slot] += units;
        }
    }
    demand
}

/// Gives the part its own consecutive slot numbers, leaving out nights that a neighbour dominates.
fn renumber(mut part: Part, board: &Board) -> Part {
    let mut users: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (n, need) in part.needs.iter().enumerate() {
        for (k, choice) in need.choices.iter().enumerate() {
            for slot in choice.span() {
                users.entry(slot).or_default().push((n, k));
            }
        }
    }
    let mut kept: Vec<(usize, Vec<(usize, usize)>)> = Vec::new();
    for (slot, users) in users {
        // A night used by nobody else, with no less room, can never be the one that runs out.
        while kept.last().is_some_and(|(last, theirs)| is_dominated(board, (*last, theirs), (slot, &users))) {
            kept.pop();
        }
        if !kept.last().is_some_and(|(last, theirs)| is_dominated(board, (slot, &users), (*last, theirs))) {
            kept.push((slot, users));
        }
    }
    let slots: Vec<usize> = kept.into_iter().map(|(slot, _)| slot).collect();
    for choice in part.needs.iter_mut().flat_map(|need| &mut need.choices) {
        let end = slots.partition_point(|slot| *slot < choice.first + choice.nights);
        choice.first = slots.partition_point(|slot| *slot < choice.first);
        choice.nights = end - choice.first;
    }
    part.free = slots.iter().map(|slot| board.free[*slot]).collect();
    part.slot = slots;
    part
}

type Users<'a> = (usize, &'a [(usize, usize)]);

/// Whether all users of one slot use the other slot of the same offer as well, which has no more room.
fn is_dominated(board: &Board, one: Users, other: Users) -> bool {
    let mut rest = other.1.iter();
    board.offer[one.0] == board.offer[other.0]
        && board.free[other.0] <= board.free[one.0]
        && one.1.len() <= other.1.len()
        && one.1.iter().all(|user| rest.any(|there| there == user))
}

/// Union-find; the smallest member stands for its group.
struct Groups(Vec<usize>);

impl Groups {
    fn new(length: usize) -> Self {
        Self((0..length).collect())
    }

    fn find(&mut self, mut one: usize) -> usize {
        while self.0[one] != one {
            self.0[one] = self.0[self.0[one]];
            one = self.0[one];
        }
        one
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.0[one.max(other)] = one.min(other);
    }
}
