//! Why a whole file is refused.

use serde::Serialize;

macro_rules! faults {
    ($($(#[$doc:meta])* $variant:ident = $code:literal;)*) => {
        /// What is wrong with a file as a whole.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum FaultCode {
            $($(#[$doc])* $variant,)*
        }

        impl FaultCode {
            /// Every code, for the guard that asks each language for its sentence.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as files carry it.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

faults! {
    /// Nothing in it, or only blanks.
    EmptyFile = "empty_file";
    /// A header and nobody.
    NoRows = "no_rows";
    /// A picture, a PDF, a page: no table whatever its name says.
    NotAList = "not_a_list";
    /// The end is missing or the inside does not hold together.
    Damaged = "damaged";
    /// It asks for a password.
    PasswordProtected = "password_protected";
    /// More bytes, rows or one longer line than is read.
    TooLarge = "too_large";
    /// Small on disk, huge inside.
    ExpandsTooFar = "expands_too_far";
    /// A row with more cells than any list has.
    TooManyColumns = "too_many_columns";
    /// A table, but not of people.
    ColumnsUnknown = "columns_unknown";
    /// A quotation mark swallows the file.
    QuoteNotClosed = "quote_not_closed";
    /// An EDIFACT message of another kind.
    EdifactNotPaxlst = "edifact_not_paxlst";
}

impl Serialize for FaultCode {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// A refusal: what, where, and what stood there instead of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What is wrong.
    pub code: FaultCode,
    /// The sheet, in workbooks.
    pub sheet: Option<String>,
    /// The row, counted from 1.
    pub row: Option<u32>,
    /// `import-` and the code with hyphens; the sentence says what was expected, found, where and what to do.
    pub message_id: String,
    /// What was found, to be shown inside the sentence: a count, a kind of file, the headers.
    pub found: String,
}

impl Fault {
    /// A refusal of the whole file.
    pub fn new(code: FaultCode) -> Self {
        Self { code, sheet: None, row: None, message_id: message_id(code.code()), found: String::new() }
    }

    /// The same, at a row.
    #[must_use]
    pub fn at(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// The same, on a sheet.
    #[must_use]
    pub fn on(mut self, sheet: Option<&str>) -> Self {
        self.sheet = sheet.map(str::to_owned);
        self
    }

    /// The same, with what was found.
    #[must_use]
    pub fn found(mut self, what: impl Into<String>) -> Self {
        self.found = what.into();
        self
    }
}

/// The id of the message for a code.
pub fn message_id(code: &str) -> String {
    format!("import-{}", code.replace('_', "-"))
}
