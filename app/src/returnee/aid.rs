use leptos::prelude::*;
use locales::{Locale, Said, returnee};

use crate::kit::{icon, words::say};
use crate::paths;
use crate::shell::{Head, PublicFrame, public_page};

/// R9: what help exists: house, family, work and study.
pub fn aid_page(frame: &PublicFrame) -> String {
    let l = frame.locale;
    public_page(frame, Head::new(returnee::aid_title(l)), || {
        view! {
            <h1>{say(l, returnee::said::aid_title(l))}</h1>
            <p>{say(l, returnee::said::aid_lead(l))}</p>
            {kind(l, "house", returnee::said::aid_house(l), returnee::said::aid_house_words(l), returnee::said::aid_house_who(l))}
            {kind(l, "heart-handshake", returnee::said::aid_family(l), returnee::said::aid_family_words(l), returnee::said::aid_family_who(l))}
            {kind(l, "hammer", returnee::said::aid_work(l), returnee::said::aid_work_words(l), returnee::said::aid_work_who(l))}
            <p class="stack"><a class="button go" href=paths::telephone(&frame.phone)>{icon("phone")}" "{say(l, returnee::said::call_number(l, &frame.phone))}</a></p>
        }
    })
}

fn kind(l: Locale, name: &'static str, title: Said, words: Said, who: Said) -> AnyView {
    view! {
        <h2>{say(l, title)}</h2>
        <p class="row">{icon(name)}" "<span>{say(l, words)}<br/><span class="quiet">{say(l, who)}</span></span></p>
    }
    .into_any()
}
