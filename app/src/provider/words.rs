//! Coded reasons in words, matched whole so that a new one does not compile without its sentence.

use domain::referral::{DeclineReason as D, WaitReason as W};
use locales::{Locale, provider};

pub(crate) fn decline(l: Locale, reason: D) -> String {
    match reason {
        D::NoPlace => provider::reason_no_place(l),
        D::AgeNotServed => provider::reason_age_not_served(l),
        D::FamilyNotServed => provider::reason_family_not_served(l),
        D::NeedsMoreSupport => provider::reason_needs_more_support(l),
        D::PapersMissing => provider::reason_papers_missing(l),
        D::SchoolingMissing => provider::reason_schooling_missing(l),
        D::TooFar => provider::reason_too_far(l),
        D::StartPassed => provider::reason_start_passed(l),
        D::ProgrammeClosed => provider::reason_programme_closed(l),
        D::NotReached => provider::reason_not_reached(l),
        D::AnotherPlan => provider::reason_another_plan(l),
        D::WorkOrFamily => provider::reason_work_or_family(l),
        D::NotSafe => provider::reason_not_safe(l),
        D::Other => provider::reason_other(l),
    }
}

pub(crate) fn wait(l: Locale, reason: W) -> String {
    match reason {
        W::NoPlaceNow => provider::wait_no_place_now(l),
        W::NextGroup => provider::wait_next_group(l),
        W::PapersPending => provider::wait_papers_pending(l),
        W::ApprovalPending => provider::wait_approval_pending(l),
        W::Other => provider::wait_other(l),
    }
}
