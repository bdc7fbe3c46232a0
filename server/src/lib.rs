//! The one program, `ceiba`: doors (axum handlers), sessions, mail, jobs and the command line. It may not know business
//! rules (they are in `domain`), SQL (in `store`) or how a page looks (in `app`).
//!
//! To add a page: 1. its address in `app::paths`; 2. its view in `app`; 3. its use case in `casework`; 4. a handler in
//! `doors/<door>/<page>.rs` (extractors → one use case → one [`http::page::Page`]); 5. its line in the door's `doors()`,
//! through [`http::router::Table::route`], which names who may call it and under which rule. There is no other way in.

pub mod cli;
pub mod config;
pub mod doors;
pub mod failure;
pub mod http;
pub mod jobs;
pub mod mail;
pub mod server;
pub mod sms;
pub mod startup;
pub mod whole;
