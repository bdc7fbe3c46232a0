//! What the catalogue holds, in typed fields, ready to be stored: columns where a query asks for them, the rest as JSON.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};

use super::codes::{
    Access, AgencyKind, Category, Charge, Document, HouseholdType, OfferingStatus, OutReason, Room, SexRule, Status,
    Unit,
};
use super::weekday;

/// One text in Spanish and English; empty when the catalogue has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub es: String,
    pub en: String,
}

/// A body, or a branch of one, that gives programmes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent yes/no columns of the catalogue")]
pub struct Provider {
    pub id: String,
    /// The provider this one is a branch of.
    pub parent: Option<String>,
    /// Code of the agency; consent is given per agency.
    pub agency: String,
    pub agency_kind: AgencyKind,
    pub name: Words,
    /// 4-digit municipality code.
    pub municipality: String,
    /// Never present when the place is confidential.
    pub address: Option<String>,
    pub address_public: bool,
    pub how_to_get_there: Words,
    /// E.164.
    pub phone: Option<String>,
    /// E.164.
    pub whatsapp: Option<String>,
    pub email: Option<String>,
    pub contact_role: Words,
    pub opening_hours: Words,
    /// ISO 639-3.
    pub languages: Vec<String>,
    /// The place is told by telephone only.
    pub confidential: bool,
    pub protected: bool,
    pub status: Status,
    pub synthetic: bool,
}

/// What a provider gives, without dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent yes/no columns of the catalogue")]
pub struct Programme {
    pub id: String,
    /// The owner.
    pub provider: String,
    pub category: Category,
    /// Code of list `kind`.
    pub kind: String,
    /// Code of list `field` (trade).
    pub field: Option<String>,
    pub name: Words,
    pub summary: Words,
    pub serves: Words,
    pub bring: Words,
    /// Whole quetzales.
    pub cost_q: Option<u32>,
    pub cost: Words,
    pub duration: Words,
    /// Hours within which a referral is answered.
    pub answer_within_hours: Option<u16>,
    /// Messages never name it, they say `private_label`.
    pub private: bool,
    pub private_label: Words,
    pub protected: bool,
    /// May leave in a public directory.
    pub public_listing: bool,
    pub status: Status,
    pub synthetic: bool,
}

/// Years asked in a trade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    /// Code of list `field`.
    pub field: String,
    pub years: u8,
}

/// One dated supply of a programme at a place: one offer of routing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offering {
    pub id: String,
    pub programme: String,
    /// Who gives it: the owner, a branch of it, its parent, or the same agency.
    pub provider: String,
    pub cohort: Option<String>,
    pub name: Words,
    /// Where it happens; for transport, where the ride ends.
    pub municipality: String,
    /// The exact place when it is not the provider's own.
    pub place: Words,
    /// For transport: municipality where the ride leaves.
    pub departs_from: Option<String>,
    pub first_day: Date,
    /// Inclusive.
    pub last_day: Date,
    /// Monday first.
    #[serde(with = "weekday")]
    pub days: Vec<Weekday>,
    pub time_from: Option<Time>,
    pub time_to: Option<Time>,
    /// Capacity for each night `first_day..=last_day`; housing only.
    pub per_night: bool,
    pub unit: Unit,
    pub charge: Charge,
    pub room: Option<Room>,
    pub nights_max: Option<u16>,
    pub sex: SexRule,
    /// Years, inclusive; 0 without a rule.
    pub age_min: u8,
    /// Years, inclusive; 120 without a rule.
    pub age_max: u8,
    /// Empty without a rule.
    pub household_types: Vec<HouseholdType>,
    pub persons_min: u8,
    pub persons_max: u8,
    pub languages: Vec<String>,
    pub interpreter_languages: Vec<String>,
    pub accessibility: Vec<Access>,
    pub documents: Vec<Document>,
    /// 0 (none) to 5 (higher).
    pub schooling_min: u8,
    pub field: Option<String>,
    pub skill: Option<Skill>,
    pub max_km: Option<u16>,
    pub private: bool,
    pub protected: bool,
    pub status: OfferingStatus,
}

