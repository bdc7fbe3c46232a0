use leptos::prelude::*;
use locales::{Locale, caseload as words};

use super::{NextStep, coded};
use crate::kit::{self, Event, Identity, Row, State, Tab};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// What a person's file shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    pub case: String,
    pub name: String,
    pub age: Option<i64>,
    /// Day of arrival in words.
    pub arrived: Option<String>,
    pub worker: Option<String>,
    /// The code by which the file is asked for: the receipt it began with.
    pub code: Option<String>,
    pub next: NextStep,
    /// Category and state of each need.
    pub needs: Vec<(String, String)>,
    /// Programme and state of each referral.
    pub referrals: Vec<(String, String)>,
    /// ISO instant, instant in words, who, code; newest first.
    pub story: Vec<(String, String, Option<String>, String)>,
}

/// The sections of a file, with the current one.
pub(super) fn tabs(l: Locale, case: &str, current: u8) -> AnyView {
    let all = [(paths::person(case), words::file_summary(l)), (paths::interview(case, "hoy"), words::file_interview(l)), (paths::programmes(case), words::file_programmes(l))];
    let tabs = all.into_iter().enumerate().map(|(at, (href, label))| Tab { href, label, badge: None, current: at == usize::from(current) }).collect();
    kit::sub_nav(words::file_tabs(l), tabs)
}

/// S14: one person, the next thing first.
pub fn file_page(frame: &StaffFrame, facts: &FileFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::file_title(l)), || {
        let identity = Identity {
            name: facts.name.clone(),
            card: None,
            facts: facts.age.map(|age| words::file_age(l, age)).into_iter().collect(),
            more: [facts.arrived.as_deref().map(|day| words::file_arrived(l, day)), facts.worker.as_deref().map(|name| words::file_worker(l, name)), facts.code.as_deref().map(|code| words::file_code(l, code))].into_iter().flatten().collect(),
            tags: Vec::new(),
            buttons: None,
        };
        let needs = facts.needs.iter().map(|(category, state)| Row::text(coded(l, "category", category), need(l, state))).collect::<Vec<_>>();
        let referrals = facts.referrals.iter().map(|(programme, state)| Row::view(programme.clone(), State::parse(state).map(|state| kit::tag(l, state)).into_any())).collect::<Vec<_>>();
        let story = facts.story.iter().map(|(iso, at, who, code)| Event { iso: iso.clone(), at: at.clone(), who: who.clone(), title: told(l, code), words: None }).collect();
        view! {
            {kit::identity_bar(identity)}
            {tabs(l, &facts.case, 0)}
            <section class="sheet" aria-labelledby="next"><header><h2 id="next">{words::file_next(l)}</h2></header>
                <div class="pad"><p><a class="button go" href=facts.next.path(&facts.case)>{facts.next.word(l)}</a></p></div></section>
            {section("referrals", words::file_referrals(l), referrals, words::file_no_referrals(l))}
            {section("needs", words::file_needs(l), needs, words::file_no_needs(l))}
            <section class="sheet" aria-labelledby="story"><header><h2 id="story">{words::file_story(l)}</h2></header>
                <div class="pad">{kit::timeline(story)}</div></section>
        }
    })
}

fn section(id: &'static str, title: String, rows: Vec<Row>, none: String) -> AnyView {
    let inside = if rows.is_empty() { view! { <p class="quiet">{none}</p> }.into_any() } else { kit::summary_list(rows) };
    view! { <section class="sheet" aria-labelledby=id><header><h2 id=id>{title}</h2></header><div class="pad">{inside}</div></section> }.into_any()
}

pub(crate) fn need(l: Locale, state: &str) -> String {
    match state {
        "open" => words::need_open(l),
        "in_progress" => words::need_in_progress(l),
        _ => words::need_ended(l),
    }
}

/// What a line of the story says.
pub(crate) fn told(l: Locale, code: &str) -> String {
    match code {
        "arrival_registered" | "case_opened" => words::story_arrival(l),
        "case_assigned" => words::story_case_assigned(l),
        "interview_completed" => words::story_interview_completed(l),
        "need_found" => words::story_need_found(l),
        "need_ended" => words::story_need_ended(l),
        "referral_sent" => words::story_referral_sent(l),
        "referral_accepted" => words::story_referral_accepted(l),
        "referral_declined" => words::story_referral_declined(l),
        "referral_waitlisted" => words::story_referral_waitlisted(l),
        "appointment_planned" => words::story_appointment_planned(l),
        "appointment_confirmed" => words::story_appointment_confirmed(l),
        "appointment_excused" => words::story_appointment_excused(l),
        _ => words::story_other(l),
    }
}
