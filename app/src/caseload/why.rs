//! Sentences for what the engine found: one a rule, one a change, one a part of the fit.

use domain::catalogue::codes;
use domain::routing::{
    Change, Continuity, Excluded, Fit, Interest, Language, Misfit, Preference, Proximity, Reason, Receives, Wait,
};
use locales::{Locale, dates, routing as words};

use crate::kit::when;

/// How the engine's days are said: counted from a date, or as the numbers they are in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Day 0 is this date.
    From(jiff::civil::Date),
    /// The file does not say which date day 0 is.
    Numbered,
}

impl Days {
    /// A day of the engine in words.
    pub fn word(self, l: Locale, day: i64) -> String {
        match self {
            Self::From(zero) => {
                let day = zero.checked_add(jiff::Span::new().days(day.clamp(-9_999, 9_999))).unwrap_or(zero);
                dates::day_and_month(l, when::day(day))
            }
            Self::Numbered => words::day_numbered(l, day),
        }
    }
}

/// The name of a language by its code; the code itself where the portal does not list it.
pub fn language(l: Locale, code: &str) -> String {
    let code = if code == "spa" { "es" } else { code };
    Locale::parse(code).map_or_else(|| code.to_owned(), |found| found.name_in(l).to_owned())
}

/// The word of a code of a list, or the code itself.
pub fn coded(l: Locale, list: &str, code: &str) -> String {
    codes::find(list, code).map_or_else(
        || code.to_owned(),
        |found| if l == Locale::EN { found.en.to_owned() } else { found.es.to_owned() },
    )
}

/// The sentence of a reason.
pub fn reason(l: Locale, why: &Reason, days: Days) -> String {
    match why {
        Reason::Protected => words::rule_protected(l),
        Reason::Closed { status } => words::rule_closed(l, coded(l, "offering_status", status)),
        Reason::Consent { agency } => words::rule_consent(l, coded(l, "agency", agency)),
        Reason::AvoidedProvider => words::rule_avoided_provider(l),
        Reason::HouseholdType { household } => words::rule_household_type(l, coded(l, "household_type", household)),
        Reason::HouseholdSize { members, most, .. } if members > most => {
            words::rule_household_size_most(l, *members, *most)
        }
        Reason::HouseholdSize { members, least, .. } => words::rule_household_size_least(l, *least, *members),
        Reason::Sex { receives: Receives::Men, children_to } => words::rule_sex_men(l, *children_to),
        Reason::Sex { children_to, .. } => words::rule_sex_women(l, *children_to),
        Reason::Missing { fact } => words::rule_missing(l, fact.code()),
        Reason::Age { age, least, .. } if age < least => words::rule_age_least(l, *age, *least),
        Reason::Age { age, most, .. } => words::rule_age_most(l, *age, *most),
        Reason::Language { spoken, speaks } => {
            let spoken: Vec<String> = spoken.iter().map(|code| language(l, code)).collect();
            words::rule_language(l, language(l, speaks), spoken.join(", "))
        }
        Reason::Documents { document } => words::rule_documents(l, coded(l, "document", document)),
        Reason::Schooling { needed, reached } => {
            let level = |level: &i64| coded(l, "schooling", &level.to_string());
            words::rule_schooling(l, level(needed), level(reached))
        }
        Reason::Skill { field, needed, reached } => words::rule_skill(l, coded(l, "field", field), *needed, *reached),
        Reason::Accessibility { access } => words::rule_accessibility(l, coded(l, "access", access)),
        Reason::Distance { km, limit } => words::rule_distance(l, *km, *limit),
        Reason::Dates { start_day, ready_day, misfit } => {
            let (start, ready) = (days.word(l, *start_day), days.word(l, *ready_day));
            match misfit {
                Misfit::OpensLater => words::rule_dates_opens_later(l, ready, start),
                Misfit::EndsEarlier => words::rule_dates_ends_earlier(l),
                Misfit::StayTooLong => words::rule_dates_stay_too_long(l),
                Misfit::BeginsTooEarly => words::rule_dates_begins_too_early(l, ready, start),
                Misfit::BeginsTooLate => words::rule_dates_begins_too_late(l, start),
            }
        }
        Reason::Capacity { free, needed, day } => words::rule_capacity(l, days.word(l, *day), *free, *needed),
    }
}

