//! Sex as papers print it.

use serde::{Deserialize, Serialize};

use super::fold::fold;

/// Sex as a paper prints it; `X` is what a paper prints as such, never "unknown".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sex {
    /// Female.
    F,
    /// Male.
    M,
    /// Neither, as printed.
    X,
}

impl Sex {
    /// The code in rows, files and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::F => "F",
            Self::M => "M",
            Self::X => "X",
        }
    }

    /// The sex of a code; nothing else is read here, least of all another spelling.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::F, Self::M, Self::X].into_iter().find(|sex| sex.code() == code)
    }
}

/// What the single letter `M` means in a list; decided by the whole column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterM {
    /// *Masculino*, male.
    Male,
    /// *Mujer*, in a column of H and M.
    Woman,
}

/// Why a text is no sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no word for a sex")]
pub struct SexError;

/// Reads a word or letter in Spanish, English, Portuguese or French.
///
/// # Errors
/// When it is none of them; numbers are never read without a legend.
pub fn parse(text: &str, letter_m: LetterM) -> Result<Sex, SexError> {
    let folded = fold(text);
    match folded.as_str() {
        "m" => Ok(if letter_m == LetterM::Woman { Sex::F } else { Sex::M }),
        "f" | "fem" | "feme" | "femenino" | "femenina" | "feminino" | "feminina" | "feminin" | "femme" | "fille"
        | "femeninos" | "mujeres" | "females" | "female" | "femal" | "mujer" | "muj" | "woman" | "women" | "girl"
        | "nina" | "w" | "mulher" | "sra" | "srita" => Ok(Sex::F),
        "h" | "masc" | "mas" | "masculino" | "masculina" | "masculin" | "homme" | "garcon" | "hombres" | "males"
        | "male" | "hombre" | "hom" | "man" | "men" | "boy" | "nino" | "varon" | "var" | "v" | "homem" | "sr" => {
            Ok(Sex::M)
        }
        "" if text.contains('♀') => Ok(Sex::F),
        "" if text.contains('♂') => Ok(Sex::M),
        "x" | "otro" | "otra" | "other" | "no binario" | "no binaria" | "nonbinary" | "non binary"
        | "indeterminado" => Ok(Sex::X),
        _ => Err(SexError),
    }
}

/// What M means in a column with these words (folded): *mujer* only beside H (or V) and without any F.
pub fn letter_m<'a>(words: impl Iterator<Item = &'a str>) -> LetterM {
    let (mut h, mut f, mut male) = (false, false, false);
    for word in words {
        match word {
            "h" | "v" => h = true,
            "m" => {}
            other => match parse(other, LetterM::Male) {
                Ok(Sex::F) => f = true,
                Ok(Sex::M) => male = male || other.starts_with("mas") || other == "male",
                _ => {}
            },
        }
    }
    if h && !f && !male { LetterM::Woman } else { LetterM::Male }
}

#[cfg(test)]
mod tests {
    use super::{LetterM, Sex, letter_m, parse};

    #[test]
    fn m_is_a_woman_only_beside_h_and_without_f() {
        assert_eq!(letter_m(["h", "m", "m"].into_iter()), LetterM::Woman);
        assert_eq!(letter_m(["h", "m", "fem"].into_iter()), LetterM::Male);
        assert_eq!(parse("M", LetterM::Woman), Ok(Sex::F));
        assert_eq!(parse("Masc.", LetterM::Woman), Ok(Sex::M));
        assert!(parse("8", LetterM::Male).is_err());
    }
}
