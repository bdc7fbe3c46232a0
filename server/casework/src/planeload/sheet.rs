//! A plan as a person reads it: who has a place proposed, who waits, who has none, and what changed since it was made.
//!
//! Only files that exist for the caller now and are open are in it, in lines and in counts: who was sealed, closed or moved
//! to another centre since is not there, and then nothing is said either of how near to the best the whole was.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    catalogue::{Catalogue, Category},
    ids::FlightId,
    routing::{self, Difference, Excluded, Fit, Gap, Input, Instance, Plan, Price, Reason, Since},
};
use jiff::civil::Date;
use store::{
    StoreError, Uuid,
    aboard::Aboard,
    entities::{needs, referrals},
    plans::Planned,
};

use super::input::looks_for_a_place;
use crate::{Refusal, Refused, Staff, flights::BoardFlight};

/// For whom something is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub case: Uuid,
    pub need: Uuid,
    pub name: String,
    pub people: usize,
    pub category: Category,
    /// 1 comes first.
    pub tier: usize,
}

/// Something that is not as the plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Household,
    Need,
    Offer,
    /// It would begin on another day.
    Day,
    /// Other rules are in force.
    Rules,
}

/// How a proposed line stands now.
#[derive(Clone, Debug, PartialEq)]
pub enum Stands {
    /// As it was calculated.
    Ready,
    /// It still can be; somebody has to see first what changed.
    Changed(Vec<What>),
    /// It cannot be now: the first rule that fails.
    Fails(Reason<'static>),
    /// The offer is not there any more.
    NoOffer,
    /// The need ended otherwise, or was referred elsewhere.
    Elsewhere,
    /// A person accepted it: the referral, and its state.
    Sent(Uuid, String),
}

/// A proposed place.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub who: Who,
    pub offer: String,
    pub from: Date,
    pub nights: Option<i64>,
    pub fit: Option<Fit>,
    pub stands: Stands,
}

/// A place somebody waits for: which turn they have, and what one more would have been worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub offer: String,
    pub turn: usize,
}

/// A need for which the places ran out in this plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    pub who: Who,
    pub places: Vec<Place>,
}

/// A need that nothing fits; with what comes nearest, when there is anything of its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    pub who: Who,
    pub nearest: Option<Excluded<'static>>,
}

/// A plan and how things stand now.
pub struct Sheet {
    pub flight: BoardFlight,
    pub plan: Planned,
    pub catalogue: Catalogue,
    /// Day 0 of the plan.
    pub day: Date,
    pub today: Date,
    /// By tier, then people, then need: the order in which they are accepted together.
    pub lines: Vec<Line>,
    pub waits: Vec<Waits>,
    pub missing: Vec<Missing>,
    /// How near to the best; nothing when somebody of the plan is not of this flight's open files any more.
    pub gap: Option<Gap>,
    /// What one more place would have been worth, dearest first.
    pub prices: Vec<Price>,
    /// What a placed person counts by tier, first tier first.
    pub tier_values: Vec<i64>,
    /// Households that could be routed now and are not in the plan.
    pub newcomers: usize,
}

impl Sheet {
    /// Whether anything is not as it was calculated.
    pub fn is_stale(&self) -> bool {
        let moved = |line: &Line| !matches!(line.stands, Stands::Ready | Stands::Sent(..));
        self.gap.is_none() || self.newcomers > 0 || self.day != self.today || self.lines.iter().any(moved)
    }

    /// Lines that are accepted together.
    pub fn ready(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.stands == Stands::Ready)
    }
}

/// Everything one line is judged by.
struct Desk<'a> {
    plan: &'a Planned,
    then: Instance,
    as_then: Instance,
    now: Instance,
    day: Date,
    today: Date,
    files: BTreeMap<String, &'a Aboard>,
}

