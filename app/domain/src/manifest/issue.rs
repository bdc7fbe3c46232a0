//! What is to be looked at in a list: the closed list of codes.

use serde::{Serialize, Serializer};

use super::fault::message_id;

/// How much an issue matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Told, nothing to do.
    Info,
    /// To be looked at; the line can be taken as it is.
    Warning,
    /// Something is missing or was not read.
    Error,
}

macro_rules! issues {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $severity:ident;)*) => {
        /// What can be said about a row, a column or the list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum IssueCode {
            $($(#[$doc])* $variant,)*
        }

        impl IssueCode {
            /// Every code, for the guard that asks each language for its sentence.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as files carry it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// How much it matters.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

issues! {
    /// No given names or no surnames.
    MissingName = "missing_name", Error;
    /// A birth date the calendar does not have.
    DateImpossible = "date_impossible", Error;
    /// A birth after the flight.
    BirthDateFuture = "birth_date_future", Error;
    /// Fewer or more cells than the header; the row is kept for repair.
    ColumnCount = "column_count", Error;
    /// UNT, UNE, UNZ or CNT do not agree with the content.
    EdifactCountMismatch = "edifact_count_mismatch", Error;
    /// A quotation mark opens and never closes; the row is kept for repair.
    QuoteNotClosed = "quote_not_closed", Error;
    /// Neither birth date nor age.
    BirthDateMissing = "birth_date_missing", Warning;
    /// Something stands there and is no date.
    DateUnreadable = "date_unreadable", Warning;
    /// Day or month first cannot be decided for the column.
    DateAmbiguous = "date_ambiguous", Warning;
    /// A birth more than 105 years before the flight.
    BirthDateImplausible = "birth_date_implausible", Warning;
    /// Printed age and birth date differ by more than a year.
    AgeDateMismatch = "age_date_mismatch", Warning;
    /// The check digit of the CUI fails.
    CuiCheckDigit = "cui_check_digit", Warning;
    /// The CUI names no department or municipality.
    CuiPlace = "cui_place", Warning;
    /// The CUI has not 13 digits.
    CuiLength = "cui_length", Warning;
    /// Scientific notation lost digits.
    NumberMangled = "number_mangled", Warning;
    /// Something stands there that is no sex.
    SexUnreadable = "sex_unreadable", Warning;
    /// No municipality has that name.
    UnknownMunicipality = "unknown_municipality", Warning;
    /// Several municipalities have that name.
    MunicipalityAmbiguous = "municipality_ambiguous", Warning;
    /// The department printed is another one's.
    DepartmentMismatch = "department_mismatch", Warning;
    /// The same person twice on the same flight.
    DuplicateInFile = "duplicate_in_file", Warning;
    /// A list number given to another person before.
    ListNoRepeated = "list_no_repeated", Warning;
    /// A printed total differs from the lines it stands for.
    CountMismatch = "count_mismatch", Warning;
    /// Text a spreadsheet would run.
    FormulaLikeText = "formula_like_text", Warning;
    /// Control characters were removed.
    ControlCharacters = "control_characters", Warning;
    /// Bytes that do not fit the encoding of the file.
    EncodingMixed = "encoding_mixed", Warning;
    /// Neither number nor date of the flight is in the file.
    FlightUnknown = "flight_unknown", Warning;
    /// A row with a total is not a person.
    TotalRowIgnored = "total_row_ignored", Info;
    /// A row of words is not a person.
    NoteRowIgnored = "note_row_ignored", Info;
    /// The header again.
    HeaderRepeated = "header_repeated", Info;
    /// A sheet without people.
    SheetIgnored = "sheet_ignored", Info;
    /// A sheet that adds to people of another.
    SheetMerged = "sheet_merged", Info;
    /// A column nothing is read from.
    ColumnIgnored = "column_ignored", Info;
    /// No sex.
    SexMissing = "sex_missing", Info;
    /// Month or year only.
    BirthDateApproximate = "birth_date_approximate", Info;
    /// 1 January, which often stands for unknown.
    BirthDateJanuaryFirst = "birth_date_january_first", Info;
    /// A year of two digits.
    TwoDigitYear = "two_digit_year", Info;
    /// A letter of the town was wrong or missing.
    MunicipalityGuessed = "municipality_guessed", Info;
    /// No town.
    MunicipalityMissing = "municipality_missing", Info;
    /// The border between names and surnames is a guess.
    NameOrderUnclear = "name_order_unclear", Info;
    /// Not Guatemalan.
    OtherNationality = "other_nationality", Info;
    /// A list number is skipped.
    ListNoGap = "list_no_gap", Info;
    /// A word for a paper nobody knows.
    DocumentTypeUnknown = "document_type_unknown", Info;
    /// A child alone.
    MinorUnaccompanied = "minor_unaccompanied", Info;
}

impl Serialize for IssueCode {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// One thing to look at, where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// What.
    pub code: IssueCode,
    /// How much it matters.
    pub severity: Severity,
    /// The sheet, in workbooks.
    pub sheet: Option<String>,
    /// The row, counted from 1; none for a column or the whole list.
    pub row: Option<u32>,
    /// The header of the column, as printed.
    pub column: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// `import-` and the code with hyphens.
    pub message_id: String,
    /// The earlier row it is about.
    pub related_row: Option<u32>,
}

impl Issue {
    /// An issue at a row (or none).
    pub fn new(code: IssueCode, sheet: Option<&str>, row: Option<u32>) -> Self {
        Self {
            code,
            severity: code.severity(),
            sheet: sheet.map(str::to_owned),
            row,
            column: None,
            value: None,
            message_id: message_id(code.code()),
            related_row: None,
        }
    }

    /// The same, in a column with a value.
    #[must_use]
    pub fn cell(mut self, column: &str, value: impl Into<String>) -> Self {
        self.column = Some(column.to_owned());
        self.value = Some(value.into());
        self
    }

    /// The same, about an earlier row.
    #[must_use]
    pub const fn related(mut self, row: u32) -> Self {
        self.related_row = Some(row);
        self
    }
}
