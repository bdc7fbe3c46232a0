//! What speaks HTTP.

pub mod assets;
