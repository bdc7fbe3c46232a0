//! Nationalities: ISO 3166 alpha-3 by code, name or adjective.

use super::fold::fold;

/// Code, two-letter code, and folded beginnings of names and adjectives in Spanish and English.
const COUNTRIES: [(&str, &str, &[&str]); 36] = [
    ("GTM", "GT", &["guatemal", "guate", "gua"]),
    ("SLV", "SV", &["el salvador", "salvador", "salvadoren"]),
    ("HND", "HN", &["honduras", "honduren", "hondura"]),
    ("NIC", "NI", &["nicarag"]),
    ("CRI", "CR", &["costa ric", "costarric"]),
    ("PAN", "PA", &["panam"]),
    ("BLZ", "BZ", &["belic", "beliz"]),
    ("MEX", "MX", &["mexic", "mejic"]),
    (
        "USA",
        "US",
        &[
            "estados unidos",
            "estadounidense",
            "united states",
            "eeuu",
            "ee uu",
            "american",
            "norteamerican",
            "u s a",
            "u s",
        ],
    ),
    ("CAN", "CA", &["canad"]),
    ("COL", "CO", &["colombi"]),
    ("VEN", "VE", &["venezol", "venezuel"]),
    ("ECU", "EC", &["ecuador", "ecuatorian"]),
    ("PER", "PE", &["peru"]),
    ("BOL", "BO", &["bolivi"]),
    ("CHL", "CL", &["chile"]),
    ("ARG", "AR", &["argentin"]),
    ("BRA", "BR", &["brasil", "brazil"]),
    ("PRY", "PY", &["paragua"]),
    ("URY", "UY", &["urugua"]),
    ("CUB", "CU", &["cuba"]),
    ("DOM", "DO", &["dominican", "republica dominicana"]),
    ("HTI", "HT", &["haiti"]),
    ("JAM", "JM", &["jamai"]),
    ("ESP", "ES", &["espan", "spain", "spanish"]),
    ("FRA", "FR", &["franc", "french"]),
    ("ITA", "IT", &["italia"]),
    ("DEU", "DE", &["aleman", "german"]),
    ("GBR", "GB", &["reino unido", "united kingdom", "britan", "british"]),
    ("PRT", "PT", &["portug"]),
    ("CHN", "CN", &["china", "chino", "chinese"]),
    ("IND", "IN", &["india", "indian"]),
    ("BGD", "BD", &["banglades"]),
    ("NPL", "NP", &["nepal"]),
    ("SEN", "SN", &["senegal"]),
    ("CMR", "CM", &["camerun", "cameroon"]),
];

/// Why a text names no country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no country of the list")]
pub struct CountryError;

/// Reads a nationality.
///
/// # Errors
/// When it is no country of the list.
pub fn parse(text: &str) -> Result<&'static str, CountryError> {
    let upper = text.trim().to_uppercase();
    let folded = fold(text);
    let code = COUNTRIES.iter().find(|(three, two, _)| *three == upper || *two == upper);
    let name = || {
        COUNTRIES
            .iter()
            .find(|(_, _, names)| names.iter().any(|n| folded == *n || (n.len() > 3 && folded.starts_with(n))))
    };
    code.or_else(name).map(|(three, _, _)| *three).ok_or(CountryError)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn codes_names_and_adjectives() {
        for text in ["GT", "GTM", "GUA", "Guatemala", "guatemalteca", "Guatemalan"] {
            assert_eq!(parse(text), Ok("GTM"), "{text}");
        }
        assert_eq!(parse("Hondureño"), Ok("HND"));
        assert_eq!(parse("US"), Ok("USA"));
        assert!(parse("Petén").is_err());
    }
}
