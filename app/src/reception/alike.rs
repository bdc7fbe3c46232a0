use leptos::prelude::*;
use locales::{Locale, people as words};

use crate::kit::{self, Choice, Column, Form, Line, Opt, Table, Tone};
use crate::paths;
use crate::shell::{Head, StaffFrame, Width, staff_page};

/// A pair of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeRow {
    pub id: String,
    pub one: String,
    pub other: String,
    /// How alike, in words.
    pub verdict: String,
    /// Somebody said they are one person; a second has to agree.
    pub asked: bool,
}

/// A merge that can still be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedRow {
    pub id: String,
    pub kept: String,
    pub gone: String,
    /// The day it was done, and the last day it can be undone.
    pub done: String,
    pub until: String,
    /// Somebody asked to part them; true when the reader may agree.
    pub asked: Option<bool>,
}

/// The queue of records that may be one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlikeList {
    pub rows: Vec<AlikeRow>,
    pub merged: Vec<MergedRow>,
}

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The field's name, when one of the two can be chosen.
    pub field: Option<&'static str>,
    pub label: String,
    pub kept: String,
    pub gone: String,
}

/// S8: two records side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    pub id: String,
    pub lines: Vec<Compared>,
    pub reasons: Vec<String>,
    /// A merge waits for a second person; true when the reader may be that one.
    pub asked: Option<bool>,
    pub form: Form,
}

/// The queue of records that may be one person.
pub fn alike_list_page(frame: &StaffFrame, facts: &AlikeList) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::alike_title(l)), || {
        let list = if facts.rows.is_empty() {
            kit::empty_state("check", words::alike_empty(l), words::alike_empty_why(l), None)
        } else {
            let columns = vec![
                Column::text(words::alike_one(l)),
                Column::text(words::alike_other(l)),
                Column::text(words::alike_how(l)),
            ];
            let lines = facts.rows.iter().map(|row| pair(l, row)).collect();
            view! { <div class="sheet" data-list="">{Table { caption: words::alike_title(l), columns, lines }.view()}</div> }.into_any()
        };
        view! { {kit::page_head(words::alike_title(l), Some(words::alike_lead(l)), None)} {list} {merged(frame, &facts.merged)} }
    })
}

fn pair(l: Locale, row: &AlikeRow) -> Line {
    let name = view! { <a href=paths::alike_one(&row.id)>{row.one.clone()}</a> }.into_any();
    let how = if row.asked { words::alike_waits(l) } else { row.verdict.clone() };
    Line::new(vec![name, row.other.clone().into_any(), how.into_any()])
}

fn merged(frame: &StaffFrame, rows: &[MergedRow]) -> Option<AnyView> {
    let l = frame.locale;
    if rows.is_empty() {
        return None;
    }
    let columns = vec![
        Column::text(words::merged_kept(l)),
        Column::text(words::merged_gone(l)),
        Column::text(words::merged_done(l)),
        Column::text(words::merged_undo(l)),
    ];
    let lines = rows
        .iter()
        .map(|row| {
            let ask = |words: String| {
                view! {
                    <form method="post" action=paths::unmerge(&row.id)>
                        {kit::request_id(&frame.request_id)}
                        <button class="button tight">{words}</button>
                    </form>
                }
                .into_any()
            };
            let act = match row.asked {
                None => ask(words::merged_part(l)),
                Some(true) => ask(words::merged_agree(l)),
                Some(false) => words::merged_waits(l).into_any(),
            };
            let done = words::merged_until(l, &row.done, &row.until);
            Line::new(vec![row.kept.clone().into_any(), row.gone.clone().into_any(), done.into_any(), act])
        })
        .collect();
    Some(
        view! {
            <section class="sheet" aria-labelledby="merged">
                <header><h2 id="merged">{words::merged_title(l)}</h2></header>
                {Table { caption: words::merged_title(l), columns, lines }.view()}
            </section>
        }
        .into_any(),
    )
}

/// S8: two records side by side, decided with one key and Enter.
pub fn alike_page(frame: &StaffFrame, facts: &Alike) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::pair_title(l)).form(&facts.form).width(Width::Narrow), || {
        view! {
            {kit::back_link(paths::alike(), words::alike_title(l))}
            {kit::error_summary(l, &facts.form, |name| (name == "decision").then(|| words::pair_decision(l)))}
            {kit::page_head(words::pair_title(l), Some(facts.reasons.join(" · ")), None)}
            {comparison(l, facts)}
            {match facts.asked {
                None => decide(frame, facts),
                Some(true) => agree(frame, facts),
                Some(false) => kit::notice(Tone::Wait, words::pair_waits(l)),
            }}
        }
    })
}

fn comparison(l: Locale, facts: &Alike) -> AnyView {
    let rows: Vec<_> = facts
        .lines
        .iter()
        .map(|line| {
            let class = if line.kept == line.gone { "same" } else { "differs" };
            view! { <tr class=class><th scope="row">{line.label.clone()}</th><td>{line.kept.clone()}</td><td>{line.gone.clone()}</td></tr> }
        })
        .collect();
    view! {
        <div class="sheet scroll" role="region" aria-label=words::pair_comparison(l) tabindex="0">
            <table class="comparison">
                <caption class="hidden_words">{words::pair_caption(l)}</caption>
                <thead><tr><th scope="col">{words::pair_fact(l)}</th><th scope="col">{words::pair_kept(l)}</th><th scope="col">{words::pair_gone(l)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn decide(frame: &StaffFrame, facts: &Alike) -> AnyView {
    let (l, form) = (frame.locale, &facts.form);
    let options = vec![
        Opt::new("same", words::pair_same(l)),
        Opt::new("different", words::pair_different(l)),
        Opt::new("unsure", words::pair_unsure(l)),
    ];
    let fields: Vec<_> = facts
        .lines
        .iter()
        .filter(|line| line.kept != line.gone && !line.kept.is_empty() && !line.gone.is_empty())
        .filter_map(|line| {
            let options = vec![Opt::new("kept", &line.kept), Opt::new("gone", &line.gone)];
            Some(Choice::one(format!("keep_{}", line.field?), line.label.clone(), options).picks().view(l, form))
        })
        .collect();
    let choose = (!fields.is_empty()).then(|| view! { <details><summary>{words::pair_fields(l)}</summary><p class="quiet">{words::pair_fields_hint(l)}</p>{fields}</details> });
    view! {
        <form method="post" action=paths::alike_one(&facts.id) class="stack sheet pad">
            {kit::request_id(&frame.request_id)}
            {Choice::one("decision", words::pair_decision(l), options).hint(words::pair_hint(l)).picks().focus().view(l, form)}
            {choose}
            <button class="button go">{words::pair_button(l)}</button>
        </form>
    }
    .into_any()
}

fn agree(frame: &StaffFrame, facts: &Alike) -> AnyView {
    let (l, form) = (frame.locale, &facts.form);
    let options = vec![Opt::new("agree", words::pair_agree(l)), Opt::new("refuse", words::pair_refuse(l))];
    view! {
        <form method="post" action=paths::merge(&facts.id) class="stack sheet pad">
            {kit::request_id(&frame.request_id)}
            {Choice::one("decision", words::pair_second(l), options).hint(words::pair_second_hint(l)).picks().focus().view(l, form)}
            <button class="button go">{words::pair_button(l)}</button>
        </form>
    }
    .into_any()
}
