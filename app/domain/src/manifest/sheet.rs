//! A walked sheet to lines: first what the whole sheet decides, then row by row.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::around::{Surroundings, sex_legend};
use super::birth::{self, Stated};
use super::draft::Draft;
use super::field::Field;
use super::flightday;
use super::flights::{Flights, Told};
use super::issue::{Issue, IssueCode};
use super::labels;
use super::order::{self, Votes};
use super::person::{self, Person, Rules};
use super::reading::{ColumnMapping, SheetMapping};
use super::table::{Entry, Table};
use super::titlename;
use crate::fields::birth::is_minor;
use crate::fields::date::Order;
use crate::fields::fold::fold;
use crate::fields::sex::{self, LetterM};

/// The lines of a sheet and what was noticed.
#[derive(Debug, Default)]
pub struct Lines {
    /// Lines in the order of the sheet.
    pub drafts: Vec<Draft>,
    /// Issues, in the order of the sheet.
    pub issues: Vec<Issue>,
    /// Meanings of the columns.
    pub mapping: Vec<SheetMapping>,
}

/// A row of a table with its columns.
pub fn person<'t>(table: &'t Table<'_>, entry: &Entry) -> Option<Person<'t>> {
    Some(Person {
        sheet: table.sheet.label(),
        row: table.sheet.rows.get(entry.row)?,
        columns: &table.sections.get(entry.section)?.columns,
    })
}

pub fn people<'t>(table: &'t Table<'_>) -> impl Iterator<Item = Person<'t>> {
    table.entries.iter().filter_map(move |e| person(table, e))
}

/// The births of a table that prove an order.
pub fn birth_votes(table: &Table<'_>) -> Votes {
    let mut votes = Votes::default();
    people(table).for_each(|p| {
        if let Stated::Written(w) = birth::stated_of(p) {
            votes.count(w);
        }
    });
    votes
}

/// An order that a header or a note spells out.
pub fn spelled(table: &Table<'_>) -> Option<Order> {
    let headers = table
        .sections
        .iter()
        .flat_map(|s| &s.columns)
        .filter(|c| matches!(c.field, Field::BirthDate | Field::FlightDate))
        .map(|c| c.header.as_str());
    headers.chain(table.notes.iter().map(String::as_str)).find_map(order::spelled)
}

/// What the whole sheet decides about births.
struct Decision {
    order: Option<Order>,
    open: usize,
}

fn decide(table: &Table<'_>, around: &Surroundings, flights: &[Option<Date>]) -> Decision {
    let mut votes = Votes::default();
    let mut ages = Votes::default();
    let mut open = 0;
    for (p, flight) in people(table).zip(flights) {
        let Stated::Written(written) = birth::stated_of(p) else {
            continue;
        };
        votes.count(written);
        open += usize::from(written.is_open());
        if let Some(by_age) = flight.and_then(|f| order::by_age(written, birth::printed_age(p), f)) {
            match by_age {
                Order::DayMonth => ages.day += 1,
                Order::MonthDay => ages.month += 1,
            }
        }
    }
    if votes.contradict() && around.settled.is_none() {
        return Decision { order: None, open };
    }
    let order = around
        .settled
        .or_else(|| votes.decide())
        .or_else(|| ages.decide())
        .or(around.spelled)
        .or_else(|| spelled(table))
        .or_else(|| around.votes.decide())
        .or_else(|| table.sections.iter().find_map(|s| s.order));
    Decision { order, open }
}

