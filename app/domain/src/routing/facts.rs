//! Cases, needs and offers as the rules read them: numbers for words, sets for lists.

use super::input::{self, Category, Charge, Fact, Kind, Receives, Sex, Standing};
use super::names::{Name, Names, Set};
use super::tier;

/// Place of an offer in the instance, in the order of ids.
pub type OfferIndex = usize;

/// An offer.
#[derive(Clone, Debug)]
pub struct Offer {
    pub id: Name,
    pub provider: Name,
    pub agency: Name,
    pub category: Category,
    pub municipality: Place,
    pub per_night: bool,
    pub charge: Charge,
    pub start_day: i64,
    pub capacity: Vec<i64>,
    pub nights_max: i64,
    pub sex: Receives,
    pub age: (i64, i64),
    pub persons: (i64, i64),
    pub household_types: Set,
    pub languages: Vec<Name>,
    pub interpreters: Vec<Name>,
    pub spoken: Set,
    pub spoken_or_interpreted: Set,
    pub accessibility: Set,
    pub documents: Vec<Name>,
    pub field: Option<Name>,
    pub schooling_min: i64,
    pub skill_min: Option<(Name, i64)>,
    pub max_km: Option<i64>,
    /// The word of a status that is not open.
    pub closed: Option<Name>,
}

/// A municipality by number, with the row of its department in the distance table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub code: Name,
    pub department: usize,
}

/// A case without its needs.
#[derive(Clone, Debug)]
pub struct Household {
    pub id: Name,
    pub household_type: Name,
    pub municipality: Place,
    pub home_unknown: bool,
    pub persons: Vec<Person>,
    pub vulnerable: bool,
    pub consents: Set,
    pub avoids: Set,
    pub avoids_offers: Set,
    pub knows: Set,
    pub protected: bool,
    /// Streams: place of the case's flight in the order of landing.
    pub flight: Option<usize>,
    /// History: day of arrival.
    pub arrival_day: i64,
}

/// A member of a household.
#[derive(Clone, Debug)]
pub struct Person {
    pub age: i64,
    pub sex: Sex,
    pub languages: Vec<Name>,
    pub speaks: Set,
    pub schooling: i64,
    pub documents: Set,
    pub skills: Vec<(Name, i64)>,
    pub interests: Vec<Name>,
    pub access: Vec<Name>,
    pub birthday: Option<i64>,
    pub unknown: Vec<Fact>,
}

impl Person {
    /// Whether a fact is recorded.
    pub fn knows(&self, fact: Fact) -> bool {
        !self.unknown.contains(&fact)
    }

    /// Years worked in a trade, 0 when never.
    pub fn years_in(&self, field: Name) -> i64 {
        self.skills.iter().find(|(known, _)| *known == field).map_or(0, |(_, years)| *years)
    }
}

/// A need.
#[derive(Clone, Debug)]
pub struct Need {
    pub id: Name,
    /// Place of the case in the instance.
    pub case: usize,
    pub category: Category,
    pub members: Vec<usize>,
    pub tier: usize,
    pub ready_day: i64,
    pub latest_day: Option<i64>,
    pub nights: Option<i64>,
    pub max_km: Option<i64>,
    pub preferences: Vec<Name>,
    pub standing: Option<Standing>,
    pub current_offer: Option<Name>,
}

impl Need {
    /// Number of members.
    pub fn people(&self) -> i64 {
        i64::try_from(self.members.len()).unwrap_or(i64::MAX)
    }

    /// Units of a slot that a placement at this offer uses up.
    pub fn units(&self, offer: &Offer) -> i64 {
        match offer.charge {
            Charge::Person => self.people(),
            Charge::Household => 1,
        }
    }
}

/// Turns checked input into facts.
pub(super) struct Reader<'a> {
    pub names: &'a mut Names,
    pub input: &'a input::Input,
}

