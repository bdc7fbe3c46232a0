//! What suits: six integer parts, each rounded down by itself, at most 1,000 in all (routing.md 5).

use serde::{Deserialize, Serialize};

use super::rules::Pair;

/// The six parts of fit, and what each says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Fit {
    /// Choice of the person.
    pub preference: Part<Preference>,
    /// Near the place of return.
    pub proximity: Part<Proximity>,
    /// A language in common.
    pub language: Part<Language>,
    /// Days until it begins.
    pub wait: Part<Wait>,
    /// The trade wanted or known.
    pub interest: Part<Interest>,
    /// What the case already knows.
    pub continuity: Part<Continuity>,
}

/// A part of fit: its points and what the page says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Part<T> {
    /// Points.
    pub points: i64,
    /// The fact behind them; one message `fit-…` a variant.
    pub because: T,
}

/// Choice of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Preference {
    /// First, second, third choice (from 1).
    Choice(usize),
    /// Others were chosen.
    NotChosen,
    /// No choice was stated.
    Unstated,
}

/// Near the place of return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proximity {
    /// In the same municipality.
    SameMunicipality,
    /// At so many kilometres.
    Kilometres(i64),
    /// Nobody knows yet where home is.
    Unknown,
}

/// A language in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// The lead's mother tongue is spoken.
    MotherTongue,
    /// Another language of the lead is spoken.
    Common,
    /// Through an interpreter.
    Interpreter,
    /// None (a place kept although rules changed).
    None,
}

/// Days until it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    /// On the first day possible, night by night.
    AtOnce,
    /// So many days after the first day possible.
    Days(i64),
}

/// The trade wanted or known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    /// The first interest.
    First,
    /// Another interest.
    Other,
    /// A trade worked in, with years.
    Known(i64),
    /// Nothing in common, or no trade.
    None,
}

/// What the case already knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Continuity {
    /// The offer proposed before.
    SameOffer,
    /// A provider the case knows.
    KnownProvider,
    /// New.
    None,
}

impl Fit {
    /// The fit of a pair (routing.md 5).
    pub fn of(pair: &Pair) -> Self {
        Self {
            preference: preference(pair),
            proximity: proximity(pair),
            language: language(pair),
            wait: wait(pair),
            interest: interest(pair),
            continuity: continuity(pair),
        }
    }

    /// Points of the six parts in the order of the specification.
    pub fn points(&self) -> [i64; 6] {
        [
            self.preference.points,
            self.proximity.points,
            self.language.points,
            self.wait.points,
            self.interest.points,
            self.continuity.points,
        ]
    }

    /// The sum of the parts.
    pub fn total(&self) -> i64 {
        self.points().iter().sum()
    }
}

fn preference(p: &Pair) -> Part<Preference> {
    let w = &p.instance.input.weights;
    if p.need.preferences.is_empty() {
        return Part { points: w.preference_unstated, because: Preference::Unstated };
    }
    match p.need.preferences.iter().position(|wish| *wish == p.offer.id) {
        Some(k) => Part { points: w.preference.get(k).copied().unwrap_or(0), because: Preference::Choice(k + 1) },
        None => Part { points: 0, because: Preference::NotChosen },
    }
}

fn proximity(p: &Pair) -> Part<Proximity> {
    let w = &p.instance.input.weights;
    if p.case.home_unknown {
        return Part { points: 0, because: Proximity::Unknown };
    }
    let km = p.kilometres();
    let points = w.proximity * (w.proximity_zero_km - km).max(0) / w.proximity_zero_km;
    let same = p.case.municipality.code == p.offer.municipality.code;
    Part { points, because: if same { Proximity::SameMunicipality } else { Proximity::Kilometres(km) } }
}

fn language(p: &Pair) -> Part<Language> {
    let w = &p.instance.input.weights;
    let none = Part { points: 0, because: Language::None };
    let Some(lead) = p.lead() else { return none };
    let mother = lead.languages.first().is_some_and(|name| p.offer.spoken.contains(*name));
    if mother {
        Part { points: w.language_mother, because: Language::MotherTongue }
    } else if lead.speaks.meets(&p.offer.spoken) {
        Part { points: w.language_other, because: Language::Common }
    } else if lead.speaks.meets(&p.offer.spoken_or_interpreted) {
        Part { points: w.language_interpreter, because: Language::Interpreter }
    } else {
        none
    }
}

fn wait(p: &Pair) -> Part<Wait> {
    let w = &p.instance.input.weights;
    if p.offer.per_night {
        return Part { points: w.wait, because: Wait::AtOnce };
    }
    let days = p.offer.start_day - p.need.ready_day;
    let points = w.wait * (w.wait_zero_days - days).max(0) / w.wait_zero_days;
    Part { points, because: Wait::Days(days) }
}

fn interest(p: &Pair) -> Part<Interest> {
    let w = &p.instance.input.weights;
    let none = Part { points: 0, because: Interest::None };
    let (Some(field), Some(lead)) = (p.offer.field, p.lead()) else {
        return none;
    };
    match lead.interests.iter().position(|wanted| *wanted == field) {
        Some(0) => Part { points: w.interest_first, because: Interest::First },
        Some(_) => Part { points: w.interest_other, because: Interest::Other },
        None => match lead.years_in(field) {
            years if years > 0 => Part { points: w.skill_known, because: Interest::Known(years) },
            _ => none,
        },
    }
}

fn continuity(p: &Pair) -> Part<Continuity> {
    let w = &p.instance.input.weights;
    if p.need.current_offer == Some(p.offer.id) {
        Part { points: w.continuity_same_offer, because: Continuity::SameOffer }
    } else if p.case.knows.contains(p.offer.provider) {
        Part { points: w.continuity_known_provider, because: Continuity::KnownProvider }
    } else {
        Part { points: 0, because: Continuity::None }
    }
}
