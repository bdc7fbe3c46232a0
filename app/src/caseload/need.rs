use domain::need::{NotWantedReason, UnmetReason};
use leptos::prelude::*;
use locales::{Locale, caseload as words};

use super::coded;
use crate::kit::{self, Choice, Form, Opt};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// How a need ended; what is not met is kept and offered again.
pub fn need_page(frame: &StaffFrame, case: &str, need: &str, category: &str, form: &Form) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::need_end_title(l)).width(Width::Narrow).form(form), || {
        let mut options = vec![Opt::new("met", words::need_met(l))];
        options.extend(UnmetReason::ALL.iter().map(|one| {
            Opt::new(format!("unmet:{}", one.code()), format!("{}: {}", words::need_unmet(l), unmet(l, *one)))
        }));
        options.push(Opt::new(format!("partly_met:{}", UnmetReason::DidNotHelp.code()), words::need_partly_met(l)));
        options.extend(NotWantedReason::ALL.iter().map(|one| {
            Opt::new(
                format!("declined_by_person:{}", one.code()),
                format!("{}: {}", words::need_not_wanted(l), not_wanted(l, *one)),
            )
        }));
        view! {
            {kit::error_summary(l, form, |_| Some(words::need_outcome(l)))}
            {kit::back_link(paths::person(case), words::file_title(l))}
            {kit::page_head(words::need_end_title(l), Some(coded(l, "category", category)), None)}
            <form method="post" action=paths::need(case, need) class="sheet pad stack">
                {kit::request_id(&frame.request_id)}
                {Choice::one("outcome", words::need_outcome(l), options).hint(words::need_outcome_hint(l)).view(l, form)}
                <button class="button go">{words::need_save(l)}</button>
            </form>
        }
    })
}

fn unmet(l: Locale, reason: UnmetReason) -> String {
    match reason {
        UnmetReason::NoOffer => words::unmet_no_offer(l),
        UnmetReason::NoPlace => words::unmet_no_place(l),
        UnmetReason::NotEligible => words::unmet_not_eligible(l),
        UnmetReason::TooFar => words::unmet_too_far(l),
        UnmetReason::DidNotHelp => words::unmet_did_not_help(l),
        UnmetReason::NotReached => words::unmet_not_reached(l),
    }
}

fn not_wanted(l: Locale, reason: NotWantedReason) -> String {
    match reason {
        NotWantedReason::SolvedAlone => words::not_wanted_solved_alone(l),
        NotWantedReason::Family => words::not_wanted_family(l),
        NotWantedReason::OtherHelp => words::not_wanted_other_help(l),
        NotWantedReason::NotSaid => words::not_wanted_not_said(l),
    }
}
