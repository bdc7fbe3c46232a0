//! Which of our columns travel as attributes, because HSDS has no field for them.

use std::collections::BTreeSet;

use crate::catalogue::codes::Status;
use crate::catalogue::model::{Programme, Provider};

/// Columns of a provider that travel as attributes.
pub const ORGANIZATION: &[&str] = &[
    "agency",
    "agency_kind",
    "municipality",
    "whatsapp",
    "how_to_get_there_es",
    "how_to_get_there_en",
    "contact_role_en",
    "opening_hours_es",
    "opening_hours_en",
    "languages",
    "address_public",
    "status",
    "synthetic",
];
/// Columns of a programme that travel as attributes.
pub const PROGRAM: &[&str] = &[
    "programme_id",
    "category",
    "kind",
    "field",
    "summary_en",
    "serves_es",
    "serves_en",
    "bring_es",
    "bring_en",
    "cost_q",
    "cost_es",
    "cost_en",
    "duration_es",
    "duration_en",
    "answer_within_hours",
    "status",
    "synthetic",
];

/// Every attribute's name, once.
pub fn terms() -> impl Iterator<Item = &'static str> {
    const SERVICE: &[&str] = &[
        "offering_id",
        "unit",
        "charge",
        "room",
        "cohort",
        "departs_from",
        "place_en",
        "nights_max",
        "sex",
        "persons",
        "household_type",
        "interpreter_language",
        "accessibility",
        "document",
        "schooling_min",
        "skill_min",
        "max_km",
        "capacity_by_night",
    ];
    ORGANIZATION.iter().chain(PROGRAM).chain(SERVICE).copied().collect::<BTreeSet<_>>().into_iter()
}

/// The attributes of a provider, empty where nothing is to be said.
pub fn organization_columns(provider: &Provider) -> Vec<(&'static str, String)> {
    let flag = |on: bool, word: &str| if on { word.to_owned() } else { String::new() };
    let value = |column: &str| match column {
        "agency" => provider.agency.clone(),
        "agency_kind" => provider.agency_kind.code().to_owned(),
        "municipality" => provider.municipality.clone(),
        "whatsapp" => provider.whatsapp.clone().unwrap_or_default(),
        "how_to_get_there_es" => provider.how_to_get_there.es.clone(),
        "how_to_get_there_en" => provider.how_to_get_there.en.clone(),
        "contact_role_en" => provider.contact_role.en.clone(),
        "opening_hours_es" => provider.opening_hours.es.clone(),
        "opening_hours_en" => provider.opening_hours.en.clone(),
        "languages" => provider.languages.join(";"),
        "address_public" => flag(!provider.address_public, "no"),
        "status" => flag(provider.status != Status::Active, provider.status.code()),
        "synthetic" => flag(provider.synthetic, "yes"),
        _ => String::new(),
    };
    ORGANIZATION.iter().map(|column| (*column, value(column))).collect()
}

/// The attributes of a programme, empty where nothing is to be said.
pub fn program_columns(programme: &Programme) -> Vec<(&'static str, String)> {
    let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
    let value = |column: &str| match column {
        "programme_id" => programme.id.clone(),
        "category" => programme.category.code().to_owned(),
        "kind" => programme.kind.clone(),
        "field" => programme.field.clone().unwrap_or_default(),
        "summary_en" => programme.summary.en.clone(),
        "serves_es" => programme.serves.es.clone(),
        "serves_en" => programme.serves.en.clone(),
        "bring_es" => programme.bring.es.clone(),
        "bring_en" => programme.bring.en.clone(),
        "cost_q" => number(programme.cost_q),
        "cost_es" => programme.cost.es.clone(),
        "cost_en" => programme.cost.en.clone(),
        "duration_es" => programme.duration.es.clone(),
        "duration_en" => programme.duration.en.clone(),
        "answer_within_hours" => number(programme.answer_within_hours.map(u32::from)),
        "status" if programme.status != Status::Active => programme.status.code().to_owned(),
        "synthetic" if programme.synthetic => "yes".to_owned(),
        _ => String::new(),
    };
    PROGRAM.iter().map(|column| (*column, value(column))).collect()
}
