//! Icons stand beside words and are silent. A page carries only the drawings it uses, each once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use leptos::prelude::*;

use crate::assets;

static DRAWINGS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    assets::ICONS
        .lines()
        .filter_map(|line| {
            let name = line.strip_prefix("<symbol id=\"i-")?.split('"').next()?;
            Some((name, line))
        })
        .collect()
});

/// An icon of Lucide by its name, such as `map-pin`.
pub fn icon(name: &'static str) -> AnyView {
    debug_assert!(DRAWINGS.contains_key(name), "no icon {name}");
    view! { <svg class="icon" aria-hidden="true"><use href=format!("#i-{name}")></use></svg> }.into_any()
}

/// The tree of the service beside its name.
pub fn tree() -> AnyView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M3 10.5C3.6 6 7.3 3 12 3s8.4 3 9 7.5c-2 1.3-4.2 1-5.5.2-1 .9-2.3 1.1-3.5.6-1.2.5-2.5.3-3.5-.6-1.3.8-3.5 1.1-5.5-.2z"></path>
            <path d="M12 11.3V20M12 14l3-2.3M12 16l-2.8-2.3M12 20c-.3-1.5-1.7-.3-3.5 1M12 20c.3-1.5 1.7-.3 3.5 1"></path>
        </svg>
    }
    .into_any()
}

/// The drawings that this HTML refers to, as one hidden sprite; empty when it uses none.
pub(crate) fn sprite(html: &str) -> String {
    let used: BTreeMap<_, _> =
        html.split("href=\"#i-").skip(1).filter_map(|rest| DRAWINGS.get_key_value(rest.split('"').next()?)).collect();
    if used.is_empty() {
        return String::new();
    }
    let symbols: String = used.into_values().copied().collect();
    format!("<svg hidden>{symbols}</svg>")
}
