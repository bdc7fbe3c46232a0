use domain::handover::{Alarm, Duty};
use leptos::prelude::*;
use locales::dates::{self, Moment};
use locales::{Locale, oversight as words};

use super::words::{duty, waited};
use crate::kit::{self, Column, Line, Table};
use crate::paths;
use crate::shell::{Head, StaffFrame, staff_page};

/// A child on the list of the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildRow {
    pub case: String,
    pub name: String,
    pub age: Option<i64>,
    pub flight: Option<String>,
    pub arrived: Moment,
    pub minutes: i64,
    pub duty: Duty,
    pub alarm: Alarm,
    pub officer: Option<String>,
    /// The next deadline: 48 hours, then 72.
    pub due: Moment,
}

/// The list of the protection unit: who waits, for how long, and who has to act.
pub fn children_page(frame: &StaffFrame, rows: &[ChildRow], now: Moment) -> String {
    let l = frame.locale;
    staff_page(frame, Head::new(words::children_title(l)), || {
        let (ended, open): (Vec<&ChildRow>, Vec<&ChildRow>) = rows.iter().partition(|row| row.duty == Duty::Close);
        let late = open.iter().filter(|row| row.alarm != Alarm::InTime && waits(row)).count();
        let lead = words::children_lead(l, open.iter().filter(|row| waits(row)).count());
        let alarm = (late > 0).then(|| kit::notice(kit::Tone::Bad, words::children_late(l, late)));
        let list = if rows.is_empty() {
            kit::empty_state("shield-check", words::children_empty(l), words::children_empty_why(l), None)
        } else if open.is_empty() {
            kit::notice(kit::Tone::Good, words::children_all_cared(l))
        } else {
            table(l, words::children_title(l), &open, now)
        };
        let ended = (!ended.is_empty()).then(|| {
            let table = table(l, words::children_ended(l), &ended, now);
            view! { <section aria-labelledby="ended" class="stack"><h2 id="ended">{words::children_ended(l)}</h2>{table}</section> }
        });
        view! { {kit::page_head(words::children_title(l), Some(lead), None)}{alarm}{list}{ended} }
    })
}

fn waits(row: &ChildRow) -> bool {
    !matches!(row.duty, Duty::Acknowledge | Duty::Close)
}

fn table(l: Locale, caption: String, rows: &[&ChildRow], now: Moment) -> AnyView {
    let columns = vec![
        Column::text(words::children_who(l)),
        Column::text(words::children_arrived(l)),
        Column::text(words::children_waits(l)),
        Column::text(words::children_next(l)),
        Column::text(words::children_officer(l)),
        Column::text(words::children_due(l)),
    ];
    let lines = rows.iter().map(|row| line(l, row, now)).collect();
    view! { <div class="sheet">{Table { caption, columns, lines }.view()}</div> }.into_any()
}

fn line(l: Locale, row: &ChildRow, now: Moment) -> Line {
    let age = row.age.map(|years| format!(", {}", locales::caseload::file_age(l, years)));
    let arrived =
        [Some(dates::short(l, row.arrived)), row.flight.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let due = if waits(row) {
        kit::due(l, row.due, now)
    } else {
        view! { <span class="quiet">{words::children_no_due(l)}</span> }.into_any()
    };
    Line::new(vec![
        view! { <a href=paths::protection_one(&row.case)>{row.name.clone()}</a>{age} }.into_any(),
        arrived.into_any(),
        if waits(row) { waited(l, row.minutes).into_any() } else { words::children_handed(l).into_any() },
        duty(l, row.duty).into_any(),
        row.officer.clone().unwrap_or_else(|| words::children_nobody(l)).into_any(),
        due,
    ])
}
