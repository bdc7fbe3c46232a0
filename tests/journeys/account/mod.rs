//! Members of staff and their own keys.

mod first_day;
