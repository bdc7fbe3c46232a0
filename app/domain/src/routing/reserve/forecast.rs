//! Who is expected: the weeks to come repeat the last weeks, in several ways.
//!
//! A single repetition would learn the accidents of one month; in the mean of several ways a place is worth what it is
//! worth to whoever may come. Cost: some 10 ms for all ways. Source: routing.md 9 and 17 (prices from several resampled futures).

use super::outlook::{Outlook, Wish};
use crate::routing::facts::{Need, OfferIndex};
use crate::routing::fit::Fit;
use crate::routing::instance::Instance;
use crate::routing::rules::{Pair, passes_whatever_the_day};
use crate::routing::solve::options::Board;

const WEEK: i64 = 7;
/// Most weeks that are looked back on.
const WEEKS: i64 = 12;

/// A need of somebody who arrived, with the offers it could have on some day.
#[derive(Clone, Debug)]
struct Past {
    day: i64,
    /// Days from arrival to the first day possible.
    ready: i64,
    /// Days from arrival to the last day possible.
    latest: Option<i64>,
    nights: i64,
    people: i64,
    /// Dated offers by start day, then the others.
    offers: Vec<Possible>,
}

/// An offer a past need could have.
#[derive(Clone, Copy, Debug)]
struct Possible {
    offer: OfferIndex,
    units: i64,
    /// People × (tier value + fit without its part for waiting).
    worth: i64,
}

/// Arrivals so far.
#[derive(Clone, Debug)]
pub struct Forecast {
    past: Vec<Past>,
    /// Day of the first arrival.
    first: i64,
}

impl Default for Forecast {
    fn default() -> Self {
        Self { past: Vec::new(), first: i64::MAX }
    }
}

impl Forecast {
    /// Remembers a need of an arrival; the offers of sealed cases leave no trace.
    pub fn remember(&mut self, instance: &Instance, need: &Need, day: i64) {
        let case = &instance.cases[need.case];
        if case.protected {
            return;
        }
        let weights = &instance.input.weights;
        let value = weights.tier_value.get(need.tier - 1).copied().unwrap_or(0);
        let people = need.people();
        let mut offers: Vec<Possible> = Vec::new();
        for index in instance.offers_of(need.category) {
            let offer = &instance.offers[*index];
            let pair = Pair { instance, case, need, offer };
            if passes_whatever_the_day(&pair) {
                let fit = Fit::of(&pair);
                let worth = people * (value + fit.total() - fit.wait.points);
                offers.push(Possible { offer: *index, units: need.units(offer), worth });
            }
        }
        offers.sort_by_key(|possible| {
            (instance.offers[possible.offer].per_night, instance.offers[possible.offer].start_day, possible.offer)
        });
        self.first = self.first.min(day);
        if !offers.is_empty() {
            self.past.push(Past {
                day,
                ready: need.ready_day - day,
                latest: need.latest_day.map(|latest| latest - day),
                nights: need.nights.unwrap_or(i64::MAX / 4),
                people,
                offers,
            });
        }
    }

    /// Those expected after a day, in one of the ways the coming weeks may be: each repeats one of the last weeks, in an
    /// order that differs from way to way.
    pub fn after(&self, instance: &Instance, board: &Board, today: i64, way: usize) -> Outlook {
        let mut outlook = Outlook::new(&board.free);
        for past in self.lately(today) {
            for ahead in 0.. {
                let day = past.weekday_from(today) + ahead * WEEK;
                if day >= instance.input.horizon_days {
                    break;
                }
                if day > today && past.weeks_ago(today) == self.repeated(today, way, ahead) {
                    outlook.add(past.wishes(instance, board, day));
                }
            }
        }
        outlook
    }

    /// Those still expected today, when so many needs have landed: what the repeated week had beyond them on this weekday.
    pub fn rest_of(
        &self,
        today: i64,
        instance: &Instance,
        board: &Board,
        (way, landed): (usize, usize),
        outlook: &mut Outlook,
    ) {
        let week = self.repeated(today, way, 0);
        let then = self.lately(today).filter(|past| past.weekday_from(today) == today && past.weeks_ago(today) == week);
        for past in then.skip(landed) {
            let wishes: Vec<Wish> = past.wishes(instance, board, today).filter(|wish| outlook.has_room(wish)).collect();
            outlook.add(wishes);
        }
    }

    /// Needs of the last whole weeks before a day.
    fn lately(&self, today: i64) -> impl Iterator<Item = &Past> {
        let from = today - WEEKS * WEEK;
        self.past.iter().filter(move |past| (from..today).contains(&past.day))
    }

    /// Which of the last weeks (1 is the very last) a way repeats so many weeks ahead.
    fn repeated(&self, today: i64, way: usize, ahead: i64) -> i64 {
        let weeks = ((today - self.first + WEEK - 1) / WEEK).clamp(1, WEEKS);
        let way = i64::try_from(way).unwrap_or(0);
        1 + (way + ahead * (1 + way / weeks)) % weeks
    }
}

impl Past {
    /// How many weeks ago it came, counted up: 1 within the last seven days.
    fn weeks_ago(&self, today: i64) -> i64 {
        (today - self.day + WEEK - 1) / WEEK
    }

    /// The first day from `today` on with its weekday.
    fn weekday_from(&self, today: i64) -> i64 {
        self.day + self.weeks_ago(today) * WEEK
    }

    /// What this need would wish if it arrived on a day.
    fn wishes<'a>(&'a self, instance: &'a Instance, board: &'a Board, day: i64) -> impl Iterator<Item = Wish> + 'a {
        let weights = &instance.input.weights;
        let (ready, latest) = (day + self.ready, self.latest.map(|latest| day + latest));
        self.offers.iter().filter_map(move |possible| {
            let offer = &instance.offers[possible.offer];
            let (first, nights, wait) = if offer.per_night {
                let first = usize::try_from(ready - offer.start_day).ok()?;
                let nights = usize::try_from(self.nights).ok().filter(|_| self.nights <= offer.nights_max)?;
                (first, nights, weights.wait)
            } else {
                let wait = offer.start_day - ready;
                latest.filter(|latest| wait >= 0 && offer.start_day <= *latest)?;
                (0, 1, weights.wait * (weights.wait_zero_days - wait).max(0) / weights.wait_zero_days)
            };
            let span = board.span(possible.offer, first, nights)?;
            Some(Wish::new(possible.worth + self.people * wait, possible.units, span))
        })
    }
}
