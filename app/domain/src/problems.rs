//! What is wrong with what was typed: facts here, codes across, words in `locales/*/errors.ftl`.

use std::collections::BTreeMap;

/// What a form held, exactly as typed, by field name.
pub type Typed = BTreeMap<String, String>;

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal $(, $warning:ident)?;)*) => {
        /// What can be wrong with a field or with a form; each has its sentence in the language files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemCode {
            $($(#[$doc])* $variant,)*
        }

        impl ProblemCode {
            /// Every code, for the guard that asks each language for its sentence.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code as it crosses to pages and files.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// True when the form may be saved all the same after the person has seen it.
            pub const fn is_warning(self) -> bool {
                match self {
                    $(Self::$variant => problem_codes!(@warning $($warning)?),)*
                }
            }
        }
    };
    (@warning) => { false };
    (@warning warning) => { true };
}

problem_codes! {
    /// Nothing was answered and an answer is needed.
    Required = "required";
    /// More characters than the field holds.
    TooLong = "too_long";
    /// Fewer characters than make sense.
    TooShort = "too_short";
    /// A character that cannot be stored or shown, such as a control character.
    CharacterNotAllowed = "character_not_allowed";
    /// A choice that the list does not have.
    ChoiceUnknown = "choice_unknown";
    /// Not a whole number.
    NumberUnreadable = "number_unreadable";
    /// A number outside what the field allows.
    NumberOutOfRange = "number_out_of_range";

    /// The day does not exist, such as 31 February.
    DateImpossible = "date_impossible";
    /// A day that has to be past lies ahead.
    DateInFuture = "date_in_future";
    /// A day that has to lie ahead is past.
    DateInPast = "date_in_past";
    /// The text is no date.
    DateUnreadable = "date_unreadable";
    /// Day and month could be the other way round.
    DateAmbiguous = "date_ambiguous", warning;
    /// The end lies before the start.
    DateEndBeforeStart = "date_end_before_start";
    /// The text is no time of day.
    TimeUnreadable = "time_unreadable";
    /// Older than anybody or not yet born.
    AgeOutOfRange = "age_out_of_range";
    /// The programme does not take this age.
    AgeNotServed = "age_not_served";

    /// A name with digits or signs.
    NameUnreadable = "name_unreadable";
    /// A name that looks like a mistake and may be right.
    NameUnusual = "name_unusual", warning;
    /// Letters in a telephone number.
    PhoneLetters = "phone_letters";
    /// Too few or too many digits for a telephone number.
    PhoneLength = "phone_length";
    /// A number that is no line of the country it names.
    PhoneUnusual = "phone_unusual", warning;
    /// Not an electronic mail address.
    EmailUnreadable = "email_unreadable";

    /// An identity number without 13 digits.
    CuiLength = "cui_length";
    /// Letters in an identity number.
    CuiLetters = "cui_letters";
    /// The check digit of the identity number does not fit.
    CuiCheckDigit = "cui_check_digit", warning;
    /// A check digit of a document's machine-readable zone does not fit.
    ZoneCheckDigit = "zone_check_digit", warning;
    /// What was scanned is no machine-readable zone.
    ZoneUnreadable = "zone_unreadable";
    /// The identity number names no municipality we know.
    CuiPlace = "cui_place", warning;
    /// A passport number that fits no form we know.
    PassportUnusual = "passport_unusual", warning;
    /// Another person already has this document.
    DocumentOfAnotherPerson = "document_of_another_person", warning;
    /// No municipality of that name.
    PlaceUnknown = "place_unknown";
    /// Several municipalities of that name.
    PlaceAmbiguous = "place_ambiguous";
    /// No language of that name.
    LanguageUnknown = "language_unknown";

    /// No line of that number on the list.
    LineUnknown = "line_unknown";
    /// This line was registered before.
    LineAlreadyArrived = "line_already_arrived";
    /// Somebody like this arrived before; the clerk decides.
    PossibleDuplicate = "possible_duplicate", warning;
    /// A member cannot be their own relative, nor in two households.
    MemberTwice = "member_twice";
    /// A child needs the adult of the family who cares for it, or the protection officer.
    CaregiverMissing = "caregiver_missing";
    /// A child alone gets no card.
    CardForChildAlone = "card_for_child_alone";

    /// The check digit of the card does not fit.
    CardCheckDigit = "card_check_digit";
    /// A card number without 12 digits.
    CardLength = "card_length";
    /// The card belongs to somebody.
    CardAlreadyBound = "card_already_bound";
    /// The card is frozen.
    CardFrozen = "card_frozen";
    /// The card was replaced or annulled.
    CardRevoked = "card_revoked";
    /// The card was never printed by us.
    CardUnknown = "card_unknown";
    /// No file has this code, or none for this caller.
    CodeUnknown = "code_unknown";
    /// Card, PIN or both do not open anything; never says which.
    PinWrongOrUnknown = "pin_wrong_or_unknown";
    /// A PIN that is easily guessed.
    PinTooEasy = "pin_too_easy";
    /// A PIN without six digits.
    PinLength = "pin_length";

    /// Name, password or second factor is wrong; never says which.
    SignInWrong = "sign_in_wrong";
    /// Locked after many tries.
    SignInLocked = "sign_in_locked";
    /// The code of the second factor does not fit.
    SecondFactorWrong = "second_factor_wrong";
    /// A fresh second factor is needed for this.
    StepUpNeeded = "step_up_needed";
    /// Too many tries in a short time.
    TooManyTries = "too_many_tries";
    /// Not the password of this account.
    PasswordWrong = "password_wrong";
    /// A password shorter than allowed.
    PasswordTooShort = "password_too_short";
    /// A password known from leaks or made of the person's own name.
    PasswordTooEasy = "password_too_easy";
    /// The two passwords differ.
    PasswordsDiffer = "passwords_differ";
    /// The link was used or is too old.
    LinkExpired = "link_expired";
    /// The user name is taken.
    NameTaken = "name_taken";
    /// These two roles cannot be held together.
    RolesConflict = "roles_conflict";
    /// The session ended; what was typed is kept.
    SessionEnded = "session_ended";
    /// The same sending came with other content.
    SameRequestOtherContent = "same_request_other_content";
    /// Somebody else changed it since the page was opened.
    ChangedMeanwhile = "changed_meanwhile";
    /// It is not in a state that allows this.
    NotPossibleNow = "not_possible_now";

    /// Fewer places than people who were promised one.
    BelowTaken = "below_taken";
    /// The last place was taken meanwhile.
    PlaceGone = "place_gone";
    /// Somebody answered before.
    AlreadyAnswered = "already_answered";
    /// The referral was withdrawn.
    Withdrawn = "withdrawn";
    /// The time to answer is over.
    AnswerExpired = "answer_expired";
    /// A negative answer needs its reason.
    ReasonMissing = "reason_missing";
    /// The reason `other` needs words.
    ReasonWordsMissing = "reason_words_missing";
    /// The person has not agreed to this sharing.
    ConsentMissing = "consent_missing";
    /// How the consent was given, or its witness, is missing.
    ConsentWitnessMissing = "consent_witness_missing";
    /// An open referral to the same programme exists.
    AlreadyReferred = "already_referred", warning;
    /// The household does not meet the entry rules of the programme.
    NotEligible = "not_eligible";
    /// The message looks as if it held personal data.
    MessageTooPersonal = "message_too_personal", warning;
    /// Two people have to do this.
    SecondPersonNeeded = "second_person_needed";
    /// The paper that proves it is missing.
    ProofMissing = "proof_missing";
    /// The flight has open items.
    FlightNotBalanced = "flight_not_balanced";

    /// The file holds nothing.
    FileEmpty = "file_empty";
    /// The file is larger than allowed.
    FileTooLarge = "file_too_large";
    /// The file is of no kind we read.
    FileKindUnknown = "file_kind_unknown";
    /// The file is damaged or locked by a password.
    FileUnreadable = "file_unreadable";
    /// The columns do not tell who arrives.
    FileColumnsMissing = "file_columns_missing";
    /// The same file was read before.
    FileSameAsBefore = "file_same_as_before", warning;
    /// More rows than one flight carries.
    FileTooManyRows = "file_too_many_rows";
    /// The row has fewer or more cells than the header.
    RowCellCount = "row_cell_count";
    /// The same person twice in one list.
    RowTwice = "row_twice", warning;
}

