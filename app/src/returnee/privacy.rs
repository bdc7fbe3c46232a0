use leptos::prelude::*;
use locales::{Locale, Said, returnee};

use crate::kit::{icon, words::say};
use crate::shell::{Head, PublicFrame, public_page};

/// R13: privacy and accessibility in plain words.
pub fn privacy_page(frame: &PublicFrame) -> String {
    let l = frame.locale;
    public_page(frame, Head::new(returnee::privacy_title(l)), || {
        view! {
            <h1>{say(l, returnee::said::privacy_heading(l))}</h1>
            {row(l, "house", returnee::said::privacy_why(l))}
            {row(l, "eye", returnee::said::privacy_who(l))}
            {row(l, "users", returnee::said::privacy_share(l))}
            {row(l, "shield-check", returnee::said::privacy_never(l))}
            {row(l, "circle-x", returnee::said::privacy_no(l))}
            {row(l, "pencil", returnee::said::privacy_rights(l))}
            <h2>{say(l, returnee::said::privacy_phone(l))}</h2>
            {row(l, "log-out", returnee::said::privacy_phone_words(l))}
            <h2>{say(l, returnee::said::privacy_page(l))}</h2>
            {row(l, "phone", returnee::said::privacy_page_words(l))}
        }
    })
}

fn row(l: Locale, name: &'static str, said: Said) -> AnyView {
    view! { <p class="row">{icon(name)}" "<span>{say(l, said)}</span></p> }.into_any()
}
