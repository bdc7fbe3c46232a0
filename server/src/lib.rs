//! Under construction.

pub mod http;
