use domain::handover::{Authority, Duty, Said, Seen, Signature};
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, oversight as words};

use super::words::{Told, authority, duty, said, seen, signature, story, waited};
use crate::kit::{self, Event, Form, Identity, Row, TextArea};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// One child of a sealed file with what is done for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildFacts {
    pub handover: String,
    pub name: String,
    pub duty: Duty,
    pub officer: Option<String>,
    /// The reader is the officer who has the child.
    pub mine: bool,
    /// The reader may be the second person of a return to the family.
    pub may_confirm: bool,
    pub minutes: i64,
    pub due: Moment,
    /// Whom, what they said, who answered, when.
    pub calls: Vec<(Authority, Said, String, Moment)>,
    /// Who proposed to receive the child, for the family.
    pub reunion: Option<String>,
    /// Who received the child: authority, name, paper, signature, when.
    pub received: Option<(Authority, String, Seen, Signature, Moment)>,
    pub acknowledged: Option<Moment>,
}

/// A note of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteFacts {
    pub at: Moment,
    pub who: Option<String>,
    pub words: String,
}

/// A sealed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFacts {
    pub case: String,
    /// Everybody of the file.
    pub names: Vec<String>,
    /// Age, languages.
    pub facts: Vec<String>,
    /// What the desk recorded: term and words.
    pub recorded: Vec<(String, String)>,
    pub children: Vec<ChildFacts>,
    pub notes: Vec<NoteFacts>,
    /// Whose, how one may call, and the number with all but two digits hidden.
    pub contacts: Vec<(String, String, String)>,
    pub story: Vec<(Moment, Option<String>, Told)>,
    pub open: bool,
    pub may_close: bool,
    pub now: Moment,
    /// The note that came back.
    pub form: Form,
}

/// One sealed file: what comes next for each child first, then what is known and what was done.
pub fn sealed_page(frame: &StaffFrame, facts: &SealedFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::sealed_title(l)).form(&facts.form), || {
        let identity = Identity {
            name: facts.names.join(" · "),
            card: None,
            facts: facts.facts.clone(),
            more: vec![words::sealed_only_unit(l)],
            tags: vec![kit::tag_tone(kit::Tone::Info, "lock", words::sealed_tag(l))],
            buttons: None,
        };
        let children: Vec<AnyView> = facts.children.iter().map(|child| care(frame, facts, child)).collect();
        let recorded = facts.recorded.iter().map(|(term, value)| Row::text(term.clone(), value.clone())).collect();
        let story = facts.story.iter().map(|(at, who, told)| {
            let (title, more) = self::story(l, told);
            Event { iso: at.iso(), at: dates::short(l, *at), who: who.clone(), title, words: more }
        });
        let story = kit::timeline(story.collect());
        view! {
            {kit::error_summary(l, &facts.form, |_| Some(words::note_label(l)))}
            {kit::back_link(paths::protection(), words::children_title(l))}
            {kit::identity_bar(identity)}
            <div class="columns">
                <div class="stack">
                    {children}
                    {closing(frame, facts)}
                    <section class="sheet" aria-labelledby="desk"><header><h2 id="desk">{words::sealed_desk(l)}</h2></header>
                        <div class="pad">{kit::summary_list(recorded)}</div></section>
                    {telephones(l, facts)}
                    {notes(frame, facts)}
                </div>
                <section class="sheet" aria-labelledby="story"><header><h2 id="story">{locales::caseload::file_story(l)}</h2></header>
                    <div class="pad">{story}</div></section>
            </div>
        }
    })
}

fn care(frame: &StaffFrame, facts: &SealedFacts, child: &ChildFacts) -> AnyView {
    let l = frame.locale;
    let title = format!("care-{}", child.handover);
    let waits = !matches!(child.duty, Duty::Acknowledge | Duty::Close);
    let due = waits.then(|| kit::due(l, child.due, facts.now));
    let mut rows =
        vec![Row::text(words::children_officer(l), child.officer.clone().unwrap_or_else(|| words::children_nobody(l)))];
    if waits {
        rows.push(Row::text(words::children_waits(l), waited(l, child.minutes)));
    }
    for (whom, answer, spoke, at) in &child.calls {
        let with = if spoke.is_empty() { String::new() } else { format!(" · {spoke}") };
        rows.push(Row::text(
            words::sealed_call(l, dates::short(l, *at)),
            format!("{}: {}{with}", authority(l, *whom), said(l, *answer)),
        ));
    }
    if let Some(name) = child.reunion.as_ref().filter(|_| waits) {
        rows.push(Row::text(words::sealed_reunion(l), name.clone()));
    }
    if let Some((whom, name, paper, how, at)) = &child.received {
        let words_ = format!("{name} · {} · {} · {}", authority(l, *whom), seen(l, *paper), signature(l, *how));
        rows.push(Row::text(words::sealed_received(l, dates::short(l, *at)), words_));
    }
    if let Some(at) = child.acknowledged {
        rows.push(Row::text(words::sealed_acknowledged(l), dates::short(l, at)));
    }
    let acts = facts.open.then(|| view! { <div class="button_group">{acts(frame, &facts.case, child)}</div> });
    view! {
        <section class="sheet" aria-labelledby=title.clone()>
            <header><h2 id=title.clone()>{child.name.clone()}</h2>{due}</header>
            <div class="pad stack">
                <p><b>{words::sealed_next(l)}</b>" "{duty(l, child.duty)}</p>
                {acts}
                {kit::summary_list(rows)}
            </div>
        </section>
    }
    .into_any()
}

