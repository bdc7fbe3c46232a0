//! The sixteen hard rules in their fixed order (routing.md 3); the first that fails is the reason.
//!
//! To add a rule: a variant of [`Reason`], a function here in its place of [`RULES`], a way to change it
//! in `change.rs`, and its two sentences in `locales/*/routing.ftl`; the page does not compile without them.

use std::borrow::Cow;
use std::ops::Range;

use super::facts::{Household, Need, Offer, Person};
use super::input::{Fact, Receives, Sex};
use super::instance::Instance;
use super::names::Name;
use super::reason::{Misfit, Reason, Word};

/// One need of one case before one offer.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a, 'p> {
    pub instance: &'a Instance,
    pub case: &'p Household,
    pub need: &'p Need,
    pub offer: &'p Offer,
}

/// Passes, or the reason why not.
pub type Verdict<'a> = Result<(), Reason<'a>>;

type Rule = for<'a, 'p> fn(&Pair<'a, 'p>) -> Verdict<'a>;

/// All rules in order.
pub const RULES: [Rule; 16] = [
    protected,
    closed,
    consent,
    avoided_provider,
    household_type,
    household_size,
    sex,
    age,
    language,
    documents,
    schooling,
    skill,
    accessibility,
    distance,
    dates,
    capacity,
];

/// The first rule that fails, or nothing.
pub fn judge<'a>(pair: &Pair<'a, '_>) -> Verdict<'a> {
    RULES.iter().try_for_each(|rule| rule(pair))
}

/// Every rule that fails, in order: what has to be otherwise at once.
pub fn failing<'a>(pair: &Pair<'a, '_>) -> Vec<Reason<'a>> {
    RULES.iter().filter_map(|rule| rule(pair).err()).collect()
}

/// Rules before the first that looks at days: `dates` and `capacity` come last.
const WHATEVER_THE_DAY: usize = 14;

/// Whether all rules pass but those about days and room.
pub fn passes_whatever_the_day(pair: &Pair) -> bool {
    RULES[..WHATEVER_THE_DAY].iter().all(|rule| rule(pair).is_ok())
}

/// Slots of the offer's capacity that a placement uses up; nothing when the dates do not fit.
pub fn slots(need: &Need, offer: &Offer) -> Result<Range<usize>, Misfit> {
    if !offer.per_night {
        return match need.latest_day {
            _ if offer.start_day < need.ready_day => Err(Misfit::BeginsTooEarly),
            Some(latest) if offer.start_day <= latest => Ok(0..1),
            _ => Err(Misfit::BeginsTooLate),
        };
    }
    let nights = need.nights.unwrap_or(i64::MAX / 2);
    let first = need.ready_day - offer.start_day;
    if first < 0 {
        return Err(Misfit::OpensLater);
    }
    if nights > offer.nights_max {
        return Err(Misfit::StayTooLong);
    }
    let span = (usize::try_from(first), usize::try_from(first.saturating_add(nights)));
    match span {
        (Ok(first), Ok(end)) if end <= offer.capacity.len() => Ok(first..end),
        _ => Err(Misfit::EndsEarlier),
    }
}

impl<'a, 'p> Pair<'a, 'p> {
    fn word(&self, name: Name) -> Word<'a> {
        Cow::Borrowed(self.instance.word(name))
    }

    fn members(&self) -> impl Iterator<Item = &'p Person> + use<'p> {
        let persons = &self.case.persons;
        self.need.members.iter().filter_map(|member| persons.get(*member))
    }

    /// The member whose language, papers, schooling and trades count.
    pub fn lead(&self) -> Option<&'p Person> {
        self.members().next()
    }

    /// Kilometres from the place of return to the offer.
    pub fn kilometres(&self) -> i64 {
        self.instance.kilometres(self.case.municipality, self.offer.municipality)
    }
}

fn keep<'a>(holds: bool, reason: impl FnOnce() -> Reason<'a>) -> Verdict<'a> {
    if holds { Ok(()) } else { Err(reason()) }
}

/// An offer up to this age takes every age.
const ANY_AGE: i64 = 120;

/// A rule that needs a fact which nobody has recorded cannot pass: it says what is missing.
fn recorded<'a>(known: bool, fact: Fact) -> Verdict<'a> {
    keep(known, || Reason::Missing { fact })
}

fn protected<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    keep(!p.case.protected, || Reason::Protected)
}

fn closed<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    match p.offer.closed {
        None => Ok(()),
        Some(status) => Err(Reason::Closed { status: p.word(status) }),
    }
}

fn consent<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let agreed = p.case.consents.contains(p.offer.agency);
    keep(agreed, || Reason::Consent { agency: p.word(p.offer.agency) })
}

