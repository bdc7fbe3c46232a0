//! What would change an exclusion: one datum is changed, the rules run again, and what they say is told.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::facts::{Household, Need, Offer};
use super::input::Fact;
use super::instance::Instance;
use super::names::Name;
use super::reason::{Misfit, Reason, Word};
use super::rules::{Pair, judge, slots};

/// Most changes told one after the other (routing.md 3).
const STEPS_MOST: usize = 2;

/// One thing that could be otherwise; each has one message `change-…` in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change<'a> {
    /// The provider opens the offer again.
    Reopen,
    /// The person agrees to share with the agency.
    Consent {
        /// That agency.
        agency: Word<'a>,
    },
    /// The provider makes room for more members.
    RoomFor {
        /// Members of the need.
        members: i64,
    },
    /// The provider receives fewer members.
    ReceiveFewer {
        /// Members of the need.
        members: i64,
    },
    /// Somebody asks and records what is missing; only then the rules can say more.
    Record {
        /// What is missing.
        fact: Fact,
    },
    /// A birthday, before the offer begins or ends.
    Birthday {
        /// Age reached.
        age: i64,
        /// That day.
        day: i64,
    },
    /// An interpreter.
    Interpreter {
        /// For this language.
        language: Word<'a>,
    },
    /// A paper is obtained.
    Document {
        /// That paper.
        document: Word<'a>,
    },
    /// An equivalence course.
    Schooling {
        /// Level needed.
        level: i64,
    },
    /// What was learned is certified.
    Certify {
        /// The trade.
        field: Word<'a>,
        /// Years asked.
        years: i64,
    },
    /// The provider confirms the access.
    Access {
        /// What is needed.
        access: Word<'a>,
    },
    /// The person accepts the distance, or transport is found.
    Distance {
        /// Kilometres.
        km: i64,
    },
    /// The stay begins when the offer opens.
    LaterStay {
        /// That day.
        day: i64,
    },
    /// The stay is shorter.
    ShorterStay {
        /// Nights possible.
        nights: i64,
    },
    /// Another cohort of the same provider.
    NextCohort {
        /// That offer.
        offer: Word<'a>,
        /// Day it begins.
        day: i64,
    },
    /// The provider opens a cohort in these days.
    NewCohort {
        /// First day possible.
        from: i64,
        /// Last day possible.
        to: i64,
    },
    /// The stay begins on the first day on which it fits.
    FreeFrom {
        /// That day.
        day: i64,
    },
    /// Places become free.
    FreePlaces {
        /// How many more are needed.
        places: i64,
    },
}

/// A change, and what the rules say after it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Step<'a> {
    /// The change.
    pub change: Change<'a>,
    /// The rule that then fails; nothing when the offer then applies.
    pub then: Option<Reason<'a>>,
}

/// Case, need and offer of our own, to change.
struct Scene {
    case: Household,
    need: Need,
    offer: Offer,
}

impl Scene {
    fn pair<'a, 'p>(&'p self, instance: &'a Instance) -> Pair<'a, 'p> {
        Pair { instance, case: &self.case, need: &self.need, offer: &self.offer }
    }
}

/// The changes after which the offer applies, at most two; empty when nothing here changes it.
pub fn steps<'a>(pair: &Pair<'a, '_>, reason: &Reason<'a>) -> Vec<Step<'a>> {
    let instance = pair.instance;
    let mut told = Vec::new();
    let mut scene: Option<Scene> = None;
    let mut why = Some(reason.clone());
    while let Some(reason) = why.take().filter(|_| told.len() < STEPS_MOST) {
        let now = scene.as_ref().map_or(*pair, |scene| scene.pair(instance));
        let Some(change) = change_for(&now, &reason) else {
            break;
        };
        if let Change::Record { .. } = change {
            told.push(Step { change, then: None });
            break;
        }
        let mut next = Scene { case: now.case.clone(), need: now.need.clone(), offer: now.offer.clone() };
        apply(&change, &reason, instance, &mut next);
        let then = judge(&next.pair(instance)).err();
        why.clone_from(&then);
        told.push(Step { change, then });
        scene = Some(next);
    }
    told
}

