//! The words of letters, from the language files by typed functions.

use app::paths;
use domain::outbox::OutMessage;
use jiff::civil::Date;
use locales::dates::{self, Day};
use locales::{Locale, mail};

/// Subject and body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// A letter to a provider about one referral. `base` is the address of the portal; the token opens that referral alone.
pub fn provider(l: Locale, message: OutMessage, name: &str, token: Option<&str>, answer_by: Date, base: &str) -> Text {
    let link = format!("{base}{}", token.map_or_else(paths::received, paths::signed_link));
    let by = dates::long_day(l, day(answer_by));
    let (subject, body) = match message {
        OutMessage::ReferralReminder(_) => {
            (mail::provider_reminder_subject(l), mail::provider_reminder_body(l, by, link, name))
        }
        OutMessage::ReferralInformed(_) => {
            (mail::provider_informed_subject(l), mail::provider_informed_body(l, by, link, name))
        }
        OutMessage::ReferralWithdrawn(_) => {
            (mail::provider_withdrawn_subject(l), mail::provider_withdrawn_body(l, name))
        }
        _ => (mail::provider_sent_subject(l), mail::provider_sent_body(l, by, link, name)),
    };
    Text { subject, body }
}

/// A letter to a member of staff: one sentence and where to look.
pub fn staff(l: Locale, message: OutMessage, case: Option<uuid::Uuid>, base: &str) -> Text {
    let what = what(l, message);
    let path = match message {
        OutMessage::HandoverPrepared(_) | OutMessage::HandoverOverdue(_) | OutMessage::CaseSealed(_) => {
            paths::protection()
        }
        OutMessage::GlassBroken(_) => paths::glass_register(),
        OutMessage::ConsentWithdrawn(_) => paths::audit(),
        OutMessage::StaffAccess(_) | OutMessage::StaffInvited(_) => paths::my_account(),
        _ => case.map_or_else(paths::inbox, paths::person),
    };
    let mut sentence = what.clone();
    if let Some(first) = sentence.get(..1).map(str::to_uppercase) {
        sentence.replace_range(..1, &first);
    }
    Text { subject: mail::staff_subject(l, what), body: mail::staff_body(l, format!("{base}{path}"), sentence) }
}

fn what(l: Locale, message: OutMessage) -> String {
    use OutMessage as M;
    match message {
        M::ReferralOverdue(_) => mail::staff_referral_overdue(l),
        M::ReferralAsked(_) => mail::staff_referral_asked(l),
        M::ReferralWaitlisted(_) => mail::staff_referral_waitlisted(l),
        M::ReferralAccepted(_) => mail::staff_referral_accepted(l),
        M::ReferralDeclined(_) => mail::staff_referral_declined(l),
        M::ReferralExpired(_) => mail::staff_referral_expired(l),
        M::AppointmentExcused(_) => mail::staff_appointment_excused(l),
        M::AppointmentMissed(_) => mail::staff_appointment_missed(l),
        M::PlacementEnded(_) => mail::staff_placement_ended(l),
        M::CaseAssigned(_) => mail::staff_case_assigned(l),
        M::ConsentWithdrawn(_) => mail::staff_consent_withdrawn(l),
        M::HandoverPrepared(_) => mail::staff_handover_prepared(l),
        M::HandoverOverdue(_) => mail::staff_handover_overdue(l),
        M::CaseSealed(_) => mail::staff_case_sealed(l),
        M::CardFrozen(_) => mail::staff_card_frozen(l),
        M::GlassBroken(_) => mail::staff_glass_broken(l),
        M::PersonWrote(_) => mail::staff_person_wrote(l),
        M::FollowUpDue(_) => mail::staff_follow_up_due(l),
        M::TaskGiven(_) => mail::staff_task_given(l),
        M::StaffAccess(_) | M::StaffInvited(_) => mail::staff_access(l),
        M::ReferralSent(_)
        | M::ReferralReminder(_)
        | M::ReferralInformed(_)
        | M::ReferralWithdrawn(_)
        | M::AppointmentPlanned(_)
        | M::AppointmentReminder(_)
        | M::AppointmentMoved(_)
        | M::AppointmentCancelled(_)
        | M::WorkerWrote(_) => mail::staff_other(l),
    }
}

/// A civil date as the words take it.
pub(crate) fn day(date: Date) -> Day {
    let part = |number: i8| u8::try_from(number).unwrap_or(0);
    Day::new(date.year(), part(date.month()), part(date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::ReferralId;

    #[test]
    fn a_provider_gets_a_link_and_a_day_and_no_person() {
        let id = ReferralId::from_uuid(uuid::Uuid::from_u128(7));
        let text = provider(
            Locale::ES,
            OutMessage::ReferralSent(id),
            "Casa Azul",
            Some("tok"),
            Date::constant(2026, 11, 30),
            "https://c.example",
        );
        assert!(
            text.body.contains("https://c.example/r/tok") && text.body.contains("30 de noviembre"),
            "{}",
            text.body
        );
        assert!(!text.body.contains(&id.to_string()) && !text.subject.contains('\n'));
        let withdrawn = provider(
            Locale::EN,
            OutMessage::ReferralWithdrawn(id),
            "Casa Azul",
            None,
            Date::constant(2026, 11, 30),
            "",
        );
        assert!(!withdrawn.body.contains("/r/"));
    }

    #[test]
    fn a_colleague_gets_one_sentence() {
        let id = ReferralId::from_uuid(uuid::Uuid::from_u128(7));
        let text = staff(Locale::ES, OutMessage::ReferralAccepted(id), None, "https://c.example");
        assert_eq!(text.subject, "Ceiba: una referencia fue aceptada");
        assert!(text.body.starts_with("Una referencia fue aceptada."), "{}", text.body);
    }
}
