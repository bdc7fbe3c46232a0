//! Words for what the reading of catalogue files found: one sentence a code, and where.

use domain::catalogue::finding::Code;
use domain::catalogue::{Finding, Outcome};
use locales::{Locale, catalogue as words};

/// File, line and column.
pub fn finding_place(l: Locale, at: &Finding) -> String {
    let line = at.line.to_string();
    if at.column.is_empty() {
        words::finding_place(l, &at.file, &line)
    } else {
        words::finding_place_column(l, &at.column, &at.file, &line)
    }
}

/// What happened to the file or the row.
pub fn finding_outcome(l: Locale, at: &Finding) -> String {
    match at.outcome {
        Outcome::RefuseFile => words::finding_outcome_refuse_file(l),
        Outcome::RefuseRow => words::finding_outcome_refuse_row(l),
        Outcome::Warn => words::finding_outcome_warn(l),
    }
}

/// What is wrong and what to do.
pub fn finding(l: Locale, at: &Finding) -> String {
    match at.code {
        Code::EmptyFile => words::finding_empty_file(l),
        Code::NotUtf8 => words::finding_not_utf8(l),
        Code::NullByte => words::finding_null_byte(l),
        Code::NotJson => words::finding_not_json(l),
        Code::UnknownHeader => words::finding_unknown_header(l),
        Code::MissingColumn => words::finding_missing_column(l, &at.column),
        Code::NoRows => words::finding_no_rows(l),
        Code::UnknownColumn => words::finding_unknown_column(l, &at.column),
        Code::ColumnCount => words::finding_column_count(l, &at.value),
        Code::MissingValue => words::finding_missing_value(l, &at.column),
        Code::BadValue => words::finding_bad_value(l, &at.column, &at.value),
        Code::BadNumber => words::finding_bad_number(l, &at.column, &at.value),
        Code::NegativeNumber => words::finding_negative_number(l, &at.value),
        Code::FormulaCell => words::finding_formula_cell(l, &at.column),
        Code::MixedDayForms => words::finding_mixed_day_forms(l),
        Code::DuplicateId => words::finding_duplicate_id(l, &at.value),
        Code::UnknownMunicipality => words::finding_unknown_municipality(l, &at.value),
        Code::UnknownProvider => words::finding_unknown_provider(l, &at.value),
        Code::UnknownProgramme => words::finding_unknown_programme(l, &at.value),
        Code::UnknownOffering => words::finding_unknown_offering(l, &at.value),
        Code::UnknownReference => words::finding_unknown_reference(l, &at.column, &at.value),
        Code::ProviderNotOfProgramme => words::finding_provider_not_of_programme(l, &at.value),
        Code::CyclicParent => words::finding_cyclic_parent(l, &at.value),
        Code::EndsBeforeBegins => words::finding_ends_before_begins(l, &at.value),
        Code::AgeMinOverMax => words::finding_age_min_over_max(l, &at.value),
        Code::PersonsMinOverMax => words::finding_persons_min_over_max(l, &at.value),
        Code::NobodyFits => words::finding_nobody_fits(l, &at.column),
        Code::HalfARule => words::finding_half_a_rule(l),
        Code::PerNightDiffers => words::finding_per_night_differs(l, &at.column),
        Code::OverlappingCohorts => words::finding_overlapping_cohorts(l, &at.value),
        Code::ChildNotProtected => words::finding_child_not_protected(l),
        Code::ProtectedDiffers => words::finding_protected_differs(l, &at.column),
        Code::NegativeCapacity => words::finding_negative_capacity(l, &at.column),
        Code::AbsurdCapacity => words::finding_absurd_capacity(l, &at.value),
        Code::SlotOutside => words::finding_slot_outside(l, &at.value),
        Code::SlotOverlap => words::finding_slot_overlap(l, &at.value),
        Code::OverCapacity => words::finding_over_capacity(l, &at.value),
    }
}
