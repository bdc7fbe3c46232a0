//! Stories of people, told with the pages as they are sent: the same six rooms as the doors.

mod account;
mod caseload;
mod oversight;
mod provider;
mod reception;
mod returnee;
mod story;
