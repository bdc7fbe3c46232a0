//! Words for codes, and the mark on words of another language.

use domain::problems::{Problem, ProblemCode};
use leptos::prelude::*;
use locales::{Locale, Said, errors};

/// The sentence for a problem: what happened and what to do.
pub fn problem(l: Locale, problem: &Problem) -> String {
    code(l, problem.code)
}

/// A sentence of a public page, marked with its language when that is not the page's own.
pub fn say(page: Locale, said: Said) -> AnyView {
    if said.locale == page.of_page() {
        said.text.into_any()
    } else {
        view! { <span lang=said.locale.code()>{said.text}</span> }.into_any()
    }
}

/// The sentence for a code. A code without a sentence does not compile.
pub fn code(l: Locale, code: ProblemCode) -> String {
    match code {
        ProblemCode::Required => errors::problem_required(l),
        ProblemCode::TooLong => errors::problem_too_long(l),
        ProblemCode::TooShort => errors::problem_too_short(l),
        ProblemCode::CharacterNotAllowed => errors::problem_character_not_allowed(l),
        ProblemCode::ChoiceUnknown => errors::problem_choice_unknown(l),
        ProblemCode::NumberUnreadable => errors::problem_number_unreadable(l),
        ProblemCode::NumberOutOfRange => errors::problem_number_out_of_range(l),
        ProblemCode::DateImpossible => errors::problem_date_impossible(l),
        ProblemCode::DateInFuture => errors::problem_date_in_future(l),
        ProblemCode::DateInPast => errors::problem_date_in_past(l),
        ProblemCode::DateUnreadable => errors::problem_date_unreadable(l),
        ProblemCode::DateAmbiguous => errors::problem_date_ambiguous(l),
        ProblemCode::DateEndBeforeStart => errors::problem_date_end_before_start(l),
        ProblemCode::TimeUnreadable => errors::problem_time_unreadable(l),
        ProblemCode::AgeOutOfRange => errors::problem_age_out_of_range(l),
        ProblemCode::AgeNotServed => errors::problem_age_not_served(l),
        ProblemCode::NameUnreadable => errors::problem_name_unreadable(l),
        ProblemCode::NameUnusual => errors::problem_name_unusual(l),
        ProblemCode::PhoneLetters => errors::problem_phone_letters(l),
        ProblemCode::PhoneLength => errors::problem_phone_length(l),
        ProblemCode::PhoneUnusual => errors::problem_phone_unusual(l),
        ProblemCode::EmailUnreadable => errors::problem_email_unreadable(l),
        ProblemCode::CuiLength => errors::problem_cui_length(l),
        ProblemCode::CuiLetters => errors::problem_cui_letters(l),
        ProblemCode::CuiCheckDigit => errors::problem_cui_check_digit(l),
        ProblemCode::ZoneCheckDigit => errors::problem_zone_check_digit(l),
        ProblemCode::ZoneUnreadable => errors::problem_zone_unreadable(l),
        ProblemCode::CuiPlace => errors::problem_cui_place(l),
        ProblemCode::PassportUnusual => errors::problem_passport_unusual(l),
        ProblemCode::DocumentOfAnotherPerson => errors::problem_document_of_another_person(l),
        ProblemCode::PlaceUnknown => errors::problem_place_unknown(l),
        ProblemCode::PlaceAmbiguous => errors::problem_place_ambiguous(l),
        ProblemCode::LanguageUnknown => errors::problem_language_unknown(l),
        ProblemCode::LineUnknown => errors::problem_line_unknown(l),
        ProblemCode::LineAlreadyArrived => errors::problem_line_already_arrived(l),
        ProblemCode::PossibleDuplicate => errors::problem_possible_duplicate(l),
        ProblemCode::MemberTwice => errors::problem_member_twice(l),
        ProblemCode::CaregiverMissing => errors::problem_caregiver_missing(l),
        ProblemCode::CardForChildAlone => errors::problem_card_for_child_alone(l),
        ProblemCode::CardCheckDigit => errors::problem_card_check_digit(l),
        ProblemCode::CardLength => errors::problem_card_length(l),
        ProblemCode::CardAlreadyBound => errors::problem_card_already_bound(l),
        ProblemCode::CardFrozen => errors::problem_card_frozen(l),
        ProblemCode::CardRevoked => errors::problem_card_revoked(l),
        ProblemCode::CardUnknown => errors::problem_card_unknown(l),
        ProblemCode::CodeUnknown => errors::problem_code_unknown(l),
        ProblemCode::PinWrongOrUnknown => errors::problem_pin_wrong_or_unknown(l),
        ProblemCode::PinTooEasy => errors::problem_pin_too_easy(l),
        ProblemCode::PinLength => errors::problem_pin_length(l),
        ProblemCode::SignInWrong => errors::problem_sign_in_wrong(l),
        ProblemCode::SignInLocked => errors::problem_sign_in_locked(l),
        ProblemCode::SecondFactorWrong => errors::problem_second_factor_wrong(l),
        ProblemCode::StepUpNeeded => errors::problem_step_up_needed(l),
        ProblemCode::TooManyTries => errors::problem_too_many_tries(l),
        ProblemCode::PasswordWrong => errors::problem_password_wrong(l),
        ProblemCode::PasswordTooShort => errors::problem_password_too_short(l),
        ProblemCode::PasswordTooEasy => errors::problem_password_too_easy(l),
        ProblemCode::PasswordsDiffer => errors::problem_passwords_differ(l),
        ProblemCode::LinkExpired => errors::problem_link_expired(l),
        ProblemCode::NameTaken => errors::problem_name_taken(l),
        ProblemCode::RolesConflict => errors::problem_roles_conflict(l),
        ProblemCode::SessionEnded => errors::problem_session_ended(l),
        ProblemCode::SameRequestOtherContent => errors::problem_same_request_other_content(l),
        ProblemCode::ChangedMeanwhile => errors::problem_changed_meanwhile(l),
        ProblemCode::NotPossibleNow => errors::problem_not_possible_now(l),
        ProblemCode::PlaceGone => errors::problem_place_gone(l),
        ProblemCode::BelowTaken => errors::problem_below_taken(l),
        ProblemCode::AlreadyAnswered => errors::problem_already_answered(l),
        ProblemCode::Withdrawn => errors::problem_withdrawn(l),
        ProblemCode::AnswerExpired => errors::problem_answer_expired(l),
        ProblemCode::ReasonMissing => errors::problem_reason_missing(l),
        ProblemCode::ReasonWordsMissing => errors::problem_reason_words_missing(l),
        ProblemCode::ConsentMissing => errors::problem_consent_missing(l),
        ProblemCode::ConsentWitnessMissing => errors::problem_consent_witness_missing(l),
        ProblemCode::AlreadyReferred => errors::problem_already_referred(l),
        ProblemCode::NotEligible => errors::problem_not_eligible(l),
        ProblemCode::MessageTooPersonal => errors::problem_message_too_personal(l),
        ProblemCode::SecondPersonNeeded => errors::problem_second_person_needed(l),
        ProblemCode::ProofMissing => errors::problem_proof_missing(l),
        ProblemCode::FlightNotBalanced => errors::problem_flight_not_balanced(l),
        ProblemCode::FileEmpty => errors::problem_file_empty(l),
        ProblemCode::FileTooLarge => errors::problem_file_too_large(l),
        ProblemCode::FileKindUnknown => errors::problem_file_kind_unknown(l),
        ProblemCode::FileUnreadable => errors::problem_file_unreadable(l),
        ProblemCode::FileColumnsMissing => errors::problem_file_columns_missing(l),
        ProblemCode::FileSameAsBefore => errors::problem_file_same_as_before(l),
        ProblemCode::FileTooManyRows => errors::problem_file_too_many_rows(l),
        ProblemCode::RowCellCount => errors::problem_row_cell_count(l),
        ProblemCode::RowTwice => errors::problem_row_twice(l),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_sentence_in_both_languages() {
        for known in ProblemCode::ALL {
            let (spanish, english) = (code(Locale::ES, *known), code(Locale::EN, *known));
            assert!(spanish.ends_with('.') && english.ends_with('.'), "{known:?}");
            assert_ne!(spanish, english, "{known:?}");
        }
    }
}
