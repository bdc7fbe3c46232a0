use leptos::prelude::*;
use locales::{Locale, lists};

use crate::kit::{self, Tone};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// One cell: its title, what it says, what it means, what was understood, what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCell {
    pub title: String,
    pub printed: String,
    pub meaning: String,
    pub understood: String,
    pub words: Vec<String>,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFacts {
    /// The list.
    pub id: String,
    pub place: String,
    pub row: u32,
    pub sheet: Option<String>,
    pub name: String,
    pub cells: Vec<RowCell>,
    /// What concerns the whole row, in words.
    pub words: Vec<String>,
    pub omitted: bool,
    pub repaired: bool,
    /// It can be changed.
    pub open: bool,
}

/// One row of a list, cell by cell; posts `c<column>` and `act`.
pub fn row_page(frame: &StaffFrame, facts: &RowFacts) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(lists::row_title(l, facts.row)), || {
        let words: Vec<_> = facts.words.iter().map(|words| kit::notice(Tone::Warn, words.clone())).collect();
        let lead = [
            (!facts.name.is_empty()).then(|| lists::row_lead(l, &facts.name)),
            facts.sheet.as_ref().map(|sheet| lists::row_sheet(l, sheet)),
        ];
        let lead = lead.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            {kit::back_link(paths::manifest(&facts.id), lists::review_title(l))}
            {kit::page_head(lists::row_title(l, facts.row), Some(lead), None)}
            {facts.repaired.then(|| kit::notice(Tone::Info, lists::row_repaired(l)))}
            {facts.omitted.then(|| kit::notice(Tone::Warn, lists::row_omitted(l)))}
            {words}
            <form method="post" action=paths::manifest_row(&facts.id, &facts.place) class="stack">
                {kit::request_id(&frame.request_id)}
                {table(l, facts)}
                {facts.open.then(|| acts(l, facts))}
            </form>
        }
    })
}

fn table(l: Locale, facts: &RowFacts) -> Option<AnyView> {
    if facts.cells.is_empty() {
        return None;
    }
    let columns = [lists::row_column(l), lists::row_printed(l), lists::row_meaning(l), lists::row_understood(l)]
        .iter()
        .map(kit::Column::text)
        .collect();
    let line = |(at, cell): (usize, &RowCell)| kit::Line::new(one(l, at, cell, facts.open));
    let lines = facts.cells.iter().enumerate().map(line).collect();
    Some(view! { <div class="sheet">{kit::Table { caption: lists::row_title(l, facts.row), columns, lines }.view()}</div> }.into_any())
}

fn one(l: Locale, at: usize, cell: &RowCell, open: bool) -> Vec<AnyView> {
    let title = if cell.title.is_empty() { lists::columns_untitled(l, at + 1) } else { cell.title.clone() };
    let name = format!("c{at}");
    let wrong = (!cell.words.is_empty()).then_some("true");
    let printed = if open {
        view! { <input id=name.clone() name=name.clone() class="w20" value=cell.printed.clone() aria-invalid=wrong autocomplete="off"/> }.into_any()
    } else {
        cell.printed.clone().into_any()
    };
    let label = if open { view! { <label for=name>{title}</label> }.into_any() } else { title.into_any() };
    let understood = if cell.understood.is_empty() { lists::row_nothing(l) } else { cell.understood.clone() };
    let words: Vec<_> = cell.words.iter().map(|words| view! { <p class="small">{words.clone()}</p> }).collect();
    vec![
        label,
        printed,
        view! { <span class="quiet">{cell.meaning.clone()}</span> }.into_any(),
        view! { <span class=cell.understood.is_empty().then_some("quiet")>{understood}</span>{words} }.into_any(),
    ]
}

fn acts(l: Locale, facts: &RowFacts) -> AnyView {
    let save = (!facts.cells.is_empty())
        .then(|| view! { <button class="button go" name="act" value="repair">{lists::row_save(l)}</button> });
    let other = if facts.omitted || facts.repaired {
        view! { <button class="button" name="act" value="restore">{lists::act_restore(l)}</button> }
    } else {
        view! { <button class="button" name="act" value="omit">{lists::act_omit(l)}</button> }
    };
    view! { <div class="button_group">{save}{other}</div> }.into_any()
}
