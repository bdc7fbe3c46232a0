use domain::consent::Purpose;
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, caseload as words, paper};

use super::tasks::{FileTask, file_tasks};
use super::{NextStep, coded};
use crate::kit::{
    self, Choice, Column, Event, Field, Form, Identity, Line, Opt, Row, Select, Size, State, Tab, Table, TextArea,
};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// A need of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNeed {
    pub id: String,
    pub category: String,
    pub state: String,
    /// It may still be ended by the reader.
    pub open: bool,
}

/// A referral of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReferral {
    pub id: String,
    pub programme: String,
    pub provider: String,
    pub state: String,
    pub sent: Moment,
    /// Until when an answer is awaited.
    pub due: Option<Moment>,
}

/// What one purpose was answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    Yes(Moment),
    No,
    TakenBack,
    NotAsked,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNote {
    pub at: Moment,
    pub who: Option<String>,
    pub words: String,
    pub narrow: bool,
}

/// What a person's file shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    pub case: String,
    pub name: String,
    /// Age, languages, destination, how many they are.
    pub facts: Vec<String>,
    /// Arrival, person responsible, code of the file.
    pub more: Vec<String>,
    pub urgent: bool,
    pub private_interview: bool,
    pub next: NextStep,
    pub needs: Vec<FileNeed>,
    pub referrals: Vec<FileReferral>,
    pub consents: Vec<(Purpose, Agreed)>,
    /// The next one due first.
    pub tasks: Vec<FileTask>,
    /// The task whose form came back.
    pub task_refused: Option<String>,
    pub notes: Vec<FileNote>,
    pub may_note: bool,
    /// The reader may write a note for few eyes.
    pub may_narrow: bool,
    /// The reader may print the person's card and slip.
    pub may_print: bool,
    /// The reader may ask whether this person has another record.
    pub may_ask_merge: bool,
    /// To whom the file can be given: id and name.
    pub colleagues: Vec<(String, String)>,
    /// When, who, code; newest first.
    pub story: Vec<(Moment, Option<String>, String)>,
    pub now: Moment,
    /// The note or the choice that came back.
    pub form: Form,
}

/// The sections of a file, with the current one.
pub(super) fn tabs(l: Locale, case: &str, current: u8) -> AnyView {
    let all = [
        (paths::person(case), words::file_summary(l)),
        (paths::interview(case, "hoy"), words::file_interview(l)),
        (paths::programmes(case), words::file_programmes(l)),
        (paths::consents(case), words::file_consents(l)),
    ];
    let tabs = all
        .into_iter()
        .enumerate()
        .map(|(at, (href, label))| Tab { href, label, badge: None, current: at == usize::from(current) })
        .collect();
    kit::sub_nav(words::file_tabs(l), tabs)
}

/// S14: one person, the next thing first.
pub fn file_page(frame: &StaffFrame, facts: &FileFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::file_title(l)).form(&facts.form), || {
        let urgent = facts.urgent.then(|| kit::tag(l, State::Urgent));
        let apart = facts.private_interview.then(|| kit::tag_tone(kit::Tone::Info, "ear", words::file_private(l)));
        let identity = Identity {
            name: facts.name.clone(),
            card: None,
            facts: facts.facts.clone(),
            more: facts.more.clone(),
            tags: [urgent, apart].into_iter().flatten().collect(),
            buttons: facts.may_print.then(|| print_links(l, &facts.case)),
        };
        let story = facts.story.iter().map(|(at, who, code)| Event {
            iso: at.iso(),
            at: dates::short(l, *at),
            who: who.clone(),
            title: told(l, code),
            words: None,
        });
        let story = kit::timeline(story.collect());
        let next = facts.next.path(&facts.case);
        let next = if next == paths::person(&facts.case) {
            view! { <p>{facts.next.word(l)}</p> }.into_any()
        } else {
            view! { <p><a class="button go" href=next>{facts.next.word(l)}</a></p> }.into_any()
        };
        view! {
            {kit::error_summary(l, &facts.form, |name| match name { "note" => Some(words::note_label(l)), "day" => Some(locales::tasks::snooze_day(l)), "to" => Some(words::assign_to(l)), "receipt" => Some(words::alike_receipt(l)), _ => None })}
            {kit::back_link(paths::inbox(), words::inbox_title(l))}
            {kit::identity_bar(identity)}
            {tabs(l, &facts.case, 0)}
            <div class="columns">
                <div class="stack">
                    <section class="sheet" aria-labelledby="next"><header><h2 id="next">{words::file_next(l)}</h2></header><div class="pad">{next}</div></section>
                    {referrals(l, facts)}
                    {needs(l, facts)}
                    {file_tasks(frame, &facts.case, &facts.tasks, (facts.may_note, facts.now), (facts.task_refused.as_deref(), &facts.form))}
                    {consents(l, facts)}
                    {notes(frame, facts)}
                    {assign(frame, facts)}
                    {facts.may_ask_merge.then(|| alike(frame, facts))}
                </div>
                <section class="sheet" aria-labelledby="story"><header><h2 id="story">{words::file_story(l)}</h2></header><div class="pad">{story}</div>
                    <footer><a href=paths::person_trail(&facts.case)>{words::file_who_saw(l)}</a></footer></section>
            </div>
        }
    })
}

