//! Ages as lists print them: `8`, `8 años`, `10 meses`, `recién nacida`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::fold::fold;

/// Unit of an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Whole years.
    Years,
    /// Whole months.
    Months,
}

/// An age on the day of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Age {
    /// How many.
    pub value: u16,
    /// Of what.
    pub unit: Unit,
}

impl Age {
    /// Whole years.
    pub const fn years(self) -> u16 {
        match self.unit {
            Unit::Years => self.value,
            Unit::Months => self.value / 12,
        }
    }
}

/// Why a text is no age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no age")]
pub struct AgeError;

/// Reads an age; a bare number is years.
///
/// # Errors
/// When there is no number up to 130 years in it.
pub fn parse(text: &str) -> Result<Age, AgeError> {
    let folded = fold(text.trim().trim_end_matches(".0"));
    if folded.starts_with("recien nacid") || matches!(folded.as_str(), "rn" | "newborn") {
        return Ok(Age { value: 0, unit: Unit::Months });
    }
    let start = folded.find(|c: char| c.is_ascii_digit()).ok_or(AgeError)?;
    let (before, rest) = folded.split_at(start);
    if !matches!(before.trim(), "" | "edad" | "age" | "aprox" | "aproximadamente" | "unos" | "about" | "approx" | "ca")
    {
        return Err(AgeError);
    }
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, unit) = rest.split_at(end);
    let value: u16 = number.parse().map_err(|_| AgeError)?;
    let word = unit.split(' ').find(|w| !w.is_empty()).unwrap_or("");
    let age = match word {
        "" | "a" | "ano" | "anos" | "an" | "ans" | "year" | "years" | "yr" | "yrs" | "y" | "yo" | "aprox" => {
            Age { value, unit: Unit::Years }
        }
        "m" | "mes" | "meses" | "mois" | "month" | "months" | "mo" | "mos" => Age { value, unit: Unit::Months },
        "semana" | "semanas" | "semaine" | "semaines" | "week" | "weeks" | "wk" | "wks" => {
            Age { value: value / 4, unit: Unit::Months }
        }
        "d" | "dia" | "dias" | "jour" | "jours" | "day" | "days" => Age { value: value / 30, unit: Unit::Months },
        _ => return Err(AgeError),
    };
    if age.years() > 130 { Err(AgeError) } else { Ok(age) }
}

/// Whole years between a birth and a later day.
pub fn full_years(birth: Date, on: Date) -> i32 {
    let had = (on.month(), on.day()) >= (birth.month(), birth.day());
    i32::from(on.year()) - i32::from(birth.year()) - i32::from(!had)
}

#[cfg(test)]
mod tests {
    use super::{Age, Unit, parse};

    #[test]
    fn units_are_read() {
        assert_eq!(parse("48 años"), Ok(Age { value: 48, unit: Unit::Years }));
        assert_eq!(parse("10 meses"), Ok(Age { value: 10, unit: Unit::Months }));
        assert_eq!(parse("8m"), Ok(Age { value: 8, unit: Unit::Months }));
        assert_eq!(parse("35.0"), Ok(Age { value: 35, unit: Unit::Years }));
        assert!(parse("#VALUE!").is_err());
        assert!(parse("1984").is_err());
    }
}
