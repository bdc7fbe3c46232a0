//! Everything a browser may see: pages and the parts they are made of. It gets finished facts and gives HTML; it knows
//! nothing of HTTP, sessions, SQL or use cases.
//!
//! To add a page: 1. its address in [`paths`]; 2. a facts struct holding exactly what is shown, and a function
//! `frame, facts → String`, in the folder of its door; 3. its words in `locales/*/<door>.ftl`; 4. the door in `server`.
//! A form page carries a [`kit::form::Form`] and a hidden `request_id` from its frame.

#![recursion_limit = "512"]

pub mod account;
pub mod assets;
pub mod caseload;
pub mod kit;
pub mod oversight;
pub mod paths;
pub mod provider;
pub mod reception;
pub mod render;
pub mod returnee;
pub mod shell;
