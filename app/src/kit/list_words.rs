//! Words for what a column can mean and for the facts of a line.

use domain::manifest::Field;
use locales::{Locale, lists};

/// Every meaning a column can be given, in the order in which they are offered.
pub const FIELDS: [Field; 34] = [
    Field::Ignored,
    Field::ListNo,
    Field::FullName,
    Field::GivenNames,
    Field::OtherGivenNames,
    Field::Surnames,
    Field::Surname1,
    Field::Surname2,
    Field::MarriedSurname,
    Field::Sex,
    Field::BirthDate,
    Field::BirthDay,
    Field::BirthMonth,
    Field::BirthYear,
    Field::Age,
    Field::Nationality,
    Field::Cui,
    Field::DocumentType,
    Field::DocumentNumber,
    Field::Document,
    Field::SenderRef,
    Field::Municipality,
    Field::Department,
    Field::FamilyGroup,
    Field::TravelsWith,
    Field::Relation,
    Field::Unaccompanied,
    Field::Languages,
    Field::Remarks,
    Field::Seat,
    Field::FlightNumber,
    Field::BusNumber,
    Field::FlightDate,
    Field::FlightOrigin,
];

/// What a column means.
pub fn field(l: Locale, field: Field) -> String {
    match field {
        Field::ListNo => lists::field_list_no(l),
        Field::Seat => lists::field_seat(l),
        Field::FullName => lists::field_full_name(l),
        Field::GivenNames => lists::field_given_names(l),
        Field::OtherGivenNames => lists::field_other_given_names(l),
        Field::Surnames => lists::field_surnames(l),
        Field::Surname1 => lists::field_surname_1(l),
        Field::Surname2 => lists::field_surname_2(l),
        Field::MarriedSurname => lists::field_married_surname(l),
        Field::Sex => lists::field_sex(l),
        Field::BirthDate => lists::field_birth_date(l),
        Field::BirthDay => lists::field_birth_day(l),
        Field::BirthMonth => lists::field_birth_month(l),
        Field::BirthYear => lists::field_birth_year(l),
        Field::Age => lists::field_age(l),
        Field::Nationality => lists::field_nationality(l),
        Field::Cui => lists::field_cui(l),
        Field::DocumentType => lists::field_document_type(l),
        Field::DocumentNumber => lists::field_document_number(l),
        Field::Document => lists::field_document(l),
        Field::SenderRef => lists::field_sender_ref(l),
        Field::Municipality => lists::field_municipality(l),
        Field::Department => lists::field_department(l),
        Field::FamilyGroup => lists::field_family_group(l),
        Field::TravelsWith => lists::field_travels_with(l),
        Field::Relation => lists::field_relation(l),
        Field::Unaccompanied => lists::field_unaccompanied(l),
        Field::Languages => lists::field_languages(l),
        Field::Remarks => lists::field_remarks(l),
        Field::FlightNumber => lists::field_flight_number(l),
        Field::BusNumber => lists::field_bus_number(l),
        Field::FlightDate => lists::field_flight_date(l),
        Field::FlightOrigin => lists::field_flight_origin(l),
        Field::AnyDate => lists::field_any_date(l),
        Field::Ignored => lists::field_ignored(l),
    }
}

/// A fact of a line, by the name it has in a difference of two lists.
pub fn fact(l: Locale, name: &str) -> String {
    match name {
        "given_names" => lists::field_given_names(l),
        "surnames" => lists::field_surnames(l),
        "sex" => lists::field_sex(l),
        "birth_date" => lists::field_birth_date(l),
        "age" => lists::field_age(l),
        "nationality" => lists::field_nationality(l),
        "cui" => lists::field_cui(l),
        "document" => lists::field_document(l),
        "sender_ref" => lists::field_sender_ref(l),
        "municipality_code" => lists::field_municipality(l),
        "family_group" => lists::field_family_group(l),
        "relation" => lists::field_relation(l),
        "seat" => lists::field_seat(l),
        _ => lists::field_list_no(l),
    }
}
