use std::collections::BTreeMap;

use app::caseload::{Ask, Card, Days, Lack, More, Speaks, coded, parts, reason};
use app::kit::when;
use casework::recommend::Recommendation;
use casework::referrals::stay;
use domain::catalogue::{Offering, Programme, Provider};
use domain::fields::place;
use domain::hint::{Hint, hints};
use domain::places::STALE_DAYS;
use domain::recommendation::RecommendationState;
use domain::routing::{Choice, Fact, NeedRanking, Proximity};
use domain::task::TaskKind;
use jiff::{Timestamp, civil::Date};
use locales::{Locale, dates, programmes as words};
use store::{entities::needs, instant};
use uuid::Uuid;

use super::say;

/// What every card of a page is made from.
pub struct Shelf<'a> {
    pub l: Locale,
    pub found: &'a Recommendation,
    /// When each offering's places were last stated.
    pub said: &'a BTreeMap<Uuid, i64>,
    pub today: Date,
    pub now: Timestamp,
    /// The lead's mother tongue, in words.
    pub mother: &'a str,
    /// By when the open tasks are due; nothing where the reader may not make one.
    pub tasks: Option<&'a BTreeMap<TaskKind, Timestamp>>,
}

/// An offering with its programme and who gives it.
type Offered<'a> = (&'a Offering, &'a Programme, &'a Provider);

