//! From days counted after the import to dates, and the move to a weekday on which the offering runs.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::cells;
use super::sheet::Row;

/// First and last day as the row says them, before any move; `None` beyond the calendar.
pub fn said(row: &Row, base_day: Date) -> Option<(Date, Date)> {
    let day = |day, date| match row.number(day) {
        Some(after) => base_day.checked_add(after.days()).ok(),
        None => cells::date(row.text(date)),
    };
    Some((day("start_day", "start_date")?, day("end_day", "end_date")?))
}

/// Moves a dated offering forward to the first of its weekdays, its end as far; nights and real dates stay.
pub fn moved(row: &Row, said: (Date, Date), days: &[Weekday]) -> (Date, Date) {
    let relative = !row.text("start_day").is_empty();
    if !relative || row.yes("per_night") {
        return said;
    }
    let start = said.0.weekday();
    let Some(days) = days.iter().map(|day| start.until(*day)).min() else {
        return said;
    };
    let later = |date: Date| date.saturating_add(i64::from(days).days());
    (later(said.0), later(said.1))
}
