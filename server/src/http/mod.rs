//! Everything between the socket and a door: who asks, in which language, within which limits, and what an answer wears.

pub mod assets;
pub mod callers;
pub mod csrf;
pub mod frame;
pub mod gate;
pub mod headers;
pub mod health;
pub mod limits;
pub mod network;
pub mod page;
pub mod posted;
pub mod refusal;
pub mod request_log;
pub mod router;
pub mod session;
pub mod site;
pub mod telling;