impl<'a> Shelf<'a> {
    pub fn offered(&self, code: &str) -> Option<Offered<'a>> {
        let offering = self.found.catalogue.offerings.get(code)?;
        let programme = self.found.catalogue.programmes.get(&offering.programme)?;
        Some((offering, programme, self.found.catalogue.providers.get(&offering.provider)?))
    }

    /// Where it is, in words; where a reserved house stands is shown to nobody.
    pub fn town(&self, offering: &Offering, provider: &Provider) -> String {
        let town = place::municipality(&offering.municipality).filter(|_| !provider.confidential);
        town.map_or_else(|| locales::provider::places_reserved(self.l), |town| town.name.to_string())
    }

    /// One card a programme, in the order of its best date.
    pub fn cards(&self, need: &NeedRanking<'_>, number: &mut usize) -> Vec<Card> {
        let mut of_programme: Vec<(&str, Vec<&Choice<'_>>)> = Vec::new();
        for choice in &need.options {
            let Some((offering, ..)) = self.offered(&choice.offer) else { continue };
            match of_programme.iter_mut().find(|(programme, _)| *programme == offering.programme) {
                Some((_, choices)) => choices.push(choice),
                None => of_programme.push((&offering.programme, vec![choice])),
            }
        }
        let row = self.found.told.needs.iter().find(|row| row.id.to_string() == *need.need);
        let cards = of_programme.iter().filter_map(|(_, choices)| {
            let (best, others) = choices.split_first()?;
            *number += 1;
            self.card(need, row?, *number, best, others)
        });
        cards.collect()
    }

    fn card(
        &self,
        need: &NeedRanking<'_>,
        row: &needs::Model,
        number: usize,
        best: &Choice<'_>,
        others: &[&Choice<'_>],
    ) -> Option<Card> {
        let l = self.l;
        let (offering, programme, provider) = self.offered(&best.offer)?;
        let all = parts(l, &best.fit, self.mother);
        let shown = || all.iter().filter(|part| !(part.tells_where && provider.confidential));
        let good = shown().filter(|part| part.speaks == Speaks::For).map(|part| part.words.clone()).collect();
        let minded = shown().filter_map(|part| match part.speaks {
            Speaks::Mind(icon) => Some((icon, part.words.clone())),
            Speaks::For | Speaks::Nothing => None,
        });
        let said = self.found.ids.offerings.get(&offering.id).and_then(|id| self.said.get(id)).copied();
        let mut mind: Vec<(&'static str, String)> = minded.collect();
        mind.extend(self.terms(offering, programme));
        mind.extend(self.hints(need, programme));
        mind.extend(said.and_then(|at| self.old(at)));
        let home = Lack {
            words: format!("{} {}", words::missing_home(l), words::missing_home_where(l)),
            way: None,
            task: self.ask(TaskKind::RecordFact(Fact::Home)),
        };
        let lacks = (best.fit.proximity.because == Proximity::Unknown).then_some(home).into_iter().collect();
        let mut also: Vec<(Date, More)> = others
            .iter()
            .filter(|other| self.no_longer(need, &other.offer).is_none())
            .filter_map(|other| self.also(&other.offer, row))
            .collect();
        also.sort_by_key(|(day, _)| *day);
        Some(Card {
            number,
            programme: programme.id.clone(),
            offering: offering.id.clone(),
            name: say(l, &programme.name),
            under: vec![say(l, &provider.name), coded(l, "kind", &programme.kind)],
            town: self.town(offering, provider),
            when: self.begins(offering, row),
            places: self.places(offering, row),
            said: said.map(|at| self.stated(at)),
            good,
            mind,
            lacks,
            also: also.into_iter().map(|(_, more)| more).collect(),
            about: self.about(programme),
            points: all.iter().map(|part| (part.points, part.words.clone())).collect(),
            total: best.total,
            no_longer: self.no_longer(need, &best.offer),
        })
    }

    /// The task of a kind, as it stands or to be made.
    pub fn ask(&self, kind: TaskKind) -> Option<Ask> {
        let made = self.tasks?.get(&kind).map(|due| when::moment(*due));
        Some(Ask { kind, made })
    }

    fn day(&self, offering: &Offering, row: &needs::Model) -> Date {
        stay(offering, row, self.today).1
    }

    fn begins(&self, offering: &Offering, row: &needs::Model) -> String {
        let day = dates::day_and_month(self.l, when::day(self.day(offering, row)));
        if offering.per_night { words::sleeps_from(self.l, day) } else { words::begins(self.l, day) }
    }

    fn also(&self, code: &str, row: &needs::Model) -> Option<(Date, More)> {
        let (offering, _, provider) = self.offered(code)?;
        let day = self.day(offering, row);
        let words = words::also_one(self.l, dates::short_day(self.l, when::day(day)), self.town(offering, provider));
        Some((day, More { offering: code.to_owned(), words }))
    }

    /// Free and all places over what the stay would use up.
    fn places(&self, offering: &Offering, row: &needs::Model) -> Option<(i64, i64)> {
        let (slots, _) = stay(offering, row, self.today);
        let overlaps = |from: u32, to: u32| i64::from(from) <= *slots.end() && i64::from(to) >= *slots.start();
        let rows = self.found.catalogue.capacity.get(&offering.id)?;
        let used = || rows.iter().filter(|row| overlaps(row.slot_from, row.slot_to));
        Some((used().map(|row| row.free().into()).min()?, used().map(|row| row.total.into()).min()?))
    }

    fn stated(&self, at: i64) -> String {
        let (at, today) = (when::moment(instant(at)), when::day(self.today));
        words::places_said(self.l, format!("{} {}", dates::near_day(self.l, at.day, today), dates::clock(at)))
    }

    fn old(&self, at: i64) -> Option<(&'static str, String)> {
        let days = (self.now.as_millisecond() - at) / 86_400_000;
        (days > STALE_DAYS).then(|| ("triangle-alert", words::places_old(self.l, days)))
    }

    /// Why it does not apply any more; nothing while the answer is fresh.
    fn no_longer(&self, need: &NeedRanking<'_>, offer: &str) -> Option<String> {
        if self.found.state() != Some(RecommendationState::Stale) {
            return None;
        }
        let Some(now) = self.found.now.needs.iter().find(|one| one.need == need.need) else {
            return Some(words::empty_rest_why(self.l));
        };
        if now.options.iter().any(|choice| choice.offer == offer) {
            return None;
        }
        let out = now.excluded.iter().find(|out| out.offer == offer);
        Some(out.map_or_else(|| words::none_any(self.l), |out| reason(self.l, &out.reason, Days::From(self.today))))
    }

    /// Terms of the offering to be taken into account.
    fn terms(&self, offering: &Offering, programme: &Programme) -> Vec<(&'static str, String)> {
        let l = self.l;
        let nights =
            offering.nights_max.filter(|_| offering.per_night).map(|most| ("clock", words::stay_most(l, most)));
        let hours = offering.time_from.zip(offering.time_to).filter(|_| !offering.per_night).map(|(from, to)| {
            let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
            ("calendar", words::schedule(l, self.weekdays(offering), clock(from), clock(to)))
        });
        let cost = programme.cost_q.filter(|cost| *cost > 0).map(|_| ("wallet", say(l, &programme.cost)));
        [nights, hours, cost].into_iter().flatten().collect()
    }

    fn weekdays(&self, offering: &Offering) -> String {
        let days: Vec<i8> = offering.days.iter().map(|day| day.to_monday_one_offset()).collect();
        match days.as_slice() {
            [1, 2, 3, 4, 5] => words::days_working(self.l),
            all if all.is_empty() || all.len() == 7 => words::days_all(self.l),
            some => {
                let named = some.iter().map(|day| locales::days::weekday(self.l, u8::try_from(*day).unwrap_or(1)));
                let joined = named.collect::<Vec<_>>().join(", ");
                let mut letters = joined.chars();
                letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
            }
        }
    }

    fn hints(&self, need: &NeedRanking<'_>, programme: &Programme) -> Vec<(&'static str, String)> {
        let l = self.l;
        let Some(of) = self.found.case.needs.iter().find(|one| *one.id == *need.need) else { return Vec::new() };
        let word = |hint: Hint| match hint {
            Hint::ForOthers => words::hint_for_others(l),
            Hint::Beginners { years } => words::hint_beginners(l, years),
            Hint::HasIt(paper) => words::hint_has_it(l, coded(l, "document", paper.code())),
        };
        hints(programme, &self.found.case, of).into_iter().map(|hint| ("info", word(hint))).collect()
    }

    fn about(&self, programme: &Programme) -> Vec<(String, String)> {
        let l = self.l;
        let all = [
            (words::about_what(l), &programme.summary),
            (words::about_serves(l), &programme.serves),
            (words::about_bring(l), &programme.bring),
            (words::about_cost(l), &programme.cost),
            (words::about_time(l), &programme.duration),
        ];
        all.into_iter().map(|(term, words)| (term, say(l, words))).filter(|(_, words)| !words.is_empty()).collect()
    }
}
