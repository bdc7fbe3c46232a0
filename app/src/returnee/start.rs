use leptos::prelude::*;
use locales::{Locale, returnee};

use crate::kit::{icon, tree, words::say};
use crate::shell::{Head, PublicFrame, public_page};
use crate::{kit, paths};

/// How many languages stand before "more".
const SHOWN: usize = 6;

/// R1: the three doors, and every language by its own name. The choice stays in the address.
pub fn start_page(frame: &PublicFrame) -> String {
    let l = frame.locale;
    public_page(frame, Head::new(returnee::start_title(l)), || {
        let (first, more): (Vec<_>, Vec<_>) = Locale::all().enumerate().partition(|(at, _)| *at < SHOWN);
        let rows = |languages: Vec<(usize, Locale)>| {
            languages.into_iter().map(|(_, other)| language(l, other)).collect::<Vec<_>>()
        };
        let chosen_inside = more.iter().any(|(_, other)| *other == l);
        let not_yet = (!l.is_complete()).then(|| {
            kit::notice_view(kit::Tone::Info, say(l, returnee::said::start_not_yet(l, l.name_in(l.of_page()))))
        });
        view! {
            <p class="mark">{tree()}"Ceiba"</p>
            <h1>{say(l, returnee::said::start_heading(l))}</h1>
            <p class="quiet">{say(l, returnee::said::start_free(l))}</p>
            {not_yet}
            <ul class="stack">
                {door(frame, paths::enter(), say(l, returnee::said::start_mine(l)), "button door go")}
                {door(frame, paths::what_help(), say(l, returnee::said::start_help(l)), "button door")}
                {door(frame, paths::help(), say(l, returnee::said::start_urgent(l)), "button door")}
            </ul>
            <h2 id="idioma">{say(l, returnee::said::start_language(l))}{(l != Locale::EN).then(|| view! { " · " <span lang="en">"Language"</span> })}</h2>
            <ul class="rows languages">{rows(first)}</ul>
            <details open=chosen_inside>
                <summary class="tap">{say(l, returnee::said::start_more(l))}</summary>
                <ul class="rows languages">{rows(more)}</ul>
            </details>
            <p><a class="tap" href=frame.href(paths::privacy())>{icon("shield-check")}" "{say(l, returnee::said::start_privacy(l))}</a></p>
        }
    })
}

fn door(frame: &PublicFrame, path: String, words: AnyView, class: &'static str) -> AnyView {
    view! { <li><a class=class href=frame.href(path)>{words}" "{icon("arrow-right")}</a></li> }.into_any()
}

fn language(chosen: Locale, other: Locale) -> AnyView {
    let href = paths::in_language(&paths::start(), other);
    let current = (chosen == other).then_some("true");
    let own = other.autonym();
    let spanish = other.name_in(Locale::ES);
    // People also know their language by the name it has on signs and forms.
    let also = (other != Locale::EN && own.to_lowercase() != spanish)
        .then(|| view! { " " <span class="quiet" lang="es-GT">{spanish}</span> });
    let mark = (chosen == other).then(|| icon("check"));
    view! {
        <li><a class="tap" href=href hreflang=other.code() aria-current=current><span lang=other.code()>{own}</span>{also}" "{mark}</a></li>
    }
    .into_any()
}
