//! A passenger of a message as a row of cells: to be looked at, and read again as a person put it right.

use super::edifact::{Segment, part};
use super::field::Field;
use super::reading::{ColumnMapping, SheetMapping};
use crate::fields::date::{self, Known, Order};
use crate::fields::sex::{self, LetterM};

/// Where a cell stands: the segment with the qualifier of its first element (none: whatever it is), element and component.
struct Spot {
    field: Field,
    tag: &'static str,
    qualifier: &'static str,
    element: usize,
    component: usize,
}

const fn spot(field: Field, tag: &'static str, qualifier: &'static str, element: usize, component: usize) -> Spot {
    Spot { field, tag, qualifier, element, component }
}

const SPOTS: [Spot; 9] = [
    spot(Field::Surnames, "NAD", "", 4, 0),
    spot(Field::GivenNames, "NAD", "", 4, 1),
    spot(Field::OtherGivenNames, "NAD", "", 4, 2),
    spot(Field::Sex, "ATT", "2", 3, 0),
    spot(Field::BirthDate, "DTM", "329", 1, 1),
    spot(Field::Nationality, "NAT", "2", 2, 0),
    spot(Field::DocumentNumber, "DOC", "", 2, 0),
    spot(Field::Municipality, "NAD", "", 6, 0),
    spot(Field::Department, "NAD", "", 7, 0),
];

impl Spot {
    fn is_in(&self, segment: &Segment) -> bool {
        part(segment, 0, 0) == self.tag && (self.qualifier.is_empty() || part(segment, 1, 0) == self.qualifier)
    }

    /// What a person writes, as a message says it.
    fn said(&self, text: &str) -> String {
        let coded = match self.field {
            Field::BirthDate => match date::read(text).and_then(|day| day.settle(Order::DayMonth, None, false)) {
                Ok(Known::Day(day)) if text.contains(|c: char| !c.is_ascii_digit()) => {
                    Some(day.strftime("%Y%m%d").to_string())
                }
                _ => None,
            },
            Field::Sex => sex::parse(text, LetterM::Male).ok().map(|sex| sex.code().to_owned()),
            _ => None,
        };
        coded.unwrap_or_else(|| text.trim().to_owned())
    }

    fn write(&self, segment: &mut Segment, text: &str) {
        if segment.len() <= self.element {
            segment.resize(self.element + 1, vec![String::new()]);
        }
        if let Some(parts) = segment.get_mut(self.element) {
            if parts.len() <= self.component {
                parts.resize(self.component + 1, String::new());
            }
            if let Some(part) = parts.get_mut(self.component) {
                *part = self.said(text);
            }
        }
    }
}

/// What the cells of [`cells`] mean.
pub(super) fn columns() -> SheetMapping {
    let column = |spot: &Spot| ColumnMapping {
        column: spot.tag.to_owned(),
        field: spot.field,
        date_order: None,
        confidence: 1.0,
    };
    SheetMapping { sheet: None, header_row: None, columns: SPOTS.iter().map(column).collect() }
}

/// The cells of a passenger as sent.
pub(super) fn cells(segments: &[Segment]) -> Vec<String> {
    let cell = |spot: &Spot| {
        segments.iter().find(|one| spot.is_in(one)).map_or("", |one| part(one, spot.element, spot.component))
    };
    SPOTS.iter().map(|spot| cell(spot).to_owned()).collect()
}

/// The passenger with the cells that differ written into their segments.
pub(super) fn repaired(mut segments: Vec<Segment>, new: &[String]) -> Vec<Segment> {
    let old = cells(&segments);
    for ((spot, old), new) in SPOTS.iter().zip(&old).zip(new) {
        if old == new.trim() {
            continue;
        }
        if let Some(segment) = segments.iter_mut().find(|one| spot.is_in(one)) {
            spot.write(segment, new);
        } else {
            let mut segment = vec![vec![spot.tag.to_owned()], vec![spot.qualifier.to_owned()]];
            spot.write(&mut segment, new);
            segments.push(segment);
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::super::edifact::segments;
    use super::*;

    #[test]
    fn what_a_person_wrote_stands_in_its_segment_and_all_else_stays() {
        let sent = segments("NAD+FL+++CUZ POP:ANA:MARIA++COBAN+AV'ATT+2++J'FTX+ZZZ+++con su tia'");
        let mut row = cells(&sent);
        assert_eq!(row, ["CUZ POP", "ANA", "MARIA", "J", "", "", "", "COBAN", "AV"]);
        row[3] = "femenino".to_owned();
        row[4] = "5/3/1991".to_owned();
        row[6] = "MB140241".to_owned();
        let read = repaired(sent, &row);
        assert_eq!(cells(&read), ["CUZ POP", "ANA", "MARIA", "F", "19910305", "", "MB140241", "COBAN", "AV"]);
        assert_eq!(part(&read[2], 4, 0), "con su tia");
        assert_eq!(part(&read[4], 0, 0), "DOC");
    }
}
