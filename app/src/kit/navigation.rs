use leptos::prelude::*;
use locales::{Locale, common, numbers};

use super::icon;

/// The way back, with the words of where it leads.
pub fn back_link(href: impl Into<String>, words: impl Into<String>) -> AnyView {
    view! { <a class="back_link" href=href.into()>{icon("arrow-left")}" "{words.into()}</a> }.into_any()
}

/// The title of a page, a quiet line below, and its buttons.
pub fn page_head(title: impl Into<String>, lead: Option<String>, buttons: Option<AnyView>) -> AnyView {
    view! {
        <div class="page_head">
            <div><h1>{title.into()}</h1>{lead.map(|lead| view! { <p>{lead}</p> })}</div>
            {buttons.map(|buttons| view! { <div class="button_group">{buttons}</div> })}
        </div>
    }
    .into_any()
}

/// A section of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// How much waits there.
    pub badge: Option<u32>,
    /// The page is this section.
    pub current: bool,
}

/// The sections of a record.
pub fn sub_nav(label: impl Into<String>, tabs: Vec<Tab>) -> AnyView {
    let links: Vec<_> = tabs
        .into_iter()
        .map(|tab| {
            let badge =
                tab.badge.filter(|count| *count > 0).map(|count| view! { " " <span class="badge">{count}</span> });
            view! { <li><a href=tab.href aria-current=tab.current.then_some("page")>{tab.label}{badge}</a></li> }
        })
        .collect();
    view! { <nav class="sub_nav" aria-label=label.into()><ul>{links}</ul></nav> }.into_any()
}

/// Where a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The page shown, from 1.
    pub page: u32,
    /// Rows a page.
    pub size: u32,
    /// Rows in all.
    pub total: u32,
}

/// How many rows there are, and the pages around this one. Only the count when all fit on one.
pub fn pagination(l: Locale, pages: Pages, href: impl Fn(u32) -> String) -> AnyView {
    let Pages { page, size, total } = pages;
    let last = total.div_ceil(size.max(1)).max(1);
    let page = page.clamp(1, last);
    let from = if total == 0 { 0 } else { (page - 1) * size + 1 };
    let count = common::page_range(l, from, (page * size).min(total), numbers::grouped(total));
    let numbers: Vec<AnyView> = (page.saturating_sub(2).max(1)..=(page + 2).min(last))
        .map(|other| {
            if other == page {
                view! { <li><b aria-current="page">{other}</b></li> }.into_any()
            } else {
                view! { <li><a href=href(other)>{other}</a></li> }.into_any()
            }
        })
        .collect();
    let before =
        (page > 1).then(|| view! { <li><a rel="prev" href=href(page - 1)>{common::page_previous(l)}</a></li> });
    let after = (page < last).then(|| view! { <li><a rel="next" href=href(page + 1)>{common::page_next(l)}</a></li> });
    let links = (last > 1).then(|| view! { <ul>{before}{numbers}{after}</ul> });
    view! { <nav class="pagination" aria-label=common::pages(l)><p>{count}</p>{links}</nav> }.into_any()
}
