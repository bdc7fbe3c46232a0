//! The codes of the catalogue: short closed lists as types, longer ones (agency, kind, field) as checked text.

use serde::{Deserialize, Serialize};

/// `list, code, es, en`, one a line, of every list of the catalogue.
const TABLE: &str = include_str!("codes.tsv");

/// One code of a list with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded {
    pub code: &'static str,
    pub es: &'static str,
    pub en: &'static str,
}

/// The codes of `list` in the order of the table; nothing when there is no such list.
pub fn list(list: &str) -> impl Iterator<Item = Coded> {
    TABLE.lines().skip(1).filter_map(move |line| {
        let mut cells = line.split('\t');
        (cells.next() == Some(list)).then_some(())?;
        Some(Coded { code: cells.next()?, es: cells.next()?, en: cells.next()? })
    })
}

/// The code `code` of `list`, if it is there.
pub fn find(of: &str, code: &str) -> Option<Coded> {
    list(of).find(|coded| coded.code == code)
}

macro_rules! coded {
    ($($(#[$doc:meta])* $name:ident $list:literal { $($variant:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The name of the list in `codes.tsv`.
            pub const LIST: &'static str = $list;

            /// The code as files and databases write it.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value with this code, if the list has it.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    )+};
}

coded! {
    /// What sort of body an agency is.
    AgencyKind "agency_kind" { State = "state", Municipality = "municipality", Ngo = "ngo", Employer = "employer" }
    /// What a need asks for and a programme gives.
    Category "category" {
        Housing = "housing", HousingSupport = "housing_support", FamilyCare = "family_care",
        Psychosocial = "psychosocial", Health = "health", Training = "training", Labour = "labour",
        Documents = "documents", Transport = "transport", Education = "education",
    }
    /// Which kind of room a bed is in.
    Room "room" { DormMen = "dorm_m", DormWomen = "dorm_f", Family = "family_room", Women = "women", Any = "any" }
    /// What one unit of capacity is.
    Unit "unit" {
        BedNight = "bed_night", RoomNight = "room_night", Seat = "seat", Hour = "hour", Grant = "grant",
        Visit = "visit", Ride = "ride",
    }
    /// Whether a placement takes one unit a person or one a household.
    Charge "charge" { Person = "person", Household = "household" }
    /// Who may come by sex; holds from age 12 on.
    SexRule "sex" { Any = "any", Women = "women", Men = "men" }
    /// How a household is made up.
    HouseholdType "household_type" {
        SingleMan = "single_man", SingleWoman = "single_woman", Couple = "couple", Family = "family",
        MotherWithChildren = "mother_with_children", FatherWithChildren = "father_with_children",
    }
    /// A paper an offering may ask for.
    Document "document" {
        Dpi = "dpi", BirthCertificate = "birth_certificate", ReturnCertificate = "return_certificate",
        SchoolCertificate = "school_certificate",
    }
    /// What a place offers to people with a disability.
    Access "access" { StepFree = "step_free", SignLanguage = "sign_language" }
    /// State of a provider or programme.
    Status "status" { Active = "active", Paused = "paused", Closed = "closed" }
    /// State of an offering.
    OfferingStatus "offering_status" { Open = "open", Paused = "paused", Closed = "closed" }
    /// Why places are out of service.
    OutReason "out_reason" {
        Repairs = "repairs", Fumigation = "fumigation", Staff = "staff", HealthMeasure = "health_measure",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same<T: Copy>(all: &[T], name: &str, code: fn(T) -> &'static str) {
        let ours: Vec<_> = all.iter().map(|value| code(*value)).collect();
        let table: Vec<_> = list(name).map(|coded| coded.code).collect();
        assert_eq!(ours, table, "{name}");
    }

    #[test]
    fn types_and_table_have_the_same_codes() {
        same(AgencyKind::ALL, AgencyKind::LIST, AgencyKind::code);
        same(Category::ALL, Category::LIST, Category::code);
        same(Room::ALL, Room::LIST, Room::code);
        same(Unit::ALL, Unit::LIST, Unit::code);
        same(Charge::ALL, Charge::LIST, Charge::code);
        same(SexRule::ALL, SexRule::LIST, SexRule::code);
        same(HouseholdType::ALL, HouseholdType::LIST, HouseholdType::code);
        same(Document::ALL, Document::LIST, Document::code);
        same(Access::ALL, Access::LIST, Access::code);
        same(Status::ALL, Status::LIST, Status::code);
        same(OfferingStatus::ALL, OfferingStatus::LIST, OfferingStatus::code);
        same(OutReason::ALL, OutReason::LIST, OutReason::code);
    }
}
