//! What the sheet of a plan shows, from what casework knows: names, days and reasons in words.

use std::collections::{BTreeMap, BTreeSet};

use app::caseload::{Days, Part, Speaks, changes, coded, parts, reason};
use app::kit::{State, when};
use app::reception::planeload::{
    Act, Line, Missing, Near, Nearest, Outcome, Scarce, Share, Sheet, Tally, Waits, Wanted,
};
use casework::planeload::{self as found, Accepted, Stands, What, Who};
use domain::catalogue::{Offering, Words};
use domain::fields::place;
use domain::ids::FlightId;
use domain::routing::Gap;
use locales::{Locale, dates, planeload as words};

/// The best reasons shown of each place.
const REASONS: usize = 3;

/// One plan being put into words.
struct Told<'a> {
    l: Locale,
    sheet: &'a found::Sheet,
}

/// The facts of a sheet.
pub fn sheet(l: Locale, flight: FlightId, sheet: &found::Sheet, done: Option<Accepted>) -> Sheet {
    let told = Told { l, sheet };
    let at = sheet.plan.as_of.unwrap_or(sheet.plan.created_at);
    let made =
        words::made(l, dates::short(l, when::moment(store::instant(at))), &sheet.plan.by, &sheet.plan.rules_version);
    let tally = |of: &mut dyn Iterator<Item = &Who>| {
        of.fold(Tally::default(), |sum, who| Tally { needs: sum.needs + 1, people: sum.people + who.people })
    };
    Sheet {
        flight: flight.to_string(),
        plan: sheet.plan.id.to_string(),
        number: sheet.flight.number.clone(),
        made,
        stale: sheet.is_stale(),
        newcomers: sheet.newcomers,
        outcome: done.map(|done| told.outcome(&done)),
        tallies: [
            tally(&mut sheet.lines.iter().map(|line| &line.who)),
            tally(&mut sheet.waits.iter().map(|one| &one.who)),
            tally(&mut sheet.missing.iter().map(|one| &one.who)),
        ],
        near: sheet.gap.map(|gap| match gap {
            Gap::Persons { tier, more } => Near::Persons { tier, more },
            Gap::Ppm(ppm) => Near::Ppm(ppm),
        }),
        lines: sheet.lines.iter().map(|line| told.line(line)).collect(),
        ready: sheet.ready().count(),
        waits: sheet.waits.iter().map(|one| told.waits(one)).collect(),
        missing: sheet.missing.iter().map(|one| told.missing(one)).collect(),
        scarce: told.scarce(),
        programmes: told.programmes(),
        places: told.places(),
    }
}

fn wanted(who: &Who) -> Wanted {
    Wanted {
        case: who.case.to_string(),
        name: who.name.clone(),
        people: who.people,
        category: who.category.code().to_owned(),
        tier: who.tier,
    }
}