/// One thing that is wrong, and with which field; a problem of the whole form has an empty field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong with it.
    pub code: ProblemCode,
}

/// Everything that is wrong with a form, in the order of its fields as they were checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Nothing wrong so far.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// One problem with one field.
    pub fn one(field: impl Into<String>, code: ProblemCode) -> Self {
        let mut problems = Self::new();
        problems.add(field, code);
        problems
    }

    /// Adds a problem; the same one twice is said once.
    pub fn add(&mut self, field: impl Into<String>, code: ProblemCode) {
        let problem = Problem { field: field.into(), code };
        if !self.0.contains(&problem) {
            self.0.push(problem);
        }
    }

    /// Keeps the value, or its problem under that field.
    pub fn take<T>(&mut self, field: &str, read: Result<T, ProblemCode>) -> Option<T> {
        read.map_err(|code| self.add(field, code)).ok()
    }

    /// Adds all problems of a part of the form.
    pub fn extend(&mut self, others: Self) {
        for problem in others.0 {
            self.add(problem.field, problem.code);
        }
    }

    /// What is wrong with one field.
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = ProblemCode> + 'a {
        self.0.iter().filter(move |problem| problem.field == field).map(|problem| problem.code)
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// True when nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when at least one of them keeps the form from being saved.
    pub fn block(&self) -> bool {
        self.0.iter().any(|problem| !problem.code.is_warning())
    }

    /// The same, but a warning counts as well until its code is among those that somebody confirmed having seen.
    pub fn confirmed_or<T>(self, confirmed: &str, value: Option<T>) -> Result<T, Self> {
        let seen = |code: ProblemCode| confirmed.split(',').any(|one| one == code.code());
        if self.0.iter().any(|problem| problem.code.is_warning() && !seen(problem.code)) {
            return Err(self);
        }
        self.or(value)
    }

    /// The value when nothing blocks, else everything that was found.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if !self.block() => Ok(value),
            _ => Err(self),
        }
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_distinct_snake_case_words() {
        let codes: BTreeSet<_> = ProblemCode::ALL.iter().map(|code| code.code()).collect();
        assert_eq!(codes.len(), ProblemCode::ALL.len());
        assert!(codes.iter().all(|code| { code.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase()) }));
    }

    #[test]
    fn warnings_alone_do_not_block() {
        let mut problems = Problems::one("cui", ProblemCode::CuiCheckDigit);
        assert!(!problems.block());
        problems.add("names", ProblemCode::Required);
        assert!(problems.block());
        assert_eq!(problems.of("cui").collect::<Vec<_>>(), [ProblemCode::CuiCheckDigit]);
    }

    #[test]
    fn the_same_problem_is_said_once_and_values_pass_through() {
        let mut problems = Problems::new();
        assert_eq!(problems.take("age", Ok(3)), Some(3));
        assert_eq!(problems.take::<u8>("age", Err(ProblemCode::NumberUnreadable)), None);
        problems.add("age", ProblemCode::NumberUnreadable);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems.clone().or(Some(3)), Err(problems));
        assert_eq!(Problems::new().or(Some(3)), Ok(3));
        let doubt = Problems::one("cui", ProblemCode::CuiCheckDigit);
        assert!(doubt.clone().confirmed_or("", Some(3)).is_err() && doubt.clone().or(Some(3)).is_ok());
        assert_eq!(doubt.confirmed_or("zone_check_digit,cui_check_digit", Some(3)), Ok(3));
    }
}