impl Reader<'_> {
    fn place(&mut self, code: &str) -> Place {
        let department = code.get(..2).unwrap_or_default();
        let row = self.input.departments.iter().position(|known| known == department);
        Place { code: self.names.number(code), department: row.unwrap_or_default() }
    }

    fn set(&mut self, words: &[String]) -> Set {
        Set::of(&self.names.numbers(words))
    }

    pub fn offer(&mut self, o: &input::Offer) -> Offer {
        let languages = self.names.numbers(&o.languages);
        let interpreters = self.names.numbers(&o.interpreter_languages);
        let both: Vec<Name> = languages.iter().chain(&interpreters).copied().collect();
        let closed = o.status.as_deref().filter(|status| *status != "open");
        Offer {
            id: self.names.number(&o.id),
            provider: self.names.number(&o.provider),
            agency: self.names.number(&o.agency),
            category: o.category,
            municipality: self.place(&o.municipality),
            per_night: o.per_night,
            charge: o.charge,
            start_day: o.start_day,
            capacity: o.capacity.clone(),
            nights_max: o.nights_max.unwrap_or_default(),
            sex: o.sex,
            age: (o.age_min, o.age_max),
            persons: (o.persons_min, o.persons_max),
            household_types: self.set(&o.household_types),
            spoken: Set::of(&languages),
            spoken_or_interpreted: Set::of(&both),
            languages,
            interpreters,
            accessibility: self.set(&o.accessibility),
            documents: self.names.numbers(&o.documents),
            field: o.field.as_deref().filter(|field| !field.is_empty()).map(|field| self.names.number(field)),
            schooling_min: o.schooling_min,
            skill_min: o.skill_min.as_ref().map(|(field, years)| (self.names.number(field), *years)),
            max_km: o.max_km,
            closed: closed.map(|status| self.names.number(status)),
        }
    }

    pub fn household(&mut self, c: &input::Case) -> Household {
        let flight = match self.input.kind {
            Kind::Stream => c.flight.as_ref(),
            Kind::Batch | Kind::Replan => None,
        };
        Household {
            id: self.names.number(&c.id),
            household_type: self.names.number(&c.household_type),
            municipality: self.place(&c.return_municipality),
            home_unknown: c.home_unknown,
            persons: c.persons.iter().map(|p| self.person(p)).collect(),
            vulnerable: !c.vulnerabilities.is_empty(),
            consents: self.set(&c.consents),
            avoids: self.set(&c.avoid_providers),
            avoids_offers: self.set(&c.avoid_offers),
            knows: self.set(&c.known_providers),
            protected: c.protected,
            flight: flight.and_then(|id| self.input.flights.iter().position(|f| f.id == *id)),
            arrival_day: c.arrival_day.unwrap_or_default(),
        }
    }

    fn person(&mut self, p: &input::Person) -> Person {
        let languages = self.names.numbers(&p.languages);
        Person {
            age: p.age,
            sex: p.sex,
            speaks: Set::of(&languages),
            languages,
            schooling: p.schooling,
            documents: self.set(&p.documents),
            skills: p.skills.iter().map(|(field, years)| (self.names.number(field), *years)).collect(),
            interests: self.names.numbers(&p.interests),
            access: self.names.numbers(&p.access),
            birthday: p.birthday,
            unknown: p.unknown.clone(),
        }
    }

    pub fn need(&mut self, n: &input::Need, case: usize, vulnerable: bool) -> Need {
        Need {
            id: self.names.number(&n.id),
            case,
            category: n.category,
            members: n.members.clone(),
            tier: tier::tier(n, vulnerable, &self.input.weights),
            ready_day: n.ready_day,
            latest_day: n.latest_day,
            nights: n.nights,
            max_km: n.max_km,
            preferences: self.names.numbers(&n.preferences),
            standing: n.current_state,
            current_offer: n.current_offer.as_ref().map(|id| self.names.number(id)),
        }
    }
}
