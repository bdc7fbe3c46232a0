use domain::exception::ExceptionReason;
use leptos::prelude::*;
use locales::{Locale, caseload as words, programmes};

use super::coded;
use crate::kit::{self, Choice, Form, Opt, Reason, Row, Tone};
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
    /// What changed since it was recommended, in words; nothing while the recommendation holds.
    pub changed: Option<String>,
    /// Every rule it fails, in words; none when it applies.
    pub against: Vec<String>,
    /// What may answer for an exception; none when the rules stand.
    pub ways: Vec<ExceptionReason>,
    pub form: Form,
}

impl ReferFacts {
    /// It applies, or an exception may be made.
    pub const fn stands(&self) -> bool {
        self.against.is_empty() || !self.ways.is_empty()
    }
}

/// The name of a shared field.
pub(super) fn shared(l: Locale, code: &str) -> Option<String> {
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

/// What answers for an exception, in words.
pub(super) fn exception(l: Locale, reason: ExceptionReason) -> String {
    match reason {
        ExceptionReason::ProviderAgreed => programmes::exception_provider_agreed(l),
        ExceptionReason::PersonAccepts => programmes::exception_person_accepts(l),
        ExceptionReason::PaperComing => programmes::exception_paper_coming(l),
        ExceptionReason::InterpreterFound => programmes::exception_interpreter_found(l),
        ExceptionReason::ShownOtherwise => programmes::exception_shown_otherwise(l),
    }
}

/// Whether the recommendation still holds, and what stands against the programme now.
fn standing(l: Locale, facts: &ReferFacts) -> AnyView {
    let stale = facts.changed.clone().map(|what| {
        let said = if what.is_empty() { programmes::refer_stale_back(l) } else { programmes::refer_stale(l, what) };
        let again = paths::programmes(&facts.case);
        kit::notice_view(Tone::Warn, view! { {said}" "<a href=again>{programmes::refer_again(l)}</a> }.into_any())
    });
    let rules: Vec<_> = facts.against.iter().cloned().map(|rule| Reason::Lacks(rule, None)).collect();
    let never = facts.ways.is_empty().then(|| view! { <p>{programmes::refer_never(l)}</p> });
    let against = (!rules.is_empty()).then(|| {
        view! { <div class="sheet pad near"><p><b>{programmes::refer_against(l)}</b></p>{kit::reason_list(rules)}{never}</div> }
    });
    view! { {stale}{against} }.into_any()
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
        let lifts = !facts.against.is_empty();
        let sends = facts.consent && facts.stands();
        let exception = (lifts && sends).then(|| {
            let ways = facts.ways.iter().map(|way| Opt::new(way.code(), exception(l, *way))).collect();
            Choice::one("exception", programmes::refer_exception(l), ways)
                .hint(programmes::refer_exception_hint(l))
                .view(l, &facts.form)
        });
        let send = if lifts { programmes::refer_exception_send(l) } else { words::refer_send(l) };
        let send = sends.then(|| view! { <button class="button go">{send}</button> });
        let form = facts.stands().then(|| {
            view! {
                <form method="post" action=paths::refer(&facts.case, &facts.offering) class="stack">
                    {kit::request_id(&frame.request_id)}
                    {exception}
                    {Choice::several("shared", words::refer_more(l), more).view(l, &facts.form)}
                    <p class="quiet">{words::refer_reads_provider(l, coded(l, "category", &facts.category))}</p>
                    <p class="quiet">{words::refer_reads_person(l)}</p>
                    {send}
                </form>
            }
        });
        let elsewhere = (!facts.stands()).then(|| {
            view! { <p><a class="button go" href=paths::programmes(&facts.case)>{words::file_elsewhere(l)}</a></p> }
        });
        view! {
            {kit::error_summary(l, &facts.form, |name| (name == "exception").then(|| programmes::refer_exception(l)))}
            {kit::back_link(paths::programmes(&facts.case), programmes::title(l))}
            {kit::page_head(words::refer_title(l), Some(format!("{} · {}", facts.name, facts.provider)), None)}
            {standing(l, facts)}
            <div class="sheet pad">{kit::summary_list(rows)}</div>
            {consent}
            {form}
            {elsewhere}
        }
    })
}