/// What could lift this reason; nothing for what is a fact or the person's own wish.
fn change_for<'a>(p: &Pair<'a, '_>, reason: &Reason<'a>) -> Option<Change<'a>> {
    match reason {
        Reason::Protected | Reason::AvoidedProvider | Reason::HouseholdType { .. } | Reason::Sex { .. } => None,
        Reason::Closed { .. } => Some(Change::Reopen),
        Reason::Consent { agency } => Some(Change::Consent { agency: agency.clone() }),
        Reason::HouseholdSize { members, most, .. } if members > most => Some(Change::RoomFor { members: *members }),
        Reason::HouseholdSize { members, .. } => Some(Change::ReceiveFewer { members: *members }),
        Reason::Missing { fact } => Some(Change::Record { fact: *fact }),
        Reason::Age { least, .. } => birthday(p, *least),
        Reason::Language { speaks, .. } => Some(Change::Interpreter { language: speaks.clone() }),
        Reason::Documents { document } => Some(Change::Document { document: document.clone() }),
        Reason::Schooling { needed, .. } => Some(Change::Schooling { level: *needed }),
        Reason::Skill { field, needed, .. } => Some(Change::Certify { field: field.clone(), years: *needed }),
        Reason::Accessibility { access } => Some(Change::Access { access: access.clone() }),
        Reason::Distance { km, .. } => Some(Change::Distance { km: *km }),
        Reason::Dates { misfit, .. } => other_dates(p, *misfit),
        Reason::Capacity { free, needed, .. } => {
            Some(free_from(p).unwrap_or(Change::FreePlaces { places: needed - free }))
        }
    }
}

/// The member who is too young turns the age asked while the offer can still be begun.
fn birthday(p: &Pair, least: i64) -> Option<Change<'static>> {
    let young = p
        .need
        .members
        .iter()
        .filter_map(|member| p.case.persons.get(*member))
        .find(|m| m.knows(Fact::Age) && m.age < least)?;
    let day = young.birthday.filter(|_| young.age + 1 == least)?;
    let last = if p.offer.per_night {
        p.offer.start_day + i64::try_from(p.offer.capacity.len()).unwrap_or(i64::MAX / 2) - 1
    } else {
        p.offer.start_day
    };
    (day <= last).then_some(Change::Birthday { age: least, day })
}

fn other_dates<'a>(p: &Pair<'a, '_>, misfit: Misfit) -> Option<Change<'a>> {
    match misfit {
        Misfit::OpensLater => Some(Change::LaterStay { day: p.offer.start_day }),
        Misfit::EndsEarlier | Misfit::StayTooLong => {
            let end = p.offer.start_day + i64::try_from(p.offer.capacity.len()).unwrap_or(0);
            let nights = (end - p.need.ready_day).min(p.offer.nights_max);
            (nights >= 1).then_some(Change::ShorterStay { nights })
        }
        Misfit::BeginsTooEarly | Misfit::BeginsTooLate => next_cohort(p).or_else(|| {
            let to = p.need.latest_day?;
            Some(Change::NewCohort { from: p.need.ready_day, to })
        }),
    }
}

/// The first offer of the same provider, place and trade that begins within the person's days.
fn next_cohort<'a>(p: &Pair<'a, '_>) -> Option<Change<'a>> {
    let days = p.need.ready_day..=p.need.latest_day?;
    let key = |o: &Offer| (o.provider, o.municipality, o.field);
    let offers = p.instance.offers_of(p.offer.category).iter().filter_map(|i| p.instance.offers.get(*i));
    let next = offers
        .filter(|o| !o.per_night && o.id != p.offer.id && key(o) == key(p.offer) && days.contains(&o.start_day))
        .min_by_key(|o| (o.start_day, o.id))?;
    Some(Change::NextCohort { offer: Cow::Borrowed(p.instance.word(next.id)), day: next.start_day })
}

