//! What an import says about a file: where, what, and what happened to it.

/// The closed list of mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    EmptyFile,
    NotUtf8,
    NullByte,
    NotJson,
    UnknownHeader,
    MissingColumn,
    NoRows,
    UnknownColumn,
    ColumnCount,
    MissingValue,
    BadValue,
    BadNumber,
    NegativeNumber,
    FormulaCell,
    MixedDayForms,
    DuplicateId,
    UnknownMunicipality,
    UnknownProvider,
    UnknownProgramme,
    UnknownOffering,
    UnknownReference,
    ProviderNotOfProgramme,
    CyclicParent,
    EndsBeforeBegins,
    AgeMinOverMax,
    PersonsMinOverMax,
    NobodyFits,
    HalfARule,
    PerNightDiffers,
    OverlappingCohorts,
    ChildNotProtected,
    ProtectedDiffers,
    NegativeCapacity,
    AbsurdCapacity,
    SlotOutside,
    SlotOverlap,
    OverCapacity,
}

impl Code {
    /// The code as reports and messages name it.
    pub fn code(self) -> &'static str {
        match self {
            Self::EmptyFile => "empty_file",
            Self::NotUtf8 => "not_utf8",
            Self::NullByte => "null_byte",
            Self::NotJson => "not_json",
            Self::UnknownHeader => "unknown_header",
            Self::MissingColumn => "missing_column",
            Self::NoRows => "no_rows",
            Self::UnknownColumn => "unknown_column",
            Self::ColumnCount => "column_count",
            Self::MissingValue => "missing_value",
            Self::BadValue => "bad_value",
            Self::BadNumber => "bad_number",
            Self::NegativeNumber => "negative_number",
            Self::FormulaCell => "formula_cell",
            Self::MixedDayForms => "mixed_day_forms",
            Self::DuplicateId => "duplicate_id",
            Self::UnknownMunicipality => "unknown_municipality",
            Self::UnknownProvider => "unknown_provider",
            Self::UnknownProgramme => "unknown_programme",
            Self::UnknownOffering => "unknown_offering",
            Self::UnknownReference => "unknown_reference",
            Self::ProviderNotOfProgramme => "provider_not_of_programme",
            Self::CyclicParent => "cyclic_parent",
            Self::EndsBeforeBegins => "ends_before_begins",
            Self::AgeMinOverMax => "age_min_over_max",
            Self::PersonsMinOverMax => "persons_min_over_max",
            Self::NobodyFits => "nobody_fits",
            Self::HalfARule => "half_a_rule",
            Self::PerNightDiffers => "per_night_differs",
            Self::OverlappingCohorts => "overlapping_cohorts",
            Self::ChildNotProtected => "child_not_protected",
            Self::ProtectedDiffers => "protected_differs",
            Self::NegativeCapacity => "negative_capacity",
            Self::AbsurdCapacity => "absurd_capacity",
            Self::SlotOutside => "slot_outside",
            Self::SlotOverlap => "slot_overlap",
            Self::OverCapacity => "over_capacity",
        }
    }

    /// What follows from the mistake; a column of no list only warns, a file that cannot be read stays out whole.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::UnknownColumn => Outcome::Warn,
            Self::EmptyFile
            | Self::NotUtf8
            | Self::NullByte
            | Self::NotJson
            | Self::UnknownHeader
            | Self::MissingColumn
            | Self::NoRows => Outcome::RefuseFile,
            _ => Outcome::RefuseRow,
        }
    }
}

/// What happens to the file or row with the mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Warn,
    RefuseRow,
    RefuseFile,
}

impl Outcome {
    /// The word reports use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::RefuseRow => "refuse_row",
            Self::RefuseFile => "refuse_file",
        }
    }
}

/// One mistake in one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub file: String,
    /// Physical line where the record begins (header = 1), 0 for the whole file; for HSDS the number of the item.
    pub line: u32,
    /// Empty when no single column is to blame.
    pub column: String,
    pub code: Code,
    pub outcome: Outcome,
    /// What was read there, shortened; for the sentence, never for a decision.
    pub value: String,
}

impl Finding {
    /// A finding whose outcome follows from its code.
    pub fn new(file: &str, line: u32, column: &str, code: Code, value: &str) -> Self {
        const SHOWN: usize = 60;
        let value = value.chars().take(SHOWN).collect();
        Self { file: file.into(), line, column: column.into(), code, outcome: code.outcome(), value }
    }
}
