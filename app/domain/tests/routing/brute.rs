//! The best plan by trying all of them.

use std::collections::{BTreeMap, BTreeSet};

use domain::routing::{Case, Input, Need, Offer, Standing};

use super::judge;

/// Persons by tier and fit, compared from the left.
pub type Worth = ([i64; 4], i64);

struct Search<'a> {
    input: &'a Input,
    open: Vec<(&'a Case, &'a Need, Vec<&'a Offer>)>,
    free: BTreeMap<(&'a str, usize), i64>,
    at: BTreeMap<&'a str, Vec<&'a str>>,
    rivals: BTreeMap<&'a str, BTreeSet<&'a str>>,
    best: Worth,
}

/// What the best allowed plan is worth, accepted places included.
pub fn best(input: &Input) -> Worth {
    let mut free: BTreeMap<(&str, usize), i64> = BTreeMap::new();
    for offer in &input.offers {
        free.extend(offer.capacity.iter().enumerate().map(|(slot, units)| ((offer.id.as_str(), slot), *units)));
    }
    let mut rivals: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (one, other) in &input.conflicts {
        rivals.entry(one).or_default().insert(other);
        rivals.entry(other).or_default().insert(one);
    }
    let mut search = Search { input, open: Vec::new(), free, at: BTreeMap::new(), rivals, best: ([-1; 4], -1) };
    let mut worth = ([0; 4], 0);
    for (case, need) in input.cases.iter().flat_map(|case| case.needs.iter().map(move |need| (case, need))) {
        let current = need.current_offer.as_ref().and_then(|id| input.offers.iter().find(|offer| offer.id == *id));
        match current {
            Some(offer) if need.current_state == Some(Standing::Accepted) => {
                search.put(case, need, offer, &mut worth, 1);
            }
            _ => {
                let offers = input.offers.iter().filter(|offer| {
                    offer.category == need.category && judge::refusal(input, case, need, offer).is_none()
                });
                search.open.push((case, need, offers.collect()));
            }
        }
    }
    search.go(0, worth);
    search.best
}

impl<'a> Search<'a> {
    /// Puts a need into an offer, or takes it out again.
    fn put(&mut self, case: &'a Case, need: &'a Need, offer: &'a Offer, worth: &mut Worth, times: i64) {
        for slot in judge::slots(need, offer).unwrap_or_default() {
            *self.free.get_mut(&(offer.id.as_str(), slot)).unwrap() -= times * judge::units(need, offer);
        }
        let people = times * need.members.len() as i64;
        worth.0[judge::tier(self.input, case, need) - 1] += people;
        worth.1 += people * judge::fit(self.input, case, need, offer);
        let here = self.at.entry(&case.id).or_default();
        if times > 0 {
            here.push(&offer.provider);
        } else {
            here.pop();
        }
    }

    fn may(&self, case: &Case, need: &Need, offer: &Offer) -> bool {
        let room = judge::slots(need, offer).is_some_and(|slots| {
            slots.iter().all(|slot| self.free[&(offer.id.as_str(), *slot)] >= judge::units(need, offer))
        });
        let mut rivals = self.rivals.get(case.id.as_str()).into_iter().flatten();
        room && !rivals.any(|rival| self.at.get(rival).is_some_and(|there| there.contains(&offer.provider.as_str())))
    }

    fn go(&mut self, next: usize, worth: Worth) {
        let Some((case, need, offers)) = self.open.get(next).cloned() else {
            self.best = self.best.max(worth);
            return;
        };
        self.go(next + 1, worth);
        for offer in offers {
            if self.may(case, need, offer) {
                let mut with = worth;
                self.put(case, need, offer, &mut with, 1);
                self.go(next + 1, with);
                let mut back = with;
                self.put(case, need, offer, &mut back, -1);
            }
        }
    }
}
