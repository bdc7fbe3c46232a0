//! What every test stands on: the real server on a free port, a database of its own, a browser without scripts, a clock
//! that the test moves. A test is a story: someone opens a page, fills a form, sees an answer.
//!
//! To write one: `everywhere(async |app| { let mut ana = app.staff("recepcion@demo.example").await; … }).await`. It runs on
//! SQLite and PostgreSQL, and ends with the invariants of the data and no job left.

pub mod app;
pub mod browser;
pub mod database;
pub mod page;

pub use app::{TestApp, everywhere};
pub use browser::Browser;
pub use page::{Filled, Seen};

/// As the program has it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;
