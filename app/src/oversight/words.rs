//! Codes of the unit in words, matched whole so that a new one does not compile without its sentence.

use domain::handover::{Authority, Duty, Said, Seen, Signature};
use locales::{Locale, oversight as words};

/// A line of a story: its code, and the authority it names if it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub code: String,
    pub authority: Option<Authority>,
    pub said: Option<Said>,
}

/// How long somebody has waited: minutes, then hours, then days.
pub fn waited(l: Locale, minutes: i64) -> String {
    match minutes.max(0) {
        few @ 0..=119 => words::wait_minutes(l, few),
        some @ 120..=2_879 => words::wait_hours(l, some / 60),
        many => words::wait_days(l, many / 1_440),
    }
}

pub(super) fn duty(l: Locale, duty: Duty) -> String {
    match duty {
        Duty::Take => words::duty_take(l),
        Duty::Call => words::duty_call(l),
        Duty::HandOver => words::duty_hand_over(l),
        Duty::Confirm => words::duty_confirm(l),
        Duty::Acknowledge => words::duty_acknowledge(l),
        Duty::Close => words::duty_close(l),
    }
}

pub(super) fn authority(l: Locale, authority: Authority) -> String {
    match authority {
        Authority::SocialWelfare => words::authority_sbs(l),
        Authority::AttorneyGeneral => words::authority_pgn(l),
        Authority::ProtectionOfficer => words::authority_opi(l),
        Authority::ResponseTeam => words::authority_eri(l),
        Authority::Family => words::authority_family(l),
    }
}

pub(super) fn said(l: Locale, said: Said) -> String {
    match said {
        Said::Coming => words::said_coming(l),
        Said::Noted => words::said_noted(l),
        Said::NotReached => words::said_not_reached(l),
    }
}

pub(super) fn seen(l: Locale, seen: Seen) -> String {
    match seen {
        Seen::Dpi => words::seen_dpi(l),
        Seen::Credential => words::seen_credential(l),
        Seen::Passport => words::seen_passport(l),
    }
}

pub(super) fn signature(l: Locale, signature: Signature) -> String {
    match signature {
        Signature::Screen => words::signed_screen(l),
        Signature::Paper => words::signed_paper(l),
    }
}

/// The title of a line of the story, and what it adds.
pub(super) fn story(l: Locale, told: &Told) -> (String, Option<String>) {
    let who = told.authority.map(|one| authority(l, one));
    let more = match (who, told.said) {
        (Some(who), Some(answer)) => Some(format!("{who}: {}", said(l, answer))),
        (who, _) => who,
    };
    let title = match told.code.as_str() {
        "handover_prepared" => words::story_prepared(l),
        "handover_taken" => words::story_taken(l),
        "handover_called" => words::story_called(l),
        "reunion_proposed" => words::story_proposed(l),
        "handover_made" => words::story_made(l),
        "handover_acknowledged" => words::story_acknowledged(l),
        "note_written" => words::story_note(l),
        "case_closed" => words::story_closed(l),
        other => crate::caseload::told(l, other),
    };
    (title, more)
}