impl Told<'_> {
    fn say(&self, words: &Words) -> String {
        if self.l == Locale::EN && !words.en.is_empty() { words.en.clone() } else { words.es.clone() }
    }

    fn offering(&self, code: &str) -> Option<&Offering> {
        self.sheet.catalogue.offerings.get(code)
    }

    fn name(&self, code: &str) -> String {
        self.offering(code).map_or_else(|| code.to_owned(), |offering| self.say(&offering.name))
    }

    fn provider(&self, code: &str) -> String {
        let provider = self.offering(code).and_then(|offering| self.sheet.catalogue.providers.get(&offering.provider));
        provider.map(|provider| self.say(&provider.name)).unwrap_or_default()
    }

    fn day(&self, day: i64) -> String {
        Days::From(self.sheet.day).word(self.l, day)
    }

    fn line(&self, line: &found::Line) -> Line {
        let day = dates::near_day(self.l, when::day(line.from), when::day(self.sheet.today));
        let mother = locales::programmes::mother_tongue(self.l);
        let best = line.fit.as_ref().map(|fit| parts(self.l, fit, &mother)).unwrap_or_default();
        // That nobody asked is no reason for a place.
        let speaks = |part: &Part| part.points > 0 && part.speaks != Speaks::Nothing;
        let why = best.into_iter().filter(speaks).take(REASONS).map(|part| part.words);
        Line {
            who: wanted(&line.who),
            need: line.who.need.to_string(),
            programme: self.name(&line.offer),
            provider: self.provider(&line.offer),
            when: match line.nights {
                Some(nights) => words::from_nights(self.l, day, nights),
                None => words::from(self.l, day),
            },
            why: why.collect(),
            act: self.act(line),
        }
    }

    fn what(&self, what: What) -> String {
        match what {
            What::Household => words::changed_household(self.l),
            What::Need => words::changed_need(self.l),
            What::Offer => words::changed_offer(self.l),
            What::Day => words::changed_day(self.l),
            What::Rules => words::changed_rules(self.l),
        }
    }

    fn act(&self, line: &found::Line) -> Act {
        match &line.stands {
            Stands::Ready => Act::Accept,
            Stands::Changed(what) => Act::AcceptChanged(what.iter().map(|one| self.what(*one)).collect()),
            Stands::Fails(why) => Act::Nothing(reason(self.l, why, Days::From(self.sheet.today))),
            Stands::NoOffer => Act::Nothing(words::gone_offer(self.l)),
            Stands::Elsewhere => Act::Nothing(words::gone_need(self.l)),
            Stands::Sent(referral, state) => Act::Sent(referral.to_string(), State::parse(state)),
        }
    }

    /// Each line that did not go, with why.
    fn outcome(&self, done: &Accepted) -> Outcome {
        let of = |need: &uuid::Uuid| self.sheet.lines.iter().find(|line| line.who.need == *need);
        let kept = done.kept.iter().filter_map(of).map(|line| {
            let why = match self.act(line) {
                Act::Nothing(why) => why,
                Act::AcceptChanged(_) => words::kept_changed(self.l),
                Act::Accept | Act::Sent(..) => words::kept_just_now(self.l),
            };
            let need = coded(self.l, "category", line.who.category.code());
            (format!("{} · {need} · {}", line.who.name, self.name(&line.offer)), why)
        });
        Outcome { sent: done.sent, kept: kept.collect() }
    }

    fn waits(&self, one: &found::Waits) -> Waits {
        let places = one.places.iter().map(|place| (self.name(&place.offer), place.turn));
        Waits { who: wanted(&one.who), places: places.collect() }
    }

    fn missing(&self, one: &found::Missing) -> Missing {
        let days = Days::From(self.sheet.today);
        let nearest = one.nearest.as_ref().map(|out| Nearest {
            name: self.name(&out.offer),
            why: reason(self.l, &out.reason, days),
            change: changes(self.l, out, days),
        });
        Missing { who: wanted(&one.who), nearest }
    }

    /// Each offering whose places ran out, with its dearest day.
    fn scarce(&self) -> Vec<Scarce> {
        let mut scarce: Vec<(&str, Scarce)> = Vec::new();
        for price in &self.sheet.prices {
            if let Some((_, known)) = scarce.iter_mut().find(|(offer, _)| *offer == price.offer) {
                known.more += 1;
                continue;
            }
            // A whole person more of a group is worth the value of that group.
            let tier = self.sheet.tier_values.iter().position(|value| price.price >= *value);
            let means = tier.map_or_else(|| words::means_suits(self.l), |tier| words::means_tier(self.l, tier + 1));
            let (name, day) = (self.name(&price.offer), self.day(price.day));
            scarce.push((&price.offer, Scarce { name, day, more: 0, price: price.price, means }));
        }
        scarce.into_iter().map(|(_, one)| one).collect()
    }

    fn programmes(&self) -> Vec<Share> {
        let mut shares: BTreeMap<String, Share> = BTreeMap::new();
        let of = |code: &str| {
            let programme =
                self.offering(code).and_then(|offering| self.sheet.catalogue.programmes.get(&offering.programme));
            let name = programme.map_or_else(|| self.name(code), |programme| self.say(&programme.name));
            format!("{name} · {}", self.provider(code))
        };
        for line in &self.sheet.lines {
            let share = share(&mut shares, of(&line.offer));
            share.placed += 1;
            share.people += line.who.people;
        }
        for one in &self.sheet.waits {
            let names: BTreeSet<String> = one.places.iter().map(|place| of(&place.offer)).collect();
            names.into_iter().for_each(|name| share(&mut shares, name).waiting += 1);
        }
        largest_first(shares)
    }

    fn places(&self) -> Vec<Share> {
        let mut shares: BTreeMap<String, Share> = BTreeMap::new();
        for line in &self.sheet.lines {
            // Where a reserved house stands is shown to nobody here, not even its town.
            let offering = self.offering(&line.offer);
            let reserved = offering
                .and_then(|offering| self.sheet.catalogue.providers.get(&offering.provider))
                .is_some_and(|provider| provider.confidential);
            let town = offering.filter(|_| !reserved).and_then(|one| place::municipality(&one.municipality));
            let name = town
                .map_or_else(|| words::place_reserved(self.l), |town| format!("{}, {}", town.name, town.department));
            let share = share(&mut shares, name);
            share.placed += 1;
            share.people += line.who.people;
        }
        largest_first(shares)
    }
}

fn share(shares: &mut BTreeMap<String, Share>, name: String) -> &mut Share {
    let empty = Share { name: name.clone(), placed: 0, people: 0, waiting: 0 };
    shares.entry(name).or_insert(empty)
}

fn largest_first(shares: BTreeMap<String, Share>) -> Vec<Share> {
    let mut shares: Vec<Share> = shares.into_values().collect();
    shares.sort_by_key(|share| (std::cmp::Reverse(share.placed), std::cmp::Reverse(share.waiting)));
    shares
}
