//! Papers: what kind a word or code names, and the number beside it.

use serde::{Deserialize, Serialize};

use super::fold::{fold, letters_and_digits, says_nothing};

/// Kinds of paper a returning person may carry (domain.md 5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The identity card; its number is the CUI.
    Dpi,
    /// A passport.
    Passport,
    /// A consular identity card.
    ConsularId,
    /// A consular travel document, *pase especial*.
    TravelDocument,
    /// A birth certificate.
    BirthCertificate,
    /// Anything else.
    Other,
}

/// A paper as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its kind, when it is known.
    #[serde(rename = "type")]
    pub kind: Option<DocumentKind>,
    /// Letters and digits of its number.
    pub number: Option<String>,
}

/// Why a text names no paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Nothing, or a word for none.
    #[error("none")]
    None,
    /// A word no paper has.
    #[error("unknown kind of paper")]
    Unknown,
}

/// The kind a word or code names.
///
/// # Errors
/// When it says none, or names nothing known.
pub fn kind(text: &str) -> Result<DocumentKind, DocumentError> {
    let folded = fold(text);
    if says_nothing(text)
        || folded.starts_with("sin doc")
        || folded.starts_with("no doc")
        || matches!(folded.as_str(), "ning" | "indocumentado" | "indocumentada" | "no porta documento")
    {
        return Err(DocumentError::None);
    }
    let whole = match folded.as_str() {
        "dpi"
        | "cui"
        | "cedula"
        | "id nacional"
        | "national id"
        | "natl id"
        | "national identity card"
        | "cedula de vecindad" => Some(DocumentKind::Dpi),
        "p" | "pp" | "ppt" | "ppt no" | "pas" | "pass" | "psp" | "pspt" | "pasap" => Some(DocumentKind::Passport),
        "cid" | "cons id" | "conid" | "matricula" | "mc" | "tc" | "tci" | "ci consular" => {
            Some(DocumentKind::ConsularId)
        }
        "td" | "t" | "pe" | "pase" | "laissez passer" | "salvoconducto" | "ltd" => Some(DocumentKind::TravelDocument),
        "bc" | "cn" | "pn" | "partida" | "acta" | "fe de edad" => Some(DocumentKind::BirthCertificate),
        "otro" | "other" | "licencia" | "otros" => Some(DocumentKind::Other),
        _ => None,
    };
    let has = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    let part = || {
        if has(&["consular", "matricula"]) && !has(&["travel", "viaje", "pase"]) {
            Some(DocumentKind::ConsularId)
        } else if has(&["pasaporte", "passport", "passaporte", "passeport"]) {
            Some(DocumentKind::Passport)
        } else if has(&[
            "pase especial",
            "travel",
            "documento de viaje",
            "doc de viaje",
            "viaje",
            "salvoconducto",
            "laissez",
        ]) {
            Some(DocumentKind::TravelDocument)
        } else if has(&["nacimiento", "birth", "nac cert"]) {
            Some(DocumentKind::BirthCertificate)
        } else if has(&["dpi", "documento personal de identificacion", "identity card", "cedula"]) {
            Some(DocumentKind::Dpi)
        } else if has(&[
            "licencia",
            "license",
            "licence",
            "otro",
            "other",
            "constancia",
            "carne",
            "certificado",
            "certificate",
        ]) {
            Some(DocumentKind::Other)
        } else {
            None
        }
    };
    whole.or_else(part).ok_or(DocumentError::Unknown)
}

/// Letters and digits of a number, nothing when it says nothing.
pub fn number(text: &str) -> Option<String> {
    let number = letters_and_digits(text.trim().trim_end_matches(".0"));
    (!says_nothing(text) && number.bytes().any(|b| b.is_ascii_digit())).then_some(number)
}

/// Reads one cell that holds kind and number, *Pasaporte Z1234*.
///
/// # Errors
/// When it says none, or names nothing known and holds no number.
pub fn parse(text: &str) -> Result<Document, DocumentError> {
    if says_nothing(text) {
        return Err(DocumentError::None);
    }
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '#')).filter(|w| !w.is_empty()).collect();
    let first_number = words.iter().position(|w| w.bytes().any(|b| b.is_ascii_digit())).unwrap_or(words.len());
    let (name, rest) = words.split_at(first_number);
    let name: Vec<&str> =
        name.iter().copied().filter(|w| !matches!(fold(w).as_str(), "no" | "num" | "nro" | "number")).collect();
    let number = number(&rest.concat());
    match kind(&name.join(" ")) {
        Ok(kind) => Ok(Document { kind: Some(kind), number }),
        Err(e) if number.is_none() => Err(e),
        Err(DocumentError::Unknown) => Ok(Document { kind: Some(DocumentKind::Other), number }),
        Err(DocumentError::None) => Ok(Document { kind: None, number }),
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentError, DocumentKind, kind, parse};

    #[test]
    fn words_and_codes() {
        assert_eq!(kind("Pase especial"), Ok(DocumentKind::TravelDocument));
        assert_eq!(kind("CONS ID"), Ok(DocumentKind::ConsularId));
        assert_eq!(kind("Consular travel document"), Ok(DocumentKind::TravelDocument));
        assert_eq!(kind("Guatemalan national identity card"), Ok(DocumentKind::Dpi));
        assert_eq!(kind("Ninguno"), Err(DocumentError::None));
    }

    #[test]
    fn kind_and_number_in_one_cell() {
        let paper = parse("Certificado de nacimiento CN5304742").unwrap();
        assert_eq!((paper.kind, paper.number.as_deref()), (Some(DocumentKind::BirthCertificate), Some("CN5304742")));
        let paper = parse("Pase especial PE-472855").unwrap();
        assert_eq!((paper.kind, paper.number.as_deref()), (Some(DocumentKind::TravelDocument), Some("PE472855")));
    }
}
