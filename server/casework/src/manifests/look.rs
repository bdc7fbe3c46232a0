//! One row of a list: what was read, what was understood, and why.

use domain::manifest::{Field, reading::Line};

use super::review::said;
use super::*;

/// One cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellLook {
    pub title: String,
    pub printed: String,
    pub field: Field,
    /// What was understood of it, as a person would write it; empty when nothing was.
    pub understood: String,
    /// What is to be looked at in this very cell.
    pub issues: Vec<IssueCode>,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLook {
    pub name: String,
    pub sheet: Option<String>,
    pub row: u32,
    pub cells: Vec<CellLook>,
    /// What concerns the whole row.
    pub issues: Vec<IssueCode>,
    /// A person left it out.
    pub omitted: bool,
    /// A person rewrote it.
    pub repaired: bool,
    /// It can still be changed.
    pub open: bool,
}

/// What a line says where a column of this meaning stands.
fn understood(line: &Line, field: Field) -> String {
    let join = |fields: &[&str]| {
        fields.iter().map(|field| said(line, field)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    match field {
        Field::ListNo => said(line, "list_no"),
        Field::Seat => said(line, "seat"),
        Field::FullName => join(&["given_names", "surnames"]),
        Field::GivenNames | Field::OtherGivenNames => said(line, "given_names"),
        Field::Surnames => said(line, "surnames"),
        Field::Surname1 => line.surname_1.clone().unwrap_or_default(),
        Field::Surname2 => line.surname_2.clone().unwrap_or_default(),
        Field::MarriedSurname => line.married_surname.clone().unwrap_or_default(),
        Field::Sex => said(line, "sex"),
        Field::BirthDate | Field::BirthDay | Field::BirthMonth | Field::BirthYear => said(line, "birth_date"),
        Field::Age => join(&["birth_date", "age"]),
        Field::Nationality => said(line, "nationality"),
        Field::Cui => said(line, "cui"),
        Field::DocumentType | Field::DocumentNumber | Field::Document => said(line, "document"),
        Field::SenderRef => said(line, "sender_ref"),
        Field::Municipality => said(line, "municipality_code"),
        Field::Department => line
            .department_code
            .and_then(|code| place::municipalities().iter().find(|town| town.code.starts_with(code)))
            .map(|town| town.department.to_owned())
            .unwrap_or_default(),
        Field::FamilyGroup | Field::TravelsWith => said(line, "family_group"),
        Field::Relation => said(line, "relation"),
        Field::Languages => line.languages.clone().unwrap_or_default().join(", "),
        Field::Unaccompanied
        | Field::Remarks
        | Field::FlightNumber
        | Field::BusNumber
        | Field::FlightDate
        | Field::FlightOrigin
        | Field::AnyDate
        | Field::Ignored => String::new(),
    }
}

impl Staff {
    /// One row of a list, cell by cell.
    pub async fn list_row(&self, upload: UploadId, place: Place) -> Refused<RowLook> {
        self.permit(Action::ImportManifest, Relation::Team)?;
        let (kept, choices, version) = self.kept(upload).await?;
        let read = self.read_whole(&kept, &choices, version).await?;
        let reading = &read.reading;
        let sheet = choices::sheets(reading, &choices).get(place.sheet).cloned().ok_or(Refusal::NotFound)?;
        let is = |other: &Option<String>, row: u32| *other == sheet && row == place.row;
        let line = reading.lines.iter().find(|line| is(&line.sheet, line.row));
        let choice = choices.rows.iter().find(|row| is(&row.sheet, row.row));
        let omitted = choice.is_some_and(|row| row.cells.is_empty());
        let cells = choices::cells_of(reading, &choices, sheet.as_ref(), place.row);
        if cells.is_none() && !omitted {
            return Err(Refusal::NotFound);
        }
        let cells = cells.unwrap_or_default();
        let columns = choices::titles_of(reading, sheet.as_ref(), place.row)
            .map(|mapping| mapping.columns.as_slice())
            .unwrap_or_default();
        let issues: Vec<&Issue> = reading
            .issues
            .iter()
            .filter(|issue| issue.row == Some(place.row) && issue.sheet == sheet && issue.severity > Severity::Info)
            .collect();
        let first = |issue: &Issue| choices::columns_of(columns, issue).first().copied();
        let cell = |at: usize| {
            let column = columns.get(at);
            let field = column.map_or(Field::Ignored, |column| column.field);
            CellLook {
                title: column.map(|column| column.column.clone()).unwrap_or_default(),
                printed: cells.get(at).cloned().unwrap_or_default(),
                field,
                understood: line.map(|line| understood(line, field)).unwrap_or_default(),
                issues: issues.iter().filter(|issue| first(issue) == Some(at)).map(|issue| issue.code).collect(),
            }
        };
        let width = columns.len().max(cells.len());
        Ok(RowLook {
            name: line
                .map(|line| format!("{} {}", said(line, "given_names"), said(line, "surnames")).trim().to_owned())
                .unwrap_or_default(),
            sheet,
            row: place.row,
            cells: if omitted { Vec::new() } else { (0..width).map(cell).collect() },
            issues: issues.iter().filter(|issue| first(issue).is_none()).map(|issue| issue.code).collect(),
            omitted,
            repaired: choice.is_some() && !omitted,
            open: ["review", "approved"].contains(&kept.state.as_str()),
        })
    }
}
