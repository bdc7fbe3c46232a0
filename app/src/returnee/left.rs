use leptos::prelude::*;
use locales::returnee;

use crate::kit::words::say;
use crate::shell::{Head, PublicFrame, public_page};

/// A page that says nothing about the person who opens it.
const NEUTRAL: &str = "https://es.wikipedia.org/";

/// R10: the session is over and the browser was told to forget; the frame must not be signed in.
pub fn left_page(frame: &PublicFrame) -> String {
    let l = frame.locale;
    public_page(frame, Head::new(returnee::left_title(l)), || {
        view! {
            <h1>{say(l, returnee::said::left_words(l))}</h1>
            <p>{say(l, returnee::said::left_close(l))}</p>
            <p class="stack"><a class="button" href=NEUTRAL rel="noreferrer">{say(l, returnee::said::left_out(l))}</a></p>
        }
    })
}
