use std::sync::Arc;

use leptos::prelude::*;
use locales::{Locale, common};

use super::menu::{Place, current};
use super::{Head, Width};
use crate::assets::Assets;
use crate::kit::{self, escape, icon};
use crate::{
    paths,
    render::{render, without_markers},
};

/// Light, dark, or what the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The value of its cookie and form field.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// From its code; anything else follows the device.
    pub fn parse(code: &str) -> Self {
        match code {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// Who is signed in, as the head of the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// Their name.
    pub name: String,
    /// Desk, centre or institution.
    pub place: Option<String>,
    /// Where their role lets them go, in order.
    pub menu: Vec<Place>,
    /// True when the role may search for people.
    pub finds: bool,
}

/// What every staff page knows besides its own facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffFrame {
    /// The language of the staff member.
    pub locale: Locale,
    /// For the island loader.
    pub nonce: String,
    /// Shows the banner of the demonstration.
    pub demo: bool,
    /// A fresh UUID for the forms of the page.
    pub request_id: String,
    /// Path of this page, without query.
    pub path: String,
    /// Path and query of this page, without the language: where another language leads.
    pub here: String,
    /// A sentence about what was just done.
    pub notice: Option<String>,
    /// Names of the served files.
    pub assets: Arc<Assets>,
    /// Light, dark or the device's.
    pub theme: Theme,
    /// Keyboard shortcuts; a person may turn them off.
    pub keys: bool,
    /// Who is signed in; none on the sign-in pages and behind signed links.
    pub me: Option<Me>,
    /// Now, in words, for paper: `14-mar 12:40`.
    pub printed_at: String,
}

/// A whole page for staff and providers.
pub fn staff_page<V: IntoView + 'static>(frame: &StaffFrame, head: Head, main: impl FnOnce() -> V) -> String {
    let l = frame.locale;
    let paper = head.width == Width::Paper;
    let body = render(&frame.nonce, || {
        view! {
            {(!paper).then(|| top(frame))}
            <main id="main" class=class(head.width)>
                {frame.notice.clone().map(|said| kit::notice(kit::Tone::Good, said))}
                {main()}
            </main>
            {(!paper).then(|| foot(frame))}
        }
    });
    // Where the page shows no island after all, nothing is loaded for one: its policy would not let it run either.
    let islands = head.islands && body.contains("<leptos-island");
    let body = if islands { body } else { without_markers(body) };
    let nonce = escape::text(&frame.nonce);
    let loader = frame.assets.island_loader.as_deref().filter(|_| islands).map(|name| {
        let source = escape::text(&paths::asset(name));
        format!("<script type=\"module\" nonce=\"{nonce}\" src=\"{source}\"></script>")
    });
    let theme = match frame.theme {
        Theme::System => String::new(),
        chosen => format!(" data-theme=\"{}\"", chosen.code()),
    };
    format!(
        "<!doctype html><html lang=\"{lang}\"{theme}{keys}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{title}</title>\
         <meta name=\"robots\" content=\"noindex\"><link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\"><link rel=\"stylesheet\" href=\"{css}\">\
         <script defer src=\"{js}\" nonce=\"{nonce}\"></script>{loader}</head><body>{body}{sprite}</body></html>",
        keys = if frame.keys { "" } else { " data-keys=\"off\"" },
        lang = l.of_page().code(),
        title = head.escaped_title(l),
        icon = paths::favicon(),
        css = escape::text(&paths::asset(&frame.assets.staff_css)),
        js = escape::text(&paths::asset(&frame.assets.staff_js)),
        loader = loader.unwrap_or_default(),
        sprite = icon::sprite(&body),
    )
}

const fn class(width: Width) -> &'static str {
    match width {
        Width::Wide => "page",
        Width::Close => "page close",
        Width::Narrow => "page narrow",
        Width::Slip => "page slip",
        Width::Paper => "paper",
    }
}

fn top(frame: &StaffFrame) -> AnyView {
    let l = frame.locale;
    let masthead = frame.me.as_ref().map(|me| {
        view! {
            <div class="masthead">
                <a class="mark" href=me.menu.first().map_or_else(paths::my_account, Place::path)>{icon::tree()}{common::service_name(l)}</a>
                {navigation(frame, me)}
                {me.finds.then(|| find(frame))}
                {account(frame, me)}
            </div>
        }
    });
    view! {
        <header>
            <a class="skip_link" href="#main">{common::skip_link(l)}</a>
            {frame.demo.then(|| view! { <p class="demo">{common::demo_banner(l)}</p> })}
            {masthead}
        </header>
    }
    .into_any()
}

fn navigation(frame: &StaffFrame, me: &Me) -> AnyView {
    let l = frame.locale;
    let here = current(&me.menu, &frame.path);
    let links: Vec<_> = me
        .menu
        .iter()
        .enumerate()
        .map(|(at, place)| {
            let badge = place
                .waiting()
                .filter(|count| *count > 0)
                .map(|count| view! { " " <span class="badge">{count}</span> });
            let current = (here == Some(at)).then_some("page");
            view! { <li><a href=place.path() aria-current=current>{place.label(l)}{badge}</a></li> }
        })
        .collect();
    view! { <nav aria-label=common::nav_main(l)><ul>{links}</ul></nav> }.into_any()
}

fn find(frame: &StaffFrame) -> AnyView {
    let l = frame.locale;
    view! {
        <form class="find" role="search" aria-label=common::find_person(l) method="post" action=paths::find()>
            {kit::request_id(&frame.request_id)}
            <label class="hidden_words" for="find">{common::find_person(l)}</label>
            <input id="find" name="q" type="search" placeholder=common::find_person(l) autocomplete="off"/>
            <kbd aria-hidden="true">"Ctrl K"</kbd>
        </form>
    }
    .into_any()
}

fn account(frame: &StaffFrame, me: &Me) -> AnyView {
    let l = frame.locale;
    view! {
        <details class="menu me">
            <summary class="button tight">{me.name.clone()}" "{kit::icon("chevron-down")}</summary>
            <ul>
                {me.place.clone().map(|place| view! { <li class="quiet small where">{place}</li> })}
                <li><a href=paths::my_account()>{common::me_account(l)}</a></li>
                <li>
                    <form method="post" action=paths::staff_sign_out()>
                        {kit::request_id(&frame.request_id)}
                        <button>{common::me_sign_out(l)}</button>
                    </form>
                </li>
            </ul>
        </details>
    }
    .into_any()
}

fn foot(frame: &StaffFrame) -> AnyView {
    let l = frame.locale;
    let printed = frame.me.as_ref().map(|me| {
        view! { <li class="printed">{common::printed_by(l, &frame.printed_at, &me.name)}</li> }
    });
    view! {
        <footer class="foot">
            <ul>
                {frame.me.as_ref().and_then(|me| me.place.clone()).map(|place| view! { <li>{place}</li> })}
                {printed}
                <li>{language(frame)}</li>
            </ul>
        </footer>
    }
    .into_any()
}

/// The other of the two complete languages, by its own name. The choice is kept by the server, which then drops it from the address.
fn language(frame: &StaffFrame) -> AnyView {
    let other = if frame.locale == Locale::EN { Locale::ES } else { Locale::EN };
    let href = paths::told_language(&frame.here, other);
    view! { <a href=href hreflang=other.code() lang=other.code()>{other.autonym()}</a> }.into_any()
}
