//! All that reaches the browser as WebAssembly: one island a file.
//!
//! An island only makes a page faster; the server's HTML inside it works alone. It may not know pages, routes,
//! Fluent or regular expressions: its words come in as properties, which anyone can read in the page's source.
//!
//! To add one: 1. a file with an `#[island]`; 2. `pub use` here; 3. use it in a page of `app` and let that page's frame
//! ask for islands; 4. run `./dev build` and read the size it prints.

mod choices;
mod fold;
mod municipality;
mod progress;

pub use municipality::{MunicipalityPicker, MunicipalityPickerProps};
pub use progress::{JobProgress, JobProgressProps};

/// Prepares the page for its islands; the loader script calls it once, before it wakes each island.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
