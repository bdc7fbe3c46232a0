//! P2: one careful answer; only what was shared is shown, and what the person will read.

use domain::referral::{DeclineReason, DeclinedBy, WaitReason};
use leptos::prelude::*;
use locales::dates::Moment;
use locales::provider;

use super::words;
use crate::kit::form::Form;
use crate::kit::{self, Choice, Field, Opt, Row, Size, page_head, summary_list, tag};
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// P2: the referral with exactly the shared fields, and the form that came back.
pub struct One {
    /// Where the answer is sent.
    pub action: String,
    pub who: String,
    pub age: Option<i64>,
    pub people: usize,
    pub languages: String,
    pub municipality: String,
    pub offering: String,
    pub state: kit::State,
    pub answer_by: Moment,
    pub now: Moment,
    /// Awaits an answer.
    pub open: bool,
    /// First day that may be given, for the hint and the first value.
    pub first_day: String,
    /// A rule refused the answer: its sentence.
    pub refused: Option<String>,
    pub form: Form,
}

/// The provider's answer page.
pub fn one_page(frame: &StaffFrame, facts: One) -> String {
    let l = frame.locale;
    let wrong = facts.refused.is_some() || facts.form.problems.block();
    let head = Head::new(provider::one_title(l)).width(Width::Narrow).error(wrong);
    staff_page(frame, head, || {
        let mut rows = vec![Row::text(provider::one_place(l), facts.offering.clone())];
        // What was not shared, or nobody knows, has no line.
        if !facts.municipality.is_empty() {
            rows.push(Row::text(provider::one_from(l), facts.municipality.clone()));
        }
        rows.push(Row::text(provider::one_languages(l), facts.languages.clone()));
        rows.push(Row::view(provider::one_state(l), tag(l, facts.state)));
        let age = facts.age.map(|years| provider::card_age(l, years));
        let people = provider::card_people(l, i64::try_from(facts.people).unwrap_or(1));
        let lead = [age, Some(people)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let forms = if facts.open {
            view! {
                <p>{provider::inbox_left(l)}" "{kit::due(l, facts.answer_by, facts.now)}</p>
                {accept(frame, &facts)}
                {coded(frame, &facts, "waitlist")}
                {coded(frame, &facts, "decline")}
            }
            .into_any()
        } else {
            kit::notice(kit::Tone::Info, provider::one_answered(l))
        };
        view! {
            {kit::error_summary(l, &facts.form, |_| None)}
            {facts.refused.clone().map(|words| kit::notice(kit::Tone::Warn, words))}
            {page_head(facts.who.clone(), Some(lead), None)}
            {summary_list(rows)}
            {forms}
        }
    })
}

fn accept(frame: &StaffFrame, facts: &One) -> AnyView {
    let l = frame.locale;
    let mut form = facts.form.clone();
    form.typed.entry("on".into()).or_insert_with(|| facts.first_day.clone());
    let on = Field::text("on", provider::accept_on(l))
        .hint(provider::accept_on_hint(l, facts.first_day.as_str()))
        .size(Size::W12);
    let at = Field::text("at", provider::accept_at(l)).hint(provider::accept_at_hint(l)).size(Size::W8);
    view! {
        <form method="post" action=facts.action.clone() class="stack sheet pad">
            <h2>{provider::accept_title(l)}</h2>
            {kit::request_id(&frame.request_id)}
            <input type="hidden" name="answer" value="accept"/>
            {on.view(l, &form)}
            {at.view(l, &form)}
            <p class="quiet">{provider::accept_reads(l)}</p>
            <button class="button go">{provider::accept_button(l)}</button>
        </form>
    }
    .into_any()
}

/// Waiting list and decline: a coded reason each. Their field has the same name, so the id tells them apart.
fn coded(frame: &StaffFrame, facts: &One, answer: &'static str) -> AnyView {
    let l = frame.locale;
    let mine = facts.form.value("answer") == answer;
    let form = if mine { facts.form.clone() } else { Form::default() };
    let (title, button, note, choice) = if answer == "decline" {
        let options =
            DeclineReason::offered(DeclinedBy::Provider).map(|r| Opt::new(r.code(), words::decline(l, r))).collect();
        let choice = Choice::one("reason", provider::decline_reason(l), options);
        (provider::decline_title(l), provider::decline_button(l), Some(provider::decline_reads(l)), choice)
    } else {
        let options = WaitReason::ALL.iter().map(|r| Opt::new(r.code(), words::wait(l, *r))).collect();
        (
            provider::wait_title(l),
            provider::wait_button(l),
            None,
            Choice::one("reason", provider::wait_reason(l), options),
        )
    };
    view! {
        <details class="sheet pad" open=mine>
            <summary>{title}</summary>
            <form method="post" action=facts.action.clone() class="stack">
                {kit::request_id(&frame.request_id)}
                <input type="hidden" name="answer" value=answer/>
                {choice.view(l, &form)}
                {note.map(|words| view! { <p class="quiet">{words}</p> })}
                <button class="button">{button}</button>
            </form>
        </details>
    }
    .into_any()
}