fn avoided_provider<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let avoided = p.case.avoids.contains(p.offer.provider) || p.case.avoids_offers.contains(p.offer.id);
    keep(!avoided, || Reason::AvoidedProvider)
}

fn household_type<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let listed = &p.offer.household_types;
    let kind = p.case.household_type;
    recorded(listed.is_empty() || !p.instance.word(kind).is_empty(), Fact::Household)?;
    keep(listed.is_empty() || listed.contains(kind), || Reason::HouseholdType { household: p.word(kind) })
}

fn household_size<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let (members, (least, most)) = (p.need.people(), p.offer.persons);
    keep((least..=most).contains(&members), || Reason::HouseholdSize { members, least, most })
}

fn sex<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let wanted = match p.offer.sex {
        Receives::Any => return Ok(()),
        Receives::Women => Sex::F,
        Receives::Men => Sex::M,
    };
    let from = p.instance.input.weights.sex_rule_from_age;
    let bound = |person: &&Person| !person.knows(Fact::Age) || person.age >= from;
    let known = |person: &&Person| person.knows(Fact::Sex);
    let fits = p.members().filter(bound).filter(known).all(|person| person.sex == wanted);
    if fits && p.members().filter(bound).any(|person| !known(&person)) {
        return Err(Reason::Missing { fact: Fact::Sex });
    }
    keep(fits, || Reason::Sex { receives: p.offer.sex, children_to: from - 1 })
}

fn age<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let (least, most) = p.offer.age;
    match p.members().find(|person| person.knows(Fact::Age) && !(least..=most).contains(&person.age)) {
        None => {
            recorded(p.members().all(|person| person.knows(Fact::Age)) || (least <= 0 && most >= ANY_AGE), Fact::Age)
        }
        Some(person) => Err(Reason::Age { age: person.age, least, most }),
    }
}

fn language<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let Some(lead) = p.lead() else { return Ok(()) };
    recorded(lead.knows(Fact::Language), Fact::Language)?;
    keep(lead.speaks.meets(&p.offer.spoken_or_interpreted), || Reason::Language {
        spoken: p.offer.languages.iter().chain(&p.offer.interpreters).map(|name| p.word(*name)).collect(),
        speaks: lead.languages.first().map(|name| p.word(*name)).unwrap_or_default(),
    })
}

fn documents<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let Some(lead) = p.lead() else { return Ok(()) };
    recorded(lead.knows(Fact::Papers) || p.offer.documents.is_empty(), Fact::Papers)?;
    match p.offer.documents.iter().find(|document| !lead.documents.contains(**document)) {
        None => Ok(()),
        Some(document) => Err(Reason::Documents { document: p.word(*document) }),
    }
}

fn schooling<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let (reached, needed) = (p.lead().map_or(0, |lead| lead.schooling), p.offer.schooling_min);
    recorded(needed <= 0 || p.lead().is_none_or(|lead| lead.knows(Fact::Schooling)), Fact::Schooling)?;
    keep(reached >= needed, || Reason::Schooling { needed, reached })
}

fn skill<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let Some((field, needed)) = p.offer.skill_min else {
        return Ok(());
    };
    recorded(needed <= 0 || p.lead().is_none_or(|lead| lead.knows(Fact::Trade)), Fact::Trade)?;
    let reached = p.lead().map_or(0, |lead| lead.years_in(field));
    keep(reached >= needed, || Reason::Skill { field: p.word(field), needed, reached })
}

fn accessibility<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let has = &p.offer.accessibility;
    match p.members().flat_map(|person| &person.access).find(|access| !has.contains(**access)) {
        None => Ok(()),
        Some(access) => Err(Reason::Accessibility { access: p.word(*access) }),
    }
}

fn distance<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    if p.case.home_unknown {
        return recorded(p.need.max_km.or(p.offer.max_km).is_none(), Fact::Home);
    }
    let km = p.kilometres();
    match [p.need.max_km, p.offer.max_km].into_iter().flatten().find(|limit| km > *limit) {
        None => Ok(()),
        Some(limit) => Err(Reason::Distance { km, limit }),
    }
}

fn dates<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    match slots(p.need, p.offer) {
        Ok(_) => Ok(()),
        Err(misfit) => Err(Reason::Dates { start_day: p.offer.start_day, ready_day: p.need.ready_day, misfit }),
    }
}

fn capacity<'a>(p: &Pair<'a, '_>) -> Verdict<'a> {
    let (Ok(nights), needed) = (slots(p.need, p.offer), p.need.units(p.offer)) else {
        return Ok(());
    };
    let free = p.offer.capacity.get(nights).and_then(|free| free.iter().min()).copied().unwrap_or_default();
    let day = if p.offer.per_night { p.need.ready_day } else { p.offer.start_day };
    keep(free >= needed, || Reason::Capacity { free, needed, day })
}