fn change(l: Locale, change: &Change, days: Days) -> String {
    match change {
        Change::Reopen => words::change_reopen(l),
        Change::Consent { agency } => words::change_consent(l, coded(l, "agency", agency)),
        Change::RoomFor { members } => words::change_room_for(l, *members),
        Change::ReceiveFewer { members } => words::change_receive_fewer(l, *members),
        Change::Record { fact } => words::change_record(l, fact.code()),
        Change::Birthday { age, day } => words::change_birthday(l, *age, days.word(l, *day)),
        Change::Interpreter { language: code } => words::change_interpreter(l, language(l, code)),
        Change::Document { document } => words::change_document(l, coded(l, "document", document)),
        Change::Schooling { level } => words::change_schooling(l, coded(l, "schooling", &level.to_string())),
        Change::Certify { field, years } => words::change_certify(l, coded(l, "field", field), *years),
        Change::Access { access } => words::change_access(l, coded(l, "access", access)),
        Change::Distance { km } => words::change_distance(l, *km),
        Change::LaterStay { day } => words::change_later_stay(l, days.word(l, *day)),
        Change::ShorterStay { nights } => words::change_shorter_stay(l, *nights),
        Change::NextCohort { day, .. } => words::change_next_cohort(l, days.word(l, *day)),
        Change::NewCohort { from, to } => words::change_new_cohort(l, days.word(l, *from), days.word(l, *to)),
        Change::FreeFrom { day } => words::change_free_from(l, days.word(l, *day)),
        Change::FreePlaces { places } => words::change_free_places(l, *places),
    }
}

/// What would change an exclusion, in one line.
pub fn changes(l: Locale, out: &Excluded, days: Days) -> String {
    if out.change.is_empty() {
        return words::change_none(l);
    }
    let mut said: Vec<String> = out.change.iter().map(|step| change(l, &step.change, days)).collect();
    said.extend(
        out.change.last().and_then(|step| step.then.as_ref()).map(|then| words::change_also(l, reason(l, then, days))),
    );
    said.join(" ")
}

/// How a part of the fit is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    /// For the offer.
    For,
    /// To be taken into account, with the icon beside it.
    Mind(&'static str),
    /// Neither.
    Nothing,
}

/// One part of the fit, said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub points: i64,
    pub speaks: Speaks,
    pub words: String,
    /// It tells how far away the place is.
    pub tells_where: bool,
}

/// The six parts of the fit, most points first; equal ones in the order of the specification.
pub fn parts(l: Locale, fit: &Fit, mother: &str) -> Vec<Part> {
    use Speaks::{For, Mind, Nothing};
    let preference = match fit.preference.because {
        Preference::Choice(choice) => (For, words::fit_preference_choice(l, i64::try_from(choice).unwrap_or(3))),
        Preference::NotChosen => (Nothing, words::fit_preference_not_chosen(l)),
        Preference::Unstated => (Nothing, words::fit_preference_unstated(l)),
    };
    let proximity = match fit.proximity.because {
        Proximity::SameMunicipality => (For, words::fit_proximity_same(l)),
        Proximity::Kilometres(km) => (Mind("map-pin"), words::fit_proximity_km(l, km)),
        Proximity::Unknown => (Nothing, words::fit_proximity_unknown(l)),
    };
    let language = match fit.language.because {
        Language::MotherTongue => (For, words::fit_language_mother(l, mother)),
        Language::Common => (For, words::fit_language_common(l)),
        Language::Interpreter => (Mind("languages"), words::fit_language_interpreter(l)),
        Language::None => (Mind("languages"), words::fit_language_none(l)),
    };
    let wait = match fit.wait.because {
        Wait::AtOnce => (For, words::fit_wait_at_once(l)),
        Wait::Days(days) => (Mind("calendar"), words::fit_wait_days(l, days)),
    };
    let interest = match fit.interest.because {
        Interest::First => (For, words::fit_interest_first(l)),
        Interest::Other => (For, words::fit_interest_other(l)),
        Interest::Known(years) => (For, words::fit_interest_known(l, years)),
        Interest::None => (Nothing, words::fit_interest_none(l)),
    };
    let continuity = match fit.continuity.because {
        Continuity::SameOffer => (For, words::fit_continuity_same(l)),
        Continuity::KnownProvider => (For, words::fit_continuity_known(l)),
        Continuity::None => (Nothing, words::fit_continuity_none(l)),
    };
    let all = [preference, proximity, language, wait, interest, continuity];
    let mut said: Vec<Part> = fit
        .points()
        .into_iter()
        .zip(all)
        .enumerate()
        .map(|(at, (points, (speaks, words)))| Part { points, speaks, words, tells_where: at == 1 })
        .collect();
    said.sort_by_key(|part| -part.points);
    said
}
