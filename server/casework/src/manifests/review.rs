//! What a list brings, in groups that a person can look through.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::manifest::reading::Line;

use super::plan::{Plan, Step, There};
use super::*;

/// In which group a line is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    New,
    SeenBefore,
    Similar,
    /// The flight has this person and the list says something else now.
    Changed,
    /// The same, of somebody who is registered or decided about: shown, not applied.
    Registered,
    /// The flight has exactly this line.
    Same,
    Problem,
}

impl Group {
    /// The form stored and shown.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::SeenBefore => "seen_before",
            Self::Similar => "similar",
            Self::Changed => "changed",
            Self::Registered => "registered",
            Self::Same => "same",
            Self::Problem => "problem",
        }
    }
}

/// What a field was and is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub field: &'static str,
    pub was: String,
    pub is: String,
    /// The desk gave it a value of its own, which stays.
    pub stays: bool,
}

/// One line with what is to be looked at.
#[derive(Clone, Debug)]
pub struct ReviewLine {
    pub line: Arc<Line>,
    pub place: Place,
    pub group: Group,
    pub issues: Vec<Issue>,
    pub seen: Option<Seen>,
    pub changes: Vec<Changed>,
}

/// A row that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLook {
    pub place: Place,
    pub sheet: Option<String>,
    pub cells: Vec<String>,
    pub issues: Vec<IssueCode>,
}

/// A flight the list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewFlight {
    /// Its id in the list.
    pub id: String,
    pub number: Option<String>,
    pub day: Option<String>,
    pub origin: Option<String>,
    pub lines: usize,
    /// The flight of the centre that it is, with the lines that one has.
    pub known: Option<(FlightId, usize)>,
}

/// Somebody an earlier list named and this one does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    pub list_no: Option<String>,
    pub name: String,
    pub registered: bool,
}

/// A list under review.
#[derive(Clone, Debug)]
pub struct Review {
    pub id: UploadId,
    pub name: String,
    /// `review`, `approved`, `cancelled` or `refused`.
    pub state: String,
    pub flights: Vec<ReviewFlight>,
    pub lines: Vec<ReviewLine>,
    /// Rows that were not understood.
    pub held: Vec<HeldLook>,
    /// Rows left out by a person.
    pub omitted: Vec<(Option<String>, Place)>,
    pub gone: Vec<Gone>,
    /// What concerns a column or the whole list.
    pub notes: Vec<Issue>,
    /// Milliseconds of the approval of the very same file.
    pub before: Option<i64>,
    /// Its columns have titles, whose meaning a person confirms; what a message says is agreed.
    pub titled: bool,
    /// Columns were confirmed, for this list or for earlier ones with the same titles.
    pub confirmed: bool,
    /// Milliseconds it took to read.
    pub took: i64,
    /// Under which titles the lines stand, sheet by sheet.
    pub mapping: Vec<domain::manifest::reading::SheetMapping>,
    /// The instant of the decisions shown here, for the next one.
    pub version: Option<i64>,
}

impl Review {
    /// How many lines are in a group; rows not understood are problems.
    pub fn count(&self, group: Group) -> usize {
        let lines = self.lines.iter().filter(|line| line.group == group).count();
        if group == Group::Problem { lines + self.held.len() } else { lines }
    }

    /// Whether the list is compared with what a flight has already.
    pub fn is_correction(&self) -> bool {
        self.flights.iter().any(|flight| flight.known.is_some_and(|(_, lines)| lines > 0))
    }
}

pub(super) fn is_problem(issue: &Issue) -> bool {
    issue.severity == Severity::Error
        || matches!(
            issue.code,
            IssueCode::DuplicateInFile | IssueCode::DateUnreadable | IssueCode::BirthDateImplausible
        )
}

fn issues_by_row(reading: &Reading) -> BTreeMap<(Option<&str>, u32), Vec<Issue>> {
    let mut by_row: BTreeMap<_, Vec<Issue>> = BTreeMap::new();
    for issue in &reading.issues {
        if let Some(row) = issue.row {
            by_row.entry((issue.sheet.as_deref(), row)).or_default().push(issue.clone());
        }
    }
    by_row
}

/// What a line says in a field, as a person would write it.
pub(super) fn said(line: &Line, field: &str) -> String {
    let text = match field {
        "given_names" => line.given_names.clone(),
        "surnames" => line.surnames.clone(),
        "sex" => line.sex.map(|sex| sex.code().to_owned()),
        "birth_date" => line.birth_date.value.clone(),
        "age" => line.age.map(|age| age.years().to_string()),
        "nationality" => line.nationality.map(str::to_owned),
        "cui" => line.cui.as_ref().map(|cui| cui.number.clone()),
        "document" => line.document.as_ref().and_then(|paper| paper.number.clone()),
        "sender_ref" => line.sender_ref.clone(),
        "municipality_code" => line.municipality_code.and_then(place::municipality).map(|town| town.name.to_owned()),
        "family_group" => line.family_group.clone(),
        "relation" => line.relation.as_ref().and_then(code_of),
        "list_no" => line.list_no.clone(),
        "seat" => line.seat.clone(),
        _ => None,
    };
    text.unwrap_or_default()
}

