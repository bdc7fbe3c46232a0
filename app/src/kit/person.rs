use leptos::prelude::*;
use locales::numbers;

use super::icon;
use crate::paths;

/// The bar over a person's file: what to know before reading on.
pub struct Identity {
    /// Full name.
    pub name: String,
    /// Card number, twelve digits; none for a child alone or without a card.
    pub card: Option<String>,
    /// Age, sex, languages, dependants, destination …
    pub facts: Vec<String>,
    /// Arrival, telephone, person responsible …
    pub more: Vec<String>,
    /// Tags.
    pub tags: Vec<AnyView>,
    /// Buttons.
    pub buttons: Option<AnyView>,
}

/// The finished bar.
pub fn identity_bar(identity: Identity) -> AnyView {
    let dots = |facts: Vec<String>| facts.into_iter().map(|fact| view! { <span>{fact}</span> }).collect::<Vec<_>>();
    let tags = (!identity.tags.is_empty()).then(|| view! { <p class="line">{identity.tags}</p> });
    let more = (!identity.more.is_empty()).then(|| view! { <p class="dots quiet">{dots(identity.more)}</p> });
    view! {
        <div class="sheet">
            <div class="identity_bar near">
                <div class="line apart">
                    <h1>{identity.name}</h1>
                    {identity.card.map(|card| view! { <p class="code">{numbers::fours(&card)}</p> })}
                </div>
                <p class="dots">{dots(identity.facts)}</p>
                {more}
                <div class="line apart">
                    {tags}
                    {identity.buttons.map(|buttons| view! { <div class="button_group">{buttons}</div> })}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// A telephone number that is the button: icon, name, hours and languages.
pub fn phone_row(name: &'static str, label: impl Into<String>, quiet: impl Into<String>, number: &str) -> AnyView {
    let class = if number.len() > 6 { "phone_row long" } else { "phone_row" };
    view! {
        <a class=class href=paths::telephone(number)>
            {icon(name)}" "<span><b>{label.into()}</b>" "<span class="quiet">{quiet.into()}</span></span>" "<span class="number">{number.to_owned()}</span>
        </a>
    }
    .into_any()
}

/// The keys of a list and what they do; gone on phones.
pub fn keys(hints: Vec<(Vec<&'static str>, String)>) -> AnyView {
    let hints: Vec<_> = hints
        .into_iter()
        .map(|(keys, words)| {
            let keys: Vec<_> = keys.into_iter().map(|key| view! { <kbd>{key}</kbd> }).collect();
            view! { <span>{keys}{words}</span> }
        })
        .collect();
    view! { <p class="keys">{hints}</p> }.into_any()
}
