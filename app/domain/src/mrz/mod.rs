//! The machine-readable zone of a travel document, as a scanner types it (ICAO Doc 9303 parts 4 to 7).
//!
//! What was read is given even when a check digit fails: the failure is shown beside the field, never repaired and
//! never swallowed. The names carry no check digit at all.

use jiff::civil::Date;
use mrz::{MrzData, MrzDate, MrzError, ParseOptions};

use crate::fields::document::DocumentKind;
use crate::fields::sex::Sex;

/// The fields of a zone, as printed: capitals, no accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    pub kind: DocumentKind,
    /// Three-letter code of the issuing state, `GTM` for Guatemala.
    pub issuer: String,
    pub number: String,
    pub surnames: String,
    pub given_names: String,
    pub nationality: String,
    /// None when the zone leaves it out or it is no day of the calendar.
    pub birth: Option<Date>,
    /// None when the paper says neither.
    pub sex: Option<Sex>,
    pub expires: Option<Date>,
    /// The personal number or other data the issuer added; on Guatemalan papers the CUI.
    pub personal_number: Option<String>,
    /// The fields whose check digit does not fit: to be compared with the paper by eye.
    pub doubtful: Vec<Checked>,
}

/// What a check digit of the zone stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Checked {
    Number,
    Birth,
    Expiry,
    PersonalNumber,
    /// All of them together.
    Whole,
}

impl Checked {
    /// The stable code, snake case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Birth => "birth",
            Self::Expiry => "expiry",
            Self::PersonalNumber => "personal_number",
            Self::Whole => "whole",
        }
    }
}

/// Why nothing could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// Two lines of 44 or 36 characters or three of 30 were expected.
    #[error("{0} characters are no machine-readable zone")]
    Length(usize),
    /// A character, counted from 1, that no zone has.
    #[error("character {0} does not belong in a machine-readable zone")]
    Character(usize),
    /// Long enough, but not laid out as one.
    #[error("not laid out as a machine-readable zone")]
    Layout,
}

/// Whether a text may be a zone and not something else that was scanned: by its length and its fillers.
pub fn looks_like(text: &str) -> bool {
    let zone = plain(text);
    matches!(zone.len(), 72 | 88 | 90) && zone.contains("<<")
}

/// Reads what the scanner typed, with or without line ends; `today` decides the century of a birth.
///
/// # Errors
/// When the length, a character or the layout is none of ICAO Doc 9303; a wrong check digit is no error.
pub fn read(text: &str, today: Date) -> Result<Zone, ZoneError> {
    let zone = plain(text);
    if let Some(at) = zone.chars().position(|c| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '<') {
        return Err(ZoneError::Character(at + 1));
    }
    let options = ParseOptions::default().with_pivot_yy(u32::from(today.year().rem_euclid(100).unsigned_abs()));
    let line = |from: usize, to: usize| zone.get(from..to).unwrap_or_default();
    let visa = zone.starts_with('V');
    let data = match zone.len() {
        88 if visa => mrz::parse_mrv_a_with(line(0, 44), line(44, 88), &options),
        88 => mrz::parse_td3_with(line(0, 44), line(44, 88), &options),
        72 if visa => mrz::parse_mrv_b_with(line(0, 36), line(36, 72), &options),
        72 => mrz::parse_td2_with(line(0, 36), line(36, 72), &options),
        90 => mrz::parse_td1_with(line(0, 30), line(30, 60), line(60, 90), &options),
        other => return Err(ZoneError::Length(other)),
    };
    data.map(Zone::from).map_err(|error| match error {
        MrzError::BadLength { got, .. } => ZoneError::Length(got),
        _ => ZoneError::Layout,
    })
}

/// Capitals without blanks and line ends. A scanner that types for another keyboard writes `;` or `>` for the filler.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| if matches!(c, ';' | '>' | '«') { '<' } else { c.to_ascii_uppercase() })
        .collect()
}

impl From<MrzData> for Zone {
    fn from(data: MrzData) -> Self {
        let checks = [
            (Checked::Number, data.checks.document_number),
            (Checked::Birth, data.checks.date_of_birth),
            (Checked::Expiry, data.checks.date_of_expiry),
            (Checked::PersonalNumber, data.checks.personal_number),
            (Checked::Whole, data.checks.composite),
        ];
        Self {
            kind: kind(&data.document_type),
            issuer: data.issuing_country.clone(),
            number: data.full_document_number().to_owned(),
            surnames: data.surname.clone(),
            given_names: data.given_names.clone(),
            nationality: data.nationality.clone(),
            birth: day(data.date_of_birth),
            sex: match data.sex {
                mrz::Sex::Male => Some(Sex::M),
                mrz::Sex::Female => Some(Sex::F),
                _ => None,
            },
            expires: day(data.date_of_expiry),
            personal_number: data.optional_data_1.clone(),
            doubtful: checks.into_iter().filter(|(_, fits)| *fits == Some(false)).map(|(field, _)| field).collect(),
        }
    }
}

fn kind(code: &str) -> DocumentKind {
    match code.chars().next() {
        Some('P') => DocumentKind::Passport,
        Some('I') => DocumentKind::Dpi,
        Some('C') => DocumentKind::ConsularId,
        _ => DocumentKind::Other,
    }
}

fn day(date: MrzDate) -> Option<Date> {
    date.to_string().parse().ok()
}
