//! Why two records may be one person: a code for programs, a phrase for the clerk.

use super::document::DocumentKind;

/// One reason for or against, as shown beside a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    DocumentSame(DocumentKind),
    DocumentDigit(DocumentKind),
    DocumentMayBeRelatives,
    NameSame,
    NameSounds,
    NameSpelling,
    NamePart,
    NameNickname,
    NameAbbreviated,
    NameJoined,
    NameOrder,
    MarriedName,
    BirthSame,
    BirthSwapped,
    BirthDaysOff(u8),
    BirthYearsOff(u8),
    BirthDecadeOff,
    BirthFirstOfJanuary,
    BirthDigit,
    BirthSameYear,
    AgeNear,
    SameMunicipality,
    SameVillage,
    SameDepartment,
    NameMissing,
    GivenDiffers,
    SurnameDiffers,
    BirthDiffers,
    PlaceDiffers,
    SexDiffers,
    DocumentDiffers(DocumentKind),
    OthersAsLikely,
}

impl Reason {
    /// The stable code, snake case.
    pub fn code(self) -> &'static str {
        self.text().0
    }

    /// The phrase in Spanish (es-GT).
    pub fn es(self) -> String {
        self.filled(self.text().1, "DPI", "pasaporte", "tarjeta consular", "número A", "documento")
    }

    /// The phrase in English.
    pub fn en(self) -> String {
        self.filled(self.text().2, "DPI", "passport", "consular card", "A-number", "document")
    }

    /// Whether it speaks for one person (and not against).
    pub fn speaks_for(self) -> bool {
        !matches!(
            self,
            Self::DocumentMayBeRelatives
                | Self::NameMissing
                | Self::GivenDiffers
                | Self::SurnameDiffers
                | Self::BirthDiffers
                | Self::PlaceDiffers
                | Self::SexDiffers
                | Self::DocumentDiffers(_)
                | Self::OthersAsLikely
        )
    }

    fn text(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::DocumentSame(_) => ("document_same", "mismo {}", "same {}"),
            Self::DocumentDigit(_) => ("document_digit", "{} con un dígito distinto", "{} with one digit off"),
            Self::DocumentMayBeRelatives => (
                "document_may_be_relatives",
                "el documento puede ser de un familiar",
                "the document may be a relative's",
            ),
            Self::NameSame => ("name_same", "mismo nombre", "same name"),
            Self::NameSounds => ("name_sounds", "nombre suena igual", "name sounds the same"),
            Self::NameSpelling => ("name_spelling", "nombre con error de escritura", "name misspelt"),
            Self::NamePart => ("name_part", "parte del nombre", "part of the name"),
            Self::NameNickname => ("name_nickname", "nombre familiar", "nickname"),
            Self::NameAbbreviated => ("name_abbreviated", "nombre abreviado", "name abbreviated"),
            Self::NameJoined => ("name_joined", "nombres escritos juntos", "names written together"),
            Self::NameOrder => ("name_order", "nombres en otro orden", "names in another order"),
            Self::MarriedName => ("married_name", "apellido de casada", "married name"),
            Self::BirthSame => ("birth_same", "misma fecha de nacimiento", "same date of birth"),
            Self::BirthSwapped => {
                ("birth_swapped", "día y mes de nacimiento cambiados", "day and month of birth exchanged")
            }
            Self::BirthDaysOff(_) => ("birth_days_off", "nacimiento a {} día", "birth {} day apart"),
            Self::BirthYearsOff(_) => ("birth_years_off", "nacimiento a {} año", "birth {} year apart"),
            Self::BirthDecadeOff => ("birth_decade_off", "nacimiento a 10 años", "birth 10 years apart"),
            Self::BirthFirstOfJanuary => {
                ("birth_first_of_january", "mismo año de nacimiento (1 de enero)", "same year of birth (1 January)")
            }
            Self::BirthDigit => ("birth_digit", "nacimiento con un dígito distinto", "birth with one digit off"),
            Self::BirthSameYear => ("birth_same_year", "mismo año de nacimiento", "same year of birth"),
            Self::AgeNear => ("age_near", "edad parecida", "similar age"),
            Self::SameMunicipality => ("same_municipality", "mismo municipio", "same municipality"),
            Self::SameVillage => ("same_village", "mismo lugar", "same village"),
            Self::SameDepartment => ("same_department", "mismo departamento", "same department"),
            Self::NameMissing => ("name_missing", "falta un nombre o apellido", "a name is missing"),
            Self::GivenDiffers => ("given_differs", "otro nombre de pila", "another given name"),
            Self::SurnameDiffers => ("surname_differs", "otro apellido", "another surname"),
            Self::BirthDiffers => ("birth_differs", "otra fecha de nacimiento", "another date of birth"),
            Self::PlaceDiffers => ("place_differs", "otro municipio", "another municipality"),
            Self::SexDiffers => ("sex_differs", "otro sexo", "another sex"),
            Self::DocumentDiffers(_) => ("document_differs", "otro número de {}", "another {} number"),
            Self::OthersAsLikely => ("others_as_likely", "otra persona se parece igual", "somebody else is as alike"),
        }
    }

    fn filled(self, phrase: &str, dpi: &str, passport: &str, consular: &str, a_number: &str, other: &str) -> String {
        let blank = match self {
            Self::DocumentSame(kind) | Self::DocumentDigit(kind) | Self::DocumentDiffers(kind) => match kind {
                DocumentKind::Dpi => dpi,
                DocumentKind::Passport => passport,
                DocumentKind::Consular => consular,
                DocumentKind::ANumber => a_number,
                DocumentKind::Other => other,
            }
            .to_owned(),
            Self::BirthDaysOff(n) | Self::BirthYearsOff(n) => n.to_string(),
            _ => return phrase.to_owned(),
        };
        phrase.replace("{}", &blank)
    }
}
