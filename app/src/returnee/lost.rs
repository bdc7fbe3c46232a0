use leptos::prelude::*;
use locales::returnee;

use crate::kit::{icon, words::say};
use crate::paths;
use crate::shell::{Head, PublicFrame, public_page};

/// R11: lost card or PIN: call, go to a centre, or ask the person who helps.
pub fn lost_card_page(frame: &PublicFrame) -> String {
    let l = frame.locale;
    public_page(frame, Head::new(returnee::lost_title(l)), || {
        view! {
            <h1>{say(l, returnee::said::lost_title(l))}</h1>
            <p>{say(l, returnee::said::lost_words(l))}</p>
            <p class="row">{icon("phone")}" "<span>{say(l, returnee::said::lost_stop(l))}</span></p>
            <p><a class="button go" href=paths::telephone(&frame.phone)>{say(l, returnee::said::call_number(l, &frame.phone))}</a></p>
            <p class="row">{icon("map-pin")}" "<span>{say(l, returnee::said::lost_new(l))}</span></p>
            <p class="row">{icon("key-round")}" "<span>{say(l, returnee::said::lost_pin(l))}</span></p>
            <p class="row">{icon("users")}" "<span>{say(l, returnee::said::lost_worker(l))}</span></p>
            <p class="row">{icon("shield-check")}" "<span>{say(l, returnee::said::lost_never(l))}</span></p>
        }
    })
}