/// Reads the lines of a table and puts them on flights.
pub fn read(table: &Table<'_>, around: &Surroundings, flights: &mut Flights, tick: &mut dyn FnMut(usize)) -> Lines {
    let mut lines = Lines { issues: table.issues.clone(), ..Lines::default() };
    let sheet_facts = table.sheet.label().map(titlename::sheet_name).unwrap_or_default();
    let flight_order = flightday::order(table, around, &sheet_facts);
    let tolds: Vec<Told> = table
        .entries
        .iter()
        .map(|e| {
            let mut title = table.contexts.get(e.context).cloned().unwrap_or_default();
            title.learn(&sheet_facts);
            person(table, e)
                .map(|p| flightday::told(p, &title, around, flight_order, table.sheet.base_1904))
                .unwrap_or_default()
        })
        .collect();
    let days: Vec<Option<Date>> = tolds.iter().map(|t| t.span().map(|s| s.1).or(around.today)).collect();
    let decision = decide(table, around, &days);
    let open = [
        (Field::BirthDate, if decision.order.is_none() { decision.open } else { 0 }),
        (Field::FlightDate, tolds.iter().filter(|t| t.open.is_some()).count()),
    ];
    if let Some((field, rows)) = open.into_iter().find(|(_, rows)| *rows > 0) {
        let column = table.sections.iter().flat_map(|s| &s.columns).find(|c| c.field == field);
        let column = column.map_or("", |c| c.header.as_str());
        lines
            .issues
            .push(Issue::new(IssueCode::DateAmbiguous, table.sheet.label(), None).cell(column, rows.to_string()));
    }
    let rules: Vec<Rules> = (0..table.sections.len()).map(|s| rules(table, s, around, decision.order)).collect();
    for (i, (entry, told)) in table.entries.iter().zip(tolds).enumerate() {
        let (Some(person), Some(rules)) = (person(table, entry), rules.get(entry.section)) else {
            continue;
        };
        let day = told.span().map(|s| s.1).or(around.today);
        let mut draft = person::read(person, rules, day, &mut lines.issues);
        // Where the day is open, whoever is a child on the earlier one is a child.
        if let (Some(born), Some((first, _)), Some(_)) = (draft.birth, told.span(), told.open) {
            draft.line.is_minor = Some(draft.line.is_minor == Some(true) || is_minor(born, first));
        }
        draft.context = entry.context;
        draft.heading_alone = entry.alone;
        draft.families_told |= !table.families.is_empty();
        if draft.line.family_group.is_none() {
            draft.line.family_group = entry.family.and_then(|at| table.families.get(at).cloned());
        }
        if around.keep_cells {
            let cells = person.row.cells.iter();
            draft.line.printed = cells.map(|c| c.text().into_owned()).collect();
        }
        draft.on(flights.place(told));
        lines.drafts.push(draft);
        if i % 256 == 0 {
            tick(i);
        }
    }
    if labels::at_first_only(&lines.drafts) {
        labels::carry(&mut lines.drafts);
    }
    lines.mapping = table.sections.iter().map(|s| mapping(table, s, decision.order, flight_order)).collect();
    lines
}

fn mapping(
    table: &Table<'_>,
    section: &super::table::Section,
    birth: Option<Order>,
    flight: Option<Order>,
) -> SheetMapping {
    let column = |c: &super::columns::Column| ColumnMapping {
        column: c.header.clone(),
        field: c.field,
        date_order: match c.field {
            Field::BirthDate => birth,
            Field::FlightDate => flight,
            _ => None,
        },
        confidence: c.confidence,
    };
    SheetMapping {
        sheet: table.sheet.name.clone(),
        header_row: section.header_row,
        columns: section.columns.iter().map(column).collect(),
    }
}

/// What the column of a section decides for all of its cells.
fn rules(table: &Table<'_>, section: usize, around: &Surroundings, order: Option<Order>) -> Rules {
    let of = |field: Field| -> Vec<String> {
        let entries = table.entries.iter().filter(move |e| e.section == section);
        entries
            .filter_map(|e| person(table, e))
            .filter_map(|p| p.first(field))
            .map(|(_, c)| c.text().into_owned())
            .collect()
    };
    let header = |field: Field| {
        table
            .sections
            .get(section)
            .and_then(|s| s.columns.iter().find(|c| c.field == field))
            .map_or("", |c| c.header.as_str())
    };
    let words: BTreeSet<String> = of(Field::Sex).iter().map(|t| fold(t)).collect();
    let sex_header = header(Field::Sex);
    let printed_letters: BTreeSet<String> =
        sex_header.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() == 1).map(fold).collect();
    let woman_m = sex::letter_m(words.iter().chain(&printed_letters).map(String::as_str)) == LetterM::Woman;
    let mut sexes = around.sexes.clone();
    sexes.extend(sex_legend(sex_header));
    let families: BTreeSet<String> =
        of(Field::FamilyGroup).iter().filter(|t| !t.trim().is_empty()).map(|t| fold(t)).collect();
    let flags = ["si", "no", "yes", "x", "s", "n", "y"];
    let names = of(Field::FullName);
    let commas = names.iter().filter(|t| t.contains(',')).count();
    Rules {
        order,
        woman_m,
        sexes,
        legend: around.legend.clone(),
        surnames_first: commas * 2 > names.len(),
        family_is_flag: !families.is_empty() && families.iter().all(|f| flags.contains(&f.as_str())),
        family_by_stem: labels::by_stem(&of(Field::FamilyGroup)),
        base_1904: table.sheet.base_1904,
    }
}
