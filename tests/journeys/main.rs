//! Stories of people, told with the pages as they are sent: the same six rooms as the doors.

mod account;
mod oversight;
mod reception;
mod story;
