//! Why a row is among the results: a code for programs, a phrase for the reader.

use crate::matching::DocumentKind;

/// What of a search text a person matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    Card,
    Document(DocumentKind),
    DocumentDigit(DocumentKind),
    Phone,
    ListNumber,
    Flight,
    Name,
    NameSounds,
    NameSpelling,
    NameBegins,
    Nickname,
    BirthYear,
    Place,
}

impl Why {
    /// The stable code, snake case.
    pub fn code(self) -> &'static str {
        self.text().0
    }

    /// The phrase in Spanish (es-GT).
    pub fn es(self) -> &'static str {
        self.text().1
    }

    /// The phrase in English.
    pub fn en(self) -> &'static str {
        self.text().2
    }

    fn text(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Card => ("card", "tarjeta", "card"),
            Self::Document(DocumentKind::Dpi) => ("dpi", "DPI", "DPI"),
            Self::Document(_) => ("document", "documento", "document"),
            Self::DocumentDigit(_) => {
                ("document_digit", "documento con un dígito distinto", "document with one digit off")
            }
            Self::Phone => ("phone", "teléfono", "phone"),
            Self::ListNumber => ("list_number", "número de lista y vuelo", "list number and flight"),
            Self::Flight => ("flight", "vuelo", "flight"),
            Self::Name => ("name", "nombre", "name"),
            Self::NameSounds => ("name_sounds", "nombre suena igual", "name sounds the same"),
            Self::NameSpelling => ("name_spelling", "nombre parecido", "similar name"),
            Self::NameBegins => ("name_begins", "nombre empieza así", "name begins so"),
            Self::Nickname => ("nickname", "nombre familiar", "nickname"),
            Self::BirthYear => ("birth_year", "año de nacimiento", "year of birth"),
            Self::Place => ("place", "lugar", "place"),
        }
    }
}