/// The first later day on which the whole stay fits.
fn free_from(p: &Pair) -> Option<Change<'static>> {
    if !p.offer.per_night {
        return None;
    }
    let mut later = p.need.clone();
    loop {
        later.ready_day += 1;
        let nights = slots(&later, p.offer).ok()?;
        if p.offer.capacity.get(nights)?.iter().all(|free| *free >= later.units(p.offer)) {
            return Some(Change::FreeFrom { day: later.ready_day });
        }
    }
}

/// Makes the change true in the scene.
fn apply(change: &Change, reason: &Reason, instance: &Instance, scene: &mut Scene) {
    let Scene { case, need, offer } = scene;
    match change {
        Change::Record { .. } => {}
        Change::Reopen => offer.closed = None,
        Change::Consent { .. } => case.consents.insert(offer.agency),
        Change::RoomFor { members } => offer.persons.1 = *members,
        Change::ReceiveFewer { members } => offer.persons.0 = *members,
        Change::Birthday { age, day } => {
            let members = &need.members;
            let young = case
                .persons
                .iter_mut()
                .enumerate()
                .find(|(i, m)| members.contains(i) && m.knows(Fact::Age) && m.age < *age);
            if let Some((_, person)) = young {
                person.age = *age;
            }
            if offer.per_night {
                need.ready_day = need.ready_day.max(*day);
            }
        }
        Change::Interpreter { .. } => {
            if let Some(tongue) = lead(case, need).and_then(|lead| lead.languages.first().copied()) {
                offer.interpreters.push(tongue);
                offer.spoken_or_interpreted.insert(tongue);
            }
        }
        Change::Document { document } => {
            let paper = offer.documents.iter().copied().find(|name| instance.word(*name) == document);
            if let (Some(lead), Some(paper)) = (lead_mut(case, need), paper) {
                lead.documents.insert(paper);
            }
        }
        Change::Schooling { level } => {
            if let Some(lead) = lead_mut(case, need) {
                lead.schooling = *level;
            }
        }
        Change::Certify { years, .. } => {
            if let (Some(lead), Some((field, _))) = (lead_mut(case, need), offer.skill_min) {
                lead.skills.retain(|(known, _)| *known != field);
                lead.skills.push((field, *years));
            }
        }
        Change::Access { access } => {
            if let Some(name) = needed_access(case, need, instance, access) {
                offer.accessibility.insert(name);
            }
        }
        Change::Distance { km } => accept_distance(need, offer, reason, *km),
        Change::LaterStay { day } | Change::FreeFrom { day } => need.ready_day = *day,
        Change::ShorterStay { nights } => need.nights = Some(*nights),
        Change::NextCohort { offer: id, .. } => {
            if let Some(next) = instance.offers.iter().find(|o| instance.word(o.id) == id) {
                *offer = next.clone();
            }
        }
        Change::NewCohort { from, .. } => offer.start_day = *from,
        Change::FreePlaces { .. } => free_places(need, offer),
    }
}

fn lead<'p>(case: &'p Household, need: &Need) -> Option<&'p super::facts::Person> {
    need.members.first().and_then(|member| case.persons.get(*member))
}

fn lead_mut<'p>(case: &'p mut Household, need: &Need) -> Option<&'p mut super::facts::Person> {
    need.members.first().and_then(|member| case.persons.get_mut(*member))
}

fn needed_access(case: &Household, need: &Need, instance: &Instance, access: &str) -> Option<Name> {
    let members = need.members.iter().filter_map(|member| case.persons.get(*member));
    members.flat_map(|m| &m.access).copied().find(|name| instance.word(*name) == access)
}

/// Lifts the limit that failed: the person's own, else the offer's.
fn accept_distance(need: &mut Need, offer: &mut Offer, reason: &Reason, km: i64) {
    let Reason::Distance { limit, .. } = reason else {
        return;
    };
    if need.max_km == Some(*limit) {
        need.max_km = Some(km);
    } else {
        offer.max_km = Some(km);
    }
}

fn free_places(need: &Need, offer: &mut Offer) {
    let units = need.units(offer);
    if let Ok(nights) = slots(need, offer) {
        for free in offer.capacity.iter_mut().take(nights.end).skip(nights.start) {
            *free = units.max(*free);
        }
    }
}