impl Staff {
    /// What a list brings, out of what was read and what the flights have now.
    pub(super) fn review_of(
        &self,
        kept: &store::uploads::Upload,
        read: &work::Read,
        plan: &Plan,
        choices: &Choices,
        version: Option<i64>,
    ) -> Review {
        let reading = &read.reading;
        let (by_row, steps) = (issues_by_row(reading), plan.steps());
        let late = kept.state == "approved";
        let sheets = choices::sheets(reading, choices);
        let place = |sheet: &Option<String>, row: u32| Place {
            sheet: sheets.iter().position(|one| one == sheet).unwrap_or(0),
            row,
        };
        let line = |(at, line): (usize, &Arc<Line>)| {
            let issues = by_row.get(&(line.sheet.as_deref(), line.row)).cloned().unwrap_or_default();
            let seen = read.seen.get(at).cloned().flatten();
            let step = steps.get(&at);
            let new = step.is_none() && (!late || choices.is_repaired(line));
            let group = group(step, new, issues.iter().any(is_problem), seen.as_ref());
            let changes = step
                .filter(|_| matches!(group, Group::Changed | Group::Registered | Group::Problem))
                .map_or_else(Vec::new, |step| self.changes(step, line));
            ReviewLine {
                line: line.clone(),
                place: place(&line.sheet, line.row),
                group,
                issues,
                seen: seen.filter(|_| new),
                changes,
            }
        };
        let flight = |flight: &reading::Flight| ReviewFlight {
            id: flight.id.clone(),
            number: flight.number.clone(),
            day: flight.date.clone(),
            origin: flight.origin.clone(),
            lines: reading.lines.iter().filter(|line| line.flight == flight.id).count(),
            known: plan.known.get(&flight.id).map(|known| (FlightId::from_uuid(known.flight.id), known.there.len())),
        };
        let held = |row: &reading::HeldRow| HeldLook {
            place: place(&row.sheet, row.row),
            sheet: row.sheet.clone(),
            cells: row.cells.clone(),
            issues: by_row
                .get(&(row.sheet.as_deref(), row.row))
                .into_iter()
                .flatten()
                .map(|issue| issue.code)
                .collect(),
        };
        let gone = |there: &There| Gone {
            list_no: there.row.list_no.clone(),
            name: format!("{} {}", there.row.given_names, there.row.surnames),
            registered: there.is_registered(),
        };
        Review {
            id: UploadId::from_uuid(kept.id),
            name: kept.name.clone(),
            state: kept.state.clone(),
            flights: reading.flights.iter().map(flight).collect(),
            lines: reading.lines.iter().enumerate().map(line).collect(),
            held: reading.held.iter().map(held).collect(),
            omitted: choices
                .rows
                .iter()
                .filter(|row| row.cells.is_empty())
                .map(|row| (row.sheet.clone(), place(&row.sheet, row.row)))
                .collect(),
            gone: plan.known.values().flat_map(plan::Known::gone).filter(|there| !there.sealed).map(gone).collect(),
            notes: reading
                .issues
                .iter()
                .filter(|issue| issue.row.is_none() && issue.severity > Severity::Info)
                .cloned()
                .collect(),
            before: None,
            titled: reading.source.kind != Some(reading::Kind::Paxlst),
            confirmed: !choices.columns.is_empty() || read.remembered,
            took: read.took,
            mapping: reading.mapping.clone(),
            version,
        }
    }

    fn changes(&self, step: &Step<'_>, line: &Line) -> Vec<Changed> {
        let there = step.there;
        let change = |field: &&'static str| Changed {
            field,
            was: said(&there.line, field),
            is: said(line, field),
            stays: there.is_decided() || row::is_the_desks(self.house.store.keys(), &there.row, &there.line, field),
        };
        step.fields.iter().map(change).collect()
    }
}

fn group(step: Option<&Step<'_>>, new: bool, problem: bool, seen: Option<&Seen>) -> Group {
    match step {
        Some(step) if step.there.sealed || step.fields.is_empty() => Group::Same,
        Some(step) if step.there.is_decided() => Group::Registered,
        Some(_) if problem => Group::Problem,
        Some(_) => Group::Changed,
        None if !new => Group::Same,
        None if problem => Group::Problem,
        None => match seen {
            Some(seen) if seen.certain => Group::SeenBefore,
            Some(_) => Group::Similar,
            None => Group::New,
        },
    }
}
