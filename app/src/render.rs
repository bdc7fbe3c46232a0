//! From a Leptos view to a finished string, without streaming and without scripts of the framework.

use std::sync::Arc;

use hydration_context::{SharedContext, SsrSharedContext};
use leptos::nonce::Nonce;
use leptos::prelude::*;

/// Renders a view. Islands in it find the nonce as context. The shell writes doctype and head.
pub fn render<V: RenderHtml>(nonce: &str, view: impl FnOnce() -> V) -> String {
    let shared: Arc<dyn SharedContext + Send + Sync> = Arc::new(SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(shared));
    let html = owner.with(|| {
        provide_context(Nonce::from_value(nonce));
        view().to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

/// Takes out the marks by which an island would find its place; only for pages without one. Text never holds a bare `<`.
pub(crate) fn without_markers(html: String) -> String {
    html.replace("<!>", "")
}
