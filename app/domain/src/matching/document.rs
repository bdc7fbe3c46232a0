//! Numbers of papers, and how two of one kind agree.

use crate::fields::fold::letters_and_digits;

/// The kind of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    Dpi,
    Passport,
    Consular,
    /// Number of a United States immigration file.
    ANumber,
    Other,
}

/// One paper: its kind and its number, letters and digits only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Document {
    pub kind: DocumentKind,
    pub number: String,
}

/// How two numbers of one kind agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberAgreement {
    Same,
    /// One character wrong, or two neighbours exchanged.
    DigitOff,
    Differs,
}

impl From<crate::fields::document::DocumentKind> for DocumentKind {
    fn from(kind: crate::fields::document::DocumentKind) -> Self {
        use crate::fields::document::DocumentKind as Paper;
        match kind {
            Paper::Dpi => Self::Dpi,
            Paper::Passport => Self::Passport,
            Paper::ConsularId | Paper::TravelDocument => Self::Consular,
            Paper::BirthCertificate | Paper::Other => Self::Other,
        }
    }
}

impl DocumentKind {
    pub const ALL: [Self; 5] = [Self::Dpi, Self::Passport, Self::Consular, Self::ANumber, Self::Other];

    pub fn read(code: &str) -> Self {
        match code.trim() {
            "dpi" => Self::Dpi,
            "passport" => Self::Passport,
            "consular" => Self::Consular,
            "a_number" => Self::ANumber,
            _ => Self::Other,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Dpi => "dpi",
            Self::Passport => "passport",
            Self::Consular => "consular",
            Self::ANumber => "a_number",
            Self::Other => "other",
        }
    }
}

impl Document {
    pub fn new(kind: DocumentKind, number: &str) -> Self {
        Self { kind, number: letters_and_digits(number) }
    }

    /// Reads `kind:number|kind:number`; empty numbers are left out.
    pub fn read_list(text: &str) -> Vec<Self> {
        text.split('|')
            .filter_map(|one| one.split_once(':'))
            .map(|(kind, number)| Self::new(DocumentKind::read(kind), number))
            .filter(|d| !d.number.is_empty())
            .collect()
    }
}

/// Compares two numbers; the same whichever comes first.
pub fn numbers(a: &str, b: &str) -> NumberAgreement {
    if a == b {
        return NumberAgreement::Same;
    }
    if a.len() != b.len() || a.len() < 5 {
        return NumberAgreement::Differs;
    }
    let off: Vec<(usize, (u8, u8))> =
        a.bytes().zip(b.bytes()).enumerate().filter(|(_, (x, y))| x != y).take(3).collect();
    match off.as_slice() {
        [_] => NumberAgreement::DigitOff,
        [(at, one), (next, other)] if at + 1 == *next && *one == (other.1, other.0) => NumberAgreement::DigitOff,
        _ => NumberAgreement::Differs,
    }
}

/// Whether two numbers are the same but for one slip.
pub fn near(a: &str, b: &str) -> bool {
    numbers(a, b) == NumberAgreement::DigitOff
}