/// What may be done now, the next thing as the main button.
fn acts(frame: &StaffFrame, case: &str, child: &ChildFacts) -> Vec<AnyView> {
    let l = frame.locale;
    let post = |act: &str, label: String, main: bool| {
        let class = if main { "button go" } else { "button" };
        view! {
            <form method="post" action=paths::protection_act(case, &child.handover, act)>
                {kit::request_id(&frame.request_id)}
                <button class=class>{label}</button>
            </form>
        }
        .into_any()
    };
    let link = |act: &str, label: String, main: bool| {
        let class = if main { "button go" } else { "button" };
        view! { <a class=class href=paths::protection_act(case, &child.handover, act)>{label}</a> }.into_any()
    };
    match child.duty {
        Duty::Take => vec![post("tomar", words::act_take(l), true)],
        Duty::Close => Vec::new(),
        Duty::Acknowledge => vec![post("recibido", words::act_acknowledge(l), true)],
        Duty::Confirm if child.may_confirm => vec![post("confirmar", words::act_confirm(l), true)],
        _ if !child.mine => vec![post("tomar", words::act_take_over(l), false)],
        Duty::Call => vec![link("llamada", words::act_call(l), true), link("entrega", words::act_hand_over(l), false)],
        Duty::HandOver | Duty::Confirm => vec![
            link("entrega", words::act_hand_over(l), child.duty == Duty::HandOver),
            link("llamada", words::act_call(l), false),
        ],
    }
}

fn closing(frame: &StaffFrame, facts: &SealedFacts) -> Option<AnyView> {
    let l = frame.locale;
    if !facts.open {
        return Some(kit::notice(kit::Tone::Info, words::sealed_closed(l)));
    }
    let form = view! {
        <section class="sheet pad stack" aria-labelledby="close">
            <h2 id="close">{words::sealed_close(l)}</h2>
            <p>{words::sealed_close_words(l)}</p>
            <form method="post" action=paths::protection_close(&facts.case)>
                {kit::request_id(&frame.request_id)}
                <button class="button go">{words::sealed_close(l)}</button>
            </form>
        </section>
    };
    facts.may_close.then(|| form.into_any())
}

fn telephones(l: Locale, facts: &SealedFacts) -> AnyView {
    let rows: Vec<Row> = facts
        .contacts
        .iter()
        .map(|(whose, rule, number)| Row::text(whose.clone(), format!("{number} · {rule}")))
        .collect();
    let inside = if rows.is_empty() {
        view! { <p class="quiet">{words::sealed_no_contacts(l)}</p> }.into_any()
    } else {
        let show = paths::protection_contacts(&facts.case);
        view! { {kit::summary_list(rows)}<p><a class="button" href=show>{words::sealed_show_contacts(l)}</a></p> }
            .into_any()
    };
    view! { <section class="sheet" aria-labelledby="contacts"><header><h2 id="contacts">{words::sealed_contacts(l)}</h2></header><div class="pad stack">{inside}</div></section> }
        .into_any()
}

fn notes(frame: &StaffFrame, facts: &SealedFacts) -> AnyView {
    let l = frame.locale;
    let form = facts.open.then(|| {
        view! {
            <form method="post" action=paths::protection_note(&facts.case) class="stack">
                {kit::request_id(&frame.request_id)}
                {TextArea::new("note", words::note_label(l)).hint(words::note_hint(l)).rows(3).max(4000).view(l, &facts.form)}
                <button class="button">{words::note_save(l)}</button>
            </form>
        }
    });
    let written: Vec<_> = facts
        .notes
        .iter()
        .map(|note| {
            let who = note.who.clone().map(|who| format!(" · {who}"));
            view! { <li><p class="quiet small"><time datetime=note.at.iso()>{dates::short(l, note.at)}</time>{who}</p><p>{note.words.clone()}</p></li> }
        })
        .collect();
    let written = (!written.is_empty()).then(|| view! { <ul class="rows">{written}</ul> });
    view! { <section class="sheet" aria-labelledby="notes"><header><h2 id="notes">{words::notes_title(l)}</h2></header>{written}<div class="pad">{form}</div></section> }
        .into_any()
}

/// The telephones in full; that they were shown is kept.
pub fn telephones_page(frame: &StaffFrame, case: &str, contacts: &[(String, String, String)]) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::sealed_contacts(l)).width(Width::Narrow), || {
        let rows: Vec<AnyView> = contacts
            .iter()
            .map(|(whose, rule, number)| kit::phone_row("phone", whose.clone(), rule.clone(), number))
            .collect();
        view! {
            {kit::back_link(paths::protection_one(case), words::sealed_title(l))}
            {kit::page_head(words::sealed_contacts(l), Some(words::sealed_contacts_lead(l)), None)}
            <div class="sheet pad stack">{rows}</div>
        }
    })
}
