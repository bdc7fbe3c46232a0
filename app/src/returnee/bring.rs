use leptos::prelude::*;
use locales::{Locale, returnee};

use crate::kit::{icon, words::say};

/// What to bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bring {
    /// The card.
    Card,
    /// The identity document.
    Dpi,
    /// Papers of the children.
    ChildPapers,
    /// Food.
    Food,
    /// Closed shoes.
    Shoes,
    /// A change of clothes.
    Clothes,
    /// Medicines.
    Medicine,
    /// In the provider's own words.
    Other(String),
}

pub(super) fn bring(l: Locale, things: &[Bring]) -> AnyView {
    let rows: Vec<_> = things
        .iter()
        .map(|thing| {
            let (name, words) = match thing {
                Bring::Card => ("id-card", say(l, returnee::said::bring_card(l))),
                Bring::Dpi => ("file-text", say(l, returnee::said::bring_dpi(l))),
                Bring::ChildPapers => ("baby", say(l, returnee::said::bring_child_papers(l))),
                Bring::Food => ("utensils", say(l, returnee::said::bring_food(l))),
                Bring::Shoes => ("footprints", say(l, returnee::said::bring_shoes(l))),
                Bring::Clothes => ("shirt", say(l, returnee::said::bring_clothes(l))),
                Bring::Medicine => ("stethoscope", say(l, returnee::said::bring_medicine(l))),
                Bring::Other(words) => ("circle-dot", words.clone().into_any()),
            };
            view! { <li class="row">{icon(name)}" "{words}</li> }
        })
        .collect();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}
