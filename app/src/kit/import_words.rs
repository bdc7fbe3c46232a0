//! Words for what the reading of a list found: one sentence a code.

use domain::manifest::{Fault, FaultCode, IssueCode};
use locales::{Locale, import};

/// Why a whole file is refused: what was expected, what was found, where, and what to do.
pub fn refusal(l: Locale, file: &str, fault: &Fault) -> String {
    let row = fault.row.map_or_else(|| "–".to_owned(), |row| row.to_string());
    let found = if fault.found.is_empty() { "?" } else { &fault.found };
    match fault.code {
        FaultCode::EmptyFile => import::import_empty_file(l, file),
        FaultCode::NoRows => import::import_no_rows(l, file, row),
        FaultCode::NotAList => import::import_not_a_list(l, file, found),
        FaultCode::Damaged => import::import_damaged(l, file),
        FaultCode::PasswordProtected => import::import_password_protected(l, file),
        FaultCode::TooLarge => import::import_too_large(l, file, found, row),
        FaultCode::ExpandsTooFar => import::import_expands_too_far(l, file, found),
        FaultCode::TooManyColumns => import::import_too_many_columns(l, file, found, row),
        FaultCode::ColumnsUnknown => import::import_columns_unknown(l, file, found, row),
        FaultCode::QuoteNotClosed => import::import_quote_not_closed(l),
        FaultCode::EdifactNotPaxlst => import::import_edifact_not_paxlst(l, file, found),
    }
}

/// What to look at and what to do, without the value, which the page shows beside it.
pub fn issue(l: Locale, code: IssueCode) -> String {
    match code {
        IssueCode::MissingName => import::import_missing_name(l),
        IssueCode::DateImpossible => import::import_date_impossible(l),
        IssueCode::BirthDateFuture => import::import_birth_date_future(l),
        IssueCode::ColumnCount => import::import_column_count(l),
        IssueCode::EdifactCountMismatch => import::import_edifact_count_mismatch(l),
        IssueCode::QuoteNotClosed => import::import_quote_not_closed(l),
        IssueCode::BirthDateMissing => import::import_birth_date_missing(l),
        IssueCode::DateUnreadable => import::import_date_unreadable(l),
        IssueCode::DateAmbiguous => import::import_date_ambiguous(l),
        IssueCode::BirthDateImplausible => import::import_birth_date_implausible(l),
        IssueCode::AgeDateMismatch => import::import_age_date_mismatch(l),
        IssueCode::CuiCheckDigit => import::import_cui_check_digit(l),
        IssueCode::CuiPlace => import::import_cui_place(l),
        IssueCode::CuiLength => import::import_cui_length(l),
        IssueCode::NumberMangled => import::import_number_mangled(l),
        IssueCode::SexUnreadable => import::import_sex_unreadable(l),
        IssueCode::UnknownMunicipality => import::import_unknown_municipality(l),
        IssueCode::MunicipalityAmbiguous => import::import_municipality_ambiguous(l),
        IssueCode::DepartmentMismatch => import::import_department_mismatch(l),
        IssueCode::DuplicateInFile => import::import_duplicate_in_file(l),
        IssueCode::ListNoRepeated => import::import_list_no_repeated(l),
        IssueCode::CountMismatch => import::import_count_mismatch(l),
        IssueCode::FormulaLikeText => import::import_formula_like_text(l),
        IssueCode::ControlCharacters => import::import_control_characters(l),
        IssueCode::EncodingMixed => import::import_encoding_mixed(l),
        IssueCode::FlightUnknown => import::import_flight_unknown(l),
        IssueCode::TotalRowIgnored => import::import_total_row_ignored(l),
        IssueCode::NoteRowIgnored => import::import_note_row_ignored(l),
        IssueCode::HeaderRepeated => import::import_header_repeated(l),
        IssueCode::SheetIgnored => import::import_sheet_ignored(l),
        IssueCode::SheetMerged => import::import_sheet_merged(l),
        IssueCode::ColumnIgnored => import::import_column_ignored(l),
        IssueCode::SexMissing => import::import_sex_missing(l),
        IssueCode::BirthDateApproximate => import::import_birth_date_approximate(l),
        IssueCode::BirthDateJanuaryFirst => import::import_birth_date_january_first(l),
        IssueCode::TwoDigitYear => import::import_two_digit_year(l),
        IssueCode::MunicipalityGuessed => import::import_municipality_guessed(l),
        IssueCode::MunicipalityMissing => import::import_municipality_missing(l),
        IssueCode::NameOrderUnclear => import::import_name_order_unclear(l),
        IssueCode::OtherNationality => import::import_other_nationality(l),
        IssueCode::ListNoGap => import::import_list_no_gap(l),
        IssueCode::DocumentTypeUnknown => import::import_document_type_unknown(l),
        IssueCode::MinorUnaccompanied => import::import_minor_unaccompanied(l),
    }
}

#[cfg(test)]
mod tests {
    use domain::manifest::{Fault, FaultCode, IssueCode};
    use locales::Locale;

    #[test]
    fn every_refusal_is_one_line_of_fair_length_in_both_languages() {
        for l in [Locale::ES, Locale::EN] {
            for code in FaultCode::ALL {
                let words = super::refusal(l, "lista.xlsx", &Fault::new(*code).at(3).found("300"));
                assert!((15..=400).contains(&words.chars().count()) && !words.contains('\n'), "{words}");
            }
            assert!(IssueCode::ALL.iter().all(|code| super::issue(l, *code).chars().count() > 10));
        }
    }
}