impl Staff {
    /// A plan that was made, with how each line stands now.
    pub(super) async fn sheet(&self, flight: FlightId, plan: Planned) -> Refused<Sheet> {
        let whole = self.house.store.plan_whole(plan.id).await?.ok_or(Refusal::NotFound)?;
        let load = self.load(flight).await?;
        let (today, now) = (self.house.today(), self.house.now());
        let day = plan.day.parse().map_err(|_| unreadable(&plan, "day unreadable"))?;
        let as_then = load.instance(flight, day, now)?;
        let desk = Desk {
            plan: &plan,
            then: routing::read_instance(whole.input.as_bytes()).map_err(|_| unreadable(&plan, "input unreadable"))?,
            now: if day == today { as_then.clone() } else { load.instance(flight, today, now)? },
            as_then,
            day,
            today,
            files: load.aboard.iter().map(|one| (one.case.id.to_string(), one)).collect(),
        };
        let made: Plan = serde_json::from_str(&whole.result).map_err(StoreError::from)?;
        let (lines, waits, missing) = desk.told(&made);
        let asked: BTreeSet<&str> = desk.then.input().cases.iter().map(|case| case.id.as_str()).collect();
        let whole = asked.iter().all(|case| desk.files.contains_key(*case));
        let mut prices = if whole { made.prices.clone() } else { Vec::new() };
        prices.sort_by(|a, b| b.price.cmp(&a.price).then_with(|| (&a.offer, a.day).cmp(&(&b.offer, b.day))));
        let newcomers = desk.now.input().cases.iter().filter(|case| !asked.contains(case.id.as_str())).count();
        let gap = whole.then(|| made.gap());
        Ok(Sheet {
            flight: self.flight(flight).await?,
            day,
            today,
            lines,
            waits,
            missing,
            gap,
            prices,
            tier_values: desk.then.input().weights.tier_value.clone(),
            newcomers,
            plan,
            catalogue: load.catalogue,
        })
    }
}

fn unreadable(plan: &Planned, what: &'static str) -> Refusal {
    Refusal::Unavailable(StoreError::Inconsistent { table: "plans", id: plan.id.to_string(), what })
}

/// The same answer without borrowing from the instance it came of.
fn own<T: serde::Serialize, O: serde::de::DeserializeOwned>(answer: &T) -> Option<O> {
    serde_json::from_value(serde_json::to_value(answer).ok()?).ok()
}