impl Offering {
    /// The last slot, counted from 0: nights after `first_day`, or 0 for a dated offering.
    pub fn last_slot(&self) -> u32 {
        if !self.per_night {
            return 0;
        }
        let days = (self.last_day - self.first_day).get_days();
        u32::try_from(days).unwrap_or(0)
    }
}

/// Places of one offering over consecutive slots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Inclusive.
    pub slot_from: u32,
    /// Inclusive.
    pub slot_to: u32,
    pub total: u32,
    pub occupied: u32,
    /// Kept for a referral without an answer.
    pub held: u32,
    pub out_of_service: u32,
    pub out_reason: Option<OutReason>,
    /// Hours since the provider confirmed, when the file was read.
    pub updated_hours_ago: u32,
}

impl Capacity {
    /// Places that can still be given, never below 0.
    pub fn free(&self) -> u32 {
        self.total.saturating_sub(self.occupied).saturating_sub(self.held).saturating_sub(self.out_of_service)
    }

    /// The same places in as few rows as possible, whenever they were confirmed: two files say the same when these are equal.
    pub fn folded(rows: &[Self]) -> Vec<Self> {
        let mut folded: Vec<Self> = Vec::new();
        for row in rows {
            let row = Self { updated_hours_ago: 0, ..row.clone() };
            match folded.last_mut() {
                Some(last) if last.slot_to + 1 == row.slot_from && last.alike(&row) => last.slot_to = row.slot_to,
                _ => folded.push(row),
            }
        }
        folded
    }

    /// True when only the slots differ.
    fn alike(&self, other: &Self) -> bool {
        *self == Self { slot_from: self.slot_from, slot_to: self.slot_to, ..other.clone() }
    }
}

/// Everything, by identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    pub providers: BTreeMap<String, Provider>,
    pub programmes: BTreeMap<String, Programme>,
    pub offerings: BTreeMap<String, Offering>,
    /// By offering, ordered by slot, without overlaps.
    pub capacity: BTreeMap<String, Vec<Capacity>>,
    /// Offerings with a hold, a referral or a placement: an import never moves their dates.
    pub engaged: BTreeSet<String>,
}

impl Catalogue {
    /// Offerings that ordinary lists, searches, exports and counts may contain.
    pub fn ordinary(&self) -> impl Iterator<Item = &Offering> {
        self.offerings.values().filter(|offering| !self.is_protected(offering))
    }

    /// Offerings of the protection team.
    pub fn protected(&self) -> impl Iterator<Item = &Offering> {
        self.offerings.values().filter(|offering| self.is_protected(offering))
    }

    /// Offerings that may leave in a public directory: listed, open to ordinary eyes, neither private nor confidential.
    pub fn public(&self) -> impl Iterator<Item = &Offering> {
        self.ordinary().filter(|offering| {
            let listed = |programme: &Programme| programme.public_listing && !programme.private;
            let shown = |provider: &Provider| !provider.confidential;
            !offering.private
                && self.programmes.get(&offering.programme).is_some_and(listed)
                && self.providers.get(&offering.provider).is_some_and(shown)
        })
    }

    /// Free places of each slot of an offering; 0 where the catalogue has no row.
    pub fn free(&self, offering: &Offering) -> Vec<u32> {
        let mut slots = vec![0; offering.last_slot() as usize + 1];
        for row in self.capacity.get(&offering.id).into_iter().flatten() {
            let (from, to) = (row.slot_from as usize, row.slot_to as usize);
            for slot in slots.iter_mut().take(to + 1).skip(from) {
                *slot = row.free();
            }
        }
        slots
    }

    /// Offerings with a slot that no capacity row covers.
    pub fn uncovered(&self) -> impl Iterator<Item = &Offering> {
        self.offerings.values().filter(|offering| {
            let rows = self.capacity.get(&offering.id).map_or(&[][..], Vec::as_slice);
            let covered: u64 = rows.iter().map(|row| u64::from(row.slot_to - row.slot_from) + 1).sum();
            covered != u64::from(offering.last_slot()) + 1
        })
    }

    /// Whether a wall of the catalogue (offering, programme or provider) keeps this from ordinary eyes.
    fn is_protected(&self, offering: &Offering) -> bool {
        offering.protected
            || self.programmes.get(&offering.programme).is_some_and(|programme| programme.protected)
            || self.providers.get(&offering.provider).is_some_and(|provider| provider.protected)
    }
}
