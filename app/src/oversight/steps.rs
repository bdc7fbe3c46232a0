use domain::handover::{Authority, Said, Seen, Signature};
use leptos::prelude::*;
use locales::{Locale, oversight as words};

use super::words::{authority, said, seen, signature};
use crate::kit::{self, Choice, Field, Form, Opt};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// A step of a hand-over that asks something: the call to an authority, or the hand-over itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepFacts {
    pub case: String,
    pub handover: String,
    pub child: String,
    /// The hand-over, else the call.
    pub hands_over: bool,
    pub form: Form,
}

/// One step, one page.
pub fn step_page(frame: &StaffFrame, facts: &StepFacts) -> String {
    let l = frame.locale;
    let title = if facts.hands_over { words::hand_over_title(l) } else { words::call_title(l) };
    let lead = if facts.hands_over { words::hand_over_lead(l) } else { words::call_lead(l) };
    let act = if facts.hands_over { "entrega" } else { "llamada" };
    staff_page(frame, Head::new(title.clone()).width(Width::Narrow).form(&facts.form), || {
        let fields = if facts.hands_over { receiver(l, &facts.form) } else { call(l, &facts.form) };
        let button = if facts.hands_over { words::hand_over_save(l) } else { words::call_save(l) };
        view! {
            {kit::error_summary(l, &facts.form, |name| label(l, name))}
            {kit::back_link(paths::protection_one(&facts.case), words::sealed_title(l))}
            {kit::page_head(title, Some(format!("{}. {lead}", facts.child)), None)}
            <form method="post" action=paths::protection_act(&facts.case, &facts.handover, act) class="sheet pad stack">
                {kit::request_id(&frame.request_id)}
                {fields}
                <button class="button go">{button}</button>
            </form>
        }
    })
}

fn label(l: Locale, name: &str) -> Option<String> {
    match name {
        "authority" => Some(words::step_authority(l)),
        "said" => Some(words::call_said(l)),
        "spoke_with" => Some(words::call_spoke_with(l)),
        "name" => Some(words::hand_over_name(l)),
        "seen" => Some(words::hand_over_seen(l)),
        "signature" => Some(words::hand_over_signature(l)),
        "proof" => Some(words::hand_over_proof(l)),
        _ => None,
    }
}

fn call(l: Locale, form: &Form) -> AnyView {
    let whom = Authority::ALL
        .iter()
        .filter(|one| **one != Authority::Family)
        .map(|one| Opt::new(one.code(), authority(l, *one)))
        .collect();
    let answers = Said::ALL.iter().map(|one| Opt::new(one.code(), said(l, *one))).collect();
    view! {
        {Choice::one("authority", words::step_authority(l), whom).view(l, form)}
        {Choice::one("said", words::call_said(l), answers).view(l, form)}
        {Field::text("spoke_with", words::call_spoke_with(l)).hint(words::call_spoke_with_hint(l)).max(120).view(l, form)}
    }
    .into_any()
}

fn receiver(l: Locale, form: &Form) -> AnyView {
    let whom = Authority::ALL.iter().map(|one| {
        let option = Opt::new(one.code(), authority(l, *one));
        if *one == Authority::Family { option.small(words::hand_over_family(l)) } else { option }
    });
    let papers = Seen::ALL.iter().map(|one| Opt::new(one.code(), seen(l, *one))).collect();
    let signed = Signature::ALL.iter().map(|one| Opt::new(one.code(), signature(l, *one))).collect();
    view! {
        {Choice::one("authority", words::step_authority(l), whom.collect()).options().view(l, form)}
        {Field::text("name", words::hand_over_name(l)).hint(words::hand_over_name_hint(l)).max(120).view(l, form)}
        {Choice::one("seen", words::hand_over_seen(l), papers).view(l, form)}
        {Choice::one("signature", words::hand_over_signature(l), signed).view(l, form)}
        {Choice::several("proof", words::hand_over_family_only(l), vec![Opt::new("yes", words::hand_over_proof(l))]).view(l, form)}
    }
    .into_any()
}
