//! I6: how far a job is, told by the server as it goes. The page shows the same without script, with a link to look again.
//!
//! The server's HTML is all the data: `data-stream` names the stream; an event's text is four parts divided by tabs: done,
//! total, words, figures. They go into the `<progress>` and the elements marked `data-part`. The event `over` loads the
//! page again, which then shows what came of it.

use leptos::html::Div;
use leptos::prelude::*;
use leptos_macro::island;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, EventSource, MessageEvent};

/// Keeps the bar and the words of its children up to date.
#[island]
pub fn JobProgress(children: Children) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    Effect::new(move || {
        if let Some(root) = root.get() {
            follow(&root);
        }
    });
    view! { <div node_ref=root>{children()}</div> }
}

fn follow(root: &Element) {
    let marked = root.query_selector("[data-stream]").ok().flatten();
    let Some(stream) = marked.and_then(|element| element.get_attribute("data-stream")) else {
        return;
    };
    let Ok(source) = EventSource::new(&stream) else {
        return;
    };
    let root = root.clone();
    let told = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(text) = event.data().as_string() {
            show(&root, &text);
        }
    });
    source.set_onmessage(Some(told.as_ref().unchecked_ref()));
    // They live as long as the page, which the last event leaves.
    told.forget();
    let ended = source.clone();
    let over = Closure::<dyn Fn()>::new(move || {
        ended.close();
        drop(window().location().reload());
    });
    drop(source.add_event_listener_with_callback("over", over.as_ref().unchecked_ref()));
    over.forget();
}

fn show(root: &Element, text: &str) {
    let mut parts = text.split('\t');
    let mut part = || parts.next().unwrap_or("");
    let (done, total, words, figures) = (part(), part(), part(), part());
    let find = |selector: &str| root.query_selector(selector).ok().flatten();
    if let Some(bar) = find("progress") {
        for (name, value) in [("max", total), ("value", done), ("aria-label", words)] {
            // Fails only for a name that is no attribute's.
            drop(bar.set_attribute(name, value));
        }
    }
    for (selector, text) in [("[data-part=words]", words), ("[data-part=figures]", figures)] {
        if let Some(element) = find(selector) {
            element.set_text_content(Some(text));
        }
    }
}