impl Desk<'_> {
    /// Every need of the plan whose file exists now: placed, waiting, or without any option.
    fn told(&self, made: &Plan) -> (Vec<Line>, Vec<Waits>, Vec<Missing>) {
        let placed: BTreeMap<&str, &str> =
            made.placements.iter().map(|one| (one.need.as_str(), one.offer.as_str())).collect();
        let seen: Vec<(&routing::Need, Who, &Aboard)> = self.seen(self.then.input());
        let there: BTreeSet<&str> = seen.iter().map(|(need, ..)| need.id.as_str()).collect();
        let (mut lines, mut waits, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        for (need, who, file) in &seen {
            let who = who.clone();
            if let Some(offer) = placed.get(need.id.as_str()) {
                lines.push(self.line(need, who, file, offer));
                continue;
            }
            if file.needs.iter().any(|row| row.id == who.need && !looks_for_a_place(&row.state)) {
                continue;
            }
            let lists = made.waiting.iter().filter_map(|list| {
                let mut turns = list.needs.iter().filter(|need| there.contains(need.as_str()));
                let turn = turns.position(|one| *one == need.id)?;
                Some(Place { offer: list.offer.clone(), turn: turn + 1 })
            });
            let places: Vec<Place> = lists.collect();
            if places.is_empty() {
                missing.push(Missing { nearest: self.nearest(&need.id), who });
            } else {
                waits.push(Waits { who, places });
            }
        }
        lines.sort_by_key(|line| (line.who.tier, std::cmp::Reverse(line.who.people), line.who.need));
        waits.sort_by_key(|one| (one.who.tier, std::cmp::Reverse(one.who.people), one.who.need));
        missing.sort_by_key(|one| (one.who.tier, std::cmp::Reverse(one.who.people), one.who.need));
        (lines, waits, missing)
    }

    /// Needs of the input whose file is open and exists for the caller.
    fn seen<'i>(&'i self, input: &'i Input) -> Vec<(&'i routing::Need, Who, &'i Aboard)> {
        let files = input.cases.iter().filter_map(|case| Some((case, *self.files.get(&case.id)?)));
        let needs = files.flat_map(|(case, file)| case.needs.iter().map(move |need| (case, need, file)));
        let told = needs.filter_map(|(case, need, file)| {
            let lead = need.members.first().and_then(|at| file.people.get(*at)).or(file.people.first())?;
            let who = Who {
                case: file.case.id,
                need: need.id.parse().ok()?,
                name: format!("{}, {}", lead.surnames, lead.given_names),
                people: need.members.len(),
                category: need.category,
                tier: routing::tier(need, !case.vulnerabilities.is_empty(), &input.weights),
            };
            Some((need, who, file))
        });
        told.collect()
    }

    fn line(&self, need: &routing::Need, who: Who, file: &Aboard, offer: &str) -> Line {
        let dated = self.then.input().offers.iter().find(|one| one.id == offer && !one.per_night);
        let begins = dated.map_or(need.ready_day, |one| one.start_day);
        let nights = if dated.is_none() { need.nights } else { None };
        let from = self.day.saturating_add(jiff::Span::new().days(begins.clamp(-9_999, 9_999)));
        let stands = self.stands(&who, file, offer, from, dated.is_none());
        let fit = routing::fit(&self.then, &need.id, offer);
        Line { who, offer: offer.to_owned(), from, nights, fit, stands }
    }

    /// What became of a proposed place.
    fn stands(&self, who: &Who, file: &Aboard, offer: &str, from: Date, per_night: bool) -> Stands {
        let ours = |row: &&referrals::Model| row.plan_id == Some(self.plan.id) && row.need_id == who.need;
        if let Some(sent) = file.referrals.iter().find(ours) {
            return Stands::Sent(sent.id, sent.state.clone());
        }
        let open = |row: &needs::Model| row.id == who.need && looks_for_a_place(&row.state);
        if !file.needs.iter().any(open) {
            return Stands::Elsewhere;
        }
        let need = who.need.to_string();
        match routing::since(&self.then, &self.as_then, &self.now, &need, offer) {
            Since::NoNeed => Stands::Elsewhere,
            Since::NoOffer => Stands::NoOffer,
            Since::Fails(reason) => own(&reason).map_or(Stands::NoOffer, Stands::Fails),
            Since::Same => self.ready(per_night && from < self.today, Vec::new()),
            Since::Changed(differences) => {
                let what = |difference: &Difference| match difference {
                    Difference::Household => What::Household,
                    Difference::Need => What::Need,
                    Difference::Offer => What::Offer,
                };
                self.ready(per_night && from < self.today, differences.iter().map(what).collect())
            }
        }
    }

    /// A place that still can be: as it was calculated, or with what is not.
    fn ready(&self, begins_later: bool, mut changed: Vec<What>) -> Stands {
        changed.extend(begins_later.then_some(What::Day));
        changed.extend((self.plan.rules_version != routing::RULES_VERSION).then_some(What::Rules));
        if changed.is_empty() { Stands::Ready } else { Stands::Changed(changed) }
    }

    /// What comes nearest for a need that nothing fits: what the fewest changes would open, then what fails the latest rule.
    fn nearest(&self, need: &str) -> Option<Excluded<'static>> {
        let told = routing::explain(&self.now, need)?;
        let nearest = told.excluded.iter().filter(|out| !out.change.is_empty());
        let nearest = nearest.max_by(|a, b| {
            let whole = |out: &Excluded| out.change.last().is_some_and(|step| step.then.is_none());
            let late = |out: &Excluded| (whole(out), std::cmp::Reverse(out.change.len()), out.reason.number());
            late(a).cmp(&late(b)).then_with(|| b.offer.cmp(&a.offer))
        });
        own(nearest.or(told.excluded.first())?)
    }
}
