//! Those who watch over the house.

mod protection;
mod room;
mod trail;

use tests::Seen;

/// The first address on a page that begins so; fails when there is none.
fn link(page: &Seen, begins: &str) -> String {
    let found = page.body.split(['"', '?']).find(|part| part.starts_with(begins) && part.len() > begins.len());
    found.unwrap_or_else(|| panic!("nothing on {} leads to {begins}…: {}", page.path, page.words())).to_owned()
}