/// The slip of today and a card, for the person to take along.
fn print_links(l: Locale, case: &str) -> AnyView {
    view! {
        <a class="button" href=paths::person_slip(case)>{kit::icon("printer")}{paper::slip_open(l)}</a>
        <a class="button" href=paths::person_card(case)>{kit::icon("id-card")}{paper::card_open(l)}</a>
    }
    .into_any()
}

fn section(id: &'static str, title: String, inside: AnyView) -> AnyView {
    view! { <section class="sheet" aria-labelledby=id><header><h2 id=id>{title}</h2></header>{inside}</section> }
        .into_any()
}

fn referrals(l: Locale, facts: &FileFacts) -> AnyView {
    if facts.referrals.is_empty() {
        let see = view! { <div class="pad near"><p class="quiet">{words::file_no_referrals(l)}</p><p><a href=paths::programmes(&facts.case)>{words::file_see_programmes(l)}</a></p></div> };
        return section("referrals", words::file_referrals(l), see.into_any());
    }
    let columns = vec![
        Column::text(words::file_programme(l)),
        Column::text(words::file_state(l)),
        Column::text(words::file_since(l)),
        Column::text(words::file_missing(l)),
    ];
    let lines = facts.referrals.iter().map(|one| {
        let state = State::parse(&one.state).map(|state| kit::tag(l, state)).into_any();
        let missing = match (one.due, one.state.as_str()) {
            (Some(due), _) => kit::due(l, due, facts.now),
            (None, "declined" | "expired") => view! { <a href=paths::programmes(&facts.case)>{words::file_elsewhere(l)}</a> }.into_any(),
            (None, _) => ().into_any(),
        };
        let name = view! { <a href=paths::referral(&one.id)>{one.programme.clone()}</a><br/><span class="quiet small">{one.provider.clone()}</span> };
        Line::new(vec![name.into_any(), state, dates::short_day(l, one.sent.day).into_any(), missing])
    });
    let table = Table { caption: words::file_referrals(l), columns, lines: lines.collect() }.view();
    section("referrals", words::file_referrals(l), table)
}

fn needs(l: Locale, facts: &FileFacts) -> AnyView {
    let rows: Vec<Row> = facts
        .needs
        .iter()
        .map(|one| {
            let row = Row::text(coded(l, "category", &one.category), need(l, &one.state));
            if one.open { row.change(paths::need(&facts.case, &one.id), words::need_end(l)) } else { row }
        })
        .collect();
    let inside = if rows.is_empty() {
        view! { <p class="pad quiet">{words::file_no_needs(l)}</p> }.into_any()
    } else {
        view! { <div class="pad">{kit::summary_list(rows)}</div> }.into_any()
    };
    section("needs", words::file_needs(l), inside)
}

fn consents(l: Locale, facts: &FileFacts) -> AnyView {
    let rows = facts
        .consents
        .iter()
        .map(|(purpose, agreed)| Row::text(super::consent::purpose(l, *purpose), super::consent::agreed(l, *agreed)))
        .collect();
    let inside = view! { <div class="pad stack">{kit::summary_list(rows)}<p><a href=paths::consents(&facts.case)>{words::file_consents_change(l)}</a></p></div> };
    section("consents", words::file_consents(l), inside.into_any())
}

