//! Turns styles, scripts and islands into what is served: small, named by content, compressed once and for all.
//!
//! `app/style` and `app/islands` go in; `app/bundle/out` comes out: each file with its `.br` and `.gz`, and
//! `manifest.json`, which tells the server the names. Nothing is done while nothing changed. It may not know the server.
//! Without a WebAssembly target or without Node it says so in a line and makes what it can: pages work as plain forms.

mod islands;
mod node;
mod pack;
mod places;
mod sources;

use anyhow::{Context, Result};

use crate::pack::Pack;
use crate::places::Places;

fn main() -> Result<()> {
    let places = Places::find()?;
    let target = islands::Target::find();
    let inputs = sources::fingerprint(&places, target.as_ref())?;
    if pack::made_of(&places.out, &inputs) {
        return Ok(());
    }
    let mut pack = Pack::new();
    let css = sources::staff_css(&places)?;
    pack.add("staff.css", node::smaller(&places, css, "css")?);
    let js = sources::read(&places.style.join("staff.js"))?;
    pack.add("staff.js", node::smaller(&places, js, "js")?);
    match target {
        Some(target) => islands::add(&mut pack, &places, &target).context("building the islands")?,
        None => eprintln!(
            "bundle: no WebAssembly target, so pages stay plain forms; `rustup target add wasm32-unknown-unknown` brings it"
        ),
    }
    pack.write(&places.out, &inputs)
}
