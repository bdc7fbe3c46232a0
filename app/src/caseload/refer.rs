use leptos::prelude::*;
use locales::caseload as words;

use super::coded;
use crate::kit::{self, Choice, Form, Opt, Row, Tone};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// What a referral would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferFacts {
    pub case: String,
    pub offering: String,
    pub name: String,
    pub provider: String,
    pub category: String,
    /// First day, in words.
    pub from: String,
    pub units: i64,
    /// Instant, in words.
    pub answer_by: String,
    pub consent: bool,
    pub form: Form,
}

/// The name of a shared field.
pub(super) fn shared(l: locales::Locale, code: &str) -> Option<String> {
    Some(match code {
        "name" => words::shared_name(l),
        "age" => words::shared_age(l),
        "languages" => words::shared_languages(l),
        "people" => words::shared_people(l),
        "need" => words::shared_need(l),
        "phone" => words::refer_phone(l),
        "municipality" => words::refer_municipality(l),
        "trade" => words::refer_trade(l),
        "papers" => words::refer_papers(l),
        "access" => words::refer_access(l),
        _ => return None,
    })
}

/// S16: the offer is none any more; why, and the way to the others.
pub fn refer_over_page(frame: &StaffFrame, case: &str, form: &Form) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::refer_title(l)).width(Width::Narrow).form(form), || {
        view! {
            {kit::error_summary(l, form, |_| None)}
            {kit::page_head(words::refer_title(l), None, None)}
            <p>{words::refer_over(l)}</p>
            <p><a class="button go" href=paths::programmes(case)>{words::file_elsewhere(l)}</a></p>
        }
    })
}

/// S16: what is shared, with whom, until when; then one button.
pub fn refer_page(frame: &StaffFrame, facts: &ReferFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::refer_title(l)).width(Width::Narrow).form(&facts.form), || {
        let rows = vec![
            Row::text(words::refer_from(l), facts.from.clone()),
            Row::text(words::refer_places(l), facts.units.to_string()),
            Row::text(words::refer_answer_by(l), facts.answer_by.clone()),
            Row::text(words::refer_least(l), words::refer_least_words(l)),
        ];
        let more = vec![
            Opt::new("phone", words::refer_phone(l)),
            Opt::new("municipality", words::refer_municipality(l)),
            Opt::new("trade", words::refer_trade(l)),
            Opt::new("papers", words::refer_papers(l)),
            Opt::new("access", words::refer_access(l)),
        ];
        let consent = if facts.consent {
            kit::notice(Tone::Good, words::refer_consent_given(l))
        } else {
            let ask = format!("{}?para=share", paths::consents(&facts.case));
            kit::notice_view(
                Tone::Warn,
                view! { {words::refer_consent_missing(l)}" "<a href=ask>{words::consent_ask(l)}</a> }.into_any(),
            )
        };
        view! {
            {kit::error_summary(l, &facts.form, |_| None)}
            {kit::back_link(paths::programmes(&facts.case), words::programmes_title(l))}
            {kit::page_head(words::refer_title(l), Some(format!("{} · {}", facts.name, facts.provider)), None)}
            <div class="sheet pad">{kit::summary_list(rows)}</div>
            {consent}
            <form method="post" action=paths::refer(&facts.case, &facts.offering) class="stack">
                {kit::request_id(&frame.request_id)}
                {Choice::several("shared", words::refer_more(l), more).view(l, &facts.form)}
                <p class="quiet">{words::refer_reads_provider(l, coded(l, "category", &facts.category))}</p>
                <p class="quiet">{words::refer_reads_person(l)}</p>
                {facts.consent.then(|| view! { <button class="button go">{words::refer_send(l)}</button> })}
            </form>
        }
    })
}