fn notes(frame: &StaffFrame, facts: &FileFacts) -> AnyView {
    let l = frame.locale;
    let written: Vec<_> = facts
        .notes
        .iter()
        .map(|note| {
            let who = note.who.clone().map(|who| format!(" · {who}"));
            let narrow = note.narrow.then(|| view! { " "{kit::tag_tone(kit::Tone::Plain, "lock", words::note_narrow_tag(l))} });
            view! { <li><p class="quiet small"><time datetime=note.at.iso()>{dates::short(l, note.at)}</time>{who}{narrow}</p><p>{note.words.clone()}</p></li> }
        })
        .collect();
    let written = (!written.is_empty()).then(|| view! { <ul class="rows">{written}</ul> });
    let form = facts.may_note.then(|| {
        let narrow = facts.may_narrow.then(|| Choice::several("narrow", words::note_who(l), vec![Opt::new("yes", words::note_narrow(l))]).view(l, &facts.form));
        view! {
            <form method="post" action=paths::person_note(&facts.case) class="stack pad">
                {kit::request_id(&frame.request_id)}
                {TextArea::new("note", words::note_label(l)).hint(words::note_hint(l)).rows(3).max(4000).view(l, &facts.form)}
                {narrow}
                <button class="button">{words::note_save(l)}</button>
            </form>
        }
    });
    section("notes", words::notes_title(l), view! { {written}{form} }.into_any())
}

fn assign(frame: &StaffFrame, facts: &FileFacts) -> Option<AnyView> {
    let l = frame.locale;
    if facts.colleagues.is_empty() {
        return None;
    }
    let options = facts.colleagues.iter().map(|(id, name)| Opt::new(id, name)).collect();
    let form = view! {
        <form method="post" action=paths::person_assign(&facts.case) class="stack pad">
            {kit::request_id(&frame.request_id)}
            {Select::new("to", words::assign_to(l), options).empty(words::assign_choose(l)).view(l, &facts.form)}
            <button class="button">{words::assign_save(l)}</button>
        </form>
    };
    Some(section("assign", words::assign_title(l), form.into_any()))
}

/// The person may have another record: those who decide are asked to look.
fn alike(frame: &StaffFrame, facts: &FileFacts) -> AnyView {
    let (l, form) = (frame.locale, &facts.form);
    view! {
        <details class="sheet pad" open=form.problem("receipt").is_some()>
            <summary><b>{words::alike_title(l)}</b></summary>
            <form method="post" action=paths::person_alike(&facts.case) class="stack">
                {kit::request_id(&frame.request_id)}
                <p>{words::alike_words(l)}</p>
                {Field::text("receipt", words::alike_receipt(l)).hint(words::alike_receipt_hint(l)).size(Size::W12).max(8).view(l, form)}
                <button class="button">{words::alike_send(l)}</button>
            </form>
        </details>
    }
    .into_any()
}

/// How a need stands, in words.
pub(crate) fn need(l: Locale, state: &str) -> String {
    match state {
        "open" => words::need_open(l),
        "in_progress" => words::need_in_progress(l),
        "met" => words::need_met(l),
        "partly_met" => words::need_partly_met(l),
        "unmet" => words::need_unmet(l),
        "declined_by_person" => words::need_not_wanted(l),
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
        "programme_unsuited" => locales::programmes::story_not_suited(l),
        "programme_suits_again" => locales::programmes::story_suits_again(l),
        "referral_by_exception" => locales::programmes::story_by_exception(l),
        "need_ended" => words::story_need_ended(l),
        "referral_sent" => words::story_referral_sent(l),
        "referral_accepted" => words::story_referral_accepted(l),
        "referral_declined" => words::story_referral_declined(l),
        "referral_waitlisted" => words::story_referral_waitlisted(l),
        "appointment_planned" => words::story_appointment_planned(l),
        "appointment_confirmed" => words::story_appointment_confirmed(l),
        "appointment_excused" => words::story_appointment_excused(l),
        "referral_withdrawn" => words::story_referral_withdrawn(l),
        "referral_reminded" => words::story_referral_reminded(l),
        "referral_expired" => words::story_referral_expired(l),
        "referral_answered_by_phone" => words::story_referral_by_phone(l),
        "appointment_cancelled" => words::story_appointment_cancelled(l),
        "appointment_attended" => words::story_appointment_attended(l),
        "appointment_missed" => words::story_appointment_missed(l),
        "card_bound" => words::story_card_bound(l),
        "card_withheld" => words::story_card_withheld(l),
        "note_written" => words::story_note(l),
        "task_created" => locales::tasks::story_created(l),
        "task_snoozed" => locales::tasks::story_snoozed(l),
        "task_done" => locales::tasks::story_done(l),
        "task_not_needed" => locales::tasks::story_not_needed(l),
        "merge_asked" => words::story_merge_asked(l),
        "consent_given" => words::story_consent_given(l),
        "consent_refused" => words::story_consent_refused(l),
        "consent_withdrawn" => words::story_consent_withdrawn(l),
        "case_closed" => words::story_case_closed(l),
        _ => words::story_other(l),
    }
}
