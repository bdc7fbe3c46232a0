//! UN/EDIFACT PAXLST messages to lines (WCO/IATA/ICAO guide; domain.md 7).

use jiff::civil::Date;

use super::edifact::{Segment, part};
use super::fault::{Fault, FaultCode};
use super::flights::{Flights, Told};
use super::issue::{Issue, IssueCode};
use super::read::Options;
use super::sheet::Lines;
use super::{passenger, paxrow};
use crate::fields::date::{self, DateError, Known, Order, Written, Year};

/// One message: its flight and the segments of each person.
#[derive(Debug, Default)]
struct Message {
    told: Told,
    people: Vec<Vec<Segment>>,
}

/// Reads an interchange.
///
/// # Errors
/// When a message is of another kind, or there are none.
pub fn read(segments: &[Segment], flights: &mut Flights, options: &Options) -> Result<Lines, Fault> {
    let limit = options.limits.rows;
    let mut lines = Lines::default();
    let mut ordinal = 0;
    let mut messages = Vec::new();
    let mut open: Option<Message> = None;
    for segment in segments {
        match part(segment, 0, 0) {
            "UNH" => {
                let kind = part(segment, 2, 0);
                if kind != "PAXLST" {
                    return Err(Fault::new(FaultCode::EdifactNotPaxlst).found(kind));
                }
                messages.extend(open.replace(Message::default()));
            }
            "UNT" | "UNE" | "UNZ" => messages.extend(open.take()),
            _ => {
                if let Some(message) = open.as_mut() {
                    take(message, segment);
                }
            }
        }
    }
    messages.extend(open.take());
    if messages.is_empty() {
        return Err(Fault::new(FaultCode::EdifactNotPaxlst).found(segments.first().map_or("", |s| part(s, 0, 0))));
    }
    for message in messages {
        let day = message.told.date;
        let flight = (message.people.iter().any(|p| !p.is_empty())).then(|| flights.place(message.told.clone()));
        for segments in message.people.iter().filter(|p| !p.is_empty()) {
            ordinal += 1;
            if ordinal > limit {
                return Err(Fault::new(FaultCode::TooLarge).at(ordinal).found(limit.to_string()));
            }
            let repair = options.repairs.iter().find(|repair| repair.sheet.is_none() && repair.row == ordinal);
            let segments = match repair {
                Some(left_out) if left_out.cells.is_empty() => continue,
                Some(repair) => &paxrow::repaired(segments.clone(), &repair.cells),
                None => segments,
            };
            let mut draft = passenger::read(segments, ordinal, day, &mut lines.issues);
            if options.keep_cells {
                draft.line.printed = paxrow::cells(segments);
            }
            draft.on(flight.unwrap_or(0));
            lines.drafts.push(draft);
        }
    }
    if !super::unt::counts_agree(segments) {
        lines.issues.push(Issue::new(IssueCode::EdifactCountMismatch, None, None));
    }
    if lines.drafts.is_empty() {
        return Err(Fault::new(FaultCode::NoRows));
    }
    Ok(lines)
}

fn take(message: &mut Message, segment: &Segment) {
    if part(segment, 0, 0) == "NAD" {
        // Only passengers are people of the list; crew and the reporting party are not.
        match part(segment, 1, 0) {
            "FL" | "PAX" => message.people.push(vec![segment.clone()]),
            _ => message.people.push(Vec::new()),
        }
        return;
    }
    if let Some(person) = message.people.last_mut()
        && !person.is_empty()
    {
        person.push(segment.clone());
        return;
    }
    head(&mut message.told, segment);
    // A party that is no passenger holds no place in the list.
    if matches!(part(segment, 0, 0), "TDT") {
        message.people.retain(|p| !p.is_empty());
    }
}

fn head(told: &mut Told, segment: &Segment) {
    match (part(segment, 0, 0), part(segment, 1, 0)) {
        ("TDT", _) if told.number.is_none() => {
            told.number = Some(part(segment, 2, 0).to_owned()).filter(|n| !n.is_empty());
            told.land = matches!(part(segment, 3, 0), "3" | "30" | "31");
        }
        ("LOC", "125") => told.origin = Some(place_name(segment)).filter(|o| !o.is_empty()),
        ("LOC", "5" | "92") if told.origin.is_none() => {
            told.origin = Some(place_name(segment)).filter(|o| !o.is_empty());
        }
        ("DTM", _) => {
            let kind = segment.get(1).and_then(|e| e.first()).map_or("", String::as_str);
            let day = moment(part(segment, 1, 1));
            if kind == "232" || kind == "132" || (kind == "189" && told.date.is_none()) {
                told.date = day.or(told.date);
            }
        }
        _ => {}
    }
}

pub(super) fn place_name(segment: &Segment) -> String {
    let name = segment.get(2).and_then(|e| e.get(3)).map_or("", |t| t.trim());
    if name.is_empty() { part(segment, 2, 0).to_owned() } else { name.to_owned() }
}

/// A day in `yymmdd…` or `ccyymmdd…`.
fn moment(text: &str) -> Option<Date> {
    match stated(text).ok()?.settle(Order::DayMonth, None, false).ok()? {
        Known::Day(date) => Some(date),
        _ => None,
    }
}

pub(super) fn stated(text: &str) -> Result<Written, DateError> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let at = |from: usize, to: usize| digits.get(from..to).and_then(|t| t.parse::<i16>().ok()).unwrap_or(0);
    let small = |n: i16| i8::try_from(n).unwrap_or(0);
    let long =
        digits.len() == 8 || digits.len() >= 12 || matches!(digits.get(..2), Some("19" | "20")) && digits.len() == 8;
    match (digits.len(), long) {
        (6 | 10, _) => Ok(Written::Known {
            day: small(at(4, 6)),
            month: small(at(2, 4)),
            year: Year { number: at(0, 2), short: true },
        }),
        (_, true) => Ok(Written::Known {
            day: small(at(6, 8)),
            month: small(at(4, 6)),
            year: Year { number: at(0, 4), short: false },
        }),
        _ => date::read(text),
    }
}
