//! What a column can mean.

use serde::{Deserialize, Serialize};

/// The meaning of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Number in the list.
    ListNo,
    /// Seat.
    Seat,
    /// Surnames and given names in one cell.
    FullName,
    /// Given names, or the first of them.
    GivenNames,
    /// Further given names.
    OtherGivenNames,
    /// All surnames.
    Surnames,
    /// First surname.
    #[serde(rename = "surname_1")]
    Surname1,
    /// Second surname.
    #[serde(rename = "surname_2")]
    Surname2,
    /// Married surname.
    MarriedSurname,
    /// Sex.
    Sex,
    /// Birth date.
    BirthDate,
    /// Day of birth, in a column of its own.
    BirthDay,
    /// Month of birth, in a column of its own.
    BirthMonth,
    /// Year of birth, in a column of its own.
    BirthYear,
    /// Age.
    Age,
    /// Nationality.
    Nationality,
    /// CUI or number of the DPI.
    Cui,
    /// Kind of paper.
    DocumentType,
    /// Number of the paper.
    DocumentNumber,
    /// Kind and number of the paper in one cell.
    Document,
    /// The sender's own number for the person.
    SenderRef,
    /// Town, perhaps with its department.
    Municipality,
    /// Department.
    Department,
    /// Label of the family.
    FamilyGroup,
    /// Number or name of the person travelled with.
    TravelsWith,
    /// Relation to the head of the family.
    Relation,
    /// Whether a child is alone.
    Unaccompanied,
    /// Languages spoken.
    Languages,
    /// Remarks.
    Remarks,
    /// Number of the flight.
    FlightNumber,
    /// Number of the bus.
    BusNumber,
    /// Day of the flight.
    FlightDate,
    /// Where the flight left from.
    FlightOrigin,
    /// A date of something: the content says of what.
    AnyDate,
    /// Nothing is read from it.
    Ignored,
}

impl Field {
    /// Whether several columns may have this meaning.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::OtherGivenNames | Self::DocumentNumber | Self::Remarks | Self::Ignored)
    }

    /// Whether it holds (part of) a name.
    pub const fn is_name(self) -> bool {
        matches!(
            self,
            Self::FullName
                | Self::GivenNames
                | Self::OtherGivenNames
                | Self::Surnames
                | Self::Surname1
                | Self::Surname2
                | Self::MarriedSurname
        )
    }

    /// Whether it says something about a person, and not about the flight or nothing.
    pub const fn is_personal(self) -> bool {
        !matches!(
            self,
            Self::Ignored
                | Self::Remarks
                | Self::FlightNumber
                | Self::BusNumber
                | Self::FlightDate
                | Self::FlightOrigin
                | Self::AnyDate
                | Self::ListNo
        )
    }
}

/// The code of a meaning, as files and forms carry it.
pub fn code(field: Field) -> String {
    serde_json::to_value(field).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The meaning of a code.
pub fn of_code(code: &str) -> Option<Field> {
    serde_json::from_value(code.into()).ok()
}
