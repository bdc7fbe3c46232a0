use leptos::prelude::*;
use locales::{Locale, people as words};

use crate::kit::{self, Column, Field, Form, Line, Opt, Select, Size, Table, Tone, icon};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// One person found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPerson {
    /// Surnames, then given names.
    pub name: String,
    /// Where the caller may look further; none when they may only know.
    pub href: Option<String>,
    /// Year of birth.
    pub born: String,
    /// Day and flight of the last arrival.
    pub arrived: String,
    pub town: String,
    /// Who has the file.
    pub worker: String,
    /// What matched, in words.
    pub why: String,
}

/// What became of a question beyond one's own people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Names of centres.
    Ask(Vec<String>),
    Nobody,
}

/// S13: the search box and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The box, as typed.
    pub form: Form,
    /// None before anything was looked for.
    pub found: Option<Vec<FoundPerson>>,
    /// True when there may be more than are shown.
    pub more: bool,
    /// The question beyond one's own people, as typed.
    pub beyond: Form,
    pub elsewhere: Option<Elsewhere>,
    /// Where somebody new is registered, for those who do that.
    pub register: Option<String>,
}

/// S13: the search box and what it found.
pub fn find_page(frame: &StaffFrame, facts: &Find) -> String {
    let l = frame.locale;
    let wrong = if facts.beyond.refused_at_all() { &facts.beyond } else { &facts.form };
    staff_page(frame, Head::new(words::find_title(l)).form(wrong), || {
        view! {
            {kit::error_summary(l, wrong, |name| label(l, name))}
            {kit::page_head(words::find_title(l), None, None)}
            {the_box(frame, facts)}
            {facts.found.as_ref().map(|found| results(l, facts, found))}
            {beyond(frame, facts)}
        }
    })
}

fn the_box(frame: &StaffFrame, facts: &Find) -> AnyView {
    let (l, form) = (frame.locale, &facts.form);
    let field = Field::text("q", words::find_box(l)).max(200).focus();
    view! {
        <form class="filter_panel" role="search" method="post" action=paths::find()>
            {kit::request_id(&frame.request_id)}
            {field.view(l, form)}
            {Field::date("since", words::find_since(l)).view(l, form)}
            <button class="button go">{icon("search")}" "{words::find_button(l)}</button>
        </form>
    }
    .into_any()
}

fn results(l: Locale, facts: &Find, found: &[FoundPerson]) -> AnyView {
    let typed = facts.form.value("q");
    let title =
        if facts.more { words::find_many(l, found.len(), typed) } else { words::find_count(l, found.len(), typed) };
    let columns = [
        words::find_person(l),
        words::find_born(l),
        words::find_arrived(l),
        words::find_town(l),
        words::find_worker(l),
        words::find_why(l),
    ];
    let lines = found.iter().map(line).collect();
    let table = (!found.is_empty())
        .then(|| Table { caption: words::find_caption(l), columns: columns.map(Column::text).into(), lines }.view());
    let register = facts.register.clone().map(|href| view! { " "<a href=href>{words::find_register(l)}</a> });
    view! {
        <section class="sheet" aria-labelledby="found" data-list="">
            <header><h2 id="found">{title}</h2></header>
            {table}
            <footer class="with_icon">{icon("lock")}" "<span>{words::find_sealed(l)}</span></footer>
        </section>
        <p>{words::find_tips(l)}{register}</p>
    }
    .into_any()
}

fn line(one: &FoundPerson) -> Line {
    let name = match one.href.clone() {
        Some(href) => view! { <a href=href>{one.name.clone()}</a> }.into_any(),
        None => one.name.clone().into_any(),
    };
    let rest = [&one.born, &one.arrived, &one.town, &one.worker, &one.why];
    Line::new([name].into_iter().chain(rest.map(|words| words.clone().into_any())).collect())
}

/// The question beyond one's own people: exact, with a purpose, and only a centre's name for an answer.
fn beyond(frame: &StaffFrame, facts: &Find) -> AnyView {
    let (l, form) = (frame.locale, &facts.beyond);
    let answer = facts.elsewhere.as_ref().map(|answer| match answer {
        Elsewhere::Ask(centres) => kit::notice(Tone::Info, words::beyond_ask(l, centres.join(", "))),
        Elsewhere::Nobody => kit::notice(Tone::Plain, words::beyond_nobody(l)),
    });
    let purposes = [
        ("attending", words::purpose_attending(l)),
        ("family", words::purpose_family(l)),
        ("earlier_return", words::purpose_earlier_return(l)),
        ("papers", words::purpose_papers(l)),
    ];
    let purposes = purposes.map(|(code, words)| Opt::new(code, words)).into();
    let open = facts.elsewhere.is_some() || form.refused_at_all();
    view! {
        <details class="sheet pad" open=open>
            <summary>{words::beyond_title(l)}</summary>
            {answer}
            <form class="stack" method="post" action=paths::find_beyond()>
                {kit::request_id(&frame.request_id)}
                <p class="quiet">{words::beyond_hint(l)}</p>
                {Field::text("number", words::beyond_number(l)).size(Size::W20).view(l, form)}
                {Field::text("whole_name", words::beyond_name(l)).max(200).view(l, form)}
                {Field::date("born", words::beyond_born(l)).view(l, form)}
                {Select::new("purpose", words::beyond_purpose(l), purposes).empty(words::beyond_choose(l)).view(l, form)}
                <button class="button">{words::beyond_button(l)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn label(l: Locale, name: &str) -> Option<String> {
    Some(match name {
        "q" => words::find_box(l),
        "since" => words::find_since(l),
        "number" => words::beyond_number(l),
        "whole_name" => words::beyond_name(l),
        "born" => words::beyond_born(l),
        "purpose" => words::beyond_purpose(l),
        _ => return None,
    })
}
