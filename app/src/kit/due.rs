use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, common};

/// A date that falls due: bar, word and hour. Red only for today and past.
pub fn due(l: Locale, at: Moment, now: Moment) -> AnyView {
    let days = at.day.number() - now.day.number();
    let (class, words, small) = match days {
        _ if at < now && days == 0 => ("due past", common::due_over(l), dates::clock(at)),
        ..0 => ("due past", common::due_past_day(l, dates::short_day(l, at.day)), dates::clock(at)),
        0 => ("due today", common::due_today(l), dates::clock(at)),
        1 => ("due soon", common::due_tomorrow(l), dates::clock(at)),
        _ => ("due", dates::short_day(l, at.day), common::due_in_days(l, days)),
    };
    view! { <span class=class><b>{words}</b>" "<span class="small">{small}</span></span> }.into_any()
}
