use super::{ReferralState as S, *};
use crate::{
    change::{
        Change,
        tests::{agree, ana, at, id},
    },
    consent::{Consent, tests::shares},
    outbox::OutMessage,
};

fn referral(state: S) -> Referral {
    Referral {
        id: id(ReferralId::mint, 1),
        case: id(CaseId::mint, 2),
        need: None,
        provider: id(ProviderId::mint, 3),
        offering: id(OfferingId::mint, 4),
        state,
    }
}

fn yes() -> Vec<Consent> {
    vec![shares(id(ProviderId::mint, 3))]
}

fn every() -> Vec<Referral> {
    let on = ana(0);
    let all = [
        S::Draft,
        S::Sent { on, answer_by: at(48) },
        S::InfoRequested { on, wanted: Wanted::Papers, answer_by: at(48) },
        S::Waitlisted { on, reason: WaitReason::NextGroup, number: 4, expected: None },
        S::Accepted { on, place: None },
        S::Declined { on, by: DeclinedBy::Provider, reason: DeclineReason::NoPlace, alternative: None },
        S::Withdrawn { on, kind: WithdrawalKind::Moved },
        S::Expired { at: at(1) },
    ];
    assert_eq!(all.map(|state| state.name()), name::ALL);
    all.map(referral).to_vec()
}

fn states<E>(step: impl Fn(Referral) -> Result<Change<Referral>, E>) -> String {
    agree(every(), |referral| referral.state.name(), step).join(" ")
}

#[test]
fn each_step_is_allowed_where_the_table_of_the_page_says_so() {
    let free = Seat::Free(None);
    assert_eq!(states(|r| r.send(&yes(), at(48), ana(1))), "draft");
    assert_eq!(states(|r| r.inform(at(48), ana(1))), "info_requested");
    assert_eq!(states(|r| r.remind(ana(1))), "sent waitlisted");
    assert_eq!(states(|r| r.accept(&yes(), free, ana(1))), "info_requested sent waitlisted");
    assert_eq!(states(|r| r.waitlist(WaitReason::NoPlaceNow, 2, None, ana(1))), "info_requested sent waitlisted");
    assert_eq!(states(|r| r.ask(Wanted::Health, at(9), ana(1))), "info_requested sent waitlisted");
    assert_eq!(
        states(|r| r.withdraw(WithdrawalKind::Mistake, ana(1))),
        "accepted draft info_requested sent waitlisted"
    );
    assert_eq!(states(|r| r.expire(at(48))), "info_requested sent");
    let no = |by, reason| states(move |r| r.decline(by, reason, None, ana(1)));
    assert_eq!(no(DeclinedBy::Provider, DeclineReason::NoPlace), "info_requested sent waitlisted");
    assert_eq!(no(DeclinedBy::Person, DeclineReason::AnotherPlan), "accepted info_requested sent waitlisted");
}

#[test]
fn the_second_answer_hears_who_was_first_and_when() {
    let sent = referral(S::Sent { on: ana(0), answer_by: at(48) });
    let accepted = sent.accept(&yes(), Seat::Free(None), ana(2)).unwrap();
    assert_eq!(accepted.message, Some(OutMessage::ReferralAccepted(sent.id)));
    let late = accepted.to.decline(DeclinedBy::Provider, DeclineReason::NoPlace, None, ana(3));
    assert_eq!(late.unwrap_err(), CannotAnswer::AlreadyAnswered { by: ana(2).by, at: at(2) });
}

#[test]
fn nothing_is_shared_or_kept_without_consent_or_place() {
    let draft = referral(S::Draft);
    assert_eq!(draft.send(&[], at(48), ana(1)), Err(CannotSend::ConsentMissing));
    assert_eq!(draft.send(&yes(), at(1), ana(1)), Err(CannotSend::DuePassed));
    let other = [shares(id(ProviderId::mint, 99))];
    assert_eq!(draft.send(&other, at(48), ana(1)), Err(CannotSend::ConsentMissing));
    let sent = draft.send(&yes(), at(48), ana(1)).unwrap().to;
    assert_eq!(sent.accept(&[], Seat::Free(None), ana(2)), Err(CannotAnswer::ConsentMissing));
    assert_eq!(sent.accept(&yes(), Seat::Gone, ana(2)), Err(CannotAnswer::PlaceGone));
}

#[test]
fn a_no_says_who_and_why_and_only_what_that_side_can_say() {
    let sent = referral(S::Sent { on: ana(0), answer_by: at(48) });
    let odd = sent.decline(DeclinedBy::Person, DeclineReason::NoPlace, None, ana(1));
    assert_eq!(odd, Err(CannotAnswer::ReasonDoesNotFit));
    let no = sent.decline(DeclinedBy::Provider, DeclineReason::NoPlace, None, ana(1)).unwrap();
    assert_eq!(no.event.facts, [("declined_by", "provider".into()), ("reason", "no_place".into())]);
    for by in DeclinedBy::ALL {
        assert!(DeclineReason::offered(*by).count() >= 3, "{by:?}");
    }
}

#[test]
fn a_referral_waits_until_its_time_and_not_longer() {
    let sent = referral(S::Sent { on: ana(0), answer_by: at(48) });
    assert!(sent.expire(at(47)).is_err());
    assert_eq!(sent.expire(at(48)).unwrap().message, Some(OutMessage::ReferralExpired(sent.id)));
    let waiting = sent.waitlist(WaitReason::NextGroup, 3, None, ana(1)).unwrap().to;
    assert!(waiting.expire(at(4_800)).is_err(), "a list is left by a decision");
}

#[test]
fn a_draft_is_withdrawn_in_silence() {
    assert_eq!(referral(S::Draft).withdraw(WithdrawalKind::Mistake, ana(1)).unwrap().message, None);
}
