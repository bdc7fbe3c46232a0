//! Reserve: flight after flight, keeping scarce places for those who will need them more (routing.md 7 and 9).
//!
//! At every landing: the ways the coming weeks may be ([`forecast`]), what a unit of each slot is worth in each of them
//! to the flight and to those expected ([`outlook`]), then the flight is placed with all its households together at
//! values net of the mean price ([`flight`]). Nothing of a later flight is read: the plan of the first flights is the
//! same whether or not others follow. Cost: some 20 ms a flight.

mod flight;
mod forecast;
mod outlook;

use std::ops::ControlFlow;

use super::facts::OfferIndex;
use super::input::Category;
use super::instance::Instance;
use super::plan::{Ask, Cancelled, Progress, Stage};
use super::solve::Work;
use super::solve::options::Board;
use super::solve::parallel::each;
use flight::Flight;
use forecast::Forecast;
use outlook::Outlook;

/// Ways the coming weeks may be that are looked at.
const WAYS: usize = 16;
/// Price steps at the first landing, and at every later one from the last prices.
const STEPS: (usize, usize) = (100, 30);
/// Wishes kept of each need expected, at the first landing and later.
const WIDTH: (usize, usize) = (16, 8);
/// How much one unit asked too much moves a price: at the first step ever, at the first of a landing, at the last.
const PACE: (f64, f64, f64) = (400.0, 100.0, 20.0);

/// For which categories places are kept for those expected, and whom prices do not touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserve {
    /// Categories with prices; without any, every flight is a batch of its own.
    pub categories: Vec<Category>,
    /// Whether prices leave the first tier alone.
    pub spare_first_tier: bool,
}

impl Reserve {
    /// Prices in every category, for every tier.
    pub fn everywhere() -> Self {
        Self { categories: Category::ALL.to_vec(), spare_first_tier: false }
    }

    /// No prices: first come, best fit.
    pub fn off() -> Self {
        Self { categories: Vec::new(), spare_first_tier: false }
    }
}

/// Needs with the offers that have them.
type Placed = Vec<(usize, OfferIndex)>;

/// Places flight after flight on a board that holds the accepted places; and the prices of the last landing.
pub fn place(
    instance: &Instance,
    ask: &Ask,
    board: &mut Board,
    work: &mut Work,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(Placed, Vec<i64>), Cancelled> {
    let landings = landings(instance);
    let mut state = Progress {
        stage: Stage::Placing,
        components_done: 0,
        components: landings.len(),
        needs_done: 0,
        needs: instance.needs.len(),
    };
    let mut prices = Learned::new(instance, ask, board);
    let (mut placed, mut last) = (Vec::new(), Vec::new());
    for (day, needs) in landings {
        if progress(state).is_break() {
            return Err(Cancelled);
        }
        let flight = Flight { instance, reserve: &ask.reserve, needs: &needs };
        placed.extend(flight.place_without_prices(board, work));
        if !ask.reserve.categories.is_empty() {
            let mean = prices.at(day, &flight, board, work);
            placed.extend(flight.place_with_prices(board, &mean, work));
            prices.remember(&needs, day);
            last = mean;
        }
        state.components_done += 1;
        state.needs_done += needs.len();
    }
    if progress(state).is_break() {
        return Err(Cancelled);
    }
    Ok((placed, last.into_iter().map(whole).collect()))
}

#[expect(clippy::cast_possible_truncation, reason = "prices stay below 2^53, and floats saturate")]
fn whole(price: f64) -> i64 {
    price.round() as i64
}

/// Flights in the order of landing: the day, and the needs that hold no accepted place.
fn landings(instance: &Instance) -> Vec<(i64, Vec<usize>)> {
    let mut landings: Vec<(i64, Vec<usize>)> =
        instance.input.flights.iter().map(|flight| (flight.day, Vec::new())).collect();
    for (index, need) in instance.needs.iter().enumerate() {
        if let Some(flight) = instance.cases[need.case].flight.filter(|_| !instance.is_kept(need)) {
            landings[flight].1.push(index);
        }
    }
    landings
}

/// Prices by way, learned anew at every landing.
struct Learned<'a> {
    instance: &'a Instance,
    ask: &'a Ask,
    forecast: Forecast,
    /// Prices by way and slot.
    ways: Vec<Vec<f64>>,
    /// The day looked ahead from, needs landed on it, and what is expected after it.
    day: i64,
    landed: usize,
    expected: Vec<Outlook>,
    first: bool,
}

impl<'a> Learned<'a> {
    fn new(instance: &'a Instance, ask: &'a Ask, board: &Board) -> Self {
        let mut forecast = Forecast::default();
        for need in instance.past_needs.iter().filter(|need| ask.reserve.categories.contains(&need.category)) {
            forecast.remember(instance, need, instance.cases[need.case].arrival_day);
        }
        let ways = vec![vec![0.0; board.free.len()]; WAYS];
        Self { instance, ask, forecast, ways, day: i64::MIN, landed: 0, expected: Vec::new(), first: true }
    }

    fn remember(&mut self, needs: &[usize], day: i64) {
        for need in needs
            .iter()
            .map(|need| &self.instance.needs[*need])
            .filter(|need| self.ask.reserve.categories.contains(&need.category))
        {
            self.forecast.remember(self.instance, need, day);
        }
    }

    /// The mean price of each slot when this flight lands.
    fn at(&mut self, day: i64, flight: &Flight, board: &Board, work: &mut Work) -> Vec<f64> {
        let ways: Vec<usize> = (0..WAYS).collect();
        let (instance, threads) = (self.instance, self.ask.threads);
        let mut on = |_: Option<usize>| ControlFlow::Continue(());
        if self.day != day {
            (self.day, self.landed) = (day, 0);
            self.expected = each(threads, &ways, |way, _| self.forecast.after(instance, board, day, *way), &mut on)
                .unwrap_or_default();
        }
        let open = flight.priced(board);
        self.landed += open.len();
        let (width, steps, pace) = if self.first { (WIDTH.0, STEPS.0, PACE.0) } else { (WIDTH.1, STEPS.1, PACE.1) };
        self.first = false;
        let learned = each(
            threads,
            &ways,
            |way, _| {
                let mut prices = self.ways[*way].clone();
                let mut outlook = self.expected[*way].narrowed(&board.free, &prices, width);
                self.forecast.rest_of(day, instance, board, (*way, self.landed), &mut outlook);
                flight.ask(&open, &mut outlook);
                outlook.learn(&mut prices, steps, (pace, PACE.2), flight.dearest());
                prices
            },
            &mut on,
        );
        self.ways = learned.unwrap_or_default();
        work.steps += (steps * WAYS) as u64;
        let mut mean = vec![0.0; board.free.len()];
        for prices in &self.ways {
            mean.iter_mut().zip(prices).for_each(|(sum, price)| *sum += *price / WAYS as f64);
        }
        mean
    }
}
