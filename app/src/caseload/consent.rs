use domain::consent::{Given, Purpose};
use leptos::prelude::*;
use locales::dates;
use locales::{Locale, caseload as words, reception};

use super::Agreed;
use super::file::tabs;
use crate::kit::{self, Choice, Form, Opt};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// What the person agreed to, one purpose after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentFacts {
    pub case: String,
    pub consents: Vec<(Purpose, Agreed)>,
    pub may_change: bool,
    /// The purpose that is being asked now.
    pub asking: Option<Purpose>,
    pub form: Form,
}

/// S10: asked one by one, read aloud, taken back as easily as given.
pub fn consents_page(frame: &StaffFrame, facts: &ConsentFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::file_consents(l)).width(Width::Narrow).form(&facts.form), || {
        let rows: Vec<AnyView> =
            facts.consents.iter().map(|(purpose, agreed)| row(frame, facts, *purpose, *agreed)).collect();
        view! {
            {kit::error_summary(l, &facts.form, |name| label(l, name))}
            {kit::back_link(paths::person(&facts.case), words::file_title(l))}
            {kit::page_head(words::file_consents(l), Some(words::consent_lead(l)), None)}
            {tabs(l, &facts.case, 3)}
            {rows}
        }
    })
}

fn row(frame: &StaffFrame, facts: &ConsentFacts, purpose: Purpose, agreed_now: Agreed) -> AnyView {
    let l = frame.locale;
    let id = format!("for-{}", purpose.code());
    let asking = facts.asking == Some(purpose) && !matches!(agreed_now, Agreed::Yes(_));
    let back = (facts.may_change && matches!(agreed_now, Agreed::Yes(_))).then(|| {
        view! {
            <form method="post" action=paths::consents(&facts.case)>
                {kit::request_id(&frame.request_id)}
                <input type="hidden" name="purpose" value=purpose.code()/>
                <input type="hidden" name="answer" value="withdraw"/>
                <button class="button">{words::consent_take_back(l)}<span class="hidden_words">": "{self::purpose(l, purpose)}</span></button>
            </form>
        }
    });
    let ask = (facts.may_change && !asking && back.is_none()).then(|| {
        let href = format!("{}?para={}", paths::consents(&facts.case), purpose.code());
        view! { <p><a class="button" href=href>{words::consent_ask(l)}<span class="hidden_words">": "{self::purpose(l, purpose)}</span></a></p> }
    });
    let form = (facts.may_change && asking).then(|| {
        let answers = vec![Opt::new("yes", locales::common::yes(l)), Opt::new("no", locales::common::no(l))];
        let ways = Given::ALL.iter().filter(|how| **how != Given::Online).map(|how| Opt::new(how.code(), given(l, *how))).collect();
        view! {
            <form method="post" action=paths::consents(&facts.case) class="stack">
                {kit::request_id(&frame.request_id)}
                <input type="hidden" name="purpose" value=purpose.code()/>
                <p>{words::consent_read(l)}</p>
                {Choice::one("answer", words::consent_answer(l), answers).view(l, &facts.form)}
                {Choice::one("how", words::consent_how(l), ways).view(l, &facts.form)}
                {Choice::several("witness", words::consent_witness_title(l), vec![Opt::new("yes", words::consent_witness(l))]).view(l, &facts.form)}
                <button class="button go">{words::consent_save(l)}</button>
            </form>
        }
    });
    view! { <section class="sheet pad stack" aria-labelledby=id.clone()><div class="near"><h2 id=id.clone()>{self::purpose(l, purpose)}</h2><p>{agreed(l, agreed_now)}</p></div>{back}{ask}{form}</section> }
        .into_any()
}

fn label(l: Locale, name: &str) -> Option<String> {
    match name {
        "answer" => Some(words::consent_answer(l)),
        "how" => Some(words::consent_how(l)),
        "witness" => Some(words::consent_witness_title(l)),
        _ => None,
    }
}

pub(super) fn purpose(l: Locale, purpose: Purpose) -> String {
    match purpose {
        Purpose::Help => reception::consent_help(l),
        Purpose::Share => reception::consent_share(l),
        Purpose::Contact => reception::consent_contact(l),
        Purpose::Figures => reception::consent_figures(l),
    }
}

pub(super) fn agreed(l: Locale, agreed: Agreed) -> String {
    match agreed {
        Agreed::Yes(until) => words::agreed_yes(l, dates::day_with_year(l, until.day)),
        Agreed::No => words::agreed_no(l),
        Agreed::TakenBack => words::agreed_taken_back(l),
        Agreed::NotAsked => words::agreed_not_asked(l),
    }
}

fn given(l: Locale, how: Given) -> String {
    match how {
        Given::Spoken => words::given_spoken(l),
        Given::Signed => words::given_signed(l),
        Given::Thumb => words::given_thumb(l),
        Given::Online => words::given_online(l),
        Given::Caregiver => words::given_caregiver(l),
        Given::Guardian => words::given_guardian(l),
    }
}
