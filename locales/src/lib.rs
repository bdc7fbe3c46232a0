//! The words of Ceiba. This room knows nothing of the others: it gets values and gives sentences.
//!
//! Each `<language>/<file>.ftl` is a module here and each message in it a function; a message that English lacks, or that
//! asks for other variables there, stops the build. Spanish (es-GT) is the original. The 24 national languages are listed
//! by their own names; where one has no text yet the Spanish sentence is given, and [`Said`] tells so.
//!
//! To add a message: 1. write it in `es-GT/<door>.ftl` and `en/<door>.ftl`; 2. call `locales::<door>::<message>(locale, …)`,
//! variables in alphabetical order. To translate: add `<code>/<door>.ftl` with as many messages as there are.
//! Numbers of 1,000 and more are grouped: pass a year as text.

mod arg;
pub mod dates;
mod locale;
pub mod numbers;
mod speech;
mod words {
    #![allow(clippy::all, clippy::pedantic, reason = "made by build.rs")]
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

pub use arg::Arg;
pub use locale::Locale;
pub use speech::Said;
pub use words::*;

#[cfg(test)]
#[path = "../check.rs"]
mod check;
#[cfg(test)]
mod tests;
