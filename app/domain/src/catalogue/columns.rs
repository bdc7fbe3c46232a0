//! The four tables: their columns and what a cell of each may hold.

/// A table of the catalogue, in the order in which tables must be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    Providers,
    Programmes,
    Offerings,
    Capacity,
}

/// What a filled cell must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Text,
    Number,
    Flag,
    /// One code of this list.
    Code(&'static str),
    /// Codes of this list, separated by `;`.
    Codes(&'static str),
    Languages,
    Time,
    Weekdays,
    Town,
    Date,
    Phone,
}

type Column = (&'static str, Cell);

use Cell::{Code, Codes, Date, Flag, Languages, Number, Phone, Text, Time, Town, Weekdays};

const PROVIDERS: &[Column] = &[
    ("provider_id", Text),
    ("parent_id", Text),
    ("agency", Code("agency")),
    ("agency_kind", Code("agency_kind")),
    ("name_es", Text),
    ("name_en", Text),
    ("municipality", Town),
    ("address_es", Text),
    ("address_public", Flag),
    ("how_to_get_there_es", Text),
    ("how_to_get_there_en", Text),
    ("phone", Phone),
    ("whatsapp", Phone),
    ("email", Text),
    ("contact_role_es", Text),
    ("contact_role_en", Text),
    ("opening_hours_es", Text),
    ("opening_hours_en", Text),
    ("languages", Languages),
    ("confidential", Flag),
    ("protected", Flag),
    ("status", Code("status")),
    ("synthetic", Flag),
];

const PROGRAMMES: &[Column] = &[
    ("programme_id", Text),
    ("provider_id", Text),
    ("category", Code("category")),
    ("kind", Code("kind")),
    ("field", Code("field")),
    ("name_es", Text),
    ("name_en", Text),
    ("summary_es", Text),
    ("summary_en", Text),
    ("serves_es", Text),
    ("serves_en", Text),
    ("bring_es", Text),
    ("bring_en", Text),
    ("cost_q", Number),
    ("cost_es", Text),
    ("cost_en", Text),
    ("duration_es", Text),
    ("duration_en", Text),
    ("answer_within_hours", Number),
    ("private", Flag),
    ("private_label_es", Text),
    ("private_label_en", Text),
    ("protected", Flag),
    ("public_listing", Flag),
    ("status", Code("status")),
    ("synthetic", Flag),
];

const OFFERINGS: &[Column] = &[
    ("offering_id", Text),
    ("programme_id", Text),
    ("provider_id", Text),
    ("cohort", Text),
    ("name_es", Text),
    ("name_en", Text),
    ("municipality", Town),
    ("place_es", Text),
    ("place_en", Text),
    ("departs_from", Town),
    ("start_day", Number),
    ("end_day", Number),
    ("days", Weekdays),
    ("time_from", Time),
    ("time_to", Time),
    ("per_night", Flag),
    ("unit", Code("unit")),
    ("charge", Code("charge")),
    ("room", Code("room")),
    ("nights_max", Number),
    ("sex", Code("sex")),
    ("age_min", Number),
    ("age_max", Number),
    ("household_types", Codes("household_type")),
    ("persons_min", Number),
    ("persons_max", Number),
    ("languages", Languages),
    ("interpreter_languages", Languages),
    ("accessibility", Codes("access")),
    ("documents", Codes("document")),
    ("schooling_min", Number),
    ("field", Code("field")),
    ("skill_field", Code("field")),
    ("skill_years", Number),
    ("max_km", Number),
    ("private", Flag),
    ("protected", Flag),
    ("status", Code("offering_status")),
    ("start_date", Date),
    ("end_date", Date),
];

const CAPACITY: &[Column] = &[
    ("offering_id", Text),
    ("slot_from", Number),
    ("slot_to", Number),
    ("total", Number),
    ("occupied", Number),
    ("held", Number),
    ("out_of_service", Number),
    ("out_reason", Code("out_reason")),
    ("updated_hours_ago", Number),
];

impl Table {
    /// Every table, each after those it refers to.
    pub const ALL: [Self; 4] = [Self::Providers, Self::Programmes, Self::Offerings, Self::Capacity];

    fn columns(self) -> &'static [Column] {
        match self {
            Self::Providers => PROVIDERS,
            Self::Programmes => PROGRAMMES,
            Self::Offerings => OFFERINGS,
            Self::Capacity => CAPACITY,
        }
    }

    /// What cells of this column hold, if the table has it.
    pub fn cell(self, column: &str) -> Option<Cell> {
        self.columns().iter().find(|(name, _)| *name == column).map(|(_, cell)| *cell)
    }

    /// Columns every row must fill; a day may be given by its date column.
    pub fn required(self) -> &'static [&'static str] {
        match self {
            Self::Providers => {
                &["provider_id", "agency", "agency_kind", "name_es", "municipality", "languages", "status"]
            }
            Self::Programmes => &["programme_id", "provider_id", "category", "kind", "name_es", "summary_es", "status"],
            Self::Offerings => &[
                "offering_id",
                "programme_id",
                "provider_id",
                "name_es",
                "municipality",
                "start_day",
                "end_day",
                "per_night",
                "unit",
                "charge",
                "sex",
                "status",
            ],
            Self::Capacity => &["offering_id", "slot_from", "slot_to", "total"],
        }
    }

    /// The table most of whose columns are in `header`; none when fewer than three are.
    pub fn recognise(header: &[String]) -> Option<Self> {
        const ENOUGH: usize = 3;
        let shared = |table: &Self| {
            table
                .columns()
                .iter()
                .filter(|(name, cell)| *cell != Date && header.iter().any(|cell| cell == name))
                .count()
        };
        // `max_by_key` keeps the last of equals, and the first table has precedence.
        Self::ALL.into_iter().rev().max_by_key(shared).filter(|table| shared(table) >= ENOUGH)
    }
}

/// The column that may stand in for a day column (`start_day` → `start_date`).
pub fn date_column(column: &str) -> Option<&'static str> {
    match column {
        "start_day" => Some("start_date"),
        "end_day" => Some("end_date"),
        _ => None,
    }
}
