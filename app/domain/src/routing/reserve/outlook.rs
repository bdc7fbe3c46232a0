//! What a unit of each slot is worth to those who are here and those expected together.
//!
//! Step 4 once more: every need takes its best choice net of prices, and prices move along what is asked
//! too much or too little. The mean over the later steps is kept: one step's prices swing around what they should be.
//! Cost: 30 steps over some 4,000 needs with 8 wishes each in 1 ms. Source: routing.md 9, Stream; Held, Wolfe and Crowder 1974.

use std::ops::Range;

use crate::routing::solve::prices::as_float;

/// A way to meet a need: what it is worth, which slots it takes, how many units of each.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    worth: f32,
    units: f32,
    first: u32,
    end: u32,
}

impl Wish {
    /// Worth people × (tier value + fit), for so many units of these slots of the board.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "prices are hints; slots are far fewer than 2^32"
    )]
    pub fn new(worth: i64, units: i64, span: Range<usize>) -> Self {
        Self { worth: worth as f32, units: units as f32, first: span.start as u32, end: span.end as u32 }
    }
}

/// Needs with their wishes, as flat arrays.
#[derive(Clone, Debug)]
pub struct Outlook {
    free: Vec<f64>,
    wishes: Vec<Wish>,
    /// Where the wishes of each need end; those of the next begin there.
    needs: Vec<usize>,
    sums: Vec<f64>,
    used: Vec<f64>,
}

impl Outlook {
    /// Nobody yet, before these free units.
    pub fn new(free: &[i64]) -> Self {
        Self {
            free: free.iter().map(|units| as_float((*units).max(0))).collect(),
            wishes: Vec::new(),
            needs: Vec::new(),
            sums: vec![0.0; free.len() + 1],
            used: vec![0.0; free.len() + 1],
        }
    }

    /// Adds a need; one without a wish asks for nothing.
    pub fn add(&mut self, wishes: impl IntoIterator<Item = Wish>) {
        let start = self.wishes.len();
        self.wishes.extend(wishes);
        if self.wishes.len() > start {
            self.needs.push(self.wishes.len());
        }
    }

    /// Whether there is room for a wish.
    pub fn has_room(&self, wish: &Wish) -> bool {
        self.free[wish.first as usize..wish.end as usize].iter().all(|free| *free >= f64::from(wish.units))
    }

    /// Keeps of each need the wishes there is room for, and of those the `most` that look best at these prices.
    pub fn narrowed(&self, free: &[i64], prices: &[f64], most: usize) -> Self {
        let mut narrow = Self::new(free);
        narrow.sum_up(prices);
        let mut ranked: Vec<(f64, Wish)> = Vec::new();
        let mut start = 0;
        for end in &self.needs {
            let wishes = &self.wishes[start..*end];
            start = *end;
            ranked.clear();
            ranked.extend(wishes.iter().filter(|wish| narrow.has_room(wish)).map(|wish| (narrow.net(wish), *wish)));
            if ranked.len() > most {
                ranked.select_nth_unstable_by(most, |a, b| b.0.total_cmp(&a.0).then(a.1.first.cmp(&b.1.first)));
                ranked.truncate(most);
            }
            narrow.add(ranked.iter().map(|(_, wish)| *wish));
        }
        narrow
    }

    fn sum_up(&mut self, prices: &[f64]) {
        let mut sum = 0.0;
        for (total, price) in self.sums[1..].iter_mut().zip(prices) {
            sum += price;
            *total = sum;
        }
    }

    fn net(&self, wish: &Wish) -> f64 {
        f64::from(wish.worth) - f64::from(wish.units) * (self.sums[wish.end as usize] - self.sums[wish.first as usize])
    }

    /// Moves the prices so many steps and leaves the mean of the later half in them.
    pub fn learn(&mut self, prices: &mut [f64], steps: usize, (pace, last): (f64, f64), most: f64) {
        let slower = (last / pace).powf(1.0 / as_float(i64::try_from(steps).unwrap_or(1).max(1)));
        let mut pace = pace;
        let from = steps / 2;
        let mut mean = vec![0.0; prices.len()];
        for step in 0..steps {
            self.answer(prices);
            for (slot, price) in prices.iter_mut().enumerate() {
                *price = (*price + pace * (self.used[slot] - self.free[slot])).clamp(0.0, most);
            }
            if step >= from {
                mean.iter_mut().zip(prices.iter()).for_each(|(sum, price)| *sum += price);
            }
            pace *= slower;
        }
        let counted = as_float(i64::try_from(steps - from).unwrap_or(1).max(1));
        prices.iter_mut().zip(mean).for_each(|(price, sum)| *price = sum / counted);
    }

    /// What is asked of each slot at these prices stays in `used`.
    fn answer(&mut self, prices: &[f64]) {
        self.sum_up(prices);
        self.used.fill(0.0);
        let mut start = 0;
        for end in &self.needs {
            let (mut most, mut best) = (0.0, None);
            for wish in &self.wishes[start..*end] {
                let net = self.net(wish);
                if net > most {
                    (most, best) = (net, Some(wish));
                }
            }
            start = *end;
            if let Some(wish) = best {
                self.used[wish.first as usize] += f64::from(wish.units);
                self.used[wish.end as usize] -= f64::from(wish.units);
            }
        }
        let mut running = 0.0;
        for units in &mut self.used {
            running += *units;
            *units = running;
        }
    }
}
