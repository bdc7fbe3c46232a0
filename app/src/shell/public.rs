use leptos::prelude::*;
use locales::{Locale, common};

use super::Head;
use crate::kit::{self, icon, words::say};
use crate::{
    assets, paths,
    render::{render, without_markers},
};

/// What every public page knows besides its own facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicFrame {
    /// The language the person chose.
    pub locale: Locale,
    /// For the inlined stylesheet.
    pub nonce: String,
    /// Shows the banner of the demonstration.
    pub demo: bool,
    /// A fresh UUID for the form of the page.
    pub request_id: String,
    /// Path of this page, without query.
    pub path: String,
    /// A sentence about what was just done.
    pub notice: Option<String>,
    /// Someone is signed in: the foot offers "Salir y borrar".
    pub signed_in: bool,
    /// The telephone of the service, as shown: `2999 0100`.
    pub phone: String,
}

impl PublicFrame {
    /// An address in the language of this page.
    pub fn href(&self, path: String) -> String {
        paths::in_language(&path, self.locale)
    }
}

/// A whole page for returned people.
pub fn public_page<V: IntoView + 'static>(frame: &PublicFrame, head: Head, main: impl FnOnce() -> V) -> String {
    let l = frame.locale;
    let title = head.escaped_title(l);
    let body = render(&frame.nonce, || {
        view! {
            {top(frame)}
            <main id="main">
                {frame.notice.clone().map(|said| kit::notice(kit::Tone::Good, said))}
                {main()}
            </main>
            {foot(frame)}
        }
    });
    let body = without_markers(body);
    let (lang, nonce) = (l.of_page().code(), kit::escape::text(&frame.nonce));
    let (css, sprite) = (assets::public_css(), icon::sprite(&body));
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{title}</title>\
         <meta name=\"robots\" content=\"noindex\"><style nonce=\"{nonce}\">{css}</style></head>\
         <body>{body}{sprite}</body></html>"
    )
}

fn top(frame: &PublicFrame) -> AnyView {
    let l = frame.locale;
    view! {
        <header>
            <a class="skip_link" href="#main">{say(l, common::said::skip_link(l))}</a>
            {frame.demo.then(|| view! { <p class="demo">{say(l, common::said::demo_banner(l))}</p> })}
            <nav aria-label=common::nav_main(l)>
                <ul>
                    <li><a href=frame.href(paths::start())>{kit::icon("house")}" "{say(l, common::said::nav_home(l))}</a></li>
                    <li><a href=frame.href(format!("{}#idioma", paths::start()))>{kit::icon("languages")}" "{say(l, common::said::nav_language(l))}</a></li>
                </ul>
            </nav>
        </header>
    }
    .into_any()
}

fn foot(frame: &PublicFrame) -> AnyView {
    let l = frame.locale;
    let leave = frame.signed_in.then(|| {
        view! {
            <form method="post" action=frame.href(paths::leave())>
                {kit::request_id(&frame.request_id)}
                <button class="button">{kit::icon("log-out")}" "{say(l, common::said::foot_leave(l))}</button>
                <p class="quiet">{say(l, common::said::foot_leave_why(l))}</p>
            </form>
        }
    });
    view! {
        <footer>
            <nav aria-label=common::nav_help(l)>
                <ul>
                    <li><a href=paths::telephone(&frame.phone)>{kit::icon("phone")}" "{say(l, common::said::foot_call(l))}</a></li>
                    <li><a href=frame.href(paths::help())>{kit::icon("life-buoy")}" "{say(l, common::said::foot_urgent(l))}</a></li>
                </ul>
            </nav>
            {leave}
        </footer>
    }
    .into_any()
}
