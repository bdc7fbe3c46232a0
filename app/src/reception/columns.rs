use domain::manifest::Field;
use leptos::prelude::*;
use locales::{Locale, lists};

use crate::kit::{self, Tone, list_words};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// One column with its guessed meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnFacts {
    pub title: String,
    pub field: Field,
    /// The guess is weak.
    pub unsure: bool,
    pub samples: Vec<String>,
}

/// The columns under one header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFacts {
    pub sheet: Option<String>,
    pub columns: Vec<ColumnFacts>,
}

/// S3, step 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    pub id: String,
    /// Name of the file.
    pub name: String,
    pub sheets: Vec<SheetFacts>,
    /// `dmy`, `mdy` or nothing.
    pub order: &'static str,
}

/// S3, step 2: what the columns mean; posts `f<sheet>_<column>`, `order` and `remember`.
pub fn columns_page(frame: &StaffFrame, facts: &Columns) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(lists::columns_title(l)), || {
        let sheets: Vec<_> = facts.sheets.iter().enumerate().map(|(at, sheet)| one_sheet(l, at, sheet)).collect();
        let orders = [
            ("", lists::columns_order_list(l)),
            ("dmy", lists::columns_order_day(l)),
            ("mdy", lists::columns_order_month(l)),
        ];
        let orders: Vec<_> = orders
            .into_iter()
            .map(|(value, words)| view! { <option value=value selected=facts.order == value>{words}</option> })
            .collect();
        view! {
            {kit::back_link(paths::manifest(&facts.id), lists::review_title(l))}
            {kit::page_head(lists::columns_title(l), Some(facts.name.clone()), None)}
            <p>{lists::columns_lead(l)}</p>
            <form method="post" action=paths::manifest_columns(&facts.id) class="stack">
                {kit::request_id(&frame.request_id)}
                {sheets}
                <p class="line"><label for="order">{lists::columns_order(l)}</label><select id="order" name="order" class="w20">{orders}</select></p>
                <p><label class="check"><input type="checkbox" name="remember" value="yes" checked/>" "{lists::columns_remember(l)}</label></p>
                <p><button class="button go">{lists::columns_save(l)}</button></p>
            </form>
        }
    })
}

fn one_sheet(l: Locale, at: usize, sheet: &SheetFacts) -> AnyView {
    let name = sheet.sheet.as_ref().map(|name| view! { <header><h2>{lists::columns_sheet(l, name)}</h2></header> });
    let columns = [lists::row_column(l), lists::columns_samples(l), lists::columns_meaning(l)]
        .iter()
        .map(kit::Column::text)
        .collect();
    let lines = sheet.columns.iter().enumerate().map(|(c, column)| kit::Line::new(one(l, at, c, column))).collect();
    view! { <section class="sheet">{name}{kit::Table { caption: lists::columns_title(l), columns, lines }.view()}</section> }.into_any()
}

fn one(l: Locale, sheet: usize, at: usize, column: &ColumnFacts) -> Vec<AnyView> {
    let title = if column.title.is_empty() { lists::columns_untitled(l, at + 1) } else { column.title.clone() };
    let name = format!("f{sheet}_{at}");
    let options: Vec<_> = list_words::FIELDS
        .into_iter()
        .map(|field| {
            let chosen = field == column.field || column.field == Field::AnyDate && field == Field::Ignored;
            view! { <option value=code(field) selected=chosen>{list_words::field(l, field)}</option> }
        })
        .collect();
    let unsure = column.unsure.then(|| kit::tag_tone(Tone::Warn, "triangle-alert", lists::columns_unsure(l)));
    vec![
        view! { <label for=name.clone()>{title}</label> }.into_any(),
        view! { <span class="quiet">{column.samples.join(" · ")}</span> }.into_any(),
        view! { <select id=name.clone() name=name class="w20">{options}</select>" "{unsure} }.into_any(),
    ]
}

/// The code of a meaning, as forms send it.
pub fn code(field: Field) -> String {
    domain::manifest::field::code(field)
}
