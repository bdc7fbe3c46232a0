//! Pages for returned people. No script, one request, everyday words; every target is a row of 48 px.

mod aid;
mod answer;
mod appointment;
mod bring;
mod enter;
mod help;
mod left;
mod lost;
mod privacy;
mod process;
mod refusals;
mod situation;
mod start;
mod way;
mod worker;

pub use aid::aid_page;
pub use answer::{Answered, CannotGo, CannotReason, NONE_SUITS, answered_page, cannot_go_page};
pub use appointment::{Appointment, AppointmentState, Company, Venue, appointment_page};
pub use bring::Bring;
pub use enter::{Enter, EnterState, enter_page};
pub use help::{HelpLine, HelpService, help_page};
pub use left::left_page;
pub use lost::lost_card_page;
pub use privacy::privacy_page;
pub use process::{Answer, Block, MyProcess, Next, NextAppointment, my_process_page};
pub use refusals::{Refusal, refusal_page};
pub use situation::{Situation, Subject, Topic};
pub use start::start_page;
pub use way::{WayStep, WhatStep};
pub use worker::Worker;

#[cfg(test)]
mod tests;
